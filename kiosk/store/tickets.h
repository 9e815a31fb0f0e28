// Queue tickets: numbers of a business day, each with its journal entry. Described at Store.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/store/database.h"
#include "kiosk/store/store.h"

namespace bianmin::store {

IssuedTicket issueTicket(Database& db, const std::string& group, const std::string& matter,
                         Date local_day, Instant at);
std::optional<IssuedTicket> callNext(Database& db, const std::string& group, Date local_day,
                                     Instant at);
std::vector<IssuedTicket> waitingTickets(Database& db, Date local_day);

}  // namespace bianmin::store
