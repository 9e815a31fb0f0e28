// PostgreSQL's way of taking many tickets: all entries in one statement and all tickets in another,
// instead of two round trips each. In SQLite a statement costs no trip.
#include <sodium.h>

#include <unordered_map>
#include <unordered_set>

#include "sync/center/store/postgres_db.h"
#include "sync/center/store/sql_batch.h"

namespace bianmin::center {
namespace {

constexpr const char* kInsertEntries =
    "INSERT INTO entries (terminal, id, enrolment, seq, kind, at, hash)"
    " SELECT CAST($1 AS BIGINT), e.id, CAST($2 AS BIGINT), e.seq, 'ticket', e.at, e.hash"
    " FROM unnest($3::text[], $4::bigint[], $5::bigint[], $6::bytea[]) AS e(id, seq, at, hash)"
    " ON CONFLICT DO NOTHING RETURNING id";
constexpr const char* kInsertTickets =
    "INSERT INTO tickets (id, terminal, day, queue_group, number, matter, at, token_hash)"
    " SELECT t.id, CAST($1 AS BIGINT), t.day, t.queue_group, t.number, t.matter, t.at, t.token_hash"
    " FROM unnest($2::text[], $3::text[], $4::text[], $5::bigint[], $6::text[], $7::bigint[],"
    " $8::text[]) AS t(id, day, queue_group, number, matter, at, token_hash) ON CONFLICT DO "
    "NOTHING RETURNING id";

using Places = std::vector<std::size_t>;

const TicketBody* plainTicket(const IncomingEntry& incoming) {
  if (incoming.entry.kind != EntryKind::Ticket) return nullptr;
  return std::get_if<TicketBody>(&incoming.body);
}

// Tickets that share nothing with another entry of the batch: for these the order is all the same.
Places apartFromAll(std::span<const IncomingEntry> entries) {
  std::unordered_map<std::string_view, int> ids;
  std::unordered_map<std::uint64_t, int> numbers;
  std::unordered_map<std::string_view, int> tickets;
  for (const IncomingEntry& incoming : entries) {
    ++ids[incoming.entry.id];
    ++numbers[incoming.entry.seq];
    if (const auto* ticket = plainTicket(incoming)) ++tickets[ticket->ticket];
  }
  Places places;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const auto* ticket = plainTicket(entries[i]);
    if (ticket != nullptr && ids[entries[i].entry.id] == 1 && numbers[entries[i].entry.seq] == 1 &&
        tickets[ticket->ticket] == 1) {
      places.push_back(i);
    }
  }
  return places;
}

std::unordered_set<std::string> firstColumn(Query& q) {
  std::unordered_set<std::string> all;
  while (q.step()) all.insert(q.text(0));
  return all;
}

}  // namespace

std::array<unsigned char, 32> hashOf(const JournalEntry& entry) {
  std::array<unsigned char, 32> hash;
  crypto_generichash_state state;
  const std::int64_t at = entry.at.time_since_epoch().count();
  const auto kind = static_cast<unsigned char>(entry.kind);
  crypto_generichash_init(&state, nullptr, 0, hash.size());
  crypto_generichash_update(&state, &kind, 1);
  crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(&entry.seq),
                            sizeof entry.seq);
  crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(&at), sizeof at);
  crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(entry.body.data()),
                            entry.body.size());
  crypto_generichash_final(&state, hash.data(), hash.size());
  return hash;
}

std::vector<SqlCenterStore::Bulk> SqlCenterStore::takeTickets(
    Batch& batch, std::span<const IncomingEntry> entries) {
  std::vector<Bulk> what(entries.size(), Bulk::NotInIt);
  if (db_->dialect() != Dialect::Postgres) return what;
  const Places places = apartFromAll(entries);
  if (places.size() < 2) return what;

  PostgresArray ids, numbers, moments, hashes;
  for (const std::size_t i : places) {
    const JournalEntry& entry = entries[i].entry;
    ids.add(entry.id);
    numbers.add(static_cast<std::int64_t>(entry.seq));
    moments.add(std::int64_t{entry.at.time_since_epoch().count()});
    hashes.add(hashOf(entry));
  }
  Query new_entries(*db_, kInsertEntries, batch.from.id, batch.enrolment, ids.take(),
                    numbers.take(), moments.take(), hashes.take());
  const auto inserted = firstColumn(new_entries);

  PostgresArray tickets, days, groups, counts, matters, times, tokens;
  for (const std::size_t i : places) {
    if (!inserted.contains(entries[i].entry.id)) continue;
    const TicketBody& ticket = *plainTicket(entries[i]);
    tickets.add(ticket.ticket);
    days.add(ticket.day);
    groups.add(ticket.group);
    counts.add(std::int64_t{ticket.number});
    matters.add(ticket.matter);
    times.add(std::int64_t{entries[i].entry.at.time_since_epoch().count()});
    tokens.add(ticket.token_hash);
  }
  Query new_tickets(*db_, kInsertTickets, batch.from.id, tickets.take(), days.take(), groups.take(),
                    counts.take(), matters.take(), times.take(), tokens.take());
  const auto told = firstColumn(new_tickets);

  for (const std::size_t i : places) {
    if (!inserted.contains(entries[i].entry.id)) continue;  // the careful way finds out why
    what[i] = told.contains(plainTicket(entries[i])->ticket) ? Bulk::Taken : Bulk::ToldBefore;
  }
  return what;
}

}  // namespace bianmin::center
