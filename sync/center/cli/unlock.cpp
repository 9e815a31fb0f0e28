#include <algorithm>
#include <nlohmann/json.hpp>

#include "sync/center/cli/commands.h"
#include "sync/domain/pickup_code.h"
#include "sync/seal/pin.h"

namespace bianmin::center::cli {

int unlockCode(const County& county, const UnlockCodeOptions& options, std::ostream& out) {
  const auto challenge = readPickupCode(options.challenge);
  if (!challenge) {
    throw std::invalid_argument(
        "--challenge: a character is wrong or missing; have it read again, such as K7M4-Q9X");
  }
  const auto store = county.stores()();
  const auto terminals = store->terminals();
  const auto terminal = std::ranges::find(terminals, options.terminal, &Terminal::name);
  if (terminal == terminals.end() || terminal->revoked_at) {
    out << (terminal == terminals.end() ? "There is no terminal " : "Revoked is terminal ")
        << options.terminal << "\n";
    return kFinding;
  }
  store->audit({systemNow(), shellActor(), "unlock-code", options.terminal, ""});
  const std::string code =
      seal::unlockCode(county.countyKeys().unlockKey(options.terminal), *challenge);
  if (options.json) {
    out << nlohmann::ordered_json{{"code", code}, {"terminal", options.terminal}}.dump() << "\n";
  } else {
    out << "Code " << code.substr(0, 4) << " " << code.substr(4) << " for " << options.terminal
        << ", once\n";
  }
  return kGood;
}

}  // namespace bianmin::center::cli
