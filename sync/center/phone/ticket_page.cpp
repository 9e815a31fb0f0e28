#include "sync/center/phone/html.h"
#include "sync/center/phone/pages.h"

namespace bianmin::center::phone {
namespace {

std::string beforeWords(int before) {
  if (before == 0) return "<h1>前面没有人了</h1>" + block("todo", "听着叫号，快到您了");
  return "<h1>前面还有 " + std::to_string(before) + " 个人</h1>" + block("todo", "听着叫号");
}

// By when the count is right. Without any news the hall may have been offline all day.
std::string newsWords(const TicketStatus& ticket) {
  if (!ticket.news_at) return "大厅的机器还没有来过消息，人数说不准，以大厅叫号为准";
  const std::string when = localDate(*ticket.news_at) == localDate(ticket.now)
                               ? clockTime(*ticket.news_at)
                               : monthAndDay(localDate(*ticket.news_at));
  std::string words = when + " 的消息";
  if (ticket.now - *ticket.news_at >= kOldNews) {
    words += "。后来大厅没连上网，人数可能是旧的，以大厅叫号为准";
  }
  return words;
}

std::string nowWords(const TicketStatus& ticket) {
  if (isOver(ticket)) {
    return "<h1>这张号过了</h1><div>是" + monthAndDay(ticket.day) + "的号</div>" +
           block("todo", "还要办，到大厅再取一张");
  }
  if (ticket.called_at) {
    return "<h1>叫到您了</h1><div>" + clockTime(*ticket.called_at) + " 叫的</div>" +
           block("todo", "请到窗口");
  }
  return beforeWords(ticket.before) + "<div>" + newsWords(ticket) + "</div>";
}

}  // namespace

bool isOver(const TicketStatus& ticket) { return ticket.day < localDate(ticket.now); }

std::string ticketPage(const TicketStatus& ticket) {
  std::string body = block("number", escaped(ticket.number));
  if (!ticket.matter_name.empty()) body += block("dim", escaped(ticket.matter_name));
  body += block("now", nowWords(ticket));
  if (!ticket.matter.empty()) {
    body +=
        block("sheet", "<a href=\"/g/" + escaped(ticket.matter) + "\">看看要带什么、怎么办</a>");
  }
  body += block("keys", callKey(ticket.office) + "<a href=\"\">刷新</a>");
  body +=
      block("dim", "更新于 " + monthAndDay(localDate(ticket.now)) + " " + clockTime(ticket.now));
  return document("排队 " + ticket.number, body, ticket.place);
}

}  // namespace bianmin::center::phone
