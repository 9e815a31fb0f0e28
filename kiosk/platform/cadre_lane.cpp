// The cadres' part of the disk's lane: from the store's values to the screens'.
#include <spdlog/spdlog.h>

#include <algorithm>

#include "kiosk/platform/clock.h"
#include "kiosk/platform/disk_lane.h"

namespace bianmin {
namespace {

Cadre toCadre(const CadreName& name) { return {name.id, name.name, name.post}; }

SignInProblem::Kind toProblem(SignIn::Kind kind) {
  switch (kind) {
    case SignIn::Kind::Wait:
      return SignInProblem::Kind::Wait;
    case SignIn::Kind::Locked:
      return SignInProblem::Kind::Locked;
    case SignIn::Kind::Done:
    case SignIn::Kind::Wrong:
      return SignInProblem::Kind::Wrong;
  }
  return SignInProblem::Kind::Wrong;
}

bool anyMissing(const std::vector<CheckedPaper>& papers) {
  return std::ranges::find(papers, PaperState::Missing, &CheckedPaper::state) != papers.end();
}

WorkRow toRow(const WorkItem& item, bool missing) {
  return {item.dossier,   item.code, item.matter, item.applicant_masked, item.at, item.status,
          item.last_move, missing,   item.until,  item.asked_since};
}

// The list says that something was promised; only the request itself, whether it was missing.
WorkRow toRow(Store& store, const WorkItem& item) {
  const bool open = item.last_move == MoveKind::Checked && item.until.has_value();
  const auto detail = open ? store.workDetail(item.dossier) : std::nullopt;
  return toRow(item, detail && anyMissing(detail->papers));
}

WorkCase toCase(WorkDetail detail) {
  const bool missing = anyMissing(detail.papers);
  WorkCase open;
  open.row = toRow(detail.item, missing);
  open.form_version = detail.form_version;
  open.fields = std::move(detail.fields);
  open.papers = std::move(detail.papers);
  open.moves = std::move(detail.moves);
  open.revealable = detail.revealable;
  open.consents = std::move(detail.consents);
  open.token = std::move(detail.token);
  return open;
}

}  // namespace

void DiskLane::listCadres(std::uint32_t session) {
  withStore(session, event::CadresFailed{}, [](Store& store) -> Event {
    event::CadresListed listed;
    for (const CadreName& name : store.cadres()) listed.people.push_back(toCadre(name));
    return listed;
  });
}

void DiskLane::signIn(const effect::SignIn& effect, std::uint32_t session) {
  const event::SignInRefused failed{SignInProblem::Kind::Failed, 0, 0};
  withStore(session, failed, [effect](Store& store) -> Event {
    const SignIn result = store.signIn(effect.cadre, effect.pin.view(), wallNow());
    if (result.kind == SignIn::Kind::Done) return event::SignedIn{toCadre(result.cadre)};
    return event::SignInRefused{toProblem(result.kind), result.wait_seconds, result.tries_left};
  });
}

void DiskLane::signOut(const effect::SignOut& effect) {
  worker_.post([this, effect] {
    try {
      if (store_) store_->signOut(effect.cadre, wallNow());
    } catch (const std::exception& error) {
      spdlog::error("store: {}", error.what());
    }
  });
}

void DiskLane::askChallenge(std::uint32_t session) {
  withStore(session, event::ChallengeFailed{}, [](Store& store) -> Event {
    const std::string challenge = store.unlockChallenge();
    if (challenge.empty()) return event::ChallengeFailed{};
    return event::ChallengeMade{challenge};
  });
}

void DiskLane::unlock(const effect::Unlock& effect, std::uint32_t session) {
  withStore(session, event::UnlockRefused{}, [effect](Store& store) -> Event {
    if (store.unlock(effect.code.view(), wallNow())) return event::Unlocked{};
    return event::UnlockRefused{};
  });
}

void DiskLane::loadWork(std::uint32_t session) {
  withStore(session, event::WorkFailed{}, [](Store& store) -> Event {
    event::WorkLoaded loaded;
    for (const WorkItem& item : store.work(wallNow())) loaded.rows.push_back(toRow(store, item));
    return loaded;
  });
}

void DiskLane::openWork(const effect::OpenWork& effect, std::uint32_t session) {
  withStore(session, event::WorkNotFound{}, [effect](Store& store) -> Event {
    std::optional<std::string> id = effect.dossier;
    if (id->empty()) id = store.dossierOfCode(std::string(effect.code.view()));
    std::optional<WorkDetail> detail = id ? store.workDetail(*id) : std::nullopt;
    if (!detail) return event::WorkNotFound{};
    return event::WorkOpened{toCase(std::move(*detail))};
  });
}

void DiskLane::reveal(const effect::Reveal& effect, std::uint32_t session) {
  withStore(session, event::RevealFailed{}, [effect](Store& store) -> Event {
    return event::Revealed{
        effect.dossier, effect.field,
        store.reveal(effect.cadre, effect.dossier, effect.field, effect.reason, wallNow())};
  });
}

void DiskLane::recordMove(const effect::RecordMove& effect, std::uint32_t session) {
  withStore(session, event::SaveFailed{}, [this, effect](Store& store) -> Event {
    Move move = effect.move;
    move.at = wallNow();
    store.record(move, effect.cadre, effect.override_reason);
    saved_();
    spdlog::info("dossier {}: {}", move.dossier, toName(move.kind));
    return event::MoveRecorded{move.dossier, move.kind};
  });
}

}  // namespace bianmin
