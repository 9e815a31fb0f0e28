// What was asked of the figures, and how they are put into words.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sync/center/desk/call.h"
#include "sync/center/store/stats_store.h"

namespace bianmin::center::desk {

struct StatsAsked {
  StatsQuery query;
  StatsBy by = StatsBy::Matter;
};
// From the address: days, place and matter within what the account sees; without days the last
// twelve months.
StatsAsked statsAsked(const Call& call);

struct StatsLine {
  std::optional<std::string> key;  // as in StatsTable; nothing of the sum
  std::string title;
  StatsFigures figures;
};
struct StatsView {
  StatsLine sum;
  // Matters and places with most requests first, months in their order without a gap.
  std::vector<StatsLine> lines;
};
StatsView statsView(const Call& call, const StatsAsked& asked);

// The one decimal is never rounded up: 99.9% is not everything. "—" of nothing.
std::string percentWords(std::int64_t part, std::int64_t whole);
std::string onTimeWords(const StatsFigures& figures);
std::string satisfiedWords(const StatsFigures& figures);

// In addresses: "received", "closed", "in-time", "late", "no-limit", "rated", "satisfied".
std::string_view figureName(StatsOf what);
std::string_view figureWord(StatsOf what);
std::optional<StatsOf> figureFromName(std::string_view name);
// In addresses: "matter", "place", "month".
std::string_view statsByName(StatsBy by);

// "from=...&until=...&town=...&matter=..." of what was asked, or of one of its lines.
std::string statsParameters(const Call& call, const StatsAsked& asked);
std::string rowsLink(const Call& call, const StatsAsked& asked, const StatsLine& line,
                     StatsOf what);

// For an address: everything but letters, digits and "-._" as %XX.
std::string percentEncoded(std::string_view text);

}  // namespace bianmin::center::desk
