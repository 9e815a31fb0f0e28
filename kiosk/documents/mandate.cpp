// 代办委托书.
#include "kiosk/documents/parts.h"

namespace bianmin {
namespace {

constexpr int kEmptyMoves = 4;
constexpr int kEmptyPapers = 3;

void people(Sheet& sheet, const MandatePaper& paper, const PaperWords& words) {
  Rows rows = requestRows(paper.head, words, "paper.mandate.principal");
  const auto orLine = [&](const char* key, const std::string& value) {
    rows.emplace_back(words(key), value.empty() ? "" : strong(value));
  };
  orLine("paper.mandate.agent", paper.agent);
  orLine("paper.mandate.agent_of", paper.agent_of);
  orLine("paper.mandate.agent_phone", paper.agent_phone);
  orLine("paper.mandate.until", paper.until);
  sheet.rows(rows);
}

void consents(Sheet& sheet, const MandatePaper& paper, const PaperWords& words) {
  if (paper.consents.empty()) return;
  sheet.heading(plain(words("paper.mandate.consents")));
  for (const MandatePaper::Consent& consent : paper.consents) {
    std::string text = strong(consent.text);
    if (consent.given) {
      const char* const said = *consent.given ? "paper.mandate.agreed" : "paper.mandate.refused";
      text += plain("　" + words(said));
    }
    sheet.check(consent.given, text);
  }
  if (!paper.kept_for.empty())
    sheet.rows({{words("paper.mandate.kept_for"), plain(paper.kept_for)}});
}

std::string bulleted(const std::vector<std::string>& lines) {
  std::string all;
  for (const std::string& line : lines)
    all.append(all.empty() ? "" : "\n").append("• " + plain(line));
  return all;
}

// Side by side on a page, so that what is signed and the signatures are on one.
void scope(Sheet& sheet, const MandatePaper& paper, const PaperWords& words) {
  if (!sheet.isPage()) {
    section(sheet, words("paper.mandate.may"), paper.may);
    section(sheet, words("paper.mandate.may_not"), paper.may_not);
    return;
  }
  SheetTable table;
  table.columns = {{words("paper.mandate.may"), 45}, {words("paper.mandate.may_not"), 55}};
  table.rows = {{bulleted(paper.may), bulleted(paper.may_not)}};
  sheet.gap(12);
  sheet.table(table);
}

// What was handed over; empty rows to fill in by hand as long as it is nothing.
void papers(Sheet& sheet, const MandatePaper& paper, const PaperWords& words) {
  if (!paper.papers.empty() || !paper.kept.empty()) {
    countedTable(sheet, words("paper.mandate.papers"), paper.papers, words);
    return;
  }
  sheet.heading(plain(words("paper.mandate.papers")));
  sheet.text(plain(words("paper.mandate.none")), {.size = sheet.type().body});
  SheetTable table;
  table.columns = {{words("paper.counted.name"), 70}, {words("paper.counted.count"), 30}};
  table.empty_rows = sheet.isPage() ? kEmptyPapers : 1;
  sheet.table(table);
}

void log(Sheet& sheet, const MandatePaper& paper, const PaperWords& words) {
  sheet.heading(plain(words("paper.mandate.log")));
  SheetTable table;
  table.columns = {{words("paper.mandate.log_when"), 22},
                   {words("paper.mandate.log_what"), 30},
                   {words("paper.mandate.log_from"), 24},
                   {words("paper.mandate.log_to"), 24}};
  for (const MandatePaper::HandOver& entry : paper.log) {
    table.rows.push_back(
        {plain(entry.when), plain(entry.what), plain(entry.from), plain(entry.to)});
  }
  table.empty_rows = sheet.isPage() ? kEmptyMoves : 1;
  sheet.table(table);
}

void signatures(Sheet& sheet, const PaperWords& words) {
  sheet.beginGroup();
  sheet.signatures(
      {words("paper.sign.principal"), words("paper.sign.agent"), words("paper.sign.date")});
  sheet.endGroup();
}

void finalReturn(Sheet& sheet, const PaperWords& words) {
  sheet.beginBox();
  sheet.text(strong(words("paper.mandate.returned")), {.size = sheet.type().body});
  sheet.signatures({words("paper.sign.principal"), words("paper.sign.date")});
  sheet.endBox();
}

}  // namespace

void drawMandate(Sheet& sheet, const MandatePaper& paper, const PaperWords& words) {
  const TypeScale& type = sheet.type();
  head(sheet, paper.head.hall, words("paper.mandate.title"));
  numberLine(sheet, paper.head.number, words);
  sheet.rule();
  people(sheet, paper, words);
  sheet.rule();
  sheet.text(plain(paper.text), {.size = type.note, .line = 1.5});
  consents(sheet, paper, words);
  papers(sheet, paper, words);
  if (!paper.kept.empty()) {
    sheet.gap(8);
    sheet.text(fill(words("paper.mandate.kept"), {{"things", strong(listed(paper.kept))}}),
               {.size = type.body});
  }
  scope(sheet, paper, words);
  signatures(sheet, words);
  log(sheet, paper, words);
  finalReturn(sheet, words);
  if (!paper.qr.empty()) codeStrip(sheet, {{paper.qr, plain(words("paper.receipt.scan"))}});
  if (!paper.hotline.empty()) {
    sheet.text(fill(words("paper.receipt.hotline"), {{"number", strong(paper.hotline)}}),
               {.size = type.body});
  }
}

}  // namespace bianmin
