// One connection to the county centre over HTTPS with a client certificate (libcurl).
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sync/client/sync_error.h"
#include "sync/wire/messages.h"

namespace bianmin {

struct TransportOptions {
  std::string url;        // "https://center.example:8443", without a path
  std::string ca_file;    // PEM; the only authority that is trusted. Empty: the system's.
  std::string cert_file;  // PEM; empty: no client certificate
  std::string key_file;   // PEM
  std::string proxy;      // empty: none, whatever the environment says
  std::chrono::milliseconds connect_timeout{10'000};
  // A transfer that is slower than 30 bytes a second for so long is given up; a poll may in
  // addition be held for as long as it asked.
  std::chrono::seconds patience{30};
  std::size_t max_answer_bytes = 4 * 1024 * 1024;
};

// Ends every call of the transports that it was given to, now and later. Any thread.
class Canceller {
 public:
  Canceller();
  ~Canceller();
  Canceller(const Canceller&) = delete;
  Canceller& operator=(const Canceller&) = delete;
  void cancel();
  bool cancelled() const;

 private:
  friend class Transport;
  struct State;
  std::unique_ptr<State> state_;
};

// Blocks while it asks; used by one thread. The connection is kept for the next call, and TLS
// sessions are resumed. An answer counts only when its status, its content type and its JSON are
// right. Nothing is retried here.
class Transport {
 public:
  explicit Transport(TransportOptions options, std::shared_ptr<Canceller> canceller = nullptr);
  ~Transport();
  Transport(const Transport&) = delete;
  Transport& operator=(const Transport&) = delete;

  // Uses other files from the next call on.
  void useCertificate(const std::string& cert_file, const std::string& key_file);

  SyncOutcome<wire::PushReply> push(const wire::PushRequest& request);
  // `bulletin` is the revision of the bulletin that the terminal has.
  SyncOutcome<wire::ChangesReply> changes(const std::string& cursor, int wait_seconds,
                                          std::int64_t bulletin = 0);
  SyncOutcome<Bulletin> bulletin();
  // What went wrong; nothing when the centre has taken it.
  std::optional<SyncFailure> report(const wire::TerminalReport& report);
  SyncOutcome<wire::EnrolReply> enrol(const wire::EnrolRequest& request);
  SyncOutcome<wire::RenewReply> renew(const wire::RenewRequest& request);
  // The bytes of a service pack, whatever they are: nobody has looked at their signature yet.
  SyncOutcome<std::string> pack(std::int64_t version);

 private:
  struct Handle;
  std::unique_ptr<Handle> handle_;
};

}  // namespace bianmin
