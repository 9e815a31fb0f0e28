#include "sync/center/desk/stats_view.h"

#include <algorithm>
#include <array>

#include "sync/center/desk/words.h"

namespace bianmin::center::desk {
namespace {

using std::chrono::months;

struct FigureRow {
  StatsOf what;
  std::string_view name;
  std::string_view word;
};
constexpr std::array kFigures = {
    FigureRow{StatsOf::Received, "received", "收件"},
    FigureRow{StatsOf::Closed, "closed", "办结"},
    FigureRow{StatsOf::InTime, "in-time", "按时办结"},
    FigureRow{StatsOf::Late, "late", "超期办结"},
    FigureRow{StatsOf::NoLimit, "no-limit", "办结，没有时限"},
    FigureRow{StatsOf::Rated, "rated", "评价"},
    FigureRow{StatsOf::Satisfied, "satisfied", "满意（4–5 星）"},
};

// In an address, of ratings whose request the centre does not know.
constexpr std::string_view kNoMatter = "none";
constexpr int kMonths = 12;
// A longer time has more lines than a page holds.
constexpr int kMostYears = 10;

Date firstOf(const std::chrono::year_month& month) { return month / std::chrono::day(1); }
Date lastOf(const std::chrono::year_month& month) { return Date{month / std::chrono::last}; }

std::chrono::year_month monthOf(const Date& day) { return day.year() / day.month(); }

void readDays(const Call& call, StatsQuery& query) {
  const Date today = localDate(call.now);
  query.from = dateFromIso(call.request.parameter("from"));
  query.until = dateFromIso(call.request.parameter("until"));
  if (!query.until.ok()) query.until = today;
  const Date earliest = firstOf(monthOf(query.until) - std::chrono::years(kMostYears));
  if (!query.from.ok() || query.from > query.until || query.from < earliest) {
    query.from = firstOf(monthOf(query.until) - months(kMonths - 1));
  }
}

StatsBy byOf(const Call& call, const DeskScope& scope) {
  const std::string_view name = call.request.parameter("by");
  if (name == "month") return StatsBy::Month;
  if (name != "place") return StatsBy::Matter;
  return scope.area.size() >= 9 ? StatsBy::Village : StatsBy::Town;
}

std::string titleOf(const Call& call, StatsBy by, const std::string& key) {
  if (by == StatsBy::Month) {
    return key.substr(0, 4) + "年" + std::to_string(std::stoi(key.substr(5))) + "月";
  }
  if (by == StatsBy::Town || by == StatsBy::Village) return areaName(call.parts, key);
  if (key.empty()) return "没对上办件的评价";
  const Matter* matter = call.parts.catalogue.find(key);
  return matter != nullptr ? matter->name : key;
}

std::string monthKey(const Date& day) { return toIso(day).substr(0, 7); }

// The line's part of what was asked.
StatsQuery narrowedTo(const StatsAsked& asked, const std::string& key) {
  StatsQuery query = asked.query;
  switch (asked.by) {
    case StatsBy::Matter:
      query.scope.matters = {key};
      break;
    case StatsBy::Town:
    case StatsBy::Village:
      query.scope.area = key;
      query.place_only = key.size() < (asked.by == StatsBy::Town ? 9U : 12U);
      break;
    case StatsBy::Month: {
      const auto month = monthOf(dateFromIso(key + "-01"));
      query.from = std::max(query.from, firstOf(month));
      query.until = std::min(query.until, lastOf(month));
      break;
    }
  }
  return query;
}

// What an address says beyond the account's own scope.
std::string parametersOf(const Call& call, const StatsQuery& query) {
  const DeskScope own = scopeOf(call);
  std::string text = "from=" + toIso(query.from) + "&until=" + toIso(query.until);
  if (query.scope.area != own.area) text += "&town=" + query.scope.area;
  if (query.place_only) text += "&only=1";
  if (query.scope.matters != own.matters && query.scope.matters.size() == 1) {
    const std::string& matter = query.scope.matters.front();
    text += "&matter=" + percentEncoded(matter.empty() ? kNoMatter : matter);
  }
  return text;
}

}  // namespace

std::string percentEncoded(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                       c == '-' || c == '.' || c == '_';
    if (plain) {
      out += c;
    } else {
      out += {'%', kHex[byte >> 4U], kHex[byte & 15U]};
    }
  }
  return out;
}

StatsAsked statsAsked(const Call& call) {
  StatsAsked asked;
  asked.query.scope = narrowedScope(call);
  const bool all = scopeOf(call).matters.empty();
  if (all && call.request.parameter("matter") == kNoMatter) asked.query.scope.matters = {""};
  asked.query.place_only = call.request.parameter("only") == "1";
  readDays(call, asked.query);
  asked.by = byOf(call, asked.query.scope);
  return asked;
}

StatsView statsView(const Call& call, const StatsAsked& asked) {
  StatsTable table = StatsStore(call.store.db()).table(asked.query, asked.by);
  if (asked.by == StatsBy::Month) {
    for (auto month = monthOf(asked.query.from); month <= monthOf(asked.query.until);
         month += months(1)) {
      table[monthKey(firstOf(month))];
    }
  }
  StatsView view;
  view.sum.title = "合计";
  for (auto& [key, figures] : table) {
    view.sum.figures.add(figures);
    view.lines.push_back({key, titleOf(call, asked.by, key), figures});
  }
  if (asked.by != StatsBy::Month) {
    std::ranges::stable_sort(view.lines, std::ranges::greater{}, [](const StatsLine& line) {
      return line.figures.received + line.figures.count(StatsOf::Closed);
    });
  }
  return view;
}

std::string percentWords(std::int64_t part, std::int64_t whole) {
  if (whole == 0) return "—";
  const std::int64_t tenths = part * 1000 / whole;
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + "%";
}

std::string onTimeWords(const StatsFigures& figures) {
  return percentWords(figures.closed.in_time, figures.closed.closed);
}

std::string satisfiedWords(const StatsFigures& figures) {
  return percentWords(figures.satisfied, figures.rated);
}

std::string_view figureName(StatsOf what) {
  return kFigures.at(static_cast<std::size_t>(what)).name;
}

std::string_view figureWord(StatsOf what) {
  return kFigures.at(static_cast<std::size_t>(what)).word;
}

std::optional<StatsOf> figureFromName(std::string_view name) {
  const auto found = std::ranges::find(kFigures, name, &FigureRow::name);
  if (found == kFigures.end()) return std::nullopt;
  return found->what;
}

std::string_view statsByName(StatsBy by) {
  if (by == StatsBy::Matter) return "matter";
  return by == StatsBy::Month ? "month" : "place";
}

std::string statsParameters(const Call& call, const StatsAsked& asked) {
  return parametersOf(call, asked.query);
}

std::string rowsLink(const Call& call, const StatsAsked& asked, const StatsLine& line,
                     StatsOf what) {
  const StatsQuery query = line.key ? narrowedTo(asked, *line.key) : asked.query;
  return "/stats/rows?what=" + std::string(figureName(what)) + "&" + parametersOf(call, query);
}

}  // namespace bianmin::center::desk
