// Inside of update(): one overload of on() for every event, so that a new event that nobody handles
// does not compile. Nothing outside this room includes it.
#pragma once

#include <utility>
#include <vector>

#include "kiosk/app/effect.h"
#include "kiosk/app/event.h"
#include "kiosk/app/model.h"
#include "kiosk/guide/paper_builder.h"

namespace bianmin::flow {

// The model being changed and what is to be done about it.
struct Flow {
  Model& model;
  std::vector<Effect>& effects;
  Session& session() const { return model.session; }
  bool on(ScreenId screen) const { return model.session.screen == screen; }
  template <typename E>
  void perform(E effect) const {
    effects.emplace_back(std::in_place_type<E>, std::move(effect));
  }
};

// --- session.cpp: moving between screens, time-outs, display
// Goes to `to`; 返回 leads back here. A screen already on the way is gone back to.
void open(const Flow& f, ScreenId to);
// Goes to `to`, with 返回 leading home only.
void openFromHome(const Flow& f, ScreenId to);
void pop(const Flow& f);
// 返回 will not lead there any more.
void forgetBack(const Flow& f, ScreenId screen);
void endSession(const Flow& f);
// The terminal is writing something down and will answer at once: moving away has to wait for it.
bool busy(const Flow& f);

void on(const Flow& f, const event::Tick& e);
void on(const Flow& f, const event::Touched& e);
void on(const Flow& f, const event::Start& e);
void on(const Flow& f, const event::Back& e);
void on(const Flow& f, const event::End& e);
void on(const Flow& f, const event::StillHere& e);
void on(const Flow& f, const event::NextDisplay& e);
void on(const Flow& f, const event::GoHome& e);
void on(const Flow& f, const event::TurnPage& e);
void on(const Flow& f, const event::SyncChanged& e);

// --- browse.cpp: what can be opened from where
// Nothing happens when the catalogue does not have the matter.
void openGuide(const Flow& f, const std::string& matter);
void on(const Flow& f, const event::OpenCard& e);
void on(const Flow& f, const event::OpenAllServices& e);
void on(const Flow& f, const event::OpenFind& e);
void on(const Flow& f, const event::OpenLifeEvents& e);
void on(const Flow& f, const event::OpenLifeEvent& e);
void on(const Flow& f, const event::OpenMatter& e);
void on(const Flow& f, const event::OpenTickets& e);
void on(const Flow& f, const event::OpenProgress& e);
void on(const Flow& f, const event::OpenHelp& e);
void on(const Flow& f, const event::OpenPrivacy& e);

// --- content.cpp
void on(const Flow& f, const event::ContentLoaded& e);
// Puts what the county has published during the session in the place of what was shown.
void useNextContent(const Flow& f);

// --- find.cpp
void typeIntoSearch(const Flow& f, char key);
void findAgain(const Flow& f);
// Chinese that was chosen.
void takeIntoSearch(const Flow& f, std::string_view chosen);
// Letters not yet chosen stay in the search as they are when the screen is left.
void settleSearch(const Flow& f);

// --- selfcheck.cpp: self-check and triage
void backInCheck(const Flow& f);
void on(const Flow& f, const event::OpenSelfCheck& e);
void on(const Flow& f, const event::OpenTriage& e);
void on(const Flow& f, const event::GiveAnswer& e);
void on(const Flow& f, const event::AskOn& e);

// --- notices.cpp
void on(const Flow& f, const event::OpenNotices& e);
void on(const Flow& f, const event::OpenNotice& e);
void on(const Flow& f, const event::CountyTold& e);

// --- ticket.cpp
void on(const Flow& f, const event::TakeTicket& e);
void on(const Flow& f, const event::TicketIssued& e);
void on(const Flow& f, const event::TicketFailed& e);

// --- printing.cpp
PaperPlace paperPlace(const Model& model);
void print(const Flow& f, Paper paper);
// What the screen left behind said of its paper is forgotten; a job on its way goes on.
void forgetPaper(const Flow& f);
void on(const Flow& f, const event::PrintNotice& e);
void on(const Flow& f, const event::PrintAgain& e);
void on(const Flow& f, const event::Printed& e);
void on(const Flow& f, const event::PrinterChanged& e);

// --- typing.cpp
void typeIntoForm(const Flow& f, char key);
// A character of UTF-8, and not its last byte alone.
void removeLastCharacter(std::string& text);
// To the pinyin engine: a letter, an apostrophe, or '\b' for the last of the letters there are.
void sendLetter(const Flow& f, char letter);
// Letters not yet chosen are given up, and what the engine still answers to them.
void dropComposing(const Flow& f);
void on(const Flow& f, const event::Key& e);
void on(const Flow& f, const event::PickCandidate& e);
void on(const Flow& f, const event::TurnCandidates& e);
void on(const Flow& f, const event::Composed& e);
void on(const Flow& f, const event::Suggest& e);

// --- form.cpp
void backInForm(const Flow& f);
void backFromReview(const Flow& f);
void on(const Flow& f, const event::OpenForm& e);
void on(const Flow& f, const event::Choose& e);
void on(const Flow& f, const event::NextField& e);
void on(const Flow& f, const event::SkipField& e);
void on(const Flow& f, const event::EditField& e);
// Shows another part of the person that is asked about.
void showPart(const Flow& f, std::size_t part);
// What belongs to each question anew: letters, problems, the page.
void beginQuestion(const Flow& f);

// --- members.cpp
// Back to the list. Somebody of whom nothing was said is not in it.
void leaveMember(const Flow& f);
void on(const Flow& f, const event::AddMember& e);
void on(const Flow& f, const event::EditMember& e);
void on(const Flow& f, const event::AskRemoveMember& e);
void on(const Flow& f, const event::RemoveMember& e);
void on(const Flow& f, const event::KeepMember& e);

// --- submit.cpp
void refreshConsents(const Flow& f);
void on(const Flow& f, const event::GiveConsent& e);
void on(const Flow& f, const event::Submit& e);
void on(const Flow& f, const event::DossierSaved& e);
void on(const Flow& f, const event::SaveFailed& e);

// --- progress.cpp
void typeIntoProgress(const Flow& f, char key);
void backInProgress(const Flow& f);
void leaveProgress(const Flow& f);
void on(const Flow& f, const event::LookUp& e);
void on(const Flow& f, const event::OpenRate& e);
void on(const Flow& f, const event::Rate& e);
void on(const Flow& f, const event::ProgressFound& e);
void on(const Flow& f, const event::ProgressNotFound& e);
void on(const Flow& f, const event::RatingSaved& e);
void on(const Flow& f, const event::DossiersChanged& e);

// --- cadre.cpp: signing in and out
void typeIntoPin(const Flow& f, char key);
void typeIntoUnlock(const Flow& f, char key);
// What was typed and chosen to sign in is forgotten; answers on their way are still waited for.
void forgetSignIn(const Flow& f);
void on(const Flow& f, const event::OpenCadre& e);
void on(const Flow& f, const event::ChooseCadre& e);
void on(const Flow& f, const event::OpenUnlock& e);
void on(const Flow& f, const event::CadresListed& e);
void on(const Flow& f, const event::CadresFailed& e);
void on(const Flow& f, const event::SignedIn& e);
void on(const Flow& f, const event::SignInRefused& e);
void on(const Flow& f, const event::ChallengeMade& e);
void on(const Flow& f, const event::ChallengeFailed& e);
void on(const Flow& f, const event::Unlocked& e);
void on(const Flow& f, const event::UnlockRefused& e);

// --- work.cpp: the list, one request, and its answers in full
void loadWork(const Flow& f);
void reopenWork(const Flow& f);
void typeIntoFind(const Flow& f, char key);
// What stands in full on the page that is left is wiped.
void hideRevealed(const Flow& f);
void hideOutdated(const Flow& f);
void on(const Flow& f, const event::ShowGroup& e);
void on(const Flow& f, const event::OpenWorkRow& e);
void on(const Flow& f, const event::OpenFindWork& e);
void on(const Flow& f, const event::AskReveal& e);
void on(const Flow& f, const event::ChooseReason& e);
void on(const Flow& f, const event::WorkLoaded& e);
void on(const Flow& f, const event::WorkFailed& e);
void on(const Flow& f, const event::WorkOpened& e);
void on(const Flow& f, const event::WorkNotFound& e);
void on(const Flow& f, const event::Revealed& e);
void on(const Flow& f, const event::RevealFailed& e);

// --- work_moves.cpp: checking papers, and what was done with them
void on(const Flow& f, const event::AskMove& e);
void on(const Flow& f, const event::ChooseWay& e);
void on(const Flow& f, const event::ConfirmMove& e);
// Why papers may follow: where it is asked, the same event as of an answer in full.
void chooseFollowReason(const Flow& f, int index);
void on(const Flow& f, const event::OpenCheck& e);
void on(const Flow& f, const event::MarkPaper& e);
void on(const Flow& f, const event::AddCopy& e);
void on(const Flow& f, const event::FinishCheck& e);
void on(const Flow& f, const event::ChooseUntil& e);
void on(const Flow& f, const event::MoveRecorded& e);

// --- work_papers.cpp: papers about one request
void printAfterMove(const Flow& f, const Move& move);
void on(const Flow& f, const event::PrintMandate& e);
void on(const Flow& f, const event::PrintStatus& e);
void on(const Flow& f, const event::PrintCard& e);

}  // namespace bianmin::flow
