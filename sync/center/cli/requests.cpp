#include "sync/center/cli/commands.h"
#include "sync/center/cli/request_view.h"
#include "sync/center/phone/pages.h"
#include "sync/wire/codec.h"

namespace bianmin::center::cli {
namespace {

// What a status may be, for a message.
std::string allNames(std::span<const DossierStatus> states) {
  std::string names;
  for (const DossierStatus status : states) {
    if (!names.empty()) names += ", ";
    names += toName(status);
  }
  return names.empty() ? "none" : names;
}

DossierStatus readStatus(const std::string& name) {
  const auto status = dossierStatusFromName(name);
  if (!status) throw std::invalid_argument("there is no status " + name);
  return *status;
}

int notThere(const std::string& id, std::ostream& out) {
  out << "There is no request " << id << "\n";
  return kFinding;
}

// The county's time limit starts on the day of acceptance; nothing when the matter promises none.
std::optional<std::string> dueDate(const Content& content, const std::string& matter_id,
                                   Instant now) {
  const Matter* matter = content.catalogue.find(matter_id);
  if (matter == nullptr || !matter->total) return std::nullopt;
  return toIso(content.calendar.after(phone::localDate(now), *matter->total).date);
}

std::string textOf(const Json& value) {
  return value.is_string() ? value.get<std::string>() : value.dump();
}

// A person of a list on one line: "name: 张*, id_number: 610622********0013".
std::string personOf(const Json& person) {
  std::string line;
  for (const auto& [id, value] : person.items()) {
    if (!line.empty()) line += ", ";
    line += id + ": " + textOf(value);
  }
  return line;
}

void printField(const std::string& id, const Json& value, std::ostream& out) {
  const bool people = value.is_array() && !value.empty() && value.front().is_object();
  if (!people) {
    out << "  " << id << ": " << textOf(value) << "\n";
    return;
  }
  out << "  " << id << ":\n";
  for (std::size_t i = 0; i < value.size(); ++i) {
    out << "    " << i + 1 << ". " << personOf(value[i]) << "\n";
  }
}

void printForPeople(const Json& shown, std::ostream& out) {
  for (const auto& [name, value] : shown.items()) {
    if (!value.is_structured()) {
      out << name << ": " << textOf(value) << "\n";
      continue;
    }
    out << name << ":\n";
    for (const auto& [inner, item] : value.items()) printField(inner, item, out);
  }
}

}  // namespace

int listRequests(const County& county, const ListRequestsOptions& options, std::ostream& out) {
  DossierQuery query;
  query.village = options.village;
  if (!options.status.empty()) query.status = readStatus(options.status);
  const auto found = county.stores()()->dossiers(query);
  const Content content = county.content();
  if (options.json) {
    Json all = Json::array();
    for (const Dossier& dossier : found) all.push_back(summary(dossier, content.catalogue));
    out << all.dump(2) << "\n";
    return kGood;
  }
  for (const Dossier& d : found) {
    out << d.id << "  " << toIso(d.received_at) << "  " << toName(d.status) << "  " << d.matter
        << "  " << d.village << "  " << (d.due.empty() ? "" : "due " + d.due) << "\n";
  }
  return kGood;
}

int showRequest(const County& county, const ShowRequestOptions& options, std::ostream& out) {
  if (options.reveal && options.reason.empty()) {
    throw std::invalid_argument("--reveal needs --reason TEXT: it goes into the audit trail");
  }
  const auto store = county.stores()();
  const auto dossier = store->dossier(options.id);
  if (!dossier) return notThere(options.id, out);
  const Content content = county.content();
  if (options.reveal) {
    store->audit({systemNow(), actor(), "reveal-request", options.id, options.reason});
  }
  Json shown = summary(*dossier, content.catalogue);
  const Json opened = openSealed(*dossier, county.countyKeys().sealPair(),
                                 content.catalogue.find(dossier->matter), options.reveal);
  shown["opened"] = !opened.is_null();
  if (!opened.is_null()) shown.update(opened);
  shown["history"] = historyOf(store->history(options.id));
  shown["moves"] = Json::array();
  for (const KeptMove& kept : store->moves(options.id)) shown["moves"].push_back(moveView(kept));
  if (options.json) {
    out << shown.dump(2) << "\n";
  } else {
    printForPeople(shown, out);
  }
  return opened.is_null() ? kFinding : kGood;
}

int setStatus(const County& county, const SetStatusOptions& options, std::ostream& out) {
  const DossierStatus to = readStatus(options.status);
  if (options.note.size() > wire::kMostNoteBytes) {
    throw std::invalid_argument("--note: at most 2000 bytes, about 660 Chinese characters");
  }
  const auto store = county.stores()();
  const auto dossier = store->dossier(options.id);
  if (!dossier) return notThere(options.id, out);
  DossierMove move{options.id, to, options.note, systemNow(), actor(), std::nullopt};
  // Accepted a second time, after a supplement or a stop, the limit begins anew.
  if (to == DossierStatus::Accepted) move.due = dueDate(county.content(), dossier->matter, move.at);
  const MoveResult result = store->moveDossier(move);
  if (result.kind == MoveResult::Kind::NoSuchDossier) return notThere(options.id, out);
  if (result.kind == MoveResult::Kind::NotAllowed) {
    out << "A request that is " << toName(result.from) << " cannot become " << options.status
        << "; it may become: " << allNames(nextStates(result.from)) << "\n";
    return kFinding;
  }
  const std::string due = move.due.value_or(dossier->due);
  if (options.json) {
    out << Json{{"id", options.id}, {"status", options.status}, {"due", due}}.dump() << "\n";
  } else {
    out << options.id << " is " << options.status << (due.empty() ? "" : ", due " + due) << "\n";
  }
  return kGood;
}

}  // namespace bianmin::center::cli
