// What somebody at the desk may do with a request next, and doing it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sync/center/desk/lamp_view.h"
#include "sync/center/desk/request_of.h"
#include "sync/domain/life.h"

namespace bianmin::center::desk {

struct MoveChoice {
  DossierStatus to = DossierStatus::Received;
  bool main = false;  // what comes next as a rule
};

MoverRole moverOf(DeskRole role);

// The moves of the table that this account may make now.
std::vector<MoveChoice> choicesOf(const Call& call, const Request& request, const Clock& clock);

// While a request is published: the last day of the notice, before whose end nothing is decided.
std::optional<Date> noticeEnds(const Call& call, const Request& request,
                               const std::vector<HistoryRow>& history);

struct MoveDetails {
  std::string note;  // plain words for the resident
  bool reason = false;
  bool remedy = false;
  bool list = false;
};
struct MoveOutcome {
  bool done = false;
  std::string words;  // what happened, or why nothing did
};
// Why the words cannot go to a resident's phone; "" when they can.
std::string noteProblem(std::string_view note);
// Compare-and-set against the request as it was shown. In the caller's transaction, which must not
// be committed when it was not done. Who moves a request that nobody had has it from then on.
MoveOutcome performMove(const Call& call, const Request& request, DossierStatus to,
                        const MoveDetails& details);

// The one extension of its time, by the rule of its matter.
bool mayExtend(const Call& call, const Request& request, const Clock& clock);
MoveOutcome performExtension(const Call& call, const Request& request, const std::string& reason);

std::string refusalWords(MoveRefusal refusal);

}  // namespace bianmin::center::desk
