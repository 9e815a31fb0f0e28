// The requests and ratings behind one figure.
#include "sync/center/desk/handlers.h"
#include "sync/center/desk/page.h"
#include "sync/center/desk/sheet.h"
#include "sync/center/desk/stats_view.h"
#include "sync/center/desk/words.h"

namespace bianmin::center::desk {
namespace {

constexpr int kRows = 50;

struct RowWords {
  std::string matter, village, at, due, closed, stars;
};

RowWords wordsOf(const Call& call, const StatsRow& row) {
  const Matter* matter = call.parts.catalogue.find(row.matter);
  RowWords words;
  words.matter = matter != nullptr ? matter->name : row.matter.empty() ? "没对上办件" : row.matter;
  words.village = areaName(call.parts, row.village);
  words.at = isoDay(row.at);
  words.due = row.due.value_or("—");
  words.closed = row.closed_on.value_or("—");
  words.stars = row.stars > 0 ? std::to_string(row.stars) + " 星" : "";
  return words;
}

void fillRow(const Call& call, ctemplate::TemplateDictionary& page, const StatsRow& row) {
  auto* line = page.AddSectionDictionary("ROW");
  const RowWords words = wordsOf(call, row);
  line->SetValue("MATTER_NAME", words.matter);
  line->SetValue("VILLAGE", words.village);
  line->SetValue("AT", words.at);
  line->SetValue("DUE", words.due);
  line->SetValue("CLOSED", words.closed);
  line->SetValue("STARS", words.stars);
  if (!row.dossier.empty()) line->SetValueAndShowSection("ID", row.dossier, "HAS_REQUEST");
}

bool ofRatings(StatsOf what) { return what == StatsOf::Rated || what == StatsOf::Satisfied; }

void addAll(const Call& call, const StatsAsked& asked, StatsOf what, LimitedSheet& sheet) {
  std::string after;
  while (true) {
    const auto rows = StatsStore(call.store.db()).rows(asked.query, what, after, kRows);
    for (const StatsRow& row : rows) {
      const RowWords words = wordsOf(call, row);
      if (!sheet.add({row.dossier, words.matter, words.village, words.at, words.due, words.closed,
                      words.stars})) {
        return;
      }
    }
    if (rows.size() < kRows) return;
    after = rows.back().id;
  }
}

}  // namespace

http::Reply showStatsRows(Call& call) {
  const auto what = figureFromName(call.request.parameter("what"));
  if (!what) return nothingHere(call);
  const StatsAsked asked = statsAsked(call);
  const std::string after(call.request.parameter("after"));
  auto rows = StatsStore(call.store.db()).rows(asked.query, *what, after, kRows + 1);
  Page page(call, "stats_rows.tpl", figureWord(*what), Tab::Stats);
  page->SetValue("HEADING", std::string(figureWord(*what)));
  page->SetValue("FROM", toIso(asked.query.from));
  page->SetValue("UNTIL", toIso(asked.query.until));
  page->SetValue("PLACE_NAME", areaName(call.parts, asked.query.scope.area));
  page->SetValue("BACK", "/stats");
  page->SetValue("DAY_TITLE", ofRatings(*what) ? "评价日" : "收件日");
  page->SetValue("STARS_TITLE", ofRatings(*what) ? "几星" : "");
  const std::string parameters =
      "?what=" + std::string(figureName(*what)) + "&" + statsParameters(call, asked);
  const std::string base = "/stats/rows" + parameters;
  page->SetValue("CSV", "/stats/rows/csv" + parameters);
  page->SetValue("XLSX", "/stats/rows/xlsx" + parameters);
  page->SetValue("MOST", mostRowsWords());
  if (rows.size() > kRows) {
    rows.resize(kRows);
    page->SetValueAndShowSection("NEXT", base + "&after=" + percentEncoded(rows.back().id),
                                 "HAS_NEXT");
  }
  if (!after.empty()) page->SetValueAndShowSection("FIRST", base, "HAS_FIRST");
  for (const StatsRow& row : rows) fillRow(call, *page, row);
  if (rows.empty()) page->ShowSection("NONE");
  return page.reply();
}

http::Reply downloadStatsRows(Call& call) {
  const auto what = figureFromName(call.request.parameter("what"));
  const auto format = formatFromName(call.at.front());
  if (!what || !format) return nothingHere(call);
  const StatsAsked asked = statsAsked(call);
  const auto file = makeSheet(*format, std::string(figureWord(*what)));
  file->add({"办件编号", "事项", "从哪来", ofRatings(*what) ? "评价日" : "收件日", "到期日",
             "办结日", "几星"});
  LimitedSheet sheet(*file, kMostSheetRows);
  addAll(call, asked, *what, sheet);
  call.audit("export", std::string("stats-") + std::string(figureName(*what)),
             statsParameters(call, asked) + " rows=" + std::to_string(sheet.rows()));
  const std::string name = "rows-" + std::string(figureName(*what)) + "-" +
                           toIso(asked.query.from) + "-" + toIso(asked.query.until);
  return sheetReply(*format, name, file->finish());
}

}  // namespace bianmin::center::desk
