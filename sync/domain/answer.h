// Answers of a form that are more than words: days and sums as they are typed, choices, people.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sync/domain/person.h"
#include "sync/domain/secret.h"
#include "sync/domain/service.h"
#include "sync/domain/time.h"

namespace bianmin {

// The state of a day while its eight digits, yyyymmdd, are typed.
enum class DayCheck {
  Incomplete,  // so far possible
  Ok,
  BadYear,   // before 1800, or no digits
  BadMonth,  // not 1..12
  BadDay,    // that month has no such day
  Future,    // lies after today, where only the past is asked for
  Past,      // lies before today, where only what comes is asked for
  TooFar,    // lies more than kMostYearsAhead years ahead: a slip of the finger
};
inline constexpr int kMostYearsAhead = 5;
// Checks each group as soon as it is full: year at 4 digits, month at 6, day at 8.
DayCheck checkDay(std::string_view digits, const Date& today, DayRange range = DayRange::Past);
// The day of eight digits or of "2026-11-22"; not ok() for anything else.
Date dayOf(std::string_view typed);

// The largest sum that a form takes: enough for a house, too little for a slip of the finger.
inline constexpr std::size_t kMostYuanDigits = 8;  // 99,999,999.99
// Yuan as typed: digits, a point, at most two decimals. Empty is Incomplete; too large or no sum is
// Wrong.
NumberCheck checkMoney(std::string_view typed);
// "1200.50" for "1200.5"; "" for what is no sum.
std::string moneyValue(std::string_view typed);
// As it is read: "12,000", "1,200.5" while it is typed.
std::string groupedMoney(std::string_view typed);

// The answer to a Several field is kept as a mark for each choice, '1' chosen and '0' not; "" is
// not answered yet, only '0' says none of them.
std::string severalMarks(const Field& field, std::string_view marks, std::size_t toggled);
std::string severalNone(const Field& field);
std::vector<std::string> severalChosen(const Field& field, std::string_view marks);

// Whole years from `birth` to `today`; negative when one of them is no day.
int yearsBetween(const Date& birth, const Date& today);
// Age by a complete and right ID number; -1 for anything else.
int ageById(std::string_view id_number, const Date& today);

// Children: all their data is sensitive and a guardian consents (PIPL Art 28 and 31).
inline constexpr int kChildUnder = 14;

// As they are handed in, by the ids of the fields.
struct SeveralAnswer {
  std::string id;
  std::vector<std::string> chosen;  // may be none
};
struct PersonAnswers {
  std::vector<std::pair<std::string, Secret>> fields;  // id of the part, answer
  std::vector<SeveralAnswer> several;
};
struct MembersAnswer {
  std::string id;
  std::vector<PersonAnswers> people;
};

}  // namespace bianmin
