#include "sync/wire/json_reader.h"

#include "sync/domain/ulid.h"

namespace bianmin::wire {

std::string Place::path() const {
  if (parent == nullptr) return {};
  std::string out = parent->path();
  if (member.empty()) return out + "[" + std::to_string(index) + "]";
  if (!out.empty()) out += ".";
  return out.append(member);
}

void Place::fail(std::string what) const { throw DecodeError{path(), std::move(what)}; }

ObjectReader::ObjectReader(Json& value, const Place& place) : value_(value), place_(place) {
  if (!value.is_object()) place.fail("is not an object");
}

void ObjectReader::fail(std::string_view name, std::string what) const {
  Place{&place_, name, 0}.fail(std::move(what));
}

Json& ObjectReader::member(std::string_view name) {
  const auto found = value_.find(name);
  if (found == value_.end()) fail(name, "is missing");
  return *found;
}

std::string ObjectReader::text(std::string_view name, std::size_t min_bytes,
                               std::size_t max_bytes) {
  Json& value = member(name);
  if (!value.is_string()) fail(name, "is not a string");
  std::string& text = value.get_ref<std::string&>();
  if (text.size() < min_bytes) fail(name, "is too short");
  if (text.size() > max_bytes) {
    fail(name, "is longer than " + std::to_string(max_bytes) + " bytes");
  }
  return std::move(text);
}

std::string ObjectReader::textIfAny(std::string_view name, std::size_t max_bytes) {
  return value_.contains(name) ? text(name, 0, max_bytes) : std::string{};
}

std::uint64_t ObjectReader::number(std::string_view name, std::uint64_t min, std::uint64_t max) {
  const Json& value = member(name);
  // An integer that does not fit 64 bits has silently become a floating-point number here.
  const bool good = value.is_number_unsigned() && value.get<std::uint64_t>() >= min &&
                    value.get<std::uint64_t>() <= max;
  if (!good) {
    fail(name, "is not an integer from " + std::to_string(min) + " to " + std::to_string(max));
  }
  return value.get<std::uint64_t>();
}

std::int64_t ObjectReader::count(std::string_view name) {
  return static_cast<std::int64_t>(number(name, 0, kMostExact));
}

Date ObjectReader::date(std::string_view name) {
  const Date day = dateFromIso(text(name, 0, 64));
  if (!day.ok()) fail(name, "is not a date");
  return day;
}

bool ObjectReader::truth(std::string_view name) {
  const Json& value = member(name);
  if (!value.is_boolean()) fail(name, "is neither true nor false");
  return value.get<bool>();
}

Instant ObjectReader::time(std::string_view name) {
  const Instant at = instantFromIso(text(name, 0, 64));
  if (at < Instant{}) fail(name, "is not a time such as 2026-11-22T13:30:00.000Z");
  return at;
}

std::string ObjectReader::ulid(std::string_view name) {
  std::string id = text(name, 0, 64);
  if (!isUlid(id)) fail(name, "is not a ULID");
  return id;
}

}  // namespace bianmin::wire
