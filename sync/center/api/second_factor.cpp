#include "sync/center/api/second_factor.h"

#include <sodium.h>

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "sync/seal/wiped_string.h"

namespace bianmin::center {
namespace {

using Json = nlohmann::json;

constexpr std::string_view kCookie = "bianmin-page";
constexpr std::size_t kTail = 4;

std::string textOf(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::string numberField(const Matter* matter) {
  if (matter != nullptr && matter->form) {
    const auto& fields = matter->form->fields;
    const auto field = std::ranges::find(fields, FieldKind::IdNumber, &Field::kind);
    if (field != fields.end()) return field->id;
  }
  return "id_number";
}

// The keyed hash of a cookie that ends at the moment.
std::string proofOf(const CountyKeys& keys, std::string_view token, std::string_view ends) {
  const seal::Key key =
      seal::derive(keys.deskKey("page"), token, std::string("until ").append(ends));
  return seal::sha256Hex({reinterpret_cast<const char*>(key.data()), key.size()});
}

}  // namespace

std::string readTail(std::string_view typed) {
  std::string tail;
  for (const char c : typed) {
    if (c == ' ') continue;
    const bool last = tail.size() + 1 == kTail;
    if ((c < '0' || c > '9') && !(last && (c == 'x' || c == 'X'))) return {};
    if (tail.size() == kTail) return {};
    tail += c == 'x' ? 'X' : c;
  }
  return tail.size() == kTail ? tail : std::string();
}

SealedIdentity identityOf(const Dossier& dossier, const Matter* matter, const seal::KeyPair& key) {
  SealedIdentity identity;
  auto plain = seal::open(key, dossier.sealed);
  if (!plain) return identity;
  const seal::WipedString text(std::move(*plain));
  const Json content = Json::parse(text.bytes, nullptr, false);
  if (!content.is_object()) return identity;
  identity.readable = true;
  identity.code = textOf(content, "code");
  const auto fields = content.find("fields");
  if (fields == content.end() || !fields->is_object()) return identity;
  const seal::WipedString number(textOf(*fields, numberField(matter).c_str()));
  if (number.bytes.size() >= kTail) {
    identity.tail = readTail(std::string_view(number.bytes).substr(number.bytes.size() - kTail));
  }
  return identity;
}

bool sameText(std::string_view a, std::string_view b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string unlockCookie(const CountyKeys& keys, std::string_view token, Instant now) {
  const std::string ends = std::to_string((now + kUnlockedFor).time_since_epoch().count());
  std::string cookie(kCookie);
  cookie.append("=").append(ends).append(".").append(proofOf(keys, token, ends));
  cookie.append("; Path=/p/").append(token);
  cookie += "; Max-Age=" + std::to_string(std::chrono::seconds(kUnlockedFor).count());
  return cookie + "; Secure; HttpOnly; SameSite=Strict";
}

bool isUnlocked(const CountyKeys& keys, std::string_view token, const http::Request& request,
                Instant now) {
  const auto sent = request.cookies(kCookie);
  const std::string_view value = sent.empty() ? std::string_view() : sent.front();
  const std::size_t dot = value.find('.');
  if (dot == std::string_view::npos) return false;
  const std::string_view ends = value.substr(0, dot);
  std::int64_t moment = 0;
  const auto read = std::from_chars(ends.data(), ends.data() + ends.size(), moment);
  if (read.ec != std::errc() || read.ptr != ends.data() + ends.size()) return false;
  if (now.time_since_epoch().count() >= moment) return false;
  return sameText(value.substr(dot + 1), proofOf(keys, token, ends));
}

}  // namespace bianmin::center
