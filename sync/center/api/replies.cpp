#include "sync/center/api/replies.h"

#include "sync/center/phone/pages.h"
#include "sync/seal/seal.h"

namespace bianmin::center {
namespace {

// The digest of the one style sheet, in base64 as the policy wants it.
std::string styleHash() {
  const std::string hex = seal::sha256Hex(phone::styleSheet());
  std::string bytes;
  for (std::size_t i = 0; i < hex.size(); i += 2) {
    bytes.push_back(static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16)));
  }
  return seal::toBase64(bytes);
}

const std::string& pagePolicy() {
  static const std::string policy = "default-src 'none'; style-src 'sha256-" + styleHash() +
                                    "'; base-uri 'none'; form-action 'self'; "
                                    "frame-ancestors 'none'";
  return policy;
}

}  // namespace

http::Reply jsonReply(std::string body) {
  return {200, "application/json", std::move(body), {{"Cache-Control", "no-store"}}};
}

http::Reply htmlReply(int status, std::string page) {
  return {status,
          "text/html; charset=utf-8",
          std::move(page),
          {{"Content-Security-Policy", pagePolicy()},
           {"X-Content-Type-Options", "nosniff"},
           {"Referrer-Policy", "no-referrer"},
           {"Cache-Control", "no-store"}}};
}

http::Reply notFound() { return http::problemReply(404, "There is nothing at this address"); }

http::Reply methodNotAllowed(std::string_view allowed) {
  http::Reply reply = http::problemReply(405, "This method is not answered here");
  reply.headers.emplace_back("Allow", allowed);
  return reply;
}

http::Reply malformed(std::string_view detail) {
  return http::problemReply(400, "The request cannot be read", "/problems/malformed", detail);
}

http::Reply tryLater(int status, std::string_view title, std::string_view type,
                     std::chrono::seconds after) {
  http::Reply reply = http::problemReply(status, title, type);
  reply.headers.emplace_back("Retry-After", std::to_string(after.count()));
  return reply;
}

http::Reply unknownTerminal() {
  return http::problemReply(403, "This certificate is not in the centre's record",
                            "/problems/certificate-unknown",
                            "Enrol the terminal anew with a one-time code.");
}

http::Reply revokedTerminal() {
  return http::problemReply(403, "This terminal has been revoked", "/problems/certificate-revoked",
                            "Enrol the terminal anew with a one-time code.");
}

}  // namespace bianmin::center
