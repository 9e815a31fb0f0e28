#include "sync/center/cli/commands.h"
#include "sync/center/cli/request_view.h"
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

MoverRole readRole(const std::string& name) {
  const auto role = moverRoleFromName(name);
  if (!role) {
    throw std::invalid_argument(
        "--as: one of cadre, town-clerk, county-clerk, supervisor, resident, system");
  }
  return *role;
}

void checkNote(const std::string& option, const std::string& note) {
  if (note.size() > wire::kMostNoteBytes) {
    throw std::invalid_argument(option + ": at most 2000 bytes, about 660 Chinese characters");
  }
}

std::string wordsOf(MoveRefusal refusal) {
  switch (refusal) {
    case MoveRefusal::SameStatus:
      return "it is so already";
    case MoveRefusal::Over:
      return "it is over";
    case MoveRefusal::NoSuchStep:
      return "that does not follow";
    case MoveRefusal::ResumeElsewhere:
      return "it was suspended and goes on where it stood";
    case MoveRefusal::AlreadyAccepted:
      return "it was accepted before: refuse it instead";
    case MoveRefusal::NotThisRole:
      return "somebody else does this; see --as";
    case MoveRefusal::TownDoesNotDecide:
      return "the county decides this matter, not the town";
    case MoveRefusal::ReasonMissing:
      return "the resident has to be told why";
    case MoveRefusal::RemedyMissing:
      return "the resident has to be told what can be done against it: remedy of the matter's file";
    case MoveRefusal::ListMissing:
      return "tell everything that is missing, once: --note TEXT";
    case MoveRefusal::ClockNotRunning:
      return "its time does not run: not accepted yet, or decided";
    case MoveRefusal::NoExtensionRule:
      return "its matter has no longer limit: extended of the matter's file";
    case MoveRefusal::AlreadyExtended:
      return "it was extended before, and only once is allowed";
    case MoveRefusal::LimitOver:
      return "its last day is over";
  }
  return {};
}

// Why it cannot become so, and what else it may.
int refused(const std::string& what, DossierStatus now, MoveRefusal refusal, std::ostream& out) {
  out << "A request that is " << toName(now) << " cannot " << what << ": " << wordsOf(refusal);
  if (refusal == MoveRefusal::NoSuchStep || refusal == MoveRefusal::ResumeElsewhere) {
    out << "; it may become: " << allNames(nextStates(now));
  }
  out << "\n";
  return kFinding;
}

std::vector<StatusChange> changesOf(const std::vector<HistoryRow>& rows) {
  std::vector<StatusChange> changes;
  for (const HistoryRow& row : rows) {
    StatusChange change;
    change.status = row.to;
    change.at = row.at;
    changes.push_back(std::move(change));
  }
  return changes;
}

int printMoved(const Dossier& dossier, bool json, std::ostream& out) {
  const std::string status(toName(dossier.status));
  if (json) {
    Json shown = {{"id", dossier.id}, {"status", status}};
    shown.update(daysView(dossier, localDate(systemNow())));
    out << shown.dump() << "\n";
  } else {
    out << dossier.id << " is " << status << (dossier.due.empty() ? "" : ", due " + dossier.due)
        << "\n";
  }
  return kGood;
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
    store->audit({systemNow(), shellActor(), "reveal-request", options.id, options.reason});
  }
  Json shown = summary(*dossier, content.catalogue);
  const Json opened = openSealed(*dossier, county.countyKeys().sealPair(),
                                 content.catalogue.find(dossier->matter), options.reveal);
  shown.update(daysView(*dossier, localDate(systemNow())));
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
  const MoverRole role = readRole(options.role);
  checkNote("--note", options.note);
  const Content content = county.content();
  const auto store = county.stores().withRules(content.rules())();
  const auto dossier = store->dossier(options.id);
  if (!dossier) return notThere(options.id, out);
  const Matter* matter = content.catalogue.find(dossier->matter);
  const bool told = !options.note.empty();
  const bool remedy = matter == nullptr ? told : !matter->remedy.empty();
  const MoveAsk ask{to, role, matter == nullptr || matter->town_decides, told, remedy, told};
  const std::string what = "become " + options.status;
  if (const auto refusal = refusalOf(placeOf(changesOf(store->history(options.id))), ask)) {
    return refused(what, dossier->status, *refusal, out);
  }
  const DossierMove move{options.id, to, options.note, systemNow(), actor(), std::nullopt, role};
  Transaction transaction(store->db());
  const MoveResult result = store->moveDossier(move);
  if (result.kind == MoveResult::Kind::NoSuchDossier) return notThere(options.id, out);
  if (result.refusal) return refused(what, result.from, *result.refusal, out);
  const std::string steps = std::string(toName(result.from)) + " " + options.status;
  store->audit({move.at, shellActor(), "set-status", options.id, steps});
  transaction.commit();
  return printMoved(*store->dossier(options.id), options.json, out);
}

int extend(const County& county, const ExtendOptions& options, std::ostream& out) {
  const MoverRole role = readRole(options.role);
  checkNote("--reason", options.reason);
  const auto store = county.stores().withRules(county.content().rules())();
  const Instant now = systemNow();
  Transaction transaction(store->db());
  const MoveResult result = store->extendDossier({options.id, options.reason, now, actor(), role});
  if (result.kind == MoveResult::Kind::NoSuchDossier) return notThere(options.id, out);
  if (result.refusal) return refused("be extended", result.from, *result.refusal, out);
  store->audit({now, shellActor(), "extend-request", options.id, options.reason});
  transaction.commit();
  return printMoved(*store->dossier(options.id), options.json, out);
}

}  // namespace bianmin::center::cli
