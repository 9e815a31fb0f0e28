#include "kiosk/devices/escpos.h"

#include <algorithm>
#include <stdexcept>
#include <string>

namespace bianmin::escpos {
namespace {

constexpr std::uint8_t kNul = 0x00;
constexpr std::uint8_t kDle = 0x10;
constexpr std::uint8_t kEsc = 0x1B;
constexpr std::uint8_t kGs = 0x1D;
// From the head to the cutter are 10 to 18 mm; a line is 4.2 mm. The cut itself feeds nothing, so
// that printers without a cutter also leave the text above the tear bar.
constexpr std::uint8_t kLinesToCutter = 5;
constexpr std::size_t kRasterHeader = 8;

void append(Bytes& out, std::initializer_list<std::uint8_t> bytes) {
  out.insert(out.end(), bytes.begin(), bytes.end());
}

std::uint8_t low(int value) { return static_cast<std::uint8_t>(value & 0xFF); }
std::uint8_t high(int value) { return static_cast<std::uint8_t>((value >> 8) & 0xFF); }

int inkedHeight(const Bitmap& page) {
  const auto last =
      std::find_if(page.bits.rbegin(), page.bits.rend(), [](std::uint8_t b) { return b != 0; });
  const auto used = static_cast<int>(page.bits.rend() - last);
  return page.stride() == 0 ? 0 : (used + page.stride() - 1) / page.stride();
}

std::size_t rasterBytes(std::span<const std::uint8_t> header) {
  const auto at = [&](std::size_t i) { return static_cast<std::size_t>(header[i]); };
  return (at(4) + 256 * at(5)) * (at(6) + 256 * at(7));
}

void addBand(Bitmap& page, std::span<const std::uint8_t> command) {
  const int width = 8 * (command[4] + 256 * command[5]);
  if (page.width != 0 && page.width != width) {
    throw std::invalid_argument("ESC/POS: the rasters of one page differ in width");
  }
  page.width = width;
  page.height += command[6] + 256 * command[7];
  page.bits.insert(page.bits.end(), command.begin() + kRasterHeader, command.end());
}

bool isRaster(std::span<const std::uint8_t> command) {
  return command[0] == kGs && command[1] == 'v';
}

bool isCut(std::span<const std::uint8_t> command) { return command[0] == kGs && command[1] == 'V'; }

[[noreturn]] void unknown(std::uint8_t first, std::uint8_t second) {
  throw std::invalid_argument("ESC/POS: unknown command " + std::to_string(first) + " " +
                              std::to_string(second));
}

}  // namespace

Bytes encodePage(const Bitmap& page) {
  Bytes out;
  const int height = inkedHeight(page);
  out.reserve(static_cast<std::size_t>(page.stride() * height + 64));
  append(out, {kEsc, '@'});
  for (int top = 0; top < height; top += kBandRows) {
    const int rows = std::min(kBandRows, height - top);
    append(out, {kGs, 'v', '0', 0, low(page.stride()), high(page.stride()), low(rows), high(rows)});
    const auto begin = page.bits.begin() + top * page.stride();
    out.insert(out.end(), begin, begin + rows * page.stride());
  }
  append(out, {kEsc, 'd', kLinesToCutter, kGs, 'V', 1});
  return out;
}

Bytes unjam(int width_dots) {
  return Bytes(static_cast<std::size_t>((width_dots + 7) / 8 * kBandRows) + kRasterHeader, kNul);
}

std::size_t commandLength(std::span<const std::uint8_t> bytes) {
  if (bytes.empty()) return 0;
  if (bytes[0] == kNul) return 1;
  if (bytes[0] != kEsc && bytes[0] != kGs && bytes[0] != kDle) unknown(bytes[0], 0);
  if (bytes.size() < 2) return 0;
  if (bytes[0] == kEsc && bytes[1] == '@') return 2;
  if (bytes[0] == kEsc && bytes[1] == 'd') return 3;
  if (bytes[0] == kDle && bytes[1] == 0x04) return 3;
  if (bytes[0] == kGs && (bytes[1] == 'V' || bytes[1] == 'r')) return 3;
  if (bytes[0] != kGs || bytes[1] != 'v') unknown(bytes[0], bytes[1]);
  return bytes.size() < kRasterHeader ? 0 : kRasterHeader + rasterBytes(bytes);
}

std::vector<Bitmap> decodePages(std::span<const std::uint8_t> bytes) {
  std::vector<Bitmap> pages;
  Bitmap page;
  while (!bytes.empty()) {
    const std::size_t length = commandLength(bytes);
    if (length == 0 || length > bytes.size()) {
      throw std::invalid_argument("ESC/POS: the stream ends within a command");
    }
    const auto command = bytes.first(length);
    if (length > 1 && isRaster(command)) addBand(page, command);
    if (length > 1 && isCut(command)) {
      pages.push_back(trimBottom(std::move(page)));
      page = {};
    }
    bytes = bytes.subspan(length);
  }
  if (page.height > 0) pages.push_back(trimBottom(std::move(page)));
  return pages;
}

Bitmap decodeRaster(std::span<const std::uint8_t> bytes) {
  Bitmap all;
  for (const Bitmap& page : decodePages(bytes)) {
    if (page.height == 0) continue;
    if (all.width != 0 && all.width != page.width) {
      throw std::invalid_argument("ESC/POS: the pages differ in width");
    }
    all.width = page.width;
    all.height += page.height;
    all.bits.insert(all.bits.end(), page.bits.begin(), page.bits.end());
  }
  return all;
}

Bitmap trimBottom(Bitmap page) {
  page.height = inkedHeight(page);
  page.bits.resize(static_cast<std::size_t>(page.stride() * page.height));
  return page;
}

bool isStatusAnswer(std::uint8_t byte) { return (byte & 0x93) == 0x12; }

bool isDoneAnswer(std::uint8_t byte) { return (byte & 0x90) == 0x00; }

Condition read(const Answers& answers) {
  Condition c;
  c.offline = (answers.printer & 0x08) != 0;
  c.cover_open = (answers.cause & 0x04) != 0;
  c.error = (answers.cause & 0x40) != 0;
  c.paper_end = (answers.cause & 0x20) != 0 || (answers.paper & 0x60) != 0;
  c.paper_near_end = (answers.paper & 0x0C) != 0;
  return c;
}

}  // namespace bianmin::escpos
