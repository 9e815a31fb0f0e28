#include "kiosk/app/work_view.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace bianmin {

bool signedIn(const Model& model) { return model.session.cadre.who.has_value(); }

bool mustWait(const Model& model) { return secondsToWait(model) > 0; }

int secondsToWait(const Model& model) {
  const auto& problem = model.session.cadre.entry.problem;
  if (!problem || problem->until <= model.mono) return 0;
  const auto left = std::chrono::ceil<std::chrono::seconds>(problem->until - model.mono);
  return static_cast<int>(std::min<std::int64_t>(left.count(), 24 * 3600));
}

namespace {

// The papers are at the village's service point and complete.
bool complete(const WorkRow& row) {
  const bool here =
      row.status == DossierStatus::Received || row.status == DossierStatus::SupplementRequested;
  return here && row.last_move == MoveKind::Checked && !row.missing && !row.asked_since;
}

}  // namespace

std::optional<WorkGroup> groupOf(const WorkRow& row) {
  if (mayDeliver(row)) return WorkGroup::Deliver;
  if (complete(row)) return WorkGroup::Carry;
  if (!mayCheck(row)) return std::nullopt;
  const bool waiting = row.status == DossierStatus::SupplementRequested || row.missing;
  return waiting ? WorkGroup::Supplement : WorkGroup::New;
}

std::vector<std::size_t> rowsOf(const Model& model, WorkGroup group) {
  std::vector<std::size_t> found;
  const std::vector<WorkRow>& rows = model.session.cadre.work.rows;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (groupOf(rows[i]) == group) found.push_back(i);
  }
  return found;
}

std::optional<WorkDue> dueOf(const WorkRow& row, const Date& today) {
  if (!row.until || !row.until->ok() || !today.ok()) return std::nullopt;
  const auto days = (std::chrono::sys_days(*row.until) - std::chrono::sys_days(today)).count();
  const auto kind = days < 0    ? WorkDue::Kind::Late
                    : days <= 2 ? WorkDue::Kind::Soon
                                : WorkDue::Kind::Ok;
  return WorkDue{kind, static_cast<int>(days)};
}

bool mayCheck(const WorkRow& row) {
  const bool gone = (row.last_move == MoveKind::Carried || row.last_move == MoveKind::Delivered) &&
                    !row.asked_since;
  if (row.status == DossierStatus::SupplementRequested) return !gone;
  return row.status == DossierStatus::Received && !gone;
}

bool mayCarry(const WorkRow& row) { return complete(row); }

bool mayDeliver(const WorkRow& row) {
  return row.last_move != MoveKind::Delivered && mayMove(row.status, DossierStatus::Delivered);
}

const Matter* workMatter(const Model& model) {
  const auto& open = model.session.cadre.work.open;
  return open && model.place.catalogue ? model.place.catalogue->find(open->row.matter) : nullptr;
}

const Field* workField(const Model& model, std::size_t index) {
  const Matter* matter = workMatter(model);
  const auto& open = model.session.cadre.work.open;
  if (matter == nullptr || !matter->form || index >= open->fields.size()) return nullptr;
  const auto found = std::ranges::find(matter->form->fields, open->fields[index].first, &Field::id);
  return found == matter->form->fields.end() ? nullptr : &*found;
}

std::string workLabel(const Model& model, std::size_t index) {
  if (const Field* field = workField(model, index)) return field->label;
  const Matter* matter = workMatter(model);
  if (matter == nullptr || !matter->form) return {};
  const auto& open = model.session.cadre.work.open;
  if (index >= open->fields.size()) return {};
  const std::string& id = open->fields[index].first;
  const std::size_t first = id.find('.'), last = id.rfind('.');
  if (first == std::string::npos || last == first) return {};
  const auto list = std::ranges::find(matter->form->fields, id.substr(0, first), &Field::id);
  if (list == matter->form->fields.end()) return {};
  const auto part = std::ranges::find(list->parts, id.substr(last + 1), &Field::id);
  int number = 0;
  const char* end = id.data() + last;
  const auto read = std::from_chars(id.data() + first + 1, end, number);
  if (part == list->parts.end() || read.ec != std::errc() || read.ptr != end) return {};
  return list->label + " " + std::to_string(number + 1) + "　" + part->label;
}

const RevealedField* revealedField(const Model& model, std::size_t index) {
  const auto& revealed = model.session.cadre.work.revealed;
  const auto found = std::ranges::find(revealed, index, &RevealedField::index);
  return found == revealed.end() ? nullptr : &*found;
}

bool takesCopies(const Material& material) { return material.form != PaperForm::Original; }

CheckCount countPapers(const Matter& matter, const CheckState& check) {
  CheckCount count;
  for (std::size_t i = 0; i < matter.materials.size() && i < check.papers.size(); ++i) {
    if (matter.materials[i].shared) continue;
    const std::optional<PaperState>& state = check.papers[i].state;
    if (!state) {
      ++count.open;
      continue;
    }
    switch (*state) {
      case PaperState::Handed:
        ++count.handed;
        break;
      case PaperState::Missing:
        ++count.missing;
        break;
      case PaperState::Follows:
        ++count.follows;
        break;
    }
  }
  return count;
}

std::vector<CheckedPaper> checkedPapers(const Matter& matter, const CheckState& check) {
  std::vector<CheckedPaper> papers;
  for (std::size_t i = 0; i < matter.materials.size() && i < check.papers.size(); ++i) {
    const Material& material = matter.materials[i];
    const PaperCheck& seen = check.papers[i];
    if (material.shared || !seen.state) continue;
    const bool handed = *seen.state == PaperState::Handed;
    papers.push_back({material.id, *seen.state, handed && material.form != PaperForm::Copy,
                      handed && takesCopies(material) ? seen.copies : 0});
  }
  return papers;
}

std::vector<UntilChoice> untilChoices(const Model& model) {
  constexpr std::array kDays = {1, 3, 5, 10, 15, 20};
  const Matter* matter = workMatter(model);
  std::vector<UntilChoice> choices;
  if (matter == nullptr || !model.place.calendar) return choices;
  const WorkCalendar& calendar = *model.place.calendar;
  const Date& today = model.now.date;
  for (const int days : kDays) {
    const Date date = calendar.after(today, {days, DayUnit::Working, Certainty::Confirmed}).date;
    if (matter->total && date > calendar.after(today, *matter->total).date) break;
    choices.push_back({days, date});
  }
  return choices;
}

std::string_view revealReason(int index) {
  constexpr std::array<std::string_view, kRevealReasons> kReasons = {
      "call-resident", "compare-papers", "town-asks", "correct-answer"};
  return index >= 0 && index < kRevealReasons ? kReasons[static_cast<std::size_t>(index)]
                                              : std::string_view();
}

std::string_view followReason(int index) {
  constexpr std::array<std::string_view, kFollowReasons> kReasons = {
      "being-issued", "hard-to-travel", "urgent", "promised-in-writing"};
  return index >= 0 && index < kFollowReasons ? kReasons[static_cast<std::size_t>(index)]
                                              : std::string_view();
}

}  // namespace bianmin
