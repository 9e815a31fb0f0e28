// Everything that can happen to the terminal.
#pragma once

#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/app/model.h"

namespace bianmin::event {

// --- time and touch
// To be sent before the other events of a turn of the loop: they happen "at" the last Tick.
struct Tick {
  MonoTime mono;
  LocalTime local;
  int second = 0;
};                  // second of the minute, 0..59
struct Touched {};  // any touch: the resident is there

// --- the bar and the home screen
struct Start {};  // idle → home
struct Back {};
struct End {};  // 结束: wipes the session
struct StillHere {};
struct NextDisplay {};  // 大字 → 黑底 → 原样
struct GoHome {};
struct OpenCard {
  std::string card;
};
struct OpenAllServices {};
struct OpenFind {};
struct OpenLifeEvents {};
struct OpenLifeEvent {
  std::string event;
};
struct OpenMatter {
  std::string matter;
};
struct OpenTickets {};
struct OpenProgress {};
struct OpenHelp {};
struct OpenPrivacy {};
struct TurnPage {
  int page;
};
struct OpenNotices {};  // what the county tells: residents, or whoever has signed in
struct OpenNotice {
  std::string id;  // Notice::id
};

// --- guide, ticket, papers
struct TakeTicket {
  std::string group;
  std::string matter;
};
struct OpenSelfCheck {};  // the self-check of the guide shown
struct OpenTriage {};     // its questions that lead to other guides
struct GiveAnswer {
  Answer answer;
};
struct AskOn {};  // the questions that something urgent has cut short
struct PrintNotice {};
struct PrintAgain {};

// --- form
struct OpenForm {};
struct Key {
  char key;
};  // a character, '\b' deletes, '.' is the middle dot in names and the point in sums
struct PickCandidate {
  int index;
};
struct TurnCandidates {
  int direction;
};
struct Choose {
  int index;
};
struct NextField {};
struct SkipField {};  // optional questions only
struct EditField {
  std::size_t index;
};
struct GiveConsent {
  std::size_t index;
  bool yes;
};
struct Submit {};
// The people of a Members question
struct AddMember {};
struct EditMember {
  std::size_t index;
};
struct AskRemoveMember {
  std::size_t index;
};
struct RemoveMember {};  // what was asked is confirmed
struct KeepMember {};
struct Suggest {
  int index;
};  // words that are offered to be put into the answer

// --- progress
struct LookUp {};
struct OpenRate {};
struct Rate {
  int stars;
};  // 1..5

struct PrintStatus {};  // 补正通知, 不予受理通知, 办结通知 of the request shown
struct PrintCard {};    // 便民服务卡

// --- cadres: signing in
struct OpenCadre {};  // the lock on home
struct ChooseCadre {
  std::size_t index;
};
struct OpenUnlock {};

// --- cadres: work
struct ShowGroup {
  int group;
};
struct OpenWorkRow {
  std::size_t index;  // into WorkState::rows
};
struct OpenFindWork {};
struct AskReveal {
  std::size_t field;
};
struct ChooseReason {
  int index;
};
struct AskMove {
  MoveKind kind;
};
struct ChooseWay {
  DeliveryWay way;
};
struct ConfirmMove {};
struct OpenCheck {};
struct MarkPaper {
  std::size_t index;
  PaperState state;
};
struct AddCopy {
  std::size_t index;
};
struct FinishCheck {};
struct ChooseUntil {
  std::size_t index;
};
struct PrintMandate {};

// --- what effects end as
struct TicketIssued {
  std::string number;
  std::string group;
  int ahead;
  std::string token = {};  // of the QR address; may be empty
};
struct TicketFailed {};
struct DossierSaved {
  std::string code;
  std::string token;
};
struct SaveFailed {};
struct Composed {
  std::string preedit;
  std::vector<std::string> candidates;
  bool more, previous;
  std::string committed;
};
struct Printed {
  PrintResult result;
};
struct PrinterChanged {
  PrinterStatus status;
};
struct ProgressFound {
  ProgressState::Found found;
};
struct ProgressNotFound {};
struct RatingSaved {};
struct ContentLoaded {  // after the start, and whenever the county has published another pack
  std::shared_ptr<const Catalogue> catalogue;
  std::shared_ptr<const WorkCalendar> calendar;
  std::shared_ptr<const Finder> finder;
};
struct CadresListed {
  std::vector<Cadre> people;
};
struct CadresFailed {};
struct SignedIn {
  Cadre who;
};
struct SignInRefused {
  SignInProblem::Kind kind;
  int wait_seconds;
  int tries_left;
};
struct ChallengeMade {
  std::string challenge;
};
struct ChallengeFailed {};  // also on a terminal without unlock codes
struct Unlocked {};
struct UnlockRefused {};
struct WorkLoaded {
  std::vector<WorkRow> rows;
};
struct WorkFailed {};  // the list could not be read
struct WorkOpened {
  WorkCase opened;
};
struct WorkNotFound {};
struct Revealed {
  std::string dossier, field;
  Secret value;
};
struct RevealFailed {};
struct MoveRecorded {
  std::string dossier;
  MoveKind kind;
};
struct SyncChanged {
  bool online;
  int waiting;
};
struct DossiersChanged {
  std::vector<StatusChange> changes;
};
struct CountyTold {  // the whole of it, also what is not in force today; after the start once
  std::vector<Notice> residents, cadres;
};

}  // namespace bianmin::event

namespace bianmin {
using Event = std::variant<
    event::Tick, event::Touched, event::Start, event::Back, event::End, event::StillHere,
    event::NextDisplay, event::GoHome, event::OpenCard, event::OpenAllServices, event::OpenFind,
    event::OpenLifeEvents, event::OpenLifeEvent, event::OpenMatter, event::OpenSelfCheck,
    event::OpenTriage, event::GiveAnswer, event::AskOn, event::ContentLoaded, event::OpenTickets,
    event::OpenProgress, event::OpenHelp, event::OpenPrivacy, event::TurnPage, event::TakeTicket,
    event::PrintNotice, event::PrintAgain, event::OpenForm, event::Key, event::PickCandidate,
    event::TurnCandidates, event::Choose, event::NextField, event::SkipField, event::EditField,
    event::GiveConsent, event::Submit, event::AddMember, event::EditMember, event::AskRemoveMember,
    event::RemoveMember, event::KeepMember, event::Suggest, event::LookUp, event::OpenRate,
    event::Rate, event::TicketIssued, event::TicketFailed, event::DossierSaved, event::SaveFailed,
    event::Composed, event::Printed, event::PrinterChanged, event::ProgressFound,
    event::ProgressNotFound, event::RatingSaved, event::SyncChanged, event::DossiersChanged,
    event::PrintStatus, event::PrintCard, event::OpenCadre, event::ChooseCadre, event::OpenUnlock,
    event::ShowGroup, event::OpenWorkRow, event::OpenFindWork, event::AskReveal,
    event::ChooseReason, event::AskMove, event::ChooseWay, event::ConfirmMove, event::OpenCheck,
    event::MarkPaper, event::AddCopy, event::FinishCheck, event::ChooseUntil, event::PrintMandate,
    event::CadresListed, event::CadresFailed, event::SignedIn, event::SignInRefused,
    event::ChallengeMade, event::ChallengeFailed, event::Unlocked, event::UnlockRefused,
    event::WorkLoaded, event::WorkFailed, event::WorkOpened, event::WorkNotFound, event::Revealed,
    event::RevealFailed, event::MoveRecorded, event::OpenNotices, event::OpenNotice,
    event::CountyTold>;
}  // namespace bianmin
