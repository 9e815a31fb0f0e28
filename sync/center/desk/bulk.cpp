// The same for several requests at once: first a page that says what would happen to each.
#include <algorithm>

#include "sync/center/desk/handlers.h"
#include "sync/center/desk/moves.h"
#include "sync/center/desk/opened.h"
#include "sync/center/desk/page.h"
#include "sync/center/desk/words.h"

namespace bianmin::center::desk {
namespace {

constexpr std::size_t kMost = 100;
constexpr std::string_view kTake = "take";

// Only what needs no words of its own for each request.
bool mayBulk(DossierStatus to) {
  return to == DossierStatus::Accepted || to == DossierStatus::Closed ||
         to == DossierStatus::Delivered || to == DossierStatus::Archived;
}

struct Action {
  bool take = false;
  DossierStatus to = DossierStatus::Received;
  std::string name;
  std::string words;
};

std::optional<Action> actionOf(const Call& call) {
  const std::string name = call.form.text("action");
  if (name == kTake) return Action{true, DossierStatus::Received, name, "我来办"};
  const auto to = dossierStatusFromName(name);
  if (!to || !mayBulk(*to)) return std::nullopt;
  return Action{false, *to, name, std::string(moveWord(DossierStatus::Received, *to))};
}

// "" when it can be done to this request.
std::string obstacle(const Call& call, const Request& request, const Action& action) {
  if (action.take) {
    return request.row.assignee == call.account().id ? "已经在您手上。" : "";
  }
  MoveAsk ask;
  ask.to = action.to;
  ask.by = moverOf(call.account().role);
  const auto place = placeOf(changesOf(call.store.history(request.row.dossier.id)));
  const auto refused = refusalOf(place, ask);
  return refused ? refusalWords(*refused) : "";
}

http::Reply nothingPicked(const Call& call) {
  return refusal(call, 422, "没有要办的", "先在列表里勾几件，再选要办什么。");
}

std::vector<std::string> picked(const Call& call) {
  auto ids = call.form.all("pick");
  if (ids.size() > kMost) ids.resize(kMost);
  return ids;
}

MoveOutcome doOne(const Call& call, const std::string& id, const Action& action) {
  const auto request = requestOf(call, id);
  if (!request) return {false, "没有这件。"};
  Transaction transaction(call.store.db());
  MoveOutcome outcome;
  if (action.take) {
    outcome.done = call.desk().assign(id, request->row.assignee, call.account().id);
    if (outcome.done) call.audit("assign", id, call.account().name);
  } else {
    outcome = performMove(call, *request, action.to, {});
  }
  if (outcome.done) transaction.commit();
  return outcome;
}

}  // namespace

http::Reply previewBulk(Call& call) {
  const auto action = actionOf(call);
  const auto ids = picked(call);
  if (!action || ids.empty()) return nothingPicked(call);
  Page page(call, "bulk.tpl", "办以前看一遍", Tab::Requests);
  page->SetValue("ACTION", action->name);
  page->SetValue("ACTION_WORDS", action->words);
  page->SetValue("LIST", call.form.text("list"));
  long able = 0;
  for (const std::string& id : ids) {
    const auto request = requestOf(call, id);
    if (!request) continue;
    const std::string why_not = obstacle(call, *request, *action);
    const Dossier& d = request->row.dossier;
    const Opened opened = openRequest(d, call.parts.keys.sealPair(), request->matter);
    const OpenedField* name = opened.first(FieldKind::Name);
    auto* line = page->AddSectionDictionary("ROW");
    line->SetValue("ID", id);
    line->SetValue("MATTER_NAME", request->name());
    line->SetValue("NAME", name != nullptr ? name->masked : "");
    line->SetValue("STATUS", std::string(statusWord(d.status)));
    show(*line, why_not.empty() ? LampView{"ok", "会办：" + action->words}
                                : LampView{"off", "不办：" + why_not});
    if (!why_not.empty()) continue;
    ++able;
    line->ShowSection("ABLE");
  }
  page->SetIntValue("ABLE_COUNT", able);
  if (able > 0) page->ShowSection("CONFIRM");
  return page.reply();
}

http::Reply doBulk(Call& call) {
  const auto action = actionOf(call);
  const auto ids = picked(call);
  if (!action || ids.empty()) return nothingPicked(call);
  const auto list = listFromName(call.form.text("list")).value_or(Worklist::All);
  const std::string form = formKey(call);
  const std::string result = "/requests?list=" + std::string(listName(list)) + "&form=" + form;
  StaffStore staff = call.staff();
  if (!staff.claimForm(form, call.account().id, call.now)) return seeOther(result);
  std::size_t done = 0;
  std::string why_not;
  for (const std::string& id : ids) {
    const MoveOutcome outcome = doOne(call, id, *action);
    if (outcome.done) ++done;
    if (!outcome.done && why_not.empty()) why_not = outcome.words;
  }
  std::string words = action->words + "：" + std::to_string(done) + " 件办好了";
  words += done == ids.size() ? "。"
                              : "，" + std::to_string(ids.size() - done) + " 件没有办。" + why_not;
  staff.finishForm(form, words);
  call.parts.changed();
  return seeOther(result);
}

}  // namespace bianmin::center::desk
