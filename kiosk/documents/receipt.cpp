#include "kiosk/documents/pages.h"

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
  std::vector<std::pair<std::string, std::string>> rows = {
      {words("paper.receipt.matter"), strong(subject(paper.matter, paper.official_name))},
      {words("paper.receipt.time"), strong(paper.time)}};
  for (const auto& [label, value] : paper.fields) rows.emplace_back(label, strong(value));
  sheet.rows(rows);
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

}  // namespace

void drawReceipt(Sheet& sheet, const ReceiptPaper& paper, const PaperWords& words) {
  const TypeScale& type = sheet.type();
  head(sheet, paper.hall, words("paper.receipt.title"));
  if (paper.reprint) reprintMark(sheet, words);
  sheet.rule();
  code(sheet, paper, words);
  sheet.rule();
  facts(sheet, paper, words);
  nextSteps(sheet, paper, words);
  section(sheet, words("paper.receipt.bring"), paper.bring);
  section(sheet, words("paper.receipt.consents"), paper.consents);
  sheet.dashes();
  if (!paper.qr.empty()) {
    sheet.qr(paper.qr,
             strong(words("paper.receipt.scan")) + "\n" + plain(words("paper.receipt.keep")));
    sheet.dashes();
  }
  std::string last = plain(paper.remedy);
  if (!paper.hotline.empty()) {
    last += fill(words("paper.receipt.hotline"), {{"number", strong(paper.hotline)}});
  }
  sheet.text(last, {.size = type.body});
}

}  // namespace bianmin
