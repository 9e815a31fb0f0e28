#include "sync/config/calendar_files.h"

#include <algorithm>

#include "sync/config/table.h"

namespace bianmin {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using Days = std::vector<sys_days>;

constexpr const char* kClosures = "closures.toml";

// "2026-05-01" or "2026-05-01/2026-05-05"; nothing after a fault. `year` 0: any year.
Days readRange(const Table& file, std::string_view key, const std::string& text, int year) {
  if (text.empty()) return {};
  const auto slash = text.find('/');
  const Date first = dateFromIso(text.substr(0, slash));
  const Date last = slash == std::string::npos ? first : dateFromIso(text.substr(slash + 1));
  const std::string shown = "\"" + text + "\"";
  if (!first.ok() || !last.ok()) {
    file.fail(key, shown + " 不是日期", "写成 2026-05-01 或 2026-05-01/2026-05-05");
    return {};
  }
  const sys_days from{first};
  const sys_days to{last};
  if (to < from) {
    file.fail(key, shown + " 结束比开始早", "前后换一下");
    return {};
  }
  if (year != 0 &&
      (static_cast<int>(first.year()) != year || static_cast<int>(last.year()) != year)) {
    file.fail(key, shown + " 不在 " + std::to_string(year) + " 年", "别的年份写到那一年的文件里");
    return {};
  }
  if (to - from > days{366}) {
    file.fail(key, shown + " 超过一年", "核对两个日期");
    return {};
  }
  Days range;
  for (sys_days day = from; day <= to; day += days{1}) range.push_back(day);
  return range;
}

CalendarYear readYear(const Table& file) {
  CalendarYear year;
  year.year = static_cast<int>(file.integer("year", 2000, 2199));
  file.text("notice");  // for the reader of the file: where the days come from
  for (const std::string& text : file.texts("off", 1, 60, 21)) {
    for (const sys_days day : readRange(file, "off", text, year.year)) year.off.insert(day);
  }
  for (const std::string& text : file.texts("work", 0, 30, 21)) {
    for (const sys_days day : readRange(file, "work", text, year.year)) {
      const std::string shown = toIso(Date{day});
      if (year.off.contains(day)) {
        file.fail("work", shown + " 也在 off 里", "照通知核对，只留一处");
      }
      const std::chrono::weekday name{day};
      if (name != std::chrono::Saturday && name != std::chrono::Sunday) {
        file.fail("work", shown + " 本来就上班", "这里只写调休要上班的周六、周日，核对日期");
      }
      year.work.insert(day);
    }
  }
  file.finish();
  return year;
}

std::set<sys_days> readClosures(const Table& file) {
  std::set<sys_days> closed;
  for (const Table& item : file.tables("closure", 0, 100)) {
    for (const sys_days day : readRange(item, "days", item.text("days", 21), 0)) closed.insert(day);
    item.text("reason", 20);  // for the reader of the file
    item.finish();
  }
  file.finish();
  return closed;
}

}  // namespace

std::vector<std::filesystem::path> tomlFiles(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  if (!std::filesystem::is_directory(folder)) return files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const auto& path = entry.path();
    // Editors leave hidden copies behind.
    if (path.extension() == ".toml" && !path.filename().string().starts_with(".")) {
      files.push_back(path);
    }
  }
  std::ranges::sort(files);
  return files;
}

WorkCalendar readCalendar(const std::filesystem::path& folder, Reading& reading) {
  std::vector<CalendarYear> years;
  std::set<sys_days> closed;
  for (const auto& path : tomlFiles(folder)) {
    const auto file = Table::fromFile(path, reading);
    if (!file) continue;
    if (path.filename() == kClosures) {
      closed = readClosures(*file);
      continue;
    }
    CalendarYear year = readYear(*file);
    if (std::ranges::find(years, year.year, &CalendarYear::year) != years.end()) {
      file->fail("year", std::to_string(year.year) + " 年在别的文件里有了",
                 "一年一个文件，只留一个");
    }
    years.push_back(std::move(year));
  }
  return WorkCalendar(std::move(years), std::move(closed));
}

}  // namespace bianmin
