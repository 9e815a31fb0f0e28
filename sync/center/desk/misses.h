// What is counted at sign-in, and under which keys. The database sees keyed hashes only: people
// type passwords where the name belongs.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "sync/center/enrol/county_keys.h"
#include "sync/center/store/staff_store.h"

namespace bianmin::center::desk {

// Five misses of a name from one address are free; then 15 s, doubling.
inline constexpr MissRule kPairRule{};
// Of a name from everywhere: wide, so that nobody locks a colleague out, and short.
inline constexpr MissRule kNameRule{50, std::chrono::seconds(15), std::chrono::seconds(600)};
// Of an address with all names: a hall has one address for everybody.
inline constexpr MissRule kAddressRule{50, std::chrono::seconds(15), std::chrono::seconds(600)};
// Six digits: fewer are free.
inline constexpr MissRule kCodeRule{3, std::chrono::seconds(30), std::chrono::seconds(3600)};

// The counts of one try to sign in.
class Misses {
 public:
  // `address`: the client's; an IPv6 one counts with its whole network.
  Misses(const CountyKeys& keys, const StaffStore& store, std::string_view name,
         std::string_view address);

  // Counts a try with a password before it is judged; zero when it may be, else how long to wait.
  // A try that waits is not counted.
  std::chrono::milliseconds countPassword(Instant now);
  // It was right.
  void passwordFits();
  // It could not be judged.
  void takeBack();
  // The same for a one-time code, by the name alone: whoever is asked for it knows the password.
  std::chrono::milliseconds countCode(Instant now);
  void codeFits();

 private:
  StaffStore store_;
  std::string name_, address_, pair_, code_;
};

// Ends every wait of the account.
void forgetMisses(const CountyKeys& keys, StaffStore& store, std::string_view name);

}  // namespace bianmin::center::desk
