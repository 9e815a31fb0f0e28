// What the centre takes into its store, beside bare prepared statements.
#include "sync/center/api/entry_bodies.h"
#include "sync/center/store/stores.h"
#include "tests/bench/bench_support.h"
#include "tests/bench/raw_sqlite.h"
#include "tests/bench/resident.h"
#include "tests/sync/center/store_fixture.h"

namespace bianmin::bench {
namespace {

constexpr int kBatch = 500;
constexpr const char* kFile = "center.db";

using Entries = std::vector<center::IncomingEntry>;

std::vector<JournalEntry> nextTickets(std::int64_t& n) {
  std::vector<JournalEntry> entries;
  for (int i = 0; i < kBatch; ++i) entries.push_back(ticketEntry(n++));
  return entries;
}

Entries ticketBatch(std::int64_t& n) {
  Entries batch;
  for (JournalEntry& entry : nextTickets(n)) {
    center::EntryBody body = center::readBody(entry);
    batch.push_back({std::move(entry), std::move(body)});
  }
  return batch;
}

// The same rows into the same tables; `hash` stands for the digest of the bytes.
class BareCentre {
 public:
  explicit BareCentre(const std::filesystem::path& file) : db_(file) {}

  void take(const Entries& batch, std::int64_t terminal) {
    const std::string hash(32, 'h');
    begin_();
    for (const center::IncomingEntry& incoming : batch) {
      const JournalEntry& entry = incoming.entry;
      const auto& ticket = std::get<center::TicketBody>(incoming.body);
      const std::int64_t at = entry.at.time_since_epoch().count();
      entry_(terminal, std::string_view(entry.id), std::int64_t{1},
             static_cast<std::int64_t>(entry.seq), std::string_view("ticket"), at,
             RawStatement::Blob{hash});
      ticket_(std::string_view(ticket.ticket), terminal, std::string_view(ticket.day),
              std::string_view(ticket.group), std::int64_t{ticket.number},
              std::string_view(ticket.matter), at);
    }
    seen_(static_cast<std::int64_t>(batch.back().entry.seq), terminal);
    commit_();
  }

 private:
  RawDatabase db_;
  RawStatement begin_{db_, "BEGIN IMMEDIATE"};
  RawStatement commit_{db_, "COMMIT"};
  RawStatement entry_{db_,
                      "INSERT INTO entries (terminal, id, enrolment, seq, kind, at, hash)"
                      " VALUES (?,?,?,?,?,?,?)"};
  RawStatement ticket_{db_,
                       "INSERT INTO tickets (id, terminal, day, queue_group, number, matter, at)"
                       " VALUES (?,?,?,?,?,?,?)"};
  RawStatement seen_{db_, "UPDATE terminals SET last_seq = ? WHERE id = ?"};
};

void ingest(benchmark::State& state) {
  const Folder ours;
  const Folder bare;
  const auto store = center::sqliteStore(ours.path() / kFile)();
  const auto terminal = center::enrolled(*store, "t-1", center::kVillageA, "01");
  center::enrolled(*center::sqliteStore(bare.path() / kFile)(), "t-1", center::kVillageA, "01");
  BareCentre reference(bare.path() / kFile);
  std::int64_t n = 0;
  double refused = 0;
  SideBySide both(state);
  for (auto _ : state) {
    const Entries batch = ticketBatch(n);
    both.iterate(
        [&] {
          for (const auto& verdict : store->ingest(terminal, batch, center::kNow)) {
            refused += verdict.kind == center::Verdict::Kind::Taken ? 0 : 1;
          }
        },
        [&] { reference.take(batch, terminal.id); });
  }
  both.report(kBatch);
  state.counters["not_taken"] = refused;
  state.SetItemsProcessed(state.iterations() * kBatch);
  state.SetLabel("goal: speed_ratio >= 0.7");
}

// From the decoded message to what the store takes.
void readBodies(benchmark::State& state) {
  std::int64_t n = 0;
  const std::vector<JournalEntry> batch = nextTickets(n);
  for (auto _ : state) {
    for (const JournalEntry& entry : batch) {
      benchmark::DoNotOptimize(center::readBody(entry));
    }
  }
  state.SetItemsProcessed(state.iterations() * kBatch);
}

}  // namespace

BENCHMARK(ingest)
    ->Name("center/ingest_500_tickets")
    ->Unit(benchmark::kMillisecond)
    ->UseManualTime()
    ->MinTime(1);
BENCHMARK(readBodies)->Name("center/read_500_bodies")->Unit(benchmark::kMicrosecond);

}  // namespace bianmin::bench
