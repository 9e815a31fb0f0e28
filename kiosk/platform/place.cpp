#include "kiosk/platform/place.h"

#include <memory>
#include <utility>

#include "kiosk/platform/clock.h"
#include "sync/config/catalogue.h"

namespace bianmin {

Content loadContent(const std::filesystem::path& config_dir) {
  const auto catalogue = std::make_shared<const Catalogue>(loadCatalogue(config_dir));
  return {catalogue, std::make_shared<const WorkCalendar>(loadCalendar(config_dir)),
          std::make_shared<const Finder>(*catalogue)};
}

Content loadHomeContent(const std::filesystem::path& config_dir) {
  return {std::make_shared<const Catalogue>(loadHome(config_dir)),
          std::make_shared<const WorkCalendar>(), nullptr, true};
}

Model restingModel(const TerminalConfig& config, Content content) {
  Model model;
  Place& place = model.place;
  place.hall = config.hall;
  place.terminal = config.label;
  place.village = config.village;
  place.village_name = config.village_name;
  place.help_phone = config.help_phone;
  place.county_phone = config.county_phone;
  place.duty_person = config.duty_person;
  place.address = config.address;
  place.hours = config.hours;
  place.agent = config.agent;
  place.agent_village = config.agent_village;
  place.staff = config.staff;
  place.prints_pages = config.page_printer_device != "none";
  place.prints_roll = config.printer_device != "none";
  place.privacy_contact = config.privacy_contact;
  place.public_url = config.public_url;
  place.start_at_home = config.start == StartScreen::Home;
  place.start_large = config.large;
  place.catalogue = std::move(content.catalogue);
  place.calendar = std::move(content.calendar);
  place.finder = std::move(content.finder);
  place.loading = content.home_only;
  model.session = restingSession(place);
  model.mono = model.last_touch = monoNow();
  model.now = localNow();
  return model;
}

RunnerOptions runnerOptions(const TerminalConfig& config, const std::filesystem::path& data_dir) {
  RunnerOptions options;
  options.data_dir = data_dir;
  options.printers = {config.printer_device, config.paper_mm == 80 ? 576 : 384,
                      config.page_printer_device};
  options.center_url = config.center_url;
  return options;
}

std::filesystem::path localeDir() {
  namespace fs = std::filesystem;
  const fs::path beside = fs::read_symlink("/proc/self/exe").parent_path() / "../share/locale";
  return fs::exists(beside / "zh_CN.mo") ? beside : fs::path("/usr/share/bianmin/locale");
}

ui::KitOptions kitOptions(const TerminalConfig& config) {
  ui::KitOptions options;
  options.settle_ms = config.settle_ms;
  return options;
}

}  // namespace bianmin
