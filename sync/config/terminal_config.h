// terminal.toml: what one terminal is, where it stands and what is plugged into it.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sync/config/finding.h"
#include "sync/domain/staff.h"

namespace bianmin {

enum class Orientation { Auto, Portrait, Landscape };
enum class StartScreen { Idle, Home };

// Plain values as written in the file; relative paths count from the folder that the program was
// started in. Optional texts are "" when they are not given.
struct TerminalConfig {
  // [terminal]
  std::string name;          // stable name at the county, e.g. "yanshuiguan-1": a-z 0-9 - _
  std::string village;       // code of the place: 6, 9 or 12 digits
  std::string village_name;  // 地天堂村: offered where an address is asked; may be ""
  std::string hall;          // shown on the band: 延水关镇便民服务中心
  std::string label;         // printed on tickets: 1号终端
  std::string timezone = "Asia/Shanghai";
  // [center]; all empty: the terminal works alone and keeps what it takes
  std::string center_url;  // https://HOST:PORT, client certificate needed
  std::string enrol_url;   // https://HOST:PORT, for enrolment, without certificate
  std::string public_url;  // start of the addresses in QR codes; may be empty
  std::string ca_file;     // PEM that the centre's certificate is checked against
  // [printer]
  std::string printer_device = "none";
  int paper_mm = 80;  // 80 or 58
  // [printer_a4]; none: every paper comes out of the roll
  std::string page_printer_device = "none";
  // [screen]
  Orientation orientation = Orientation::Auto;
  StartScreen start = StartScreen::Idle;
  int settle_ms = 300;              // touches count only so long after a page change, 0..2000
  bool large = false;               // start with large text
  std::optional<double> px_per_mm;  // of the panel, 1..20; unset: unknown
  // [contact]
  std::string help_phone;
  std::string county_phone;  // of the county's administrator, for unlock codes; may be empty
  std::string duty_person;
  std::string address;
  std::string hours;
  std::string agent;            // name of the 代办员
  std::string agent_village;    // where the agent is at home: 地天堂村; may be empty
  std::string privacy_contact;  // whom to ask about personal data
  // [[staff]]: who has a service card
  std::vector<StaffMember> staff;
};

// Throws ConfigError.
TerminalConfig loadTerminalConfig(const std::filesystem::path& path);

// All faults of the file; `can_draw` as in check.h. Throws nothing for a fault.
std::vector<Finding> checkTerminalConfig(const std::filesystem::path& path,
                                         std::function<bool(char32_t)> can_draw);

}  // namespace bianmin
