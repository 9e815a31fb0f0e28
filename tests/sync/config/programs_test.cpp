// terminal.toml and center.toml.
#include <gtest/gtest.h>

#include "sync/config/areas.h"
#include "sync/config/center_config.h"
#include "sync/config/terminal_config.h"
#include "tests/support/paths.h"
#include "tests/sync/config/config_files.h"

namespace bianmin {
namespace {

const std::filesystem::path kShipped = std::filesystem::path(BIANMIN_SOURCE_DIR) / "config";

constexpr const char* kTerminal = R"([terminal]
name = "yanshuiguan-1"
village = "610622102201"
hall = "延水关镇便民服务中心"
label = "1号终端"

[center]
url = "https://center.example:8443"
enrol_url = "https://center.example:8444"
ca_file = "ca.pem"

[printer]
device = "escpos+tcp://127.0.0.1:9100"
paper_mm = 58

[printer_a4]
device = "cups:Office"

[screen]
orientation = "landscape"
start = "home"
settle_ms = 0
large = true
px_per_mm = 4

[contact]
help_phone = "0911-0000000"
address = "延水关镇"
hours = "周一至周五"
agent = "王五"
privacy_contact = "赵六"
agent_village = "地天堂村"

[[staff]]
name = "王五"
post = "代办员"
phone = "0911-0000000"
duties = ["低保申请", "送材料"]
)";

constexpr const char* kCenter = R"([http]
listen = "127.0.0.1:8443"
enrol_listen = "[::1]:0"
public_url = "https://center.example"

[database]
url = "postgresql://bianmin@127.0.0.1/bianmin"

[tls]
dir = "tls"

[limits]
batch_entries = 100
)";

TEST(TerminalConfigTest, TheShippedFileLoads) {
  const auto config = loadTerminalConfig(kShipped / "terminal.toml");
  EXPECT_EQ(config.hall, "延水关镇便民服务中心");
  EXPECT_EQ(config.village, "610622102201");
  EXPECT_EQ(config.printer_device, "none");
  EXPECT_EQ(config.agent, "王五");
}

TEST(TerminalConfigTest, ReadsEveryField) {
  const ConfigFiles files;
  const auto config = loadTerminalConfig(files.write("terminal.toml", kTerminal));
  EXPECT_EQ(config.name, "yanshuiguan-1");
  EXPECT_EQ(config.label, "1号终端");
  EXPECT_EQ(config.timezone, "Asia/Shanghai");
  EXPECT_EQ(config.center_url, "https://center.example:8443");
  EXPECT_EQ(config.enrol_url, "https://center.example:8444");
  EXPECT_EQ(config.public_url, "");
  EXPECT_EQ(config.ca_file, "ca.pem");
  EXPECT_EQ(config.printer_device, "escpos+tcp://127.0.0.1:9100");
  EXPECT_EQ(config.paper_mm, 58);
  EXPECT_EQ(config.page_printer_device, "cups:Office");
  EXPECT_EQ(config.agent_village, "地天堂村");
  ASSERT_EQ(config.staff.size(), 1U);
  EXPECT_EQ(config.staff[0].post, "代办员");
  EXPECT_EQ(config.staff[0].duties.size(), 2U);
  EXPECT_EQ(config.orientation, Orientation::Landscape);
  EXPECT_EQ(config.start, StartScreen::Home);
  EXPECT_EQ(config.settle_ms, 0);
  EXPECT_TRUE(config.large);
  EXPECT_EQ(config.px_per_mm, 4.0);
  EXPECT_EQ(config.help_phone, "0911-0000000");
  EXPECT_EQ(config.duty_person, "");
  EXPECT_EQ(config.privacy_contact, "赵六");
}

TEST(TerminalConfigTest, OnlyTerminalAndContactAreNeeded) {
  const ConfigFiles files;
  std::string text = kTerminal;
  const auto from = text.find("[center]");
  text.erase(from, text.find("[contact]") - from);
  const auto config = loadTerminalConfig(files.write("terminal.toml", text));
  EXPECT_EQ(config.center_url, "");
  EXPECT_EQ(config.printer_device, "none");
  EXPECT_EQ(config.paper_mm, 80);
  EXPECT_EQ(config.settle_ms, 300);
  EXPECT_FALSE(config.px_per_mm);
}

TEST(TerminalConfigTest, EachErrorNamesFileLineAndField) {
  const struct {
    const char* from;
    const char* to;
    const char* field;
    const char* what;
  } cases[] = {
      {"name = \"yanshuiguan-1\"", "name = \"延水关\"", "terminal.name", "a-z"},
      {"village = \"610622102201\"", "village = \"6106\"", "terminal.village",
       "6 位、9 位或 12 位"},
      {"village = \"610622102201\"", "village = 610622102201", "terminal.village",
       "要写文字，写成了整数"},
      {"label = \"1号终端\"", "label = \"\"", "terminal.label", "是空的"},
      {"label = \"1号终端\"", "label = \" 1号\"", "terminal.label", "空格"},
      {"hall = \"延水关镇便民服务中心\"", "hall = \"延水关镇便民服务中心延水关镇便民服务\"",
       "terminal.hall", "有 18 个字，最多 16 个字"},
      {"url = \"https://center.example:8443\"", "url = \"http://center.example\"", "center.url",
       "https://主机:端口"},
      {"url = \"https://center.example:8443\"", "url = \"https://center.example:70000\"",
       "center.url", "https://主机:端口"},
      {"enrol_url = \"https://center.example:8444\"", "enrol_url = \"https://center.example/\"",
       "center.enrol_url", "斜杠"},
      {"device = \"escpos+tcp://127.0.0.1:9100\"", "device = \"lpt1\"", "printer.device", "不认识"},
      {"device = \"cups:Office\"", "device = \"lp0\"", "printer_a4.device", "不认识"},
      {"duties = [\"低保申请\", \"送材料\"]", "duties = []", "staff[1].duties", "1"},
      {"paper_mm = 58", "paper_mm = 60", "printer.paper_mm", "80 或 58"},
      {"paper_mm = 58", "paper_mm = 4294967354", "printer.paper_mm", "不在 58 到 80 之间"},
      {"orientation = \"landscape\"", "orientation = \"upright\"", "screen.orientation",
       "auto、portrait、landscape"},
      {"large = true", "large = 1", "screen.large", "true 或 false"},
      {"px_per_mm = 4", "px_per_mm = nan", "screen.px_per_mm", "之间"},
      {"settle_ms = 0", "settle_ms = 0\nsetle = 1", "screen.setle", "没有这一项"},
      {"settle_ms = 0", "settle_ms = 07:30:00", "settle_ms", "时刻"},
  };
  for (const auto& c : cases) {
    const ConfigFiles files;
    const auto path = files.write("terminal.toml", kTerminal);
    int line = files.replace("terminal.toml", c.from, c.to);
    if (std::string(c.what) == "没有这一项") ++line;
    expectWrong([&] { loadTerminalConfig(path); }, {"terminal.toml", line, c.field, c.what});
  }
}

TEST(TerminalConfigTest, AMissingKeyIsReportedAtItsTable) {
  const ConfigFiles files;
  const auto path = files.write("terminal.toml", kTerminal);
  files.replace("terminal.toml", "agent = \"王五\"\n", "");
  expectWrong([&] { loadTerminalConfig(path); },
              {"terminal.toml", 26, "contact.agent", "少了这一项"});
}

TEST(TerminalConfigTest, UnknownTablesAndVoiceKeysAreErrors) {
  const ConfigFiles files;
  const auto extra = files.write("a.toml", std::string(kTerminal) + "\n[sound]\n");
  expectWrong([&] { loadTerminalConfig(extra); }, {"a.toml", 40, "sound", "没有这一项"});
  const auto voice = files.write("b.toml", std::string(kTerminal) + "\n[voice]\nloud = true\n");
  expectWrong([&] { loadTerminalConfig(voice); }, {"b.toml", 41, "voice.loud", "没有这一项"});
}

TEST(TerminalConfigTest, BrokenTomlAndMissingFilesAreConfigErrors) {
  const ConfigFiles files;
  const auto broken = files.write("broken.toml", "[terminal]\nname = \n");
  expectWrong([&] { loadTerminalConfig(broken); }, {"broken.toml", 2, "syntax", "TOML"});
  const auto twice = files.write("twice.toml", "a = 1\na = 2\n");
  expectWrong([&] { loadTerminalConfig(twice); }, {"twice.toml", 2, "syntax", "写了两次"});
  const auto latin = files.write("latin.toml", "# ok\na = \"\xE9\"\n");
  expectWrong([&] { loadTerminalConfig(latin); }, {"latin.toml", 2, "syntax", "UTF-8"});
  expectWrong([&] { loadTerminalConfig(files.folder() / "none.toml"); },
              {"none.toml", 0, "file", "读不了"});
  expectWrong([&] { loadTerminalConfig(files.folder()); }, {"", 0, "file", "读不了"});
}

TEST(TerminalConfigTest, AFileFromAWindowsEditorLoads) {
  const ConfigFiles files;
  std::string text = "\xEF\xBB\xBF";  // a byte order mark, and lines that end in CR LF
  for (const char c : std::string(kTerminal))
    text += c == '\n' ? std::string("\r\n") : std::string(1, c);
  EXPECT_EQ(loadTerminalConfig(files.write("terminal.toml", text)).label, "1号终端");
}

TEST(CenterConfigTest, OnlyAddressesAreTrustedProxies) {
  const ConfigFiles files;
  const std::string desk = std::string(kCenter) + "\n[desk]\nlisten = \"127.0.0.1:0\"\n";
  EXPECT_TRUE(loadCenterConfig(files.write("center.toml", desk)).desk_trusted_proxies.empty());
  const auto config = loadCenterConfig(
      files.write("center.toml", desk + "trusted_proxies = [\"192.0.2.10\", \"2001:db8::10\"]\n"));
  EXPECT_EQ(config.desk_trusted_proxies, (std::vector<std::string>{"192.0.2.10", "2001:db8::10"}));
  EXPECT_THROW(
      loadCenterConfig(files.write("center.toml", desk + "trusted_proxies = [\"balancer\"]\n")),
      ConfigError);
  const std::string phone = std::string(kCenter) + "\n[phone]\nexpire_days = 9\n";
  EXPECT_EQ(
      loadCenterConfig(files.write("center.toml", phone + "trusted_proxies = [\"192.0.2.11\"]\n"))
          .phone_trusted_proxies,
      std::vector<std::string>{"192.0.2.11"});
  EXPECT_THROW(
      loadCenterConfig(files.write("center.toml", phone + "trusted_proxies = [\"balancer\"]\n")),
      ConfigError);
}

TEST(CenterConfigTest, TheShippedFileLoads) {
  const auto config = loadCenterConfig(kShipped / "center.toml");
  EXPECT_EQ(config.listen, "127.0.0.1:8443");
  EXPECT_EQ(config.enrol_listen, "127.0.0.1:8444");
  EXPECT_EQ(config.database_url, "sqlite:center.db");
  EXPECT_EQ(config.batch_entries, 500);
  EXPECT_EQ(config.batch_bytes, 4194304);
}

TEST(CenterConfigTest, ReadsEveryField) {
  const ConfigFiles files;
  const auto config = loadCenterConfig(files.write("center.toml", kCenter));
  EXPECT_EQ(config.enrol_listen, "[::1]:0");
  EXPECT_EQ(config.public_url, "https://center.example");
  EXPECT_EQ(config.tls_dir, "tls");
  EXPECT_EQ(config.batch_entries, 100);
  EXPECT_EQ(config.batch_bytes, 4 * 1024 * 1024);
}

TEST(CenterConfigTest, TheDeskIsOffWithoutItsAddress) {
  const ConfigFiles files;
  EXPECT_EQ(loadCenterConfig(files.write("center.toml", kCenter)).desk_listen, "");
  const std::string with = std::string(kCenter) + "\n[desk]\nlisten = \"127.0.0.1:8445\"\n";
  EXPECT_EQ(loadCenterConfig(files.write("center.toml", with)).desk_listen, "127.0.0.1:8445");
}

TEST(CenterConfigTest, MonitoringIsOffWithoutItsAddressAndPagesEndAfterHalfAYear) {
  const ConfigFiles files;
  const auto plain = loadCenterConfig(files.write("center.toml", kCenter));
  EXPECT_EQ(plain.ops_listen, "");
  EXPECT_EQ(plain.phone_expire_days, 180);
  const auto full = loadCenterConfig(files.write(
      "center.toml",
      std::string(kCenter) + "\n[ops]\nlisten = \"[::1]:9464\"\n[phone]\nexpire_days = 30\n"));
  EXPECT_EQ(full.ops_listen, "[::1]:9464");
  EXPECT_EQ(full.phone_expire_days, 30);
  const std::string never = std::string(kCenter) + "\n[phone]\nexpire_days = 0\n";
  EXPECT_THROW(loadCenterConfig(files.write("center.toml", never)), ConfigError);
}

TEST(AreasTest, CodesHaveNamesAndEachStandsOnce) {
  const ConfigFiles files;
  const auto file = files.write("areas.toml", "[[area]]\ncode = \"610622\"\nname = \"延川县\"\n");
  EXPECT_EQ(loadAreas(file.parent_path()).at("610622"), "延川县");
  files.write("areas.toml", "[[area]]\ncode = \"61062\"\nname = \"延川县\"\n");
  EXPECT_THROW(loadAreas(file.parent_path()), ConfigError);
  files.write("areas.toml",
              "[[area]]\ncode = \"610622\"\nname = \"一\"\n"
              "[[area]]\ncode = \"610622\"\nname = \"二\"\n");
  EXPECT_THROW(loadAreas(file.parent_path()), ConfigError);
  EXPECT_TRUE(loadAreas(file.parent_path() / "nowhere").empty());
  EXPECT_EQ(loadAreas(kShipped).at("610622102"), "延水关镇");
}

TEST(CenterConfigTest, EachErrorNamesFileLineAndField) {
  const struct {
    const char* from;
    const char* to;
    const char* field;
    const char* what;
  } cases[] = {
      {"listen = \"127.0.0.1:8443\"", "listen = \"8443\"", "http.listen", "地址:端口"},
      {"enrol_listen = \"[::1]:0\"", "enrol_listen = \"::1]\"", "http.enrol_listen", "地址:端口"},
      {"url = \"postgresql://bianmin@127.0.0.1/bianmin\"", "url = \"mysql://x\"", "database.url",
       "sqlite:文件"},
      {"batch_entries = 100", "batch_entries = 0", "limits.batch_entries", "不在 1 到 5000 之间"},
      {"batch_entries = 100", "batch_entries = \"100\"", "limits.batch_entries", "要写整数"},
      {"dir = \"tls\"", "dirs = \"tls\"", "tls.dir", "少了这一项"},
  };
  for (const auto& c : cases) {
    const ConfigFiles files;
    const auto path = files.write("center.toml", kCenter);
    int line = files.replace("center.toml", c.from, c.to);
    if (std::string(c.what) == "少了这一项") --line;
    expectWrong([&] { loadCenterConfig(path); }, {"center.toml", line, c.field, c.what});
  }
}

TEST(CenterConfigTest, ADatabasePasswordIsNotRepeated) {
  const ConfigFiles files;
  const auto path = files.write("center.toml", kCenter);
  files.replace("center.toml", "postgresql://bianmin@", "postgres://bianmin:geheim@");
  try {
    loadCenterConfig(path);
    FAIL() << "no error";
  } catch (const ConfigError& error) {
    EXPECT_EQ(std::string(error.what()).find("geheim"), std::string::npos);
  }
}

}  // namespace
}  // namespace bianmin
