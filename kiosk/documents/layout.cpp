#include "kiosk/documents/layout.h"

#include <array>

#include "kiosk/documents/parts.h"

namespace bianmin {

namespace {

struct Draw {
  Sheet& sheet;
  const PaperWords& words;
  void operator()(const TicketPaper& p) const { drawTicket(sheet, p, words); }
  void operator()(const NoticePaper& p) const { drawNotice(sheet, p, words); }
  void operator()(const ReceiptPaper& p) const { drawReceipt(sheet, p, words); }
  void operator()(const GuidePaper& p) const { drawGuide(sheet, p, words); }
  void operator()(const MandatePaper& p) const { drawMandate(sheet, p, words); }
  void operator()(const SupplementPaper& p) const { drawSupplement(sheet, p, words); }
  void operator()(const DecisionPaper& p) const { drawDecision(sheet, p, words); }
  void operator()(const DeliveryPaper& p) const { drawDelivery(sheet, p, words); }
  void operator()(const CardPaper& p) const { drawCard(sheet, p, words); }
};

// What stands at the edges of the pages, so that a page that got lost finds its way back.
struct Frame {
  const PaperWords& words;

  PageFrame of(const std::string& hall, const std::string& key, const std::string& running) const {
    return {words(key), running, hall, words("paper.page")};
  }
  PageFrame of(const RequestHead& head, const std::string& key) const {
    const std::string& known = head.number.empty() ? head.matter : head.number;
    return of(head.hall, key, known);
  }

  PageFrame operator()(const TicketPaper& p) const {
    return of(p.hall, "paper.ticket.title", p.number);
  }
  PageFrame operator()(const NoticePaper& p) const {
    return of(p.hall, "paper.notice.title", p.number.empty() ? p.title : p.number);
  }
  PageFrame operator()(const ReceiptPaper& p) const {
    return of(p.hall, p.accepted ? "paper.receipt.title_accepted" : "paper.receipt.title",
              p.number.empty() ? p.matter : p.number);
  }
  PageFrame operator()(const GuidePaper& p) const {
    return of(p.hall, "paper.guide.title", p.title);
  }
  PageFrame operator()(const MandatePaper& p) const { return of(p.head, "paper.mandate.title"); }
  PageFrame operator()(const SupplementPaper& p) const {
    return of(p.head, "paper.supplement.title");
  }
  PageFrame operator()(const DecisionPaper& p) const {
    const bool not_accepted = p.kind == DecisionPaper::Kind::NotAccepted;
    return of(p.head, not_accepted ? "paper.decision.title_not_accepted" : "paper.decision.title");
  }
  PageFrame operator()(const DeliveryPaper& p) const { return of(p.head, "paper.delivery.title"); }
  PageFrame operator()(const CardPaper& p) const { return of(p.hall, "paper.card.title", p.name); }
};

}  // namespace

Bitmap layOut(const Paper& paper, int width_dots, const PaperWords& words) {
  Sheet sheet(width_dots);
  std::visit(Draw{sheet, words}, paper);
  return sheet.finish();
}

std::string layOutPdf(const Paper& paper, const PaperWords& words) {
  Sheet sheet = Sheet::page();
  std::visit(Draw{sheet, words}, paper);
  return sheet.pdf(std::visit(Frame{words}, paper));
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
