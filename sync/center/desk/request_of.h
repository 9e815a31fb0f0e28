// The request that an address names, as far as the account may see it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sync/center/desk/call.h"

namespace bianmin::center::desk {

struct Request {
  DeskRow row;
  const Matter* matter = nullptr;  // nullptr: the county has removed it since
  std::string name() const { return matter != nullptr ? matter->name : row.dossier.matter; }
};

// By the first {...} of the address; nothing for one outside of the scope, as for one that does not
// exist.
std::optional<Request> requestOf(const Call& call);
std::optional<Request> requestOf(const Call& call, const std::string& id);

// Who may handle it: clerks and administrators in whose scope it lies; oneself first.
std::vector<StaffAccount> colleaguesFor(const Call& call, const Dossier& dossier);

}  // namespace bianmin::center::desk
