// 办事指南.
#include <utility>

#include "kiosk/documents/parts.h"

namespace bianmin {
namespace {

std::string bold(const std::string& text, bool to_verify) {
  return "<b>" + marked({text, to_verify}) + "</b>";
}

void addMarked(Rows& rows, const std::string& label, const PaperLine& line) {
  if (!line.text.empty()) rows.emplace_back(label, bold(line.text, line.to_verify));
}

void lead(Sheet& sheet, const GuidePaper& paper, const PaperWords& words) {
  const TypeScale& type = sheet.type();
  sheet.text(strong(subject(paper.title, paper.official_name)),
             {.size = type.subject, .line = 1.3});
  if (!paper.old_name.empty()) {
    sheet.text(fill(words("paper.guide.old_name"), {{"name", plain(paper.old_name)}}),
               {.size = type.body});
  }
  if (!paper.line.empty()) sheet.text(plain(paper.line), {.size = type.note});
  if (paper.to_verify) sheet.text(strong(words("paper.guide.mark")), {.size = type.body});
  if (paper.local) sheet.text(strong(words("paper.guide.local")), {.size = type.body});
}

void facts(Sheet& sheet, const GuidePaper& paper, const PaperWords& words) {
  Rows rows;
  addRow(rows, words("paper.notice.where"), paper.where);
  addRow(rows, words("paper.guide.accepts_at"), paper.accepts_at);
  addMarked(rows, words("paper.guide.decides"), paper.decides);
  std::string label = words("paper.guide.limit");
  for (const PaperLine& limit : paper.limits) addMarked(rows, std::exchange(label, {}), limit);
  addMarked(rows, words("paper.guide.publicity"), paper.publicity);
  addMarked(rows, words("paper.guide.benefit_start"), paper.benefit_start);
  addRow(rows, words("paper.notice.fee"), paper.fee);
  addRow(rows, words("paper.notice.hotline"), paper.hotline);
  addRow(rows, words("paper.guide.valid"), paper.valid);
  sheet.rows(rows);
}

// Only what somebody has to know.
std::string remarks(const GuidePaper::MaterialRow& row, const PaperWords& words) {
  std::string text = row.detail;
  if (row.may_follow) text.append(text.empty() ? "" : "，").append(words("paper.guide.may_follow"));
  return text;
}

void materials(Sheet& sheet, const GuidePaper& paper, const PaperWords& words) {
  std::vector<std::string> shared;
  for (const GuidePaper::MaterialRow& row : paper.materials) {
    if (row.shared) shared.push_back(row.to_verify ? row.name + "\u2060※" : row.name);
  }
  const std::size_t count = paper.materials.size() - shared.size();
  if (count > 0) {
    sheet.heading(fill(words("paper.notice.materials"), {{"count", std::to_string(count)}}));
  }
  SheetTable table;
  table.columns = {{words("paper.counted.name"), 24},
                   {words("paper.guide.remarks"), 30},
                   {words("paper.guide.issuer"), 26},
                   {words("paper.counted.count"), 20}};
  table.on_roll = SheetTable::OnRoll::Lines;
  for (const GuidePaper::MaterialRow& row : paper.materials) {
    if (row.shared) continue;
    std::string issuer = row.issuer;
    if (!row.fix.empty()) issuer.append(issuer.empty() ? "" : "，").append(row.fix);
    table.rows.push_back({bold(row.name, row.to_verify), plain(remarks(row, words)), plain(issuer),
                          plain(row.form)});
  }
  if (count > 0) sheet.table(table);
  sharedLine(sheet, shared, words);
}

void steps(Sheet& sheet, const GuidePaper& paper, const PaperWords& words) {
  if (paper.steps.empty()) return;
  sheet.heading(plain(words("paper.notice.steps")));
  SheetTable table;
  table.columns = {{words("paper.guide.step"), 50},
                   {words("paper.guide.step_who"), 22},
                   {words("paper.guide.limit"), 28}};
  table.on_roll = SheetTable::OnRoll::Lines;
  int number = 0;
  for (const GuidePaper::StepRow& step : paper.steps) {
    const std::string title = std::to_string(++number) + ". " + step.title;
    std::string what = bold(title, step.to_verify);
    if (!step.detail.empty()) what += "\n" + plain(step.detail);
    const std::string limit = marked({step.limit, step.limit_to_verify && !step.limit.empty()});
    table.rows.push_back({what, plain(step.who), limit});
  }
  sheet.table(table);
}

void one(Sheet& sheet, const std::string& heading, const PaperLine& line) {
  if (!line.text.empty()) section(sheet, heading, std::vector{line});
}

void last(Sheet& sheet, const GuidePaper& paper, const PaperWords& words) {
  const TypeScale& type = sheet.type();
  const Set small{.size = type.small};
  if (!paper.basis.empty()) {
    std::string basis;
    for (const PaperLine& line : paper.basis) {
      basis.append(basis.empty() ? "" : "；").append(marked(line));
    }
    sheet.text(strong(words("paper.notice.basis")) + "　" + basis, small);
  }
  std::string printed;
  if (!paper.checked_on.empty()) {
    printed = fill(words("paper.notice.checked_on"), {{"date", plain(paper.checked_on)}});
  }
  if (!paper.time.empty()) {
    if (!printed.empty()) printed += "　";
    printed += fill(words("paper.guide.printed"), {{"date", plain(paper.time)}});
  }
  if (!printed.empty()) sheet.text(printed, small);
}

}  // namespace

void drawGuide(Sheet& sheet, const GuidePaper& paper, const PaperWords& words) {
  head(sheet, paper.hall, words("paper.guide.title"));
  sheet.rule();
  lead(sheet, paper, words);
  sheet.rule();
  facts(sheet, paper, words);
  section(sheet, words("paper.notice.who"), paper.who);
  materials(sheet, paper, words);
  steps(sheet, paper, words);
  section(sheet, words("paper.guide.amounts"), paper.amounts);
  section(sheet, words("paper.guide.agency"), paper.agency);
  one(sheet, words("paper.guide.remedy"), {paper.remedy});
  one(sheet, words("paper.guide.reminder"), paper.reminder);
  codeStrip(sheet, paper.codes, words("paper.notice.scan"), words);
  last(sheet, paper, words);
}

}  // namespace bianmin
