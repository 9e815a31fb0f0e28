#include <array>

#include "kiosk/app/view.h"
#include "kiosk/screens/layout.h"
#include "kiosk/screens/screens.h"
#include "kiosk/text/catalogue.h"

namespace bianmin::screens {
namespace {

// One block a second: how long is left can be seen without reading.
void blocks(ui::Ui& ui, const ui::Rect& box, int left) {
  const int all = static_cast<int>(kEndAfter.count());
  for (int i = 0; i < all; ++i) {
    const ui::Rect one = columnOf(box, i, all, 6);
    if (i < left) {
      ui.fill(one, ui::Colour::Act, 6);
    } else {
      ui.outline(one, ui::Colour::Keyline, 3, 6);
    }
  }
}

}  // namespace

std::optional<Event> drawStillThere(const Model& model, ui::Ui& ui) {
  const ui::Rect canvas = ui.canvas();
  const int left = secondsLeft(model);
  const float width = std::min(1000.0F, canvas.w - 80);
  const float inner_width = width - 112;
  const std::string words = trf("still.line", left);
  const float title =
      ui.textHeight(tr("still.title"), ui::Role::Figure, ui::Weight::Bold, inner_width);
  const float line = ui.textHeight(words, ui::Role::H3, ui::Weight::Bold, inner_width);
  const float safe =
      ui.textHeight(tr("still.safe"), ui::Role::Lead, ui::Weight::Regular, inner_width);
  const float height = title + line + safe + 40 + 160 + 128 + 16 + 8 + 36 + 32 + 24 + 2 * 64;
  ui::Rect rest = ui.dialog("still", width, std::min(height, ui.content().h - 16));
  const float spare = rest.w - inner_width;
  if (spare > 0) rest = rest.inset(spare / 2, 0);
  ui.text("still.title", takeTop(rest, title, 16),
          {.value = tr("still.title"), .role = ui::Role::Figure, .weight = ui::Weight::Bold});
  ui.text("still.line", takeTop(rest, line, 8), {.value = words, .role = ui::Role::H3});
  ui.text("still.safe", takeTop(rest, safe, 36),
          {.value = tr("still.safe"), .role = ui::Role::Lead});
  blocks(ui, takeTop(rest, 40, 32), left);
  Result result;
  if (ui.key("still.here", takeTop(rest, 160), tr("still.here"),
             {.primary = true, .icon = "touch", .role = ui::Role::H2})) {
    result = event::StillHere{};
  }
  if (ui.key("still.end", takeTop(rest, 128, 0), tr("still.end"), {.icon = "exit"})) {
    result = event::End{};
  }
  return result;
}

}  // namespace bianmin::screens
