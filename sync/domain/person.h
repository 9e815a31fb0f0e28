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
  BadDate,       // the date of birth does not exist, lies after today or before the year 1800
  BadCheck,      // the last character does not fit (ISO 7064 MOD 11-2)
};

// Checks each group as soon as it is full: region at 2, date at 14 digits, check at 18.
// More than 18 characters are BadCharacter; numbers of 15 digits (before 1999) are never Ok.
// `today` bounds the date of birth. A small x counts as X.
IdCheck checkIdNumber(std::string_view typed, const Date& today);

enum class NumberCheck { Incomplete, Ok, Wrong };

// Mobile (11 digits from 13 to 19) or landline with area code (0, then 10 to 12 digits in all).
NumberCheck checkPhone(std::string_view digits);
// 16 to 19 digits with the Luhn check digit; fewer is Incomplete. A card of 19 digits that is still
// being typed may read Wrong at 16 to 18.
NumberCheck checkBankCard(std::string_view digits);
// A name: Chinese characters and U+00B7, 2 to 50 characters, no leading, trailing or double dot.
// A dot at the end is Incomplete: the next part may follow.
NumberCheck checkName(std::string_view utf8);

// Masks, as printed on the person's own paper. Each gives "" for "". What is too short to be such a
// number is hidden whole.
std::string maskName(std::string_view name);    // 张*, 张*明, 欧阳*, 买买提·*
std::string maskIdNumber(std::string_view id);  // 610622********0013
// **************0013: the last four only, for screens that others see. Of a whole or a masked one.
std::string maskIdNumberForScreen(std::string_view id);
std::string maskPhone(std::string_view phone);    // 138****5678
std::string maskBankCard(std::string_view card);  // **** **** **** 1234
// Down to the village group: 地天堂村3组12号 gives 地天堂村3组*号. Other figures are hidden.
std::string maskAddress(std::string_view address);

}  // namespace bianmin
