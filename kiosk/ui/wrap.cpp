#include "kiosk/ui/wrap.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace bianmin::ui {
namespace {

constexpr std::u32string_view kNotFirst =
    U"，。、；：？！）》”’】」』〉〕…—～·％℃,.!?:;)]}%\u00A0\u2060";
constexpr std::u32string_view kNotLast = U"（《“‘【「『〈〔([{￥¥\u00A0\u2060";
// Longest first, so that 个工作日 wins over 个.
constexpr std::array<std::u32string_view, 12> kLongUnits = {
    U"个工作日", U"个自然日", U"工作日", U"个小时", U"个月", U"小时",
    U"分钟",     U"公里",     U"万元",   U"周岁",   U"平方", U"号窗口",
};
constexpr std::u32string_view kUnits =
    U"个人天日年月时分秒元岁位样份项条次周号组步件页张块万亿户名口里亩斤度点级米层栋间家类种代";

bool has(std::u32string_view set, char32_t c) { return set.find(c) != std::u32string_view::npos; }
bool isBlank(char32_t c) { return c == U' ' || c == U'\u3000'; }
// Masked digits (138****5678) belong to their number.
bool isDigit(char32_t c) { return (c >= U'0' && c <= U'9') || c == U'*'; }
bool isWord(char32_t c) { return (c > 0x20 && c < 0x7F) || (c >= 0xC0 && c <= 0x24F); }

std::size_t unitLength(std::span<const Cell> cells, std::size_t at) {
  for (const std::u32string_view unit : kLongUnits) {
    if (at + unit.size() > cells.size()) continue;
    const bool same = std::equal(unit.begin(), unit.end(), cells.begin() + static_cast<long>(at),
                                 [](char32_t c, const Cell& cell) { return c == cell.character; });
    if (same) return unit.size();
  }
  return at < cells.size() && has(kUnits, cells[at].character) ? 1 : 0;
}

// glued[i]: no line may end between cells i - 1 and i because a number is there.
void glueNumbers(std::span<const Cell> cells, std::vector<bool>& glued) {
  glued.assign(cells.size() + 1, false);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (!isDigit(cells[i].character)) continue;
    const bool starts = i == 0 || !isDigit(cells[i - 1].character);
    if (starts && i >= 1 && cells[i - 1].character == U'第') glued[i] = true;
    if (starts && i >= 2 && isBlank(cells[i - 1].character) && cells[i - 2].character == U'第') {
      glued[i] = true;
    }
    if (i + 1 < cells.size() && isDigit(cells[i + 1].character)) continue;
    std::size_t unit = i + 1;
    if (unit < cells.size() && cells[unit].character == U' ') ++unit;
    const std::size_t length = unitLength(cells, unit);
    if (length == 0) continue;
    for (std::size_t j = i + 1; j < unit + length; ++j) glued[j] = true;
    const std::size_t after = unit + length;
    const char32_t last = cells[after - 1].character;
    const bool date_goes_on = unit == i + 1 && has(U"年月日时", last) && after < cells.size();
    if (date_goes_on && isDigit(cells[after].character)) glued[after] = true;
  }
}

bool mayBreak(std::span<const Cell> cells, std::size_t at, const std::vector<bool>& glued) {
  const char32_t before = cells[at - 1].character;
  const char32_t after = cells[at].character;
  if (glued[at] || has(kNotFirst, after) || has(kNotLast, before) || isBlank(after)) return false;
  if (isBlank(before)) return true;
  return !(isWord(before) && isWord(after));
}

float widthOf(std::span<const Cell> cells, std::size_t first, std::size_t last) {
  while (last > first && isBlank(cells[last - 1].character)) --last;
  float width = 0;
  for (std::size_t i = first; i < last; ++i) width += cells[i].width;
  return width;
}

// A character alone on the last line reads badly: the line before gives up its last place.
void keepCompany(std::span<const Cell> cells, float width, const std::vector<bool>& glued,
                 Line& before, Line& last) {
  std::size_t characters = 0;
  for (std::size_t i = last.first; i < last.last; ++i) {
    if (!has(kNotFirst, cells[i].character) && !isBlank(cells[i].character)) ++characters;
  }
  if (characters != 1 || before.last == before.first) return;
  std::size_t at = before.last - 1;
  while (at > before.first + 1 && !mayBreak(cells, at, glued)) --at;
  if (at <= before.first + 1 || 2 * (before.last - at) > before.last - before.first) return;
  if (widthOf(cells, at, last.last) > width) return;
  before = {before.first, at, widthOf(cells, before.first, at)};
  last = {at, last.last, widthOf(cells, at, last.last)};
}

// One paragraph, [first, last) without its line feed.
void wrapParagraph(std::span<const Cell> cells, std::size_t first, std::size_t last, float width,
                   const std::vector<bool>& glued, std::vector<Line>& lines) {
  const std::size_t lines_before = lines.size();
  std::size_t start = first;
  std::size_t fits = first;  // the last place where the line may end
  for (std::size_t at = first + 1; at <= last; ++at) {
    if (at < last && !mayBreak(cells, at, glued)) continue;
    if (widthOf(cells, start, at) > width && fits > start) {
      lines.push_back({start, fits, widthOf(cells, start, fits)});
      start = fits;
    }
    fits = at;
  }
  lines.push_back({start, last, widthOf(cells, start, last)});
  if (lines.size() < lines_before + 2) return;
  keepCompany(cells, width, glued, lines[lines.size() - 2], lines.back());
}

}  // namespace

void wrapLines(std::span<const Cell> cells, float width, std::vector<Line>& lines) {
  lines.clear();
  std::vector<bool> glued;
  glueNumbers(cells, glued);
  std::size_t first = 0;
  for (std::size_t i = 0; i <= cells.size(); ++i) {
    if (i < cells.size() && cells[i].character != U'\n') continue;
    wrapParagraph(cells, first, i, width, glued, lines);
    first = i + 1;
  }
  if (cells.empty()) lines.clear();
}

}  // namespace bianmin::ui
