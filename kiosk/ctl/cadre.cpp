#include "kiosk/ctl/cadre.h"

#include <algorithm>

#include "kiosk/ctl/print.h"

namespace bianmin::ctl {
namespace {

Json toJson(const CadreName& cadre) {
  return {{"id", cadre.id}, {"name", cadre.name}, {"post", cadre.post}};
}

int tellPin(const Context& context, const NewPin& made) {
  if (context.json) {
    Json json = toJson(made.cadre);
    json["pin"] = made.pin;
    printJson(json);
  } else {
    printLine("PIN of " + made.cadre.name + ": " + made.pin);
    printLine("It is shown this once and kept nowhere: hand it over in person.");
  }
  return kGood;
}

// The id of an account by id or name; names are unique. Empty when there is none.
std::string idOf(Store& store, const std::string& who) {
  for (const CadreName& cadre : store.cadres())
    if (cadre.id == who || cadre.name == who) return cadre.id;
  return {};
}

int noSuch(const Context& context, const std::string& who) {
  context.json ? printJson({{"error", "no such account"}})
               : printLine("There is no account " + who);
  return kFinding;
}

}  // namespace

int cadreAdd(const Context& context, const CadreArguments& arguments) {
  Store store = openStaffStore(context);
  try {
    return tellPin(context, store.addCadre(arguments.name, arguments.post, now()));
  } catch (const std::invalid_argument& error) {
    throw WrongUse(error.what());
  }
}

int cadreList(const Context& context) {
  Store store = openStaffStore(context);
  const std::vector<CadreName> all = store.cadres();
  if (context.json) {
    Json cadres = Json::array();
    for (const CadreName& cadre : all) cadres.push_back(toJson(cadre));
    printJson({{"cadres", cadres}});
    return kGood;
  }
  std::vector<std::vector<std::string>> cells{{"NAME", "POST", "ID"}};
  for (const CadreName& cadre : all) cells.push_back({cadre.name, cadre.post, cadre.id});
  printLine(all.empty() ? "Nobody may sign in yet: see cadre add." : table(cells));
  return kGood;
}

int cadreRemove(const Context& context, const CadreArguments& arguments) {
  Store store = openStaffStore(context);
  const std::string id = idOf(store, arguments.who);
  if (id.empty() || !store.removeCadre(id, now())) return noSuch(context, arguments.who);
  context.json ? printJson({{"removed", id}})
               : printLine(arguments.who + " may not sign in any more.");
  return kGood;
}

int cadreResetPin(const Context& context, const CadreArguments& arguments) {
  Store store = openStaffStore(context);
  const std::string id = idOf(store, arguments.who);
  const auto made = id.empty() ? std::nullopt : store.resetPin(id, now());
  return made ? tellPin(context, *made) : noSuch(context, arguments.who);
}

}  // namespace bianmin::ctl
