// Dates and limits in the words of screens and papers.
#pragma once

#include <optional>
#include <string>

#include "sync/domain/service.h"
#include "sync/domain/time.h"

namespace bianmin {

enum class DateStyle {
  Short,  // screens: 11月23日; with the year when it is another than today's
  Full,   // papers: 2026年11月23日
};

// "" for a date that is not ok().
std::string dateWords(const Date& date, DateStyle style, const Date& today);
// "2026年11月23日"
std::string paperDate(const Date& date);
// "2026年11月23日 09:12"
std::string paperTime(const LocalTime& at);
// "30 个工作日" or "7 天"; "" for an absent limit.
std::string limitWords(const std::optional<Limit>& limit);

}  // namespace bianmin
