// Numbers of a person: checked as they are typed, and masked for screens and papers.
#pragma once

#include <string>
#include <string_view>

#include "sync/domain/time.h"

namespace bianmin {

// The state of an ID number (GB 11643-1999) while it is typed.
enum class IdCheck {
  Incomplete,    // so far possible
  Ok,            // 18 characters, date and check character right
  BadCharacter,  // a digit was expected; X is allowed in the last place only
  BadRegion,     // the first two digits are no province
  BadDate,       // the date of birth does not exist or lies after today
  BadCheck,      // the last character does not fit (ISO 7064 MOD 11-2)
};

// Checks each group as soon as it is full: region at 2, date at 14 digits, check at 18.
// `today` bounds the date of birth. A small x counts as X.
IdCheck checkIdNumber(std::string_view typed, const Date& today);

enum class NumberCheck { Incomplete, Ok, Wrong };

// Mobile (11 digits from 13 to 19) or landline with area code (0, then 10 to 12 digits in all).
NumberCheck checkPhone(std::string_view digits);
// 16 to 19 digits with the Luhn check digit; fewer is Incomplete.
NumberCheck checkBankCard(std::string_view digits);
// A name: Chinese characters and U+00B7, 2 to 50 characters, no leading or trailing dot.
NumberCheck checkName(std::string_view utf8);

// Masks, as printed on the person's own paper. Each gives "" for "".
std::string maskName(std::string_view name);      // 张*, 张*明, 欧阳*, part before ·
std::string maskIdNumber(std::string_view id);    // 610622********0013
std::string maskPhone(std::string_view phone);    // 138****5678
std::string maskBankCard(std::string_view card);  // **** **** **** 1234
std::string maskAddress(std::string_view address);// down to the village group: digits of houses hidden

}  // namespace bianmin
