// The subcommands of bianmin-center. Each prints to the stream and returns the exit code; what
// cannot be done is thrown as std::exception in words.
#pragma once

#include <ostream>
#include <string>

#include "sync/center/cli/county.h"

namespace bianmin::center::cli {

// Makes what is missing: database, authority, server certificate, county keys. Twice is harmless.
int init(const County& county, std::ostream& out);

// Runs until SIGTERM or SIGINT. Call before any thread has been started.
int serve(const County& county, std::ostream& out);

struct EnrolCodeOptions {
  std::string terminal;
  std::string village;
  std::string hall;
  bool json = false;
};
int enrolCode(const County& county, const EnrolCodeOptions& options, std::ostream& out);

int listTerminals(const County& county, bool json, std::ostream& out);
int revokeTerminal(const County& county, const std::string& name, std::ostream& out);

struct ListRequestsOptions {
  std::string village;  // empty: all
  std::string status;   // empty: all
  bool json = false;
};
int listRequests(const County& county, const ListRequestsOptions& options, std::ostream& out);

struct ShowRequestOptions {
  std::string id;
  bool reveal = false;
  std::string reason;  // needed with reveal
  bool json = false;
};
int showRequest(const County& county, const ShowRequestOptions& options, std::ostream& out);

struct SetStatusOptions {
  std::string id;
  std::string status;  // "ACCEPTED"
  std::string note;
  bool json = false;
};
int setStatus(const County& county, const SetStatusOptions& options, std::ostream& out);

}  // namespace bianmin::center::cli
