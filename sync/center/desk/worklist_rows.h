// A worklist's rows in words, for its page and for its file.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "sync/center/desk/call.h"
#include "sync/center/desk/lamp_view.h"

namespace bianmin::center::desk {

// What was searched for is kept beside the forms that were sent, under an id that says nothing and
// belongs to one session: an address can be read in a history and sent to others, and with the
// keyed hash in it anybody with a session could try whether somebody is in the list.
std::string searchForm(std::string_view token, std::string_view id);
// Whether the address asks for what was found ("found").
bool isSearch(const Call& call);

// What the address asks for: "list", or everything that was found; without either what the role
// begins its day with.
Worklist worklistAsked(const Call& call);
// Of that list, with the filters of the address and within what the account sees.
WorklistQuery worklistQuery(const Call& call, Worklist list);
// Where the page after this row begins.
PageKey keyAfter(const DeskRow& row);

using StaffNames = std::map<std::int64_t, std::string>;
StaffNames staffNames(const Call& call);

// Masked values only.
struct WorklistLine {
  LampView lamp;
  std::string matter, name, village, status, due, handler;
};
WorklistLine worklistLine(const Call& call, const DeskRow& row, const StaffNames& names);

}  // namespace bianmin::center::desk
