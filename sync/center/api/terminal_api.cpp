#include "sync/center/api/terminal_api.h"

#include <algorithm>
#include <charconv>

#include "sync/center/api/entry_bodies.h"
#include "sync/center/api/log.h"
#include "sync/center/api/move_words.h"
#include "sync/center/api/replies.h"
#include "sync/center/api/request_text.h"
#include "sync/center/store/bulletin_store.h"
#include "sync/wire/codec.h"

namespace bianmin::center {
namespace {

constexpr int kLongestWaitSeconds = 60;
constexpr std::size_t kCursorBytes = 256;

wire::EntryVerdict::Kind wireKind(Verdict::Kind kind) {
  switch (kind) {
    case Verdict::Kind::Taken:
      return wire::EntryVerdict::Kind::Taken;
    case Verdict::Kind::Conflict:
      return wire::EntryVerdict::Kind::Conflict;
    case Verdict::Kind::Refused:
      return wire::EntryVerdict::Kind::Refused;
  }
  return wire::EntryVerdict::Kind::Refused;
}

std::vector<IncomingEntry> withBodies(wire::PushRequest&& push) {
  std::vector<IncomingEntry> entries;
  entries.reserve(push.entries.size() + push.unreadable.size());
  for (JournalEntry& entry : push.entries) {
    EntryBody body = readBody(entry);
    entries.push_back({std::move(entry), std::move(body)});
  }
  // The store keeps a finding of these too and counts their numbers as come.
  for (wire::UnreadableEntry& unreadable : push.unreadable) {
    JournalEntry entry;
    entry.id = std::move(unreadable.id);
    entry.seq = unreadable.seq;
    entries.push_back({std::move(entry), Unreadable{std::move(unreadable.reason)}});
  }
  return entries;
}

// The matter of a dossier that came in this batch or before; nullptr when neither knows it.
const Matter* matterOf(const std::string& dossier, const std::vector<IncomingEntry>& entries,
                       CenterStore& store, const Catalogue& catalogue) {
  for (const IncomingEntry& incoming : entries) {
    const auto* body = std::get_if<DossierBody>(&incoming.body);
    if (body != nullptr && body->dossier == dossier) return catalogue.find(body->matter);
  }
  const auto known = store.dossier(dossier);
  return known ? catalogue.find(known->matter) : nullptr;
}

// The store knows no catalogue: what a move says to the resident is put into words here.
void addNotes(std::vector<IncomingEntry>& entries, CenterStore& store, const Catalogue& catalogue) {
  for (IncomingEntry& incoming : entries) {
    auto* body = std::get_if<MoveBody>(&incoming.body);
    if (body == nullptr) continue;
    body->note = moveNote(body->move, matterOf(body->move.dossier, entries, store, catalogue));
  }
}

// Whether the feed may have grown.
bool mayChange(const IncomingEntry& incoming) {
  switch (incoming.entry.kind) {
    case EntryKind::Ticket:
    case EntryKind::Rating:
    case EntryKind::Turn:
      return false;
    case EntryKind::Dossier:
    case EntryKind::Move:
      return true;
  }
  return true;
}

wire::PushReply replyTo(const CenterParts& parts, const std::vector<IncomingEntry>& entries,
                        std::vector<Verdict>&& verdicts) {
  wire::PushReply reply;
  reply.max_entries = parts.options.batch_entries;
  reply.max_bytes = static_cast<int>(parts.options.batch_bytes);
  reply.verdicts.reserve(entries.size());
  for (std::size_t i = 0; i < entries.size(); ++i) {
    reply.verdicts.push_back(
        {entries[i].entry.id, wireKind(verdicts[i].kind), std::move(verdicts[i].reason)});
  }
  return reply;
}

Metrics::Verdicts verdictsOf(const wire::PushReply& reply) {
  using Kind = wire::EntryVerdict::Kind;
  const auto count = [&](Kind kind) {
    return static_cast<std::size_t>(
        std::count_if(reply.verdicts.begin(), reply.verdicts.end(),
                      [kind](const auto& verdict) { return verdict.kind == kind; }));
  };
  return {count(Kind::Taken), count(Kind::Conflict), count(Kind::Refused)};
}

void logPush(const Terminal& terminal, const wire::PushReply& reply, std::size_t bytes,
             std::chrono::steady_clock::time_point start) {
  const Metrics::Verdicts verdicts = verdictsOf(reply);
  logInfo("push", {{"terminal", terminal.name},
                   {"bytes", bytes},
                   {"taken", verdicts.taken},
                   {"conflict", verdicts.conflict},
                   {"refused", verdicts.refused},
                   {"ms", milliseconds(start)}});
}

// Seconds to hold; nothing when the text is no number. More than the longest is the longest.
std::optional<int> waitOf(std::string_view text) {
  if (text.empty()) return 0;
  int seconds = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (error != std::errc() || end != text.data() + text.size() || seconds < 0) return std::nullopt;
  return std::min(seconds, kLongestWaitSeconds);
}

// The revision that the terminal has applied; nothing when it says none (an older one), and 0 when
// it is no number: then it fetches the bulletin once more.
std::optional<std::int64_t> revisionOf(std::string_view text) {
  if (text.empty()) return std::nullopt;
  std::int64_t revision = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), revision);
  const bool good = error == std::errc() && end == text.data() + text.size() && revision >= 0;
  return good ? revision : 0;
}

http::Reply changesReply(const ChangePage& page, std::int64_t bulletin) {
  wire::ChangesReply reply;
  reply.cursor = page.cursor;
  reply.changes = page.changes;
  reply.bulletin = bulletin;
  return jsonReply(wire::encode(reply));
}

}  // namespace

http::Reply pushJournal(const CenterParts& parts, CenterStore& store, const TerminalCall& call,
                        const std::function<void()>& changed) {
  const auto start = std::chrono::steady_clock::now();
  std::string text;
  if (auto problem = unpack(call.request, parts.options.batch_bytes, text)) return *problem;
  auto push = wire::decodePushRequest(text);
  if (!push) return malformed(push.error().text());
  const auto most = static_cast<std::size_t>(parts.options.batch_entries);
  if (push->entries.size() + push->unreadable.size() > most) {
    return http::problemReply(413, "The batch has too many entries", "/problems/batch-too-large",
                              "At most " + std::to_string(most) + " at once.");
  }
  std::vector<IncomingEntry> entries = withBodies(std::move(*push));
  addNotes(entries, store, parts.catalogue);
  auto verdicts = store.ingest(call.terminal, entries, parts.options.now());
  if (std::any_of(entries.begin(), entries.end(), mayChange)) changed();
  const wire::PushReply reply = replyTo(parts, entries, std::move(verdicts));
  parts.metrics->pushed(verdictsOf(reply));
  logPush(call.terminal, reply, call.request.body.size(), start);
  return jsonReply(wire::encode(reply));
}

void followChanges(CenterStore& store, const TerminalCall& call, PollBoard& board,
                   const http::Done& done) {
  const auto wait = waitOf(call.request.parameter("wait"));
  const std::string cursor(call.request.parameter("cursor"));
  if (!wait) return done(malformed("wait is not a number of seconds"));
  if (cursor.size() > kCursorBytes) return done(malformed("cursor is too long"));
  // Read before looking: what is committed in between then counts as new to the board.
  std::string mark = store.feedMark();
  BulletinStore bulletins(store.db());
  const std::int64_t newest = bulletins.newest();
  const ChangePage page = store.changesAfter(call.terminal.village, cursor, kChangesPerAnswer);
  const std::int64_t bulletin = bulletins.revisionFor(call.terminal.village, call.terminal.name);
  const auto applied = revisionOf(call.request.parameter("bulletin"));
  const bool told = applied && *applied != bulletin;
  if (!page.changes.empty() || told || *wait == 0) return done(changesReply(page, bulletin));
  HeldPoll poll;
  poll.serial = call.terminal.serial;
  poll.village = call.terminal.village;
  poll.terminal = call.terminal.name;
  poll.cursor = page.cursor;
  poll.mark = std::move(mark);
  poll.bulletin = applied;
  poll.told = newest;
  poll.until =
      std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now()) +
      std::chrono::seconds(*wait);
  poll.client = call.request.client;
  poll.answer = [done](const ChangePage& found, std::int64_t revision) {
    done(changesReply(found, revision));
  };
  poll.refuse = [done] { done(revokedTerminal()); };
  board.hold(std::move(poll));
}

http::Reply renewCertificate(const CenterParts& parts, CenterStore& store,
                             const TerminalCall& call) {
  std::string text;
  if (auto problem = unpack(call.request, kSmallRequest, text)) return *problem;
  const auto renew = wire::decodeRenewRequest(text);
  if (!renew) return malformed(renew.error().text());
  try {
    const Instant now = parts.options.now();
    const IssuedCertificate issued =
        parts.authority.issueTerminal(renew->csr_pem, call.terminal.name, now);
    store.addCertificate(call.terminal.id,
                         {issued.serial, issued.fingerprint, now, issued.not_after});
    logInfo("renewed", {{"terminal", call.terminal.name}, {"serial", issued.serial}});
    return jsonReply(wire::encode(wire::RenewReply{issued.pem, parts.keys.packPublicKey()}));
  } catch (const CsrError& error) {
    return http::problemReply(400, "The certificate request cannot be granted",
                              "/problems/certificate-request", error.what());
  }
}

}  // namespace bianmin::center
