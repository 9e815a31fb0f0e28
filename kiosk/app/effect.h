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
struct WipeSession {};  // input engine, glyphs, widget tree: nothing of the resident stays

}  // namespace bianmin::effect

namespace bianmin {
using Effect =
    std::variant<effect::IssueTicket, effect::PrintPaper, effect::SaveDossier, effect::SaveRating,
                 effect::LookUpProgress, effect::PinyinKey, effect::PinyinPick, effect::PinyinPage,
                 effect::PinyinClear, effect::PurgeCopies, effect::WipeSession>;
}  // namespace bianmin
