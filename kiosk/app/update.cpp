#include "kiosk/app/update.h"

#include <algorithm>
#include <type_traits>

#include "kiosk/app/flow.h"
#include "kiosk/app/view.h"

namespace bianmin {
namespace {

template <typename E, typename... Es>
inline constexpr bool kOneOf = (std::is_same_v<E, Es> || ...);

// Events that are no touch: the clock's and what effects end as.
template <typename E>
inline constexpr bool kFromOutside =
    kOneOf<E, event::Tick, event::TicketIssued, event::TicketFailed, event::DossierSaved,
           event::SaveFailed, event::Composed, event::Printed, event::PrinterChanged,
           event::ProgressFound, event::ProgressNotFound, event::RatingSaved, event::SyncChanged,
           event::DossiersChanged, event::ContentLoaded, event::CadresListed, event::CadresFailed,
           event::SignedIn, event::SignInRefused, event::ChallengeMade, event::ChallengeFailed,
           event::Unlocked, event::UnlockRefused, event::WorkLoaded, event::WorkFailed,
           event::WorkOpened, event::WorkNotFound, event::Revealed, event::RevealFailed,
           event::MoveRecorded, event::CountyTold>;

// What the dialog "您还在吗" lets through; it covers everything else.
template <typename E>
inline constexpr bool kThroughDialog = kOneOf<E, event::Touched, event::StillHere, event::End>;

// On the second of a count-down, however the touch that began it fell into it.
MonoTime nextSecond(const Model& model, MonoTime end) {
  using std::chrono::seconds;
  const auto left = std::max(end - model.mono, std::chrono::milliseconds{0});
  return std::max(end - std::chrono::ceil<seconds>(left) + seconds{1}, model.mono);
}

}  // namespace

std::vector<Effect> update(Model& model, const Event& event) {
  std::vector<Effect> effects;
  const flow::Flow f{model, effects};
  std::visit(
      [&f, &model]<typename E>(const E& e) {
        if constexpr (!kFromOutside<E>) {
          if (model.session.asking_still_there) {
            if constexpr (!kThroughDialog<E>) return;
          } else {
            model.last_touch = model.mono;
          }
        }
        flow::on(f, e);
      },
      event);
  return effects;
}

MonoTime nextWake(const Model& model) {
  using std::chrono::seconds;
  MonoTime wake = std::max(model.next_minute, model.mono + seconds{1});
  if (atRest(model)) return wake;
  const Session& session = model.session;
  for (const RevealedField& field : session.cadre.work.revealed) wake = std::min(wake, field.until);
  if (session.asking_still_there) {
    wake = std::min(wake, nextSecond(model, model.last_touch + askAfter(model) + kEndAfter));
    return std::max(wake, model.mono);
  }
  if (countsDown(model)) {
    wake = std::min(wake, nextSecond(model, session.cadre.entry.problem->until));
  }
  wake = std::min(wake, model.last_touch + askAfter(model));
  if (ticketReturns(model)) {
    wake = std::min(wake, std::max(model.last_touch, session.shown_at) + kTicketShown);
  }
  return std::max(wake, model.mono);
}

}  // namespace bianmin
