// Finding a service: what one key costs, among few and among many.
#include "kiosk/guide/finder.h"
#include "sync/config/catalogue.h"
#include "tests/bench/bench_support.h"
#include "tests/support/many_services.h"
#include "tests/support/paths.h"

namespace bianmin::bench {
namespace {

constexpr int kFew = 3;
constexpr int kMany = 300;
constexpr std::size_t kMost = 24;

Catalogue catalogueOf(int services) {
  const Folder folder;
  test::writeServices(BIANMIN_SOURCE_DIR "/config", folder.path(), services);
  return loadCatalogue(folder.path());
}

void find(benchmark::State& state, const char* typed) {
  const Finder few(catalogueOf(kFew));
  const Finder many(catalogueOf(kMany));
  SideBySide both(state);
  for (auto _ : state) {
    both.iterate([&] { benchmark::DoNotOptimize(many.find(typed, kMost)); },
                 [&] { benchmark::DoNotOptimize(few.find(typed, kMost)); });
  }
  both.report();
  state.SetLabel("ours: 300 services, reference: 3; goal: 16 ms");
}

void one(benchmark::State& state) { find(state, "y"); }
void initials(benchmark::State& state) { find(state, "zdshbz"); }
void whole(benchmark::State& state) { find(state, "zuidishenghuobaozh"); }
void nothing(benchmark::State& state) { find(state, "zzzzzzzzzzzzzzzzzzzz"); }

void readAll(benchmark::State& state) {
  const Folder folder;
  test::writeServices(BIANMIN_SOURCE_DIR "/config", folder.path(), kMany);
  for (auto _ : state) benchmark::DoNotOptimize(loadCatalogue(folder.path()));
}

void prepare(benchmark::State& state) {
  const Catalogue catalogue = catalogueOf(kMany);
  for (auto _ : state) benchmark::DoNotOptimize(Finder(catalogue));
}

}  // namespace

BENCHMARK(one)->Name("find/one_letter")->Unit(benchmark::kMicrosecond)->UseManualTime();
BENCHMARK(initials)->Name("find/initials")->Unit(benchmark::kMicrosecond)->UseManualTime();
BENCHMARK(whole)->Name("find/whole_pinyin")->Unit(benchmark::kMicrosecond)->UseManualTime();
BENCHMARK(nothing)->Name("find/nothing")->Unit(benchmark::kMicrosecond)->UseManualTime();
BENCHMARK(prepare)->Name("find/prepare_300")->Unit(benchmark::kMillisecond);
BENCHMARK(readAll)->Name("find/read_300_files")->Unit(benchmark::kMillisecond)->Iterations(3);

}  // namespace bianmin::bench
