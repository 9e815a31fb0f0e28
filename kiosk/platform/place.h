// From the configuration's files to what the programs' parts are given.
#pragma once

#include <filesystem>

#include "kiosk/app/model.h"
#include "kiosk/platform/runner.h"
#include "kiosk/ui/frame.h"
#include "sync/config/terminal_config.h"

namespace bianmin {

// The model at rest, with the services and the calendar of `config_dir`. Throws ConfigError.
Model restingModel(const TerminalConfig& config, const std::filesystem::path& config_dir);
RunnerOptions runnerOptions(const TerminalConfig& config, const std::filesystem::path& data_dir);
ui::KitOptions kitOptions(const TerminalConfig& config);

}  // namespace bianmin
