#include <algorithm>
#include <array>

#include "kiosk/screens/layout.h"
#include "kiosk/screens/screens.h"
#include "kiosk/text/catalogue.h"

namespace bianmin::screens {
namespace {

// The greeting and the one key, on a solid ground.
Result greeting(ui::Ui& ui, const ui::Rect& ground) {
  const bool solid = ui.contrast() == ui::Contrast::Normal;  // black stays black
  if (solid) ui.fill(ground, ui::Colour::Act);
  const float side = isWide(ui) ? 72 : 56;
  ui::Rect rest = ground.inset(side, 56);
  const ui::Rect key = takeBottom(rest, std::min(300.0F, rest.h * 0.42F), 40);
  const std::string_view words = tr("idle.greeting");
  const float height = ui.textHeight(words, ui::Role::Code, ui::Weight::Bold, rest.w);
  ui::Rect box = rest;
  box.y += std::max(0.0F, (rest.h - height) / 2);
  box.h = rest.bottom() - box.y;
  ui.text("idle.greeting", box,
          {.value = words,
           .role = ui::Role::Code,
           .weight = ui::Weight::Bold,
           .colour = solid ? ui::Colour::On : ui::Colour::White});
  if (ui.key("idle.start", key, tr("idle.start"), {.icon = "touch", .role = ui::Role::Figure})) {
    return event::Start{};
  }
  return std::nullopt;
}

struct Offer {
  std::string_view id, icon, title, line;
};

// What can be done here: icon, name and a line beside it, or below it where room is short.
void offerLine(ui::Ui& ui, const ui::Rect& box, const Offer& offer) {
  constexpr float kIcon = 72;
  ui.icon(offer.icon, box.x, box.y + (box.h - kIcon) / 2, kIcon, ui::Colour::Act);
  ui::Rect rest = box;
  takeLeft(rest, kIcon, 32);
  const float title = ui.textHeight(offer.title, ui::Role::H2, ui::Weight::Bold, rest.w);
  const float line = ui.textHeight(offer.line, ui::Role::Lead, ui::Weight::Regular, rest.w);
  const float spare = std::max(0.0F, (rest.h - title - line) / 2);
  takeTop(rest, spare, 0);
  const std::string id(offer.id);
  ui.text(id, takeTop(rest, title, 0),
          {.value = offer.title, .role = ui::Role::H2, .weight = ui::Weight::Bold});
  ui.text(id + ".line", takeTop(rest, line, 0),
          {.value = offer.line, .role = ui::Role::Lead, .colour = ui::Colour::Ink2});
}

void offers(ui::Ui& ui, const ui::Rect& box) {
  const std::array<Offer, 3> all = {
      Offer{"idle.ask", "form", tr("idle.ask"), tr("idle.ask.line")},
      Offer{"idle.ticket", "ticket", tr("idle.ticket"), tr("idle.ticket.line")},
      Offer{"idle.progress", "progress", tr("idle.progress"), tr("idle.progress.line")},
  };
  for (int i = 0; i < 3; ++i) {
    const ui::Rect row = rowOf(box, i, 3, 26);
    if (i > 0) ui.hairline(row.x, row.y - 14, row.w);
    offerLine(ui, row, all[static_cast<std::size_t>(i)]);
  }
}

}  // namespace

std::optional<Event> drawIdle(const Model& model, ui::Ui& ui) {
  const ui::Rect canvas = ui.canvas();
  const ui::Rect content = ui.content();
  ui::Rect ground{canvas.x, content.y, canvas.w, content.h};
  ui::Rect rest = ground;
  if (isWide(ui)) {
    ground = takeLeft(rest, canvas.w * 0.57F, 0);
    rest = rest.inset(48, 28);
  } else {
    ground = takeTop(rest, content.h * 0.49F, 0);
    rest = rest.inset(56, 28);
  }
  const std::string hours = trf("idle.hours", model.place.hours);
  std::string words = model.place.hours.empty() ? std::string() : hours + "\n";
  words.append(tr("idle.easy"));
  const float height = ui.textHeight(words, ui::Role::Cap, ui::Weight::Regular, rest.w);
  ui.text("idle.hours", takeBottom(rest, height, 20),
          {.value = words,
           .role = ui::Role::Cap,
           .colour = ui::Colour::Ink2,
           .align = ui::Align::Centre});
  offers(ui, rest);
  const Result touched = greeting(ui, ground);
  if (touched || ui.anywhere("idle.anywhere", tr("idle.anywhere"))) return event::Start{};
  return std::nullopt;
}

}  // namespace bianmin::screens
