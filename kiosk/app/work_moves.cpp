// Checking papers, and what was done with a request. Each move is said to be done only after the
// store has committed it; until then, and when that fails, nothing that was chosen is lost.
#include <algorithm>

#include "kiosk/app/flow.h"
#include "kiosk/app/work_view.h"

namespace bianmin::flow {
namespace {

constexpr int kMostCopies = 9;

WorkState& work(const Flow& f) { return f.session().cadre.work; }

bool mayDo(const WorkRow& row, MoveKind kind) {
  switch (kind) {
    case MoveKind::Checked:
      return mayCheck(row);
    case MoveKind::Carried:
      return mayCarry(row);
    case MoveKind::Delivered:
      return mayDeliver(row);
  }
  return false;
}

void record(const Flow& f, MoveKind kind, std::vector<CheckedPaper> papers,
            std::optional<Date> until, std::optional<DeliveryWay> way = {}) {
  WorkState& w = work(f);
  Session& s = f.session();
  s.recording = Saving::Running;
  w.recorded = false;
  w.move = Move{};
  w.move.dossier = w.open->row.dossier;
  w.move.kind = kind;
  w.move.cadre = s.cadre.who->name;
  w.move.papers = std::move(papers);
  w.move.until = until;
  w.move.way = way;
  const bool checked = kind == MoveKind::Checked;
  f.perform(effect::RecordMove{s.cadre.who->id, w.move, checked ? w.check.reason : std::string()});
}

void recordCheck(const Flow& f, std::optional<Date> until) {
  const Matter* matter = workMatter(f.model);
  record(f, MoveKind::Checked, checkedPapers(*matter, work(f).check), until);
}

// The papers of the request shown while they are being checked; nullptr when that is not so.
const Matter* checking(const Flow& f, ScreenId screen) {
  const WorkState& w = work(f);
  const Matter* matter = workMatter(f.model);
  const bool same = w.open && w.check.dossier == w.open->row.dossier;
  return f.on(screen) && same && !busy(f) ? matter : nullptr;
}

}  // namespace

void on(const Flow& f, const event::AskMove& e) {
  const WorkState& w = work(f);
  if (!f.on(ScreenId::Work) || !w.open || busy(f) || e.kind == MoveKind::Checked) return;
  if (!mayDo(w.open->row, e.kind)) return;
  work(f).asked_move = e.kind;
  work(f).asked_way.reset();
  f.session().recording = Saving::No;
  open(f, ScreenId::MoveAsk);
}

void on(const Flow& f, const event::ChooseWay& e) {
  WorkState& w = work(f);
  if (!f.on(ScreenId::MoveAsk) || busy(f) || w.asked_move != MoveKind::Delivered) return;
  w.asked_way = e.way;
}

void on(const Flow& f, const event::ConfirmMove&) {
  const WorkState& w = work(f);
  if (!f.on(ScreenId::MoveAsk) || !w.open || busy(f) || !mayDo(w.open->row, w.asked_move)) return;
  const bool delivered = w.asked_move == MoveKind::Delivered;
  if (delivered && !w.asked_way) return;
  record(f, w.asked_move, {}, std::nullopt, delivered ? w.asked_way : std::nullopt);
}

void on(const Flow& f, const event::OpenCheck&) {
  WorkState& w = work(f);
  const Matter* matter = workMatter(f.model);
  if (!f.on(ScreenId::Work) || matter == nullptr || busy(f) || !mayCheck(w.open->row)) return;
  f.session().recording = Saving::No;
  if (w.check.dossier != w.open->row.dossier) {
    w.check = {w.open->row.dossier, std::vector<PaperCheck>(matter->materials.size()), {}};
    // What was handed in before is here: only the rest is asked for again.
    for (std::size_t i = 0; i < matter->materials.size(); ++i) {
      const auto before =
          std::ranges::find(w.open->papers, matter->materials[i].id, &CheckedPaper::material);
      if (before == w.open->papers.end() || before->state != PaperState::Handed) continue;
      w.check.papers[i] = {PaperState::Handed, before->copies};
    }
  }
  open(f, ScreenId::Check);
}

void on(const Flow& f, const event::MarkPaper& e) {
  const Matter* matter = checking(f, ScreenId::Check);
  if (matter == nullptr || e.index >= work(f).check.papers.size()) return;
  const Material& material = matter->materials[e.index];
  if (material.shared) return;
  if (e.state == PaperState::Follows && !material.may_follow) return;
  const bool copies = e.state == PaperState::Handed && takesCopies(material);
  work(f).check.papers[e.index] = {e.state, copies ? std::max(material.copies, 1) : 0};
}

void on(const Flow& f, const event::AddCopy& e) {
  const Matter* matter = checking(f, ScreenId::Check);
  if (matter == nullptr || e.index >= work(f).check.papers.size()) return;
  PaperCheck& paper = work(f).check.papers[e.index];
  if (paper.state != PaperState::Handed || !takesCopies(matter->materials[e.index])) return;
  paper.copies = paper.copies >= kMostCopies ? 1 : paper.copies + 1;
}

void on(const Flow& f, const event::FinishCheck&) {
  const Matter* matter = checking(f, ScreenId::Check);
  if (matter == nullptr) return;
  const CheckCount count = countPapers(*matter, work(f).check);
  if (count.open > 0) return;
  work(f).check.reason.clear();
  if (count.missing + count.follows == 0) return recordCheck(f, std::nullopt);
  f.session().recording = Saving::No;
  open(f, count.follows > 0 ? ScreenId::FollowWhy : ScreenId::CheckDate);
}

void chooseFollowReason(const Flow& f, int index) {
  const std::string_view reason = followReason(index);
  if (checking(f, ScreenId::FollowWhy) == nullptr || reason.empty()) return;
  work(f).check.reason = reason;
  open(f, ScreenId::CheckDate);
}

void on(const Flow& f, const event::ChooseUntil& e) {
  const Matter* matter = checking(f, ScreenId::CheckDate);
  if (matter == nullptr) return;
  const CheckCount count = countPapers(*matter, work(f).check);
  if (count.open > 0 || (count.follows > 0 && work(f).check.reason.empty())) return;
  const std::vector<UntilChoice> choices = untilChoices(f.model);
  if (e.index < choices.size()) recordCheck(f, choices[e.index].date);
}

void on(const Flow& f, const event::MoveRecorded& e) {
  Session& s = f.session();
  WorkState& w = work(f);
  if (s.recording != Saving::Running || e.dossier != w.move.dossier || e.kind != w.move.kind)
    return;
  s.recording = Saving::No;
  w.check = CheckState{};
  open(f, ScreenId::Work);
  w.recorded = true;
  printAfterMove(f, w.move);
  loadWork(f);
  reopenWork(f);
}

}  // namespace bianmin::flow
