#include <optional>

#include "sync/wire/codec.h"
#include "sync/wire/json_reader.h"

namespace bianmin::wire {
namespace {

constexpr std::uint64_t kMostSeq = kMostExact;
constexpr std::size_t kShort = 64;
constexpr std::size_t kWords = 2000;
// Larger than what the county lets in: one note must never stop the feed of a village.
constexpr std::size_t kNote = 64 * 1024;
constexpr std::size_t kPem = 16 * 1024;

std::optional<EntryVerdict::Kind> verdictKind(std::string_view name) {
  using Kind = EntryVerdict::Kind;
  for (const Kind kind : {Kind::Taken, Kind::Conflict, Kind::Refused}) {
    if (toName(kind) == name) return kind;
  }
  return std::nullopt;
}

void readEntry(ObjectReader& from, JournalEntry& out) {
  out.seq = from.number("seq", 1, kMostSeq);
  const auto kind = entryKindFromName(from.text("kind", 0, kShort));
  if (!kind) from.fail("kind", "is not known to this version");
  out.kind = *kind;
  out.at = from.time("at");
  out.body = from.text("body", 2, kMostBodyBytes);
}

void readEntryOrVerdict(Json& item, const Place& place, PushRequest& out) {
  ObjectReader from(item, place);
  JournalEntry entry;
  entry.id = from.ulid("id");
  try {
    readEntry(from, entry);
    out.entries.push_back(std::move(entry));
  } catch (const DecodeError& error) {
    out.unreadable.push_back({std::move(entry.id), entry.seq, error.text()});
  }
}

EntryVerdict readVerdict(Json& item, const Place& place) {
  ObjectReader from(item, place);
  EntryVerdict out;
  out.id = from.ulid("id");
  const auto kind = verdictKind(from.text("verdict", 0, kShort));
  if (!kind) from.fail("verdict", "is not one of taken, conflict, refused");
  out.kind = *kind;
  out.reason = from.textIfAny("reason", kWords);
  return out;
}

void readChange(Json& item, const Place& place, ChangesReply& out) {
  ObjectReader from(item, place);
  StatusChange change;
  change.dossier_id = from.ulid("dossier");
  change.lookup = from.text("lookup", 1, kShort);
  change.matter = from.text("matter", 1, kShort);
  const auto status = dossierStatusFromName(from.text("status", 0, kShort));
  change.at = from.time("at");
  change.note = from.textIfAny("note", kNote);
  change.due = from.textIfAny("due", kShort);
  if (!change.due.empty() && !dateFromIso(change.due).ok()) from.fail("due", "is not a date");
  if (!status) {
    ++out.unknown;
    return;
  }
  change.status = *status;
  out.changes.push_back(std::move(change));
}

}  // namespace

Decoded<PushRequest> decodePushRequest(std::string_view json) {
  return decodeWith<PushRequest>(json, [](ObjectReader& from, PushRequest& out) {
    from.array("entries", kMostEntries,
               [&](Json& item, const Place& place) { readEntryOrVerdict(item, place, out); });
    if (out.entries.empty() && out.unreadable.empty()) from.fail("entries", "is empty");
  });
}

Decoded<PushReply> decodePushReply(std::string_view json) {
  return decodeWith<PushReply>(json, [](ObjectReader& from, PushReply& out) {
    from.array("verdicts", kMostEntries, [&](Json& item, const Place& place) {
      out.verdicts.push_back(readVerdict(item, place));
    });
    out.max_entries = static_cast<int>(from.number("max_entries", 1, 1'000'000));
    out.max_bytes = static_cast<int>(from.number("max_bytes", 1, 1 << 30));
  });
}

Decoded<ChangesReply> decodeChangesReply(std::string_view json) {
  return decodeWith<ChangesReply>(json, [](ObjectReader& from, ChangesReply& out) {
    out.cursor = from.text("cursor", 0, 256);
    from.array("changes", kMostChanges,
               [&](Json& item, const Place& place) { readChange(item, place, out); });
    if (from.has("bulletin")) out.bulletin = from.count("bulletin");
  });
}

Decoded<EnrolRequest> decodeEnrolRequest(std::string_view json) {
  return decodeWith<EnrolRequest>(json, [](ObjectReader& from, EnrolRequest& out) {
    out.code = from.text("code", 1, kShort);
    out.csr_pem = from.text("csr_pem", 1, kPem);
  });
}

Decoded<EnrolReply> decodeEnrolReply(std::string_view json) {
  return decodeWith<EnrolReply>(json, [](ObjectReader& from, EnrolReply& out) {
    out.terminal_id = from.text("terminal_id", 1, 256);
    out.village = from.text("village", 1, kShort);
    out.certificate_pem = from.text("certificate_pem", 1, kPem);
    out.ca_pem = from.text("ca_pem", 1, 4 * kPem);
    out.seal_key = from.text("seal_key", 1, kShort);
    out.lookup_key = from.text("lookup_key", 1, kShort);
    out.unlock_key = from.textIfAny("unlock_key", kShort);
    out.pack_key = from.textIfAny("pack_key", kShort);
  });
}

Decoded<RenewRequest> decodeRenewRequest(std::string_view json) {
  return decodeWith<RenewRequest>(json, [](ObjectReader& from, RenewRequest& out) {
    out.csr_pem = from.text("csr_pem", 1, kPem);
  });
}

Decoded<RenewReply> decodeRenewReply(std::string_view json) {
  return decodeWith<RenewReply>(json, [](ObjectReader& from, RenewReply& out) {
    out.certificate_pem = from.text("certificate_pem", 1, kPem);
    out.pack_key = from.textIfAny("pack_key", kShort);
  });
}

Decoded<Problem> decodeProblem(std::string_view json) {
  return decodeWith<Problem>(json, [](ObjectReader& from, Problem& out) {
    out.type = from.textIfAny("type", 256);
    out.title = from.textIfAny("title", kWords);
    out.detail = from.textIfAny("detail", kWords);
    out.status = static_cast<int>(from.number("status", 100, 599));
  });
}

}  // namespace bianmin::wire
