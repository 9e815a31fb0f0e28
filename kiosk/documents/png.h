// A page as a picture file, for people who look at it.
#pragma once

#include <filesystem>

#include "kiosk/devices/bitmap.h"

namespace bianmin {

// Writes black on white, one picture dot a printer dot. Throws std::runtime_error when the file
// cannot be written or the page is empty.
void writePng(const Bitmap& page, const std::filesystem::path& path);

}  // namespace bianmin
