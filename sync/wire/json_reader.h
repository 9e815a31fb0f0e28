// Reading a JSON tree strictly; a private part of the codec. Failures are thrown as DecodeError
// inside the codec and never leave it.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "sync/wire/codec.h"

namespace bianmin::wire {

using Json = nlohmann::json;

// The largest whole number that every JSON reader keeps exactly.
inline constexpr std::uint64_t kMostExact = (1ULL << 53) - 1;

// Where a value is; lives on the stack and becomes text only when something is wrong.
struct Place {
  const Place* parent = nullptr;
  std::string_view member;
  std::size_t index = 0;

  std::string path() const;
  [[noreturn]] void fail(std::string what) const;
};

// An object whose members are asked for. Strings are moved out of the tree.
class ObjectReader {
 public:
  // Fails when it is not an object.
  ObjectReader(Json& value, const Place& place);

  std::string text(std::string_view name, std::size_t min_bytes, std::size_t max_bytes);
  // Empty when the member is absent.
  std::string textIfAny(std::string_view name, std::size_t max_bytes);
  std::uint64_t number(std::string_view name, std::uint64_t min, std::uint64_t max);
  // From 0 to kMostExact.
  std::int64_t count(std::string_view name);
  bool has(std::string_view name) const { return value_.contains(name); }
  bool truth(std::string_view name);
  Date date(std::string_view name);
  Instant time(std::string_view name);
  std::string ulid(std::string_view name);
  // Calls each(item, place) for at most `most` items; more is a failure.
  template <typename Each>
  void array(std::string_view name, std::size_t most, Each&& each) {
    Json& list = member(name);
    const Place here{&place_, name, 0};
    if (!list.is_array()) here.fail("is not an array");
    if (list.size() > most) here.fail("has more than " + std::to_string(most) + " items");
    std::size_t index = 0;
    for (Json& item : list) each(item, Place{&here, {}, index++});
  }
  [[noreturn]] void fail(std::string_view name, std::string what) const;

 private:
  Json& member(std::string_view name);

  Json& value_;
  const Place& place_;
};

// Parses text and reads it with `read(ObjectReader&)`; what goes wrong becomes the error.
template <typename T, typename Read>
Decoded<T> decodeWith(std::string_view text, Read&& read) {
  try {
    Json tree = Json::parse(text, nullptr, false);
    const Place root;
    if (tree.is_discarded()) root.fail("is not JSON in UTF-8");
    ObjectReader whole(tree, root);
    T out;
    read(whole, out);
    return out;
  } catch (DecodeError& error) {
    return std::move(error);
  } catch (const Json::exception&) {
    return DecodeError{"", "is not JSON that can be read"};
  }
}

}  // namespace bianmin::wire
