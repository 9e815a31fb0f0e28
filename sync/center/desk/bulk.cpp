// The same for several requests at once: first a page that says what would happen to each, then one
// that says what happened.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "sync/center/api/log.h"
#include "sync/center/desk/handlers.h"
#include "sync/center/desk/moves.h"
#include "sync/center/desk/opened.h"
#include "sync/center/desk/page.h"
#include "sync/center/desk/sent_form.h"
#include "sync/center/desk/words.h"

namespace bianmin::center::desk {
namespace {

using Json = nlohmann::json;

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

std::optional<Action> actionNamed(const std::string& name) {
  if (name == kTake) return Action{true, DossierStatus::Received, name, "我来办"};
  const auto to = dossierStatusFromName(name);
  if (!to || !mayBulk(*to)) return std::nullopt;
  return Action{false, *to, name, std::string(moveWord(DossierStatus::Received, *to))};
}

// "" when it can be done to this request. What a colleague has in hand is left to him, until only
// the archive is missing.
std::string obstacle(const Call& call, const Request& request, const Action& action) {
  const auto has = request.row.assignee;
  if (has && *has != call.account().id && (action.take || !isOver(request.row.dossier.status))) {
    const auto colleague = call.staff().byId(*has);
    return (colleague ? colleague->full_name : "同事") + "在办。要换人，打开这件再交接。";
  }
  if (action.take) return has ? "已经在您手上。" : "";
  MoveAsk ask;
  ask.to = action.to;
  ask.by = moverOf(call.account().role);
  const auto place = placeOf(changesOf(call.store.history(request.row.dossier.id)));
  const auto refused = refusalOf(place, ask);
  return refused ? refusalWords(*refused) : "";
}

std::optional<Action> actionOf(const Call& call) { return actionNamed(call.form.text("action")); }

http::Reply nothingPicked(const Call& call) {
  return refusal(call, 422, "没有要办的", "先在列表里勾几件，再选要办什么。");
}

std::vector<std::string> picked(const Call& call) {
  auto ids = call.form.all("pick");
  if (ids.size() > kMost) ids.resize(kMost);
  return ids;
}

// One line of the result.
struct Done {
  std::string id;
  std::string from;  // the status that the preview showed
  std::string words;
  bool done = false;
};

// As the preview showed it, or not at all.
MoveOutcome perform(const Call& call, const Request& request, const Action& action,
                    const std::string& from) {
  const Dossier& d = request.row.dossier;
  if (!action.take && from != toName(d.status)) {
    return {false, "刚才有人办过了，现在是“" + std::string(statusWord(d.status)) + "”。"};
  }
  if (const std::string why_not = obstacle(call, request, action); !why_not.empty()) {
    return {false, why_not};
  }
  if (action.take) {
    if (!call.desk().assign(d.id, std::nullopt, call.account().id)) {
      return {false, "刚才有人接手了。"};
    }
    call.audit("assign", d.id, call.account().name);
    return {true, "归您办了。"};
  }
  return performMove(call, request, action.to, {});
}

// A transaction of its own, with a claim of its own: what was done before the rest broke off is not
// done again when the form is sent again, and is told again.
Done doOne(const Call& call, const std::string& form, const std::string& id, const Action& action) {
  Done one{id, call.form.text("from_" + id), "没有这件。"};
  const auto request = requestOf(call, id);
  if (!request) return one;
  const std::string claim = form + ":" + id;
  Transaction transaction(call.store.db());
  StaffStore staff = call.staff();
  if (!staff.claimForm(claim, call.account().id, call.now)) {
    one.words = staff.formResult(claim, call.account().id);
    one.done = true;
    return one;
  }
  const MoveOutcome outcome = perform(call, *request, action, one.from);
  one.words = outcome.words;
  one.done = outcome.done;
  if (!outcome.done) return one;
  staff.finishForm(claim, outcome.words);
  transaction.commit();
  return one;
}

// What came of all, in the order of the form. When the store gives up, nothing of what was under
// way was kept; it and what comes after it can be sent again.
struct BulkResult {
  std::string action;
  std::string list;
  bool broken = false;
  std::vector<Done> rows;
};

BulkResult doAll(const Call& call, const std::string& form, const std::vector<std::string>& ids,
                 const Action& action) {
  BulkResult result{action.name, call.form.text("list"), false, {}};
  for (const std::string& id : ids) {
    if (result.broken) {
      result.rows.push_back({id, call.form.text("from_" + id), "还没轮到。"});
      continue;
    }
    try {
      result.rows.push_back(doOne(call, form, id, action));
    } catch (const StoreError& error) {
      logError("desk-bulk-broken", {{"request", id}, {"error", errorKind(error)}});
      result.broken = true;
      result.rows.push_back({id, call.form.text("from_" + id), "数据库没有答应，没有办。"});
    }
  }
  return result;
}

std::string textOf(const BulkResult& result) {
  Json rows = Json::array();
  for (const Done& one : result.rows) {
    rows.push_back({{"id", one.id}, {"from", one.from}, {"words", one.words}, {"done", one.done}});
  }
  const Json all = {{"action", result.action},
                    {"list", result.list},
                    {"broken", result.broken},
                    {"rows", std::move(rows)}};
  return all.dump();
}

// Nothing for a text that is no such result.
std::optional<BulkResult> resultOf(const std::string& text) {
  const Json all = Json::parse(text, nullptr, false);
  if (!all.is_object()) return std::nullopt;
  BulkResult result{all.value("action", ""), all.value("list", ""), all.value("broken", false), {}};
  for (const Json& row : all.value("rows", Json::array())) {
    result.rows.push_back({row.value("id", ""), row.value("from", ""), row.value("words", ""),
                           row.value("done", false)});
  }
  return result;
}

// `form` is the id that the form carried, so that sending it again is the same form.
http::Reply resultPage(const Call& call, const BulkResult& result, const std::string& form) {
  const auto action = actionNamed(result.action);
  const std::string words = action ? action->words : "";
  Page page(call, "bulk_done.tpl", "办了哪些", Tab::Requests);
  page->SetValue("ACTION", result.action);
  page->SetValue("ACTION_WORDS", words);
  page->SetValue("LIST", result.list);
  const auto done = std::ranges::count(result.rows, true, &Done::done);
  const auto left = static_cast<std::ptrdiff_t>(result.rows.size()) - done;
  ctemplate::TemplateDictionary* again = nullptr;
  if (result.broken) {
    again = page->AddSectionDictionary("AGAIN");
    again->SetValue("FORM", form);
    again->SetIntValue("LEFT", static_cast<long>(left));
  }
  for (const Done& one : result.rows) {
    auto* line = page->AddSectionDictionary("ROW");
    line->SetValue("ID", one.id);
    show(*line, one.done ? LampView{"ok", one.words} : LampView{"off", "没有办：" + one.words});
    if (again == nullptr || one.done) continue;
    auto* pick = again->AddSectionDictionary("PICK");
    pick->SetValue("ID", one.id);
    pick->SetValue("FROM", one.from);
  }
  page.say(words + "：" + std::to_string(done) + " 件办好了" +
               (left > 0 ? "，" + std::to_string(left) + " 件没有办。" : "。") +
               (result.broken ? "办到一半断了，办好的不会再办一遍，接着办就行。" : ""),
           left == 0);
  return page.reply(result.broken ? 503 : 200);
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
    auto* able_line = line->AddSectionDictionary("ABLE");
    able_line->SetValue("FROM", std::string(toName(d.status)));
  }
  page->SetIntValue("ABLE_COUNT", able);
  if (able > 0) page->ShowSection("CONFIRM");
  return page.reply();
}

http::Reply doBulk(Call& call) {
  const auto action = actionOf(call);
  const auto ids = picked(call);
  if (!action || ids.empty()) return nothingPicked(call);
  const std::string form = formKey(call);
  const BulkResult result = doAll(call, form, ids, *action);
  call.parts.changed();
  const std::string id = call.form.raw("form");
  if (result.broken) return resultPage(call, result, id);
  try {
    Transaction transaction(call.store.db());
    StaffStore staff = call.staff();
    staff.claimForm(form, call.account().id, call.now);
    staff.finishForm(form, textOf(result));
    transaction.commit();
  } catch (const StoreError& error) {
    // What was done stays done: the clerk reads it now, though not again by the address.
    logError("desk-bulk-broken", {{"error", errorKind(error)}});
    return resultPage(call, result, id);
  }
  return seeOther("/requests/bulk/done?form=" + form);
}

http::Reply showBulk(Call& call) {
  const std::string form(call.request.parameter("form"));
  const auto result = resultOf(call.staff().formResult(form, call.account().id));
  return result ? resultPage(call, *result, "") : nothingHere(call);
}

}  // namespace bianmin::center::desk
