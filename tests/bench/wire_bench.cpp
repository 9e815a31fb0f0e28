// A batch on its way: JSON, gzip and back, with entries that a real store has written.
#include <zlib.h>

#include <nlohmann/json.hpp>

#include "sync/wire/codec.h"
#include "sync/wire/gzip.h"
#include "tests/bench/bench_support.h"
#include "tests/bench/resident.h"

namespace bianmin::bench {
namespace {

constexpr std::size_t kLargest = std::size_t{8} << 20;

wire::PushRequest written(int count, bool requests) {
  const Folder folder;
  Store store(folder.path(), newKeys());
  const NewDossier request = typicalRequest();
  for (int n = 0; n < count; ++n) {
    const Visit now = visit(n);
    if (requests) {
      store.saveDossier(request, now.at);
    } else {
      store.issueTicket(now.group, "DIBAO.apply", now.day, now.at);
    }
  }
  return {store.next(count, kLargest), {}};
}

const wire::PushRequest& tickets(int count) {
  static const wire::PushRequest most = written(500, false);
  static const wire::PushRequest some{{most.entries.begin(), most.entries.begin() + 100}, {}};
  return count == 100 ? some : most;
}

const wire::PushRequest& requests() {
  static const wire::PushRequest all = written(100, true);
  return all;
}

std::string withLibrary(const wire::PushRequest& push) {
  nlohmann::ordered_json all;
  auto& entries = all["entries"] = nlohmann::ordered_json::array();
  for (const JournalEntry& entry : push.entries) {
    entries.push_back({{"id", entry.id},
                       {"seq", entry.seq},
                       {"kind", std::string(toName(entry.kind))},
                       {"at", toIso(entry.at)},
                       {"body", entry.body}});
  }
  return all.dump();
}

// The reference builds the same text with the JSON library.
void encodeBatch(benchmark::State& state, const wire::PushRequest& push) {
  std::string text;
  SideBySide both(state);
  for (auto _ : state) {
    both.iterate([&] { benchmark::DoNotOptimize(text = wire::encode(push)); },
                 [&] { benchmark::DoNotOptimize(withLibrary(push)); });
  }
  both.report(static_cast<double>(push.entries.size()));
  state.counters["bytes_per_entry_plain"] =
      static_cast<double>(text.size()) / static_cast<double>(push.entries.size());
}

// The reference is zlib itself at the same level, into a buffer that is there already.
void gzipBatch(benchmark::State& state, const wire::PushRequest& push) {
  const std::string text = wire::encode(push);
  std::string packed;
  std::vector<Bytef> buffer(compressBound(text.size()));
  SideBySide both(state);
  for (auto _ : state) {
    both.iterate([&] { benchmark::DoNotOptimize(packed = wire::gzip(text)); },
                 [&] {
                   uLongf size = buffer.size();
                   compress2(buffer.data(), &size, reinterpret_cast<const Bytef*>(text.data()),
                             text.size(), 6);
                   benchmark::ClobberMemory();
                 });
  }
  const auto count = static_cast<double>(push.entries.size());
  both.report(count);
  state.counters["bytes_per_entry"] = static_cast<double>(packed.size()) / count;
}

// The reference parses the same text with the JSON library and looks at nothing.
void decodeBatch(benchmark::State& state, const wire::PushRequest& push) {
  const std::string text = wire::encode(push);
  const std::string packed = wire::gzip(text);
  SideBySide both(state);
  for (auto _ : state) {
    both.iterate(
        [&] {
          const auto plain = wire::gunzip(packed, kLargest);
          benchmark::DoNotOptimize(wire::decodePushRequest(plain.bytes));
        },
        [&] {
          const auto plain = wire::gunzip(packed, kLargest);
          benchmark::DoNotOptimize(nlohmann::json::parse(plain.bytes));
        });
  }
  both.report(static_cast<double>(push.entries.size()));
}

void encodeTickets(benchmark::State& s) { encodeBatch(s, tickets(static_cast<int>(s.range(0)))); }
void encodeRequests(benchmark::State& state) { encodeBatch(state, requests()); }
void gzipTickets(benchmark::State& state) {
  gzipBatch(state, tickets(static_cast<int>(state.range(0))));
  state.SetLabel("goal in batches of 100: bytes_per_entry <= 140");
}
void gzipRequests(benchmark::State& state) {
  gzipBatch(state, requests());
  state.SetLabel("goal in batches of 100: bytes_per_entry <= 560");
}
void decodeTickets(benchmark::State& s) { decodeBatch(s, tickets(static_cast<int>(s.range(0)))); }
void decodeRequests(benchmark::State& state) { decodeBatch(state, requests()); }

}  // namespace

#define BIANMIN_WIRE_BENCH(function, name) \
  BENCHMARK(function)->Name(name)->Unit(benchmark::kMicrosecond)->UseManualTime()

BIANMIN_WIRE_BENCH(encodeTickets, "wire/encode/tickets")->Arg(100)->Arg(500);
BIANMIN_WIRE_BENCH(encodeRequests, "wire/encode/requests_100");
BIANMIN_WIRE_BENCH(gzipTickets, "wire/gzip/tickets")->Arg(100)->Arg(500);
BIANMIN_WIRE_BENCH(gzipRequests, "wire/gzip/requests_100");
BIANMIN_WIRE_BENCH(decodeTickets, "wire/gunzip_decode/tickets")->Arg(100)->Arg(500);
BIANMIN_WIRE_BENCH(decodeRequests, "wire/gunzip_decode/requests_100");

}  // namespace bianmin::bench
