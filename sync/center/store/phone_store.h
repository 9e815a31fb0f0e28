// What residents' phones ask of the database and leave in it.
#pragma once

#include <optional>
#include <string>

#include "sync/center/store/db.h"

namespace bianmin::center {

struct TicketPlace {
  std::string day;    // ISO date, the hall's
  std::string group;  // "A"
  int number = 0;
  std::string matter;  // may be empty
  std::optional<Instant> called_at;
  // Lower numbers of the same terminal, day and group that have not been called.
  int before = 0;
  std::optional<Instant> news_at;  // when the terminal was heard of last
  std::string village;             // region code of the terminal
};

struct PhoneRating {
  std::string id;       // ULID, new
  std::string dossier;  // ULID
  int stars = 0;        // 1..5
  Instant at{};
};

class PhoneStore {
 public:
  explicit PhoneStore(Db& db) : db_(db) {}

  // By the hash of the link's token.
  std::optional<TicketPlace> ticket(const std::string& token_hash);

  // Whether the request was rated, by phone or at a terminal.
  bool rated(const std::string& dossier);
  // Keeps a rating that tells the matter and the place, not the request; false when it was rated
  // already or there is no such request.
  bool rate(const PhoneRating& rating);

 private:
  bool rateOnce(const PhoneRating& rating);

  Db& db_;
};

}  // namespace bianmin::center
