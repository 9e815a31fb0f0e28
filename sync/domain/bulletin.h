// What the county tells one terminal besides how requests stand: notices to be read, accounts of
// its cadres, and the newest pack of services. It is the whole state that is so now, not what has
// changed.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sync/domain/time.h"

namespace bianmin {

// Words of the county, shown from the first to the last day, both included.
struct Notice {
  std::string id;  // ULID
  std::string title, text;
  Date from{}, until{};
  enum class For { Residents, Cadres } audience = For::Residents;
  friend bool operator==(const Notice&, const Notice&) = default;
};

// An account that the county keeps on the terminal.
struct CadreOrder {
  std::string account;  // ULID, chosen by the county
  std::string name, post;
  bool removed = false;
  // The PIN under the terminal's unlock key (seal::lock), base64; empty: unchanged.
  std::string pin_locked;
  std::int64_t pin_revision = 0;  // counts the PINs of the account
  friend bool operator==(const CadreOrder&, const CadreOrder&) = default;
};

struct Bulletin {
  std::int64_t revision = 0;  // 0: nothing was ever told
  std::vector<Notice> notices;
  std::vector<CadreOrder> cadres;
  std::int64_t pack = 0;  // newest pack version for the terminal; 0: none
  friend bool operator==(const Bulletin&, const Bulletin&) = default;
};

}  // namespace bianmin
