// What is wrong with an answer, or missing from it.
#include <algorithm>

#include "kiosk/app/form_view.h"
#include "sync/domain/answer.h"
#include "sync/domain/person.h"

namespace bianmin {
namespace {

constexpr std::size_t kIdLength = 18;

FieldHint missing(std::string_view key, std::size_t whole, std::size_t typed) {
  return {key, typed < whole ? static_cast<int>(whole - typed) : 1, false};
}

FieldHint idHint(std::string_view answer, const Date& today) {
  switch (checkIdNumber(answer, today)) {
    case IdCheck::Ok:
      return {};
    case IdCheck::Incomplete:
      return missing("hint.digits", kIdLength, answer.size());
    case IdCheck::BadCharacter:
      return {"hint.id_character", 0, true};
    case IdCheck::BadRegion:
      return {"hint.id_region", 0, true};
    case IdCheck::BadDate:
      return {"hint.id_date", 0, true};
    case IdCheck::BadCheck:
      return {"hint.id_check", 0, true};
  }
  return {};
}

FieldHint numberHint(NumberCheck check, std::size_t whole, std::size_t typed,
                     std::string_view missing_key, std::string_view wrong_key) {
  switch (check) {
    case NumberCheck::Ok:
      return {};
    case NumberCheck::Incomplete:
      return missing(missing_key, whole, typed);
    case NumberCheck::Wrong:
      return {wrong_key, 0, true};
  }
  return {};
}

FieldHint phoneHint(std::string_view answer) {
  const std::size_t whole = answer.starts_with('0') ? 10 : 11;
  return numberHint(checkPhone(answer), whole, answer.size(), "hint.digits", "hint.phone_wrong");
}

FieldHint wordsHint(const Field& field, std::string_view answer) {
  if (answer.empty()) return {"hint.text_missing", 0, false};
  if (characterCount(answer) > longestAnswer(field)) return {"hint.text_long", 0, true};
  return {};
}

FieldHint nameHint(std::string_view answer) {
  if (answer.empty()) return {"hint.name_missing", 0, false};
  return numberHint(checkName(answer), 2, characterCount(answer), "hint.name_short",
                    "hint.name_wrong");
}

constexpr std::size_t kDayLength = 8;

FieldHint dayHint(std::string_view answer, const Date& today, DayRange range) {
  switch (checkDay(answer, today, range)) {
    case DayCheck::Ok:
      return {};
    case DayCheck::Incomplete:
      return missing("hint.digits", kDayLength, answer.size());
    case DayCheck::BadYear:
      return {"hint.day_year", 0, true};
    case DayCheck::BadMonth:
      return {"hint.day_month", 0, true};
    case DayCheck::BadDay:
      return {"hint.day_day", 0, true};
    case DayCheck::Future:
      return {"hint.day_future", 0, true};
    case DayCheck::Past:
      return {"hint.day_past", 0, true};
    case DayCheck::TooFar:
      return {"hint.day_far", kMostYearsAhead, true};
  }
  return {};
}

FieldHint moneyHint(std::string_view answer) {
  if (answer.empty()) return {"hint.money_missing", 0, false};
  return checkMoney(answer) == NumberCheck::Ok ? FieldHint{}
                                               : FieldHint{"hint.money_large", 0, true};
}

}  // namespace

std::size_t characterCount(std::string_view utf8) {
  return static_cast<std::size_t>(std::ranges::count_if(
      utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::size_t longestAnswer(const Field& field) { return field.kind == FieldKind::Name ? 50 : 100; }

FieldHint answerHint(const Field& field, std::string_view answer, const Date& today) {
  switch (field.kind) {
    case FieldKind::Name:
      return nameHint(answer);
    case FieldKind::IdNumber:
      return idHint(answer, today);
    case FieldKind::Phone:
      return phoneHint(answer);
    case FieldKind::BankCard:
      return numberHint(checkBankCard(answer), 16, answer.size(), "hint.card_digits",
                        "hint.card_wrong");
    case FieldKind::Text:
    case FieldKind::Address:
      return wordsHint(field, answer);
    case FieldKind::Day:
      return dayHint(answer, today, field.when);
    case FieldKind::Money:
      return moneyHint(answer);
    case FieldKind::Several:
      if (answer.size() == field.choices.size()) return {};
      return {"hint.several_missing", 0, false};
    case FieldKind::Members:
      return {};  // see membersHint()
    case FieldKind::Choice:
      if (std::ranges::find(field.choices, answer) != field.choices.end()) return {};
      return {"hint.choice_missing", 0, false};
  }
  return {};
}

bool personComplete(const Field& members, const Person& person, const Date& today) {
  for (std::size_t i = 0; i < members.parts.size(); ++i) {
    const Field& part = members.parts[i];
    if (!part.required && person[i].empty()) continue;
    if (!answerHint(part, person[i].view(), today).key.empty()) return false;
  }
  return true;
}

std::string_view personName(const Field& members, const Person& person) {
  for (std::size_t i = 0; i < members.parts.size(); ++i) {
    if (members.parts[i].kind == FieldKind::Name) return person[i].view();
  }
  return {};
}

FieldHint membersHint(const Field& members, const std::vector<Person>& people, const Date& today) {
  if (people.empty() && members.required) return {"hint.members_missing", 0, false};
  for (std::size_t i = 0; i < people.size(); ++i) {
    if (personComplete(members, people[i], today)) continue;
    return {"hint.member_unfinished", static_cast<int>(i) + 1, false};
  }
  return {};
}

}  // namespace bianmin
