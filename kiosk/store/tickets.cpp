#include "kiosk/store/tickets.h"

#include <map>

#include "kiosk/hall/queue.h"
#include "kiosk/store/bodies.h"
#include "kiosk/store/outbox.h"

namespace bianmin::store {
namespace {

Date currentDay(Database& db, const Date& local_day) {
  const std::string last_counted = toIso(hall::lastCountedDay(local_day));
  Query row(db, "SELECT max(day) FROM ticket WHERE day <= ?", last_counted);
  std::optional<Date> last;
  if (row.step() && !row.isNull(0)) last = dateFromIso(row.text(0));
  return hall::businessDay(local_day, last);
}

// Id of the journal entry that issued it.
std::string entryOf(Database& db, const std::string& day, const std::string& group, int n) {
  Query row(db,
            "SELECT j.id FROM ticket t JOIN journal j ON j.seq = t.seq"
            " WHERE t.day = ? AND t.grp = ? AND t.n = ?",
            day, group, n);
  row.step();
  return row.text(0);
}

}  // namespace

IssuedTicket issueTicket(Database& db, const std::string& group, const std::string& matter,
                         Date local_day, Instant at) {
  WriteTransaction transaction(db);
  IssuedTicket ticket;
  ticket.group = group;
  ticket.day = currentDay(db, local_day);
  const std::string day = toIso(ticket.day);
  {
    Query row(db,
              "SELECT (SELECT max(n) FROM ticket WHERE day = ?1 AND grp = ?2),"
              " (SELECT count(*) FROM ticket INDEXED BY ticket_called WHERE day = ?1 AND grp = ?2"
              " AND called_at IS NOT NULL)",
              day, group);
    row.step();
    const int last = row.isNull(0) ? 0 : static_cast<int>(row.integer(0));
    ticket.n = last + 1;
    ticket.ahead = last - static_cast<int>(row.integer(1));
  }
  if (ticket.n > hall::kLastNumber) throw QueueFull(group);
  ticket.number = hall::ticketNumber(group, ticket.n);
  ticket.token = newToken();
  const std::string id = newId(at);
  const std::int64_t seq = append(db, id, EntryKind::Ticket, at, ticketBody(id, ticket, matter));
  Query(db, "INSERT INTO ticket (day, grp, n, seq) VALUES (?, ?, ?, ?)", day, group, ticket.n, seq)
      .run();
  transaction.commit();
  return ticket;
}

std::optional<IssuedTicket> callNext(Database& db, const std::string& group, Date local_day,
                                     Instant at) {
  WriteTransaction transaction(db);
  IssuedTicket ticket;
  ticket.group = group;
  ticket.day = currentDay(db, local_day);
  const std::string day = toIso(ticket.day);
  std::vector<hall::Place> places;
  {
    Query rows(db, "SELECT n FROM ticket WHERE day = ? AND grp = ? AND called_at IS NULL", day,
               group);
    while (rows.step()) places.push_back({static_cast<int>(rows.integer(0))});
  }
  const std::optional<int> next = hall::nextToCall(places);
  if (!next) return std::nullopt;
  ticket.n = *next;
  ticket.number = hall::ticketNumber(group, ticket.n);
  append(db, newId(at), EntryKind::Turn, at, turnBody(entryOf(db, day, group, ticket.n)));
  Query(db, "UPDATE ticket SET called_at = ? WHERE day = ? AND grp = ? AND n = ?", at, day, group,
        ticket.n)
      .run();
  transaction.commit();
  return ticket;
}

std::vector<IssuedTicket> waitingTickets(Database& db, Date local_day) {
  std::vector<IssuedTicket> tickets;
  std::map<std::string, int> ahead;
  const Date today = currentDay(db, local_day);
  const std::string day = toIso(today);
  Query rows(db, "SELECT grp, n FROM ticket WHERE day = ? AND called_at IS NULL ORDER BY grp, n",
             day);
  while (rows.step()) {
    IssuedTicket ticket;
    ticket.group = rows.text(0);
    ticket.day = today;
    ticket.n = static_cast<int>(rows.integer(1));
    ticket.number = hall::ticketNumber(ticket.group, ticket.n);
    ticket.ahead = ahead[ticket.group]++;
    tickets.push_back(std::move(ticket));
  }
  return tickets;
}

}  // namespace bianmin::store
