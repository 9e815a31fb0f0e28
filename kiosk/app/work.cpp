// The list of work, one request, and its answers in full.
#include <algorithm>
#include <cctype>
#include <utility>

#include "kiosk/app/flow.h"
#include "kiosk/app/work_view.h"
#include "sync/domain/pickup_code.h"

namespace bianmin::flow {
namespace {

constexpr std::size_t kCodeLength = 7;

WorkState& work(const Flow& f) { return f.session().cadre.work; }

void openWork(const Flow& f, const std::string& dossier, const Secret& code) {
  work(f).opening = Loading::Running;
  f.perform(effect::OpenWork{dossier, code});
}

}  // namespace

void loadWork(const Flow& f) {
  if (!signedIn(f.model)) return;
  if (work(f).list == Loading::Running) {
    work(f).stale = true;
    return;
  }
  work(f).list = Loading::Running;
  f.perform(effect::LoadWork{});
}

void reopenWork(const Flow& f) {
  if (work(f).open && work(f).opening != Loading::Running) {
    openWork(f, work(f).open->row.dossier, {});
  }
}

void typeIntoFind(const Flow& f, char key) {
  WorkState& w = work(f);
  if (w.opening == Loading::Running) return;
  w.not_found = w.code_wrong = false;
  if (key == '\b') return w.code.removeLast();
  key = static_cast<char>(std::toupper(static_cast<unsigned char>(key)));
  const bool known = key != '\0' && pickupAlphabet().find(key) != std::string_view::npos;
  if (!known || w.code.size() >= kCodeLength) return;
  w.code.append({&key, 1});
  if (w.code.size() < kCodeLength) return;
  w.code_wrong = !readPickupCode(w.code.view());
  if (!w.code_wrong) openWork(f, {}, w.code);
}

void hideRevealed(const Flow& f) {
  if (work(f).revealed.empty()) return;
  work(f).revealed.clear();
  f.perform(effect::WipeShown{});
}

void hideOutdated(const Flow& f) {
  const auto outdated = [&](const RevealedField& field) { return field.until <= f.model.mono; };
  if (std::erase_if(work(f).revealed, outdated) > 0) f.perform(effect::WipeShown{});
}

void on(const Flow& f, const event::ShowGroup& e) {
  if (!f.on(ScreenId::Worklist) || e.group < 0 || e.group >= kWorkGroups) return;
  work(f).group = e.group;
  f.session().page = 0;
  if (work(f).list == Loading::Failed) loadWork(f);
}

void on(const Flow& f, const event::OpenWorkRow& e) {
  WorkState& w = work(f);
  if (!f.on(ScreenId::Worklist) || e.index >= w.rows.size() || w.opening == Loading::Running)
    return;
  openWork(f, w.rows[e.index].dossier, {});
}

void on(const Flow& f, const event::OpenFindWork&) {
  if (!signedIn(f.model) || f.on(ScreenId::FindWork) || busy(f)) return;
  WorkState& w = work(f);
  w.code.clear();
  w.not_found = w.code_wrong = false;
  open(f, ScreenId::FindWork);
}

void on(const Flow& f, const event::AskReveal& e) {
  WorkState& w = work(f);
  if (!f.on(ScreenId::Work) || !w.open || !w.open->revealable || busy(f)) return;
  if (e.field >= w.open->fields.size() || w.revealing == Loading::Running) return;
  w.asked_field = e.field;
  w.revealing = Loading::No;
  open(f, ScreenId::Reveal);
}

void on(const Flow& f, const event::ChooseReason& e) {
  if (f.on(ScreenId::FollowWhy)) return chooseFollowReason(f, e.index);
  WorkState& w = work(f);
  const std::string_view reason = revealReason(e.index);
  if (!f.on(ScreenId::Reveal) || !w.open || reason.empty() || w.revealing == Loading::Running) {
    return;
  }
  w.revealing = Loading::Running;
  f.perform(effect::Reveal{f.session().cadre.who->id, w.open->row.dossier,
                           w.open->fields[w.asked_field].first, std::string(reason)});
}

void on(const Flow& f, const event::WorkLoaded& e) {
  WorkState& w = work(f);
  if (w.list != Loading::Running) return;
  w.list = Loading::Done;
  w.rows = e.rows;
  if (std::exchange(w.stale, false)) loadWork(f);
}

void on(const Flow& f, const event::WorkFailed&) {
  WorkState& w = work(f);
  if (w.list != Loading::Running) return;
  w.list = Loading::Failed;
  w.stale = false;
}

void on(const Flow& f, const event::WorkOpened& e) {
  WorkState& w = work(f);
  if (w.opening != Loading::Running) return;
  w.opening = Loading::Done;
  if (!f.on(ScreenId::Worklist) && !f.on(ScreenId::FindWork)) {
    // Read again after a move; the answers are those of before.
    const bool same = w.open && w.open->row.dossier == e.opened.row.dossier &&
                      w.open->fields.size() == e.opened.fields.size();
    if (same) w.open = e.opened;
    return;
  }
  hideRevealed(f);
  w.open = e.opened;
  w.code.clear();
  w.recorded = false;
  if (w.check.dossier != e.opened.row.dossier) w.check = CheckState{};
  open(f, ScreenId::Work);
}

void on(const Flow& f, const event::WorkNotFound&) {
  WorkState& w = work(f);
  if (w.opening != Loading::Running) return;
  w.opening = Loading::No;
  if (f.on(ScreenId::FindWork)) w.not_found = true;
  if (f.on(ScreenId::Worklist)) w.opening = Loading::Failed;
}

void on(const Flow& f, const event::Revealed& e) {
  WorkState& w = work(f);
  if (w.revealing != Loading::Running) return;
  w.revealing = Loading::No;
  const bool wanted = f.on(ScreenId::Reveal) && w.open && w.open->row.dossier == e.dossier &&
                      w.open->fields[w.asked_field].first == e.field;
  if (!wanted) return;
  const std::size_t field = w.asked_field;
  pop(f);
  std::erase_if(w.revealed, [&](const RevealedField& one) { return one.index == field; });
  w.revealed.push_back({field, e.value, f.model.mono + kRevealShown});
}

void on(const Flow& f, const event::RevealFailed&) {
  WorkState& w = work(f);
  if (w.revealing == Loading::Running) w.revealing = Loading::Failed;
}

}  // namespace bianmin::flow
