#include "kiosk/store/bulletin.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "kiosk/store/audit.h"
#include "kiosk/store/cadres.h"
#include "sync/domain/ulid.h"
#include "sync/seal/pin.h"
#include "sync/seal/wiped_string.h"

namespace bianmin::store {
namespace {

constexpr std::string_view kResidents = "residents";
constexpr std::string_view kCadres = "cadres";
constexpr std::size_t kPinDigits = 6;
constexpr std::int64_t kNoPin = -1;  // older than every PIN

// What is kept of an account that the county may know.
struct Account {
  bool county = false, removed = false;
  std::int64_t pin_revision = kNoPin;
};

std::map<std::string, Account> accounts(Database& db) {
  std::map<std::string, Account> all;
  Query rows(db, "SELECT id, county, removed_at IS NOT NULL, pin_revision FROM cadre");
  while (rows.step())
    all[rows.text(0)] = {rows.integer(1) != 0, rows.integer(2) != 0, rows.integer(3)};
  return all;
}

constexpr std::string_view kPinUnreadable = "pin-unreadable";

bool isPin(std::string_view digits) {
  return digits.size() == kPinDigits &&
         std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
}

// A PIN of the county as it is stored: empty when it cannot be read.
std::string hashOf(const CadreOrder& order, const seal::Key& station,
                   const std::optional<seal::Key>& unlock) {
  const auto locked = seal::fromBase64(order.pin_locked);
  auto opened = locked && unlock ? seal::unlock(*unlock, *locked) : std::nullopt;
  if (!opened) return {};
  const seal::WipedString pin(std::move(*opened));
  return isPin(pin.bytes) ? seal::hashPin(station, pin.bytes) : std::string();
}

// The hashes of the PINs that are new, by account; before any transaction, because they are slow.
std::map<std::string, std::string> newPins(Database& db, const seal::Key& station,
                                           const std::optional<seal::Key>& unlock,
                                           const std::vector<CadreOrder>& orders) {
  const auto known = accounts(db);
  std::map<std::string, std::string> pins;
  for (const CadreOrder& order : orders) {
    const auto found = known.find(order.account);
    const bool ours = found == known.end() || found->second.county;
    const std::int64_t have = found == known.end() ? kNoPin : found->second.pin_revision;
    if (order.removed || !ours || order.pin_locked.empty() || order.pin_revision <= have) continue;
    pins[order.account] = hashOf(order, station, unlock);
  }
  return pins;
}

// One bulletin on its way into the accounts.
struct Applying {
  Database& db;
  const seal::Key& station;
  Instant now;

  void noteOf(const std::string& account, std::string_view action) const {
    note(db, station, {now, std::string(kCountyActor), std::string(action), account, {}});
  }

  void remove(const std::string& account) const {
    Query(db,
          "UPDATE cadre SET removed_at = ?, pin = '', pin_revision = -1, misses = 0, wait_until = 0"
          " WHERE id = ?",
          now, account)
        .run();
    noteOf(account, "account-removed");
  }

  void add(const CadreOrder& order) const {
    const std::string locked = lockName(station, order.name, order.post);
    Query(db, "INSERT INTO cadre (id, locked, pin, county) VALUES (?, ?, '', 1)", order.account,
          Blob{locked})
        .run();
    noteOf(order.account, "account-added");
  }

  void rename(const CadreOrder& order) const {
    // A name that this terminal's key does not open (the key was lost) is written anew: it must not
    // keep the terminal from the rest.
    Query row(db, "SELECT locked FROM cadre WHERE id = ? AND removed_at IS NULL", order.account);
    if (!row.step() || saysName(station, row.text(0), order.name, order.post)) return;
    const std::string locked = lockName(station, order.name, order.post);
    Query(db, "UPDATE cadre SET locked = ? WHERE id = ?", Blob{locked}, order.account).run();
    noteOf(order.account, "account-renamed");
  }

  // The order stays, and with the right key it is taken yet: each bulletin tries it, and only the
  // first time is noted.
  void noteUnreadable(const CadreOrder& order) const {
    const std::string revision = std::to_string(order.pin_revision);
    Query noted(db, "SELECT 1 FROM audit WHERE action = ? AND subject = ? AND reason = ? LIMIT 1",
                std::string(kPinUnreadable), order.account, revision);
    if (noted.step()) return;
    note(db, station,
         {now, std::string(kCountyActor), std::string(kPinUnreadable), order.account, revision});
  }

  // Also brings back an account that was removed; without a new PIN it stays so.
  void takePin(const CadreOrder& order, const std::string& hash, bool removed) const {
    if (hash.empty()) return noteUnreadable(order);
    if (removed) noteOf(order.account, "account-added");
    Query(db,
          "UPDATE cadre SET pin = ?, pin_revision = ?, misses = 0, wait_until = 0,"
          " removed_at = NULL WHERE id = ?",
          hash, order.pin_revision, order.account)
        .run();
    // As at the terminal: whoever may reset a PIN may also end the terminal's own wait.
    Query(db, "UPDATE guard SET misses = 0, wait_until = 0").run();
    noteOf(order.account, "pin-reset");
  }
};

void applyCadres(const Applying& into, const std::vector<CadreOrder>& orders,
                 const std::map<std::string, std::string>& pins) {
  const auto known = accounts(into.db);
  std::set<std::string> named;
  for (const CadreOrder& order : orders) {
    // What is no account must not keep the terminal from the rest of what it is told.
    if (!isUlid(order.account) || !isAccountName(order.name, order.post)) continue;
    if (!named.insert(order.account).second) continue;
    const auto found = known.find(order.account);
    const bool is_new = found == known.end();
    const Account account = is_new ? Account{true, false, kNoPin} : found->second;
    if (!account.county) continue;
    if (order.removed) {
      if (!is_new && !account.removed) into.remove(order.account);
      continue;
    }
    if (is_new) into.add(order);
    if (const auto pin = pins.find(order.account); pin != pins.end()) {
      into.takePin(order, pin->second, account.removed);
    }
    into.rename(order);
  }
  for (const auto& [id, account] : known) {
    if (account.county && !account.removed && !named.contains(id)) into.remove(id);
  }
}

void applyNotices(Database& db, const std::vector<Notice>& notices) {
  Query(db, "DELETE FROM notice").run();
  for (const Notice& one : notices) {
    const std::string from = toIso(one.from), until = toIso(one.until);
    const std::string audience(one.audience == Notice::For::Cadres ? kCadres : kResidents);
    Query(db,
          "INSERT INTO notice (id, title, text, from_day, until_day, audience)"
          " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
          one.id, one.title, one.text, from, until, audience)
        .run();
  }
}

}  // namespace

std::int64_t bulletinRevision(Database& db) {
  Query row(db, "SELECT revision FROM bulletin");
  row.step();
  return row.integer(0);
}

Bulletin bulletin(Database& db) {
  Bulletin told;
  {
    Query row(db, "SELECT revision, pack FROM bulletin");
    row.step();
    told.revision = row.integer(0);
    told.pack = row.integer(1);
  }
  Query rows(db, "SELECT id, title, text, from_day, until_day, audience FROM notice ORDER BY id");
  while (rows.step()) {
    told.notices.push_back(
        {rows.text(0), rows.text(1), rows.text(2), dateFromIso(rows.text(3)),
         dateFromIso(rows.text(4)),
         rows.text(5) == kCadres ? Notice::For::Cadres : Notice::For::Residents});
  }
  return told;
}

void apply(Database& db, const seal::Key& station, const std::optional<seal::Key>& unlock,
           const Bulletin& bulletin, Instant now) {
  const auto pins = newPins(db, station, unlock, bulletin.cadres);
  WriteTransaction transaction(db);
  applyNotices(db, bulletin.notices);
  applyCadres({db, station, now}, bulletin.cadres, pins);
  Query(db, "UPDATE bulletin SET revision = ?, pack = ?", bulletin.revision, bulletin.pack).run();
  transaction.commit();
}

}  // namespace bianmin::store
