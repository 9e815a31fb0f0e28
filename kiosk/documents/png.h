// Pictures as files, for people who look at them.
#pragma once

#include <cstdint>
#include <filesystem>

#include "kiosk/devices/bitmap.h"

namespace bianmin {

// Writes black on white, one picture dot a printer dot. Throws std::runtime_error when the file
// cannot be written or the page is empty.
void writePng(const Bitmap& page, const std::filesystem::path& path);

// Writes a screen: XRGB8888, `pitch` bytes a row. Throws as above.
void writePng(const std::uint32_t* pixels, int width, int height, int pitch,
              const std::filesystem::path& path);

}  // namespace bianmin
