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

// As a camera sees it from near: two picture dots a printed one, each the mean of its
// neighbourhood, since no lens resolves an eighth of a millimetre. A PGM file.
inline void photograph(const Bitmap& page, const std::filesystem::path& path) {
  constexpr int kReach = 2;
  const int width = page.width * 2;
  const int height = page.height * 2;
  // Sums of the rows first: the mean of a square is a mean of means.
  std::vector<int> rows(static_cast<std::size_t>(width * height));
  const auto black = [&](int x, int y) {
    return x >= 0 && x < width && page.black(x / 2, y / 2) ? 1 : 0;
  };
  for (int y = 0; y < height; ++y) {
    int sum = 0;
    for (int x = -kReach; x < width; ++x) {
      sum += black(x + kReach, y) - black(x - kReach - 1, y);
      if (x >= 0) rows[static_cast<std::size_t>(y * width + x)] = sum;
    }
  }
  std::string grey(rows.size(), '\xFF');
  constexpr int kSquare = (2 * kReach + 1) * (2 * kReach + 1);
  for (int x = 0; x < width; ++x) {
    int sum = 0;
    const auto at = [&](int y) {
      return y >= 0 && y < height ? rows[static_cast<std::size_t>(y * width + x)] : 0;
    };
    for (int y = -kReach; y < height; ++y) {
      sum += at(y + kReach) - at(y - kReach - 1);
      if (y >= 0) {
        grey[static_cast<std::size_t>(y * width + x)] =
            static_cast<char>(255 - 255 * sum / kSquare);
      }
    }
  }
  std::ofstream(path, std::ios::binary) << "P5\n" << width << " " << height << "\n255\n" << grey;
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
