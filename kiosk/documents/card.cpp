// 便民服务卡.
#include "kiosk/documents/parts.h"

namespace bianmin {

void drawCard(Sheet& sheet, const CardPaper& paper, const PaperWords& words) {
  const TypeScale& type = sheet.type();
  head(sheet, paper.hall, words("paper.card.title"));
  sheet.rule();
  sheet.fittedLine(paper.name, {.size = type.code, .bold = true, .align = Align::Centre});
  if (!paper.post.empty()) {
    sheet.text(plain(paper.post), {.size = type.subject, .align = Align::Centre});
  }
  if (!paper.phone.empty()) {
    sheet.fittedLine(paper.phone, {.size = type.figure, .bold = true, .align = Align::Centre});
  }
  section(sheet, words("paper.card.duties"), paper.duties);
  sheet.gap(8);
  Rows rows;
  addRow(rows, words("paper.card.address"), paper.address);
  addRow(rows, words("paper.card.hours"), paper.hours);
  addRow(rows, words("paper.supervision"), paper.supervision);
  sheet.rows(rows);
  if (!paper.qr.empty()) codeStrip(sheet, {{paper.qr, plain(words("paper.card.scan"))}});
}

}  // namespace bianmin
