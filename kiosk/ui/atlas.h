// Sheets of 8-bit coverage on which every mask (glyph, corner, icon) has its place.
//
// Places are never moved and never freed one by one. A full sheet is followed by another, so what
// was placed earlier in a frame stays valid to its end; the owner clears between frames.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <vector>

namespace bianmin::ui {

class Atlas {
 public:
  explicit Atlas(int side = 2048) : side_(side) {}

  struct Spot {
    int sheet = 0, x = 0, y = 0;
  };
  // Room for w x h, both at most side(). The bytes are zero.
  Spot place(int w, int h);
  std::uint8_t* at(const Spot& spot);
  const std::uint8_t* sheet(int index) const {
    return sheets_[static_cast<std::size_t>(index)].get();
  }
  int sheets() const { return static_cast<int>(sheets_.size()); }
  int side() const { return side_; }  // also the pitch in bytes
  std::size_t bytesUsed() const;      // of the rows that hold something
  void clear();

 private:
  struct Free {
    void operator()(std::uint8_t* p) const { std::free(p); }
  };
  struct Shelf {
    int y, height, x;
  };
  bool onShelf(int w, int h, Spot& spot);
  void newSheet();

  int side_;
  // calloc gives untouched zero pages: a sheet costs memory only where something was placed.
  std::vector<std::unique_ptr<std::uint8_t[], Free>> sheets_;
  std::vector<Shelf> shelves_;  // of the last sheet
  int bottom_ = 0;
};

}  // namespace bianmin::ui
