// The lists of the month: 月初梳理提醒、月中查摆追踪、月末问责查办, one for each who answers.
#include <algorithm>

#include "sync/center/desk/handlers.h"
#include "sync/center/desk/letter_view.h"
#include "sync/center/desk/page.h"
#include "sync/center/desk/words.h"

namespace bianmin::center::desk {
namespace {

using Dictionary = ctemplate::TemplateDictionary;

constexpr int kMost = 200;
// More than anybody reads on paper; the rest is counted.
constexpr std::size_t kMostLines = 500;

std::string monthOf(const KeptSheet& kept) {
  return std::to_string(kept.sheet.year) + "年" + std::to_string(kept.sheet.month) + "月";
}

std::string placeOf(const Call& call, const KeptSheet& kept) {
  return kept.area.empty() ? countyName(call.parts) : areaName(call.parts, kept.area);
}

// A request outside of the scope of whoever prints is not on the paper.
std::size_t fillRequests(const Call& call, Dictionary& page, const KeptSheet& kept) {
  std::size_t shown = 0;
  for (const std::string& id : kept.sheet.requests) {
    if (shown == kMostLines) break;
    const auto row = call.desk().request(id, scopeOf(call));
    if (!row) continue;
    ++shown;
    const Dossier& d = row->dossier;
    Dictionary* line = page.AddSectionDictionary("ROW");
    line->SetIntValue("N", static_cast<long>(shown));
    line->SetValue("REQUEST", id);
    line->SetValue("MATTER_NAME", matterName(call, d.matter));
    line->SetValue("PLACE_OF_ROW", areaName(call.parts, d.village));
    line->SetValue("DUE", d.due);
    line->SetValue("STATUS", std::string(statusWord(d.status)));
  }
  return shown;
}

}  // namespace

http::Reply showMonths(Call& call) {
  Page page(call, "letter_months.tpl", "每月清单", Tab::Letters);
  fillLetterSide(call, *page, LetterList::Months);
  const auto all = lettersOf(call).sheets(scopeOf(call), kMost);
  for (const KeptSheet& kept : all) {
    Dictionary* line = page->AddSectionDictionary("ROW");
    line->SetIntValue("SHEET", static_cast<long>(kept.id));
    line->SetValue("MONTH", monthOf(kept));
    line->SetValue("PHASE", std::string(phaseWord(kept.sheet.phase)));
    line->SetValue("TO", kept.supervisor_name);
    line->SetValue("PLACE_OF_ROW", placeOf(call, kept));
    line->SetValue("MADE", toIso(kept.made));
    line->SetIntValue("REQUESTS", kept.requests);
    line->SetIntValue("LETTERS", kept.letters);
  }
  if (all.empty()) page->ShowSection("NONE");
  return page.reply();
}

http::Reply showMonthSheet(Call& call) {
  const auto kept = lettersOf(call).sheet(idInPath(call), scopeOf(call));
  if (!kept) return nothingHere(call);
  Dictionary page("sheet");
  page.SetValue("TITLE", monthOf(*kept) + std::string(phaseWord(kept->sheet.phase)) + "清单");
  page.SetValue("COUNTY", countyName(call.parts));
  page.SetValue("TO", placeOf(call, *kept) + "（" + kept->supervisor_name + "）");
  page.SetValue("DAY", chineseDay(kept->made));
  const std::size_t shown = fillRequests(call, page, *kept);
  if (shown == 0) page.ShowSection("NO_REQUESTS");
  if (shown == kMostLines && kept->sheet.requests.size() > shown) {
    page.SetValueAndShowSection(
        "REST", "还有 " + std::to_string(kept->sheet.requests.size() - shown) + " 件没有列出。",
        "HAS_REST");
  }
  for (const std::string& number : kept->sheet.letters) {
    page.AddSectionDictionary("LETTER")->SetValue("NUMBER", number);
  }
  call.audit("print", "month-sheet " + std::to_string(kept->id), "letter");
  return printPage(call, "letter_sheet.tpl", page);
}

}  // namespace bianmin::center::desk
