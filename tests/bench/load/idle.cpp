// What terminals cost the centre that have nothing to tell and wait for news.
#include <cstdio>
#include <fstream>
#include <string>

#include "tests/bench/load/commands.h"
#include "tests/bench/load/terminals.h"

namespace bianmin::load {
namespace {

constexpr int kThreads = 2;

// Of the process, in kB: its share of what it has in memory, or all of it.
long memory(pid_t pid, const std::string& what) {
  std::ifstream file("/proc/" + std::to_string(pid) + "/smaps_rollup");
  for (std::string word; file >> word;) {
    long kb = 0;
    if (word == what + ":" && file >> kb) return kb;
  }
  return 0;
}

}  // namespace

int idle(const IdleOptions& options) {
  raiseFileLimit();
  Site site(options.database);
  const std::vector<Member> members = site.enrol(options.terminals, 500);
  site.start();
  const long pss = memory(site.pid(), "Pss"), rss = memory(site.pid(), "Rss");
  std::size_t held = 0, errors = 0;
  double took = 0;
  long pss_held = 0, rss_held = 0;
  {
    Terminals terminals(site, members, kThreads, [](std::size_t, const std::string&) {});
    took = bench::timed([&] { terminals.waitUntilHeld(std::chrono::seconds(600)); });
    std::this_thread::sleep_for(std::chrono::seconds(options.hold_seconds));
    pss_held = memory(site.pid(), "Pss");
    rss_held = memory(site.pid(), "Rss");
    held = terminals.held();
    errors = terminals.errors();
  }
  const auto each = static_cast<double>(options.terminals);
  std::printf("idle backend=%s terminals=%zu held=%zu errors=%zu connected in %.1f s\n",
              options.database.backend.c_str(), options.terminals, held, errors, took);
  std::printf("  before    PSS %7.1f MB  RSS %7.1f MB\n", static_cast<double>(pss) / 1024,
              static_cast<double>(rss) / 1024);
  std::printf("  with them PSS %7.1f MB  RSS %7.1f MB (goal for 10,000: 500 MB)\n",
              static_cast<double>(pss_held) / 1024, static_cast<double>(rss_held) / 1024);
  std::printf("  each      PSS %7.1f kB\n", static_cast<double>(pss_held - pss) / each);
  return held == options.terminals && errors == 0 ? 0 : 1;
}

}  // namespace bianmin::load
