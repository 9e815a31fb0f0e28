#include <algorithm>
#include <array>

#include "kiosk/app/view.h"
#include "kiosk/screens/guide_blocks.h"
#include "kiosk/screens/screens.h"
#include "kiosk/screens/words.h"
#include "kiosk/text/catalogue.h"

namespace bianmin::screens {
namespace {

// One face of the guide: a flow of its own pages, behind a tab.
struct Section {
  std::string id, tab;
  std::vector<Flow> columns;
  int pages = 1;
};

// Which section the session's page lies in, and which of its pages.
struct Shown {
  std::size_t section = 0;
  int page = 0;
  int first = 0;
};

Shown locate(const std::vector<Section>& sections, int page) {
  Shown shown;
  for (shown.section = 0; shown.section < sections.size(); ++shown.section) {
    const int pages = sections[shown.section].pages;
    if (page < shown.first + pages) break;
    shown.first += pages;
  }
  if (shown.section == sections.size()) {
    --shown.section;
    shown.first -= sections.back().pages;
  }
  shown.page = std::clamp(page - shown.first, 0, sections[shown.section].pages - 1);
  return shown;
}

Section section(std::string id, std::string_view tab, Flow flow) {
  Section made{std::move(id), std::string(tab), {}, flow.pages()};
  made.columns.push_back(std::move(flow));
  return made;
}

Flow flowOf(ui::Ui& ui, const ui::Rect& box, int columns,
            const std::function<std::vector<Block>(float)>& blocks) {
  Flow flow(ui, box, columns);
  flow.add(blocks(flow.sheetWidth()));
  return flow;
}

Section placeSection(const Model& model, ui::Ui& ui, const ui::Rect& box, const Matter& matter) {
  return section("guide.tab.place", tr("guide.tab.place"), flowOf(ui, box, 1, [&](float width) {
                   return placeBlocks(ui, width, model, matter);
                 }));
}

// Everything side by side (landscape) or one below the other (portrait), if it all fits.
std::vector<Section> asPanels(const Model& model, ui::Ui& ui, const ui::Rect& box,
                              const Matter& matter) {
  Section all{"guide.tab.all", {}, {}, 1};
  if (isWide(ui)) {
    ui::Rect rest = box;
    const ui::Rect left = takeLeft(rest, box.w * 0.41F);
    all.columns.push_back(flowOf(ui, left, 1, [&](float width) {
      std::vector<Block> blocks = whoBlocks(ui, width, matter, true);
      for (Block& block : bringBlocks(ui, width, matter, true)) blocks.push_back(std::move(block));
      return blocks;
    }));
    all.columns.push_back(
        flowOf(ui, rest, 1, [&](float width) { return stepBlocks(ui, width, matter, true); }));
  } else {
    all.columns.push_back(flowOf(ui, box, 1, [&](float width) {
      std::vector<Block> blocks = whoBlocks(ui, width, matter, true);
      for (Block& block : bringBlocks(ui, width, matter, true)) blocks.push_back(std::move(block));
      for (Block& block : stepBlocks(ui, width, matter, true)) blocks.push_back(std::move(block));
      return blocks;
    }));
  }
  std::vector<Section> sections;
  sections.push_back(std::move(all));
  sections.push_back(placeSection(model, ui, box, matter));
  return sections;
}

std::vector<Section> asTabs(const Model& model, ui::Ui& ui, const ui::Rect& box,
                            const Matter& matter, const std::optional<ui::Rect>& pager_box) {
  std::vector<Section> sections;
  sections.push_back(section("guide.tab.who", tr("guide.tab.who"), flowOf(ui, box, 1, [&](float w) {
                               return whoBlocks(ui, w, matter, false);
                             })));
  sections.push_back(
      section("guide.tab.bring", tr("guide.tab.bring"),
              flowOf(ui, box, 1, [&](float w) { return bringBlocks(ui, w, matter, false); })));
  sections.push_back(
      section("guide.tab.steps", tr("guide.tab.steps"),
              flowOf(ui, box, 1, [&](float w) { return stepBlocks(ui, w, matter, false); })));
  sections.push_back(placeSection(model, ui, box, matter));
  for (Section& one : sections) {
    if (pager_box) one.columns.front().pagerAt(*pager_box);
    one.pages = one.columns.front().pages();
  }
  return sections;
}

bool fits(const Section& section) {
  return std::all_of(section.columns.begin(), section.columns.end(),
                     [](const Flow& flow) { return flow.pages() == 1; });
}

// Panels need room; where it is short (compact, large text, long content) there are tabs.
bool mayUsePanels(const ui::Ui& ui) { return !isLarge(ui) && ui.shape() != ui::Shape::Compact; }

Result tabs(ui::Ui& ui, const ui::Rect& box, const std::vector<Section>& sections,
            std::size_t current) {
  Result result;
  int first = 0;
  const int count = static_cast<int>(sections.size());
  for (int i = 0; i < count; ++i) {
    const auto at = static_cast<std::size_t>(i);
    const bool is_current = at == current;
    const bool touched =
        ui.tab(sections[at].id, columnOf(box, i, count, 18), sections[at].tab, is_current);
    if (touched && !is_current) result = event::TurnPage{first};
    first += sections[at].pages;
  }
  return result;
}

Result drawSection(Section& section, const Shown& shown) {
  Result result;
  for (Flow& flow : section.columns) {
    Result touched = flow.draw(shown.page);
    if (!touched) continue;
    if (auto* turn = std::get_if<event::TurnPage>(&*touched)) turn->page += shown.first;
    result = touched;
  }
  return result;
}

std::vector<Action> actionsOf(const Matter& matter, ui::Ui& ui) {
  const auto words = [](std::string_view key) { return std::string(tr(key)); };
  std::vector<Action> actions;
  actions.push_back({"guide.ticket", words("guide.ticket"), words("guide.ticket.line"), "ticket",
                     true, event::TakeTicket{matter.queue_group, matter.id}});
  if (matter.form) {
    actions.push_back({"guide.form", words("guide.form"), words("guide.form.line"), "help", false,
                       event::OpenForm{}});
  }
  const std::string print = words(isLarge(ui) ? "guide.print.short" : "guide.print");
  actions.push_back(
      {"guide.print", print, words("guide.print.line"), "print", false, event::PrintNotice{}});
  return actions;
}

Action moreAction(const Shown& shown) {
  const bool on_more = shown.section > 0;
  return {"guide.more",
          std::string(tr(on_more ? "guide.less" : "guide.more")),
          std::string(tr(on_more ? "guide.less.line" : "guide.more.line")),
          on_more ? "progress" : "tel",
          false,
          event::TurnPage{on_more ? 0 : 1}};
}

// The same with and without a note, so that nothing below moves under a finger.
float headerHeight(ui::Ui& ui, float width, const Matter& matter) {
  const float least = ui.textHeight(matter.name, ui::Role::H1, ui::Weight::Bold, width) +
                      ui.textHeight(isLarge(ui) ? matter.fee : matter.line, ui::Role::Lead,
                                    ui::Weight::Regular, width - 400);
  return std::max(least,
                  noteHeight(ui, width - 300, tr("print.notice.done"), tr("print.notice.without")));
}

// Tile, name and one line; what is said of a paper takes their place for the moment.
void header(const Model& model, ui::Ui& ui, const ui::Rect& box, const Matter& matter) {
  if (const std::optional<Note> note = printNote(model, "notice")) {
    ui.note("guide.print.note", box, note->kind, note->title, note->line, note->icon);
    return;
  }
  const float side = isWide(ui) ? 96 : 112;
  ui.tile(matter.icon, ui::tileColour(matter.tile), box.x, box.y + (box.h - side) / 2, side);
  ui::Rect text = box;
  takeLeft(text, side, 28);
  const bool with_chip = !isLarge(ui) && !matter.fee.empty();
  if (with_chip) {
    const float chip = ui.chip("guide.fee", box.right(), box.y + 20, ui::NoteKind::Ok, matter.fee);
    text.w = chip - text.x - 20;
  }
  const float title = ui.textHeight(matter.name, ui::Role::H1, ui::Weight::Bold, text.w);
  ui.text("guide.title", takeTop(text, title, 0),
          {.value = matter.name, .role = ui::Role::H1, .weight = ui::Weight::Bold});
  if (text.h < 1) return;
  ui.text("guide.line", text,
          {.value = isLarge(ui) ? std::string_view(matter.fee) : std::string_view(matter.line),
           .role = ui::Role::Lead,
           .colour = ui::Colour::Ink2});
}

Result sideKey(ui::Ui& ui, const ui::Rect& box, const Action& action) {
  if (ui.key(action.id, box, action.label, {.icon = action.icon})) return action.event;
  return std::nullopt;
}

Result asPanelsDrawn(const Model& model, ui::Ui& ui, ui::Rect head, const ui::Rect& column,
                     const Matter& matter, std::vector<Section>& sections) {
  const Shown shown = locate(sections, model.session.page);
  std::vector<Action> actions = actionsOf(matter, ui);
  Result result = drawSection(sections[shown.section], shown);
  Result touched;
  if (isWide(ui)) {
    actions.push_back(moreAction(shown));
    touched = actionsIn(ui, column, actions);
  } else {
    ui::Rect row = column;
    touched = actionRow(ui, row, actions);
    ui::Rect side = takeRight(head, 260, 20);
    const Result more = sideKey(ui, {side.x, side.y + 8, side.w, 112}, moreAction(shown));
    if (more) touched = more;
  }
  header(model, ui, head, matter);
  return touched ? touched : result;
}

Result asTabsDrawn(const Model& model, ui::Ui& ui, const ui::Rect& head, const ui::Rect& strip,
                   const ui::Rect& column, const Matter& matter, std::vector<Section>& sections) {
  header(model, ui, head, matter);
  const Shown shown = locate(sections, model.session.page);
  Result result = tabs(ui, strip, sections, shown.section);
  const Result read = drawSection(sections[shown.section], shown);
  if (read) result = read;
  ui::Rect row = column;
  const std::vector<Action> actions = actionsOf(matter, ui);
  const Result touched = isWide(ui) ? actionsIn(ui, column, actions) : actionRow(ui, row, actions);
  return touched ? touched : result;
}

}  // namespace

std::optional<Event> drawGuide(const Model& model, ui::Ui& ui) {
  const Matter* matter = guideMatter(model);
  if (matter == nullptr) return std::nullopt;
  ui::Rect rest = workArea(ui);
  const std::vector<Action> actions = actionsOf(*matter, ui);
  ui::Rect column =
      isWide(ui)
          ? takeRight(rest, std::max(isLarge(ui) ? 460.0F : 0.0F, actionColumnWidth(ui, actions)))
          : takeBottom(rest, actionRowHeight(ui, rest.w, actions));
  const ui::Rect head = takeTop(rest, headerHeight(ui, rest.w, *matter), 8);
  if (mayUsePanels(ui)) {
    std::vector<Section> panels = asPanels(model, ui, rest, *matter);
    if (fits(panels.front())) return asPanelsDrawn(model, ui, head, column, *matter, panels);
  }
  const ui::Rect strip = takeTop(rest, 112, 20);
  // Low pages of large text: the keys that turn them stand below the others, not below the text.
  std::optional<ui::Rect> turning;
  if (isWide(ui) && isLarge(ui)) turning = takeBottom(column, pagerHeight(), kKeyGap);
  std::vector<Section> sections = asTabs(model, ui, rest, *matter, turning);
  return asTabsDrawn(model, ui, head, strip, column, *matter, sections);
}

}  // namespace bianmin::screens
