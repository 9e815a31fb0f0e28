// Tickets over mutual TLS into the centre's database, beside bare prepared inserts of the same
// rows.
#include <atomic>
#include <cstdio>
#include <thread>

#include "sync/center/api/entry_bodies.h"
#include "sync/wire/codec.h"
#include "sync/wire/gzip.h"
#include "tests/bench/load/commands.h"
#include "tests/bench/load/entries.h"
#include "tests/bench/load/wire.h"
#include "tests/bench/raw_sqlite.h"

namespace bianmin::load {
namespace {

constexpr std::uint64_t kBatch = 500;
constexpr const char* kEntry =
    "INSERT INTO entries (terminal, id, enrolment, seq, kind, at, hash)"
    " VALUES ($1,$2,$3,$4,$5,$6,$7)";
constexpr const char* kTicket =
    "INSERT INTO tickets (id, terminal, day, queue_group, number, matter, at)"
    " VALUES ($1,$2,$3,$4,$5,$6,$7)";

using Entries = std::vector<JournalEntry>;

Entries batchOf(std::size_t terminal, int batch) {
  Entries entries;
  for (std::uint64_t i = 1; i <= kBatch; ++i) {
    entries.push_back(ticketOf(terminal, static_cast<std::uint64_t>(batch) * kBatch + i));
  }
  return entries;
}

template <typename Work>
double together(std::size_t count, Work&& work) {
  return bench::timed([&] {
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < count; ++i) threads.emplace_back([&work, i] { work(i); });
    for (std::thread& thread : threads) thread.join();
  });
}

// --- the reference: the values are at hand, the statements prepared ------------------------------

struct Row {
  JournalEntry entry;
  center::TicketBody ticket;
};
using Rows = std::vector<Row>;

void insertInto(bench::RawDatabase& db, std::int64_t terminal, const std::vector<Rows>& batches) {
  bench::RawStatement begin(db, "BEGIN IMMEDIATE"), commit(db, "COMMIT");
  bench::RawStatement entry(db, kEntry), ticket(db, kTicket);
  bench::RawStatement seen(db, "UPDATE terminals SET last_seq = $1 WHERE id = $2");
  const std::string hash(32, 'h');
  for (const Rows& rows : batches) {
    begin();
    for (const Row& row : rows) {
      const std::int64_t at = row.entry.at.time_since_epoch().count();
      entry(terminal, std::string_view(row.entry.id), std::int64_t{1},
            static_cast<std::int64_t>(row.entry.seq), std::string_view("ticket"), at,
            bench::RawStatement::Blob{hash});
      ticket(std::string_view(row.ticket.ticket), terminal, std::string_view(row.ticket.day),
             std::string_view(row.ticket.group), std::int64_t{row.ticket.number},
             std::string_view(row.ticket.matter), at);
    }
    seen(static_cast<std::int64_t>(rows.back().entry.seq), terminal);
    commit();
  }
}

void insertInto(center::Db& db, std::int64_t terminal, const std::vector<Rows>& batches) {
  const std::array<unsigned char, 32> hash{};
  for (const Rows& rows : batches) {
    center::Transaction transaction(db);
    for (const Row& row : rows) {
      center::Query(db, kEntry, terminal, row.entry.id, 1, row.entry.seq, "ticket", row.entry.at,
                    hash)
          .run();
      center::Query(db, kTicket, row.ticket.ticket, terminal, row.ticket.day, row.ticket.group,
                    row.ticket.number, row.ticket.matter, row.entry.at)
          .run();
    }
    center::Query(db, "UPDATE terminals SET last_seq = $1 WHERE id = $2", rows.back().entry.seq,
                  terminal)
        .run();
    transaction.commit();
  }
}

std::int64_t recorded(center::Db& db, std::size_t number) {
  center::Query(db, "INSERT INTO terminals (name, village, hall) VALUES ($1,$2,'')",
                "load-" + std::to_string(number), villageOf(number))
      .run();
  center::Query q(db, "SELECT id FROM terminals WHERE name = $1", "load-" + std::to_string(number));
  q.step();
  return q.integer(0);
}

// SQLite has one writer at a time, so one connection does it all; PostgreSQL gets as many as there
// are terminals.
double bare(const std::string& url, const std::vector<std::vector<Rows>>& all) {
  const center::StoreFactory stores = center::openStore(url);
  const auto db = stores.connect();
  std::vector<std::int64_t> ids;
  for (std::size_t i = 0; i < all.size(); ++i) ids.push_back(recorded(*db, i));
  if (const auto file = center::sqliteFile(url)) {
    bench::RawDatabase raw(*file);
    return bench::timed([&] {
      for (std::size_t i = 0; i < all.size(); ++i) insertInto(raw, ids[i], all[i]);
    });
  }
  std::vector<std::unique_ptr<center::Db>> connections;
  for (std::size_t i = 0; i < all.size(); ++i) connections.push_back(stores.connect());
  return together(all.size(), [&](std::size_t i) { insertInto(*connections[i], ids[i], all[i]); });
}

}  // namespace

int ingest(const IngestOptions& options) {
  Site site(options.database);
  const auto count = static_cast<std::size_t>(options.terminals);
  const std::vector<Member> members = site.enrol(count, count);
  std::vector<std::vector<std::string>> bodies(count);
  std::vector<std::vector<Rows>> rows(count);
  for (std::size_t t = 0; t < count; ++t) {
    for (int b = 0; b < options.batches; ++b) {
      const Entries entries = batchOf(t, b);
      bodies[t].push_back(wire::gzip(wire::encode(wire::PushRequest{entries, {}}), 1));
      Rows& some = rows[t].emplace_back();
      for (const JournalEntry& entry : entries) {
        some.push_back({entry, std::get<center::TicketBody>(center::readBody(entry))});
      }
    }
  }
  site.start();
  const Speech speech(site);
  std::vector<std::unique_ptr<Connection>> connections;
  for (const Member& member : members) {
    connections.push_back(
        std::make_unique<Connection>(speech, site.terminalsPort(), member.certificate.get()));
  }
  std::atomic<int> refused{0};
  const double ours = together(count, [&](std::size_t i) {
    for (const std::string& body : bodies[i]) {
      connections[i]->post("/v1/journal", body,
                           "Content-Type: application/json\r\nContent-Encoding: gzip\r\n");
      refused += connections[i]->wait().status == 200 ? 0 : 1;
    }
  });
  connections.clear();
  const auto kept = center::openStore(site.database())()->ticketCount();
  const double reference = bare(site.otherDatabase("bare"), rows);
  const double total = static_cast<double>(count * kBatch) * options.batches;
  std::printf("ingest backend=%s terminals=%d tickets=%.0f kept=%lld\n",
              options.database.backend.c_str(), options.terminals, total,
              static_cast<long long>(kept));
  std::printf("  centre over TLS %10.0f tickets/s\n", total / ours);
  std::printf("  bare inserts    %10.0f tickets/s\n", total / reference);
  std::printf("  ratio           %10.2f (goal 0.70)\n", reference / ours);
  return refused == 0 && kept == static_cast<std::int64_t>(total) ? 0 : 1;
}

}  // namespace bianmin::load
