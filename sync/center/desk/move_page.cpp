// The page before a move: what it does, what has to be told with it; and the move itself.
#include <algorithm>

#include "sync/center/desk/handlers.h"
#include "sync/center/desk/moves.h"
#include "sync/center/desk/opened.h"
#include "sync/center/desk/page.h"
#include "sync/center/desk/sent_form.h"
#include "sync/center/desk/words.h"

namespace bianmin::center::desk {
namespace {

using Dictionary = ctemplate::TemplateDictionary;

std::string_view effectOf(DossierStatus to) {
  switch (to) {
    case DossierStatus::Accepted:
      return "从今天起算期限，今天不算在内。会打出受理通知书。";
    case DossierStatus::SupplementRequested:
      return "一次说全缺什么。受理以后要补的，补齐以前停表。";
    case DossierStatus::NotAccepted:
      return "这件到此为止。要给申请人书面的理由，说清不服怎么办。";
    case DossierStatus::Investigating:
      return "两个人一起去，照实记。";
    case DossierStatus::PublicNotice:
      return "只写姓名、村组、人数、类别和异议电话；证件号、电话、账号、病情、残疾等级不能写，未成"
             "年人不列名。";
    case DossierStatus::Objection:
      return "先登记，再重新调查；查清以前不能定。";
    case DossierStatus::Suspended:
      return "停表。接着办的时候回到现在这一步。";
    case DossierStatus::Approved:
    case DossierStatus::Refused:
      return "定了以后不能改。";
    case DossierStatus::Closed:
      return "按办结的日子算是不是按时。";
    case DossierStatus::Withdrawn:
      return "申请人要撤回才登记。撤回以后不能再办，想办要重新申请。";
    case DossierStatus::Received:
    case DossierStatus::Delivered:
    case DossierStatus::Archived:
      return "";
  }
  return {};
}

void fillMaterials(const Call& call, const Request& request, Dictionary& list) {
  if (request.matter == nullptr) return;
  const auto picked = call.form.all("miss");
  for (const Material& material : request.matter->materials) {
    Dictionary* line = list.AddSectionDictionary("MATERIAL");
    line->SetValue("MATERIAL_ID", material.id);
    line->SetValue("MATERIAL_NAME", material.name);
    const std::string how = "how_" + material.id;
    line->SetValue("HOW", call.form.has(how) ? call.form.text(how) : material.fix);
    if (std::ranges::find(picked, material.id) != picked.end()) line->ShowSection("CHOSEN");
  }
}

// Sections that are shown even when there is nothing to put into them yet.
void addText(Dictionary& page, const char* section, const char* name, const std::string& text) {
  page.AddSectionDictionary(section)->SetValue(name, text);
}

void fillNeeds(const Call& call, const Request& request, MoveNeeds needs, Dictionary& page) {
  const bool remedy = needs == MoveNeeds::ReasonAndRemedy;
  if (needs == MoveNeeds::Reason || remedy) {
    addText(page, "NEEDS_REASON", "REASON", call.form.text("reason"));
  }
  if (remedy) {
    const std::string usual = request.matter != nullptr ? request.matter->remedy : "";
    addText(page, "NEEDS_REMEDY", "REMEDY",
            call.form.has("remedy") ? call.form.text("remedy") : usual);
  }
  if (needs == MoveNeeds::List) {
    Dictionary* list = page.AddSectionDictionary("NEEDS_LIST");
    fillMaterials(call, request, *list);
    list->SetValue("EXTRA", call.form.text("extra"));
    list->SetValue("UNTIL", call.form.text("until"));
    list->SetValue("TODAY", isoDay(call.now));
  }
  if (needs == MoveNeeds::Nothing) addText(page, "NEEDS_NOTHING", "NOTE", call.form.text("note"));
}

http::Reply movePage(const Call& call, const Request& request, DossierStatus to,
                     std::string_view words) {
  const Dossier& d = request.row.dossier;
  const std::string title(moveWord(d.status, to));
  const Opened opened = openRequest(d, call.parts.keys.sealPair(), request.matter);
  const OpenedField* name = opened.first(FieldKind::Name);
  Page page(call, "move.tpl", title, Tab::Requests);
  page->SetValue("MOVE_WORD", title);
  page->SetValue("ID", d.id);
  page->SetValue("TO", std::string(toName(to)));
  page->SetValue("FROM", std::string(toName(d.status)));
  page->SetValue("MATTER_NAME", request.name());
  page->SetValue("NAME", name != nullptr ? name->masked : "");
  page->SetValue("STATUS", std::string(statusWord(d.status)));
  if (const std::string due = dueWords(d); !due.empty()) {
    page->SetValueAndShowSection("DUE", due, "HAS_DUE");
  }
  if (const auto effect = effectOf(to); !effect.empty()) {
    page->SetValueAndShowSection("EFFECT", std::string(effect), "HAS_EFFECT");
  }
  const Transition* row = transition(d.status, to);
  fillNeeds(call, request, row != nullptr ? row->needs : MoveNeeds::Nothing, *page);
  page.say(words, false);
  return page.reply(words.empty() ? 200 : 422);
}

std::string missingWords(const Call& call, const Request& request) {
  std::string all;
  const auto add = [&all](const std::string& name, const std::string& how) {
    if (!all.empty()) all += "、";
    all += name;
    if (!how.empty()) all += "（" + how + "）";
  };
  if (request.matter != nullptr) {
    const auto picked = call.form.all("miss");
    for (const Material& material : request.matter->materials) {
      if (std::ranges::find(picked, material.id) != picked.end()) {
        add(material.name, call.form.text("how_" + material.id));
      }
    }
  }
  if (const std::string extra = call.form.text("extra"); !extra.empty()) add(extra, "");
  return all;
}

// What goes to the resident, and what of it is there. `problem` says what is missing besides.
MoveDetails detailsOf(const Call& call, const Request& request, MoveNeeds needs,
                      std::string& problem) {
  MoveDetails details;
  switch (needs) {
    case MoveNeeds::Nothing:
      details.note = call.form.text("note");
      break;
    case MoveNeeds::Reason:
      details.note = call.form.text("reason");
      details.reason = !details.note.empty();
      break;
    case MoveNeeds::ReasonAndRemedy: {
      const std::string reason = call.form.text("reason");
      const std::string remedy = call.form.text("remedy");
      details.reason = !reason.empty();
      details.remedy = !remedy.empty();
      details.note = reason + "\n不服怎么办：" + remedy;
      break;
    }
    case MoveNeeds::List: {
      const std::string missing = missingWords(call, request);
      details.list = !missing.empty();
      const Date until = dateFromIso(call.form.text("until"));
      if (!until.ok() || until <= localDate(call.now)) problem = "写上补到哪一天，要在今天以后。";
      if (until.ok()) details.note = "还缺：" + missing + "。" + monthDay(until) + "前补来就行。";
      break;
    }
  }
  return details;
}

http::Reply extendPage(const Call& call, const Request& request, std::string_view words) {
  Page page(call, "extend.tpl", "延期", Tab::Requests);
  page->SetValue("ID", request.row.dossier.id);
  page->SetValue("MATTER_NAME", request.name());
  page->SetValue("DUE", dueWords(request.row.dossier));
  page->SetValue("REASON", call.form.text("reason"));
  if (request.matter != nullptr && request.matter->extended) {
    page->SetIntValue("DAYS", request.matter->extended->days);
  }
  page.say(words, false);
  return page.reply(words.empty() ? 200 : 422);
}

}  // namespace

http::Reply showMove(Call& call) {
  const auto request = requestOf(call);
  const auto to = dossierStatusFromName(call.at.at(1));
  if (!request || !to) return nothingHere(call);
  if (transition(request->row.dossier.status, *to) == nullptr) {
    return refusal(call, 409, "现在不能这样办", refusalWords(MoveRefusal::NoSuchStep));
  }
  return movePage(call, *request, *to, "");
}

http::Reply doMove(Call& call) {
  auto request = requestOf(call);
  const auto to = dossierStatusFromName(call.at.at(1));
  if (!request || !to) return nothingHere(call);
  const std::string& id = request->row.dossier.id;
  const std::string form = formKey(call);
  const std::string result = "/requests/" + id + "?form=" + form;
  Transaction transaction(call.store.db());
  StaffStore staff = call.staff();
  if (!staff.claimForm(form, call.account().id, call.now)) return seeOther(result);
  const auto from = dossierStatusFromName(call.form.text("from"));
  const Transition* row = transition(request->row.dossier.status, *to);
  if (row == nullptr || from != request->row.dossier.status) {
    return refusal(call, 409, "刚才有人办过了",
                   "现在是“" + std::string(statusWord(request->row.dossier.status)) +
                       "”。回到这件看一看再办，这一次什么都没有改。");
  }
  std::string problem;
  const MoveDetails details = detailsOf(call, *request, row->needs, problem);
  if (!problem.empty()) return movePage(call, *request, *to, problem);
  const MoveOutcome outcome = performMove(call, *request, *to, details);
  if (!outcome.done) return movePage(call, *request, *to, outcome.words);
  staff.finishForm(form, outcome.words);
  transaction.commit();
  call.parts.changed();
  return seeOther(result);
}

http::Reply showExtend(Call& call) {
  const auto request = requestOf(call);
  return request ? extendPage(call, *request, "") : nothingHere(call);
}

http::Reply doExtend(Call& call) {
  const auto request = requestOf(call);
  if (!request) return nothingHere(call);
  const std::string form = formKey(call);
  const std::string result = "/requests/" + request->row.dossier.id + "?form=" + form;
  Transaction transaction(call.store.db());
  StaffStore staff = call.staff();
  if (!staff.claimForm(form, call.account().id, call.now)) return seeOther(result);
  const MoveOutcome outcome = performExtension(call, *request, call.form.text("reason"));
  if (!outcome.done) return extendPage(call, *request, outcome.words);
  staff.finishForm(form, outcome.words);
  transaction.commit();
  call.parts.changed();
  return seeOther(result);
}

}  // namespace bianmin::center::desk
