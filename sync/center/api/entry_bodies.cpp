#include "sync/center/api/entry_bodies.h"

#include <algorithm>

#include "sync/seal/seal.h"
#include "sync/wire/json_reader.h"

namespace bianmin::center {
namespace {

using wire::ObjectReader;

constexpr std::size_t kMatterBytes = 64;
constexpr std::size_t kLookupBytes = 24;  // 16 bytes in base64
constexpr std::size_t kTokenBytes = 32;   // 16 bytes in hex
constexpr std::size_t kMaterialBytes = 64;
constexpr std::size_t kMostPapers = 64;
constexpr std::size_t kCadreBytes = 64;
constexpr std::size_t kSealedBytes = 256 * 1024;

bool isMatter(std::string_view id) {
  return std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '_' || c == '-';
  });
}

std::string matter(ObjectReader& from, std::size_t least) {
  std::string id = from.text("matter", least, kMatterBytes);
  if (!isMatter(id)) from.fail("matter", "has a character that no matter's id has");
  return id;
}

std::string lookup(ObjectReader& from, std::string_view name) {
  std::string value = from.text(name, kLookupBytes, kLookupBytes);
  const auto bytes = seal::fromBase64(value);
  if (!bytes || bytes->size() != 16) from.fail(name, "is not 16 bytes in base64");
  return value;
}

void checkToken(ObjectReader& from, std::string_view value) {
  if (value.size() != kTokenBytes ||
      value.find_first_not_of("0123456789abcdef") != std::string_view::npos) {
    from.fail("token", "is not 32 lower-case hexadecimal digits");
  }
}

std::string token(ObjectReader& from) {
  std::string value = from.text("token", kTokenBytes, kTokenBytes);
  checkToken(from, value);
  return value;
}

// A ticket of an older terminal has none.
std::string tokenIfAny(ObjectReader& from) {
  std::string value = from.textIfAny("token", kTokenBytes);
  if (!value.empty()) checkToken(from, value);
  return value;
}

std::string sealed(ObjectReader& from) {
  std::string value = from.text("sealed", 3, kSealedBytes);
  if (!value.starts_with("1.")) from.fail("sealed", "is of a suite that the centre cannot open");
  if (!seal::fromBase64(std::string_view(value).substr(2))) from.fail("sealed", "is not base64");
  return value;
}

void read(ObjectReader& from, TicketBody& out) {
  out.ticket = from.ulid("ticket");
  out.day = from.text("day", 10, 10);
  if (!dateFromIso(out.day).ok()) from.fail("day", "is not a date");
  out.group = from.text("group", 1, 1);
  if (out.group[0] < 'A' || out.group[0] > 'Z') from.fail("group", "is not a letter");
  out.number = static_cast<int>(from.number("n", 1, 999'999));
  out.matter = matter(from, 0);
  out.token_hash = tokenIfAny(from);
}

void read(ObjectReader& from, DossierBody& out) {
  out.dossier = from.ulid("dossier");
  out.matter = matter(from, 1);
  out.form = static_cast<int>(from.number("form", 1, 1'000'000));
  out.token_hash = token(from);
  out.lookup = lookup(from, "lookup");
  out.sealed = sealed(from);
}

void read(ObjectReader& from, RatingBody& out) {
  out.rating = from.ulid("rating");
  out.lookup = lookup(from, "dossier_lookup");
  out.stars = static_cast<int>(from.number("stars", 1, 5));
}

CheckedPaper readPaper(ObjectReader& from) {
  CheckedPaper paper;
  paper.material = from.text("material", 1, kMaterialBytes);
  const auto state = paperStateFromName(from.text("state", 0, kMatterBytes));
  if (!state) from.fail("state", "is not one of handed, missing, follows");
  paper.state = *state;
  paper.original_seen = from.truth("original_seen");
  paper.copies = static_cast<int>(from.number("copies", 0, 99));
  return paper;
}

void read(ObjectReader& from, MoveBody& out) {
  Move& move = out.move;
  move.id = from.ulid("move");
  move.dossier = from.ulid("dossier");
  const auto kind = moveKindFromName(from.text("kind", 0, kMatterBytes));
  if (!kind) from.fail("kind", "is not one of checked, carried, delivered");
  move.kind = *kind;
  from.array("papers", kMostPapers, [&](wire::Json& item, const wire::Place& place) {
    ObjectReader one(item, place);
    move.papers.push_back(readPaper(one));
  });
  const std::string until = from.text("until", 0, 10);
  if (!until.empty()) {
    move.until = dateFromIso(until);
    if (!move.until->ok()) from.fail("until", "is not a date");
  }
  move.cadre = from.text("cadre", 1, kCadreBytes);
  const std::string way = from.textIfAny("way", kMatterBytes);
  if (!way.empty()) {
    move.way = deliveryWayFromName(way);
    if (!move.way) from.fail("way", "is not one of self, agent, mail");
  }
}

void read(ObjectReader& from, TurnBody& out) {
  out.ticket = from.ulid("ticket");
  if (from.text("state", 0, kMatterBytes) != "called") from.fail("state", "is not called");
}

template <typename Body>
EntryBody readAs(std::string_view json) {
  auto body = wire::decodeWith<Body>(json, [](ObjectReader& from, Body& out) { read(from, out); });
  if (!body) return Unreadable{body.error().text()};
  return std::move(*body);
}

EntryBody readMove(const JournalEntry& entry) {
  EntryBody body = readAs<MoveBody>(entry.body);
  if (auto* move = std::get_if<MoveBody>(&body)) move->move.at = entry.at;
  return body;
}

}  // namespace

EntryBody readBody(const JournalEntry& entry) {
  switch (entry.kind) {
    case EntryKind::Ticket:
      return readAs<TicketBody>(entry.body);
    case EntryKind::Dossier:
      return readAs<DossierBody>(entry.body);
    case EntryKind::Rating:
      return readAs<RatingBody>(entry.body);
    case EntryKind::Move:
      return readMove(entry);
    case EntryKind::Turn:
      return readAs<TurnBody>(entry.body);
  }
  return Unreadable{"kind is not known"};
}

}  // namespace bianmin::center
