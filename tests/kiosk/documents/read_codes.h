// What a telephone reads from a paper: zbarimg (zbar-tools) and ZXingReader (zxing-cpp-tools) stand
// for the telephone, and the paper is as bad as a worn thermal head makes it.
#pragma once

#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "kiosk/devices/bitmap.h"
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

// A grey picture, row by row.
struct Grey {
  int width = 0;
  int height = 0;
  std::string dots;
  int at(int x, int y) const {
    if (x < 0 || y < 0 || x >= width || y >= height) return 255;
    return static_cast<unsigned char>(dots[static_cast<std::size_t>(y * width + x)]);
  }
};

// The mean of five neighbours along one direction.
inline Grey smeared(const Grey& sharp, int dx, int dy) {
  Grey soft = sharp;
  for (int y = 0; y < sharp.height; ++y) {
    for (int x = 0; x < sharp.width; ++x) {
      int sum = 0;
      for (int i = -2; i <= 2; ++i) sum += sharp.at(x + i * dx, y + i * dy);
      soft.dots[static_cast<std::size_t>(y * sharp.width + x)] = static_cast<char>(sum / 5);
    }
  }
  return soft;
}

// As a camera sees it from near: two picture dots a printed one, and softer, since no lens resolves
// an eighth of a millimetre. A PGM file.
inline void photograph(const Bitmap& page, const std::filesystem::path& path) {
  Grey seen{page.width * 2, page.height * 2, {}};
  seen.dots.assign(static_cast<std::size_t>(seen.width * seen.height), '\xFF');
  for (int y = 0; y < seen.height; ++y) {
    for (int x = 0; x < seen.width; ++x) {
      if (page.black(x / 2, y / 2)) seen.dots[static_cast<std::size_t>(y * seen.width + x)] = 0;
    }
  }
  for (int pass = 0; pass < 2; ++pass) seen = smeared(smeared(seen, 1, 0), 0, 1);
  std::ofstream(path, std::ios::binary) << "P5\n"
                                        << seen.width << " " << seen.height << "\n255\n"
                                        << seen.dots;
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
