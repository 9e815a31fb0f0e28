#include "kiosk/ctl/check.h"

#include <fmt/format.h>

#include "kiosk/ctl/print.h"
#include "sync/config/catalogue.h"
#include "sync/config/terminal_config.h"

namespace bianmin::ctl {

int check(const Context& context) {
  const std::filesystem::path folder = context.config.parent_path();
  const TerminalConfig config = loadTerminalConfig(context.config);
  const Catalogue catalogue = loadCatalogue(folder);
  loadCalendar(folder);

  const bool has_store = std::filesystem::exists(context.data / "terminal.db");
  const std::string damage = has_store ? openStore(context).damage() : "";
  if (context.json) {
    Json json = {{"config", "good"},
                 {"terminal", config.name},
                 {"matters", catalogue.matters.size()},
                 {"store", !has_store       ? "none"
                           : damage.empty() ? "good"
                                            : "damaged"}};
    if (!damage.empty()) json["damage"] = damage;
    printJson(json);
  } else {
    printLine(table({{"configuration", "good", context.config.string()},
                     {"terminal", config.name, config.hall},
                     {"services", fmt::format("{} matters", catalogue.matters.size()), ""},
                     {"store",
                      !has_store       ? "none yet"
                      : damage.empty() ? "good"
                                       : "damaged",
                      damage.empty() ? context.data.string() : damage}}));
  }
  return damage.empty() ? kGood : kFinding;
}

}  // namespace bianmin::ctl
