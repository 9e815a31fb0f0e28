// 补正通知, 不予受理通知 and 办结通知, 送达回执.
#include "kiosk/documents/parts.h"

namespace bianmin {
namespace {

void signedWithStamp(Sheet& sheet, const std::vector<std::string>& captions,
                     const PaperWords& words) {
  sheet.signaturesWithStamp(captions, words("paper.stamp"));
}

void basis(Sheet& sheet, const std::vector<std::string>& lines, const PaperWords& words) {
  if (lines.empty()) return;
  std::string all;
  for (const std::string& line : lines) all.append(all.empty() ? "" : "；").append(line);
  sheet.gap(8);
  sheet.text(strong(words("paper.notice.basis")) + "　" + plain(all), {.size = sheet.type().body});
}

void hotline(Sheet& sheet, const std::string& number, const PaperWords& words) {
  if (number.empty()) return;
  sheet.text(fill(words("paper.receipt.hotline"), {{"number", strong(number)}}),
             {.size = sheet.type().body});
}

std::string titleKey(DecisionPaper::Kind kind) {
  return kind == DecisionPaper::Kind::NotAccepted ? "paper.decision.title_not_accepted"
                                                  : "paper.decision.title";
}

std::string resultKey(DecisionPaper::Kind kind) {
  switch (kind) {
    case DecisionPaper::Kind::NotAccepted:
      return "paper.decision.not_accepted";
    case DecisionPaper::Kind::Approved:
      return "paper.decision.approved";
    case DecisionPaper::Kind::Refused:
      return "paper.decision.refused";
  }
  return {};
}

// A refusal without its reason in writing is none: then there are lines to write it on.
void reason(Sheet& sheet, const DecisionPaper& paper, const PaperWords& words) {
  const bool needed = paper.kind != DecisionPaper::Kind::Approved;
  if (paper.reason.empty() && !needed) return;
  sheet.heading(plain(words(needed ? "paper.decision.reason" : "paper.decision.note")));
  if (paper.reason.empty()) {
    sheet.blankLines(2);
  } else {
    sheet.text(plain(paper.reason), {.size = sheet.type().note});
  }
}

}  // namespace

void drawSupplement(Sheet& sheet, const SupplementPaper& paper, const PaperWords& words) {
  const TypeScale& type = sheet.type();
  head(sheet, paper.head.hall, words("paper.supplement.title"));
  numberLine(sheet, paper.head.number, words);
  sheet.rule();
  Rows rows = requestRows(paper.head, words);
  addRow(rows, words("paper.notice.time"), paper.head.time);
  addRow(rows, words("paper.supplement.unit"), paper.unit);
  addRow(rows, words("paper.notice.by"), paper.head.handled_by);
  sheet.rows(rows);
  sheet.rule();
  if (!paper.reason.empty()) sheet.text(strong(paper.reason), {.size = type.note});
  missingTable(sheet, paper.missing, words);
  sheet.gap(8);
  Rows places;
  addRow(places, words("paper.notice.bring_to"), paper.where);
  places.emplace_back(words("paper.notice.until"), paper.until.empty() ? "" : strong(paper.until));
  sheet.rows(places);
  sheet.text(plain(words("paper.supplement.clock")), {.size = type.body});
  basis(sheet, paper.basis, words);
  codeStrip(sheet, paper.codes, words("paper.receipt.scan"), words);
  hotline(sheet, paper.hotline, words);
  signedWithStamp(sheet, {words("paper.sign.applicant"), words("paper.sign.teller")}, words);
}

void drawDecision(Sheet& sheet, const DecisionPaper& paper, const PaperWords& words) {
  const TypeScale& type = sheet.type();
  head(sheet, paper.head.hall, words(titleKey(paper.kind)));
  numberLine(sheet, paper.head.number, words);
  sheet.rule();
  sheet.rows(requestRows(paper.head, words));
  sheet.beginBox();
  sheet.text(strong(words(resultKey(paper.kind))),
             {.size = type.due, .align = Align::Centre, .line = 1.3});
  sheet.endBox();
  sheet.gap(10);
  Rows rows;
  rows.emplace_back(words("paper.decision.unit"), paper.unit.empty() ? "" : strong(paper.unit));
  rows.emplace_back(words("paper.decision.date"), paper.date.empty() ? "" : strong(paper.date));
  addRow(rows, words("paper.guide.benefit_start"), paper.benefit_start);
  addRow(rows, words("paper.decision.by"), paper.head.handled_by);
  sheet.rows(rows);
  reason(sheet, paper, words);
  basis(sheet, paper.basis, words);
  if (!paper.remedy.empty()) {
    sheet.heading(plain(words("paper.guide.remedy")));
    sheet.text(strong(paper.remedy), {.size = type.note});
  }
  if (!paper.qr.empty()) codeStrip(sheet, {{paper.qr, plain(words("paper.receipt.scan"))}});
  hotline(sheet, paper.hotline, words);
  signedWithStamp(sheet, {words("paper.sign.received"), words("paper.sign.date")}, words);
}

void drawDelivery(Sheet& sheet, const DeliveryPaper& paper, const PaperWords& words) {
  const TypeScale& type = sheet.type();
  head(sheet, paper.head.hall, words("paper.delivery.title"));
  numberLine(sheet, paper.head.number, words);
  sheet.rule();
  Rows rows = requestRows(paper.head, words);
  addRow(rows, words("paper.delivery.how"), paper.how);
  addRow(rows, words("paper.delivery.time"), paper.head.time);
  addRow(rows, words("paper.delivery.by"), paper.head.handled_by);
  sheet.rows(rows);
  countedTable(sheet, words("paper.delivery.papers"), paper.papers, words);
  if (paper.papers.empty()) {
    sheet.heading(plain(words("paper.delivery.papers")));
    sheet.blankLines(3);
  }
  sheet.gap(16);
  sheet.text(strong(words("paper.delivery.check")), {.size = type.note});
  sheet.beginGroup();
  sheet.signatures(
      {words("paper.sign.received"), words("paper.sign.deliverer"), words("paper.sign.date")});
  sheet.endGroup();
  if (!paper.qr.empty()) codeStrip(sheet, {{paper.qr, plain(words("paper.delivery.rate"))}});
  hotline(sheet, paper.hotline, words);
}

}  // namespace bianmin
