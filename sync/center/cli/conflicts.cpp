#include <nlohmann/json.hpp>

#include "sync/center/cli/commands.h"
#include "sync/center/cli/request_view.h"

namespace bianmin::center::cli {
namespace {

std::string_view nameOf(Finding::Kind kind) {
  switch (kind) {
    case Finding::Kind::Conflict:
      return "conflict";
    case Finding::Kind::Refused:
      return "refused";
    case Finding::Kind::Gap:
      return "gap";
  }
  return {};
}

Json toJson(const Finding& finding) {
  return {{"kind", std::string(nameOf(finding.kind))},
          {"terminal", finding.terminal},
          {"entry", finding.entry},
          {"seq", finding.seq},
          {"reason", finding.reason},
          {"at", toIso(finding.at)}};
}

std::string_view why(MoveEffect effect) {
  return effect == MoveEffect::NoSuchDossier ? "no such request was known"
                                             : "the request's status did not allow it";
}

}  // namespace

int listConflicts(const County& county, const ListConflictsOptions& options, std::ostream& out) {
  const auto store = county.stores()();
  const auto findings = store->findings(options.limit);
  const auto moves = store->movesForAPerson(options.limit);
  const int result = findings.empty() && moves.empty() ? kGood : kFinding;
  if (options.json) {
    Json all{{"entries", Json::array()}, {"moves", Json::array()}};
    for (const Finding& finding : findings) all["entries"].push_back(toJson(finding));
    for (const KeptMove& kept : moves) all["moves"].push_back(moveView(kept));
    out << all.dump(2, ' ', false, Json::error_handler_t::replace) << "\n";
    return result;
  }
  for (const Finding& f : findings) {
    out << toIso(f.at) << "  " << nameOf(f.kind) << "  " << f.terminal << "  no. " << f.seq << "  "
        << f.entry << "  " << f.reason << "\n";
  }
  for (const KeptMove& kept : moves) {
    out << toIso(kept.received_at) << "  move without effect  " << kept.terminal << "  "
        << toName(kept.move.kind) << "  " << kept.move.dossier << "  " << why(kept.effect) << "\n";
  }
  if (result == kGood) out << "Nothing needs a look.\n";
  return result;
}

}  // namespace bianmin::center::cli
