#include "sync/center/store/staff_store.h"

#include <algorithm>
#include <array>

namespace bianmin::center {
namespace {

struct RoleName {
  DeskRole role;
  std::string_view name;
};
constexpr std::array kRoles = {
    RoleName{DeskRole::CountyAdmin, "county-admin"},
    RoleName{DeskRole::CountyClerk, "county-clerk"},
    RoleName{DeskRole::DepartmentClerk, "department-clerk"},
    RoleName{DeskRole::TownClerk, "town-clerk"},
    RoleName{DeskRole::Supervisor, "supervisor"},
};

std::string_view toName(SessionStage stage) {
  switch (stage) {
    case SessionStage::Password:
      return "password";
    case SessionStage::Code:
      return "code";
    case SessionStage::Enrol:
      return "enrol";
    case SessionStage::Open:
      return "open";
  }
  return {};
}

// What is unknown asks for everything again.
SessionStage stageFromName(std::string_view name) {
  for (const SessionStage stage : {SessionStage::Code, SessionStage::Enrol, SessionStage::Open}) {
    if (toName(stage) == name) return stage;
  }
  return SessionStage::Password;
}

StaffAccount readAccount(Query& q) {
  StaffAccount a;
  a.id = q.integer(0);
  a.name = q.text(1);
  a.full_name = q.text(2);
  const auto role = deskRoleFromName(q.text(3));
  if (!role) throw StoreError("the database holds an unknown role: " + q.text(3));
  a.role = *role;
  a.area = q.text(4);
  a.department = q.text(5);
  a.password = q.text(6);
  a.must_change = q.flag(7);
  a.code_secret = q.text(8);
  a.code_pending = q.text(9);
  a.created_at = q.instant(10);
  a.removed_at = q.maybeInstant(11);
  return a;
}

constexpr std::chrono::hours kMissesLive{24};

constexpr const char* kEndOldest =
    "DELETE FROM staff_sessions WHERE staff = $1"
    " AND (CASE WHEN stage = 'open' THEN 1 ELSE 0 END) = $2 AND token <> $3 AND token NOT IN"
    " (SELECT s.token FROM staff_sessions s WHERE s.staff = $1"
    "  AND (CASE WHEN s.stage = 'open' THEN 1 ELSE 0 END) = $2 AND s.token <> $3"
    "  ORDER BY s.created_at DESC, s.seen_at DESC, s.token LIMIT $4)";

struct Counted {
  std::int64_t misses = 0;
  Instant until{};
};

Counted countedFor(Db& db, const std::string& who, Instant now) {
  Query(db,
        "INSERT INTO sign_in_misses (who, misses, until, at) VALUES ($1, 0, 0, $2)"
        " ON CONFLICT DO NOTHING",
        who, now)
      .run();
  Query q(db, "SELECT misses, until FROM sign_in_misses WHERE who = $1 FOR UPDATE", who);
  return q.step() ? Counted{q.integer(0), q.instant(1)} : Counted{};
}

Instant waitAfter(std::int64_t misses, const MissRule& rule, Instant now) {
  if (misses < rule.free) return now;
  const auto doublings = std::min<std::int64_t>(misses - rule.free, 20);
  return now + std::min(rule.longest, rule.first * (std::int64_t{1} << doublings));
}

}  // namespace

std::string_view toName(DeskRole role) { return kRoles.at(static_cast<std::size_t>(role)).name; }

std::optional<DeskRole> deskRoleFromName(std::string_view name) {
  const auto found = std::ranges::find(kRoles, name, &RoleName::name);
  if (found == kRoles.end()) return std::nullopt;
  return found->role;
}

std::optional<std::int64_t> StaffStore::add(const StaffAccount& a) {
  Transaction transaction(db_);
  std::optional<std::int64_t> id;
  {
    Query q(db_,
            "INSERT INTO staff (name, full_name, role, area, department, password, must_change,"
            " code_secret, code_pending, code_used, created_at)"
            " VALUES ($1,$2,$3,$4,$5,$6,$7,'','',0,$8) ON CONFLICT DO NOTHING RETURNING id",
            a.name, a.full_name, toName(a.role), a.area, a.department, a.password, a.must_change,
            a.created_at);
    if (q.step()) id = q.integer(0);
    while (id && q.step()) {
    }
  }
  transaction.commit();
  return id;
}

bool StaffStore::taken(const std::string& name) {
  return Query(db_, "SELECT 1 FROM staff WHERE name = $1", name).step();
}

std::vector<StaffAccount> StaffStore::all() {
  Query q(db_,
          "SELECT id, name, full_name, role, area, department, password, must_change, code_secret,"
          " code_pending, created_at, removed_at FROM staff WHERE removed_at IS NULL"
          " ORDER BY name");
  std::vector<StaffAccount> found;
  while (q.step()) found.push_back(readAccount(q));
  return found;
}

std::optional<StaffAccount> StaffStore::byName(const std::string& name) {
  Query q(db_,
          "SELECT id, name, full_name, role, area, department, password, must_change, code_secret,"
          " code_pending, created_at, removed_at FROM staff"
          " WHERE name = $1 AND removed_at IS NULL",
          name);
  if (!q.step()) return std::nullopt;
  return readAccount(q);
}

std::optional<StaffAccount> StaffStore::byId(std::int64_t id) {
  Query q(db_,
          "SELECT id, name, full_name, role, area, department, password, must_change, code_secret,"
          " code_pending, created_at, removed_at FROM staff"
          " WHERE id = $1 AND removed_at IS NULL",
          id);
  if (!q.step()) return std::nullopt;
  return readAccount(q);
}

bool StaffStore::remove(const std::string& name, Instant at) {
  const auto account = byName(name);
  if (!account) return false;
  Transaction transaction(db_);
  Query(db_, "UPDATE staff SET removed_at = $1 WHERE id = $2", at, account->id).run();
  Query(db_, "DELETE FROM staff_sessions WHERE staff = $1", account->id).run();
  transaction.commit();
  return true;
}

void StaffStore::setPassword(std::int64_t staff, const std::string& hash, bool must_change) {
  Transaction transaction(db_);
  Query(db_, "UPDATE staff SET password = $1, must_change = $2 WHERE id = $3", hash, must_change,
        staff)
      .run();
  Query(db_, "DELETE FROM staff_sessions WHERE staff = $1", staff).run();
  transaction.commit();
}

void StaffStore::setPendingCode(std::int64_t staff, const std::string& locked_secret) {
  Transaction transaction(db_);
  Query(db_, "UPDATE staff SET code_pending = $1 WHERE id = $2", locked_secret, staff).run();
  transaction.commit();
}

bool StaffStore::confirmCode(std::int64_t staff, const std::string& pending, std::int64_t counter) {
  if (pending.empty()) return false;
  Transaction transaction(db_);
  const int confirmed =
      Query(db_,
            "UPDATE staff SET code_secret = code_pending, code_pending = '', code_used = $1"
            " WHERE id = $2 AND code_pending = $3",
            counter, staff, pending)
          .run();
  transaction.commit();
  return confirmed == 1;
}

void StaffStore::forgetCode(std::int64_t staff) {
  Transaction transaction(db_);
  Query(db_, "UPDATE staff SET code_secret = '', code_pending = '' WHERE id = $1", staff).run();
  transaction.commit();
}

bool StaffStore::useCode(std::int64_t staff, std::int64_t counter) {
  Transaction transaction(db_);
  const int used =
      Query(db_, "UPDATE staff SET code_used = $1 WHERE id = $2 AND code_used < $1", counter, staff)
          .run();
  transaction.commit();
  return used == 1;
}

void StaffStore::openSession(const std::string& token_hash, const StaffSession& session) {
  Transaction transaction(db_);
  {
    // Of two that begin at once the second one counts the first.
    Query q(db_, "SELECT id FROM staff WHERE id = $1 FOR UPDATE", session.staff);
    while (q.step()) {
    }
  }
  Query(db_,
        "INSERT INTO staff_sessions (token, staff, stage, created_at, seen_at)"
        " VALUES ($1,$2,$3,$4,$5)",
        token_hash, session.staff, toName(session.stage), session.created_at, session.seen_at)
      .run();
  Query(db_, kEndOldest, session.staff, session.stage == SessionStage::Open ? 1 : 0, token_hash,
        kMostSessions - 1)
      .run();
  transaction.commit();
}

std::optional<StaffSession> StaffStore::session(const std::string& token_hash) {
  Query q(db_, "SELECT staff, stage, created_at, seen_at FROM staff_sessions WHERE token = $1",
          token_hash);
  if (!q.step()) return std::nullopt;
  return StaffSession{q.integer(0), stageFromName(q.text(1)), q.instant(2), q.instant(3)};
}

void StaffStore::seeSession(const std::string& token_hash, Instant at) {
  Transaction transaction(db_);
  Query(db_, "UPDATE staff_sessions SET seen_at = $1 WHERE token = $2", at, token_hash).run();
  transaction.commit();
}

void StaffStore::setStage(const std::string& token_hash, SessionStage stage) {
  Transaction transaction(db_);
  Query(db_, "UPDATE staff_sessions SET stage = $1 WHERE token = $2", toName(stage), token_hash)
      .run();
  transaction.commit();
}

void StaffStore::endSession(const std::string& token_hash) {
  Transaction transaction(db_);
  Query(db_, "DELETE FROM staff_sessions WHERE token = $1", token_hash).run();
  transaction.commit();
}

void StaffStore::pruneSessions(Instant seen, Instant created) {
  Transaction transaction(db_);
  Query(db_, "DELETE FROM staff_sessions WHERE seen_at < $1 OR created_at < $2", seen, created)
      .run();
  transaction.commit();
}

std::chrono::milliseconds StaffStore::countTries(std::span<const MissCount> counts, Instant now) {
  // Always in the same order, so that two tries never wait for each other.
  std::vector<MissCount> sorted(counts.begin(), counts.end());
  std::ranges::sort(sorted, {}, &MissCount::who);
  return retried(db_, [&] {
    Transaction transaction(db_);
    Query(db_, "DELETE FROM sign_in_misses WHERE at < $1", now - kMissesLive).run();
    Instant free = now;
    std::vector<std::int64_t> misses;
    for (const MissCount& count : sorted) {
      const Counted counted = countedFor(db_, count.who, now);
      free = std::max(free, counted.until);
      misses.push_back(counted.misses + 1);
    }
    if (free > now) return free - now;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
      Query(db_, "UPDATE sign_in_misses SET misses = $1, until = $2, at = $3 WHERE who = $4",
            misses[i], waitAfter(misses[i], sorted[i].rule, now), now, sorted[i].who)
          .run();
    }
    transaction.commit();
    return std::chrono::milliseconds(0);
  });
}

void StaffStore::forgetTries(const std::string& who) {
  Transaction transaction(db_);
  Query(db_, "DELETE FROM sign_in_misses WHERE who = $1", who).run();
  transaction.commit();
}

void StaffStore::forgetTriesBelow(const std::string& beginning) {
  std::string end = beginning;
  ++end.back();
  Transaction transaction(db_);
  Query(db_, "DELETE FROM sign_in_misses WHERE who >= $1 AND who < $2", beginning, end).run();
  transaction.commit();
}

void StaffStore::forgiveTry(const std::string& who) {
  Transaction transaction(db_);
  Query(db_,
        "UPDATE sign_in_misses SET misses = misses - 1, until = 0 WHERE who = $1 AND misses > 0",
        who)
      .run();
  transaction.commit();
}

bool StaffStore::claimForm(const std::string& id, std::int64_t staff, Instant now) {
  Transaction transaction(db_);
  Query(db_, "DELETE FROM desk_forms WHERE at < $1", now - std::chrono::hours(48)).run();
  const int claimed = Query(db_,
                            "INSERT INTO desk_forms (id, staff, at, result) VALUES ($1,$2,$3,'')"
                            " ON CONFLICT DO NOTHING",
                            id, staff, now)
                          .run();
  transaction.commit();
  return claimed == 1;
}

void StaffStore::finishForm(const std::string& id, const std::string& result) {
  Transaction transaction(db_);
  Query(db_, "UPDATE desk_forms SET result = $1 WHERE id = $2", result, id).run();
  transaction.commit();
}

std::string StaffStore::formResult(const std::string& id, std::int64_t staff) {
  Query q(db_, "SELECT result FROM desk_forms WHERE id = $1 AND staff = $2", id, staff);
  return q.step() ? q.text(0) : "";
}

}  // namespace bianmin::center
