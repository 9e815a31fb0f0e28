#include "kiosk/documents/type.h"

#include <pango/pango.h>

#include <stdexcept>

namespace bianmin {

TypeScale rollType(int width_dots) {
  constexpr int kNarrowest = 320;
  if (width_dots < kNarrowest) throw std::invalid_argument("paper: narrower than 320 dots");
  if (width_dots >= 560) return {};
  return {.body = 24,
          .note = 24,
          .small = 24,
          .heading = 27,
          .strong = 28,
          .subject = 30,
          .line = 28,
          .title = 34,
          .figure = 46,
          .code = 60,
          .due = 34,
          .number = 150,
          .label = 104,
          .margin = 10};
}

TypeScale pageType() {
  return {.body = 34,  // 12 points
          .note = 34,
          .small = 28,
          .heading = 40,
          .strong = 40,
          .subject = 44,
          .line = 44,
          .title = 68,
          .figure = 72,
          .code = 72,
          .due = 48,
          .number = 240,
          .label = 190,
          .margin = 152};  // 19 mm
}

std::string plain(const std::string& text) {
  char* escaped = g_markup_escape_text(text.data(), static_cast<gssize>(text.size()));
  std::string markup = keepNumbersWhole(escaped);
  g_free(escaped);
  return markup;
}

std::string strong(const std::string& text) { return "<b>" + plain(text) + "</b>"; }

std::string sized(const std::string& text, int px) {
  return "<span weight=\"bold\" size=\"" + std::to_string(px * PANGO_SCALE * 3 / 4) + "\">" +
         plain(text) + "</span>";
}

}  // namespace bianmin
