// What a telephone reads from a paper: zbarimg (zbar-tools) and ZXingReader (zxing-cpp-tools) stand
// for the telephone, and the paper is as bad as a worn thermal head makes it.
#pragma once

#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "kiosk/devices/bitmap.h"
#include "kiosk/documents/png.h"
#include "tests/support/paths.h"
#include "tests/support/process.h"

namespace bianmin::test {

inline void setBlack(Bitmap& page, int x, int y, bool black) {
  const auto byte = static_cast<std::size_t>(y * page.stride() + x / 8);
  const auto bit = static_cast<std::uint8_t>(0x80 >> x % 8);
  page.bits[byte] =
      static_cast<std::uint8_t>(black ? page.bits[byte] | bit : page.bits[byte] & ~bit);
}

// Two dots of a hundred are the other colour; always the same ones.
inline Bitmap worn(Bitmap page) {
  std::minstd_rand dice(20261123);
  const int dots = page.width * page.height;
  for (int i = 0; i < dots / 50; ++i) {
    const int at = static_cast<int>(dice() % static_cast<unsigned>(dots));
    const int x = at % page.width;
    const int y = at / page.width;
    setBlack(page, x, y, !page.black(x, y));
  }
  return page;
}

// Twice as large, as a camera sees a paper from near.
inline Bitmap twice(const Bitmap& page) {
  Bitmap large{page.width * 2, page.height * 2, {}};
  large.bits.resize(static_cast<std::size_t>(large.stride() * large.height));
  for (int y = 0; y < large.height; ++y) {
    for (int x = 0; x < large.width; ++x) {
      if (page.black(x / 2, y / 2)) setBlack(large, x, y, true);
    }
  }
  return large;
}

// Everything that a reader finds, as it prints it.
inline std::string readWith(const std::string& reader, const std::filesystem::path& picture) {
  if (reader == "zbar") {
    return run({"zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", picture.string()})
        .text;
  }
  return run({"ZXingReader", "-format", "QRCode", picture.string()}).text;
}

inline std::filesystem::path pictureFolder() {
  const std::filesystem::path folder = std::filesystem::path(BIANMIN_BUILD_DIR) / "papers";
  std::filesystem::create_directories(folder);
  return folder;
}

inline const std::vector<std::string>& readers() {
  static const std::vector<std::string> kReaders = {"zbar", "zxing"};
  return kReaders;
}

}  // namespace bianmin::test
