#include "sync/center/desk/misses.h"

#include <array>

#include "sync/center/api/rate_limit.h"
#include "sync/seal/seal.h"

namespace bianmin::center::desk {
namespace {

constexpr std::size_t kHashDigits = 32;

std::string hashOf(const CountyKeys& keys, std::string_view kind, std::string_view value) {
  const seal::Key key = seal::derive(keys.deskKey("misses"), kind, value);
  return seal::sha256Hex(seal::toBase64(key)).substr(0, kHashDigits);
}

// The end is no digit and no letter: nothing else begins with it.
std::string pairsOf(const CountyKeys& keys, std::string_view name) {
  return "pair:" + hashOf(keys, "name", name) + ":";
}

}  // namespace

Misses::Misses(const CountyKeys& keys, const StaffStore& store, std::string_view name,
               std::string_view address)
    : store_(store),
      name_("name:" + hashOf(keys, "name", name)),
      address_("address:" + hashOf(keys, "address", networkOf(address))),
      pair_(pairsOf(keys, name) + hashOf(keys, "address", networkOf(address))),
      code_("code:" + hashOf(keys, "name", name)) {}

std::chrono::milliseconds Misses::countPassword(Instant now) {
  const std::array<MissCount, 3> counts = {
      MissCount{address_, kAddressRule}, MissCount{name_, kNameRule}, MissCount{pair_, kPairRule}};
  return store_.countTries(counts, now);
}

void Misses::passwordFits() {
  store_.forgetTries(pair_);
  store_.forgetTries(name_);
  store_.forgiveTry(address_);
}

void Misses::takeBack() {
  for (const std::string& who : {address_, name_, pair_}) store_.forgiveTry(who);
}

std::chrono::milliseconds Misses::countCode(Instant now) {
  const MissCount count{code_, kCodeRule};
  return store_.countTries({&count, 1}, now);
}

void Misses::codeFits() { store_.forgetTries(code_); }

void forgetMisses(const CountyKeys& keys, StaffStore& store, std::string_view name) {
  store.forgetTries("name:" + hashOf(keys, "name", name));
  store.forgetTries("code:" + hashOf(keys, "name", name));
  store.forgetTriesBelow(pairsOf(keys, name));
}

}  // namespace bianmin::center::desk
