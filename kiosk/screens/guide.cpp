#include <algorithm>
#include <array>
#include <span>

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

// The same with its pages' footnotes.
Flow pagedFlow(ui::Ui& ui, const ui::Rect& box, int columns,
               const std::function<std::vector<Block>(float)>& blocks) {
  Flow flow = flowOf(ui, box, columns, blocks);
  flow.footnote(starLine(ui, flow.paperWidth()));
  return flow;
}

std::vector<Block> joined(std::vector<Block> first, std::vector<Block> then) {
  for (Block& block : then) first.push_back(std::move(block));
  return first;
}

// In landscape the keys of the questions stand in the column of keys.
std::vector<Action> panelKeys(const ui::Ui& ui, const GuideText& guide) {
  return isWide(ui) ? std::vector<Action>() : checkActions(guide);
}

// How much of each panel a page of panels shows.
struct Plan {
  Detail who, bring, steps;
  bool place;                // with the line that says where
  bool steps_later = false;  // landscape: who and what beside each other, how on the next page
};

// Second lines are left out first, those of the steps before those of the papers, then the place
// and whatever is told of who may apply beyond the main facts; last, the steps go to the next page.
constexpr std::array<Plan, 9> kPlans = {
    {{Detail::Panel, Detail::Panel, Detail::Panel, true},
     {Detail::Panel, Detail::Panel, Detail::Brief, true},
     {Detail::Panel, Detail::Panel, Detail::Brief, false},
     {Detail::Panel, Detail::Brief, Detail::Brief, true},
     {Detail::Brief, Detail::Brief, Detail::Brief, true},
     {Detail::Panel, Detail::Brief, Detail::Brief, false},
     {Detail::Brief, Detail::Brief, Detail::Brief, false},
     {Detail::Panel, Detail::Panel, Detail::Panel, true, true},
     {Detail::Panel, Detail::Brief, Detail::Panel, true, true}}};

// Who and what beside each other, for guides whose steps have no room.
Section whoAndBring(ui::Ui& ui, const ui::Rect& box, const GuideText& guide, const Plan& plan) {
  Section both{"guide.tab.all", {}, {}, 1};
  ui::Rect rest = box;
  const ui::Rect left = takeLeft(rest, box.w * 0.41F);
  Flow bring =
      flowOf(ui, rest, 1, [&](float width) { return bringBlocks(ui, width, guide, plan.bring); });
  const bool star = bring.starred();
  both.columns.push_back(flowOf(ui, left, 1, [&](float width) {
    std::vector<Block> blocks = whoBlocks(ui, width, guide, plan.who, {});
    return joined(blocks, footBlocks(ui, width, guide, plan.place,
                                     star || std::ranges::any_of(blocks, &Block::starred)));
  }));
  both.columns.push_back(std::move(bring));
  return both;
}

// Who, what and how side by side (landscape) or one below the other (portrait).
Section panelSection(ui::Ui& ui, const ui::Rect& box, const GuideText& guide, const Plan& plan) {
  if (plan.steps_later) return whoAndBring(ui, box, guide, plan);
  Section all{"guide.tab.all", {}, {}, 1};
  const auto first = [&](float width) {
    return joined(whoBlocks(ui, width, guide, plan.who, panelKeys(ui, guide)),
                  bringBlocks(ui, width, guide, plan.bring));
  };
  const auto then = [&](float width, std::vector<Block> before, bool star) {
    std::vector<Block> blocks = joined(std::move(before), stepBlocks(ui, width, guide, plan.steps));
    star = star || std::ranges::any_of(blocks, &Block::starred);
    return joined(std::move(blocks), footBlocks(ui, width, guide, plan.place, star));
  };
  if (isWide(ui)) {
    ui::Rect rest = box;
    const ui::Rect left = takeLeft(rest, box.w * 0.41F);
    all.columns.push_back(flowOf(ui, left, 1, first));
    const bool star = all.columns.front().starred();
    all.columns.push_back(flowOf(ui, rest, 1, [&](float width) { return then(width, {}, star); }));
  } else {
    all.columns.push_back(
        flowOf(ui, box, 1, [&](float width) { return then(width, first(width), false); }));
  }
  return all;
}

// What a page of panels has no room for: first in full what it tells in short.
Section moreSection(const Model& model, ui::Ui& ui, const ui::Rect& box, const GuideText& guide,
                    const Plan& plan) {
  return section("guide.tab.place", {},
                 pagedFlow(ui, box, plan.steps_later ? 2 : 1, [&](float width) {
                   std::vector<Block> blocks;
                   if (plan.who == Detail::Brief) {
                     blocks = whoBlocks(ui, width, guide, Detail::Panel, {});
                   }
                   std::vector<Block> bring, steps;
                   if (plan.bring == Detail::Brief)
                     bring = bringBlocks(ui, width, guide, Detail::Panel);
                   if (plan.steps == Detail::Brief || plan.steps_later) {
                     steps = stepBlocks(ui, width, guide, Detail::Panel);
                   }
                   if (plan.steps_later) std::swap(bring, steps);
                   blocks = joined(joined(std::move(blocks), std::move(bring)), std::move(steps));
                   std::vector<Block> place = placeBlocks(ui, width, model, guide);
                   place.front().new_sheet = true;
                   blocks = joined(std::move(blocks), std::move(place));
                   blocks = joined(std::move(blocks), issuerBlocks(ui, width, guide));
                   return joined(std::move(blocks), sourceBlocks(ui, width, guide, true));
                 }));
}

// What may stand behind a tab, alone or together with its neighbours.
struct Part {
  std::string id;
  std::string_view name;
  std::function<std::vector<Block>(float width, Detail detail)> blocks;
};

std::vector<Block> namedPlaceBlocks(const Model& model, ui::Ui& ui, float width,
                                    const GuideText& guide, Detail detail) {
  std::vector<Block> blocks;
  if (detail != Detail::Tab) {
    blocks.push_back(panelTitle(ui, width, "place.panel", "house", tr("guide.tab.place")));
    blocks.back().new_sheet = true;
  }
  return joined(std::move(blocks), placeBlocks(ui, width, model, guide));
}

std::vector<Part> guideParts(const Model& model, ui::Ui& ui, const GuideText& guide) {
  return {
      {"guide.tab.who", tr("guide.tab.who"),
       [&](float w, Detail d) { return whoBlocks(ui, w, guide, d, panelKeys(ui, guide)); }},
      {"guide.tab.bring", tr("guide.tab.bring"),
       [&](float w, Detail d) { return bringBlocks(ui, w, guide, d); }},
      {"guide.tab.steps", tr("guide.tab.steps"),
       [&](float w, Detail d) { return stepBlocks(ui, w, guide, d); }},
      {"guide.tab.place", tr("guide.tab.place"),
       [&](float w, Detail d) { return namedPlaceBlocks(model, ui, w, guide, d); }},
      {"guide.tab.sources", tr("guide.tab.sources"),
       [&](float w, Detail d) { return sourceBlocks(ui, w, guide, d != Detail::Tab); }},
  };
}

// What the parts hold: several as panels, which have their names above them.
std::vector<Block> partBlocks(ui::Ui& ui, float width, const GuideText& guide,
                              std::span<const Part> parts) {
  if (parts.size() == 1) return parts.front().blocks(width, Detail::Tab);
  std::vector<Block> blocks;
  for (const Part& part : parts) {
    blocks = joined(std::move(blocks), part.blocks(width, Detail::Panel));
  }
  // In a panel 谁能办 does not say it.
  if (parts.front().id == "guide.tab.who" && !std::ranges::any_of(blocks, &Block::starred)) {
    return joined(std::move(blocks), footBlocks(ui, width, guide, false, false));
  }
  return blocks;
}

Section tabOf(ui::Ui& ui, const ui::Rect& box, const GuideText& guide, std::span<const Part> parts,
              const std::optional<ui::Rect>& pager_box) {
  std::string label;
  for (const Part& part : parts) {
    if (!label.empty()) label.append(tr("list.comma"));
    label.append(part.name);
  }
  Flow flow =
      pagedFlow(ui, box, 1, [&](float width) { return partBlocks(ui, width, guide, parts); });
  if (pager_box) flow.pagerAt(*pager_box);
  return section(parts.front().id, label, std::move(flow));
}

bool labelsFit(ui::Ui& ui, const ui::Rect& box, const std::vector<Section>& sections) {
  const float room = columnOf(box, 0, static_cast<int>(sections.size()), 18).w - 32;
  return std::ranges::all_of(sections, [&](const Section& one) {
    return ui.textWidth(one.tab, ui::Role::Lead, ui::Weight::Bold) <= room;
  });
}

// Two neighbours stand behind one tab where that saves a page, and where there are pages to turn
// anyway: no page is left half empty for its tab's sake. Unless their names have no room on the
// tabs.
std::vector<Section> asTabs(const Model& model, ui::Ui& ui, const ui::Rect& box,
                            const GuideText& guide, const std::optional<ui::Rect>& pager_box) {
  const std::vector<Part> parts = guideParts(model, ui, guide);
  const std::span<const Part> all(parts);
  std::vector<Section> each, shared;
  std::size_t first = 0;  // of the parts behind the last tab
  for (std::size_t i = 0; i < parts.size(); ++i) {
    each.push_back(tabOf(ui, box, guide, all.subspan(i, 1), pager_box));
    if (!shared.empty()) {
      Section together = tabOf(ui, box, guide, all.subspan(first, i - first + 1), pager_box);
      const int apart = shared.back().pages + each.back().pages;
      const bool pair = i - first == 1;
      const bool turned_anyway = together.pages == apart && each.back().pages > 1;
      if (pair && (together.pages < apart || turned_anyway)) {
        shared.back() = std::move(together);
        continue;
      }
    }
    first = i;
    shared.push_back(each.back());
  }
  return labelsFit(ui, box, shared) ? shared : each;
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

std::vector<Action> actionsOf(const Model& model, const GuideText& guide, ui::Ui& ui) {
  const auto words = [](std::string_view key) { return std::string(tr(key)); };
  const Matter& matter = guide.matter;
  std::vector<Action> actions;
  actions.push_back({"guide.ticket", words("guide.ticket"), words("guide.ticket.line"), "ticket",
                     true, event::TakeTicket{matter.queue_group, matter.id}});
  // What is out of date is not taken home and not handed in.
  if (!guide.in_force) return actions;
  if (mayApply(model)) {
    actions.push_back({"guide.form", words("guide.form"), words("guide.form.line"), "help", false,
                       event::OpenForm{}});
  }
  const std::string print = words(isLarge(ui) ? "guide.print.short" : "guide.print");
  actions.push_back(
      {"guide.print", print, words("guide.print.line"), "print", false, event::PrintNotice{}});
  if (isWide(ui)) {
    for (Action& check : checkActions(guide)) actions.push_back(std::move(check));
  }
  return actions;
}

Action moreAction(const Shown& shown, const Plan& plan) {
  const auto key = [](std::string_view label, std::string_view line, std::string icon, int page) {
    return Action{"guide.more", std::string(label),   std::string(line), std::move(icon),
                  false,        event::TurnPage{page}};
  };
  const bool on_more = shown.section > 0;
  if (plan.steps_later) {
    return on_more ? key(tr("guide.steps.before"), tr("guide.steps.before.line"), "idcard", 0)
                   : key(tr("guide.steps.later"), tr("guide.steps.later.line"), "progress", 1);
  }
  if (on_more) return key(tr("guide.less"), tr("guide.less.line"), "progress", 0);
  if (plan.steps == Detail::Brief) {
    return key(tr("guide.details"), tr("guide.details.line"), "tel", 1);
  }
  return key(tr("guide.more"), tr("guide.more.line"), "tel", 1);
}

// What is said on top instead of the name: of a paper for the moment, or that all this is out of
// date.
std::optional<Note> headNote(const Model& model, const GuideText& guide) {
  if (!guide.in_force) return outOfForceNote(model, guide.matter);
  return printNote(model, "notice");
}

// The same with and without a note about a paper, so that nothing below moves under a finger.
float headerHeight(const Model& model, ui::Ui& ui, float width, const GuideText& guide) {
  if (!guide.in_force) {
    const Note note = outOfForceNote(model, guide.matter);
    return noteHeight(ui, width, note.title, note.line);
  }
  const Matter& matter = guide.matter;
  const float least = ui.textHeight(matter.name, ui::Role::H1, ui::Weight::Bold, width) +
                      ui.textHeight(isLarge(ui) ? matter.fee : matter.line, ui::Role::Lead,
                                    ui::Weight::Regular, width - 400);
  return std::max(least,
                  noteHeight(ui, width - 300, tr("print.notice.done"), tr("print.notice.without")));
}

// Beside the name; where it is long, what it costs is read under 去哪办 only.
bool hasRoomForFee(ui::Ui& ui, float width, const Matter& matter) {
  constexpr float kChipRoom = 120;  // lamp, paddings and the gap to the words
  if (isLarge(ui) || matter.fee.empty()) return false;
  const float words = ui.textWidth(matter.name, ui::Role::H1, ui::Weight::Bold);
  return words + ui.textWidth(matter.fee, ui::Role::Cap, ui::Weight::Bold) + kChipRoom <= width;
}

// Tile, name and one line.
void header(const Model& model, ui::Ui& ui, const ui::Rect& box, const GuideText& guide) {
  const Matter& matter = guide.matter;
  if (const std::optional<Note> note = headNote(model, guide)) {
    // Beside a key there may be room for the first line only.
    const bool whole = noteHeight(ui, box.w, note->title, note->line) <= box.h;
    const std::string_view line = whole ? std::string_view(note->line) : std::string_view();
    ui.note("guide.note", box, note->kind, note->title, line, note->icon);
    return;
  }
  const float side = isWide(ui) ? 96 : 112;
  ui.tile(matter.icon, ui::tileColour(matter.tile), box.x, box.y + (box.h - side) / 2, side);
  ui::Rect text = box;
  takeLeft(text, side, 28);
  float beside = text.w;
  if (hasRoomForFee(ui, text.w, matter)) {
    const float chip = ui.chip("guide.fee", box.right(), box.y + 12, ui::NoteKind::Ok, matter.fee);
    beside = chip - text.x - 20;
  }
  ui::Rect title =
      takeTop(text, ui.textHeight(matter.name, ui::Role::H1, ui::Weight::Bold, beside), 0);
  title.w = beside;
  ui.text("guide.title", title,
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

// The keys on the page: a column in landscape, a row in portrait with one more beside the name.
Result panelKeysDrawn(const Model& model, ui::Ui& ui, ui::Rect& head, const ui::Rect& column,
                      const GuideText& guide, const Action& more) {
  std::vector<Action> actions = actionsOf(model, guide, ui);
  if (isWide(ui)) {
    actions.push_back(more);
    return actionsIn(ui, column, actions);
  }
  ui::Rect row = column;
  const Result touched = actionRow(ui, row, actions);
  const ui::Rect side = takeRight(head, 260, 20);
  const Result turned = sideKey(ui, {side.x, side.y + 8, side.w, 112}, more);
  return turned ? turned : touched;
}

Result asPanelsDrawn(const Model& model, ui::Ui& ui, ui::Rect head, const ui::Rect& column,
                     const GuideText& guide, std::vector<Section>& sections, const Plan& plan) {
  const Shown shown = locate(sections, model.session.page);
  const Result read = drawSection(sections[shown.section], shown);
  const Result touched = panelKeysDrawn(model, ui, head, column, guide, moreAction(shown, plan));
  header(model, ui, head, guide);
  return touched ? touched : read;
}

Result asTabsDrawn(const Model& model, ui::Ui& ui, const ui::Rect& strip, const ui::Rect& column,
                   const GuideText& guide, std::vector<Section>& sections) {
  const Shown shown = locate(sections, model.session.page);
  Result result = tabs(ui, strip, sections, shown.section);
  const Result read = drawSection(sections[shown.section], shown);
  if (read) result = read;
  ui::Rect row = column;
  const std::vector<Action> actions = actionsOf(model, guide, ui);
  const Result touched = isWide(ui) ? actionsIn(ui, column, actions) : actionRow(ui, row, actions);
  return touched ? touched : result;
}

}  // namespace

std::optional<Event> drawGuide(const Model& model, ui::Ui& ui) {
  const Matter* matter = guideMatter(model);
  if (matter == nullptr) return std::nullopt;
  const GuideText guide = guideText(model, *matter);
  ui::Rect rest = workArea(ui);
  const std::vector<Action> actions = actionsOf(model, guide, ui);
  ui::Rect column =
      isWide(ui)
          ? takeRight(rest, std::max(isLarge(ui) ? 460.0F : 0.0F, actionColumnWidth(ui, actions)))
          : takeBottom(rest, actionRowHeight(ui, rest.w, actions));
  const ui::Rect head = takeTop(rest, headerHeight(model, ui, rest.w, guide), 8);
  if (mayUsePanels(ui) && guide.in_force) {
    for (const Plan& plan : kPlans) {
      if (plan.steps_later && !isWide(ui)) continue;
      std::vector<Section> panels;
      panels.push_back(panelSection(ui, rest, guide, plan));
      if (!fits(panels.front())) continue;
      panels.push_back(moreSection(model, ui, rest, guide, plan));
      return asPanelsDrawn(model, ui, head, column, guide, panels, plan);
    }
  }
  header(model, ui, head, guide);
  const ui::Rect strip = takeTop(rest, 112, 20);
  // Low pages of large text: the keys that turn them stand below the others, not below the text.
  std::optional<ui::Rect> turning;
  if (isWide(ui) && isLarge(ui)) turning = takeBottom(column, pagerHeight(), kKeyGap);
  std::vector<Section> sections = asTabs(model, ui, rest, guide, turning);
  return asTabsDrawn(model, ui, strip, column, guide, sections);
}

}  // namespace bianmin::screens
