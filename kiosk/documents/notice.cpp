#include "kiosk/documents/pages.h"

namespace bianmin {
namespace {

void materials(Sheet& sheet, const NoticePaper& paper, const PaperWords& words) {
  if (paper.materials.empty()) return;
  const TypeScale& type = sheet.type();
  sheet.gap(10);
  sheet.text(
      fill(words("paper.notice.materials"), {{"count", std::to_string(paper.materials.size())}}),
      {.size = type.heading, .bold = true, .line = 1.35});
  sheet.beginBox();
  bool first = true;
  for (const NoticePaper::Row& row : paper.materials) {
    if (!first) sheet.gap(10);
    first = false;
    sheet.ends(strong(row.name), plain(row.form));
    if (!row.detail.empty()) sheet.text(plain(row.detail), {.size = type.body});
  }
  sheet.endBox();
}

void steps(Sheet& sheet, const NoticePaper& paper, const PaperWords& words) {
  if (paper.steps.empty()) return;
  const TypeScale& type = sheet.type();
  sheet.gap(10);
  sheet.text(plain(words("paper.notice.steps")),
             {.size = type.heading, .bold = true, .line = 1.35});
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
  std::vector<std::pair<std::string, std::string>> rows;
  const auto add = [&](const char* key, const std::string& value) {
    if (!value.empty()) rows.emplace_back(words(key), strong(value));
  };
  add("paper.notice.fee", paper.fee);
  add("paper.notice.where", paper.where);
  add("paper.notice.hotline", paper.hotline);
  if (!rows.empty()) {
    sheet.rule();
    sheet.rows(rows);
  }
}

}  // namespace

void drawNotice(Sheet& sheet, const NoticePaper& paper, const PaperWords& words) {
  const TypeScale& type = sheet.type();
  head(sheet, paper.hall, words("paper.notice.title"));
  sheet.rule();
  sheet.rows({{words("paper.notice.matter"), strong(subject(paper.title, paper.official_name))},
              {words("paper.notice.time"), strong(paper.time)}});
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
  sheet.dashes();
  if (!paper.codes.link.empty()) {
    sheet.qr(paper.codes.link, plain(words("paper.notice.scan")));
    sheet.dashes();
  }
  sheet.gap(-10);
  section(sheet, words("paper.notice.basis"), paper.basis);
  if (!paper.checked_on.empty()) {
    sheet.gap(8);
    sheet.text(fill(words("paper.notice.checked_on"), {{"date", plain(paper.checked_on)}}),
               {.size = type.body});
  }
  if (paper.to_verify) sheet.text(strong(words("paper.notice.to_verify")), {.size = type.body});
}

}  // namespace bianmin
