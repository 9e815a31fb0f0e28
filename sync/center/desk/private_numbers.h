// Numbers of people that must not stand in words for everybody or for a resident's page.
#pragma once

#include <string_view>

namespace bianmin::center::desk {

// Whether the text holds what looks like a mobile telephone's, an identity document's or a bank
// card's number: 11 digits that begin with 1, or 13 and more. Digits may be full-width and have
// spaces or hyphens between them. Days as 2026-11-23 and telephones with an area code are none,
// where they stand before such a number or alone. Any thread.
bool hasPrivateNumber(std::string_view text);

}  // namespace bianmin::center::desk
