#include <algorithm>

#include "sync/wire/codec.h"
#include "sync/wire/json_text.h"

namespace bianmin::wire {

std::string_view toName(EntryVerdict::Kind kind) {
  switch (kind) {
    case EntryVerdict::Kind::Taken:
      return "taken";
    case EntryVerdict::Kind::Conflict:
      return "conflict";
    case EntryVerdict::Kind::Refused:
      return "refused";
  }
  return {};
}

std::string encode(const PushRequest& message) {
  std::string out;
  std::size_t bodies = 0;
  for (const JournalEntry& entry : message.entries) bodies += entry.body.size();
  out.reserve(bodies + bodies / 4 + message.entries.size() * 128 + 32);
  JsonObject whole(out);
  whole.array("entries", message.entries, [](std::string& to, const JournalEntry& entry) {
    JsonObject(to)
        .text("id", entry.id)
        .number("seq", entry.seq)
        .text("kind", bianmin::toName(entry.kind))
        .text("at", toIso(entry.at))
        .text("body", entry.body)
        .end();
  });
  whole.end();
  return out;
}

std::string encode(const PushReply& message) {
  std::string out;
  out.reserve(message.verdicts.size() * 64 + 64);
  JsonObject whole(out);
  whole.array("verdicts", message.verdicts, [](std::string& to, const EntryVerdict& verdict) {
    JsonObject one(to);
    one.text("id", verdict.id).text("verdict", toName(verdict.kind));
    if (!verdict.reason.empty()) one.text("reason", verdict.reason);
    one.end();
  });
  whole.number("max_entries", static_cast<std::uint64_t>(std::max(1, message.max_entries)));
  whole.number("max_bytes", static_cast<std::uint64_t>(std::max(1, message.max_bytes)));
  whole.end();
  return out;
}

std::string encode(const ChangesReply& message) {
  std::string out;
  JsonObject whole(out);
  whole.text("cursor", message.cursor);
  whole.array("changes", message.changes, [](std::string& to, const StatusChange& change) {
    JsonObject(to)
        .text("dossier", change.dossier_id)
        .text("lookup", change.lookup)
        .text("matter", change.matter)
        .text("status", bianmin::toName(change.status))
        .text("at", toIso(change.at))
        .text("note", change.note)
        .text("due", change.due)
        .end();
  });
  if (message.bulletin && *message.bulletin >= 0) {
    whole.number("bulletin", static_cast<std::uint64_t>(*message.bulletin));
  }
  whole.end();
  return out;
}

std::string encode(const EnrolRequest& message) {
  std::string out;
  JsonObject(out).text("code", message.code).text("csr_pem", message.csr_pem).end();
  return out;
}

std::string encode(const EnrolReply& message) {
  std::string out;
  JsonObject whole(out);
  whole.text("terminal_id", message.terminal_id)
      .text("village", message.village)
      .text("certificate_pem", message.certificate_pem)
      .text("ca_pem", message.ca_pem)
      .text("seal_key", message.seal_key)
      .text("lookup_key", message.lookup_key);
  if (!message.unlock_key.empty()) whole.text("unlock_key", message.unlock_key);
  if (!message.pack_key.empty()) whole.text("pack_key", message.pack_key);
  whole.end();
  return out;
}

std::string encode(const RenewRequest& message) {
  std::string out;
  JsonObject(out).text("csr_pem", message.csr_pem).end();
  return out;
}

std::string encode(const RenewReply& message) {
  std::string out;
  JsonObject whole(out);
  whole.text("certificate_pem", message.certificate_pem);
  if (!message.pack_key.empty()) whole.text("pack_key", message.pack_key);
  whole.end();
  return out;
}

std::string encode(const Problem& message) {
  std::string out;
  JsonObject whole(out);
  whole.text("type", message.type.empty() ? "about:blank" : message.type);
  whole.text("title", message.title);
  whole.number("status", static_cast<std::uint64_t>(std::clamp(message.status, 100, 599)));
  if (!message.detail.empty()) whole.text("detail", message.detail);
  whole.end();
  return out;
}

}  // namespace bianmin::wire
