#include "sync/center/api/public_api.h"

#include "sync/center/api/log.h"
#include "sync/center/api/rate_limit.h"
#include "sync/center/api/replies.h"
#include "sync/center/api/request_text.h"
#include "sync/center/enrol/enrol_code.h"
#include "sync/center/phone/pages.h"
#include "sync/wire/codec.h"

namespace bianmin::center {
namespace {

http::Reply codeUnusable() {
  return http::problemReply(409, "The code cannot be used", "/problems/code-used",
                            "It is unknown, used or older than 30 minutes. Make a new one with "
                            "bianmin-center enrol-code.");
}

wire::EnrolReply welcome(const CenterParts& parts, const Terminal& terminal, std::string pem) {
  wire::EnrolReply reply;
  reply.terminal_id = terminal.name;
  reply.village = terminal.village;
  reply.certificate_pem = std::move(pem);
  reply.ca_pem = parts.authority.pem();
  reply.seal_key = seal::toBase64(parts.keys.sealPair().public_key);
  reply.lookup_key = seal::toBase64(parts.keys.lookupKey(terminal.village));
  reply.unlock_key = seal::toBase64(parts.keys.unlockKey(terminal.name));
  reply.pack_key = parts.keys.packPublicKey();
  return reply;
}

}  // namespace

http::Reply enrolTerminal(const CenterParts& parts, CenterStore& store,
                          const http::Request& request) {
  std::string text;
  if (auto problem = unpack(request, kSmallRequest, text)) return *problem;
  const auto asked = wire::decodeEnrolRequest(text);
  if (!asked) return malformed(asked.error().text());
  const auto code = readEnrolCode(asked->code);
  if (!code) return codeUnusable();
  const Instant now = parts.options.now();
  std::string pem;
  const auto issue = [&](const EnrolmentGrant& grant) -> Certificate {
    const IssuedCertificate issued =
        parts.authority.issueTerminal(asked->csr_pem, grant.terminal, now);
    pem = issued.pem;
    return {issued.serial, issued.fingerprint, now, issued.not_after};
  };
  try {
    const auto terminal = store.enrol(hashEnrolCode(parts.keys.enrolCodeKey(), *code), now, issue);
    if (!terminal) {
      logWarning("enrol-refused", {{"network", networkOf(request.remote_address)}});
      return codeUnusable();
    }
    logInfo("enrolled", {{"terminal", terminal->name}, {"serial", terminal->serial}});
    return jsonReply(wire::encode(welcome(parts, *terminal, std::move(pem))));
  } catch (const CsrError& error) {
    return http::problemReply(400, "The certificate request cannot be granted",
                              "/problems/certificate-request", error.what());
  }
}

http::Reply showGuide(const CenterParts& parts, std::string_view matter_id) {
  const Matter* matter = parts.catalogue.find(matter_id);
  if (matter == nullptr) return htmlReply(404, phone::notFoundPage());
  return htmlReply(200, phone::guidePage(*matter, phone::localDate(parts.options.now())));
}

}  // namespace bianmin::center
