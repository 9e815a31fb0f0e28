// One request: who, what for, which papers, by when, and what happened to it.
#include <algorithm>
#include <functional>

#include "sync/center/desk/handlers.h"
#include "sync/center/desk/lamp_view.h"
#include "sync/center/desk/moves.h"
#include "sync/center/desk/opened.h"
#include "sync/center/desk/page.h"
#include "sync/center/desk/request_of.h"
#include "sync/center/desk/sent_form.h"
#include "sync/center/desk/words.h"
#include "sync/domain/pickup_code.h"

namespace bianmin::center::desk {
namespace {

using Dictionary = ctemplate::TemplateDictionary;

void fillPerson(const Call& call, const Opened& opened, const std::string& id, Dictionary& page) {
  const bool may_reveal = mayDo(call.account().role, Right::Work);
  if (!opened.readable) page.ShowSection("UNREADABLE");
  for (const OpenedField& field : opened.fields) {
    Dictionary* line = page.AddSectionDictionary("FIELD");
    line->SetValue("LABEL", field.label);
    line->SetValue("VALUE", field.masked);
    line->SetValue("FIELD_ID", field.id);
    line->SetValue("ID", id);
    if (may_reveal && !field.value.empty()) line->ShowSection("CAN_REVEAL");
  }
  for (const Consent& consent : opened.consents) {
    Dictionary* line = page.AddSectionDictionary("CONSENT");
    line->SetValue("CONSENT_TO", consent.what);
    show(*line, consent.given ? LampView{"ok", "同意"} : LampView{"off", "不同意，不得收集"});
  }
  if (!opened.consents.empty()) page.ShowSection("HAS_CONSENTS");
}

std::string formWords(const Material& material) {
  const std::string copies = material.copies > 0 ? " " + std::to_string(material.copies) : "";
  switch (material.form) {
    case PaperForm::Original:
      return "原件";
    case PaperForm::Copy:
      return "复印件" + copies;
    case PaperForm::OriginalAndCopy:
      return "原件，复印件" + copies;
  }
  return {};
}

// What the cadre who looked last found.
const CheckedPaper* lastCheck(const std::vector<KeptMove>& moves, const std::string& material) {
  const CheckedPaper* found = nullptr;
  for (const KeptMove& kept : moves) {
    for (const CheckedPaper& paper : kept.move.papers) {
      if (paper.material == material) found = &paper;
    }
  }
  return found;
}

LampView paperLamp(const CheckedPaper* paper, const Material& material) {
  if (paper == nullptr) return {"off", material.shared ? "县里有，不用交" : "还没核对"};
  const std::string words(paperWord(paper->state));
  switch (paper->state) {
    case PaperState::Handed:
      return {"ok", paper->original_seen ? "原件看过" : words};
    case PaperState::Missing:
      return {"bad", words};
    case PaperState::Follows:
      return {"warn", words};
  }
  return {};
}

void fillPapers(const Matter* matter, const std::vector<KeptMove>& moves, Dictionary& page) {
  if (matter == nullptr) return;
  for (const Material& material : matter->materials) {
    const CheckedPaper* paper = lastCheck(moves, material.id);
    Dictionary* line = page.AddSectionDictionary("PAPER");
    line->SetValue("PAPER_NAME", material.name);
    line->SetValue("PAPER_FORM", formWords(material));
    show(*line, paperLamp(paper, material));
    if (paper != nullptr && paper->copies > 0) {
      line->SetValue("COPIES", "收复印件 " + std::to_string(paper->copies));
    }
  }
  page.SetIntValue("PAPERS", static_cast<long>(matter->materials.size()));
}

std::string limitWords(const Limit& limit) {
  return std::to_string(limit.days) + (limit.unit == DayUnit::Working ? " 个工作日" : " 天");
}

void addLine(Dictionary& page, const char* label, const std::string& value) {
  if (value.empty()) return;
  Dictionary* line = page.AddSectionDictionary("TERM");
  line->SetValue("LABEL", label);
  line->SetValue("VALUE", value);
}

void fillTerms(const Matter* matter, const Clock& clock, Dictionary& page) {
  addLine(page, "受理", clock.due.accepted ? toIso(*clock.due.accepted) : "还没受理");
  if (matter == nullptr) return;
  if (matter->total) {
    addLine(page, "法定时限",
            limitWords(*matter->total) +
                (matter->extended ? "（特殊 " + limitWords(*matter->extended) + "）" : ""));
  } else {
    addLine(page, "法定时限", matter->total_note.empty() ? "当地定" : matter->total_note);
  }
  if (matter->promised) addLine(page, "承诺时限", limitWords(*matter->promised));
  if (clock.due.promised)
    addLine(page, "承诺到期",
            dueWords(toIso(clock.due.promised->date), clock.due.promised->provisional));
  if (clock.due.statutory)
    addLine(page, "法定到期",
            dueWords(toIso(clock.due.statutory->date), clock.due.statutory->provisional));
  if (clock.due.standing_since) addLine(page, "停表", toIso(*clock.due.standing_since) + " 起");
  if (matter->publicity) addLine(page, "公示", matter->publicity->text);
  std::string basis;
  for (const LegalBasis& law : matter->basis) {
    basis += (basis.empty() ? "" : "；") + law.title + law.articles;
  }
  addLine(page, "依据", basis);
  addLine(page, "谁来定", matter->decides.text);
}

struct Happened {
  Instant at;
  std::string what;
  std::string by;
  std::string note;
};

void fillHistory(const std::vector<HistoryRow>& rows, const std::vector<KeptMove>& moves,
                 std::optional<Instant> extended_at, Dictionary& page) {
  std::vector<Happened> all;
  for (const HistoryRow& row : rows) {
    const std::string what = !row.from               ? "终端传到县里"
                             : row.at == extended_at ? "延期"
                             : *row.from == row.to   ? "写给申请人"
                                                     : std::string(moveWord(*row.from, row.to));
    all.push_back({row.at, what, row.by, row.note});
  }
  for (const KeptMove& kept : moves) {
    all.push_back({kept.move.at, std::string(cadreMoveWord(kept.move.kind)),
                   "代办员 " + kept.move.cadre, ""});
  }
  std::ranges::stable_sort(all, std::greater{}, &Happened::at);
  for (const Happened& one : all) {
    Dictionary* line = page.AddSectionDictionary("HAPPENED");
    line->SetValue("AT", shortTime(one.at));
    line->SetValue("WHAT", one.what);
    line->SetValue("BY", one.by);
    if (!one.note.empty()) line->SetValueAndShowSection("NOTE", one.note, "HAS_NOTE");
  }
}

void fillMoves(const Call& call, const Request& request, const Clock& clock, Dictionary& page) {
  if (mayExtend(call, request, clock)) {
    page.SetValueAndShowSection("ID", request.row.dossier.id, "EXTEND");
  }
  for (const MoveChoice& choice : choicesOf(call, request, clock)) {
    Dictionary* line = page.AddSectionDictionary("MOVE");
    line->SetValue("ID", request.row.dossier.id);
    line->SetValue("TO", std::string(toName(choice.to)));
    line->SetValue("MOVE_WORD", std::string(moveWord(request.row.dossier.status, choice.to)));
    if (choice.main) line->ShowSection("MAIN");
  }
}

void fillHandler(const Call& call, const Request& request, Dictionary& page) {
  const auto assignee = request.row.assignee;
  const auto handler = assignee ? call.staff().byId(*assignee) : std::nullopt;
  page.SetValue("HANDLER", handler ? handler->full_name : "还没人接");
  if (!mayDo(call.account().role, Right::Work)) return;
  Dictionary* form = page.AddSectionDictionary("ASSIGN");
  form->SetValue("ID", request.row.dossier.id);
  form->SetIntValue("FROM", static_cast<long>(assignee.value_or(0)));
  for (const StaffAccount& account : colleaguesFor(call, request.row.dossier)) {
    Dictionary* line = form->AddSectionDictionary("COLLEAGUE");
    line->SetIntValue("STAFF", static_cast<long>(account.id));
    const bool me = account.id == call.account().id;
    line->SetValue("COLLEAGUE_NAME", me ? account.full_name + "（我）" : account.full_name);
    if (me) line->ShowSection("CHOSEN");
  }
}

void fillPaperLinks(const std::vector<HistoryRow>& history, const std::string& id,
                    Dictionary& page) {
  const auto was = [&](DossierStatus status) {
    return std::ranges::find(history, status, &HistoryRow::to) != history.end();
  };
  const auto add = [&](const char* kind, const char* title) {
    Dictionary* line = page.AddSectionDictionary("PRINT");
    line->SetValue("ID", id);
    line->SetValue("KIND", kind);
    line->SetValue("PRINT_TITLE", title);
  };
  if (was(DossierStatus::Accepted)) add("acceptance", "受理通知书");
  if (was(DossierStatus::SupplementRequested)) add("supplement", "补正告知书");
  if (was(DossierStatus::NotAccepted)) add("refusal", "不予受理通知书");
  if (was(DossierStatus::Closed)) add("result", "办结通知书");
}

void fillNow(const Call& call, const Request& request, const std::vector<HistoryRow>& history,
             Dictionary& page) {
  if (const auto ends = noticeEnds(call, request, history)) {
    const Date after{std::chrono::sys_days{*ends} + std::chrono::days(1)};
    page.SetValue("STATUS_NOTE",
                  "公示到 " + monthDay(*ends) + "。期满前不能定；有异议先登记，重新调查。");
    if (localDate(call.now) <= *ends) {
      page.SetValueAndShowSection("FROM_DAY", monthDay(after) + "起可以定", "WAITS");
    }
    return;
  }
  if (!history.empty()) page.SetValue("STATUS_NOTE", history.back().note);
}

}  // namespace

http::Reply showRequest(Call& call) {
  const auto request = requestOf(call);
  if (!request) return nothingHere(call);
  const Dossier& d = request->row.dossier;
  const Opened opened = openRequest(d, call.parts.keys.sealPair(), request->matter);
  const Clock clock = clockOf(call, d, request->matter);
  const auto history = call.store.history(d.id);
  const auto moves = call.store.moves(d.id);
  const OpenedField* name = opened.first(FieldKind::Name);
  Page page(call, "request.tpl", request->name(), Tab::Requests);
  page->SetValue("MATTER_NAME", request->name());
  page->SetValue("NAME", name != nullptr ? name->masked : "");
  page->SetValue("ID", d.id);
  page->SetValue("CODE", groupedPickupCode(opened.code));
  page->SetValue("VILLAGE", areaName(call.parts, d.village));
  page->SetValue("TERMINAL", d.terminal);
  page->SetValue("STATUS", std::string(statusWord(d.status)));
  fillNow(call, *request, history, *page);
  show(*page, lampOfRow(call, d, true));
  fillPerson(call, opened, d.id, *page);
  fillPapers(request->matter, moves, *page);
  fillTerms(request->matter, clock, *page);
  fillHistory(history, moves, d.extended_at, *page);
  fillMoves(call, *request, clock, *page);
  fillHandler(call, *request, *page);
  fillPaperLinks(history, d.id, *page);
  if (mayDo(call.account().role, Right::Work) && !isFinal(d.status)) {
    page->SetValueAndShowSection("ID", d.id, "WORDS");
  }
  page.sayOutcome();
  return page.reply();
}

http::Reply assignRequest(Call& call) {
  const auto request = requestOf(call);
  if (!request) return nothingHere(call);
  const std::string& id = request->row.dossier.id;
  const std::string to = call.form.text("to");
  const auto colleagues = colleaguesFor(call, request->row.dossier);
  const auto chosen = std::ranges::find_if(
      colleagues, [&](const StaffAccount& a) { return std::to_string(a.id) == to; });
  if (chosen == colleagues.end()) {
    return refusal(call, 422, "没有交给谁", "选一个同事，再交给他。");
  }
  const std::string from = call.form.text("from");
  const auto now = request->row.assignee;
  const std::string form = formKey(call);
  Transaction transaction(call.store.db());
  StaffStore staff = call.staff();
  if (!staff.claimForm(form, call.account().id, call.now)) {
    return seeOther("/requests/" + id + "?form=" + form);
  }
  const bool unchanged = std::to_string(now.value_or(0)) == from;
  if (!unchanged || !call.desk().assign(id, now, chosen->id)) {
    return refusal(call, 409, "刚才有人接手了", "这件已经换了人办，回去看一看再定。");
  }
  call.audit("assign", id, chosen->name);
  staff.finishForm(form, "交给" + chosen->full_name + "办了。");
  transaction.commit();
  return seeOther("/requests/" + id + "?form=" + form);
}

http::Reply tellResident(Call& call) {
  const auto request = requestOf(call);
  if (!request) return nothingHere(call);
  const std::string& id = request->row.dossier.id;
  const std::string note = call.form.text("note");
  const std::string problem = note.empty() ? "先写几句话，再发出去。" : noteProblem(note);
  if (!problem.empty()) return refusal(call, 422, "没有发出去", problem);
  return changeOnce(call, "/requests/" + id, [&] {
    call.store.tellResident({id, note, call.now, call.actor()});
    call.audit("tell", id, "");
    return "发出去了。终端和手机上已经看得到。";
  });
}

}  // namespace bianmin::center::desk
