// A payload as the modules of a QR code. Pure; any thread.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace bianmin::ui {

struct QrCode {
  int side = 0;  // modules, without the quiet zone; 0 when the payload is too long
  std::vector<bool> dark;
  bool at(int x, int y) const { return dark[static_cast<std::size_t>(y * side + x)]; }
};

// Bytes, error correction M. Beyond ASCII the payload says that it is UTF-8 (ECI 26): readers
// guess otherwise, and some guess GBK.
QrCode encodeQr(std::string_view payload);

}  // namespace bianmin::ui
