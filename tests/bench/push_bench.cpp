// One terminal's journal to a real centre: mutual TLS, gzip, both disks.
#include <condition_variable>
#include <fstream>
#include <mutex>

#include "kiosk/store/store_journal.h"
#include "sync/client/sync_client.h"
#include "sync/wire/codec.h"
#include "sync/wire/gzip.h"
#include "tests/bench/bench_support.h"
#include "tests/bench/county.h"
#include "tests/bench/raw_sqlite.h"
#include "tests/bench/resident.h"

namespace bianmin::bench {
namespace {

constexpr int kEntries = 30'000;
constexpr std::chrono::seconds kPatience{120};

Instant wallNow() {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

// Journal rows as the store writes them, many in one transaction: the writing is not measured here.
void fill(const std::filesystem::path& dir, int count) {
  { const Store made(dir, std::nullopt); }
  RawDatabase db(dir / "terminal.db");
  db.run("BEGIN");
  {
    RawStatement journal(db, "INSERT INTO journal (id, kind, at, body) VALUES (?, ?, ?, ?)");
    for (int n = 0; n < count; ++n) {
      const JournalEntry entry = ticketEntry(n);
      journal(std::string_view(entry.id), std::string_view("ticket"),
              std::int64_t{entry.at.time_since_epoch().count()}, std::string_view(entry.body));
    }
  }
  db.run("COMMIT");
}

// Each enrolment begins its numbers anew, and so does each journal.
Identity enrolledAnew(const std::filesystem::path& dir) {
  const auto made = nlohmann::json::parse(
      county()
          .center({"enrol-code", "--terminal", "bench-push", "--village", "610622102201", "--json"})
          .text);
  TransportOptions center;
  center.url = county().publicUrl();
  center.ca_file = county().dir() / "center" / "ca.pem";
  const auto identity = enrol(dir / "identity", center, made.at("code"));
  if (!identity) throw std::runtime_error("enrolment: " + identity.failure().detail);
  return *identity;
}

std::string terminalsUrl() {
  std::ifstream file(county().dir() / "terminals.url");
  std::string url;
  std::getline(file, url);
  return url;
}

// Waits for the client's word that nothing waits any more; before it has counted it says nothing.
class Drained {
 public:
  void see(const SyncState& state) {
    const std::lock_guard lock(mutex_);
    last_ = state;
    counted_ |= state.waiting > 0;
    changed_.notify_all();
  }
  void wait() {
    std::unique_lock lock(mutex_);
    const bool done =
        changed_.wait_for(lock, kPatience, [&] { return counted_ && last_.waiting == 0; });
    if (!done) throw std::runtime_error("not sent: " + last_.detail);
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  SyncState last_;
  bool counted_ = false;
};

double bytesOnTheWire(const std::filesystem::path& dir) {
  Store store(dir, std::nullopt);
  const wire::PushRequest batch{store.next(100, std::size_t{1} << 20), {}};
  return static_cast<double>(wire::gzip(wire::encode(batch)).size()) / 100;
}

// From the rows of a terminal that was offline for long to "taken" in the terminal's own database.
void push(benchmark::State& state) {
  for (auto _ : state) {
    const Folder folder;
    fill(folder.path(), kEntries);
    state.counters["bytes_per_entry_of_100"] = bytesOnTheWire(folder.path());
    SyncClientOptions options;
    options.url = terminalsUrl();
    options.identity = enrolledAnew(folder.path());
    options.journal = [&] { return std::make_unique<StoreJournal>(folder.path(), wallNow); };
    Drained drained;
    options.on_state = [&](const SyncState& now) { drained.see(now); };
    const double own_cpu = cpuSeconds(CLOCK_PROCESS_CPUTIME_ID);
    const auto start = Clock::now();
    SyncClient client(options);
    drained.wait();
    const double took = secondsSince(start);
    client.stop();
    state.SetIterationTime(took);
    state.counters["entries_per_s"] = kEntries / took;
    state.counters["terminal_cpu_share"] = (cpuSeconds(CLOCK_PROCESS_CPUTIME_ID) - own_cpu) / took;
    const auto taken = Store(folder.path(), std::nullopt).outboxCounts().taken;
    state.counters["taken"] = static_cast<double>(taken);
  }
  state.SetLabel("goal: entries_per_s >= 15000");
}

// The reference: the same entries from memory, so that what the terminal's own disk costs is seen.
void pushFromMemory(benchmark::State& state) {
  for (auto _ : state) {
    const Folder folder;
    fill(folder.path(), kEntries);
    const Identity identity = enrolledAnew(folder.path());
    TransportOptions options;
    options.url = terminalsUrl();
    options.ca_file = identity.ca_file;
    options.cert_file = identity.cert_file;
    options.key_file = identity.key_file;
    Transport transport(options);
    const auto all = Store(folder.path(), std::nullopt).next(kEntries, SIZE_MAX);
    std::vector<wire::PushRequest> batches;
    for (std::size_t at = 0; at < all.size(); at += 500) {
      const auto from = all.begin() + static_cast<std::ptrdiff_t>(at);
      batches.push_back(
          {{from, from + static_cast<std::ptrdiff_t>(std::min<std::size_t>(500, all.size() - at))},
           {}});
    }
    const auto start = Clock::now();
    for (const auto& batch : batches) {
      const auto reply = transport.push(batch);
      if (!reply) throw std::runtime_error("push: " + reply.failure().detail);
    }
    const double took = secondsSince(start);
    state.SetIterationTime(took);
    state.counters["entries_per_s"] = kEntries / took;
  }
  state.SetLabel("reference: no journal at the terminal");
}

// The other half of it: the journal's own reading, marking and counting, without a centre.
void journalAlone(benchmark::State& state) {
  for (auto _ : state) {
    const Folder folder;
    fill(folder.path(), kEntries);
    StoreJournal journal(folder.path(), wallNow);
    double reading = 0;
    double marking = 0;
    double counting = 0;
    for (bool more = true; more;) {
      std::vector<JournalEntry> batch;
      reading += timed([&] { batch = journal.next(500, std::size_t{512} * 1024); });
      std::vector<std::string> ids;
      for (const JournalEntry& entry : batch) ids.push_back(entry.id);
      marking += timed([&] { journal.taken(ids); });
      counting += timed([&] { more = journal.waiting() > 0; });
    }
    state.SetIterationTime(reading + marking + counting);
    state.counters["reading_ms"] = reading * 1e3;
    state.counters["marking_ms"] = marking * 1e3;
    state.counters["counting_ms"] = counting * 1e3;
  }
}

}  // namespace

BENCHMARK(push)
    ->Name("push/30000_tickets")
    ->Unit(benchmark::kMillisecond)
    ->UseManualTime()
    ->Iterations(3);
BENCHMARK(pushFromMemory)
    ->Name("push/30000_tickets/from_memory")
    ->Unit(benchmark::kMillisecond)
    ->UseManualTime()
    ->Iterations(3);

BENCHMARK(journalAlone)
    ->Name("push/30000_tickets/journal_alone")
    ->Unit(benchmark::kMillisecond)
    ->UseManualTime()
    ->Iterations(3);

}  // namespace bianmin::bench
