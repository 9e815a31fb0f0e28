#include "kiosk/store/outbox.h"

#include <array>
#include <stdexcept>

#include "sync/domain/ulid.h"

namespace bianmin::store {
namespace {

EntryKind kindFromName(const std::string& name) {
  if (const auto kind = entryKindFromName(name)) return *kind;
  throw std::runtime_error("an unknown kind of entry: " + name);
}

// seq, id, kind, at, body
JournalEntry readEntry(Query& row) {
  JournalEntry entry;
  entry.seq = static_cast<std::uint64_t>(row.integer(0));
  entry.id = row.text(1);
  entry.kind = kindFromName(row.text(2));
  entry.at = row.instant(3);
  entry.body = row.text(4);
  return entry;
}

// ..., state, whether it was handed to the client, reason
OutboxRow readRow(Query& row) {
  OutboxRow result;
  result.entry = readEntry(row);
  const std::string state = row.text(5);
  if (state == "taken") {
    result.state = EntryState::Taken;
  } else if (state == "parked") {
    result.state = EntryState::Parked;
  } else {
    result.state = row.integer(6) != 0 ? EntryState::Sending : EntryState::Waiting;
  }
  result.reason = row.text(7);
  return result;
}

// Entries are sent in order, so that one mark says from where on the waiting ones begin; it saves
// an index, which every append would have to write.
void advanceSettled(Database& db) {
  Query(db,
        "UPDATE terminal SET settled_through = coalesce("
        "(SELECT min(j.seq) - 1 FROM journal j WHERE j.seq > settled_through"
        " AND j.state = 'waiting'),"
        "(SELECT max(seq) FROM journal), 0)")
      .run();
}

}  // namespace

std::string newId(Instant at) {
  std::array<std::uint8_t, 10> random{};
  seal::randomBytes(random.data(), random.size());
  return makeUlid(at, random);
}

std::string newToken() {
  std::array<unsigned char, 16> random{};
  seal::randomBytes(random.data(), random.size());
  static constexpr char kHex[] = "0123456789abcdef";
  std::string token;
  for (const unsigned char byte : random) {
    token.push_back(kHex[byte >> 4]);
    token.push_back(kHex[byte & 15]);
  }
  return token;
}

std::int64_t append(Database& db, const std::string& id, EntryKind kind, Instant at,
                    const std::string& body) {
  const std::string name(toName(kind));
  Query(db, "INSERT INTO journal (id, kind, at, body) VALUES (?, ?, ?, ?)", id, name, at, body)
      .run();
  return db.sqlite().getLastInsertRowid();
}

std::vector<JournalEntry> nextEntries(Database& db, int max_entries, std::size_t max_bytes) {
  std::vector<JournalEntry> entries;
  WriteTransaction transaction(db);
  {
    Query rows(db,
               "SELECT seq, id, kind, at, body FROM journal "
               "WHERE seq > (SELECT settled_through FROM terminal) AND state = 'waiting' "
               "ORDER BY seq LIMIT ?",
               max_entries);
    std::size_t bytes = 0;
    while (rows.step()) {
      JournalEntry entry = readEntry(rows);
      bytes += entry.body.size();
      if (!entries.empty() && bytes > max_bytes) break;
      entries.push_back(std::move(entry));
    }
  }
  if (entries.empty()) return entries;
  // Asked again for the same entries, as after a failed push, nothing is written.
  const int marked =
      Query(db, "UPDATE terminal SET sending_through = ?1 WHERE sending_through <> ?1",
            entries.back().seq)
          .run();
  if (marked > 0) transaction.commit();
  return entries;
}

void taken(Database& db, const std::vector<std::string>& ids, Instant at) {
  WriteTransaction transaction(db);
  for (const std::string& id : ids) {
    Query(db,
          "UPDATE journal SET state = 'taken', settled_at = ?, reason = '' "
          "WHERE id = ? AND state <> 'taken'",
          at, id)
        .run();
  }
  advanceSettled(db);
  transaction.commit();
}

void parked(Database& db, const std::string& id, const std::string& reason, Instant at) {
  WriteTransaction transaction(db);
  Query(db,
        "UPDATE journal SET state = 'parked', settled_at = ?, reason = ? "
        "WHERE id = ? AND state = 'waiting'",
        at, reason, id)
      .run();
  advanceSettled(db);
  transaction.commit();
}

bool retry(Database& db, const std::string& id) {
  WriteTransaction transaction(db);
  const int changed = Query(db,
                            "UPDATE journal SET state = 'waiting', settled_at = NULL, reason = ''"
                            " WHERE id = ? AND state = 'parked'",
                            id)
                          .run();
  if (changed == 0) return false;
  // Both marks go back before it: it waits again, and has not been handed to the client.
  Query(db,
        "UPDATE terminal SET settled_through = min(settled_through, j.seq - 1),"
        " sending_through = min(sending_through, j.seq - 1) FROM journal j WHERE j.id = ?",
        id)
      .run();
  transaction.commit();
  return true;
}

std::size_t waiting(Database& db) {
  Query row(db,
            "SELECT count(*) FROM journal WHERE state = 'waiting'"
            " AND seq > (SELECT settled_through FROM terminal)");
  row.step();
  return static_cast<std::size_t>(row.integer(0));
}

std::size_t parkedCount(Database& db) {
  Query row(db, "SELECT count(*) FROM journal WHERE state = 'parked'");
  row.step();
  return static_cast<std::size_t>(row.integer(0));
}

OutboxCounts outboxCounts(Database& db) {
  OutboxCounts counts;
  Query rows(db,
             "SELECT count(*) FILTER (WHERE state = 'waiting' AND seq > sending_through),"
             " count(*) FILTER (WHERE state = 'waiting' AND seq <= sending_through),"
             " count(*) FILTER (WHERE state = 'taken'),"
             " count(*) FILTER (WHERE state = 'parked') FROM journal, terminal");
  if (!rows.step()) return counts;
  counts.waiting = rows.integer(0);
  counts.sending = rows.integer(1);
  counts.taken = rows.integer(2);
  counts.parked = rows.integer(3);
  return counts;
}

std::vector<OutboxRow> outbox(Database& db, int newest) {
  std::vector<OutboxRow> result;
  Query rows(db,
             "SELECT seq, id, kind, at, body, state, seq <= sending_through, reason"
             " FROM journal, terminal"
             " WHERE seq > (SELECT coalesce(max(seq), 0) FROM journal) - ? ORDER BY seq",
             newest);
  while (rows.step()) result.push_back(readRow(rows));
  return result;
}

std::vector<OutboxRow> parkedEntries(Database& db) {
  std::vector<OutboxRow> result;
  Query rows(db,
             "SELECT seq, id, kind, at, body, state, 0, reason FROM journal"
             " WHERE state = 'parked' ORDER BY seq");
  while (rows.step()) result.push_back(readRow(rows));
  return result;
}

std::optional<OutboxRow> outboxEntry(Database& db, const std::string& id) {
  Query rows(db,
             "SELECT seq, id, kind, at, body, state, seq <= sending_through, reason"
             " FROM journal, terminal WHERE id = ?",
             id);
  if (!rows.step()) return std::nullopt;
  return readRow(rows);
}

}  // namespace bianmin::store
