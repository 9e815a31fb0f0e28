// What the pages of the three letters share: words, lamps, the lists at the side, who may do what.
#pragma once

#include <string>
#include <string_view>

#include "sync/center/desk/call.h"
#include "sync/center/desk/dictionary.h"
#include "sync/center/desk/lamp_view.h"
#include "sync/center/store/letter_store.h"

namespace bianmin::center::desk {

// The lists at the side of every page of letters.
enum class LetterList { Issued, Answered, Escalated, Exceptions, Ratings, Months };
void fillLetterSide(const Call& call, ctemplate::TemplateDictionary& page, LetterList current);

std::string_view causeWord(LetterCause cause);  // 超期
std::string_view phaseWord(MonthPhase phase);   // 月初梳理提醒
// What the letter says to whoever it is addressed to.
std::string letterWords(const Letter& letter);
// How it stands against its reply day.
LampView replyLamp(const Call& call, const KeptLetter& kept);
std::string matterName(const Call& call, const std::string& matter);
// "2026-12-01", with a word when the holidays of that year are not known yet.
std::string dayWords(const Deadline& day);

// The addressed office answers; those who watch (county and 督查) keep the exceptions.
bool mayAnswer(DeskRole role);
bool mayWatch(DeskRole role);

// Why words that somebody typed cannot be kept; "" when they can.
std::string keptWordsProblem(std::string_view words);
// The whole number in the address's first {...}; 0 for anything else.
std::int64_t idInPath(const Call& call);

LetterStore lettersOf(const Call& call);

}  // namespace bianmin::center::desk
