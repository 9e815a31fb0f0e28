// Looking a request up, its changes while it is shown, and rating how it was handled.
#include <algorithm>
#include <cctype>

#include "kiosk/app/flow.h"
#include "kiosk/app/view.h"
#include "sync/domain/pickup_code.h"

namespace bianmin::flow {
namespace {

constexpr std::size_t kCodeLength = 7;
constexpr std::size_t kTailLength = 4;

char upper(char c) { return static_cast<char>(std::toupper(static_cast<unsigned char>(c))); }

void typeCode(ProgressState& progress, char key) {
  if (key == '\b') {
    progress.code.removeLast();
    progress.code_wrong = false;
    return;
  }
  const bool known = key != '\0' && pickupAlphabet().find(key) != std::string_view::npos;
  if (!known || progress.code.size() >= kCodeLength) return;
  progress.code.append({&key, 1});
  if (progress.code.size() < kCodeLength) return;
  progress.asking_tail = readPickupCode(progress.code.view()).has_value();
  progress.code_wrong = !progress.asking_tail;
}

void typeTail(ProgressState& progress, char key) {
  Secret& tail = progress.id_tail;
  if (key == '\b') {
    // Deleting on the empty tail goes back into the code.
    if (tail.empty()) {
      progress.asking_tail = false;
      progress.code.removeLast();
    }
    tail.removeLast();
    return;
  }
  if (tail.size() >= kTailLength) return;
  const bool digit = key >= '0' && key <= '9';
  if (digit || (key == 'X' && tail.size() == kTailLength - 1)) tail.append({&key, 1});
}

// One look-up at a time: what an earlier one finds is not shown for a later one.
void startLookUp(const Flow& f) {
  Session& s = f.session();
  if (s.lookup_running) {
    s.lookup_stale = true;
    return;
  }
  s.lookup_running = true;
  f.perform(effect::LookUpProgress{s.progress.code, s.progress.id_tail});
}

// Takes the answer to a look-up off the books; true when it is for what is asked on the screen.
bool answered(const Flow& f) {
  Session& s = f.session();
  if (!s.lookup_running) return false;
  s.lookup_running = false;
  const bool stale = s.lookup_stale;
  s.lookup_stale = false;
  if (stale) {
    if (s.progress.searching) startLookUp(f);
    return false;
  }
  const bool wanted = s.progress.searching && f.on(ScreenId::ProgressAsk);
  s.progress.searching = false;
  return wanted;
}

// False when it was known already.
bool insertChange(std::vector<StatusChange>& history, const StatusChange& change) {
  const auto same = [&](const StatusChange& known) {
    // The terminal itself noted that it received the request; the county says so at its own time.
    const bool received = change.status == DossierStatus::Received;
    return known.status == change.status && (received || known.at == change.at);
  };
  if (std::ranges::any_of(history, same)) return false;
  // The first line may be of the terminal's clock; only the county's are compared.
  const auto from = history.begin() + (history.empty() ? 0 : 1);
  const auto later =
      std::ranges::upper_bound(from, history.end(), change.at, {}, &StatusChange::at);
  history.insert(later, change);
  return true;
}

}  // namespace

void typeIntoProgress(const Flow& f, char key) {
  ProgressState& progress = f.session().progress;
  if (progress.searching) return;
  progress.not_found = false;
  key = upper(key);
  if (progress.asking_tail) return typeTail(progress, key);
  typeCode(progress, key);
}

void leaveProgress(const Flow& f) {
  Session& s = f.session();
  s.progress = ProgressState{};
  s.lookup_stale = s.lookup_running;
}

void backInProgress(const Flow& f) {
  ProgressState& progress = f.session().progress;
  if (f.on(ScreenId::ProgressAsk) && progress.asking_tail && !progress.searching) {
    progress.asking_tail = progress.not_found = false;
    progress.id_tail.clear();
    progress.code.removeLast();
    return;
  }
  leaveProgress(f);
  pop(f);
}

void on(const Flow& f, const event::LookUp&) {
  ProgressState& progress = f.session().progress;
  const bool complete = progress.asking_tail && progress.id_tail.size() == kTailLength;
  if (!f.on(ScreenId::ProgressAsk) || !complete || progress.searching) return;
  progress.searching = true;
  progress.not_found = false;
  startLookUp(f);
}

void on(const Flow& f, const event::ProgressFound& e) {
  if (!answered(f)) return;
  Session& s = f.session();
  s.progress.found = e.found;
  s.rated = e.found.rated;
  s.rating = Saving::No;
  open(f, ScreenId::Progress);
}

void on(const Flow& f, const event::ProgressNotFound&) {
  if (answered(f)) f.session().progress.not_found = true;
}

void on(const Flow& f, const event::OpenRate&) {
  if (f.on(ScreenId::Progress) && mayRate(f.model)) open(f, ScreenId::Rate);
}

void on(const Flow& f, const event::Rate& e) {
  Session& s = f.session();
  if (!f.on(ScreenId::Rate) || !mayRate(f.model) || e.stars < 1 || e.stars > 5) return;
  s.rating = Saving::Running;
  f.perform(effect::SaveRating{s.progress.found->lookup, e.stars});
}

void on(const Flow& f, const event::RatingSaved&) {
  Session& s = f.session();
  if (s.rating != Saving::Running) return;
  s.rating = Saving::No;
  s.rated = true;
  if (s.progress.found) s.progress.found->rated = true;
}

void on(const Flow& f, const event::DossiersChanged& e) {
  if (!e.changes.empty()) loadWork(f);
  auto& found = f.session().progress.found;
  if (!found) return;
  for (const StatusChange& change : e.changes) {
    if (change.lookup == found->lookup) insertChange(found->history, change);
  }
}

}  // namespace bianmin::flow
