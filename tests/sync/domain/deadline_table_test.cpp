// The rows of deadlines.table: each history is one that the table of moves allows, and gives the
// days that stand beside it.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "sync/domain/deadline.h"
#include "tests/support/paths.h"
#include "tests/sync/domain/year2026.h"

namespace bianmin {
namespace {

using enum DossierStatus;

struct Row {
  int line = 0;
  std::vector<std::string> cells;
};

std::string trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(' ');
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

std::vector<Row> rows() {
  std::ifstream file(std::string(BIANMIN_SOURCE_DIR) + "/tests/sync/domain/deadlines.table");
  std::vector<Row> all;
  std::string line;
  for (int number = 1; std::getline(file, line); ++number) {
    if (line.empty() || line[0] == '#') continue;
    Row row{number, {}};
    std::istringstream cells(line);
    for (std::string cell; std::getline(cells, cell, '|');) row.cells.push_back(trimmed(cell));
    all.push_back(row);
  }
  return all;
}

std::optional<Limit> limitOf(const std::string& cell) {
  if (cell == "-") return std::nullopt;
  return Limit{std::stoi(cell), cell.back() == 'w' ? DayUnit::Working : DayUnit::Calendar};
}

Matter matterOf(const Row& row) {
  Matter matter;
  matter.total = limitOf(row.cells[0]);
  matter.promised = limitOf(row.cells[1]);
  matter.extended = limitOf(row.cells[2]);
  if (row.cells[3] != "-") {
    matter.publicity = Publicity{.text = "公示", .limit = {}, .inside_limit = row.cells[3] == "in"};
  }
  return matter;
}

DossierStatus statusOf(char letter) {
  switch (letter) {
    case 'R':
      return Received;
    case '+':
      return SupplementRequested;
    case 'A':
      return Accepted;
    case 'I':
      return Investigating;
    case 'N':
      return PublicNotice;
    case 'O':
      return Objection;
    case 'S':
      return Suspended;
    case 'Y':
      return Approved;
    case 'X':
      return Refused;
    case 'C':
      return Closed;
    case 'W':
      return Withdrawn;
    default:
      throw std::invalid_argument(std::string("no status ") + letter);
  }
}

struct History {
  std::vector<StatusChange> changes;
  bool extended = false;
};

// Moves one by one; each has to be legal where it is made.
History historyOf(const Row& row, const Matter& matter) {
  History history;
  std::istringstream words(row.cells[4]);
  for (std::string word; words >> word;) {
    const Date day = dateFromIso("2026-" + word.substr(1));
    EXPECT_TRUE(day.ok()) << word;
    if (word[0] == 'E') {
      const DueDates now = dueDates(matter, history.changes, calendar2026());
      const auto refusal = extensionRefusal(matter, now, MoverRole::CountyClerk, true, day);
      EXPECT_EQ(refusal.has_value(), !matter.extended) << "line " << row.line;
      history.extended = true;
      continue;
    }
    StatusChange change;
    change.status = statusOf(word[0]);
    change.at = std::chrono::sys_days{day};
    if (!history.changes.empty()) {
      const MoveAsk ask{change.status, MoverRole::CountyClerk, false, true, true, true};
      EXPECT_FALSE(refusalOf(placeOf(history.changes), ask)) << "line " << row.line << " " << word;
    }
    history.changes.push_back(change);
  }
  return history;
}

std::string shown(const std::optional<Deadline>& due) {
  if (!due) return "-";
  return toIso(due->date) + (due->provisional ? "~" : "");
}

std::string shown(ClockState clock) {
  switch (clock) {
    case ClockState::NotStarted:
      return "none";
    case ClockState::Running:
      return "run";
    case ClockState::Standing:
      return "stand";
    case ClockState::Ended:
      return "end";
  }
  return {};
}

TEST(DeadlineTableTest, EveryRowGivesItsDays) {
  const WorkCalendar calendar = calendar2026();
  for (const Row& row : rows()) {
    ASSERT_EQ(row.cells.size(), 9u) << "line " << row.line;
    const Matter matter = matterOf(row);
    const History history = historyOf(row, matter);
    ClockOptions options;
    options.extended = history.extended;
    const DueDates due = dueDates(matter, history.changes, calendar, options);
    EXPECT_EQ(shown(due.statutory), row.cells[5]) << "line " << row.line;
    EXPECT_EQ(shown(due.promised), row.cells[6]) << "line " << row.line;
    EXPECT_EQ(shown(due.clock), row.cells[7]) << "line " << row.line;
    EXPECT_EQ(due.statutory_left ? std::to_string(*due.statutory_left) : "-", row.cells[8])
        << "line " << row.line;
    EXPECT_EQ(due.extended, history.extended && matter.extended) << "line " << row.line;
  }
  EXPECT_GE(rows().size(), 35u);
}

}  // namespace
}  // namespace bianmin
