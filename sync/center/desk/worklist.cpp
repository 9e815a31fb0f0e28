// The worklists: saved queries, narrowed by town and matter, a page at a time.
#include <algorithm>
#include <array>

#include "sync/center/desk/guard.h"
#include "sync/center/desk/handlers.h"
#include "sync/center/desk/indexer.h"
#include "sync/center/desk/lamp_view.h"
#include "sync/center/desk/many_counts.h"
#include "sync/center/desk/page.h"
#include "sync/center/desk/sheet.h"
#include "sync/center/desk/stats_view.h"
#include "sync/center/desk/words.h"
#include "sync/center/desk/worklist_rows.h"
#include "sync/domain/ulid.h"

namespace bianmin::center::desk {
namespace {

using Dictionary = ctemplate::TemplateDictionary;

constexpr int kRows = 50;
constexpr std::size_t kMostSearch = 200;

struct ListGroup {
  const char* title;
  std::vector<Worklist> lists;
};

const std::vector<ListGroup>& groups() {
  static const std::vector<ListGroup> kGroups = {
      {"要我办",
       {Worklist::Mine, Worklist::Received, Worklist::Unassigned, Worklist::DueSoon,
        Worklist::Overdue}},
      {"等着的", {Worklist::InTime, Worklist::Supplement, Worklist::Notice, Worklist::Objection}},
      {"都在这里", {Worklist::Done, Worklist::All}},
  };
  return kGroups;
}

std::string countWords(std::int64_t count) {
  constexpr std::int64_t kMost = ManyCounts::kMost;
  return count > kMost ? std::to_string(kMost) + "+" : std::to_string(count);
}

// Whose count it is: the list, its place and matters, and of one's own list whose it is.
std::string countKey(const WorklistQuery& query) {
  std::string key = std::string(listName(query.list)) + " " + query.scope.area;
  for (const std::string& matter : query.scope.matters) key += " " + matter;
  if (query.list == Worklist::Mine) key += " of " + std::to_string(query.me);
  return key;
}

// Of every list within the whole scope; of Worklist::All nothing is counted.
using Counts = std::array<std::int64_t, kWorklists>;

Counts countAll(const Call& call) {
  Counts counts{};
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const auto list = static_cast<Worklist>(i);
    if (list == Worklist::All) continue;
    WorklistQuery query = worklistQuery(call, list);
    query.scope = scopeOf(call);
    query.found_key.clear();
    const std::string key = countKey(query);
    const auto known = call.parts.many->recall(key, call.now);
    counts[i] = known ? *known : call.desk().count(query, ManyCounts::kMost + 1);
    if (!known) call.parts.many->remember(key, counts[i], call.now);
  }
  return counts;
}

std::string countOf(const Counts& counts, Worklist list) {
  if (list == Worklist::All) return {};
  return countWords(counts.at(static_cast<std::size_t>(list)));
}

void fillSide(const Counts& counts, Dictionary& page, std::optional<Worklist> current) {
  for (const ListGroup& group : groups()) {
    Dictionary* section = page.AddSectionDictionary("GROUP");
    section->SetValue("GROUP_TITLE", group.title);
    for (const Worklist list : group.lists) {
      Dictionary* link = section->AddSectionDictionary("LIST");
      link->SetValue("LIST_NAME", std::string(listName(list)));
      link->SetValue("LIST_TITLE", std::string(listWord(list)));
      link->SetValue("LIST_COUNT", countOf(counts, list));
      if (list == current) link->ShowSection("LIST_ON");
    }
  }
}

void fillTile(const Counts& counts, Dictionary& page, Worklist list, const char* sign,
              const std::string& title) {
  Dictionary* tile = page.AddSectionDictionary("TILE");
  tile->SetValue("LAMP", sign);
  tile->SetValue("TILE_LIST", std::string(listName(list)));
  tile->SetValue("TILE_TITLE", title);
  tile->SetValue("TILE_COUNT", countOf(counts, list));
}

void addChoice(Dictionary& page, const char* section, const std::string& value,
               const std::string& title, std::string_view chosen) {
  Dictionary* choice = page.AddSectionDictionary(section);
  choice->SetValue("VALUE", value);
  choice->SetValue("CHOICE", title);
  if (value == chosen) choice->ShowSection("CHOSEN");
}

void fillFilters(const Call& call, Dictionary& page) {
  const DeskScope scope = scopeOf(call);
  for (const auto& [code, name] : call.parts.areas) {
    if (code.size() == 9 && code.starts_with(scope.area) && code != scope.area) {
      addChoice(page, "TOWN", code, name, call.request.parameter("town"));
    }
  }
  for (const Matter& matter : call.parts.catalogue.matters) {
    const bool mine =
        scope.matters.empty() || std::ranges::find(scope.matters, matter.id) != scope.matters.end();
    if (mine && matter.form) {
      addChoice(page, "MATTER", matter.id, matter.name, call.request.parameter("matter"));
    }
  }
}

void fillRow(Dictionary& page, const DeskRow& row, const WorklistLine& shown) {
  Dictionary* line = page.AddSectionDictionary("ROW");
  show(*line, shown.lamp);
  line->SetValue("ID", row.dossier.id);
  line->SetValue("MATTER_NAME", shown.matter);
  line->SetValue("NAME", shown.name);
  line->SetValue("VILLAGE", shown.village);
  line->SetValue("STATUS", shown.status);
  line->SetValue("DUE", shown.due);
  line->SetValue("FROM", row.dossier.terminal);
  line->SetValue("HANDLER", shown.handler);
}

// The chosen list and filters, for the links to further pages and to the list as a file.
std::string filterLink(const Call& call, Worklist list, const std::string& path = "/requests") {
  std::string link = path + "?list=" + std::string(listName(list));
  for (const char* name : {"town", "matter", "found"}) {
    const std::string_view value = call.request.parameter(name);
    if (!value.empty()) link += std::string("&") + name + "=" + percentEncoded(value);
  }
  return link;
}

void fillRows(const Call& call, Dictionary& page, const WorklistQuery& query) {
  std::vector<DeskRow> rows = call.desk().worklist(query);
  const std::string base = filterLink(call, query.list);
  if (rows.size() > kRows) {
    rows.resize(kRows);
    const PageKey after = keyAfter(rows.back());
    page.SetValueAndShowSection("NEXT", base + "&after=" + after.id + "&due=" + after.due,
                                "HAS_NEXT");
  }
  if (!query.after.id.empty()) page.SetValueAndShowSection("FIRST", base, "HAS_FIRST");
  const StaffNames names = staffNames(call);
  for (const DeskRow& row : rows) fillRow(page, row, worklistLine(call, row, names));
  if (rows.empty()) {
    page.SetValueAndShowSection("EMPTY",
                                query.found_key.empty() ? "这里没有要办的了。"
                                                        : "没查到。换个写法再查：姓名全名、取件码、"
                                                          "身份证号后 4 位或后 6 位。",
                                "NONE");
  } else if (mayDo(call.account().role, Right::Work)) {
    page.ShowSection("BULK");
  }
}

}  // namespace

http::Reply showWorklist(Call& call) {
  const bool search = isSearch(call);
  const Worklist list = worklistAsked(call);
  const std::string title = search ? "查到的办件" : std::string(listWord(list));
  const Counts counts = countAll(call);
  Page page(call, "worklist.tpl", title, Tab::Requests);
  page->SetValue("HEADING", title);
  page->SetValue("LIST", std::string(listName(list)));
  if (!search && list != Worklist::All) {
    page->SetValue("COUNT", countOf(counts, list) + " 件");
  }
  fillSide(counts, *page, search ? std::nullopt : std::optional(list));
  fillTile(counts, *page, Worklist::Overdue, "bad", "超期");
  fillTile(counts, *page, Worklist::DueSoon, "warn",
           std::to_string(call.parts.options.due_soon_days) + " 天内到期");
  fillTile(counts, *page, Worklist::InTime, "ok", "正常");
  fillTile(counts, *page, Worklist::Supplement, "off", "停表，等群众补材料");
  fillFilters(call, *page);
  WorklistQuery query = worklistQuery(call, list);
  query.limit = kRows + 1;  // one more tells whether there is a next page
  fillRows(call, *page, query);
  page->SetValue("CSV", filterLink(call, list, "/requests/table/csv"));
  page->SetValue("XLSX", filterLink(call, list, "/requests/table/xlsx"));
  page->SetValue("MOST", mostRowsWords());
  page->SetValue("YEAR", isoDay(call.now).substr(0, 4));
  page.sayOutcome();
  return page.reply();
}

// The address that follows holds nothing of what was typed.
http::Reply searchRequests(Call& call) {
  const std::string typed = call.form.text("q");
  if (typed.size() > kMostSearch) return seeOther("/requests?list=all");
  if (isUlid(typed)) return seeOther("/requests/" + typed);
  const auto keys = searchKeysOf(call.parts.keys, typed);
  if (keys.empty()) return seeOther("/requests?list=all");
  const std::string id = makeFormId();
  const std::string form = searchForm(call.token, id);
  Transaction transaction(call.store.db());
  StaffStore staff = call.staff();
  staff.claimForm(form, call.account().id, call.now);
  staff.finishForm(form, keys.front());
  call.audit("search", "", "");
  transaction.commit();
  return seeOther("/requests?found=" + id);
}

}  // namespace bianmin::center::desk
