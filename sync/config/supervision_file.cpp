#include "sync/config/supervision_file.h"

#include <algorithm>
#include <set>

#include "sync/config/facts.h"
#include "sync/config/table.h"

namespace bianmin {
namespace {

constexpr std::int64_t kMostDays = 60;

void readMonth(const Table& table, MonthRhythm& month) {
  month.start = static_cast<int>(table.integer("start", 1, 28));
  month.middle = static_cast<int>(table.integer("middle", 1, 28));
  month.end = static_cast<int>(table.integer("end", 1, 28));
  if (month.start >= month.middle || month.middle >= month.end) {
    table.fail("", "月初、月中、月末的日子不是一个比一个晚", "例如 1、15、25");
  }
  table.finish();
}

std::vector<LetterCause> readCauses(const Table& table, std::set<LetterCause>& used) {
  std::vector<LetterCause> causes;
  for (const std::string& name : table.texts("on", 1, 4, 20)) {
    if (name.empty()) continue;
    const auto cause = letterCauseFromName(name);
    if (!cause || *cause == LetterCause::Unanswered) {
      table.fail("on", "\"" + name + "\" 不认识",
                 "只能写 due_soon、overdue、overdue_again、rating_missed");
    } else if (!used.insert(*cause).second) {
      table.fail("on", "\"" + name + "\" 用了两次", "一种情形只发一种函，只留一处");
    } else {
      causes.push_back(*cause);
    }
  }
  return causes;
}

void readLetters(const Table& file, SupervisionRules& rules) {
  std::set<LetterCause> causes;
  std::set<LetterKind> kinds;
  for (const Table& item : file.tables("letter", 3, 3)) {
    const auto kind = item.oneOf<LetterKind>("kind", {{"hint", LetterKind::Hint},
                                                      {"supervise", LetterKind::Supervise},
                                                      {"warn", LetterKind::Warn}});
    if (!kinds.insert(kind).second) {
      item.fail("kind", "\"" + std::string(toName(kind)) + "\" 用了两次",
                "hint、supervise、warn 各写一段");
    }
    LetterRule& rule = rules.letters.at(static_cast<std::size_t>(kind));
    rule.on = readCauses(item, causes);
    rule.reply_days = static_cast<int>(item.integer("reply_days", 1, kMostDays));
    item.finish();
  }
}

Supervisor readSupervisor(const Table& item, const std::vector<Supervisor>& earlier) {
  Supervisor supervisor;
  supervisor.id = readId(item);
  refuseTwins(earlier, supervisor.id, item);
  supervisor.name = item.text("name", 20);
  supervisor.area = item.textOr("area", 12);
  const std::string& area = supervisor.area;
  if (!area.empty() && (!onlyHas(area, "0123456789") ||
                        (area.size() != 6 && area.size() != 9 && area.size() != 12))) {
    item.fail("area", "\"" + area + "\" 不是区划代码", "县 6 位，乡镇 9 位，村 12 位");
  }
  if (std::ranges::find(earlier, area, &Supervisor::area) != earlier.end()) {
    item.fail("area", "\"" + area + "\" 用了两次", "一个地方只写一个人");
  }
  item.finish();
  return supervisor;
}

}  // namespace

SupervisionRules readSupervision(const std::filesystem::path& path, Reading& reading) {
  SupervisionRules rules;
  if (!std::filesystem::exists(path)) return rules;
  const auto file = Table::fromFile(path, reading);
  if (!file) return rules;
  rules.office = file->text("office", 12);
  rules.due_soon_days = static_cast<int>(file->integer("due_soon_days", 0, kMostDays));
  rules.rating_days = static_cast<int>(file->integer("rating_days", 1, kMostDays));
  readMonth(file->table("month"), rules.month);
  readLetters(*file, rules);
  for (const Table& item : file->tables("supervisor", 0, 200)) {
    rules.supervisors.push_back(readSupervisor(item, rules.supervisors));
  }
  file->finish();
  return rules;
}

SupervisionRules loadSupervision(const std::filesystem::path& config_dir) {
  Reading reading;
  SupervisionRules rules = readSupervision(config_dir / "supervision.toml", reading);
  reading.throwFirst();
  return rules;
}

}  // namespace bianmin
