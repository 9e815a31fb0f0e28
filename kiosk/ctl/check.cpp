#include "kiosk/ctl/check.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "kiosk/ctl/print.h"
#include "kiosk/ui/fonts.h"
#include "sync/config/catalogue.h"
#include "sync/config/check.h"
#include "sync/config/icon_names.h"
#include "sync/config/terminal_config.h"

namespace bianmin::ctl {
namespace {

using Findings = std::vector<Finding>;

// Whether one of the kit's fonts has a character; nothing to ask where they are not installed.
std::function<bool(char32_t)> fontsOfTheKit(Findings& findings) {
  try {
    const auto fonts = std::make_shared<ui::Fonts>(ui::FontPaths{});
    return [fonts](char32_t character) { return fonts->known(character); };
  } catch (const std::runtime_error&) {
    findings.push_back({ui::FontPaths{}.regular.path, 0, "file", Severity::Warning,
                        "没有装终端的字体，没查哪些字画不出来", "装上 fonts-noto-cjk 再检查"});
    return {};
  }
}

int count(const Findings& findings, Severity severity) {
  return static_cast<int>(std::ranges::count(findings, severity, &Finding::severity));
}

std::string_view nameOf(Severity severity) {
  switch (severity) {
    case Severity::Error:
      return "error";
    case Severity::Warning:
      return "warning";
    case Severity::Note:
      return "note";
  }
  return "";
}

Json asJson(const Finding& finding) {
  return {{"file", finding.file},       {"line", finding.line},
          {"field", finding.field},     {"severity", nameOf(finding.severity)},
          {"message", finding.message}, {"fix", finding.fix}};
}

void print(const Findings& findings, Severity severity, std::string_view title) {
  const int number = count(findings, severity);
  if (number == 0) return;
  printLine(fmt::format("{} {} 个：", title, number));
  for (const Finding& finding : findings) {
    if (finding.severity != severity) continue;
    printLine(fmt::format("{}:{}: {} — {}；{}", finding.file, finding.line, finding.field,
                          finding.message, finding.fix));
  }
  printLine("");
}

std::string summary(const Findings& findings) {
  const int errors = count(findings, Severity::Error);
  const int warnings = count(findings, Severity::Warning);
  const int unset = count(findings, Severity::Note);
  return fmt::format("{}：{} 个错误，{} 个提醒，{} 个变量还没填", errors == 0 ? "可以用" : "不能用",
                     errors, warnings, unset);
}

struct Result {
  Findings findings;
  std::string terminal, hall;  // empty when terminal.toml is faulty
  std::size_t matters = 0;     // likewise for the services
};

Result checkConfiguration(const Context& context) {
  const std::filesystem::path folder = context.config.parent_path();
  Result result;
  CheckOptions options;
  options.can_draw = fontsOfTheKit(result.findings);
  options.has_icon = isDrawnIcon;
  const auto add = [&](Findings more) {
    std::ranges::move(more, std::back_inserter(result.findings));
  };
  Context clock = context;
  add(checkTerminalConfig(context.config, options.can_draw));
  if (count(result.findings, Severity::Error) == 0) {
    const TerminalConfig config = loadTerminalConfig(context.config);
    result.terminal = config.name;
    result.hall = config.hall;
  } else {
    clock.config.clear();  // the day of the usual zone
  }
  options.today = localDay(clock);
  const Findings content = checkContent(folder, options);
  // Out of date or not drawable is an error only here; such a catalogue loads.
  if (count(content, Severity::Error) == 0) result.matters = loadCatalogue(folder).matters.size();
  add(content);
  return result;
}

}  // namespace

int check(const Context& context, int on_fault) {
  if (!std::filesystem::exists(context.config)) {
    throw WrongUse("there is no " + context.config.string() + "; name it with --config");
  }
  const Result result = checkConfiguration(context);
  const bool good = count(result.findings, Severity::Error) == 0;
  const bool has_store = std::filesystem::exists(context.data / "terminal.db");
  const std::string damage = has_store ? openStore(context).damage() : "";
  const char* store = !has_store ? "none" : damage.empty() ? "good" : "damaged";
  if (context.json) {
    Json json = {{"config", good ? "good" : "faulty"},
                 {"terminal", result.terminal},
                 {"matters", result.matters},
                 {"store", store},
                 {"findings", Json::array()}};
    for (const Finding& finding : result.findings) json["findings"].push_back(asJson(finding));
    if (!damage.empty()) json["damage"] = damage;
    printJson(json);
  } else {
    print(result.findings, Severity::Error, "错误");
    print(result.findings, Severity::Warning, "提醒");
    print(result.findings, Severity::Note, "还没填的变量");
    printLine(table({{"configuration", good ? "good" : "faulty", context.config.string()},
                     {"terminal", result.terminal, result.hall},
                     {"services", fmt::format("{} matters", result.matters), ""},
                     {"store", has_store ? store : "none yet",
                      damage.empty() ? context.data.string() : damage}}));
    printLine(summary(result.findings));
  }
  if (!good) return on_fault;
  return damage.empty() ? kGood : kFinding;
}

}  // namespace bianmin::ctl
