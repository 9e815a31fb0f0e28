// What a sheet is made of: pieces that are never torn apart.
#pragma once

#include <cairo.h>

#include <functional>
#include <memory>
#include <vector>

namespace bianmin {

// A line, a paragraph, a box or a row of a table. Heights in dots.
struct Block {
  using Draw = std::function<void(cairo_t*)>;

  int before = 0;  // free space above it; left out on top of a page
  int height = 0;
  std::vector<Draw> draws;            // the origin is the paper's left edge at the block's top
  bool with_next = false;             // a heading stays with what follows it
  bool separator = false;             // left out on top of a page
  std::shared_ptr<const Block> head;  // of a table's row: stands above it on a new page
};

}  // namespace bianmin
