#include "kiosk/screens/layout.h"

#include <algorithm>

#include "kiosk/text/catalogue.h"

namespace bianmin::screens {
namespace {

constexpr float kColumnLeast = 386;  // narrower, a card's line would break
constexpr float kColumnMost = 480;
constexpr float kColumnMostLarge = 600;
constexpr float kColumnKeyMost = 200;

// Room beside the words of a key: paddings, icon and its gap.
constexpr float kKeyPadding = 56;
constexpr float kIconRoom = 76;
constexpr float kColumnRoom = 184;  // paddings and icon of a key in a column

float wordsWidth(ui::Ui& ui, const Action& action, bool with_sub) {
  float width = ui.textWidth(action.label, ui::Role::H3, ui::Weight::Bold);
  if (with_sub) {
    width = std::max(width, ui.textWidth(action.sub, ui::Role::Cap, ui::Weight::Regular));
  }
  return width;
}

float neededWidth(ui::Ui& ui, const Action& action, bool with_sub) {
  const float icon = action.icon.empty() ? 0 : kIconRoom;
  return wordsWidth(ui, action, with_sub) + icon + kKeyPadding;
}

// How the keys of a row stand: beside each other, with as much more for each as is left over; four
// or more in pairs; or one below the other.
struct RowPlan {
  bool one_row = true;
  bool pairs = false;
  bool with_sub = false;
  float key_height = kKeyHeight;
  std::vector<float> widths;

  RowPlan(ui::Ui& ui, float width, std::span<const Action> actions) {
    const bool any_sub =
        std::any_of(actions.begin(), actions.end(), [](const Action& a) { return !a.sub.empty(); });
    with_sub = !isLarge(ui) && any_sub;
    one_row = fit(ui, width, actions);
    if (!one_row && with_sub) {
      with_sub = false;
      one_row = fit(ui, width, actions);
    }
    if (!one_row) pairs = fitInPairs(ui, width, actions);
    key_height = with_sub ? 150 : (isWide(ui) ? 120 : kKeyHeight);
  }

  float height(std::size_t count) const {
    const std::size_t lines = one_row ? 1 : (pairs ? (count + 1) / 2 : count);
    const auto rows = static_cast<float>(lines);
    return rows * key_height + (rows - 1) * kKeyGap;
  }

  ui::Rect keyAt(ui::Rect& box, std::size_t index, std::size_t count) const {
    if (one_row) return takeLeft(box, widths[index], kKeyGap);
    if (!pairs) return takeTop(box, key_height, kKeyGap);
    const auto line = static_cast<float>(index / 2);
    ui::Rect place = columnOf(box, static_cast<int>(index % 2), 2);
    if (index + 1 == count && index % 2 == 0) place.w = box.w;
    place.y += line * (key_height + kKeyGap);
    place.h = key_height;
    return place;
  }

 private:
  bool fitInPairs(ui::Ui& ui, float width, std::span<const Action> actions) const {
    const float room = (width - kKeyGap) / 2;
    return actions.size() >= 4 && std::ranges::all_of(actions, [&](const Action& action) {
             return neededWidth(ui, action, with_sub) <= room;
           });
  }

  // Equal widths if the words allow it, else each its own.
  bool fit(ui::Ui& ui, float width, std::span<const Action> actions) {
    const auto count = static_cast<float>(actions.size());
    const float room = width - kKeyGap * (count - 1);
    widths.clear();
    float sum = 0, widest = 0;
    for (const Action& action : actions) {
      widths.push_back(neededWidth(ui, action, with_sub));
      sum += widths.back();
      widest = std::max(widest, widths.back());
    }
    if (widest * count <= room) {
      std::fill(widths.begin(), widths.end(), room / count);
    } else {
      for (float& one : widths) one += (room - sum) / count;
    }
    return sum <= room;
  }
};

Result actionKey(ui::Ui& ui, const ui::Rect& box, const Action& action, bool with_sub,
                 bool column) {
  ui::KeyStyle style;
  style.primary = action.primary;
  style.icon = action.icon;
  style.sub = with_sub ? std::string_view(action.sub) : std::string_view();
  style.column = column;
  if (ui.key(action.id, box, action.label, style)) return action.event;
  return std::nullopt;
}

}  // namespace

bool isWide(const ui::Ui& ui) { return ui.shape() != ui::Shape::Portrait; }
bool isLarge(const ui::Ui& ui) { return ui.textSize() == ui::TextSize::Large; }

ui::Rect takeTop(ui::Rect& rest, float height, float gap) {
  const ui::Rect strip{rest.x, rest.y, rest.w, height};
  rest.y += height + gap;
  rest.h -= height + gap;
  return strip;
}

ui::Rect takeBottom(ui::Rect& rest, float height, float gap) {
  const ui::Rect strip{rest.x, rest.bottom() - height, rest.w, height};
  rest.h -= height + gap;
  return strip;
}

ui::Rect takeLeft(ui::Rect& rest, float width, float gap) {
  const ui::Rect strip{rest.x, rest.y, width, rest.h};
  rest.x += width + gap;
  rest.w -= width + gap;
  return strip;
}

ui::Rect takeRight(ui::Rect& rest, float width, float gap) {
  const ui::Rect strip{rest.right() - width, rest.y, width, rest.h};
  rest.w -= width + gap;
  return strip;
}

ui::Rect columnOf(const ui::Rect& box, int index, int count, float gap) {
  const auto n = static_cast<float>(count);
  const float width = (box.w - gap * (n - 1)) / n;
  return {box.x + static_cast<float>(index) * (width + gap), box.y, width, box.h};
}

ui::Rect rowOf(const ui::Rect& box, int index, int count, float gap) {
  const auto n = static_cast<float>(count);
  const float height = (box.h - gap * (n - 1)) / n;
  return {box.x, box.y + static_cast<float>(index) * (height + gap), box.w, height};
}

ui::Rect workArea(const ui::Ui& ui) {
  ui::Rect area = ui.content();
  takeTop(area, 0, isWide(ui) ? 24 : 28);
  takeBottom(area, 0, isWide(ui) ? 18 : 24);
  return area;
}

float actionRowHeight(ui::Ui& ui, float width, std::span<const Action> actions) {
  return RowPlan(ui, width, actions).height(actions.size());
}

Result actionRow(ui::Ui& ui, ui::Rect& rest, std::span<const Action> actions) {
  if (actions.empty()) return std::nullopt;
  const RowPlan plan(ui, rest.w, actions);
  ui::Rect box = takeBottom(rest, plan.height(actions.size()));
  Result result;
  for (std::size_t i = 0; i < actions.size(); ++i) {
    const ui::Rect place = plan.keyAt(box, i, actions.size());
    const Result touched = actionKey(ui, place, actions[i], plan.with_sub, false);
    if (touched) result = touched;
  }
  return result;
}

float actionColumnWidth(ui::Ui& ui, std::span<const Action> actions) {
  float width = kColumnLeast;
  for (const Action& action : actions) {
    width = std::max(width, wordsWidth(ui, action, !isLarge(ui)) + kColumnRoom);
  }
  return std::min(width, isLarge(ui) ? kColumnMostLarge : kColumnMost);
}

Result actionsIn(ui::Ui& ui, const ui::Rect& column, std::span<const Action> actions) {
  const int count = static_cast<int>(actions.size());
  const float share = rowOf(column, 0, std::max(count, 3)).h;
  const float height = count < 3 ? std::min(kColumnKeyMost, share) : share;
  Result result;
  for (int i = 0; i < count; ++i) {
    const float y = column.y + static_cast<float>(i) * (height + kKeyGap);
    const Result touched = actionKey(ui, {column.x, y, column.w, height},
                                     actions[static_cast<std::size_t>(i)], !isLarge(ui), true);
    if (touched) result = touched;
  }
  return result;
}

Result actionColumn(ui::Ui& ui, ui::Rect& rest, std::span<const Action> actions) {
  if (actions.empty()) return std::nullopt;
  return actionsIn(ui, takeRight(rest, actionColumnWidth(ui, actions)), actions);
}

Result actionKeys(ui::Ui& ui, ui::Rect& rest, std::span<const Action> actions) {
  return isWide(ui) ? actionColumn(ui, rest, actions) : actionRow(ui, rest, actions);
}

void heading(ui::Ui& ui, ui::Rect& rest, std::string_view id, std::string_view title,
             std::string_view line) {
  const std::string key(id);
  const float height = ui.textHeight(title, ui::Role::H1, ui::Weight::Bold, rest.w);
  const bool with_line = !line.empty();
  ui.text(key, takeTop(rest, height, with_line ? 4 : 16),
          {.value = title, .role = ui::Role::H1, .weight = ui::Weight::Bold});
  if (!with_line) return;
  const float more = ui.textHeight(line, ui::Role::Lead, ui::Weight::Regular, rest.w);
  ui.text(key + ".line", takeTop(rest, more, 20),
          {.value = line, .role = ui::Role::Lead, .colour = ui::Colour::Ink2});
}

void primaryHint(ui::Ui& ui, const ui::Rect& box, std::string_view id, std::string_view words) {
  middleText(ui, id, box,
             {.value = words,
              .role = ui::Role::Lead,
              .colour = ui::Colour::Ink2,
              .align = ui::Align::Centre});
}

void stepLine(ui::Ui& ui, ui::Rect& rest, std::string_view id, int step, int of,
              std::string_view name) {
  std::string words =
      name.empty() ? trf("form.step.short", step, of) : trf("form.step", step, of, name);
  const float bars = static_cast<float>(of) * 40 + 24;
  if (ui.textWidth(words, ui::Role::Body, ui::Weight::Regular) + bars > rest.w) {
    words = trf("form.step.short", step, of);
  }
  const ui::Rect line = takeTop(rest, ui.lineHeight(ui::Role::Body), 16);
  const float words_width = ui.textWidth(words, ui::Role::Body, ui::Weight::Regular);
  // So many steps that their bars have no room: the words count alone.
  if (words_width + 30 + static_cast<float>(of) * 23 > line.w) {
    ui.text(id, line, {.value = words, .colour = ui::Colour::Ink2});
    return;
  }
  ui.progress(id, line, step, of, words);
}

float noteHeight(ui::Ui& ui, float width, std::string_view title, std::string_view line) {
  const float words = width - 56 - 96 - 24;  // with the largest icon that a note has
  float height = ui.textHeight(title, ui::Role::Lead, ui::Weight::Bold, words);
  if (!line.empty()) height += ui.textHeight(line, ui::Role::Body, ui::Weight::Regular, words);
  return std::max(112.0F, height + 48);
}

void noteAtTop(ui::Ui& ui, ui::Rect& rest, std::string_view id, const Note& note) {
  const ui::Rect box = takeTop(rest, noteHeight(ui, rest.w, note.title, note.line));
  ui.note(id, box, note.kind, note.title, note.line, note.icon);
}

void noteAtBottom(ui::Ui& ui, ui::Rect& rest, std::string_view id, const Note& note) {
  const ui::Rect box = takeBottom(rest, noteHeight(ui, rest.w, note.title, note.line));
  ui.note(id, box, note.kind, note.title, note.line, note.icon);
}

float pagerHeight() { return 112; }

namespace {

// In words, in short, or not at all, as there is room between the keys.
void pageNumber(ui::Ui& ui, const ui::Rect& box, int page, int pages) {
  std::string words = trf("page.of", page + 1, pages);
  const auto fits = [&] {
    return ui.textWidth(words, ui::Role::Body, ui::Weight::Regular) + 8 <= box.w;
  };
  if (!fits()) words = trf("page.short", page + 1, pages);
  if (!fits()) return;
  middleText(ui, "page.of", box,
             {.value = words, .colour = ui::Colour::Ink2, .align = ui::Align::Centre});
}

}  // namespace

Result pager(ui::Ui& ui, const ui::Rect& box, int page, int pages) {
  if (pages < 2) return std::nullopt;
  Result result;
  const std::string_view before = tr("page.previous"), after = tr("page.next");
  const float words_width = std::max(ui.textWidth(before, ui::Role::H3, ui::Weight::Bold),
                                     ui.textWidth(after, ui::Role::H3, ui::Weight::Bold));
  const float width = std::min(std::max(240.0F, words_width + 140), (box.w - kKeyGap) / 2);
  const bool icons = width >= words_width + 96;
  ui::Rect rest = box;
  const ui::Rect left = takeLeft(rest, width);
  const ui::Rect right = takeRight(rest, width);
  if (page > 0 && ui.key("page.previous", left, before, {.icon = icons ? "back" : ""})) {
    result = event::TurnPage{page - 1};
  }
  pageNumber(ui, rest, page, pages);
  if (page + 1 < pages && ui.key("page.next", right, after, {.icon = icons ? "chev" : ""})) {
    result = event::TurnPage{page + 1};
  }
  return result;
}

void middleText(ui::Ui& ui, std::string_view id, const ui::Rect& box, const ui::Text& text) {
  const float height = ui.textHeight(text.value, text.role, text.weight, box.w);
  const float spare = std::max(0.0F, (box.h - height) / 2);
  ui.text(id, {box.x, box.y + spare, box.w, box.h - spare}, text);
}

}  // namespace bianmin::screens
