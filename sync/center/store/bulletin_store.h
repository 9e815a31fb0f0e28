// What the county tells terminals besides the requests: notices, messages to cadres, accounts of
// cadres; since when a terminal has something new to fetch; and how terminals say they are. For one
// thread at a time, like the Db. Every call is one transaction unless the caller has one open.
// Throws StoreError.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sync/center/store/center_store.h"
#include "sync/center/store/db.h"
#include "sync/domain/bulletin.h"

namespace bianmin::center {

// Whom it is for: everybody whose region code begins with `area`, or one terminal.
struct ToldTo {
  std::string area;      // region code of 6, 9 or 12 digits; of a terminal, its village
  std::string terminal;  // its name; empty: the whole area
  friend bool operator==(const ToldTo&, const ToldTo&) = default;
};

// Every terminal, whatever its village: for raise().
inline const ToldTo kEverybody{"*", ""};

struct KeptNotice {
  Notice notice;
  ToldTo to;
  Instant published_at{};
  std::string published_by;
  std::optional<Instant> withdrawn_at;
  std::string withdrawn_by;
};

struct KeptCadre {
  std::string account;  // ULID
  ToldTo at;
  std::string name;
  std::string post;
  std::string pin_locked;  // under the county's key; empty once removed
  std::int64_t pin_revision = 1;
  Instant created_at{};
  std::string created_by;
  std::optional<Instant> removed_at;
};

// What a terminal said of itself last.
struct KeptReport {
  Instant at{};           // on the terminal's clock
  Instant received_at{};  // on the centre's
  std::string version;
  std::int64_t bulletin = 0;
  std::int64_t pack = 0;
  std::string pack_problem;
  std::string printer;  // stable name of the state; may be one that this version does not know
  std::int64_t disk_free_mb = 0;
  std::int64_t waiting = 0;
  std::int64_t parked = 0;
  // How far the terminal's clock is ahead; the way of the report is in it.
  std::chrono::milliseconds skew() const { return at - received_at; }
};

class BulletinStore {
 public:
  explicit BulletinStore(Db& db) : db_(db) {}

  // --- since when something is new ---
  // Whoever changes what terminals are told calls this in the same transaction. Revisions grow in
  // the order of the commits and are never given twice, also not after a restore: they are
  // milliseconds since 1970, or one more than the last.
  std::int64_t raise(const ToldTo& to, Instant now);
  // The terminal's; 0 when it was never told anything.
  std::int64_t revisionFor(const std::string& village, const std::string& terminal);
  // The newest of all; one row is read.
  std::int64_t newest();

  // --- notices; a message to the cadres of a terminal is one for Cadres to that terminal ---
  void publish(const KeptNotice& notice);
  // How many are out, or will be, at just that place.
  int running(const ToldTo& to, const Date& today);
  // False when there is none, or it is withdrawn already.
  bool withdraw(const std::string& id, Instant at, const std::string& by);
  // Nothing for one outside of the area.
  std::optional<KeptNotice> notice(const std::string& id, const std::string& area);
  // Of an area, newest first, older than the id `before` ("": from the newest).
  std::vector<KeptNotice> notices(const std::string& area, const std::string& before, int limit);
  // What one terminal is to show on `today` or later, the newest first; at most `limit`.
  std::vector<Notice> noticesFor(const std::string& village, const std::string& terminal,
                                 const Date& today, int limit);

  // --- accounts of cadres ---
  // False when the place has an account of that name already.
  bool addCadre(const KeptCadre& cadre);
  // False when there is none, or it is removed. The locked PIN goes with it.
  bool removeCadre(const std::string& account, Instant at);
  bool resetPin(const std::string& account, const std::string& pin_locked, Instant at);
  // Nothing for one outside of the area.
  std::optional<KeptCadre> cadre(const std::string& account, const std::string& area);
  // Those not removed whose place lies in the area, by place and name.
  std::vector<KeptCadre> cadres(const std::string& area, int limit);
  // Whom one terminal is to know, also those removed, which come last.
  std::vector<KeptCadre> cadresFor(const std::string& village, const std::string& terminal,
                                   int limit);

  // --- reports ---
  void keepReport(std::int64_t terminal, const KeptReport& report);
  std::optional<KeptReport> report(const std::string& terminal);  // by its name

 private:
  Db& db_;
};

}  // namespace bianmin::center
