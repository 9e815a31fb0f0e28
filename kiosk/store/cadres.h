// Accounts of the cadres on duty, and how they sign in with a PIN of six digits.
//
// A miss is on the disk before a PIN is looked at, so that pulling the plug gives no free guess.
// From the fifth miss on each one costs a wait: 15 s, then twice as long each time, at most 24 h.
// It counts per person and, as the sum over all persons and county codes, for the terminal:
// guessing from person to person is slowed as well. While a wait runs, time never goes backwards: a
// clock that is set back holds the wait where it was until it has caught up, or until the county's
// code ends it.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sync/domain/time.h"
#include "sync/seal/seal.h"

namespace bianmin {

struct CadreName {
  std::string id;    // ULID
  std::string name;  // 张三
  std::string post;  // 代办员; may be empty
};

struct SignIn {
  enum class Kind {
    Done,    // `cadre` says who
    Wrong,   // the PIN is wrong, or the account is gone; `wait_seconds` begin now, if any
    Wait,    // not looked at: `wait_seconds` have to pass first
    Locked,  // as Wait, for more than ten minutes: offer the county's unlock code
  } kind = Kind::Wrong;
  int wait_seconds = 0;
  int misses = 0;  // of this person in a row
  // How many wrong PINs more until the next wait; 1 or more. The terminal's own count is in it.
  int tries_left = 1;
  CadreName cadre = {};
};

// What bianminctl shows once: the PIN is stored nowhere.
struct NewPin {
  CadreName cadre;
  std::string pin;
};

namespace store {

class Database;

inline constexpr int kFreeMisses = 4;
// The wait that the n-th miss in a row costs; 0 for the first four.
std::chrono::seconds waitAfter(int misses);

// `station` is the station key; all that is written here is noted in the audit log. Described at
// Store.
std::vector<CadreName> cadres(Database& db, const seal::Key& station);
std::optional<CadreName> cadre(Database& db, const seal::Key& station, const std::string& id);
NewPin addCadre(Database& db, const seal::Key& station, const std::string& name,
                const std::string& post, Instant now);
bool removeCadre(Database& db, const seal::Key& station, const std::string& id, Instant now);
std::optional<NewPin> resetPin(Database& db, const seal::Key& station, const std::string& id,
                               Instant now);

// Under the station key; a name and a post hold no line's end.
// Whether that is what is locked in; not where this key does not open it.
bool saysName(const seal::Key& station, const std::string& locked, const std::string& name,
              const std::string& post);
std::string lockName(const seal::Key& station, const std::string& name, const std::string& post);
// A name of 1 to 60 bytes and a post of at most 60, each UTF-8 on one line.
bool isAccountName(const std::string& name, const std::string& post);

// `fits` looks at the PIN, given what is stored of it; by then the try stands in the database as a
// miss.
using PinCheck = std::function<bool(const std::string& stored)>;
SignIn signIn(Database& db, const seal::Key& station, const std::string& id, const PinCheck& fits,
              Instant now);
void signOut(Database& db, const seal::Key& station, const std::string& id, Instant now);

std::string unlockChallenge(Database& db);
bool unlock(Database& db, const seal::Key& station, const std::optional<seal::Key>& county,
            std::string_view code, Instant now);

}  // namespace store
}  // namespace bianmin
