#include "sync/center/desk/guard.h"

#include <sodium.h>

#include <algorithm>
#include <array>

#include "sync/seal/seal.h"

namespace bianmin::center::desk {
namespace {

constexpr std::string_view kCookie = "__Host-bianmin";
constexpr std::size_t kTokenBytes = 32;
constexpr std::size_t kTokenLength = 43;  // in base64url without padding
constexpr std::chrono::minutes kSeenEvery{1};

std::string base64Url(std::string_view bytes) {
  std::string text = seal::toBase64(bytes);
  std::ranges::replace(text, '+', '-');
  std::ranges::replace(text, '/', '_');
  text.erase(text.find_last_not_of('=') + 1);
  return text;
}

bool isToken(std::string_view text) {
  return text.size() == kTokenLength && std::ranges::all_of(text, [](char c) {
           return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                  c == '-' || c == '_';
         });
}

}  // namespace

std::string makeToken() {
  std::array<char, kTokenBytes> bytes{};
  seal::randomBytes(bytes.data(), bytes.size());
  return base64Url({bytes.data(), bytes.size()});
}

std::string makeFormId() {
  std::array<char, 12> bytes{};
  seal::randomBytes(bytes.data(), bytes.size());
  return base64Url({bytes.data(), bytes.size()});
}

std::string tokenHash(std::string_view token) { return seal::sha256Hex(token); }

std::string csrfToken(std::string_view cookie_token) {
  return seal::sha256Hex("form of " + std::string(cookie_token));
}

std::string tokenOf(const http::Request& request) {
  for (const std::string_view value : request.cookies(kCookie)) {
    if (isToken(value)) return std::string(value);
  }
  return {};
}

void setCookie(http::Reply& reply, std::string_view token) {
  std::string cookie = std::string(kCookie) + "=" + std::string(token) +
                       "; Path=/; Secure; HttpOnly; SameSite=Strict";
  if (token.empty()) cookie += "; Max-Age=0";
  reply.headers.emplace_back("Set-Cookie", std::move(cookie));
}

FoundSession sessionOf(StaffStore& staff, const std::string& token, Instant now) {
  if (token.empty()) return {};
  const std::string hash = tokenHash(token);
  const auto session = staff.session(hash);
  if (!session) return {};
  const bool over =
      now - session->seen_at >= kSessionIdle || now - session->created_at >= kSessionLongest;
  auto account = over ? std::nullopt : staff.byId(session->staff);
  if (!account) {
    staff.endSession(hash);
    return {std::nullopt, over};
  }
  // Once a minute is exact enough and spares a disk write for each page.
  if (now - session->seen_at >= kSeenEvery) staff.seeSession(hash, now);
  return {SignedIn{std::move(*account), *session}, false};
}

bool comesFromHere(const http::Request& request) {
  const std::string_view site = request.header("Sec-Fetch-Site");
  if (!site.empty()) return site == "same-origin";
  const std::string_view host = request.header("Host");
  return !host.empty() && request.header("Origin") == "https://" + std::string(host);
}

bool csrfFits(std::string_view cookie_token, std::string_view form_token) {
  const std::string expected = csrfToken(cookie_token);
  return !cookie_token.empty() && form_token.size() == expected.size() &&
         sodium_memcmp(expected.data(), form_token.data(), expected.size()) == 0;
}

}  // namespace bianmin::center::desk
