// Rectangles and the parts that more than one screen has: title, action keys, pager, notes.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/app/event.h"
#include "kiosk/app/model.h"
#include "kiosk/ui/ui.h"

namespace bianmin::screens {

using Result = std::optional<Event>;

inline constexpr float kGap = 24;     // between blocks
inline constexpr float kKeyGap = 20;  // between keys; 16 is the least (4 mm)
inline constexpr float kKeyHeight = 136;

bool isWide(const ui::Ui& ui);
bool isLarge(const ui::Ui& ui);

// Each takes a strip off `rest`, and `gap` more, and returns the strip.
ui::Rect takeTop(ui::Rect& rest, float height, float gap = kGap);
ui::Rect takeBottom(ui::Rect& rest, float height, float gap = kGap);
ui::Rect takeLeft(ui::Rect& rest, float width, float gap = kGap);
ui::Rect takeRight(ui::Rect& rest, float width, float gap = kGap);
// The `index`th of `count` equal parts.
ui::Rect columnOf(const ui::Rect& box, int index, int count, float gap = kKeyGap);
ui::Rect rowOf(const ui::Rect& box, int index, int count, float gap = kKeyGap);

// The area between band and bar that a screen may use, inside the margins.
ui::Rect workArea(const ui::Ui& ui);

// One thing that can be done here. `sub` is left out where large text needs its room.
struct Action {
  std::string id, label, sub, icon;
  bool primary = false;
  Event event;
};

// Keys in one row if their words fit, else one below the other; taken off the bottom of `rest`.
Result actionRow(ui::Ui& ui, ui::Rect& rest, std::span<const Action> actions);
float actionRowHeight(ui::Ui& ui, float width, std::span<const Action> actions);
// Keys one below the other in a column taken off the right of `rest` (landscape).
Result actionColumn(ui::Ui& ui, ui::Rect& rest, std::span<const Action> actions);
float actionColumnWidth(ui::Ui& ui, std::span<const Action> actions);
Result actionsIn(ui::Ui& ui, const ui::Rect& column, std::span<const Action> actions);
// A row in portrait, a column in landscape.
Result actionKeys(ui::Ui& ui, ui::Rect& rest, std::span<const Action> actions);

// The question or name of the screen; takes what it needs off the top.
void heading(ui::Ui& ui, ui::Rect& rest, std::string_view id, std::string_view title,
             std::string_view line = {});

// A sentence where the primary key will stand; tells what is still to be done.
void primaryHint(ui::Ui& ui, const ui::Rect& box, std::string_view id, std::string_view words);

// "第 2 步，共 5 步　低保" with its bars; without the name where it has no room.
void stepLine(ui::Ui& ui, ui::Rect& rest, std::string_view id, int step, int of,
              std::string_view name);

// What a note needs at this width, and the note, taken off the top or the bottom.
float noteHeight(ui::Ui& ui, float width, std::string_view title, std::string_view line);
struct Note {
  ui::NoteKind kind = ui::NoteKind::Info;
  std::string title, line, icon;
};
void noteAtTop(ui::Ui& ui, ui::Rect& rest, std::string_view id, const Note& note);
void noteAtBottom(ui::Ui& ui, ui::Rect& rest, std::string_view id, const Note& note);

// 上一页 | 第 1 页，共 3 页 | 下一页; nothing when there is one page.
float pagerHeight();
Result pager(ui::Ui& ui, const ui::Rect& box, int page, int pages);

// Text in a box, in the middle of its height.
void middleText(ui::Ui& ui, std::string_view id, const ui::Rect& box, const ui::Text& text);

}  // namespace bianmin::screens
