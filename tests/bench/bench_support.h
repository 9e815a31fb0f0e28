// What the benchmarks share: folders on a real disk, two ways measured side by side, percentiles.
#pragma once

#include <benchmark/benchmark.h>
#include <stdlib.h>
#include <time.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/paths.h"

namespace bianmin::bench {

using Clock = std::chrono::steady_clock;

inline double secondsSince(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

// CPU seconds of a clock, e.g. CLOCK_PROCESS_CPUTIME_ID.
inline double cpuSeconds(clockid_t clock) {
  timespec now{};
  ::clock_gettime(clock, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

// How long `work` takes by the wall, in seconds.
template <typename Work>
double timed(Work&& work) {
  const auto start = Clock::now();
  std::forward<Work>(work)();
  return secondsSince(start);
}

// In the build tree: /tmp may be memory, where a sync costs nothing. Removed at the end.
class Folder {
 public:
  Folder() {
    const std::filesystem::path parent = std::filesystem::path(BIANMIN_BUILD_DIR) / "bench-data";
    std::filesystem::create_directories(parent);
    std::string name = (parent / "XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder: " + name);
    path_ = name;
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

// Ours and a reference in turn, in every iteration, so that what else runs on the machine slows
// both. Medians, because one slow sync of the disk would decide about a mean.
class SideBySide {
 public:
  explicit SideBySide(benchmark::State& state) : state_(state) {}

  template <typename Ours, typename Reference>
  void iterate(Ours&& ours, Reference&& reference) {
    const bool first = ours_.size() % 2 == 0;  // neither always finds the caches warm
    if (first) ours_.push_back(timed(ours));
    reference_.push_back(timed(reference));
    if (!first) ours_.push_back(timed(ours));
    state_.SetIterationTime(ours_.back());
  }

  // `each`: how many things one iteration handles. speed_ratio 0.7: ours does in the same time 70 %
  // of what the reference does.
  void report(double each = 1) {
    if (ours_.empty()) return;
    const double ours = median(ours_);
    const double reference = median(reference_);
    state_.counters["ours_us"] = ours / each * 1e6;
    state_.counters["reference_us"] = reference / each * 1e6;
    state_.counters["speed_ratio"] = reference / ours;
  }

  static double median(std::vector<double> values) { return percentile(std::move(values), 0.5); }
  // The nearest rank. `values` must not be empty.
  static double percentile(std::vector<double> values, double share) {
    const auto rank =
        static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1) + 0.5);
    std::nth_element(values.begin(), values.begin() + rank, values.end());
    return values[static_cast<std::size_t>(rank)];
  }

 private:
  benchmark::State& state_;
  std::vector<double> ours_;
  std::vector<double> reference_;
};

// Median and 99th percentile of times in seconds, as milliseconds.
inline void reportTimes(benchmark::State& state, const std::vector<double>& times) {
  if (times.empty()) return;
  state.counters["median_ms"] = SideBySide::median(times) * 1e3;
  state.counters["p99_ms"] = SideBySide::percentile(times, 0.99) * 1e3;
}

}  // namespace bianmin::bench
