// The requests and ratings behind one figure.
#include "sync/center/desk/handlers.h"
#include "sync/center/desk/page.h"
#include "sync/center/desk/stats_view.h"
#include "sync/center/desk/words.h"

namespace bianmin::center::desk {
namespace {

constexpr int kRows = 50;

void fillRow(const Call& call, ctemplate::TemplateDictionary& page, const StatsRow& row) {
  auto* line = page.AddSectionDictionary("ROW");
  const Matter* matter = call.parts.catalogue.find(row.matter);
  line->SetValue("MATTER_NAME", matter != nullptr    ? matter->name
                                : row.matter.empty() ? "没对上办件"
                                                     : row.matter);
  line->SetValue("VILLAGE", areaName(call.parts, row.village));
  line->SetValue("AT", isoDay(row.at));
  line->SetValue("DUE", row.due.value_or("—"));
  line->SetValue("CLOSED", row.closed_on.value_or("—"));
  line->SetValue("STARS", row.stars > 0 ? std::to_string(row.stars) + " 星" : "");
  if (!row.dossier.empty()) line->SetValueAndShowSection("ID", row.dossier, "HAS_REQUEST");
}

}  // namespace

http::Reply showStatsRows(Call& call) {
  const auto what = figureFromName(call.request.parameter("what"));
  if (!what) return nothingHere(call);
  const StatsAsked asked = statsAsked(call);
  const std::string after(call.request.parameter("after"));
  auto rows = StatsStore(call.store.db()).rows(asked.query, *what, after, kRows + 1);
  Page page(call, "stats_rows.tpl", figureWord(*what), Tab::Stats);
  const bool ratings = *what == StatsOf::Rated || *what == StatsOf::Satisfied;
  page->SetValue("HEADING", std::string(figureWord(*what)));
  page->SetValue("FROM", toIso(asked.query.from));
  page->SetValue("UNTIL", toIso(asked.query.until));
  page->SetValue("PLACE_NAME", areaName(call.parts, asked.query.scope.area));
  page->SetValue("BACK", "/stats");
  page->SetValue("DAY_TITLE", ratings ? "评价日" : "收件日");
  page->SetValue("STARS_TITLE", ratings ? "几星" : "");
  const std::string base =
      "/stats/rows?what=" + std::string(figureName(*what)) + "&" + statsParameters(call, asked);
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

}  // namespace bianmin::center::desk
