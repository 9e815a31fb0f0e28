// Moving between screens, time-outs and the display.
#include <algorithm>

#include "kiosk/app/flow.h"
#include "kiosk/app/view.h"
#include "kiosk/app/work_view.h"

namespace bianmin::flow {
namespace {

constexpr int kMostPages = 99;

void show(const Flow& f, ScreenId screen, int page) {
  Session& s = f.session();
  s.screen = screen;
  s.page = page;
  s.shown_at = f.model.mono;
  s.begun = true;
}

void leave(const Flow& f) {
  settleSearch(f);
  dropComposing(f);
  forgetPaper(f);
  hideRevealed(f);
  f.session().cadre.entry.pin.clear();
}

// Asks, or ends what was asked for in vain.
void checkSilence(const Flow& f) {
  Session& s = f.session();
  const auto silence = f.model.mono - f.model.last_touch;
  const auto ask = askAfter(f.model);
  if (silence < ask) return;
  // What a cadre sees is others' affairs: it is never left open for longer.
  if (signedIn(f.model) && silence >= ask + kEndAfter) return endSession(f);
  if (!s.asking_still_there) {
    s.asking_still_there = true;
    // Also after a stall of the machine: nothing ends without having been asked for 30 s.
    if (silence >= ask + kEndAfter) f.model.last_touch = f.model.mono - ask;
    return;
  }
  if (silence >= ask + kEndAfter) endSession(f);
}

}  // namespace

void open(const Flow& f, ScreenId to) {
  Session& s = f.session();
  leave(f);
  const auto known = std::find(s.back.begin(), s.back.end(), to);
  if (known != s.back.end()) {
    s.back_pages.resize(static_cast<std::size_t>(known - s.back.begin()));
    s.back.erase(known, s.back.end());
  } else if (s.screen != to && s.screen != ScreenId::Idle) {
    s.back.push_back(s.screen);
    s.back_pages.push_back(s.page);
  }
  show(f, to, 0);
}

void openFromHome(const Flow& f, ScreenId to) {
  leave(f);
  f.session().back.assign(1, ScreenId::Home);
  f.session().back_pages.assign(1, 0);
  show(f, to, 0);
}

void forgetBack(const Flow& f, ScreenId screen) {
  Session& s = f.session();
  const auto known = std::find(s.back.begin(), s.back.end(), screen);
  if (known == s.back.end()) return;
  s.back_pages.erase(s.back_pages.begin() + (known - s.back.begin()));
  s.back.erase(known);
}

void pop(const Flow& f) {
  Session& s = f.session();
  if (s.back.empty()) return;
  leave(f);
  const ScreenId to = s.back.back();
  const int page = s.back_pages.back();
  s.back.pop_back();
  s.back_pages.pop_back();
  show(f, to, page);
}

void endSession(const Flow& f) {
  if (f.session().composing.used) f.perform(effect::PinyinClear{});
  // What waits behind the paper at the printer was promised on the screen.
  auto& jobs = f.session().print_jobs;
  for (std::size_t i = 1; i < jobs.size(); ++i) {
    f.perform(effect::PrintPaper{std::move(jobs[i].paper)});
  }
  if (signedIn(f.model)) f.perform(effect::SignOut{f.session().cadre.who->id});
  f.perform(effect::WipeSession{});
  useNextContent(f);
  f.session() = restingSession(f.model.place);
  f.session().shown_at = f.model.mono;
  f.model.last_touch = f.model.mono;
  ++f.model.session_serial;
}

bool busy(const Flow& f) {
  const Session& s = f.session();
  const bool asking = s.screen == ScreenId::Ticket && s.ticket.kind == TicketState::Kind::Asking;
  return asking || s.form.saving == Saving::Running || s.rating == Saving::Running ||
         s.recording == Saving::Running;
}

void on(const Flow& f, const event::Tick& e) {
  Model& m = f.model;
  m.mono = std::max(m.mono, e.mono);
  if (m.now.date != e.local.date) f.perform(effect::PurgeCopies{});
  m.now = e.local;
  m.next_minute = m.mono + std::chrono::seconds{60 - std::clamp(e.second, 0, 59)};
  if (m.place.start_at_home && f.on(ScreenId::Idle)) m.session = restingSession(m.place);
  if (atRest(m)) return;
  hideOutdated(f);
  if (ticketReturns(m) && m.mono - std::max(m.last_touch, m.session.shown_at) >= kTicketShown) {
    endSession(f);
    return;
  }
  checkSilence(f);
}

void on(const Flow& f, const event::Touched&) {
  // Beside the dialog's keys: somebody is there, so the count-down starts anew, but whether to go
  // on is for them to say.
  if (f.session().asking_still_there) f.model.last_touch = f.model.mono - askAfter(f.model);
}

void on(const Flow& f, const event::Start&) {
  if (f.on(ScreenId::Idle)) show(f, ScreenId::Home, 0);
}

void on(const Flow& f, const event::Back&) {
  if (busy(f)) return;
  switch (f.session().screen) {
    case ScreenId::Form:
      return backInForm(f);
    case ScreenId::Review:
      return backFromReview(f);
    case ScreenId::ProgressAsk:
    case ScreenId::Progress:
      return backInProgress(f);
    case ScreenId::Question:
      return backInCheck(f);
    case ScreenId::Idle:
    case ScreenId::Home:
    case ScreenId::Services:
    case ScreenId::Find:
    case ScreenId::LifeEvents:
    case ScreenId::Guide:
    case ScreenId::CheckResult:
    case ScreenId::TicketGroups:
    case ScreenId::Ticket:
    case ScreenId::Submitted:
    case ScreenId::Rate:
    case ScreenId::Help:
    case ScreenId::Privacy:
    case ScreenId::CadreWho:
    case ScreenId::CadrePin:
    case ScreenId::CadreUnlock:
    case ScreenId::Worklist:
    case ScreenId::FindWork:
    case ScreenId::Work:
    case ScreenId::Reveal:
    case ScreenId::Check:
    case ScreenId::FollowWhy:
    case ScreenId::CheckDate:
    case ScreenId::MoveAsk:
    case ScreenId::Notices:
    case ScreenId::Notice:
      return pop(f);
  }
}

void on(const Flow& f, const event::End&) {
  // The pick-up code is about to come, and nobody could find the request without it.
  if (f.session().form.saving == Saving::Running) return;
  // The paper about a move is printed once the move is written down.
  if (f.session().recording == Saving::Running) return;
  if (!f.on(ScreenId::Idle)) endSession(f);
}

void on(const Flow& f, const event::StillHere&) {
  f.session().asking_still_there = false;
  f.model.last_touch = f.model.mono;
}

void on(const Flow& f, const event::NextDisplay&) {
  Session& s = f.session();
  if (s.screen == ScreenId::Idle) return;
  s.begun = true;
  s.page = 0;  // other sizes, other pages
  switch (s.display) {
    case Display::Normal:
      s.display = Display::Large;
      return;
    case Display::Large:
      s.display = Display::LargeHighContrast;
      return;
    case Display::LargeHighContrast:
    case Display::HighContrast:
      s.display = Display::Normal;
      return;
  }
}

void on(const Flow& f, const event::GoHome&) {
  if (busy(f) || f.on(ScreenId::Idle) || f.on(ScreenId::Home) || signedIn(f.model)) return;
  leaveProgress(f);
  forgetSignIn(f);
  open(f, ScreenId::Home);
  f.session().back.clear();
  f.session().back_pages.clear();
}

void on(const Flow& f, const event::TurnPage& e) {
  Session& s = f.session();
  if (s.screen == ScreenId::Idle || e.page < 0 || e.page > kMostPages || e.page == s.page) return;
  s.page = e.page;
  s.begun = true;
}

void on(const Flow& f, const event::SyncChanged& e) {
  f.model.online = e.online;
  f.model.waiting = std::max(e.waiting, 0);
}

}  // namespace bianmin::flow
