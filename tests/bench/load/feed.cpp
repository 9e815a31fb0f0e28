// From a change of a request's status to the terminals of its village.
#include <cstdio>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>

#include "sync/center/store/stores.h"
#include "sync/wire/codec.h"
#include "tests/bench/load/clerk.h"
#include "tests/bench/load/commands.h"
#include "tests/bench/load/entries.h"
#include "tests/bench/load/terminals.h"

namespace bianmin::load {
namespace {

using bench::Clock;
constexpr int kThreads = 2;

// When each request got a status, and how long after that each terminal of its village had it.
class Times {
 public:
  explicit Times(std::string status) : status_(std::move(status)) {}
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
      if (change.at("status").get<std::string>() != status_) continue;
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

  // Until every terminal has each of them, at most five seconds.
  void wait() const {
    for (int i = 0; i < 100 && waiting() > 0; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
  }
  // True when nothing is missing.
  bool print(const char* what) const {
    const std::vector<double> seconds = this->seconds();
    std::printf("  %-24s arrivals=%zu missing=%zu", what, seconds.size(), waiting());
    if (seconds.empty()) {
      std::printf("\n");
      return false;
    }
    const auto at = [&](double share) {
      return bench::SideBySide::percentile(seconds, share) * 1e3;
    };
    std::printf(" median %.1f ms, 99th percentile %.1f ms (goal 300), longest %.1f ms\n", at(0.5),
                at(0.99), at(1));
    return waiting() == 0;
  }

 private:
  std::string status_;
  mutable std::mutex mutex_;
  std::map<std::string, Clock::time_point> sent_;
  std::vector<double> seconds_;
  std::size_t waiting_ = 0;
};

constexpr auto kBetween = std::chrono::milliseconds(20);

struct Told {
  std::string id, village;
};

// Terminals tell of requests, each its own village's. Counts what the centre did not take.
std::size_t tell(const Site& site, const std::vector<Member>& members, std::size_t villages,
                 int changes, const std::map<std::string, std::size_t>& listeners, Times& times,
                 std::vector<Told>& told) {
  const Speech speech(site);
  std::vector<std::unique_ptr<Connection>> telling(villages);
  std::vector<std::uint64_t> numbers(villages);
  std::size_t refused = 0;
  for (int i = 0; i < changes; ++i) {
    const std::size_t who = static_cast<std::size_t>(i) * 7919 % villages;
    const Member& member = members[who];
    if (!telling[who]) {
      telling[who] =
          std::make_unique<Connection>(speech, site.terminalsPort(), member.certificate.get());
    }
    const std::uint64_t number = ++numbers[who];
    const std::string id = idOf(who, number, 'd');
    const std::string body = wire::encode(wire::PushRequest{{requestOf(who, number, id)}, {}});
    times.sent(id, listeners.at(member.village));
    telling[who]->post("/v1/journal", body, "Content-Type: application/json\r\n");
    refused += telling[who]->wait().status == 200 ? 0 : 1;
    told.push_back({id, member.village});
    std::this_thread::sleep_for(kBetween);
  }
  return refused;
}

// A clerk of the county accepts each of them at the desk. Counts what the desk refused.
std::size_t accept(const Site& site, const std::vector<Told>& told,
                   const std::map<std::string, std::size_t>& listeners, Times& times) {
  const auto db = center::connectorFor(site.database())->connect();
  const Clerk clerk = signIn(*db, "load-clerk", center::DeskRole::CountyClerk, "610622");
  Connection desk(Speech(site), site.deskPort(), nullptr);
  std::size_t refused = 0;
  for (const Told& one : told) {
    times.sent(one.id, listeners.at(one.village));
    desk.post("/requests/" + one.id + "/move/ACCEPTED", clerk.form("RECEIVED"),
              clerk.cookie() +
                  "Sec-Fetch-Site: same-origin\r\n"
                  "Content-Type: application/x-www-form-urlencoded\r\n");
    refused += desk.wait().status == 303 ? 0 : 1;
    std::this_thread::sleep_for(kBetween);
  }
  return refused;
}

}  // namespace

int feed(const FeedOptions& options) {
  raiseFileLimit();
  Site site(options.database);
  const std::size_t villages = std::min(options.villages, options.terminals);
  // The first of them tell of requests; each has a village, and the others listen there too.
  const std::vector<Member> members = site.enrol(options.terminals, villages);
  std::map<std::string, std::size_t> listeners;
  for (const Member& member : members) ++listeners[member.village];
  site.start();
  Times received("RECEIVED"), accepted("ACCEPTED");
  Terminals terminals(site, members, kThreads, [&](std::size_t, const std::string& body) {
    received.seen(body);
    accepted.seen(body);
  });
  const bool all = terminals.waitUntilHeld(std::chrono::seconds(120));
  std::vector<Told> told;
  std::size_t refused = tell(site, members, villages, options.changes, listeners, received, told);
  received.wait();
  refused += accept(site, told, listeners, accepted);
  accepted.wait();
  std::printf("feed backend=%s terminals=%zu villages=%zu changes=%d refused=%zu\n",
              options.database.backend.c_str(), options.terminals, villages, options.changes,
              refused);
  const bool complete = received.print("told by a terminal");
  return accepted.print("accepted at the desk") && complete && all && refused == 0 &&
                 terminals.errors() == 0
             ? 0
             : 1;
}

}  // namespace bianmin::load
