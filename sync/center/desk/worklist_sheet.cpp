// A worklist as a file, with the filters of its page.
#include "sync/center/desk/handlers.h"
#include "sync/center/desk/page.h"
#include "sync/center/desk/sheet.h"
#include "sync/center/desk/words.h"
#include "sync/center/desk/worklist_rows.h"

namespace bianmin::center::desk {
namespace {

constexpr int kBatch = 50;

void addAll(const Call& call, WorklistQuery query, LimitedSheet& sheet) {
  const StaffNames names = staffNames(call);
  query.limit = kBatch;
  query.after = {};
  while (true) {
    const auto rows = call.desk().worklist(query);
    for (const DeskRow& row : rows) {
      const WorklistLine line = worklistLine(call, row, names);
      if (!sheet.add({row.dossier.id, line.matter, line.name, line.village, line.status,
                      line.lamp.words, line.due, isoDay(row.dossier.created_at),
                      row.dossier.terminal, line.handler})) {
        return;
      }
    }
    if (rows.size() < kBatch) return;
    query.after = keyAfter(rows.back());
  }
}

std::string filtersOf(const Call& call, const WorklistQuery& query) {
  std::string filters = "area=" + query.scope.area;
  if (!call.request.parameter("matter").empty() && query.scope.matters.size() == 1) {
    filters += " matter=" + query.scope.matters.front();
  }
  return query.found_key.empty() ? filters : filters + " search";
}

}  // namespace

http::Reply downloadWorklist(Call& call) {
  const auto format = formatFromName(call.at.front());
  if (!format) return nothingHere(call);
  const Worklist list = worklistAsked(call);
  const WorklistQuery query = worklistQuery(call, list);
  const auto file = makeSheet(*format, std::string(listWord(list)));
  file->add({"办件编号", "事项", "申请人", "从哪来", "办到哪一步", "期限", "到期日", "收件日",
             "终端", "谁在办"});
  LimitedSheet sheet(*file, kMostSheetRows);
  addAll(call, query, sheet);
  call.audit("export", listName(list),
             filtersOf(call, query) + " rows=" + std::to_string(sheet.rows()));
  const std::string name = "requests-" + std::string(listName(list)) + "-" + isoDay(call.now);
  return sheetReply(*format, name, file->finish());
}

}  // namespace bianmin::center::desk
