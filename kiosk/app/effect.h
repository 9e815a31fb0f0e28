// What is to be done outside; the runner in kiosk/platform performs it on a worker and answers with
// an event.
#pragma once

#include <map>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/guide/papers.h"
#include "sync/domain/answer.h"
#include "sync/domain/secret.h"
#include "sync/domain/work.h"

namespace bianmin::effect {

struct IssueTicket {
  std::string group;
  std::string matter;
};  // → TicketIssued | TicketFailed
struct PrintPaper {
  Paper paper;
};                    // → Printed
struct SaveDossier {  // → DossierSaved | SaveFailed
  std::string matter;
  int form_version = 1;
  // Only what was agreed to. The answers that are one text: id, answer.
  std::vector<std::pair<std::string, Secret>> fields;
  std::vector<SeveralAnswer> several;
  std::vector<MembersAnswer> members;
  std::vector<std::pair<std::string, bool>> consents;
};
struct SaveRating {
  std::string lookup;
  int stars = 0;
};  // → RatingSaved | SaveFailed
struct LookUpProgress {
  Secret code;
  Secret id_tail;
};  // → ProgressFound | ProgressNotFound
// --- cadres
struct ListCadres {};  // → CadresListed | CadresFailed
struct SignIn {
  std::string cadre;  // id
  Secret pin;
};  // → SignedIn | SignInRefused
struct SignOut {
  std::string cadre;
};                       // no answer
struct AskChallenge {};  // → ChallengeMade | ChallengeFailed
struct Unlock {
  Secret code;
};                   // → Unlocked | UnlockRefused
struct LoadWork {};  // → WorkLoaded | WorkFailed
struct OpenWork {    // by its id or, when that is empty, by its pick-up code
  std::string dossier;
  Secret code;
};  // → WorkOpened | WorkNotFound
struct Reveal {
  std::string cadre, dossier, field, reason;
};                   // → Revealed | RevealFailed
struct RecordMove {  // id and time are the lane's to give
  std::string cadre;
  Move move;
  std::string override_reason;  // where papers follow
};                              // → MoveRecorded | SaveFailed

struct PinyinKey {
  char letter;
};  // '\b' deletes; → Composed
struct PinyinPick {
  int index;
};
struct PinyinPage {
  int direction;
};
struct PinyinClear {};  // no answer
struct PurgeCopies {};  // a new day: own copies whose time is over are removed; no answer
struct WipeShown {};    // what was readable in full is not on the screen any more
struct WipeSession {};  // input engine, glyphs, widget tree: nothing of the resident stays

}  // namespace bianmin::effect

namespace bianmin {
using Effect =
    std::variant<effect::IssueTicket, effect::PrintPaper, effect::SaveDossier, effect::SaveRating,
                 effect::LookUpProgress, effect::PinyinKey, effect::PinyinPick, effect::PinyinPage,
                 effect::PinyinClear, effect::PurgeCopies, effect::WipeSession, effect::WipeShown,
                 effect::ListCadres, effect::SignIn, effect::SignOut, effect::AskChallenge,
                 effect::Unlock, effect::LoadWork, effect::OpenWork, effect::Reveal,
                 effect::RecordMove>;
}  // namespace bianmin
