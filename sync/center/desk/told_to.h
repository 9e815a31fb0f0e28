// The places and terminals that something can be told to, as a form offers them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sync/center/desk/call.h"
#include "sync/center/desk/dictionary.h"
#include "sync/center/store/bulletin_store.h"

namespace bianmin::center::desk {

struct Choice {
  std::string value;  // region code, or "@" and the name of a terminal
  std::string title;
};
// Within what the account sees: its own place, then by region code; `terminals`: then each terminal
// that is not revoked.
std::vector<Choice> placeChoices(const Call& call, bool terminals);
// As sections of that name with VALUE, CHOICE and, for the chosen one, CHOSEN.
void addChoices(ctemplate::TemplateDictionary& page, const char* section,
                const std::vector<Choice>& choices, std::string_view chosen);

// What a choice stands for; nothing for one that the account may not tell.
std::optional<ToldTo> toldTo(const Call& call, const std::string& value);
std::string valueOf(const ToldTo& to);
// 永坪镇地天堂村, or the terminal with its village.
std::string placeWords(const Call& call, const ToldTo& to);

std::string newUlid(Instant now);
// Whether a text has at most so many characters and no control characters but, where `lines`, ends
// of lines.
bool fitsForm(std::string_view text, std::size_t most, bool lines = false);

}  // namespace bianmin::center::desk
