#include "kiosk/ui/atlas.h"

#include <algorithm>
#include <new>

namespace bianmin::ui {

void Atlas::newSheet() {
  const auto bytes = static_cast<std::size_t>(side_) * static_cast<std::size_t>(side_);
  auto* memory = static_cast<std::uint8_t*>(std::calloc(bytes, 1));
  if (memory == nullptr) throw std::bad_alloc();
  sheets_.emplace_back(memory);
  shelves_.clear();
  bottom_ = 0;
}

bool Atlas::onShelf(int w, int h, Spot& spot) {
  // A shelf much higher than the mask would waste its room.
  const int most = h + h / 3 + 4;
  for (Shelf& shelf : shelves_) {
    if (shelf.height < h || shelf.height > most || shelf.x + w > side_) continue;
    spot = {sheets() - 1, shelf.x, shelf.y};
    shelf.x += w;
    return true;
  }
  return false;
}

Atlas::Spot Atlas::place(int w, int h) {
  if (sheets_.empty()) newSheet();
  Spot spot;
  if (onShelf(w, h, spot)) return spot;
  const int height = std::min((h + 3) / 4 * 4, side_);
  if (bottom_ + height > side_) newSheet();
  shelves_.push_back({bottom_, height, 0});
  bottom_ += height;
  Shelf& shelf = shelves_.back();
  spot = {sheets() - 1, shelf.x, shelf.y};
  shelf.x += w;
  return spot;
}

std::uint8_t* Atlas::at(const Spot& spot) {
  return sheets_[static_cast<std::size_t>(spot.sheet)].get() +
         static_cast<std::size_t>(spot.y) * static_cast<std::size_t>(side_) +
         static_cast<std::size_t>(spot.x);
}

std::size_t Atlas::bytesUsed() const {
  if (sheets_.empty()) return 0;
  const auto side = static_cast<std::size_t>(side_);
  return (sheets_.size() - 1) * side * side + static_cast<std::size_t>(bottom_) * side;
}

void Atlas::clear() {
  sheets_.clear();
  shelves_.clear();
  bottom_ = 0;
}

}  // namespace bianmin::ui
