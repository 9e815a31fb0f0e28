#include <algorithm>
#include <array>

#include "kiosk/app/work_view.h"
#include "kiosk/guide/dates.h"
#include "kiosk/screens/notices.h"
#include "kiosk/screens/rows.h"
#include "kiosk/screens/screens.h"
#include "kiosk/screens/words.h"
#include "kiosk/text/catalogue.h"
#include "sync/domain/pickup_code.h"

namespace bianmin::screens {
namespace {

std::string tabWords(WorkGroup group, std::size_t count) {
  switch (group) {
    case WorkGroup::New:
      return trf("work.tab.new", count);
    case WorkGroup::Supplement:
      return trf("work.tab.supplement", count);
    case WorkGroup::Carry:
      return trf("work.tab.carry", count);
    case WorkGroup::Deliver:
      return trf("work.tab.deliver", count);
  }
  return {};
}

// In one row if the words fit, else two by two.
Result tabs(const Model& model, ui::Ui& ui, ui::Rect& rest) {
  std::array<std::string, kWorkGroups> words;
  float widest = 0;
  for (int i = 0; i < kWorkGroups; ++i) {
    const auto group = static_cast<WorkGroup>(i);
    auto& one = words[static_cast<std::size_t>(i)];
    one = tabWords(group, rowsOf(model, group).size());
    widest = std::max(widest, ui.textWidth(one, ui::Role::Lead, ui::Weight::Bold));
  }
  const bool one_row = widest + 32 <= columnOf(rest, 0, kWorkGroups).w;
  const int across = one_row ? kWorkGroups : 2;
  const int down = kWorkGroups / across;
  const float height = isLarge(ui) ? 104 : 96;
  const ui::Rect box =
      takeTop(rest, height * static_cast<float>(down) + kKeyGap * static_cast<float>(down - 1));
  Result result;
  for (int i = 0; i < kWorkGroups; ++i) {
    const ui::Rect place = columnOf(rowOf(box, i / across, down), i % across, across);
    if (ui.tab("work.tab." + std::to_string(i), place, words[static_cast<std::size_t>(i)],
               model.session.cadre.work.group == i)) {
      result = event::ShowGroup{i};
    }
  }
  return result;
}

std::string rowLine(const Model& model, const WorkRow& row) {
  const Date& today = model.now.date;
  std::string line;
  const auto add = [&line](std::string_view words) {
    if (words.empty()) return;
    if (!line.empty()) line.append("　");
    line.append(words);
  };
  add(dueWords(dueOf(row, today)));
  if (!row.code.empty()) add(groupedPickupCode(row.code));
  add(trf("work.since", dateWords(localDate(row.at), DateStyle::Short, today)));
  return line;
}

RowWords rowWords(const Model& model, std::size_t index) {
  const WorkRow& row = model.session.cadre.work.rows[index];
  const Matter* matter = model.place.catalogue->find(row.matter);
  RowWords words;
  words.id = "work.row." + std::to_string(index);
  words.title = matter == nullptr ? std::string(tr("work.other")) : matter->name;
  if (!row.applicant.empty()) words.title.append("　").append(row.applicant);
  words.line = rowLine(model, row);
  words.event = event::OpenWorkRow{index};
  const auto due = dueOf(row, model.now.date);
  words.icon = due ? dueLamp(*due) : matter == nullptr ? std::string("form") : matter->icon;
  if (!due && matter != nullptr) words.colour = ui::tileColour(matter->tile);
  return words;
}

void emptyNote(ui::Ui& ui, ui::Rect& rest, bool all) {
  noteAtTop(ui, rest, "work.empty",
            {.kind = ui::NoteKind::Ok,
             .title = std::string(tr(all ? "work.empty" : "work.empty.tab")),
             .line = {},
             .icon = {}});
}

std::optional<Note> troubleNote(const Model& model) {
  const WorkState& work = model.session.cadre.work;
  if (work.list == Loading::Failed) {
    return Note{
        ui::NoteKind::Bad, std::string(tr("work.failed")), std::string(tr("work.failed.line")), {}};
  }
  if (work.opening == Loading::Failed) {
    return Note{
        ui::NoteKind::Warn, std::string(tr("work.gone")), std::string(tr("work.gone.line")), {}};
  }
  if (model.waiting > 0 && !model.online) {
    return Note{ui::NoteKind::Warn,
                trf("work.offline", model.waiting),
                std::string(tr("work.offline.line")),
                {}};
  }
  return std::nullopt;
}

}  // namespace

std::optional<Event> drawWorklist(const Model& model, ui::Ui& ui) {
  ui::Rect rest = workArea(ui);
  const WorkState& work = model.session.cadre.work;
  std::size_t all = 0;
  int late = 0;
  for (const WorkRow& row : work.rows) {
    if (!groupOf(row)) continue;
    ++all;
    const auto due = dueOf(row, model.now.date);
    if (due && due->kind == WorkDue::Kind::Late) ++late;
  }
  const std::string title = late > 0 ? trf("work.title.late", all, late) : trf("work.title", all);
  const Result told = noticesHeading(model, ui, rest, "work", title);
  const Result tab = tabs(model, ui, rest);
  const Result turned = told ? told : tab;
  if (const auto note = troubleNote(model)) noteAtTop(ui, rest, "work.trouble", *note);
  const std::vector<std::size_t> shown = rowsOf(model, static_cast<WorkGroup>(work.group));
  if (shown.empty()) {
    const bool reading = work.list == Loading::Running && work.rows.empty();
    if (reading) primaryHint(ui, takeTop(rest, 112), "work.loading", tr("work.loading"));
    if (!reading && work.list != Loading::Failed) emptyNote(ui, rest, all == 0);
    return turned;
  }
  std::vector<RowWords> rows;
  for (const std::size_t index : shown) rows.push_back(rowWords(model, index));
  const Result touched = pagedRows(ui, rest, model.session.page, rows);
  return touched ? touched : turned;
}

}  // namespace bianmin::screens
