// Who works at the staff desk: accounts, sessions, and what slows down guessing. For one thread at
// a time, like the Db; every call is one transaction unless the caller has one open. Throws
// StoreError.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sync/center/store/db.h"
#include "sync/domain/time.h"

namespace bianmin::center {

// What somebody may do at the desk.
enum class DeskRole {
  CountyAdmin,      // everything, and the accounts
  CountyClerk,      // every matter of the county
  DepartmentClerk,  // the matters that the department decides
  TownClerk,        // every matter of a town or a village
  Supervisor,       // sees everything of the area, moves nothing
};
std::string_view toName(DeskRole role);  // "county-admin", ...
std::optional<DeskRole> deskRoleFromName(std::string_view name);

struct StaffAccount {
  std::int64_t id = 0;
  std::string name;  // what is typed at sign-in
  std::string full_name;
  DeskRole role = DeskRole::TownClerk;
  std::string area;          // region code of 6, 9 or 12 digits; everything that begins with it
  std::string department;    // may be empty
  std::string password;      // argon2id, as text
  bool must_change = true;   // the password was not chosen by the person
  std::string code_secret;   // of the one-time codes, locked; empty: none
  std::string code_pending;  // shown for enrolment, not proved yet; locked
  Instant created_at{};
  std::optional<Instant> removed_at;
};

// How far a sign-in has come.
enum class SessionStage {
  Password,  // right, but must be changed
  Code,      // the one-time code is still asked for
  Enrol,     // one-time codes must be set up
  Open,
};

struct StaffSession {
  std::int64_t staff = 0;
  SessionStage stage = SessionStage::Open;
  Instant created_at{};
  Instant seen_at{};
};

// After so many misses each further one doubles the wait.
struct MissRule {
  int free = 5;
  std::chrono::seconds first{15};
  std::chrono::seconds longest{3600};
};

// One of the things by which a try is counted.
struct MissCount {
  std::string who;  // with a prefix that tells kinds apart; no name or address in clear
  MissRule rule;
};

// So many sessions an account has at once, and as many that have not come through yet.
inline constexpr int kMostSessions = 3;

class StaffStore {
 public:
  explicit StaffStore(Db& db) : db_(db) {}

  // --- accounts ---
  // The id; nothing when the name is in use, also by somebody who was removed.
  std::optional<std::int64_t> add(const StaffAccount& account);
  std::vector<StaffAccount> all();  // by name, without those removed
  // Nothing for somebody who was removed.
  std::optional<StaffAccount> byName(const std::string& name);
  std::optional<StaffAccount> byId(std::int64_t id);
  // Also by somebody who was removed.
  bool taken(const std::string& name);
  // Ends the sessions too. False when there is no such account.
  bool remove(const std::string& name, Instant at);
  // Ends every session of the account.
  void setPassword(std::int64_t staff, const std::string& hash, bool must_change);
  void setPendingCode(std::int64_t staff, const std::string& locked_secret);
  // What was pending holds from now on; `counter` is that of the code that proved it.
  // False when `pending` is no longer what waits: the same form came twice.
  bool confirmCode(std::int64_t staff, const std::string& pending, std::int64_t counter);
  // No one-time codes any more: they are set up anew at the next sign-in.
  void forgetCode(std::int64_t staff);
  // True once for each counter, and only for counters later than those used.
  bool useCode(std::int64_t staff, std::int64_t counter);

  // --- sessions ---
  // Ends the oldest of the account beyond kMostSessions. Open ones and others count apart: whoever
  // has only the password ends nobody's work.
  void openSession(const std::string& token_hash, const StaffSession& session);
  std::optional<StaffSession> session(const std::string& token_hash);
  void seeSession(const std::string& token_hash, Instant at);
  void setStage(const std::string& token_hash, SessionStage stage);
  void endSession(const std::string& token_hash);
  // Those not seen since `seen` or opened before `created`.
  void pruneSessions(Instant seen, Instant created);

  // --- guessing ---
  // Counts a try before it is judged, under each of `counts`; zero when it may be judged, else how
  // long to wait: then it is counted under none.
  std::chrono::milliseconds countTries(std::span<const MissCount> counts, Instant now);
  std::chrono::milliseconds countTry(const std::string& who, Instant now, const MissRule& rule) {
    const MissCount one{who, rule};
    return countTries({&one, 1}, now);
  }
  void forgetTries(const std::string& who);
  // Of all that begin with the text, which ends with ':'.
  void forgetTriesBelow(const std::string& beginning);
  // Takes one try back, for what turned out to be right.
  void forgiveTry(const std::string& who);

  // --- forms that were sent ---
  // True for the first time; afterwards formResult() says what came of it.
  bool claimForm(const std::string& id, std::int64_t staff, Instant now);
  void finishForm(const std::string& id, const std::string& result);
  std::string formResult(const std::string& id, std::int64_t staff);  // "" for none

 private:
  Db& db_;
};

}  // namespace bianmin::center
