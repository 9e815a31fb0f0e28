// Tables: a grid on a page, cards or lines on a roll.
#include <algorithm>

#include "kiosk/documents/marks.h"
#include "kiosk/documents/parts.h"
#include "kiosk/documents/sheet.h"

namespace bianmin {
namespace {

constexpr int kHair = 2;
constexpr int kCellX = 12;
constexpr int kCellY = 9;
constexpr double kHeadShade = 0.90;  // of white

void drawCells(cairo_t* cr, const std::vector<int>& edges, int height, bool head) {
  const int left = edges.front();
  const int width = edges.back() - left;
  cairo_save(cr);
  if (head) {
    cairo_set_source_rgb(cr, kHeadShade, kHeadShade, kHeadShade);
    cairo_rectangle(cr, left, 0, width, height);
    cairo_fill(cr);
    cairo_set_source_rgb(cr, 0, 0, 0);
  }
  // A row draws all its own lines, so that it stands by itself on a new page; the upper one lies on
  // the lower one of the row before.
  for (const int edge : edges) cairo_rectangle(cr, edge, 0, kHair, height + kHair);
  cairo_rectangle(cr, left, 0, width + kHair, kHair);
  cairo_rectangle(cr, left, height, width + kHair, kHair);
  cairo_fill(cr);
  cairo_restore(cr);
}

}  // namespace

std::vector<int> Sheet::columnEdges(const SheetTable& table) const {
  int shares = 0;
  for (const SheetTable::Column& column : table.columns) shares += column.share;
  std::vector<int> edges = {left_};
  int so_far = 0;
  for (const SheetTable::Column& column : table.columns) {
    so_far += column.share;
    edges.push_back(left_ + (contentWidth() - kHair) * so_far / std::max(1, shares));
  }
  return edges;
}

Block Sheet::gridRow(const std::vector<std::string>& cells, const std::vector<int>& edges,
                     bool head, int least_height) {
  const Set set{.size = type_.body, .bold = head, .line = 1.35};
  int height = least_height;
  block_ = Block{};
  for (std::size_t i = 0; i < cells.size() && i + 1 < edges.size(); ++i) {
    const int width = edges[i + 1] - edges[i] - kHair - 2 * kCellX;
    const Placed placed = place(cells[i], set, edges[i] + kHair + kCellX, kHair + kCellY, width);
    height = std::max(height, placed.height);
  }
  height += 2 * kCellY + kHair;
  block_.draws.insert(block_.draws.begin(),
                      [edges, height, head](cairo_t* cr) { drawCells(cr, edges, height, head); });
  block_.height = height;
  return std::exchange(block_, Block{});
}

void Sheet::grid(const SheetTable& table) {
  const int before = std::exchange(block_.before, 0) + 6;
  const std::vector<int> edges = columnEdges(table);
  std::vector<std::string> titles;
  for (const SheetTable::Column& column : table.columns) titles.push_back(plain(column.title));
  Block head = gridRow(titles, edges, true, 0);
  head.before = before;
  head.with_next = true;
  const auto shared = std::make_shared<const Block>(head);
  blocks_.push_back(std::move(head));
  std::vector<std::vector<std::string>> rows = table.rows;
  rows.resize(rows.size() + static_cast<std::size_t>(table.empty_rows));
  for (const std::vector<std::string>& cells : rows) {
    Block row = gridRow(cells, edges, false, type_.body * (cells.empty() ? 2 : 1));
    row.head = shared;
    blocks_.push_back(std::move(row));
  }
  gap(16);
}

void Sheet::card(const SheetTable& table, std::size_t index) {
  const std::vector<std::string>& cells = table.rows[index];
  beginBox();
  std::string heading = cells.front();
  if (!table.card_lead.empty()) {
    heading = fill(table.card_lead, {{"number", std::to_string(index + 1)}}) + "　" + heading;
  }
  text(heading, {.size = type_.strong, .bold = true, .line = 1.3});
  std::vector<std::pair<std::string, std::string>> facts;
  for (std::size_t i = 1; i < cells.size(); ++i) {
    if (!cells[i].empty()) facts.emplace_back(table.columns[i].title, cells[i]);
  }
  rows(facts);
  endBox();
}

void Sheet::cards(const SheetTable& table) {
  for (std::size_t i = 0; i < table.rows.size(); ++i) card(table, i);
  for (int i = 0; i < table.empty_rows; ++i) {
    beginBox();
    for (const SheetTable::Column& column : table.columns) rows({{column.title, ""}});
    endBox();
  }
}

void Sheet::tableLines(const SheetTable& table) {
  beginBox();
  bool first = true;
  for (const std::vector<std::string>& cells : table.rows) {
    if (!std::exchange(first, false)) gap(10);
    ends(cells.front(), cells.size() > 1 ? cells.back() : std::string{});
    for (std::size_t i = 1; i + 1 < cells.size(); ++i) {
      if (!cells[i].empty()) text(cells[i], {.size = type_.body});
    }
  }
  for (int i = 0; i < table.empty_rows; ++i) blankLines(1);
  endBox();
}

void Sheet::table(const SheetTable& table) {
  if (table.columns.empty() || (table.rows.empty() && table.empty_rows == 0)) return;
  if (is_page_) {
    grid(table);
  } else if (table.on_roll == SheetTable::OnRoll::Cards) {
    cards(table);
  } else {
    tableLines(table);
  }
}

}  // namespace bianmin
