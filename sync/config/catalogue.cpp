#include "sync/config/catalogue.h"

#include <algorithm>
#include <tuple>

#include "sync/config/calendar_files.h"
#include "sync/config/check.h"
#include "sync/config/county_file.h"
#include "sync/config/hall_files.h"
#include "sync/config/service_file.h"
#include "sync/config/supervision_file.h"

namespace bianmin {
namespace {

void readServices(const std::filesystem::path& services, Folder& folder) {
  const auto files = tomlFiles(services);
  if (files.empty()) {
    folder.incomplete = true;
    folder.reading.findings.push_back({services.string(), 0, "file", Severity::Error,
                                       "一个服务文件都没有", "放进至少一个 .toml 文件"});
  }
  for (const auto& path : files) {
    if (const auto file = Table::fromFile(path, folder.reading)) {
      readServiceFile(*file, folder);
    } else {
      folder.incomplete = true;
    }
  }
}

void resolve(const Folder& folder) {
  if (folder.incomplete) return;
  for (const Reference& reference : folder.references) {
    if (folder.catalogue.find(reference.matter) != nullptr) continue;
    reference.table.fail(reference.key, "没有事项 \"" + reference.matter + "\"",
                         "照服务文件里 [[matter]] 的 id 写");
  }
}

void readFolder(const std::filesystem::path& config_dir, Folder& folder) {
  const CountyFile county(config_dir / "county.toml", folder);
  readQueues(config_dir / "queues.toml", folder);
  folder.reading.in_catalogue = true;
  readServices(config_dir / "services", folder);
  readAgencies(config_dir / "agency.toml", folder);
  readEvents(config_dir / "life_events.toml", folder);
  folder.reading.in_catalogue = false;
  readHome(config_dir / "home.toml", folder);
  county.promise(folder);
  county.noteVariables(folder);
  resolve(folder);
}

}  // namespace

Catalogue loadCatalogue(const std::filesystem::path& config_dir) {
  Folder folder;
  readFolder(config_dir, folder);
  folder.reading.throwFirst();
  return std::move(folder.catalogue);
}

Catalogue loadHome(const std::filesystem::path& config_dir) {
  Folder folder;
  readQueues(config_dir / "queues.toml", folder);
  readEvents(config_dir / "life_events.toml", folder);
  readHome(config_dir / "home.toml", folder);
  folder.reading.throwFirst();
  return std::move(folder.catalogue);
}

WorkCalendar loadCalendar(const std::filesystem::path& config_dir) {
  Reading reading;
  WorkCalendar calendar = readCalendar(config_dir / "calendar", reading);
  reading.throwFirst();
  return calendar;
}

std::vector<Finding> checkContent(const std::filesystem::path& config_dir,
                                  const CheckOptions& options) {
  Folder folder;
  folder.reading.today = options.today;
  folder.reading.has_icon = options.has_icon;
  folder.reading.can_draw = options.can_draw;
  readFolder(config_dir, folder);
  const WorkCalendar calendar = readCalendar(config_dir / "calendar", folder.reading);
  readSupervision(config_dir / "supervision.toml", folder.reading);
  const int year = static_cast<int>(options.today.year());
  if (!calendar.covers(year)) {
    folder.reading.findings.push_back(
        {(config_dir / "calendar").string(), 0, "file", Severity::Warning,
         "没有 " + std::to_string(year) + " 年的放假安排，日期都注明“暂定”",
         "照国务院办公厅的通知加一个文件"});
  }
  auto findings = std::move(folder.reading.findings);
  std::ranges::stable_sort(
      findings, {}, [](const Finding& finding) { return std::tie(finding.file, finding.line); });
  return findings;
}

}  // namespace bianmin
