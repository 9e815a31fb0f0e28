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
class Bare {
 public:
  Bare(const std::string& url, std::size_t terminals) : stores_(center::openStore(url)) {
    for (std::size_t i = 0; i < terminals; ++i) connections_.push_back(stores_.connect());
    for (std::size_t i = 0; i < terminals; ++i) ids_.push_back(recorded(*connections_.front(), i));
    if (const auto file = center::sqliteFile(url)) raw_.emplace(*file);
  }
  double run(const std::vector<std::vector<Rows>>& all) {
    if (raw_) {
      return bench::timed([&] {
        for (std::size_t i = 0; i < all.size(); ++i) insertInto(*raw_, ids_[i], all[i]);
      });
    }
    return together(all.size(),
                    [&](std::size_t i) { insertInto(*connections_[i], ids_[i], all[i]); });
  }

 private:
  center::StoreFactory stores_;
  std::vector<std::unique_ptr<center::Db>> connections_;
  std::vector<std::int64_t> ids_;
  std::optional<bench::RawDatabase> raw_;
};

// What the terminals send in one round, made before the clock starts.
struct Round {
  std::vector<std::vector<std::string>> bodies;
  std::vector<std::vector<Rows>> rows;
};

Round roundOf(std::size_t terminals, int first, int batches) {
  Round round{std::vector<std::vector<std::string>>(terminals),
              std::vector<std::vector<Rows>>(terminals)};
  for (std::size_t t = 0; t < terminals; ++t) {
    for (int b = first; b < first + batches; ++b) {
      const Entries entries = batchOf(t, b);
      round.bodies[t].push_back(wire::gzip(wire::encode(wire::PushRequest{entries, {}}), 1));
      Rows& some = round.rows[t].emplace_back();
      for (const JournalEntry& entry : entries) {
        some.push_back({entry, std::get<center::TicketBody>(center::readBody(entry))});
      }
    }
  }
  return round;
}

// Batches in a round: ours and the bare ones in turn, so that a busy machine slows both. The last
// round is a whole one too.
constexpr int kRound = 10;

}  // namespace

int ingest(const IngestOptions& options) {
  Site site(options.database);
  const auto count = static_cast<std::size_t>(options.terminals);
  const std::vector<Member> members = site.enrol(count, count);
  site.start();
  const Speech speech(site);
  std::vector<std::unique_ptr<Connection>> connections;
  for (const Member& member : members) {
    connections.push_back(
        std::make_unique<Connection>(speech, site.terminalsPort(), member.certificate.get()));
  }
  std::atomic<int> refused{0};
  Bare bare(site.otherDatabase("bare"), count);
  std::vector<double> ours, reference;
  for (int done = 0; done < options.batches; done += kRound) {
    const Round round = roundOf(count, done, kRound);
    ours.push_back(together(count, [&](std::size_t i) {
      for (const std::string& body : round.bodies[i]) {
        connections[i]->post("/v1/journal", body,
                             "Content-Type: application/json\r\nContent-Encoding: gzip\r\n");
        refused += connections[i]->wait().status == 200 ? 0 : 1;
      }
    }));
    reference.push_back(bare.run(round.rows));
  }
  connections.clear();
  const auto kept = center::openStore(site.database())()->ticketCount();
  const double each = static_cast<double>(count * kBatch) * kRound;
  const double total = each * static_cast<double>(ours.size());
  const double ours_median = bench::SideBySide::median(ours);
  const double bare_median = bench::SideBySide::median(reference);
  std::printf("ingest backend=%s terminals=%d rounds=%zu tickets=%.0f kept=%lld\n",
              options.database.backend.c_str(), options.terminals, ours.size(), total,
              static_cast<long long>(kept));
  std::printf("  centre over TLS %10.0f tickets/s (median of the rounds)\n", each / ours_median);
  std::printf("  bare inserts    %10.0f tickets/s\n", each / bare_median);
  std::printf("  ratio           %10.2f (goal 0.70)\n", bare_median / ours_median);
  return refused == 0 && kept == static_cast<std::int64_t>(total) ? 0 : 1;
}

}  // namespace bianmin::load
