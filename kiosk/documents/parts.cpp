#include "kiosk/documents/parts.h"

#include <algorithm>

namespace bianmin {

std::string fill(const std::string& message,
                 const std::vector<std::pair<std::string_view, std::string>>& values) {
  std::string markup = plain(message);
  const auto replace = [&](const std::string& what, const std::string& by) {
    for (std::size_t at = markup.find(what); at != std::string::npos;
         at = markup.find(what, at + by.size())) {
      markup.replace(at, what.size(), by);
    }
  };
  // A value stays with the word that follows it.
  replace("} ", "}\u00A0");
  for (const auto& [name, value] : values) replace("{" + std::string(name) + "}", value);
  return markup;
}

std::string listed(const std::vector<std::string>& things) {
  std::string all;
  for (const std::string& thing : things) all.append(all.empty() ? "" : "、").append(thing);
  return all;
}

std::string subject(const std::string& name, const std::string& official_name) {
  if (name.empty() || name == official_name) return official_name;
  return official_name.empty() ? name : name + "（" + official_name + "）";
}

std::string marked(const PaperLine& line) {
  return line.to_verify ? plain(line.text) + "\u2060※" : plain(line.text);
}

void sharedLine(Sheet& sheet, const std::vector<std::string>& things, const PaperWords& words) {
  if (things.empty()) return;
  sheet.gap(6);
  sheet.text(fill(words("paper.guide.shared"), {{"things", strong(listed(things))}}),
             {.size = sheet.type().body});
}

void addRow(Rows& rows, const std::string& label, const std::string& value) {
  if (!value.empty()) rows.emplace_back(label, strong(value));
}

void head(Sheet& sheet, const std::string& hall, const std::string& title) {
  const TypeScale& type = sheet.type();
  sheet.text(plain(hall),
             {.size = type.heading, .bold = true, .align = Align::Centre, .line = 1.35});
  sheet.text(plain(title), {.size = type.title, .bold = true, .align = Align::Centre, .line = 1.3});
}

void numberLine(Sheet& sheet, const std::string& number, const PaperWords& words) {
  if (number.empty()) return;
  std::string line = words("paper.number");
  const std::string place = "{number}";
  if (const auto at = line.find(place); at != std::string::npos) {
    line.replace(at, place.size(), number);
  }
  sheet.fittedLine(line, {.size = sheet.type().body, .align = Align::Centre});
}

void reprintMark(Sheet& sheet, const PaperWords& words) {
  sheet.text(plain(words("paper.reprint")), {.size = sheet.type().body, .align = Align::Centre});
}

Rows requestRows(const RequestHead& request, const PaperWords& words,
                 const std::string& applicant) {
  Rows rows;
  addRow(rows, words("paper.matter"), subject(request.matter, request.official_name));
  std::string person = request.applicant;
  if (!request.id_number.empty()) person += (person.empty() ? "" : "　") + request.id_number;
  addRow(rows, words(applicant), person);
  addRow(rows, words("paper.phone"), request.phone);
  addRow(rows, words("paper.code"), request.code);
  return rows;
}

void section(Sheet& sheet, const std::string& heading, const std::vector<std::string>& lines) {
  std::vector<PaperLine> sure;
  for (const std::string& line : lines) sure.push_back({line, false});
  section(sheet, heading, sure);
}

void section(Sheet& sheet, const std::string& heading, const std::vector<PaperLine>& lines) {
  if (lines.empty()) return;
  const TypeScale& type = sheet.type();
  sheet.heading(plain(heading));
  for (const PaperLine& line : lines) {
    sheet.hanging("•", type.body, marked(line), {.size = type.body});
  }
}

void missingTable(Sheet& sheet, const std::vector<MissingRow>& rows, const PaperWords& words) {
  if (rows.empty()) return;
  sheet.heading(fill(words("paper.missing.heading"), {{"count", std::to_string(rows.size())}}));
  SheetTable table;
  table.columns = {{words("paper.missing.name"), 20},
                   {words("paper.missing.requirement"), 26},
                   {words("paper.missing.how"), 24},
                   {words("paper.missing.issuer"), 15},
                   {words("paper.missing.later"), 17}};
  table.card_lead = words("paper.missing.lead");
  for (const MissingRow& row : rows) {
    const std::string later = row.follow.empty() ? words("paper.missing.no_later") : row.follow;
    table.rows.push_back({strong(row.name), plain(row.requirement), strong(row.fix),
                          plain(row.issuer), plain(later)});
  }
  sheet.table(table);
}

void countedTable(Sheet& sheet, const std::string& heading, const std::vector<CountedRow>& rows,
                  const PaperWords& words) {
  if (rows.empty()) return;
  sheet.heading(plain(heading));
  const bool notes = std::ranges::any_of(rows, [](const auto& row) { return !row.note.empty(); });
  SheetTable table;
  table.on_roll = SheetTable::OnRoll::Lines;
  table.columns = {{words("paper.counted.name"), 50}};
  if (notes) table.columns.push_back({words("paper.counted.note"), 22});
  table.columns.push_back({words("paper.counted.count"), 28});
  for (const CountedRow& row : rows) {
    std::vector<std::string> cells = {strong(row.name)};
    if (notes) cells.push_back(plain(row.note));
    cells.push_back(plain(row.count));
    table.rows.push_back(std::move(cells));
  }
  sheet.table(table);
}

void codeStrip(Sheet& sheet, const std::vector<CodeOnPaper>& codes) {
  bool any = false;
  for (const CodeOnPaper& code : codes) any = any || !code.payload.empty();
  if (!any) return;
  sheet.dashes();
  sheet.codes(codes);
  sheet.dashes();
}

void codeStrip(Sheet& sheet, const PaperCodes& codes, const std::string& link_caption,
               const PaperWords& words) {
  codeStrip(sheet, {{codes.link, plain(link_caption)},
                    {codes.offline, plain(words("paper.offline.caption"))}});
}

}  // namespace bianmin
