// The frame around each page and the words of dates. For this room's files.
#pragma once

#include <string>
#include <string_view>

#include "sync/domain/time.h"

namespace bianmin::center::phone {

// `body` is HTML, `title` is text. `place`: whose service it is, for the band on top; "" where that
// is not known, or not to be told.
std::string document(std::string_view title, std::string_view body, std::string_view place = {});
// "11月23日"; "" for a date that does not exist.
std::string monthAndDay(const Date& date);
// "09:12", on the county's clock.
std::string clockTime(Instant at);
// <a class="main" href="tel:NUMBER">; "" without a number.
std::string callKey(const std::string& number);
// <div class="KIND">INNER</div>
std::string block(std::string_view kind, std::string_view inner);

}  // namespace bianmin::center::phone
