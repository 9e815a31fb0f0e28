// What stands before the detail of a request on a phone: the end of the applicant's ID number.
//
// Whoever knows it gets a cookie for this one address that lives some minutes, so that the page can
// be looked at again. The cookie is a moment and a keyed hash: nothing of it is kept here, and any
// process of the county can read it.
#pragma once

#include <string>
#include <string_view>

#include "sync/center/enrol/county_keys.h"
#include "sync/center/store/center_store.h"
#include "sync/domain/service.h"
#include "sync/http/server.h"

namespace bianmin::center {

inline constexpr std::chrono::minutes kUnlockedFor{15};

// "013X" of what was typed: spaces are left out, a small x counts as X. "" when it cannot be the
// end of an ID number.
std::string readTail(std::string_view typed);

// What a phone's page needs of what is sealed; it is opened for this one request. `readable` is
// false when this county's key does not open it.
struct SealedIdentity {
  bool readable = false;
  std::string tail;  // the last four of the ID number; "" when there is none
  std::string code;  // pick-up code
};
// The ID number is the first field of that kind in the matter's form. Without a matter, because the
// county has removed it since, it is the field that the county's own forms call "id_number".
SealedIdentity identityOf(const Dossier& dossier, const Matter* matter, const seal::KeyPair& key);

// The same time for any two texts of the same length.
bool sameText(std::string_view a, std::string_view b);

// Set-Cookie of who has shown the second factor of the paper with this token.
std::string unlockCookie(const CountyKeys& keys, std::string_view token, Instant now);
// Whether the request has such a cookie for this token and its time is not over.
bool isUnlocked(const CountyKeys& keys, std::string_view token, const http::Request& request,
                Instant now);

}  // namespace bianmin::center
