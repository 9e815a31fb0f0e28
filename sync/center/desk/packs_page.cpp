// The service packs: who published which, how many terminals run which, and which cannot.
#include "sync/center/desk/handlers.h"
#include "sync/center/desk/page.h"
#include "sync/center/desk/request_of.h"
#include "sync/center/desk/words.h"
#include "sync/center/store/pack_store.h"

namespace bianmin::center::desk {
namespace {

using Dictionary = ctemplate::TemplateDictionary;

constexpr int kVersions = 30;
constexpr int kProblems = 100;

std::string versionWords(std::int64_t version) {
  return version == 0 ? "安装时带的" : "第 " + std::to_string(version) + " 版";
}

void fillRow(Dictionary& page, const PackRow& row, std::int64_t terminals) {
  Dictionary* line = page.AddSectionDictionary("ROW");
  line->SetValue("VERSION", versionWords(row.version));
  line->SetValue("MADE_AT", shortTime(row.made_at));
  line->SetValue("BY", row.published_by);
  line->SetValue("NOTE", row.note.empty() ? "—" : row.note);
  line->SetValue("FILES", std::to_string(row.files));
  line->SetValue("TERMINALS", std::to_string(terminals));
}

void fillProblem(const Call& call, Dictionary& page, const PackProblem& problem) {
  Dictionary* line = page.AddSectionDictionary("PROBLEM");
  line->SetValue("NAME", problem.terminal);
  const std::string place = areaName(call.parts, problem.village);
  line->SetValue("PLACE_OF_ROW", problem.hall.empty() ? place : place + "　" + problem.hall);
  line->SetValue("VERSION", versionWords(problem.version));
  line->SetValue("WORDS", problem.words);
  line->SetValue("SAID_AT", shortTime(problem.received_at));
}

}  // namespace

http::Reply showPacks(Call& call) {
  Page page(call, "packs.tpl", "服务包", Tab::Packs);
  PackStore packs(call.store.db());
  const std::string& area = call.account().area;
  const auto in_use = packs.inUse(area);
  const auto count = [&in_use](std::int64_t version) {
    const auto found = in_use.find(version);
    return found == in_use.end() ? 0 : found->second;
  };
  const auto rows = packs.newest(kVersions);
  for (const PackRow& row : rows) fillRow(*page, row, count(row.version));
  if (rows.empty()) page->ShowSection("NONE");
  page->SetValue("INSTALLED", std::to_string(count(0)));
  const auto problems = packs.problems(area, kProblems);
  for (const PackProblem& problem : problems) fillProblem(call, *page, problem);
  if (!problems.empty()) page->ShowSection("PROBLEMS");
  return page.reply();
}

}  // namespace bianmin::center::desk
