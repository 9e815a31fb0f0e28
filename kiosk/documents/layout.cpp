#include "kiosk/documents/layout.h"

#include <array>

#include "kiosk/documents/pages.h"

namespace bianmin {

namespace {

struct Draw {
  Sheet& sheet;
  const PaperWords& words;
  void operator()(const TicketPaper& p) const { drawTicket(sheet, p, words); }
  void operator()(const NoticePaper& p) const { drawNotice(sheet, p, words); }
  void operator()(const ReceiptPaper& p) const { drawReceipt(sheet, p, words); }
  void operator()(const auto&) const {}
};

}  // namespace

Bitmap layOut(const Paper& paper, int width_dots, const PaperWords& words) {
  Sheet sheet(width_dots);
  std::visit(Draw{sheet, words}, paper);
  return sheet.finish();
}

void warmUp(int width_dots) {
  // Both weights at every size, and every digit at the number's.
  const PaperWords words = [](std::string_view) {
    return std::string("前面还有 {count} 人，请带：");
  };
  constexpr std::array<const char*, 3> kNumbers = {"A012", "B345", "C678"};
  for (const char* number : kNumbers) {
    TicketPaper paper;
    paper.hall = "便民服务中心";
    paper.number = number;
    paper.group_name = "社会保障";
    paper.ahead = 9;
    paper.bring = {"身份证", "户口簿"};
    paper.time = "2026年11月23日 09:12";
    paper.qr = "https://example.org/";
    layOut(paper, width_dots, words);
  }
}

}  // namespace bianmin
