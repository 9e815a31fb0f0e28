// One request to the desk, as its handler sees it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sync/center/desk/desk_server.h"
#include "sync/center/desk/templates.h"
#include "sync/center/store/desk_store.h"
#include "sync/center/store/staff_store.h"
#include "sync/http/server.h"

namespace bianmin::center::desk {

// What a route asks of whoever calls it.
enum class Right {
  Anyone,    // also without a session: sign-in
  Session,   // whoever has begun to sign in: password and one-time code
  See,       // everybody who has signed in; what they see is a matter of their scope
  Work,      // clerks and administrators: moves, assignments
  County,    // clerks and administrators of the county: its terminals
  Notices,   // clerks and administrators of the county, clerks of towns: words on the terminals
  Accounts,  // administrators
};

struct SignedIn {
  StaffAccount account;
  StaffSession session;
};

// The fields of a posted form; names may come more than once.
class FormFields {
 public:
  FormFields() = default;
  explicit FormFields(std::vector<std::pair<std::string, std::string>> pairs)
      : pairs_(std::move(pairs)) {}
  // The first of that name without spaces at both ends; "" when absent.
  std::string text(std::string_view name) const;
  // As typed: for passwords.
  std::string raw(std::string_view name) const;
  std::vector<std::string> all(std::string_view name) const;
  bool has(std::string_view name) const;

 private:
  std::vector<std::pair<std::string, std::string>> pairs_;
};

// Lives during one call of a handler, on a worker's thread.
struct Call {
  const DeskParts& parts;
  const Templates& templates;
  CenterStore& store;
  const http::Request& request;
  Instant now{};
  std::string token;            // of the cookie; "" when there is none
  std::optional<SignedIn> who;  // set unless the route is for Anyone
  bool over = false;            // there was a session, and it has just ended
  std::vector<std::string> at;  // what stands in the path for {...}, in order
  FormFields form;              // of a POST
  std::string file;             // sent with the form, as it is; "" when there is none

  StaffStore staff() const { return StaffStore(store.db()); }
  DeskStore desk() const { return DeskStore(store.db()); }
  const StaffAccount& account() const { return who->account; }
  // Who, for the audit trail and the history.
  std::string actor() const;
  void audit(std::string_view action, std::string_view subject, std::string_view reason) const;
};

// Which requests an account sees.
DeskScope scopeOf(const DeskParts& parts, const StaffAccount& account);
DeskScope scopeOf(const Call& call);
// The same, narrowed by "town" (a region code) and "matter" of the address.
DeskScope narrowedScope(const Call& call);
bool mayDo(DeskRole role, Right right);

}  // namespace bianmin::center::desk
