// The real terminal seen from outside: how soon it is there, what it takes, how soon it answers.
#include <csignal>
#include <fstream>
#include <thread>

#include "tests/bench/bench_support.h"
#include "tests/bench/county.h"
#include "tests/bench/screen.h"
#include "tests/support/fake_printer.h"
#include "tests/support/kiosk_driver.h"
#include "tests/support/many_services.h"

namespace bianmin::bench {
namespace {

constexpr std::chrono::milliseconds kStill{1000};
constexpr std::chrono::seconds kIdle{20};
constexpr int kTaps = 100;
constexpr int kFewServices = 3;
constexpr int kManyServices = 300;

std::filesystem::path homeConfig() {
  return variantOfConfig("bench-home.toml", {{"start", "\"home\""}, {"settle_ms", "0"}});
}

test::Process startKiosk(const Screen& screen, const std::filesystem::path& config) {
  return {{county().kioskProgram(), "--config", config, "--data", county().terminalData()},
          county().dir() / "bench-kiosk.log",
          {{"SDL_VIDEODRIVER", "x11"}, {"DISPLAY", screen.display()}}};
}

test::Process startKiosk(const Screen& screen) { return startKiosk(screen, homeConfig()); }

void end(test::Process& kiosk) {
  kiosk.signal(SIGTERM);
  kiosk.wait();
}

// Runs a benchmark that needs real programs; what stops it is said instead of figures.
template <typename Work>
void guarded(benchmark::State& state, Work&& work) {
  try {
    std::forward<Work>(work)();
  } catch (const std::exception& error) {
    state.SkipWithError(error.what());
  }
}

std::unique_ptr<Screen> screenOrThrow() {
  auto screen = Screen::start();
  if (!screen) throw std::runtime_error("needs Xvfb");
  return screen;
}

// From before the fork until every pixel of the home screen below the band is there.
void start(benchmark::State& state) {
  guarded(state, [&] {
    const auto screen = screenOrThrow();
    test::Process first = startKiosk(*screen);
    const Screen::Picture empty = screen->picture();
    screen->waitUntilNot(empty);
    const Screen::Picture home = screen->still(kStill);
    end(first);
    std::vector<double> times;
    for (auto _ : state) {
      screen->waitUntilNot(home);
      const auto since = Clock::now();
      test::Process kiosk = startKiosk(*screen);
      times.push_back(screen->waitFor(home, since));
      state.SetIterationTime(times.back());
      end(kiosk);
    }
    reportTimes(state, times);
    state.SetLabel("goal: median <= 90 ms (a page in Chromium 425, bare SDL2 42)");
  });
}

// A county's folder with so many services beside the bench's own data.
std::filesystem::path configWith(const Folder& folder, int services) {
  const std::filesystem::path config = homeConfig();
  const std::filesystem::path to = folder.path() / std::to_string(services);
  test::writeServices(config.parent_path(), to, services);
  return to / config.filename();
}

// The same, with few and with many services in turn: home must not wait for the catalogue.
void startWithMany(benchmark::State& state) {
  guarded(state, [&] {
    const auto screen = screenOrThrow();
    const Folder folder;
    const std::filesystem::path few = configWith(folder, kFewServices);
    const std::filesystem::path many = configWith(folder, kManyServices);
    test::Process first = startKiosk(*screen, few);
    const Screen::Picture empty = screen->picture();
    screen->waitUntilNot(empty);
    const Screen::Picture home = screen->still(kStill);
    end(first);
    const auto once = [&](const std::filesystem::path& config) {
      screen->waitUntilNot(home);
      const auto since = Clock::now();
      test::Process kiosk = startKiosk(*screen, config);
      const double time = screen->waitFor(home, since);
      end(kiosk);
      return time;
    };
    std::vector<double> with_few, with_many;
    for (auto _ : state) {
      with_few.push_back(once(few));
      with_many.push_back(once(many));
      state.SetIterationTime(with_many.back());
    }
    state.counters["with_3_ms"] = SideBySide::median(with_few) * 1e3;
    state.counters["with_300_ms"] = SideBySide::median(with_many) * 1e3;
    state.SetLabel("goal: with 300 services at most 50 ms later than with 3");
  });
}

double memoryMiB(pid_t pid) {
  std::ifstream file("/proc/" + std::to_string(pid) + "/smaps_rollup");
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("Pss:")) return std::stod(line.substr(4)) / 1024;
  }
  throw std::runtime_error("the terminal's memory can only be read by root");
}

// Nobody touches it: memory after three seconds, then the CPU of twenty seconds.
void rest(benchmark::State& state) {
  guarded(state, [&] {
    const auto screen = screenOrThrow();
    const Screen::Picture empty = screen->picture();
    test::Process kiosk = startKiosk(*screen);
    screen->waitUntilNot(empty);
    for (auto _ : state) {
      std::this_thread::sleep_for(std::chrono::seconds(3));
      state.counters["PSS_MiB"] = memoryMiB(kiosk.pid());
      clockid_t clock{};
      if (::clock_getcpuclockid(kiosk.pid(), &clock) != 0) throw std::runtime_error("no CPU clock");
      const double before = cpuSeconds(clock);
      const auto since = Clock::now();
      std::this_thread::sleep_for(kIdle);
      state.counters["idle_percent"] = (cpuSeconds(clock) - before) / secondsSince(since) * 100;
      state.counters["start_cpu_ms"] = before * 1e3;
    }
    end(kiosk);
    state.SetLabel("goal: PSS <= 60 MiB (406; 10), idle <= 0.1 %");
  });
}

// From the order to lift the finger until every pixel of the guide is there. The way in is the
// inspector's socket, which takes longer than an X event.
void tapToPixels(benchmark::State& state) {
  guarded(state, [&] {
    const auto screen = screenOrThrow();
    test::KioskDriver kiosk({.program = county().kioskProgram(),
                             .config = homeConfig(),
                             .data = county().terminalData(),
                             .display = screen->display()});
    kiosk.waitFor("home.card.hardship");
    const Screen::Picture home = screen->still(kStill);
    kiosk.tap("home.card.hardship");
    const Screen::Picture list = screen->still(kStill);
    std::vector<double> times;
    for (auto _ : state) {
      kiosk.tap("bar.back");
      screen->waitFor(home, Clock::now());
      const auto since = Clock::now();
      kiosk.tap("home.card.hardship");
      times.push_back(screen->waitFor(list, since));
      state.SetIterationTime(times.back());
    }
    reportTimes(state, times);
    state.SetLabel("goal: median <= 6 ms, p99 <= 12 ms (14; 25)");
  });
}

// Seconds from `since` to the last byte that came; the line is quiet after it.
double lastByteAfter(const test::FakePrinter& printer, Clock::time_point since) {
  const auto until = Clock::now() + std::chrono::seconds(10);
  while (true) {
    const auto last = printer.lastByteAt();
    if (last > since && Clock::now() - last > std::chrono::milliseconds(100)) {
      return std::chrono::duration<double>(last - since).count();
    }
    if (Clock::now() > until) throw std::runtime_error("no ticket came out");
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
}

// From the tap on the queue's key until the printer has the ticket's last byte.
void tapToPaper(benchmark::State& state) {
  guarded(state, [&] {
    test::FakePrinter printer;
    const auto config = variantOfConfig(
        "bench-print.toml",
        {{"start", "\"home\""}, {"settle_ms", "0"}, {"device", "\"" + printer.device() + "\""}});
    test::KioskDriver kiosk({.program = county().kioskProgram(),
                             .config = config,
                             .data = county().terminalData(),
                             .size = "1920x1080"});
    std::vector<double> times;
    for (auto _ : state) {
      kiosk.tap("home.ticket");
      kiosk.waitFor("group.B");
      const auto since = Clock::now();
      kiosk.tap("group.B");
      times.push_back(lastByteAfter(printer, since));
      state.SetIterationTime(times.back());
      kiosk.tap("ticket.done");
      kiosk.waitFor("home.ticket");
    }
    reportTimes(state, times);
    state.SetLabel("goal: p99 <= 60 ms");
  });
}

}  // namespace

BENCHMARK(start)
    ->Name("kiosk/exec_to_home")
    ->Unit(benchmark::kMillisecond)
    ->UseManualTime()
    ->Iterations(15);
BENCHMARK(startWithMany)
    ->Name("kiosk/exec_to_home_with_300_services")
    ->Unit(benchmark::kMillisecond)
    ->UseManualTime()
    ->Iterations(15);
BENCHMARK(rest)->Name("kiosk/at_rest")->Unit(benchmark::kSecond)->Iterations(1);
BENCHMARK(tapToPixels)
    ->Name("kiosk/tap_to_guide")
    ->Unit(benchmark::kMillisecond)
    ->UseManualTime()
    ->Iterations(kTaps);
BENCHMARK(tapToPaper)
    ->Name("kiosk/tap_to_last_byte")
    ->Unit(benchmark::kMillisecond)
    ->UseManualTime()
    ->Iterations(kTaps);

}  // namespace bianmin::bench
