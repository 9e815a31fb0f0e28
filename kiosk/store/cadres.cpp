#include "kiosk/store/cadres.h"

#include <algorithm>
#include <stdexcept>

#include "kiosk/store/audit.h"
#include "kiosk/store/database.h"
#include "kiosk/store/outbox.h"
#include "sync/domain/utf8.h"
#include "sync/seal/pin.h"

namespace bianmin::store {
namespace {

constexpr std::size_t kLongest = 60;  // bytes of a name or a post

CadreName openName(const seal::Key& station, std::string id, const std::string& locked) {
  const auto plain = seal::unlock(station, locked);
  const std::size_t end = plain ? plain->find('\n') : std::string::npos;
  if (end == std::string::npos)
    throw std::runtime_error("the station key does not open account " + id);
  return {std::move(id), plain->substr(0, end), plain->substr(end + 1)};
}

bool isText(const std::string& text, std::size_t least) {
  return text.size() >= least && text.size() <= kLongest && decodeUtf8(text).has_value() &&
         std::ranges::none_of(text, [](char c) { return (c >= 0 && c < ' ') || c == '\x7f'; });
}

}  // namespace

bool saysName(const seal::Key& station, const std::string& locked, const std::string& name,
              const std::string& post) {
  const auto plain = seal::unlock(station, locked);
  return plain && *plain == name + '\n' + post;
}

std::string lockName(const seal::Key& station, const std::string& name, const std::string& post) {
  return seal::lock(station, name + '\n' + post);
}

bool isAccountName(const std::string& name, const std::string& post) {
  return isText(name, 1) && isText(post, 0);
}

std::vector<CadreName> cadres(Database& db, const seal::Key& station) {
  std::vector<CadreName> all;
  Query rows(db, "SELECT id, locked FROM cadre WHERE removed_at IS NULL AND pin <> ''");
  while (rows.step()) all.push_back(openName(station, rows.text(0), rows.text(1)));
  std::ranges::sort(all, {}, &CadreName::name);
  return all;
}

std::optional<CadreName> cadre(Database& db, const seal::Key& station, const std::string& id) {
  Query row(db, "SELECT id, locked FROM cadre WHERE id = ? AND removed_at IS NULL", id);
  if (!row.step()) return std::nullopt;
  return openName(station, row.text(0), row.text(1));
}

NewPin addCadre(Database& db, const seal::Key& station, const std::string& name,
                const std::string& post, Instant now) {
  if (!isText(name, 1)) throw std::invalid_argument("a name has 1 to 60 bytes on one line");
  if (!isText(post, 0)) throw std::invalid_argument("a post has at most 60 bytes on one line");
  NewPin made{{newId(now), name, post}, seal::makePin()};
  const std::string locked = lockName(station, name, post);
  const std::string hash = seal::hashPin(station, made.pin);
  WriteTransaction transaction(db);
  const auto others = cadres(db, station);
  if (std::ranges::find(others, name, &CadreName::name) != others.end())
    throw std::invalid_argument("there is an account with this name already");
  Query(db, "INSERT INTO cadre (id, locked, pin) VALUES (?, ?, ?)", made.cadre.id, Blob{locked},
        hash)
      .run();
  note(db, station, {now, {}, "account-added", made.cadre.id, {}});
  transaction.commit();
  return made;
}

bool removeCadre(Database& db, const seal::Key& station, const std::string& id, Instant now) {
  WriteTransaction transaction(db);
  const int removed = Query(db,
                            "UPDATE cadre SET removed_at = ?, pin = '', misses = 0, wait_until = 0"
                            " WHERE id = ? AND removed_at IS NULL",
                            now, id)
                          .run();
  if (removed == 0) return false;
  note(db, station, {now, {}, "account-removed", id, {}});
  transaction.commit();
  return true;
}

std::optional<NewPin> resetPin(Database& db, const seal::Key& station, const std::string& id,
                               Instant now) {
  const auto known = cadre(db, station, id);
  if (!known) return std::nullopt;
  NewPin made{*known, seal::makePin()};
  const std::string hash = seal::hashPin(station, made.pin);
  WriteTransaction transaction(db);
  const int changed = Query(db,
                            "UPDATE cadre SET pin = ?, misses = 0, wait_until = 0"
                            " WHERE id = ? AND removed_at IS NULL",
                            hash, id)
                          .run();
  if (changed == 0) return std::nullopt;
  // Whoever may reset a PIN may also look after the terminal's own wait.
  Query(db, "UPDATE guard SET misses = 0, wait_until = 0").run();
  note(db, station, {now, {}, "pin-reset", id, {}});
  transaction.commit();
  return made;
}

}  // namespace bianmin::store
