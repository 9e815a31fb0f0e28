#include "sync/center/api/bulletin_api.h"

#include "sync/center/api/log.h"
#include "sync/center/api/replies.h"
#include "sync/center/api/request_text.h"
#include "sync/center/enrol/cadre_pin.h"
#include "sync/center/store/bulletin_store.h"
#include "sync/center/store/pack_store.h"
#include "sync/wire/codec.h"

namespace bianmin::center {
namespace {

// A PIN that cannot be opened (the keys are another county's) must not keep back the notices.
std::string pinOf(const CenterParts& parts, const KeptCadre& cadre, const std::string& terminal) {
  if (cadre.removed_at || cadre.pin_locked.empty()) return {};
  try {
    return pinForTerminal(parts.keys, cadre.pin_locked, terminal);
  } catch (const std::runtime_error& error) {
    logError("pin-not-opened",
             {{"account", cadre.account}, {"terminal", terminal}, {"error", errorKind(error)}});
    return {};
  }
}

CadreOrder orderFor(const CenterParts& parts, const KeptCadre& cadre, const std::string& terminal) {
  CadreOrder order;
  order.account = cadre.account;
  order.name = cadre.name;
  order.post = cadre.post;
  order.removed = cadre.removed_at.has_value();
  order.pin_locked = pinOf(parts, cadre, terminal);
  order.pin_revision = cadre.pin_revision;
  return order;
}

}  // namespace

http::Reply showBulletin(const CenterParts& parts, CenterStore& store, const TerminalCall& call) {
  const Terminal& terminal = call.terminal;
  BulletinStore bulletins(store.db());
  Bulletin bulletin;
  // Read first: what is changed meanwhile is then told once more instead of never.
  bulletin.revision = bulletins.revisionFor(terminal.village, terminal.name);
  bulletin.notices =
      bulletins.noticesFor(terminal.village, terminal.name, localDate(parts.options.now()),
                           static_cast<int>(wire::kMostNotices));
  for (const KeptCadre& cadre :
       bulletins.cadresFor(terminal.village, terminal.name, static_cast<int>(wire::kMostCadres))) {
    bulletin.cadres.push_back(orderFor(parts, cadre, terminal.name));
  }
  bulletin.pack = PackStore(store.db()).newestVersion();
  return jsonReply(wire::encode(bulletin));
}

http::Reply keepReport(const CenterParts& parts, CenterStore& store, const TerminalCall& call) {
  std::string text;
  if (auto problem = unpack(call.request, kSmallRequest, text)) return *problem;
  auto said = wire::decodeTerminalReport(text);
  if (!said) return malformed(said.error().text());
  KeptReport report;
  report.at = said->at;
  report.received_at = parts.options.now();
  report.version = std::move(said->version);
  report.bulletin = said->bulletin;
  report.pack = said->pack;
  report.pack_problem = std::move(said->pack_problem);
  report.printer = std::move(said->printer);
  report.disk_free_mb = said->disk_free_mb;
  report.waiting = said->waiting;
  report.parked = said->parked;
  BulletinStore(store.db()).keepReport(call.terminal.id, report);
  return {204, "", "", {}};
}

}  // namespace bianmin::center
