#include <algorithm>
#include <nlohmann/json.hpp>

#include "sync/center/cli/commands.h"
#include "sync/center/enrol/enrol_code.h"

namespace bianmin::center::cli {
namespace {

using Json = nlohmann::ordered_json;

// A certificate's subject holds at most 64 characters.
constexpr std::size_t kNameBytes = 64;

bool isName(const std::string& name) {
  return !name.empty() && name.size() <= kNameBytes &&
         std::none_of(name.begin(), name.end(),
                      [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

bool isRegion(const std::string& code) {
  return (code.size() == 6 || code.size() == 9 || code.size() == 12) &&
         code.find_first_not_of("0123456789") == std::string::npos;
}

std::string when(const std::optional<Instant>& at) { return at ? toIso(*at) : ""; }

Json toJson(const Terminal& t) {
  return {{"name", t.name},
          {"village", t.village},
          {"hall", t.hall},
          {"serial", t.serial},
          {"fingerprint", t.fingerprint},
          {"issued_at", toIso(t.issued_at)},
          {"not_after", toIso(t.not_after)},
          {"revoked_at", when(t.revoked_at)},
          {"last_seen", when(t.last_seen)},
          {"last_seq", t.last_seq}};
}

}  // namespace

int enrolCode(const County& county, const EnrolCodeOptions& options, std::ostream& out) {
  if (!isName(options.terminal)) throw std::invalid_argument("--terminal: 1 to 64 bytes of text");
  if (!isRegion(options.village)) throw std::invalid_argument("--village: 6, 9 or 12 digits");
  const std::string code = makeEnrolCode();
  const Instant now = systemNow();
  const Instant until = now + kEnrolCodeLife;
  const auto store = county.stores()();
  Transaction transaction(store->db());
  store->addEnrolmentCode({hashEnrolCode(county.countyKeys().enrolCodeKey(), code),
                           {options.terminal, options.village, options.hall},
                           now,
                           until});
  store->audit({now, shellActor(), "enrol-code", options.terminal, options.village});
  transaction.commit();
  if (options.json) {
    out << Json{{"code", code},
                {"expires_at", toIso(until)},
                {"terminal", options.terminal},
                {"village", options.village}}
               .dump()
        << "\n";
  } else {
    out << "Code " << code.substr(0, 4) << "-" << code.substr(4) << " for " << options.terminal
        << ", once, until " << toIso(until) << "\n";
  }
  return kGood;
}

int listTerminals(const County& county, bool json, std::ostream& out) {
  const auto terminals = county.stores()()->terminals();
  if (json) {
    Json all = Json::array();
    for (const Terminal& terminal : terminals) all.push_back(toJson(terminal));
    out << all.dump(2) << "\n";
    return kGood;
  }
  for (const Terminal& t : terminals) {
    out << t.name << "  " << t.village << "  "
        << (t.revoked_at ? "revoked " + toIso(*t.revoked_at) : "until " + toIso(t.not_after))
        << "  last seen " << when(t.last_seen) << "\n";
  }
  return kGood;
}

int revokeTerminal(const County& county, const std::string& name, std::ostream& out) {
  const auto store = county.stores()();
  const Instant now = systemNow();
  Transaction transaction(store->db());
  if (!store->revokeTerminal(name, now)) {
    out << "There is no terminal " << name << "\n";
    return kFinding;
  }
  store->audit({now, shellActor(), "revoke-terminal", name, ""});
  transaction.commit();
  out << name << " is revoked\n";
  return kGood;
}

}  // namespace bianmin::center::cli
