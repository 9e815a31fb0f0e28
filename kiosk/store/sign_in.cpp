// Signing in, and what slows down guessing. Described at cadres.h.
#include <algorithm>

#include "kiosk/store/audit.h"
#include "kiosk/store/cadres.h"
#include "kiosk/store/database.h"
#include "sync/domain/pickup_code.h"
#include "sync/seal/pin.h"

namespace bianmin::store {
namespace {

using std::chrono::seconds;

constexpr seconds kFirstWait{15};
constexpr seconds kLongestWait = std::chrono::hours(24);
// From here on it is quicker to ring the county.
constexpr seconds kLockedFrom = std::chrono::minutes(10);

struct Guard {
  Instant wait_until{};  // of the terminal as a whole
  int misses = 0;        // of all persons since somebody signed in, and of codes
  int code_misses = 0;
  Instant code_wait_until{};
  // The time to reckon with: while anything waits, a clock that was set back stands still at the
  // latest moment that was seen.
  Instant clock{};
};

Guard readGuard(Database& db, Instant now) {
  Query row(db,
            "SELECT g.wait_until, g.code_misses + g.misses, g.code_misses, g.code_wait_until,"
            " g.seen, max(g.wait_until, g.code_wait_until, c.wait_until) FROM guard g,"
            " (SELECT coalesce(max(wait_until), 0) AS wait_until FROM cadre) c");
  row.step();
  Guard guard{row.instant(0), static_cast<int>(row.integer(1)), static_cast<int>(row.integer(2)),
              row.instant(3), now};
  const Instant seen = row.instant(4);
  if (seen < row.instant(5)) guard.clock = std::max(seen, now);
  return guard;
}

// When the wait of the n-th miss ends; the epoch when it costs none.
Instant waitUntil(int misses, Instant clock) {
  const seconds wait = waitAfter(misses);
  return wait == seconds(0) ? Instant{} : clock + wait;
}

int secondsUntil(Instant until, Instant clock) {
  return static_cast<int>(std::max(seconds(0), std::chrono::ceil<seconds>(until - clock)).count());
}

// The free misses, and the one that costs a wait; afterwards each does.
int triesLeft(int misses) { return std::max(1, kFreeMisses + 1 - misses); }

struct Account {
  std::string pin_hash;
  int misses = 0;
  Instant wait_until{};
};

std::optional<Account> readAccount(Database& db, const std::string& id) {
  Query row(db, "SELECT pin, misses, wait_until FROM cadre WHERE id = ? AND removed_at IS NULL",
            id);
  if (!row.step()) return std::nullopt;
  return Account{row.text(0), static_cast<int>(row.integer(1)), row.instant(2)};
}

// A try that has been counted as a miss and may be looked at, or what to answer instead.
struct Try {
  std::optional<SignIn> answer;
  std::string pin_hash;
  SignIn if_wrong;
  Instant terminal_until{};
};

// In a transaction of its own, before the PIN is looked at: a power cut cannot take it back.
Try countTry(Database& db, const std::string& id, Instant now) {
  WriteTransaction transaction(db);
  const auto found = readAccount(db, id);
  if (!found) return {SignIn{}, {}, {}, {}};
  const Guard guard = readGuard(db, now);
  const int left = secondsUntil(std::max(found->wait_until, guard.wait_until), guard.clock);
  if (left > 0) {
    Query(db, "UPDATE guard SET seen = ?", guard.clock).run();
    transaction.commit();
    const bool locked = seconds(left) > kLockedFrom;
    return {SignIn{locked ? SignIn::Kind::Locked : SignIn::Kind::Wait, left, found->misses},
            {},
            {},
            {}};
  }
  const int misses = found->misses + 1;
  const Instant own = waitUntil(misses, guard.clock);
  const Instant terminal = waitUntil(guard.misses + 1, guard.clock);
  Query(db, "UPDATE cadre SET misses = ?, wait_until = ? WHERE id = ?", misses, own, id).run();
  Query(db, "UPDATE guard SET seen = ?, wait_until = ?, misses = misses + 1", guard.clock, terminal)
      .run();
  transaction.commit();
  const int wait = secondsUntil(std::max(own, terminal), guard.clock);
  SignIn if_wrong{SignIn::Kind::Wrong, wait, misses, triesLeft(std::max(misses, guard.misses + 1))};
  return {std::nullopt, found->pin_hash, std::move(if_wrong), terminal};
}

// The same for an unlock code, which waits for other codes only: it is there to end the other
// waits. False when it has to wait.
bool countCode(Database& db, Instant now) {
  WriteTransaction transaction(db);
  const Guard guard = readGuard(db, now);
  const bool waits = secondsUntil(guard.code_wait_until, guard.clock) > 0;
  if (waits) {
    Query(db, "UPDATE guard SET seen = ?", guard.clock).run();
  } else {
    const Instant code = waitUntil(guard.code_misses + 1, guard.clock);
    const Instant terminal = std::max(guard.wait_until, waitUntil(guard.misses + 1, guard.clock));
    Query(db,
          "UPDATE guard SET seen = ?, code_misses = code_misses + 1, code_wait_until = ?,"
          " wait_until = ?",
          guard.clock, code, terminal)
        .run();
  }
  transaction.commit();
  return !waits;
}

std::string challenge(Database& db) {
  Query row(db, "SELECT challenge FROM guard");
  row.step();
  return row.text(0);
}

// As people read it from paper or hear it: spaces and dashes do not count.
std::string digitsOf(std::string_view code) {
  std::string digits;
  for (const char c : code)
    if (c != ' ' && c != '-') digits.push_back(c);
  return digits;
}

}  // namespace

seconds waitAfter(int misses) {
  seconds wait{0};
  for (int i = kFreeMisses; i < misses && wait < kLongestWait; ++i)
    wait = i == kFreeMisses ? kFirstWait : wait * 2;
  return std::min(wait, kLongestWait);
}

SignIn signIn(Database& db, const seal::Key& station, const std::string& id, const PinCheck& fits,
              Instant now) {
  const Try counted = countTry(db, id, now);
  if (counted.answer) return *counted.answer;
  const bool good = fits(counted.pin_hash);
  WriteTransaction transaction(db);
  note(db, station, {now, id, good ? "sign-in" : "sign-in-wrong", {}, {}});
  if (!good) {
    transaction.commit();
    return counted.if_wrong;
  }
  Query(db, "UPDATE cadre SET misses = 0, wait_until = 0 WHERE id = ?", id).run();
  Query(db, "UPDATE guard SET misses = 0").run();
  // Unless another connection's miss has put its own wait there.
  Query(db, "UPDATE guard SET wait_until = 0 WHERE wait_until = ?", counted.terminal_until).run();
  const auto who = cadre(db, station, id);
  if (!who) return {};  // removed in between
  transaction.commit();
  return {SignIn::Kind::Done, 0, 0, kFreeMisses + 1, *who};
}

void signOut(Database& db, const seal::Key& station, const std::string& id, Instant now) {
  WriteTransaction transaction(db);
  note(db, station, {now, id, "sign-out", {}, {}});
  transaction.commit();
}

std::string unlockChallenge(Database& db) {
  WriteTransaction transaction(db);
  std::string made = challenge(db);
  if (made.empty()) {
    std::array<std::uint8_t, 8> random{};
    seal::randomBytes(random.data(), random.size());
    made = makePickupCode(random);
    Query(db, "UPDATE guard SET challenge = ?", made).run();
    transaction.commit();
  }
  return made.insert(4, "-");
}

bool unlock(Database& db, const seal::Key& station, const std::optional<seal::Key>& county,
            std::string_view code, Instant now) {
  if (!countCode(db, now)) return false;
  WriteTransaction transaction(db);
  const std::string asked = challenge(db);
  const bool fits = county && !asked.empty() && digitsOf(code) == seal::unlockCode(*county, asked);
  note(db, station, {now, {}, fits ? "unlock" : "unlock-wrong", {}, {}});
  if (fits) {
    Query(db,
          "UPDATE guard SET misses = 0, wait_until = 0, code_misses = 0, code_wait_until = 0, "
          "challenge = ''")
        .run();
    Query(db, "UPDATE cadre SET misses = 0, wait_until = 0").run();
  }
  transaction.commit();
  return fits;
}

}  // namespace bianmin::store
