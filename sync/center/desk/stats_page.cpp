// The county's figures: tiles, a chart, a table with the same figures, and the table as a file.
#include <algorithm>
#include <array>

#include "sync/center/desk/handlers.h"
#include "sync/center/desk/page.h"
#include "sync/center/desk/sheet.h"
#include "sync/center/desk/stats_view.h"
#include "sync/center/desk/words.h"
#include "sync/domain/utf8.h"

namespace bianmin::center::desk {
namespace {

using Dictionary = ctemplate::TemplateDictionary;

constexpr std::array kColumns = {StatsOf::Received, StatsOf::Closed, StatsOf::InTime, StatsOf::Late,
                                 StatsOf::NoLimit};

// Lines that the chart has room for; the table has all.
constexpr std::size_t kMostBars = 12;
// Of the drawing, in its own units.
constexpr long kBarsLeft = 150;
constexpr long kBarsWidth = 210;
constexpr long kLineHeight = 42;
constexpr std::size_t kLabelLetters = 11;

std::string shortened(const std::string& title) {
  const auto letters = decodeUtf8(title);
  if (!letters || letters->size() <= kLabelLetters) return title;
  return encodeUtf8(letters->substr(0, kLabelLetters - 1)) + "…";
}

void bar(Dictionary& line, const char* kind, long x, long y, long width) {
  if (width <= 0) return;
  Dictionary* one = line.AddSectionDictionary("BAR");
  one->SetValue("KIND", kind);
  one->SetIntValue("X", x);
  one->SetIntValue("Y", y);
  one->SetIntValue("WIDTH", width);
}

void drawLine(Dictionary& page, const StatsFigures& figures, const std::string& title, long y,
              std::int64_t most) {
  const auto width = [&](std::int64_t count) {
    const auto units = static_cast<long>(count * kBarsWidth / std::max<std::int64_t>(most, 1));
    return count > 0 ? std::max(units, 1L) : 0L;
  };
  Dictionary* line = page.AddSectionDictionary("CHART_LINE");
  line->SetValue("LABEL", shortened(title));
  line->SetIntValue("LABEL_Y", y + 22);
  bar(*line, "received", kBarsLeft, y + 4, width(figures.received));
  const long in_time = width(figures.count(StatsOf::InTime));
  const long late = width(figures.count(StatsOf::Late));
  bar(*line, "in-time", kBarsLeft, y + 20, in_time);
  bar(*line, "late", kBarsLeft + in_time, y + 20, late);
  const long no_limit = width(figures.count(StatsOf::NoLimit));
  bar(*line, "no-limit", kBarsLeft + in_time + late, y + 20, no_limit);
  const long closed = in_time + late + no_limit;
  line->SetIntValue("RECEIVED_X", kBarsLeft + width(figures.received) + 8);
  line->SetIntValue("RECEIVED_Y", y + 15);
  line->SetValue("RECEIVED", std::to_string(figures.received));
  line->SetIntValue("CLOSED_X", kBarsLeft + closed + 8);
  line->SetIntValue("CLOSED_Y", y + 31);
  std::string words = std::to_string(figures.count(StatsOf::Closed));
  if (figures.closed.closed > 0) words += "　按时 " + onTimeWords(figures);
  line->SetValue("CLOSED", words);
}

void draw(Dictionary& page, const StatsView& view, StatsBy by) {
  const std::size_t shown = std::min(view.lines.size(), kMostBars);
  // Of months the latest, of others those with most.
  const std::size_t first = by == StatsBy::Month ? view.lines.size() - shown : 0;
  std::int64_t most = 0;
  for (std::size_t i = first; i < first + shown; ++i) {
    const StatsFigures& figures = view.lines[i].figures;
    most = std::max({most, figures.received, figures.count(StatsOf::Closed)});
  }
  Dictionary* chart = page.AddSectionDictionary("CHART");
  for (std::size_t i = 0; i < shown; ++i) {
    const StatsLine& line = view.lines[first + i];
    drawLine(*chart, line.figures, line.title, static_cast<long>(i) * kLineHeight, most);
  }
  chart->SetIntValue("HEIGHT", static_cast<long>(shown) * kLineHeight + 4);
  if (shown < view.lines.size()) {
    chart->SetValueAndShowSection("PART",
                                  std::string(by == StatsBy::Month ? "最近的 " : "最多的 ") +
                                      std::to_string(shown) + " 项，其余在表里。",
                                  "ONLY_PART");
  }
}

void figure(const Call& call, Dictionary& row, const StatsAsked& asked, const StatsLine& line,
            StatsOf what) {
  const std::int64_t count = line.figures.count(what);
  Dictionary* cell = row.AddSectionDictionary("FIGURE");
  if (count == 0) {
    cell->ShowSection("ZERO");
    return;
  }
  Dictionary* some = cell->AddSectionDictionary("SOME");
  some->SetValue("COUNT", std::to_string(count));
  some->SetValue("LINK", rowsLink(call, asked, line, what));
  some->SetValue("WHAT", line.title + " " + std::string(figureWord(what)));
}

void fillLine(const Call& call, Dictionary& page, const char* section, const StatsAsked& asked,
              const StatsLine& line) {
  Dictionary* row = page.AddSectionDictionary(section);
  row->SetValue("TITLE_OF_LINE", line.title);
  for (const StatsOf what : kColumns) figure(call, *row, asked, line, what);
  row->SetValue("ON_TIME", onTimeWords(line.figures));
  Dictionary* ratings = row->AddSectionDictionary("RATINGS");
  figure(call, *ratings, asked, line, StatsOf::Rated);
  figure(call, *ratings, asked, line, StatsOf::Satisfied);
  row->SetValue("SATISFIED", satisfiedWords(line.figures));
}

void tile(const Call& call, Dictionary& page, const StatsAsked& asked, const StatsLine& sum,
          StatsOf what, const std::string& value, const std::string& words) {
  Dictionary* one = page.AddSectionDictionary("TILE");
  one->SetValue("LINK", rowsLink(call, asked, sum, what));
  one->SetValue("TILE_VALUE", value);
  one->SetValue("TILE_WORDS", words);
}

void fillTiles(const Call& call, Dictionary& page, const StatsAsked& asked, const StatsLine& sum) {
  const StatsFigures& f = sum.figures;
  const auto count = [&](StatsOf what) { return std::to_string(f.count(what)); };
  tile(call, page, asked, sum, StatsOf::Received, count(StatsOf::Received), "收件");
  tile(call, page, asked, sum, StatsOf::Closed, count(StatsOf::Closed), "办结");
  tile(call, page, asked, sum, StatsOf::Late, onTimeWords(f),
       "按时办结率，超期 " + count(StatsOf::Late) + " 件");
  tile(call, page, asked, sum, StatsOf::Rated, satisfiedWords(f),
       "满意率，" + count(StatsOf::Rated) + " 个评价");
}

void fillChoices(const Call& call, Dictionary& page, const StatsAsked& asked) {
  const std::string base = "/stats?" + statsParameters(call, asked) + "&by=";
  const bool town = asked.query.scope.area.size() >= 9;
  const std::string_view current = statsByName(asked.by);
  for (const auto& [name, title] :
       {std::pair{"matter", "按事项"}, std::pair{"place", town ? "按村" : "按乡镇"},
        std::pair{"month", "按月"}}) {
    Dictionary* choice = page.AddSectionDictionary("BY");
    choice->SetValue("LINK", base + name);
    choice->SetValue("BY_TITLE", title);
    if (name == current) choice->ShowSection("BY_ON");
  }
  const DeskScope scope = scopeOf(call);
  for (const auto& [code, name] : call.parts.areas) {
    if (code.size() != 9 || !code.starts_with(scope.area) || code == scope.area) continue;
    Dictionary* choice = page.AddSectionDictionary("TOWN");
    choice->SetValue("VALUE", code);
    choice->SetValue("CHOICE", name);
    if (code == asked.query.scope.area) choice->ShowSection("CHOSEN");
  }
}

std::string firstColumn(StatsBy by) {
  if (by == StatsBy::Matter) return "事项";
  if (by == StatsBy::Month) return "月份";
  return by == StatsBy::Town ? "乡镇" : "村";
}

std::vector<SheetCell> sheetLine(const StatsLine& line) {
  std::vector<SheetCell> cells = {line.key.value_or(""), line.title};
  for (const StatsOf what : kColumns) cells.emplace_back(line.figures.count(what));
  cells.emplace_back(onTimeWords(line.figures));
  cells.emplace_back(line.figures.rated);
  cells.emplace_back(line.figures.satisfied);
  cells.emplace_back(satisfiedWords(line.figures));
  return cells;
}

}  // namespace

http::Reply showStats(Call& call) {
  const StatsAsked asked = statsAsked(call);
  const StatsView view = statsView(call, asked);
  Page page(call, "stats.tpl", "统计", Tab::Stats);
  page->SetValue("FROM", toIso(asked.query.from));
  page->SetValue("UNTIL", toIso(asked.query.until));
  page->SetValue("BY_NAME", std::string(statsByName(asked.by)));
  page->SetValue("FIRST_COLUMN", firstColumn(asked.by));
  page->SetValue("PLACE_NAME", areaName(call.parts, asked.query.scope.area));
  const std::string parameters =
      "?" + statsParameters(call, asked) + "&by=" + std::string(statsByName(asked.by));
  page->SetValue("CSV", "/stats/table.csv" + parameters);
  page->SetValue("XLSX", "/stats/table.xlsx" + parameters);
  fillChoices(call, *page, asked);
  fillTiles(call, *page, asked, view.sum);
  if (view.lines.empty()) {
    page->ShowSection("NONE");
  } else {
    draw(*page, view, asked.by);
    for (const StatsLine& line : view.lines) fillLine(call, *page, "LINE", asked, line);
    fillLine(call, *page, "SUM", asked, view.sum);
  }
  return page.reply();
}

http::Reply downloadStats(Call& call) {
  const StatsAsked asked = statsAsked(call);
  const StatsView view = statsView(call, asked);
  const SheetFormat format =
      call.request.path.ends_with(".xlsx") ? SheetFormat::Xlsx : SheetFormat::Csv;
  const auto file = makeSheet(format, "统计");
  file->add({"编号", firstColumn(asked.by), "收件", "办结", "按时办结", "超期办结", "没有时限",
             "按时办结率", "评价", "满意（4–5 星）", "满意率"});
  for (const StatsLine& line : view.lines) file->add(sheetLine(line));
  file->add(sheetLine(view.sum));
  call.audit("export", "stats", statsParameters(call, asked));
  const std::string days = toIso(asked.query.from) + "-" + toIso(asked.query.until);
  return sheetReply(format, "stats-" + days, file->finish());
}

}  // namespace bianmin::center::desk
