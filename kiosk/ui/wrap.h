// Where a line of Chinese may end. Pure; any thread.
//
// Chinese breaks between any two characters, but not before closing punctuation, not after an
// opening bracket or quotation mark, not inside a Latin word, a number or a date, and not between
// a number and what it counts (30 个工作日, 第 6 天). U+2060 forbids a break, '\n' demands one. A
// single character is not left alone on the last line.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace bianmin::ui {

struct Cell {
  char32_t character = 0;
  float width = 0;  // any unit, the same as the line's
};

// Cells [first, last); `width` leaves out blanks at the end.
struct Line {
  std::size_t first = 0, last = 0;
  float width = 0;
};

// What cannot be broken and is wider than `width` stands alone on a line that is too wide.
void wrapLines(std::span<const Cell> cells, float width, std::vector<Line>& lines);

}  // namespace bianmin::ui
