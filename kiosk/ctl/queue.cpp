#include "kiosk/ctl/queue.h"

#include "kiosk/ctl/print.h"
#include "kiosk/hall/queue.h"

namespace bianmin::ctl {
namespace {

Json toJson(const IssuedTicket& ticket) {
  return {{"number", ticket.number}, {"group", ticket.group}, {"day", toIso(ticket.day)}};
}

}  // namespace

int queueList(const Context& context) {
  Store store = openStore(context);
  const std::vector<IssuedTicket> waiting = store.waitingTickets(localDay(context));
  if (context.json) {
    Json tickets = Json::array();
    for (const IssuedTicket& ticket : waiting) {
      tickets.push_back(toJson(ticket));
      tickets.back()["ahead"] = ticket.ahead;
    }
    printJson({{"waiting", tickets}});
    return kGood;
  }
  if (waiting.empty()) {
    printLine("Nobody waits.");
    return kGood;
  }
  std::vector<std::vector<std::string>> cells{{"NUMBER", "DAY", "AHEAD"}};
  for (const IssuedTicket& ticket : waiting) {
    cells.push_back({ticket.number, toIso(ticket.day), std::to_string(ticket.ahead)});
  }
  printLine(table(cells) + std::to_string(waiting.size()) + " waiting");
  return kGood;
}

int queueCall(const Context& context, const std::string& group) {
  if (!hall::isGroup(group)) throw WrongUse("a group is one letter from A to Z, not " + group);
  Store store = openStore(context);
  const auto called = store.callNext(group, localDay(context), now());
  if (context.json) {
    printJson({{"called", called ? toJson(*called) : Json(nullptr)}});
  } else {
    printLine(called ? "Called " + called->number : "Nobody waits in group " + group + ".");
  }
  return called ? kGood : kFinding;
}

}  // namespace bianmin::ctl
