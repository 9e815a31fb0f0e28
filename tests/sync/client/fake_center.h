// A real TLS server whose answers a test scripts, and a journal in memory.
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <set>

#include "sync/client/sync_client.h"
#include "sync/http/server.h"
#include "sync/wire/codec.h"
#include "sync/wire/gzip.h"
#include "tests/support/test_ca.h"

namespace bianmin {

// Shared by the lanes of one client, as the database behind two connections would be.
class MemoryJournal {
 public:
  void add(const std::string& id, const std::string& body = "{}") {
    const std::lock_guard lock(mutex_);
    JournalEntry entry;
    entry.id = id;
    entry.seq = ++seq_;
    entry.at = Instant{std::chrono::milliseconds{1'795'396'320'000}};
    entry.body = body;
    waiting_.push_back(entry);
  }
  // Waits until the condition holds; false after 30 s.
  bool until(const std::function<bool(const MemoryJournal&)>& holds) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, std::chrono::seconds{30}, [&] { return holds(*this); });
  }
  void set(const std::function<void(MemoryJournal&)>& change) {
    const std::lock_guard lock(mutex_);
    change(*this);
  }
  bool untilEmpty() {
    return until([](const MemoryJournal& j) { return j.waiting_.empty(); });
  }
  // To be read inside until(), or when the client has stopped.
  std::vector<std::string> taken_;
  std::map<std::string, std::string> parked_;
  std::vector<StatusChange> changes_;
  std::string cursor_;
  std::vector<Bulletin> bulletins_;  // as they were applied
  bool full_ = false;                // the disk takes no bulletin

  std::unique_ptr<JournalSource> source();

 private:
  friend class MemorySource;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<JournalEntry> waiting_;
  std::uint64_t seq_ = 0;
};

class MemorySource : public JournalSource {
 public:
  explicit MemorySource(MemoryJournal& journal) : j_(journal) {}
  std::vector<JournalEntry> next(int max_entries, std::size_t max_bytes) override {
    const std::lock_guard lock(j_.mutex_);
    std::vector<JournalEntry> out;
    std::size_t bytes = 0;
    for (const JournalEntry& entry : j_.waiting_) {
      bytes += entry.body.size();
      if (!out.empty() && (static_cast<int>(out.size()) == max_entries || bytes > max_bytes)) break;
      out.push_back(entry);
    }
    return out;
  }
  void taken(const std::vector<std::string>& ids) override {
    const std::lock_guard lock(j_.mutex_);
    for (const std::string& id : ids) remove(id);
    j_.taken_.insert(j_.taken_.end(), ids.begin(), ids.end());
    j_.changed_.notify_all();
  }
  void parked(const std::string& id, const std::string& reason) override {
    const std::lock_guard lock(j_.mutex_);
    remove(id);
    j_.parked_[id] = reason;
    j_.changed_.notify_all();
  }
  std::string cursor() override {
    const std::lock_guard lock(j_.mutex_);
    return j_.cursor_;
  }
  void apply(const std::vector<StatusChange>& changes, const std::string& cursor) override {
    const std::lock_guard lock(j_.mutex_);
    j_.changes_.insert(j_.changes_.end(), changes.begin(), changes.end());
    j_.cursor_ = cursor;
    j_.changed_.notify_all();
  }
  std::int64_t bulletin() override {
    const std::lock_guard lock(j_.mutex_);
    return j_.bulletins_.empty() ? 0 : j_.bulletins_.back().revision;
  }
  void apply(const Bulletin& bulletin) override {
    const std::lock_guard lock(j_.mutex_);
    if (j_.full_) throw std::runtime_error("disk is full");
    j_.bulletins_.push_back(bulletin);
    j_.changed_.notify_all();
  }
  std::size_t parkedCount() override {
    const std::lock_guard lock(j_.mutex_);
    return j_.parked_.size();
  }
  std::size_t waiting() override {
    const std::lock_guard lock(j_.mutex_);
    return j_.waiting_.size();
  }

 private:
  void remove(const std::string& id) {
    std::erase_if(j_.waiting_, [&](const JournalEntry& entry) { return entry.id == id; });
  }
  MemoryJournal& j_;
};

inline std::unique_ptr<JournalSource> MemoryJournal::source() {
  return std::make_unique<MemorySource>(*this);
}

// Takes every entry once, by id and bytes; a test puts answers in front that are given first.
class FakeCenter {
 public:
  using Script = std::function<bool(const http::Request&, http::Done)>;  // false: not handled

  explicit FakeCenter(http::ClientCert clients = http::ClientCert::Required) {
    const test::Issued own = ca_.server();
    http::ServerOptions options;
    options.tls.certificate = own.certificate;
    options.tls.private_key = own.key;
    options.tls.client_ca = ca_.certificate();
    options.tls.client_certificate = clients;
    options.tls.is_revoked = [this](const std::string&) { return revoked.load(); };
    server_ = std::make_unique<http::Server>(options,
                                             [this](const http::Request& request, http::Done done) {
                                               handle(request, std::move(done));
                                             });
    server_->start();
  }
  ~FakeCenter() { server_->stop(); }

  std::string url() const { return "https://127.0.0.1:" + std::to_string(server_->port()); }
  test::TestCa& ca() { return ca_; }
  void next(const std::string& path, Script script) {
    const std::lock_guard lock(mutex_);
    scripts_[path].push_back(std::move(script));
  }
  void next(const std::string& path, http::Reply reply) {
    next(path, [reply](const http::Request&, const http::Done& done) {
      done(reply);
      return true;
    });
  }
  // Waits for that many requests to the path.
  bool seen(const std::string& path, int count) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, std::chrono::seconds{30},
                             [&] { return counts_[path] >= count; });
  }
  int count(const std::string& path) {
    const std::lock_guard lock(mutex_);
    return counts_[path];
  }
  // Commits what came, as the default answer does, and tells what it would have answered.
  wire::PushReply commit(const http::Request& request) {
    const auto plain = wire::gunzip(request.body, 1 << 22);
    const auto push = wire::decodePushRequest(plain.bytes);
    const std::lock_guard lock(mutex_);
    bodies_.push_back(request.body);
    wire::PushReply reply;
    if (!push) return reply;
    for (const JournalEntry& entry : push->entries) {
      const auto [at, is_new] = stored_.emplace(entry.id, entry.body);
      if (is_new) ++commits_;
      const bool same = at->second == entry.body;
      reply.verdicts.push_back(
          {entry.id, same ? wire::EntryVerdict::Kind::Taken : wire::EntryVerdict::Kind::Conflict,
           ""});
    }
    return reply;
  }
  // Answers every held poll, and the next one, with that change.
  void change(const StatusChange& change) {
    http::Done held;
    {
      const std::lock_guard lock(mutex_);
      feed_.push_back(change);
      held = std::move(held_);
      held_ = nullptr;
    }
    if (held) held(feedReply());
  }
  // Answers every held poll, and those to come, with the news of it.
  void publish(Bulletin bulletin) {
    http::Done held;
    {
      const std::lock_guard lock(mutex_);
      bulletin_ = std::move(bulletin);
      held = std::move(held_);
      held_ = nullptr;
    }
    if (held) held(feedReply());
  }
  // Until so many reports were taken; false after a long time.
  bool reported(std::size_t count) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, std::chrono::seconds{30},
                             [&] { return reports_.size() >= count; });
  }
  std::vector<wire::TerminalReport> reports() {
    const std::lock_guard lock(mutex_);
    return reports_;
  }
  int commits() {
    const std::lock_guard lock(mutex_);
    return commits_;
  }
  std::vector<std::string> bodies() {
    const std::lock_guard lock(mutex_);
    return bodies_;
  }
  static http::Reply json(std::string body) {
    return {200, "application/json", std::move(body), {}};
  }

  std::atomic<bool> revoked{false};

 private:
  http::Reply feedReply() {
    const std::lock_guard lock(mutex_);
    wire::ChangesReply reply{std::to_string(feed_.size()), feed_, 0};
    reply.bulletin = bulletin_.revision;
    return json(wire::encode(reply));
  }
  void takeReport(const http::Request& request, const http::Done& done) {
    const auto plain = wire::gunzip(request.body, 1 << 16);
    const auto report = wire::decodeTerminalReport(plain.bytes);
    if (!report) return done(http::problemReply(400, "No report"));
    {
      const std::lock_guard lock(mutex_);
      reports_.push_back(*report);
    }
    changed_.notify_all();
    done({204, {}, {}, {}});
  }
  http::Reply bulletinReply() {
    const std::lock_guard lock(mutex_);
    return json(wire::encode(bulletin_));
  }
  void handle(const http::Request& request, http::Done done) {
    Script script;
    {
      const std::lock_guard lock(mutex_);
      ++counts_[request.path];
      auto& queue = scripts_[request.path];
      if (!queue.empty()) {
        script = std::move(queue.front());
        queue.pop_front();
      }
    }
    changed_.notify_all();
    if (script && script(request, done)) return;
    if (request.path == "/v1/journal") return done(json(wire::encode(commit(request))));
    if (request.path == "/v1/report") return takeReport(request, done);
    if (request.path == "/v1/bulletin") return done(bulletinReply());
    if (request.path != "/v1/changes") return done(http::problemReply(404, "Not here"));
    {
      const std::lock_guard lock(mutex_);
      const bool told = request.parameter("bulletin") == std::to_string(bulletin_.revision);
      const bool at_end =
          told && (request.parameter("cursor") == std::to_string(feed_.size()) || feed_.empty());
      if (at_end && request.parameter("wait") != "0") {
        held_ = std::move(done);
        return;
      }
      if (at_end) {
        wire::ChangesReply reply{std::string(request.parameter("cursor")), {}, 0};
        reply.bulletin = bulletin_.revision;
        return done(json(wire::encode(reply)));
      }
    }
    done(feedReply());
  }

  test::TestCa ca_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::map<std::string, std::deque<Script>> scripts_;
  std::map<std::string, int> counts_;
  std::map<std::string, std::string> stored_;
  std::vector<std::string> bodies_;
  std::vector<StatusChange> feed_;
  Bulletin bulletin_;
  std::vector<wire::TerminalReport> reports_;
  http::Done held_;
  int commits_ = 0;
  std::unique_ptr<http::Server> server_;
};

}  // namespace bianmin
