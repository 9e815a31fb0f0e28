// The terminal's journal: a record and its entry, on the disk, beside bare prepared statements.
#include <array>
#include <cstdio>

#include "kiosk/store/store.h"
#include "tests/bench/bench_support.h"
#include "tests/bench/raw_sqlite.h"
#include "tests/bench/resident.h"

namespace bianmin::bench {
namespace {

constexpr const char* kSettings = "PRAGMA secure_delete = ON; PRAGMA trusted_schema = OFF";
constexpr const char* kInsertJournal =
    "INSERT INTO journal (id, kind, at, body) VALUES (?, ?, ?, ?)";

// A file with the store's own tables, written without the store.
class BareTerminal {
 public:
  BareTerminal() : db_(made(folder_.path()), kSettings) {}

  RawDatabase& db() { return db_; }

 private:
  static std::filesystem::path made(const std::filesystem::path& dir) {
    const Store store(dir, std::nullopt);
    return dir / "terminal.db";
  }
  Folder folder_;
  RawDatabase db_;
};

// 26 characters that grow, as ULIDs do.
std::string idOf(std::int64_t n) {
  std::array<char, 27> id{};
  std::snprintf(id.data(), id.size(), "01KAQ6JZ0N%016lld", static_cast<long long>(n));
  return id.data();
}

class BareTickets {
 public:
  // The body is given: making it is the store's work.
  void issue(const Visit& visit, std::string_view body) {
    const std::string id = idOf(n_);
    const std::int64_t at = visit.at.time_since_epoch().count();
    const std::string day = toIso(visit.day);
    begin_();
    journal_(std::string_view(id), std::string_view("ticket"), at, body);
    ticket_(std::string_view(day), std::string_view(visit.group), n_ % 1000 / 4 + 1,
            terminal_.db().lastRow());
    commit_();
    ++n_;
  }

 private:
  BareTerminal terminal_;
  RawStatement begin_{terminal_.db(), "BEGIN IMMEDIATE"};
  RawStatement commit_{terminal_.db(), "COMMIT"};
  RawStatement journal_{terminal_.db(), kInsertJournal};
  RawStatement ticket_{terminal_.db(), "INSERT INTO ticket (day, grp, n, seq) VALUES (?, ?, ?, ?)"};
  std::int64_t n_ = 0;
};

void issueTicket(benchmark::State& state) {
  const Folder folder;
  Store store(folder.path(), std::nullopt);
  BareTickets bare;
  store.issueTicket("A", "DIBAO.apply", visit(0).day, kMorning);
  const std::string body = store.outbox(1).front().entry.body;
  bare.issue(visit(0), body);
  std::int64_t n = 1;
  SideBySide both(state);
  for (auto _ : state) {
    const Visit now = visit(n++);
    both.iterate([&] { store.issueTicket(now.group, "DIBAO.apply", now.day, now.at); },
                 [&] { bare.issue(now, body); });
  }
  both.report();
  state.SetLabel("goal: speed_ratio >= 0.7");
}

class BareDossiers {
 public:
  void save(Instant moment, std::string_view body, std::string_view locked) {
    const std::string id = idOf(n_++);
    const std::int64_t at = moment.time_since_epoch().count();
    begin_();
    journal_(std::string_view(id), std::string_view("dossier"), at, body);
    dossier_(std::string_view(id), std::string_view(id).substr(2), std::string_view("DIBAO.apply"),
             terminal_.db().lastRow(), RawStatement::Blob{locked});
    status_(std::string_view(id), std::int64_t{1}, std::string_view("RECEIVED"), at,
            std::string_view(), std::string_view());
    commit_();
  }

 private:
  BareTerminal terminal_;
  RawStatement begin_{terminal_.db(), "BEGIN IMMEDIATE"};
  RawStatement commit_{terminal_.db(), "COMMIT"};
  RawStatement journal_{terminal_.db(), kInsertJournal};
  RawStatement dossier_{terminal_.db(),
                        "INSERT INTO dossier (id, lookup, matter, seq, locked)"
                        " VALUES (?, ?, ?, ?, ?)"};
  RawStatement status_{terminal_.db(),
                       "INSERT INTO status (dossier, step, status, at, note, due)"
                       " VALUES (?, ?, ?, ?, ?, ?)"};
  std::int64_t n_ = 0;
};

// What is sealed of the request, about as long as the store's own text of it.
std::string plainText(const NewDossier& request) {
  std::string text = R"({"code":"K7M4Q9X","fields":{)";
  for (const auto& [id, answer] : request.fields) text += '"' + id + "\":\"" + answer + "\",";
  return text + R"("consents":{"mandate":true,"identity":true,"financial":true}})";
}

// The reference seals twice as well, for the county and for itself, because any program must.
void saveDossier(benchmark::State& state) {
  const Folder folder;
  const StoreKeys keys = newKeys();
  Store store(folder.path(), keys);
  BareDossiers bare;
  const NewDossier request = typicalRequest();
  const std::string plain = plainText(request);
  store.saveDossier(request, kMorning);
  const std::string body = store.outbox(1).front().entry.body;
  std::int64_t n = 1;
  std::vector<double> sealing;
  SideBySide both(state);
  for (auto _ : state) {
    const Instant at = visit(n++).at;
    both.iterate([&] { store.saveDossier(request, at); },
                 [&] {
                   std::string locked;
                   sealing.push_back(timed([&] {
                     benchmark::DoNotOptimize(seal::sealFor(keys.county, plain));
                     locked = seal::lock(keys.station, plain);
                   }));
                   bare.save(at, body, locked);
                 });
  }
  both.report();
  if (!sealing.empty()) state.counters["sealing_us"] = SideBySide::median(sealing) * 1e6;
  state.counters["body_bytes"] = static_cast<double>(body.size());
  state.SetLabel("goal: speed_ratio >= 0.7; both seal");
}

}  // namespace

BENCHMARK(issueTicket)
    ->Name("store/append_ticket")
    ->Unit(benchmark::kMicrosecond)
    ->UseManualTime()
    ->MinTime(2);
BENCHMARK(saveDossier)
    ->Name("store/append_request")
    ->Unit(benchmark::kMicrosecond)
    ->UseManualTime()
    ->MinTime(2);

}  // namespace bianmin::bench
