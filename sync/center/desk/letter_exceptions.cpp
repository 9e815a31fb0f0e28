// What the day's run could not send on its way: nobody answers for the place, or nobody answered
// the last letter.
#include <algorithm>

#include "sync/center/desk/handlers.h"
#include "sync/center/desk/letter_view.h"
#include "sync/center/desk/page.h"
#include "sync/center/desk/request_of.h"
#include "sync/center/desk/sent_form.h"
#include "sync/center/desk/words.h"
#include "sync/domain/utf8.h"

namespace bianmin::center::desk {
namespace {

using Dictionary = ctemplate::TemplateDictionary;

constexpr std::size_t kMost = 200;
constexpr std::size_t kMostName = 20;  // characters, as in supervision.toml
constexpr const char* kList = "/letters/exceptions";

std::string wordsOf(const LetterException& what) {
  const std::string paper(paperName(what.letter));
  switch (what.kind) {
    case LetterException::Kind::NoSupervisor:
      return "该发" + paper + "，没有人管这个地方";
    case LetterException::Kind::WarnUnanswered:
      return paper + "没有按时回复，没有更高的函了";
  }
  return {};
}

void fillRow(const Call& call, Dictionary& page, const KeptException& kept) {
  const LetterException& what = kept.what;
  Dictionary* line = page.AddSectionDictionary("ROW");
  show(*line, {"bad", wordsOf(what)});
  line->SetIntValue("EXCEPTION", static_cast<long>(kept.id));
  line->SetValue("CAUSE", std::string(causeWord(what.cause)));
  line->SetValue("MATTER_NAME", matterName(call, what.matter));
  line->SetValue("REQUEST", what.request);
  line->SetValue("PLACE_OF_ROW", areaName(call.parts, what.village));
  line->SetValue("TOWN_NAME", areaName(call.parts, townOf(what.village)));
  line->SetValue("SINCE", toIso(kept.first));
  if (!kept.note.empty()) {
    Dictionary* note = line->AddSectionDictionary("NOTED");
    note->SetValue("NOTE", kept.note);
    note->SetValue("BY", kept.noted_by);
  }
  const DeskRole role = call.account().role;
  if (what.kind == LetterException::Kind::NoSupervisor && mayDo(role, Right::County)) {
    line->ShowSection("CAN_SET");
  }
  if (mayWatch(role)) line->ShowSection("CAN_NOTE");
}

bool isWithin(const Call& call, const std::string& area) {
  return area.starts_with(scopeOf(call).area);
}

// Those named at the desk; a slip of the pen is put right here.
void fillNamed(const Call& call, Dictionary& page) {
  if (!mayDo(call.account().role, Right::County)) return;
  for (const Supervisor& one : lettersOf(call).supervisors()) {
    if (!isWithin(call, one.area)) continue;
    Dictionary* line = page.AddSectionDictionary("NAMED");
    line->SetValue("AREA", one.area);
    line->SetValue("AREA_NAME", areaName(call.parts, one.area));
    line->SetValue("NAME", one.name);
    page.ShowSection("HAS_NAMED");
  }
}

http::Reply exceptionsPage(const Call& call, std::string_view words) {
  Page page(call, "letter_exceptions.tpl", "要人看一看", Tab::Letters);
  fillLetterSide(call, *page, LetterList::Exceptions);
  auto all = lettersOf(call).exceptions(scopeOf(call), static_cast<int>(kMost) + 1);
  if (all.size() > kMost) {
    all.resize(kMost);
    page->SetValueAndShowSection("MOST", std::to_string(kMost), "MORE");
  }
  for (const KeptException& kept : all) fillRow(call, *page, kept);
  if (all.empty()) page->ShowSection("NONE");
  fillNamed(call, *page);
  page.sayOutcome(words);
  return page.reply(words.empty() ? 200 : 422);
}

// Who answers for a place from now on.
http::Reply nameFor(Call& call, const std::string& area, const std::string& then) {
  const std::string name = call.form.text("name");
  const auto characters = decodeUtf8(name);
  if (name.empty() || !characters || characters->size() > kMostName) {
    return exceptionsPage(call, "写上谁来管，最多 20 个字。");
  }
  return changeOnce(call, kList, [&] {
    lettersOf(call).setSupervisor(area, name, call.actor(), call.now);
    call.audit("set-supervisor", area, name);
    return areaName(call.parts, area) + "由" + name + "管。" + then;
  });
}

}  // namespace

http::Reply showLetterExceptions(Call& call) { return exceptionsPage(call, ""); }

http::Reply setSupervisor(Call& call) {
  const auto kept = lettersOf(call).exception(idInPath(call), scopeOf(call));
  if (!kept || kept->what.kind != LetterException::Kind::NoSupervisor) return nothingHere(call);
  return nameFor(call, townOf(kept->what.village), "函在下一个工作日发出，发出以前还列在这里。");
}

http::Reply changeSupervisor(Call& call) {
  const std::string area = call.at.at(0);
  const auto named = lettersOf(call).supervisors();
  const bool known = std::ranges::find(named, area, &Supervisor::area) != named.end();
  if (!known || !isWithin(call, area)) return nothingHere(call);
  return nameFor(call, area, "以后的函写这个人，发出去的不变。");
}

http::Reply noteException(Call& call) {
  const auto kept = lettersOf(call).exception(idInPath(call), scopeOf(call));
  if (!kept) return nothingHere(call);
  if (!mayWatch(call.account().role)) {
    call.audit("refused", kept->what.request, "note");
    return refusal(call, 403, "这件事不归您办", "由县里或者督查的人记。");
  }
  const std::string words = call.form.text("note");
  if (const std::string problem = keptWordsProblem(words); !problem.empty()) {
    return exceptionsPage(call, problem);
  }
  return changeOnce(call, kList, [&] {
    lettersOf(call).note(kept->id, words, call.actor());
    call.audit("note-exception", kept->what.request, std::string(toName(kept->what.kind)));
    return std::string("记下了。");
  });
}

}  // namespace bianmin::center::desk
