#include "kiosk/ctl/audit.h"

#include <map>

#include "kiosk/ctl/print.h"

namespace bianmin::ctl {
namespace {

Json toJson(const AuditRow& row) {
  return {{"seq", row.seq},
          {"at", toIso(row.entry.at)},
          {"cadre", row.entry.cadre},
          {"action", row.entry.action},
          {"subject", row.entry.subject},
          {"reason", row.entry.reason},
          {"previous", row.previous},
          {"hash", row.hash}};
}

}  // namespace

int auditList(const Context& context, int limit) {
  Store store = openStaffStore(context);
  const std::vector<AuditRow> rows = store.auditRows(limit);
  if (context.json) {
    Json list = Json::array();
    for (const AuditRow& row : rows) list.push_back(toJson(row));
    printJson({{"rows", list}});
    return kGood;
  }
  std::map<std::string, std::string> names;
  for (const CadreName& cadre : store.cadres()) names[cadre.id] = cadre.name;
  std::vector<std::vector<std::string>> cells{{"SEQ", "AT", "WHO", "WHAT", "OF", "REASON"}};
  for (const AuditRow& row : rows) {
    const auto name = names.find(row.entry.cadre);
    cells.push_back({std::to_string(row.seq), localText(context, row.entry.at),
                     name == names.end() ? row.entry.cadre : name->second, row.entry.action,
                     row.entry.subject, row.entry.reason});
  }
  printLine(rows.empty() ? "Nothing was done yet." : table(cells));
  return kGood;
}

int auditVerify(const Context& context) {
  Store store = openStaffStore(context);
  const AuditVerdict verdict = store.verifyAudit();
  if (context.json) {
    Json json = {{"good", verdict.good}, {"rows", verdict.rows}};
    if (!verdict.good) {
      json["broken"] = verdict.broken;
      json["what"] = verdict.what;
    }
    printJson(json);
  } else if (verdict.good) {
    printLine("The log is whole: " + std::to_string(verdict.rows) + " rows.");
  } else {
    printLine("The log is broken at row " + std::to_string(verdict.broken) + ": " + verdict.what);
  }
  return verdict.good ? kGood : kFinding;
}

}  // namespace bianmin::ctl
