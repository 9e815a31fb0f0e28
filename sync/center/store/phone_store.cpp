#include "sync/center/store/phone_store.h"

#include <algorithm>

namespace bianmin::center {
namespace {

constexpr const char* kTicketByToken =
    "SELECT k.day, k.queue_group, k.number, k.matter, k.called_at, t.last_seen,"
    " (SELECT count(*) FROM tickets o WHERE o.terminal = k.terminal AND o.day = k.day"
    "  AND o.queue_group = k.queue_group AND o.number < k.number AND o.called_at IS NULL),"
    " t.village"
    " FROM tickets k JOIN terminals t ON t.id = k.terminal"
    " WHERE k.token_hash = $1 AND k.token_hash <> ''";
// A terminal's rating knows the request by the lookup value.
constexpr const char* kRated =
    "SELECT d.phone_rated = 1 OR EXISTS (SELECT 1 FROM ratings r WHERE r.lookup = d.lookup)"
    " FROM dossiers d WHERE d.id = $1";

}  // namespace

std::optional<TicketPlace> PhoneStore::ticket(const std::string& token_hash) {
  Query q(db_, kTicketByToken, token_hash);
  if (!q.step()) return std::nullopt;
  TicketPlace place;
  place.day = q.text(0);
  place.group = q.text(1);
  place.number = static_cast<int>(q.integer(2));
  place.matter = q.text(3);
  place.called_at = q.maybeInstant(4);
  place.news_at = q.maybeInstant(5);
  place.before = static_cast<int>(q.integer(6));
  place.village = q.text(7);
  return place;
}

bool PhoneStore::rated(const std::string& dossier) {
  Query q(db_, kRated, dossier);
  return q.step() && q.flag(0);
}

bool PhoneStore::rate(const PhoneRating& rating) {
  return retried(db_, [&] { return rateOnce(rating); });
}

bool PhoneStore::rateOnce(const PhoneRating& rating) {
  Transaction transaction(db_);
  if (rated(rating.dossier)) return false;
  const int marked =
      Query(db_, "UPDATE dossiers SET phone_rated = 1 WHERE id = $1 AND phone_rated = 0",
            rating.dossier)
          .run();
  if (marked == 0) return false;
  Query(db_,
        "INSERT INTO ratings (id, terminal, lookup, stars, at, matter)"
        " SELECT CAST($1 AS TEXT), d.terminal, '', CAST($2 AS BIGINT), CAST($3 AS BIGINT), d.matter"
        " FROM dossiers d WHERE d.id = $4",
        rating.id, rating.stars, rating.at, rating.dossier)
      .run();
  transaction.commit();
  return true;
}

}  // namespace bianmin::center
