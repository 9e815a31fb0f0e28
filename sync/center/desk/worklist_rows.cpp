#include "sync/center/desk/worklist_rows.h"

#include "sync/center/desk/opened.h"
#include "sync/center/desk/words.h"
#include "sync/seal/seal.h"

namespace bianmin::center::desk {
namespace {

std::string dueCell(const Dossier& dossier, const LampView& lamp) {
  if (lamp.words == "停表") {
    return dossier.status == DossierStatus::SupplementRequested ? "补齐后接着算" : "接着办再算";
  }
  return dossier.due.empty() ? "—" : dueWords(dossier);
}

// "" when nothing is searched for; of a search that this session never made a key of nobody.
std::string foundKey(const Call& call) {
  if (!isSearch(call)) return {};
  const std::string form = searchForm(call.token, call.request.parameter("found"));
  const std::string key = call.staff().formResult(form, call.account().id);
  return key.empty() ? "-" : key;
}

std::string nameOfStaff(const StaffNames& names, std::optional<std::int64_t> id) {
  if (!id) return "还没人接";
  const auto found = names.find(*id);
  return found == names.end() ? "离岗人员" : found->second;
}

}  // namespace

std::string searchForm(std::string_view token, std::string_view id) {
  const std::string text = "search " + std::string(id) + " of " + std::string(token);
  return seal::sha256Hex(text).substr(0, 32);
}

bool isSearch(const Call& call) { return !call.request.parameter("found").empty(); }

Worklist worklistAsked(const Call& call) {
  if (isSearch(call)) return Worklist::All;
  if (const auto named = listFromName(call.request.parameter("list"))) return *named;
  return call.account().role == DeskRole::Supervisor ? Worklist::Overdue : Worklist::Received;
}

WorklistQuery worklistQuery(const Call& call, Worklist list) {
  WorklistQuery query;
  query.list = list;
  query.scope = narrowedScope(call);
  query.me = call.account().id;
  query.today = isoDay(call.now);
  query.soon = soonDay(call);
  query.found_key = foundKey(call);
  query.after.due = call.request.parameter("due");
  query.after.id = call.request.parameter("after");
  return query;
}

PageKey keyAfter(const DeskRow& row) {
  return {row.dossier.due.empty() ? "9999" : row.dossier.due, row.dossier.id};
}

StaffNames staffNames(const Call& call) {
  StaffNames names;
  for (const StaffAccount& account : call.staff().all()) names[account.id] = account.full_name;
  return names;
}

WorklistLine worklistLine(const Call& call, const DeskRow& row, const StaffNames& names) {
  const Dossier& d = row.dossier;
  const Matter* matter = call.parts.catalogue.find(d.matter);
  const Opened opened = openRequest(d, call.parts.keys.sealPair(), matter);
  const OpenedField* name = opened.first(FieldKind::Name);
  WorklistLine line;
  line.lamp = lampOfRow(call, d);
  line.matter = matter != nullptr ? matter->name : d.matter;
  line.name = name != nullptr ? name->masked : "";
  line.village = areaName(call.parts, d.village);
  line.status = statusWord(d.status);
  line.due = dueCell(d, line.lamp);
  line.handler = nameOfStaff(names, row.assignee);
  return line;
}

}  // namespace bianmin::center::desk
