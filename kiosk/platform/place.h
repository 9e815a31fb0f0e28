// From the configuration's files to what the programs' parts are given.
#pragma once

#include <filesystem>
#include <memory>

#include "kiosk/app/model.h"
#include "kiosk/platform/runner.h"
#include "kiosk/ui/frame.h"
#include "sync/config/terminal_config.h"

namespace bianmin {

struct Content {
  std::shared_ptr<const Catalogue> catalogue;
  std::shared_ptr<const WorkCalendar> calendar;
  std::shared_ptr<const Finder> finder;
  bool home_only = false;  // the matters are still to come
};

// Services and calendar of a configuration's folder. Throws ConfigError. Takes some milliseconds a
// service; main() reads them while home is already shown.
Content loadContent(const std::filesystem::path& config_dir);
// Only what home shows, within a millisecond however many services there are.
Content loadHomeContent(const std::filesystem::path& config_dir);
// The model at rest.
Model restingModel(const TerminalConfig& config, Content content);
RunnerOptions runnerOptions(const TerminalConfig& config, const std::filesystem::path& data_dir);
// Where the message catalogues lie: beside the program in a build tree, in /usr/share in a package.
std::filesystem::path localeDir();
ui::KitOptions kitOptions(const TerminalConfig& config);

}  // namespace bianmin
