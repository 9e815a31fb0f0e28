// The few ESC/POS commands that Bianmin speaks: pages as raster graphics, and the status bytes.
// Text is never sent as text: printers' own fonts lack many characters of people's names.
// Pure; every function may be called from any thread.
// Source of codes and bits: Epson, "ESC/POS Application Programming Guide" (ESC @, ESC d, GS v 0,
// GS V, GS r, DLE EOT), which the common compatible printers follow.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "kiosk/devices/bitmap.h"

namespace bianmin::escpos {

using Bytes = std::vector<std::uint8_t>;

// A raster band's greatest height in rows: small printers buffer no more.
constexpr int kBandRows = 256;

// The page as bytes: reset, raster bands, feed, partial cut. Blank rows at the bottom are left out,
// since every row costs paper and time on the line. A page without a black dot is only cut.
Bytes encodePage(const Bitmap& page);

// What an interrupted job may have left a printer waiting for, as NULs, which it skips when it
// waits for nothing.
Bytes unjam(int width_dots);

// The pages in a stream of whole jobs, one for each cut, as wide as their rasters, without blank
// rows at the bottom. Status requests in between are skipped. Throws std::invalid_argument at a
// command that encodePage does not use, or when the stream ends within one.
std::vector<Bitmap> decodePages(std::span<const std::uint8_t> bytes);

// The pages of decodePages one below the other. Throws also when their widths differ.
Bitmap decodeRaster(std::span<const std::uint8_t> bytes);

// The page without its blank rows at the bottom: what decode(encode(page)) gives.
Bitmap trimBottom(Bitmap page);

// How many bytes the first command of `bytes` has in all (possibly more than there are), or 0 when
// more bytes are needed to tell. Throws std::invalid_argument for a byte that begins none.
std::size_t commandLength(std::span<const std::uint8_t> bytes);

// DLE EOT 1 (printer), 2 (why offline) and 4 (paper) in one go: one round trip instead of three.
// 3 (which error) is left out: some printers do not answer it, and 2 already tells that there is
// an error.
constexpr std::array<std::uint8_t, 9> kAskAll = {0x10, 0x04, 1, 0x10, 0x04, 2, 0x10, 0x04, 4};

// GS r 1, answered only after everything before it has been printed.
constexpr std::array<std::uint8_t, 3> kAskWhenDone = {0x1D, 0x72, 1};

// Tells the answers of DLE EOT and GS r from each other and from what some printers send unasked.
bool isStatusAnswer(std::uint8_t byte);
bool isDoneAnswer(std::uint8_t byte);

// Answers to DLE EOT 1, 2 and 4.
struct Answers {
  std::uint8_t printer = 0x12;
  std::uint8_t cause = 0x12;
  std::uint8_t paper = 0x12;
};

// What the answers mean.
struct Condition {
  bool offline = false;
  bool cover_open = false;
  bool error = false;  // cutter, overheating, or another that the printer cannot name
  bool paper_end = false;
  bool paper_near_end = false;
};
Condition read(const Answers& answers);

}  // namespace bianmin::escpos
