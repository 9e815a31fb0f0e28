#include "sync/config/terminal_config.h"

#include <algorithm>
#include <array>

#include "sync/config/address.h"
#include "sync/config/table.h"

namespace bianmin {
namespace {

void readTerminal(const Table& table, TerminalConfig& config) {
  config.name = table.text("name", 40);
  if (config.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_") !=
      std::string::npos) {
    table.fail("name", "may have only a-z, 0-9, - and _");
  }
  config.village = table.text("village", 12);
  const auto digits = config.village.size();
  if (config.village.find_first_not_of("0123456789") != std::string::npos ||
      (digits != 6 && digits != 9 && digits != 12)) {
    table.fail("village", "is not a code of 6, 9 or 12 digits");
  }
  config.hall = table.text("hall", 16);
  config.label = table.text("label", 10);
  if (table.has("timezone")) config.timezone = table.text("timezone", 40);
  table.finish();
}

void readCenter(const Table& table, TerminalConfig& config) {
  config.center_url = readHttpsUrl(table, "url");
  config.enrol_url = readHttpsUrl(table, "enrol_url");
  if (table.has("public_url")) config.public_url = readHttpsUrl(table, "public_url");
  config.ca_file = table.text("ca_file");
  table.finish();
}

void readPrinter(const Table& table, TerminalConfig& config) {
  constexpr std::array<std::string_view, 5> kKinds = {
      "escpos+tcp://", "escpos+usb:", "escpos+serial:", "escpos+file:", "cups:"};
  config.printer_device = table.text("device");
  const auto fits = [&](std::string_view kind) {
    return config.printer_device.starts_with(kind) && config.printer_device.size() > kind.size();
  };
  if (config.printer_device != "none" && std::ranges::none_of(kKinds, fits)) {
    table.fail("device", "\"" + config.printer_device +
                             "\" is none of escpos+tcp://HOST:9100, escpos+usb:PATH, "
                             "escpos+serial:PATH?baud=N, escpos+file:PATH, cups:QUEUE, none");
  }
  if (table.has("paper_mm")) {
    config.paper_mm = static_cast<int>(table.integer("paper_mm", 58, 80));
    if (config.paper_mm != 58 && config.paper_mm != 80) table.fail("paper_mm", "is not 80 or 58");
  }
  table.finish();
}

void readScreen(const Table& table, TerminalConfig& config) {
  if (table.has("orientation")) {
    config.orientation =
        table.oneOf<Orientation>("orientation", {{"auto", Orientation::Auto},
                                                 {"portrait", Orientation::Portrait},
                                                 {"landscape", Orientation::Landscape}});
  }
  if (table.has("start")) {
    config.start = table.oneOf<StartScreen>(
        "start", {{"idle", StartScreen::Idle}, {"home", StartScreen::Home}});
  }
  if (table.has("settle_ms")) {
    config.settle_ms = static_cast<int>(table.integer("settle_ms", 0, 2000));
  }
  if (table.has("large")) config.large = table.flag("large");
  if (table.has("px_per_mm")) config.px_per_mm = table.number("px_per_mm", 1, 20);
  table.finish();
}

void readContact(const Table& table, TerminalConfig& config) {
  config.help_phone = table.text("help_phone", 20);
  config.duty_person = table.textOr("duty_person", 16);
  config.address = table.text("address", 40);
  config.hours = table.text("hours", 40);
  config.agent = table.text("agent", 16);
  config.privacy_contact = table.text("privacy_contact", 40);
  table.finish();
}

}  // namespace

TerminalConfig loadTerminalConfig(const std::filesystem::path& path) {
  const Table file = Table::fromFile(path);
  TerminalConfig config;
  readTerminal(file.table("terminal"), config);
  if (file.has("center")) readCenter(file.table("center"), config);
  if (file.has("printer")) readPrinter(file.table("printer"), config);
  if (file.has("screen")) readScreen(file.table("screen"), config);
  readContact(file.table("contact"), config);
  // Voices come with their own keys; until then the table may stand there, but empty.
  if (file.has("voice")) file.table("voice").finish();
  file.finish();
  return config;
}

}  // namespace bianmin
