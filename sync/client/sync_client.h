// Keeps the terminal and the county centre in step: two threads, one that sends what waits in the
// journal and one that follows the change feed. Sleeps when there is nothing to do; the only
// heartbeat is the long poll.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "sync/client/enrolment.h"
#include "sync/client/journal_source.h"
#include "sync/client/planner.h"
#include "sync/client/transport.h"

namespace bianmin {

struct SyncState {
  bool online = false;      // both lanes' last exchange with the centre succeeded
  std::size_t waiting = 0;  // entries to be sent, as last counted
  std::size_t parked = 0;   // since the start
  SyncError error = SyncError::None;
  std::string detail;  // for a log
  friend bool operator==(const SyncState&, const SyncState&) = default;
};

struct SyncClientOptions {
  std::string url;  // of the centre
  Identity identity;
  std::string identity_dir;  // where a renewed certificate is kept; empty: never renews
  PlannerOptions planner;
  TransportOptions transport;  // url and files are filled from the above
  // Called once on each of the two threads: a store connection belongs to one thread.
  std::function<std::unique_ptr<JournalSource>()> journal;
  // Called on the client's threads, one at a time; must not block for long nor call back. May be
  // empty. onState only when something has changed.
  std::function<void(const SyncState&)> on_state;
  // After the changes have been stored.
  std::function<void(const std::vector<StatusChange>&)> on_changes;
  // After the bulletin has been stored.
  std::function<void(const Bulletin&)> on_bulletin;
  // How the terminal is, for the centre; asked between two polls on the changes lane's thread. The
  // client fills in `at`, `bulletin` and what is in the journal. Empty: nothing is reported.
  std::function<wire::TerminalReport()> report;
  // Of the county's packs: the newest that it told of before the start (0: none); whether a version
  // is to be fetched; what came for it, with the key by which it is to be known (both empty: there
  // is no key yet, and nothing was fetched); and why it did not come. Nobody has looked at the
  // bytes yet. On the changes lane's thread, between two polls. May be empty.
  std::int64_t pack = 0;
  std::function<bool(std::int64_t version)> wants_pack;
  std::function<void(std::int64_t version, const std::string& key, const std::string& bytes)>
      on_pack;
  std::function<void(std::int64_t version, const std::string& why)> on_no_pack;
};

class SyncClient {
 public:
  // Starts at once.
  explicit SyncClient(SyncClientOptions options);
  ~SyncClient();  // stops
  SyncClient(const SyncClient&) = delete;
  SyncClient& operator=(const SyncClient&) = delete;

  // The journal has something new. Any thread, never blocks on disk or network.
  void poke();
  // Ends what is under way and joins the threads; entries under way stay in the journal. Any thread
  // but the client's own; twice is harmless.
  void stop();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace bianmin
