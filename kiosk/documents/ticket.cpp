#include "kiosk/documents/parts.h"

namespace bianmin {
namespace {

void queue(Sheet& sheet, const TicketPaper& paper, const PaperWords& words) {
  const TypeScale& type = sheet.type();
  const double line = 1.4 * type.figure / type.line;
  const Set set{.size = type.line, .align = Align::Centre, .line = line};
  if (paper.ahead <= 0) {
    sheet.text(plain(words("paper.ticket.first")), set);
  } else {
    const std::string count = sized(std::to_string(paper.ahead), type.figure);
    sheet.text(fill(words("paper.ticket.ahead"), {{"count", count}}), set);
  }
}

void foot(Sheet& sheet, const TicketPaper& paper, const PaperWords& words) {
  const TypeScale& type = sheet.type();
  sheet.together({plain(words("paper.ticket.wait")), strong(words("paper.ticket.missed"))}, "",
                 {.size = type.note});
  sheet.gap(8);
  std::vector<std::string> last;
  for (const std::string& part : {paper.time, paper.terminal, words("paper.ticket.valid_today")}) {
    if (!part.empty()) last.push_back(plain(part));
  }
  sheet.together(last, "　", {.size = type.body});
}

}  // namespace

void drawTicket(Sheet& sheet, const TicketPaper& paper, const PaperWords& words) {
  const TypeScale& type = sheet.type();
  sheet.text(plain(paper.hall),
             {.size = type.heading, .bold = true, .align = Align::Centre, .line = 1.35});
  sheet.gap(6);
  sheet.text(plain(paper.group_name), {.size = type.subject, .bold = true, .align = Align::Centre});
  if (paper.reprint) reprintMark(sheet, words);
  sheet.fittedLine(paper.number,
                   {.size = type.number, .bold = true, .align = Align::Centre, .line = 1.1});
  queue(sheet, paper, words);
  sheet.dashes();
  if (!paper.bring.empty()) {
    sheet.text(fill(words("paper.ticket.bring"), {{"things", strong(listed(paper.bring))}}),
               {.size = type.strong});
    sheet.dashes();
  }
  if (!paper.qr.empty()) {
    sheet.codes({{paper.qr, plain(words("paper.ticket.scan"))}});
    sheet.dashes();
  }
  foot(sheet, paper, words);
}

}  // namespace bianmin
