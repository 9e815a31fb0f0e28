#include "kiosk/screens/blocks.h"

#include <algorithm>
#include <utility>

namespace bianmin::screens {
namespace {

constexpr float kIcon = 60;
constexpr float kIconGap = 22;
constexpr float kDisc = 64;
constexpr float kDiscGap = 24;

// The owner of a text that a block draws later.
struct Owned {
  std::string words;
  ui::Text style;
  ui::Text get() const {
    ui::Text text = style;
    text.value = words;
    return text;
  }
  float height(ui::Ui& ui, float width) const {
    return words.empty() ? 0 : ui.textHeight(words, style.role, style.weight, width);
  }
};

Owned owned(std::string_view words, ui::Role role, ui::Weight weight, ui::Colour colour,
            ui::Align align = ui::Align::Left) {
  ui::Text style{};
  style.role = role;
  style.weight = weight;
  style.colour = colour;
  style.align = align;
  return {std::string(words), style};
}

void drawOwned(ui::Ui& ui, const std::string& id, const ui::Rect& box, const Owned& text) {
  if (!text.words.empty()) ui.text(id, box, text.get());
}

// Title, line below it, words at the right: the text of a step.
struct StepText {
  Owned title, line, right;
  float right_width = 0;
  float height = 0;
  bool right_below = false;

  StepText(ui::Ui& ui, float width, StepWords& words)
      : title(owned(words.title, ui::Role::Lead, ui::Weight::Bold, ui::Colour::Ink)),
        line(owned(words.line, ui::Role::Cap, ui::Weight::Regular, ui::Colour::Ink2)),
        right(owned(words.right, ui::Role::Lead, ui::Weight::Bold, ui::Colour::Act,
                    ui::Align::Right)) {
    if (!words.right.empty()) {
      right_width = ui.textWidth(words.right, ui::Role::Lead, ui::Weight::Bold) + 4;
      right_below = right_width > width * 0.42F;
      if (right_below) right.style.align = ui::Align::Left;
    }
    const float left = leftWidth(width);
    height = title.height(ui, left) + line.height(ui, left);
    if (right_below) height += right.height(ui, width);
  }

  float leftWidth(float width) const {
    return right_below || right_width <= 0 ? width : width - right_width - kIconGap;
  }

  void draw(ui::Ui& ui, const std::string& id, const ui::Rect& box) const {
    const float left = leftWidth(box.w);
    ui::Rect rest{box.x, box.y, left, box.h};
    drawOwned(ui, id + ".title", takeTop(rest, title.height(ui, left), 0), title);
    drawOwned(ui, id + ".line", takeTop(rest, line.height(ui, left), 0), line);
    if (right.words.empty()) return;
    const float tall = right.height(ui, right_below ? box.w : right_width + 8);
    const ui::Rect place = right_below
                               ? ui::Rect{box.x, rest.y, box.w, tall}
                               : ui::Rect{box.right() - right_width, box.y, right_width, tall};
    drawOwned(ui, id + ".right", place, right);
  }
};

}  // namespace

Block paragraph(ui::Ui& ui, float width, std::string id, ui::Text text) {
  const Owned words{std::string(text.value), text};
  Block block;
  block.height = words.height(ui, width);
  block.draw = [&ui, id = std::move(id), words](const ui::Rect& box) -> Result {
    ui.text(id, box, words.get());
    return std::nullopt;
  };
  return block;
}

Block panelTitle(ui::Ui& ui, float width, std::string id, std::string_view icon,
                 std::string_view words) {
  const Owned title = owned(words, ui::Role::H3, ui::Weight::Bold, ui::Colour::Act);
  const float indent = icon.empty() ? 0 : 66;
  Block block;
  block.height = title.height(ui, width - indent);
  block.with_next = true;
  block.draw = [&ui, id = std::move(id), title, indent,
                name = std::string(icon)](const ui::Rect& box) -> Result {
    if (indent > 0) {
      const float line = ui.lineHeight(ui::Role::H3);
      ui.icon(name, box.x, box.y + (line - 48) / 2, 48, ui::Colour::Act);
    }
    ui.text(id, {box.x + indent, box.y, box.w - indent, box.h}, title.get());
    return std::nullopt;
  };
  return block;
}

Block iconLine(ui::Ui& ui, float width, std::string id, std::string_view icon,
               std::string_view name, std::string_view line) {
  const Owned bold = owned(name, ui::Role::Lead, ui::Weight::Bold, ui::Colour::Ink);
  const Owned plain = owned(line, ui::Role::Cap, ui::Weight::Regular, ui::Colour::Ink2);
  const float room = width - kIcon - kIconGap;
  const float words = bold.height(ui, room) + plain.height(ui, room);
  Block block;
  block.height = std::max(kIcon, words);
  block.draw = [&ui, id = std::move(id), bold, plain, room, words,
                image = std::string(icon)](const ui::Rect& box) -> Result {
    ui.icon(image, box.x, box.y + (box.h - kIcon) / 2, kIcon, ui::Colour::Ink);
    ui::Rect rest{box.x + kIcon + kIconGap, box.y + (box.h - words) / 2, room, words};
    drawOwned(ui, id + ".name", takeTop(rest, bold.height(ui, room), 0), bold);
    rest.h = plain.height(ui, room);  // what is left over may be a hair less
    drawOwned(ui, id + ".line", rest, plain);
    return std::nullopt;
  };
  return block;
}

Block nameValue(ui::Ui& ui, float width, std::string id, std::string_view name,
                std::string_view value) {
  const Owned key = owned(name, ui::Role::Body, ui::Weight::Regular, ui::Colour::Ink2);
  const Owned words = owned(value, ui::Role::Body, ui::Weight::Bold, ui::Colour::Ink);
  const float side = std::max(232.0F, ui.textWidth(name, ui::Role::Body, ui::Weight::Regular) + 28);
  const bool beside = !isLarge(ui) && side < width * 0.4F;
  const float room = beside ? width - side : width;
  Block block;
  block.ruled = true;
  block.gap = 14;
  block.height = beside ? std::max(key.height(ui, side), words.height(ui, room))
                        : key.height(ui, width) + words.height(ui, width);
  block.draw = [&ui, id = std::move(id), key, words, beside, side](const ui::Rect& box) -> Result {
    ui::Rect rest = box;
    const ui::Rect first =
        beside ? takeLeft(rest, side, 0) : takeTop(rest, key.height(ui, box.w), 0);
    drawOwned(ui, id + ".name", first, key);
    drawOwned(ui, id + ".value", rest, words);
    return std::nullopt;
  };
  return block;
}

Block stepBlock(ui::Ui& ui, float width, std::string id, StepWords words) {
  const float room = width - kIcon - kIconGap;
  const StepText text(ui, room, words);
  Block block;
  block.ruled = true;
  block.gap = 12;
  block.height = std::max(kIcon, text.height);
  block.draw = [&ui, id = std::move(id), text, room,
                number = std::to_string(words.number)](const ui::Rect& box) -> Result {
    const float y = box.y + std::min(12.0F, (box.h - kIcon) / 2);
    ui.outline({box.x, y, kIcon, kIcon}, ui::Colour::Act, 4, kIcon / 2);
    middleText(ui, id + ".number", {box.x, y, kIcon, kIcon},
               {.value = number,
                .role = ui::Role::Cap,
                .weight = ui::Weight::Bold,
                .colour = ui::Colour::Act,
                .align = ui::Align::Centre});
    text.draw(ui, id, {box.x + kIcon + kIconGap, box.y + (box.h - text.height) / 2, room, box.h});
    return std::nullopt;
  };
  return block;
}

Block timelineBlock(ui::Ui& ui, float width, std::string id, StepWords words, ui::StepState state,
                    bool last) {
  const float room = width - kDisc - kDiscGap;
  const StepText text(ui, room, words);
  Block block;
  block.gap = 20;
  block.height = std::max(kDisc, text.height + 8);
  block.draw = [&ui, id = std::move(id), text, room, state, last,
                number = words.number](const ui::Rect& box) -> Result {
    ui.timelineDisc(box.x, box.y, number, state, last ? 0 : box.h + 20 - kDisc);
    text.draw(ui, id, {box.x + kDisc + kDiscGap, box.y + 6, room, box.h});
    return std::nullopt;
  };
  return block;
}

Block rowBlock(ui::Ui& ui, std::string id, std::string_view icon, std::string_view title,
               std::string_view line, Event event) {
  Block block;
  block.on_sheet = false;
  block.gap = kGap;
  block.height = isLarge(ui) ? 150 : 128;
  block.draw = [&ui, id = std::move(id), icon = std::string(icon), title = std::string(title),
                line = std::string(line), event = std::move(event)](const ui::Rect& box) -> Result {
    if (ui.row(id, box, icon, ui::Colour::Act, title, line)) return event;
    return std::nullopt;
  };
  return block;
}

Block noteBlock(ui::Ui& ui, float width, std::string id, Note note) {
  Block block;
  block.on_sheet = false;
  block.gap = kGap;
  block.height = noteHeight(ui, width, note.title, note.line);
  block.draw = [&ui, id = std::move(id), note = std::move(note)](const ui::Rect& box) -> Result {
    ui.note(id, box, note.kind, note.title, note.line, note.icon);
    return std::nullopt;
  };
  return block;
}

}  // namespace bianmin::screens
