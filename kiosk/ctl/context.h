// What every command of bianminctl is given.
#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>

#include "kiosk/store/store.h"
#include "sync/domain/time.h"

namespace bianmin::ctl {

// Exit statuses (contract with scripts).
inline constexpr int kGood = 0;
inline constexpr int kFinding = 1;
inline constexpr int kWrongUse = 2;

// The command cannot be done as it was asked for; leads to kWrongUse.
class WrongUse : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct Context {
  std::filesystem::path config = "/etc/bianmin/terminal.toml";
  std::filesystem::path data = "/var/lib/bianmin";
  bool json = false;
};

// Opens the terminal's store without keys: nothing here reads what residents handed in. Throws
// WrongUse when the folder holds no terminal.db; a wrong --data must not make one.
Store openStore(const Context& context);

// Opens it with the station key, for accounts and the audit log; a terminal that has its key but no
// database yet gets one. Throws WrongUse when the folder holds no station.key.
Store openStaffStore(const Context& context);

Instant now();
// The day in the zone of the configuration, or in Asia/Shanghai when there is no such file.
Date localDay(const Context& context);
// "2026-11-23 09:00:00" in that zone.
std::string localText(const Context& context, Instant at);

}  // namespace bianmin::ctl
