#include "kiosk/ctl/outbox.h"

#include <fmt/format.h>

#include "kiosk/ctl/print.h"

namespace bianmin::ctl {
namespace {

Json toJson(const OutboxRow& row) {
  Json json = {{"seq", row.entry.seq},
               {"id", row.entry.id},
               {"kind", toName(row.entry.kind)},
               {"at", toIso(row.entry.at)},
               {"state", toName(row.state)}};
  if (!row.reason.empty()) json["reason"] = row.reason;
  return json;
}

// The sealed part is long and says nothing to a reader.
Json shownBody(const std::string& body) {
  Json json = Json::parse(body);
  if (const auto sealed = json.find("sealed"); sealed != json.end()) {
    const std::size_t size = sealed->get_ref<const std::string&>().size();
    *sealed = fmt::format("({} characters, only the county can open them)", size);
  }
  return json;
}

void printRows(const Context& context, const std::vector<OutboxRow>& rows) {
  std::vector<std::vector<std::string>> cells{{"SEQ", "KIND", "STATE", "AT", "ID", "REASON"}};
  for (const OutboxRow& row : rows) {
    cells.push_back({std::to_string(row.entry.seq), std::string(toName(row.entry.kind)),
                     std::string(toName(row.state)), localText(context, row.entry.at), row.entry.id,
                     row.reason});
  }
  printLine(table(cells));
}

}  // namespace

int outboxList(const Context& context, int limit, bool parked_only) {
  Store store = openStore(context);
  const std::vector<OutboxRow> rows = parked_only ? store.parkedEntries() : store.outbox(limit);
  const OutboxCounts counts = store.outboxCounts();
  if (context.json) {
    Json entries = Json::array();
    for (const OutboxRow& row : rows) entries.push_back(toJson(row));
    printJson({{"waiting", counts.waiting},
               {"sending", counts.sending},
               {"taken", counts.taken},
               {"parked", counts.parked},
               {"entries", entries}});
  } else {
    if (!rows.empty()) printRows(context, rows);
    printLine(fmt::format("{} waiting, {} sending, {} taken, {} parked", counts.waiting,
                          counts.sending, counts.taken, counts.parked));
    if (counts.parked > 0 && !parked_only) {
      printLine("The county refused the parked ones: see outbox list --parked.");
    }
  }
  return counts.parked > 0 ? kFinding : kGood;
}

int outboxShow(const Context& context, const std::string& id) {
  Store store = openStore(context);
  const std::optional<OutboxRow> row = store.outboxEntry(id);
  if (!row) {
    context.json ? printJson({{"error", "no such entry"}}) : printLine("There is no entry " + id);
    return kFinding;
  }
  const Json body = shownBody(row->entry.body);
  if (context.json) {
    Json json = toJson(*row);
    json["body"] = body;
    printJson(json);
    return kGood;
  }
  std::vector<std::vector<std::string>> cells{{"id", row->entry.id},
                                              {"seq", std::to_string(row->entry.seq)},
                                              {"kind", std::string(toName(row->entry.kind))},
                                              {"at", localText(context, row->entry.at)},
                                              {"state", std::string(toName(row->state))}};
  if (!row->reason.empty()) cells.push_back({"reason", row->reason});
  printLine(table(cells) + "body\n" + body.dump(2));
  return kGood;
}

int outboxRetry(const Context& context, const std::string& id) {
  Store store = openStore(context);
  const bool waits = store.retry(id);
  if (context.json) {
    printJson({{"id", id}, {"waits", waits}});
  } else if (waits) {
    printLine(id + " waits again. It is sent with the next entry, or when the terminal starts.");
  } else {
    printLine("No parked entry has the id " + id);
  }
  return waits ? kGood : kFinding;
}

}  // namespace bianmin::ctl
