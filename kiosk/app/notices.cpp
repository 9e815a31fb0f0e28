// What the county tells: to residents from home, to cadres from their list.
#include <algorithm>

#include "kiosk/app/flow.h"
#include "kiosk/app/view.h"

namespace bianmin::flow {

void on(const Flow& f, const event::OpenNotices&) {
  if (!f.on(ScreenId::Home) && !f.on(ScreenId::Worklist)) return;
  if (!noticesNow(f.model).empty()) open(f, ScreenId::Notices);
}

void on(const Flow& f, const event::OpenNotice& e) {
  if (!f.on(ScreenId::Notices) && !f.on(ScreenId::Worklist)) return;
  const auto now = noticesNow(f.model);
  const auto found = std::ranges::find(now, e.id, &Notice::id);
  if (found == now.end()) return;
  open(f, ScreenId::Notice);
  f.session().notice = **found;
}

void on(const Flow& f, const event::CountyTold& e) {
  f.model.notices = e.residents;
  f.model.messages = e.cadres;
}

}  // namespace bianmin::flow
