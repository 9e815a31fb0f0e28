// 申请回执 and 受理回执.
#include "kiosk/documents/parts.h"

namespace bianmin {
namespace {

void code(Sheet& sheet, const ReceiptPaper& paper, const PaperWords& words) {
  const TypeScale& type = sheet.type();
  sheet.text(plain(words("paper.receipt.code")), {.size = type.body, .align = Align::Centre});
  sheet.fittedLine(paper.code, {.size = type.code,
                                .bold = true,
                                .align = Align::Centre,
                                .line = 1.25,
                                .letter_gap = type.code / 19});
}

void facts(Sheet& sheet, const ReceiptPaper& paper, const PaperWords& words) {
  Rows rows;
  addRow(rows, words("paper.matter"), subject(paper.matter, paper.official_name));
  const char* const when = paper.accepted ? "paper.receipt.accepted_on" : "paper.receipt.time";
  addRow(rows, words(when), paper.time);
  for (const auto& [label, value] : paper.fields) addRow(rows, label, value);
  sheet.rows(rows);
}

// The day that counts stands large in a frame; a second one below it.
void due(Sheet& sheet, const ReceiptPaper& paper) {
  if (paper.due.empty()) return;
  const TypeScale& type = sheet.type();
  const Set small{.size = type.body, .align = Align::Centre};
  sheet.beginBox();
  bool first = true;
  for (const ReceiptPaper::DueRow& row : paper.due) {
    if (!first) sheet.gap(6);
    sheet.text(plain(row.title), small);
    const Set date{
        .size = first ? type.due : type.strong, .bold = true, .align = Align::Centre, .line = 1.3};
    sheet.text(plain(row.date), date);
    sheet.text(plain(row.note), small);
    first = false;
  }
  sheet.endBox();
}

void nextSteps(Sheet& sheet, const ReceiptPaper& paper, const PaperWords& words) {
  if (paper.next_steps.empty()) return;
  const TypeScale& type = sheet.type();
  sheet.beginBox();
  sheet.text(plain(words("paper.receipt.next")),
             {.size = type.heading, .bold = true, .line = 1.35});
  int number = 0;
  for (const auto& [title, detail] : paper.next_steps) {
    sheet.gap(4);
    const std::string under = detail.empty() ? "" : "\n" + plain(detail);
    sheet.hanging(std::to_string(++number), type.body * 5 / 4, strong(title) + under,
                  {.size = type.body});
  }
  sheet.endBox();
}

void places(Sheet& sheet, const ReceiptPaper& paper, const PaperWords& words) {
  Rows rows;
  addRow(rows, words("paper.receipt.unit"), paper.unit);
  addRow(rows, words("paper.receipt.by"), paper.handled_by);
  addRow(rows, words("paper.receipt.query"), paper.query);
  addRow(rows, words("paper.receipt.delivery"), paper.delivery);
  if (rows.empty()) return;
  sheet.rule();
  sheet.rows(rows);
}

}  // namespace

void drawReceipt(Sheet& sheet, const ReceiptPaper& paper, const PaperWords& words) {
  const TypeScale& type = sheet.type();
  head(sheet, paper.hall,
       words(paper.accepted ? "paper.receipt.title_accepted" : "paper.receipt.title"));
  numberLine(sheet, paper.number, words);
  if (paper.reprint) reprintMark(sheet, words);
  sheet.rule();
  code(sheet, paper, words);
  sheet.rule();
  facts(sheet, paper, words);
  due(sheet, paper);
  nextSteps(sheet, paper, words);
  countedTable(sheet, words("paper.receipt.papers"), paper.papers, words);
  section(sheet, words("paper.receipt.bring"), paper.bring);
  section(sheet, words("paper.receipt.consents"), paper.consents);
  places(sheet, paper, words);
  sheet.dashes();
  if (!paper.qr.empty()) {
    sheet.codes({{paper.qr, strong(words("paper.receipt.scan")) + "\n" +
                                plain(words("paper.receipt.keep"))}});
    sheet.dashes();
  }
  std::string last = plain(paper.remedy);
  if (!paper.hotline.empty()) {
    last += fill(words("paper.receipt.hotline"), {{"number", strong(paper.hotline)}});
  }
  sheet.text(last, {.size = type.body});
  if (paper.accepted) sheet.signaturesWithStamp({}, words("paper.stamp"));
}

}  // namespace bianmin
