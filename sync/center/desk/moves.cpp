#include "sync/center/desk/moves.h"

#include <algorithm>

#include "sync/center/desk/private_numbers.h"
#include "sync/center/desk/words.h"
#include "sync/wire/codec.h"

namespace bianmin::center::desk {
namespace {

using enum DossierStatus;

DossierStatus usualNext(const Request& request, const Clock& clock) {
  switch (request.row.dossier.status) {
    case Received:
      return Accepted;
    case SupplementRequested:
      return Received;
    case Accepted:
      return Investigating;
    case Investigating:
      return request.matter != nullptr && request.matter->publicity ? PublicNotice : Approved;
    case PublicNotice:
      return Approved;
    case Objection:
      return Investigating;
    case Suspended:
      return clock.place.suspended_in.value_or(Received);
    case Approved:
    case Refused:
      return Closed;
    case Closed:
      return Delivered;
    case Delivered:
    case NotAccepted:
    case Archived:
    case Withdrawn:
      return Archived;
  }
  return Archived;
}

MoveAsk askFor(const Call& call, const Request& request, DossierStatus to,
               const MoveDetails& details) {
  MoveAsk ask;
  ask.to = to;
  ask.by = moverOf(call.account().role);
  ask.town_decides = request.matter != nullptr && request.matter->town_decides;
  ask.reason = details.reason;
  ask.remedy = details.remedy;
  ask.list = details.list;
  return ask;
}

bool tooEarly(const Call& call, const Request& request, DossierStatus to,
              const std::vector<HistoryRow>& history) {
  if (to != Approved && to != Refused) return false;
  const auto ends = noticeEnds(call, request, history);
  return ends && localDate(call.now) <= *ends;
}

}  // namespace

MoverRole moverOf(DeskRole role) {
  switch (role) {
    case DeskRole::CountyAdmin:
    case DeskRole::CountyClerk:
    case DeskRole::DepartmentClerk:
      return MoverRole::CountyClerk;
    case DeskRole::TownClerk:
      return MoverRole::TownClerk;
    case DeskRole::Supervisor:
      return MoverRole::Supervisor;
  }
  return MoverRole::Supervisor;
}

std::vector<MoveChoice> choicesOf(const Call& call, const Request& request, const Clock& clock) {
  const auto history = call.store.history(request.row.dossier.id);
  const DossierStatus usual = usualNext(request, clock);
  std::vector<MoveChoice> choices;
  for (const Transition& row : transitions()) {
    if (row.from != request.row.dossier.status) continue;
    const MoveAsk ask = askFor(call, request, row.to, {"", true, true, true});
    if (refusalOf(clock.place, ask) || tooEarly(call, request, row.to, history)) continue;
    choices.push_back({row.to, row.to == usual});
  }
  // What is usual stands first, where the hand expects it.
  std::ranges::stable_partition(choices, &MoveChoice::main);
  return choices;
}

std::optional<Date> noticeEnds(const Call& call, const Request& request,
                               const std::vector<HistoryRow>& history) {
  const Matter* matter = request.matter;
  if (request.row.dossier.status != PublicNotice || matter == nullptr || !matter->publicity ||
      !matter->publicity->limit || history.empty()) {
    return std::nullopt;
  }
  const auto begins = std::find_if(history.rbegin(), history.rend(),
                                   [](const HistoryRow& row) { return row.from != row.to; });
  if (begins == history.rend()) return std::nullopt;
  const Date begun = localDate(begins->at);
  return call.parts.calendar.after(begun, *matter->publicity->limit).date;
}

std::string noteProblem(std::string_view note) {
  if (note.size() > wire::kMostNoteBytes) return "写给申请人的话太长，最多 600 个字。";
  if (hasPrivateNumber(note)) return "写给申请人的话里不要有证件号、手机号、卡号。";
  return {};
}

MoveOutcome performMove(const Call& call, const Request& request, DossierStatus to,
                        const MoveDetails& details) {
  const Dossier& d = request.row.dossier;
  const auto history = call.store.history(d.id);
  const DossierPlace place = placeOf(changesOf(history));
  if (place.now != d.status)
    return {false, "刚才有人办过了，现在是“" + std::string(statusWord(place.now)) + "”。"};
  if (const auto refusal = refusalOf(place, askFor(call, request, to, details))) {
    return {false, refusalWords(*refusal)};
  }
  if (tooEarly(call, request, to, history)) return {false, "还在公示，期满以后才能定。"};
  if (const std::string problem = noteProblem(details.note); !problem.empty()) {
    return {false, problem};
  }
  if (!request.row.assignee && !call.desk().assign(d.id, std::nullopt, call.account().id)) {
    return {false, "刚才有人接手了，回去看一看再办。"};
  }
  const MoveResult result = call.store.moveDossier(
      {d.id, to, details.note, call.now, call.actor(), std::nullopt, moverOf(call.account().role)});
  if (result.kind != MoveResult::Kind::Moved || result.from != d.status) {
    return {false,
            result.refusal ? refusalWords(*result.refusal) : "刚才有人办过了，回去看一看再办。"};
  }
  call.audit("move", d.id, std::string(toName(d.status)) + " " + std::string(toName(to)));
  std::string words = "办好了：" + std::string(moveWord(d.status, to)) + "。";
  const auto after = call.store.dossier(d.id);
  if (to == Accepted && after && !after->due.empty()) words += "期限到 " + dueWords(*after) + "。";
  words += "终端和手机上已经看得到。";
  return {true, words};
}

bool mayExtend(const Call& call, const Request& request, const Clock& clock) {
  return request.matter != nullptr &&
         !extensionRefusal(*request.matter, clock.due, moverOf(call.account().role), true,
                           localDate(call.now));
}

MoveOutcome performExtension(const Call& call, const Request& request, const std::string& reason) {
  if (const std::string problem = noteProblem(reason); !problem.empty()) return {false, problem};
  const std::string& id = request.row.dossier.id;
  const MoveResult result =
      call.store.extendDossier({id, reason, call.now, call.actor(), moverOf(call.account().role)});
  if (result.refusal) return {false, refusalWords(*result.refusal)};
  call.audit("extend", id, reason);
  const auto after = call.store.dossier(id);
  const std::string due = after && !after->due.empty() ? "期限到 " + dueWords(*after) + "。" : "";
  return {true, "延期了。" + due + "终端和手机上已经看得到。"};
}

std::string refusalWords(MoveRefusal refusal) {
  switch (refusal) {
    case MoveRefusal::SameStatus:
      return "已经是这样了，不用再办。";
    case MoveRefusal::Over:
      return "这件已经办完了，不能再动。";
    case MoveRefusal::NoSuchStep:
      return "从现在这一步不能直接到那一步。";
    case MoveRefusal::ResumeElsewhere:
      return "停办以前在哪一步，就从哪一步接着办。";
    case MoveRefusal::AlreadyAccepted:
      return "已经受理过，不能再不予受理。";
    case MoveRefusal::NotThisRole:
      return "这一步不归您办。";
    case MoveRefusal::TownDoesNotDecide:
      return "这件由县里定，乡镇不能定。";
    case MoveRefusal::ReasonMissing:
      return "写上为什么，申请人看得到。";
    case MoveRefusal::RemedyMissing:
      return "写上不服怎么办，例如可以复议或者起诉。";
    case MoveRefusal::ListMissing:
      return "勾上缺哪几样，一次说全。";
    case MoveRefusal::ClockNotRunning:
      return "还没受理，或者已经定了，不用延期。";
    case MoveRefusal::NoExtensionRule:
      return "这件事没有延期的规定。";
    case MoveRefusal::AlreadyExtended:
      return "延过一次了，不能再延。";
    case MoveRefusal::LimitOver:
      return "已经超期，延期补不回来。";
  }
  return {};
}

}  // namespace bianmin::center::desk
