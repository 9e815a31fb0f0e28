// Signing in: who, six digits, and the way out through the county after too many misses.
#include <algorithm>

#include "kiosk/app/flow.h"
#include "kiosk/app/work_view.h"

namespace bianmin::flow {
namespace {

SignInState& entry(const Flow& f) { return f.session().cadre.entry; }

// One more digit, or one less; true when the last one completed it.
bool typeDigit(Secret& digits, char key, std::size_t length) {
  if (key == '\b') {
    digits.removeLast();
    return false;
  }
  if (key < '0' || key > '9' || digits.size() >= length) return false;
  digits.append({&key, 1});
  return digits.size() == length;
}

void listCadres(const Flow& f) {
  if (entry(f).listing == Loading::Running) return;
  entry(f).listing = Loading::Running;
  f.perform(effect::ListCadres{});
}

}  // namespace

void typeIntoPin(const Flow& f, char key) {
  SignInState& e = entry(f);
  if (e.checking || mustWait(f.model)) return;
  e.problem.reset();
  if (!typeDigit(e.pin, key, kPinLength)) return;
  e.checking = true;
  f.perform(effect::SignIn{e.who.id, e.pin});
  e.pin.clear();
}

void typeIntoUnlock(const Flow& f, char key) {
  SignInState& e = entry(f);
  if (e.unlocking || e.asking != Loading::Done) return;
  e.unlock_wrong = false;
  if (!typeDigit(e.unlock_code, key, kUnlockLength)) return;
  e.unlocking = true;
  f.perform(effect::Unlock{e.unlock_code});
  e.unlock_code.clear();
}

void forgetSignIn(const Flow& f) {
  SignInState& e = entry(f);
  e.who = {};
  e.pin.clear();
  e.unlock_code.clear();
  e.challenge.clear();
  e.unlock_wrong = false;
  e.problem.reset();
}

void on(const Flow& f, const event::OpenCadre&) {
  if (!f.on(ScreenId::Home) || signedIn(f.model)) return;
  forgetSignIn(f);
  listCadres(f);
  open(f, ScreenId::CadreWho);
}

void on(const Flow& f, const event::ChooseCadre& e) {
  SignInState& s = entry(f);
  if (!f.on(ScreenId::CadreWho) || s.listing != Loading::Done || e.index >= s.people.size()) return;
  forgetSignIn(f);
  s.who = s.people[e.index];
  open(f, ScreenId::CadrePin);
}

void on(const Flow& f, const event::OpenUnlock&) {
  SignInState& e = entry(f);
  if (!f.on(ScreenId::CadrePin) || !mustWait(f.model)) return;
  e.unlock_code.clear();
  e.unlock_wrong = false;
  if (e.asking != Loading::Running) {
    e.asking = Loading::Running;
    f.perform(effect::AskChallenge{});
  }
  open(f, ScreenId::CadreUnlock);
}

void on(const Flow& f, const event::CadresListed& e) {
  if (entry(f).listing != Loading::Running) return;
  entry(f).listing = Loading::Done;
  entry(f).people = e.people;
}

void on(const Flow& f, const event::CadresFailed&) {
  if (entry(f).listing == Loading::Running) entry(f).listing = Loading::Failed;
}

void on(const Flow& f, const event::SignedIn& e) {
  if (!entry(f).checking) return;
  entry(f).checking = false;
  // Whoever left the page before the answer is not let in behind the back of the next one.
  if (!f.on(ScreenId::CadrePin) || e.who.id != entry(f).who.id) {
    f.perform(effect::SignOut{e.who.id});
    return;
  }
  const Display display = f.session().display;
  endSession(f);  // nothing of a resident's is mixed with what a cadre sees
  Session& s = f.session();
  s.display = display;
  s.cadre.who = e.who;
  open(f, ScreenId::Worklist);
  s.back.clear();
  s.back_pages.clear();
  loadWork(f);
}

void on(const Flow& f, const event::SignInRefused& e) {
  if (!entry(f).checking) return;
  entry(f).checking = false;
  if (!f.on(ScreenId::CadrePin)) return;
  const std::chrono::seconds wait{std::max(e.wait_seconds, 0)};
  entry(f).problem = SignInProblem{e.kind, f.model.mono + wait, e.tries_left};
}

void on(const Flow& f, const event::ChallengeMade& e) {
  if (entry(f).asking != Loading::Running) return;
  entry(f).asking = Loading::Done;
  entry(f).challenge = e.challenge;
}

void on(const Flow& f, const event::ChallengeFailed&) {
  if (entry(f).asking == Loading::Running) entry(f).asking = Loading::Failed;
}

void on(const Flow& f, const event::Unlocked&) {
  SignInState& e = entry(f);
  if (!e.unlocking) return;
  e.unlocking = false;
  e.challenge.clear();
  e.problem.reset();
  if (f.on(ScreenId::CadreUnlock)) pop(f);
}

void on(const Flow& f, const event::UnlockRefused&) {
  if (!entry(f).unlocking) return;
  entry(f).unlocking = false;
  entry(f).unlock_wrong = true;
}

}  // namespace bianmin::flow
