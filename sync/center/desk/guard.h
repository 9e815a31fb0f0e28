// What stands between the wire and a handler: cookies, sessions, forged posts.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "sync/center/desk/call.h"

namespace bianmin::center::desk {

inline constexpr std::chrono::minutes kSessionIdle{30};
inline constexpr std::chrono::hours kSessionLongest{12};

// 256 random bits in base64url.
std::string makeToken();
std::string makeFormId();
// What the database holds of a token.
std::string tokenHash(std::string_view token);
// What a form carries: made from the cookie, which a page of another site cannot read.
std::string csrfToken(std::string_view cookie_token);

// The token in the cookie __Host-bianmin; "" when there is none of that form.
std::string tokenOf(const http::Request& request);
// Adds the cookie to an answer; an empty token removes it.
void setCookie(http::Reply& reply, std::string_view token);

// The session of the token with its account; nothing when there is none, or when it was idle for
// too long or is too old, which is then told once. Notes that it was seen.
struct FoundSession {
  std::optional<SignedIn> who;
  bool over = false;
};
FoundSession sessionOf(StaffStore& staff, const std::string& token, Instant now);

// Whether a post comes from a page of this desk: Sec-Fetch-Site, or Origin where a browser does not
// send it; and the form's token.
bool comesFromHere(const http::Request& request);
bool csrfFits(std::string_view cookie_token, std::string_view form_token);

}  // namespace bianmin::center::desk
