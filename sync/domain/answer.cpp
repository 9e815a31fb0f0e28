#include "sync/domain/answer.h"

#include <algorithm>
#include <optional>

namespace bianmin {
namespace {

constexpr int kFirstYear = 1800;  // the same bound as for ID numbers
constexpr std::size_t kYearEnd = 4;
constexpr std::size_t kMonthEnd = 6;
constexpr std::size_t kDayEnd = 8;

bool allDigits(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

int number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

Date dayOfDigits(std::string_view digits) {
  return Date{std::chrono::year{number(digits.substr(0, 4))},
              std::chrono::month{static_cast<unsigned>(number(digits.substr(4, 2)))},
              std::chrono::day{static_cast<unsigned>(number(digits.substr(6, 2)))}};
}

// What is known of a year, a month or a day against that of today; nothing where it may stand.
template <typename T>
std::optional<DayCheck> outside(const T& typed, const T& now, DayRange range) {
  if (typed > now && range == DayRange::Past) return DayCheck::Future;
  if (typed < now && range == DayRange::Coming) return DayCheck::Past;
  if (typed > now + std::chrono::years{kMostYearsAhead}) return DayCheck::TooFar;
  return std::nullopt;
}

struct Sum {
  std::string_view yuan, cents;
  bool point = false;
};

Sum split(std::string_view typed) {
  const std::size_t at = typed.find('.');
  if (at == std::string_view::npos) return {typed, {}, false};
  return {typed.substr(0, at), typed.substr(at + 1), true};
}

}  // namespace

DayCheck checkDay(std::string_view digits, const Date& today, DayRange range) {
  if (!allDigits(digits) || digits.size() > kDayEnd) return DayCheck::BadYear;
  if (!digits.empty() && digits[0] != '1' && digits[0] != '2') return DayCheck::BadYear;
  if (digits.size() < kYearEnd) return DayCheck::Incomplete;
  const int year = number(digits.substr(0, kYearEnd));
  if (year < kFirstYear) return DayCheck::BadYear;
  if (const auto wrong = outside(std::chrono::year{year}, today.year(), range)) {
    return *wrong;
  }
  if (digits.size() < kMonthEnd) return DayCheck::Incomplete;
  const auto month = static_cast<unsigned>(number(digits.substr(kYearEnd, 2)));
  if (month < 1 || month > 12) return DayCheck::BadMonth;
  const auto typed_month = std::chrono::year{year} / std::chrono::month{month};
  if (const auto wrong = outside(typed_month, today.year() / today.month(), range)) {
    return *wrong;
  }
  if (digits.size() < kDayEnd) return DayCheck::Incomplete;
  const Date day = dayOfDigits(digits);
  if (!day.ok()) return DayCheck::BadDay;
  return outside(day, today, range).value_or(DayCheck::Ok);
}

Date dayOf(std::string_view typed) {
  if (typed.size() != kDayEnd) return dateFromIso(typed);
  if (!allDigits(typed)) return Date{};
  const Date day = dayOfDigits(typed);
  return day.ok() ? day : Date{};
}

NumberCheck checkMoney(std::string_view typed) {
  if (typed.empty()) return NumberCheck::Incomplete;
  const Sum sum = split(typed);
  const bool is_sum = !sum.yuan.empty() && allDigits(sum.yuan) && allDigits(sum.cents) &&
                      sum.cents.size() <= 2 && sum.yuan.size() <= kMostYuanDigits;
  return is_sum ? NumberCheck::Ok : NumberCheck::Wrong;
}

std::string moneyValue(std::string_view typed) {
  if (checkMoney(typed) != NumberCheck::Ok) return {};
  const Sum sum = split(typed);
  std::string value(
      sum.yuan.substr(std::min(sum.yuan.find_first_not_of('0'), sum.yuan.size() - 1)));
  value.append(".").append(sum.cents).append(2 - sum.cents.size(), '0');
  return value;
}

std::string groupedMoney(std::string_view typed) {
  const Sum sum = split(typed);
  std::string words;
  for (std::size_t i = 0; i < sum.yuan.size(); ++i) {
    if (i > 0 && (sum.yuan.size() - i) % 3 == 0) words += ',';
    words += sum.yuan[i];
  }
  if (sum.point) words.append(".").append(sum.cents);
  return words;
}

std::string severalNone(const Field& field) { return std::string(field.choices.size(), '0'); }

std::string severalMarks(const Field& field, std::string_view marks, std::size_t toggled) {
  std::string next = severalNone(field);
  for (std::size_t i = 0; i < next.size(); ++i) {
    const bool chosen = i < marks.size() && marks[i] == '1';
    if (chosen != (i == toggled)) next[i] = '1';
  }
  // Nothing chosen any more is not yet the answer that it is none of them.
  return next.find('1') == std::string::npos ? std::string() : next;
}

std::vector<std::string> severalChosen(const Field& field, std::string_view marks) {
  std::vector<std::string> chosen;
  for (std::size_t i = 0; i < std::min(field.choices.size(), marks.size()); ++i) {
    if (marks[i] == '1') chosen.push_back(field.choices[i]);
  }
  return chosen;
}

int yearsBetween(const Date& birth, const Date& today) {
  if (!birth.ok() || !today.ok()) return -1;
  const int years = static_cast<int>(today.year()) - static_cast<int>(birth.year());
  const bool had_birthday = std::chrono::month_day{today.month(), today.day()} >=
                            std::chrono::month_day{birth.month(), birth.day()};
  return years - (had_birthday ? 0 : 1);
}

int ageById(std::string_view id_number, const Date& today) {
  if (checkIdNumber(id_number, today) != IdCheck::Ok) return -1;
  return yearsBetween(dayOf(id_number.substr(6, 8)), today);
}

}  // namespace bianmin
