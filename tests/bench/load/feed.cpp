// From a change of a request's status to the terminals of its village.
#include <cstdio>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>

#include "sync/wire/codec.h"
#include "tests/bench/load/commands.h"
#include "tests/bench/load/entries.h"
#include "tests/bench/load/terminals.h"

namespace bianmin::load {
namespace {

using bench::Clock;
constexpr int kThreads = 2;

// When each request was sent, and how long after that each terminal of its village had it.
class Times {
 public:
  void sent(const std::string& id, std::size_t expected) {
    const std::lock_guard lock(mutex_);
    sent_[id] = Clock::now();
    waiting_ += expected;
  }
  void seen(const std::string& body) {
    const auto now = Clock::now();
    const auto page = nlohmann::json::parse(body);
    const std::lock_guard lock(mutex_);
    for (const auto& change : page.at("changes")) {
      const auto found = sent_.find(change.at("dossier").get<std::string>());
      if (found == sent_.end()) continue;
      seconds_.push_back(std::chrono::duration<double>(now - found->second).count());
      --waiting_;
    }
  }
  std::size_t waiting() const {
    const std::lock_guard lock(mutex_);
    return waiting_;
  }
  std::vector<double> seconds() const {
    const std::lock_guard lock(mutex_);
    return seconds_;
  }

 private:
  mutable std::mutex mutex_;
  std::map<std::string, Clock::time_point> sent_;
  std::vector<double> seconds_;
  std::size_t waiting_ = 0;
};

}  // namespace

int feed(const FeedOptions& options) {
  raiseFileLimit();
  Site site(options.database);
  const std::size_t villages = std::min(options.villages, options.terminals);
  // The first of them tell of requests; each has a village, and the others listen there too.
  const std::vector<Member> members = site.enrol(options.terminals, villages);
  site.start();
  Times times;
  Terminals terminals(site, members, kThreads,
                      [&](std::size_t, const std::string& body) { times.seen(body); });
  const bool all = terminals.waitUntilHeld(std::chrono::seconds(120));
  const Speech speech(site);
  std::vector<std::unique_ptr<Connection>> telling(villages);
  std::vector<std::uint64_t> numbers(villages);
  std::map<std::string, std::size_t> listeners;
  for (const Member& member : members) ++listeners[member.village];
  std::size_t refused = 0;
  for (int i = 0; i < options.changes; ++i) {
    const std::size_t who = static_cast<std::size_t>(i) * 7919 % villages;
    const Member& member = members[who];
    if (!telling[who]) {
      telling[who] =
          std::make_unique<Connection>(speech, site.terminalsPort(), member.certificate.get());
    }
    const std::uint64_t number = ++numbers[who];
    const std::string id = idOf(who, number, 'd');
    const std::string body = wire::encode(wire::PushRequest{{requestOf(who, number, id)}, {}});
    times.sent(id, listeners[member.village]);
    telling[who]->post("/v1/journal", body, "Content-Type: application/json\r\n");
    refused += telling[who]->wait().status == 200 ? 0 : 1;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  for (int i = 0; i < 100 && times.waiting() > 0; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  const std::vector<double> seconds = times.seconds();
  std::printf("feed backend=%s terminals=%zu villages=%zu changes=%d arrivals=%zu missing=%zu\n",
              options.database.backend.c_str(), options.terminals, villages, options.changes,
              seconds.size(), times.waiting());
  if (seconds.empty()) return 1;
  const auto at = [&](double share) { return bench::SideBySide::percentile(seconds, share) * 1e3; };
  std::printf("  median %.1f ms, 99th percentile %.1f ms (goal 300), longest %.1f ms\n", at(0.5),
              at(0.99), at(1));
  return all && refused == 0 && terminals.errors() == 0 && times.waiting() == 0 ? 0 : 1;
}

}  // namespace bianmin::load
