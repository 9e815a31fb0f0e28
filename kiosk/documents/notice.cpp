// 一次性告知单: what to bring, or what is missing.
#include "kiosk/documents/parts.h"

namespace bianmin {
namespace {

void materials(Sheet& sheet, const NoticePaper& paper, const PaperWords& words) {
  if (paper.materials.empty()) return sharedLine(sheet, paper.shared, words);
  sheet.heading(
      fill(words("paper.notice.materials"), {{"count", std::to_string(paper.materials.size())}}));
  SheetTable table;
  table.columns = {{words("paper.counted.name"), 30},
                   {words("paper.missing.requirement"), 45},
                   {words("paper.counted.count"), 25}};
  table.on_roll = SheetTable::OnRoll::Lines;
  for (const NoticePaper::Row& row : paper.materials) {
    table.rows.push_back({strong(row.name), plain(row.detail), plain(row.form)});
  }
  sheet.table(table);
  sharedLine(sheet, paper.shared, words);
}

void steps(Sheet& sheet, const NoticePaper& paper, const PaperWords& words) {
  if (paper.steps.empty()) return;
  const TypeScale& type = sheet.type();
  sheet.heading(plain(words("paper.notice.steps")));
  int number = 0;
  for (const NoticePaper::StepRow& step : paper.steps) {
    std::string by = step.who;
    if (!step.limit.empty()) by += (by.empty() ? "" : "，") + step.limit;
    const std::string under = by.empty() ? "" : "\n" + plain(by);
    sheet.hanging(std::to_string(++number), type.body * 5 / 4, strong(step.title) + under,
                  {.size = type.body});
    sheet.gap(4);
  }
  if (!paper.total.empty()) sheet.text(strong(paper.total), {.size = type.body});
}

void places(Sheet& sheet, const NoticePaper& paper, const PaperWords& words) {
  Rows rows;
  addRow(rows, words("paper.notice.fee"), paper.fee);
  addRow(rows, words("paper.notice.where"), paper.where);
  addRow(rows, words("paper.notice.hotline"), paper.hotline);
  if (rows.empty()) return;
  sheet.rule();
  sheet.rows(rows);
}

void whatToBring(Sheet& sheet, const NoticePaper& paper, const PaperWords& words) {
  const TypeScale& type = sheet.type();
  Rows rows;
  addRow(rows, words("paper.matter"), subject(paper.title, paper.official_name));
  addRow(rows, words("paper.notice.time"), paper.time);
  sheet.rows(rows);
  sheet.rule();
  sheet.gap(-10);
  section(sheet, words("paper.notice.who"), paper.who);
  materials(sheet, paper, words);
  steps(sheet, paper, words);
  places(sheet, paper, words);
  if (!paper.reminder.empty()) {
    sheet.gap(10);
    sheet.text(strong(paper.reminder), {.size = type.body});
  }
  codeStrip(sheet, paper.codes, words("paper.notice.scan"), words);
  sheet.gap(-10);
  section(sheet, words("paper.notice.basis"), paper.basis);
  if (!paper.checked_on.empty()) {
    sheet.gap(8);
    sheet.text(fill(words("paper.notice.checked_on"), {{"date", plain(paper.checked_on)}}),
               {.size = type.body});
  }
  if (paper.to_verify) sheet.text(strong(words("paper.notice.to_verify")), {.size = type.body});
}

void personAndBasis(Sheet& sheet, const NoticePaper& paper, const PaperWords& words) {
  Rows rows;
  addRow(rows, words("paper.matter"), subject(paper.title, paper.official_name));
  addRow(rows, words("paper.applicant"), paper.applicant);
  addRow(rows, words("paper.phone"), paper.phone);
  addRow(rows, words("paper.notice.time"), paper.time);
  addRow(rows, words("paper.notice.by"), paper.handled_by);
  std::string basis;
  for (const std::string& line : paper.basis) basis.append(basis.empty() ? "" : "；").append(line);
  addRow(rows, words("paper.notice.basis"), basis);
  sheet.rows(rows);
}

void whatIsMissing(Sheet& sheet, const NoticePaper& paper, const PaperWords& words) {
  const TypeScale& type = sheet.type();
  personAndBasis(sheet, paper, words);
  sheet.rule();
  sheet.gap(-10);
  missingTable(sheet, paper.missing, words);
  if (!paper.handed.empty()) {
    sheet.gap(12);
    sheet.text(fill(words("paper.notice.handed"), {{"things", strong(listed(paper.handed))}}),
               {.size = type.body});
  }
  Rows rows;
  addRow(rows, words("paper.notice.bring_to"), paper.where);
  rows.emplace_back(words("paper.notice.until"), paper.until.empty() ? "" : strong(paper.until));
  addRow(rows, words("paper.notice.fee"), paper.fee);
  addRow(rows, words("paper.supervision"), paper.hotline);
  sheet.gap(8);
  sheet.rows(rows);
  if (paper.to_verify) sheet.text(strong(words("paper.notice.to_verify")), {.size = type.body});
  codeStrip(sheet, paper.codes, words("paper.notice.scan"), words);
  sheet.beginGroup();
  sheet.text(strong(words("paper.notice.all_told")), {.size = type.strong});
  sheet.signatures({words("paper.sign.applicant"), words("paper.sign.teller")});
  sheet.gap(8);
  sheet.text(plain(words("paper.notice.copies")), {.size = type.body});
  sheet.endGroup();
}

}  // namespace

void drawNotice(Sheet& sheet, const NoticePaper& paper, const PaperWords& words) {
  head(sheet, paper.hall, words("paper.notice.title"));
  numberLine(sheet, paper.number, words);
  sheet.rule();
  if (paper.missing.empty()) {
    whatToBring(sheet, paper, words);
  } else {
    whatIsMissing(sheet, paper, words);
  }
}

}  // namespace bianmin
