#include "sync/center/enrol/cadre_pin.h"

#include <sodium.h>

#include <stdexcept>

namespace bianmin::center {
namespace {

seal::Key pinKey(const CountyKeys& keys) { return keys.deskKey("cadre-pin"); }

}  // namespace

std::string lockPin(const CountyKeys& keys, std::string_view pin) {
  return seal::toBase64(seal::lock(pinKey(keys), pin));
}

std::string pinForTerminal(const CountyKeys& keys, std::string_view locked,
                           std::string_view terminal) {
  const auto bytes = seal::fromBase64(locked);
  auto pin = bytes ? seal::unlock(pinKey(keys), *bytes) : std::nullopt;
  if (!pin) throw std::runtime_error("a cadre's PIN cannot be opened with this county's key");
  std::string out = seal::toBase64(seal::lock(keys.unlockKey(terminal), *pin));
  sodium_memzero(pin->data(), pin->size());
  return out;
}

}  // namespace bianmin::center
