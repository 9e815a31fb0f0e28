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

// Brings the database to this program's version.
int migrateDatabase(const County& county, std::ostream& out);
// A backup in one file, and the way back; whole.h says what they promise.
int backup(const County& county, const std::string& file, std::ostream& out);
int restore(const County& county, const std::string& file, std::ostream& out);
struct CopyOptions {
  std::string from;  // addresses as in center.toml
  std::string to;
};
int copy(const CopyOptions& options, std::ostream& out);

struct EnrolCodeOptions {
  std::string terminal;
  std::string village;
  std::string hall;
  bool json = false;
};
int enrolCode(const County& county, const EnrolCodeOptions& options, std::ostream& out);

int listTerminals(const County& county, bool json, std::ostream& out);
int revokeTerminal(const County& county, const std::string& name, std::ostream& out);

struct AddStaffOptions {
  std::string name;
  std::string full_name;
  std::string role;        // "county-admin", ...
  std::string area;        // region code
  std::string department;  // may be empty
  bool json = false;
};
// Prints the first password, once.
int addStaff(const County& county, const AddStaffOptions& options, std::ostream& out);
int listStaff(const County& county, bool json, std::ostream& out);
int removeStaff(const County& county, const std::string& name, std::ostream& out);
// A new first password, and one-time codes to be set up anew; ends waits and sessions.
int resetStaff(const County& county, const std::string& name, bool json, std::ostream& out);

struct UnlockCodeOptions {
  std::string terminal;
  std::string challenge;  // as it was read on the phone: "K7M4-Q9X"
  bool json = false;
};
// The answer to a challenge that ends the waits of a terminal's sign-in; is audited.
int unlockCode(const County& county, const UnlockCodeOptions& options, std::ostream& out);

struct ListConflictsOptions {
  int limit = 100;
  bool json = false;
};
// What a person has to look at: entries that were not taken, numbers that never came, moves that
// changed nothing. kFinding when there is any.
int listConflicts(const County& county, const ListConflictsOptions& options, std::ostream& out);

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
  std::string note;    // the reason, or the list of what is missing, where the move needs one
  std::string role = "county-clerk";  // see MoverRole
  bool json = false;
};
int setStatus(const County& county, const SetStatusOptions& options, std::ostream& out);

struct ExtendOptions {
  std::string id;
  std::string reason;
  std::string role = "county-clerk";
  bool json = false;
};
// The one extension of a request's time, by the rule of its matter; is audited.
int extend(const County& county, const ExtendOptions& options, std::ostream& out);

struct LettersOptions {
  std::string on;  // ISO date; empty: today in the hall
  bool dry_run = false;
  bool json = false;
};
// The day's run of the three letters, as `serve` does it once a day by itself. kFinding when there
// is something that a person has to look at.
int letters(const County& county, const LettersOptions& options, std::ostream& out);

struct PublishPackOptions {
  std::string from;  // a folder as config/ is; empty: the centre's own
  std::string note;  // what is new in it, for the list
  bool json = false;
};
// Checks the folder, signs the next version and keeps it; terminals come for it. kFinding with what
// is wrong when something is. Is audited.
int publishPack(const County& county, const PublishPackOptions& options, std::ostream& out);
int listPacks(const County& county, bool json, std::ostream& out);

}  // namespace bianmin::center::cli
