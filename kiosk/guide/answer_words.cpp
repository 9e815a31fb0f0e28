#include "kiosk/guide/answer_words.h"

#include <vector>

#include "kiosk/guide/dates.h"
#include "kiosk/text/catalogue.h"
#include "sync/domain/answer.h"

namespace bianmin {
namespace {

template <typename Texts>
std::string joined(const Texts& texts) {
  std::string all;
  for (const auto& text : texts) {
    if (text.empty()) continue;
    if (!all.empty()) all += tr("answer.between");
    all += text;
  }
  return all;
}

bool only(std::string_view text, std::string_view characters) {
  return text.find_first_not_of(characters) == std::string_view::npos;
}

// Digits of a sum in cents that are below 10,000 yuan.
constexpr std::size_t kDecimals = 6;

}  // namespace

std::string tenThousands(std::string_view typed) {
  std::string digits = moneyValue(typed);
  std::erase(digits, '.');
  if (digits.size() <= kDecimals) return {};
  const std::size_t point = digits.size() - kDecimals;
  std::string words = digits.substr(0, point);
  const std::size_t last = digits.find_last_not_of('0');
  if (last >= point) words.append(".").append(digits, point, last + 1 - point);
  return words;
}

std::string answerWords(const Field& field, std::string_view answer) {
  if (answer.empty()) return {};
  switch (field.kind) {
    case FieldKind::Day:
      return dayOf(answer).ok() ? paperDate(dayOf(answer)) : std::string(answer);
    case FieldKind::Money:
      if (checkMoney(answer) != NumberCheck::Ok) break;
      return trf("answer.money", groupedMoney(answer));
    case FieldKind::Several: {
      if (!only(answer, "01")) break;
      const std::vector<std::string> chosen = severalChosen(field, answer);
      return chosen.empty() ? std::string(tr("answer.none")) : joined(chosen);
    }
    case FieldKind::Members:
      if (!only(answer, "0123456789")) break;
      return trf("answer.people", answer);
    case FieldKind::Name:
    case FieldKind::IdNumber:
    case FieldKind::Phone:
    case FieldKind::BankCard:
    case FieldKind::Text:
    case FieldKind::Address:
    case FieldKind::Choice:
      break;
  }
  return std::string(answer);
}

std::string peopleWords(std::span<const std::string_view> names) {
  if (names.empty()) return {};
  const std::string who = joined(names);
  const std::size_t count = names.size();
  return who.empty() ? trf("answer.people", count) : trf("answer.people.names", count, who);
}

}  // namespace bianmin
