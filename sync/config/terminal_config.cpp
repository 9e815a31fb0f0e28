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
    table.fail("name", "\"" + config.name + "\" 里有不能用的字", "只用小写字母 a-z、数字、- 和 _");
  }
  config.village = table.text("village", 12);
  const auto digits = config.village.size();
  if (digits != 0 && (config.village.find_first_not_of("0123456789") != std::string::npos ||
                      (digits != 6 && digits != 9 && digits != 12))) {
    table.fail("village", "不是行政区划代码", "写 6 位、9 位或 12 位数字");
  }
  config.hall = table.words("hall", 16);
  config.village_name = table.textOr("village_name", 12);
  config.label = table.words("label", 10);
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
  const bool given = !config.printer_device.empty() && config.printer_device != "none";
  if (given && std::ranges::none_of(kKinds, fits)) {
    table.fail("device", "\"" + config.printer_device + "\" 不认识",
               "只能写 escpos+tcp://主机:9100、escpos+usb:设备、escpos+serial:设备?baud=速率、"
               "escpos+file:文件、cups:队列 或 none");
  }
  if (table.has("paper_mm")) {
    config.paper_mm = static_cast<int>(table.integer("paper_mm", 58, 80));
    if (config.paper_mm != 58 && config.paper_mm != 80) {
      table.fail("paper_mm", "没有这种宽度的纸", "写 80 或 58");
    }
  }
  table.finish();
}

void readPagePrinter(const Table& table, TerminalConfig& config) {
  config.page_printer_device = table.text("device");
  const std::string& device = config.page_printer_device;
  const auto fits = [&](std::string_view kind) {
    return device.starts_with(kind) && device.size() > kind.size();
  };
  if (!device.empty() && device != "none" && !fits("cups:") && !fits("file:")) {
    table.fail("device", "\"" + device + "\" 不认识", "只能写 cups:队列、file:文件夹 或 none");
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
  config.help_phone = table.words("help_phone", 20);
  config.county_phone = table.wordsOr("county_phone", 20);
  config.duty_person = table.wordsOr("duty_person", 16);
  config.address = table.words("address", 40);
  config.hours = table.words("hours", 40);
  config.agent = table.words("agent", 16);
  config.agent_village = table.wordsOr("agent_village", 16);
  config.privacy_contact = table.words("privacy_contact", 40);
  table.finish();
}

void readStaff(const Table& file, TerminalConfig& config) {
  constexpr std::size_t kMost = 20;
  for (const Table& table : file.tables("staff", 0, kMost)) {
    StaffMember member;
    member.name = table.words("name", 16);
    member.post = table.words("post", 12);
    member.phone = table.text("phone", 20);
    member.duties = table.wordsList("duties", 1, 8, 20);
    table.finish();
    config.staff.push_back(std::move(member));
  }
}

TerminalConfig readAll(const Table& file) {
  TerminalConfig config;
  readTerminal(file.table("terminal"), config);
  if (file.has("center")) readCenter(file.table("center"), config);
  if (file.has("printer")) readPrinter(file.table("printer"), config);
  if (file.has("printer_a4")) readPagePrinter(file.table("printer_a4"), config);
  if (file.has("screen")) readScreen(file.table("screen"), config);
  readContact(file.table("contact"), config);
  if (file.has("staff")) readStaff(file, config);
  // Voices come with their own keys; until then the table may stand there, but empty.
  if (file.has("voice")) file.table("voice").finish();
  file.finish();
  return config;
}

}  // namespace

TerminalConfig loadTerminalConfig(const std::filesystem::path& path) {
  return readAll(Table::fromFile(path));
}

std::vector<Finding> checkTerminalConfig(const std::filesystem::path& path,
                                         std::function<bool(char32_t)> can_draw) {
  Reading reading;
  reading.can_draw = std::move(can_draw);
  if (const auto file = Table::fromFile(path, reading)) readAll(*file);
  return std::move(reading.findings);
}

}  // namespace bianmin
