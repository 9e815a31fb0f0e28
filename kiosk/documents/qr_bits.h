// The modules of a QR code, for screens and papers alike.
#pragma once

#include <qrencode.h>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace bianmin {

// A square of modules without the quiet zone, row by row; true = black. size 0: no code.
struct QrBits {
  int size = 0;
  std::vector<bool> modules;
  bool black(int x, int y) const { return modules[static_cast<std::size_t>(y * size + x)]; }
};

// White modules that a reader wants around the code (ISO/IEC 18004).
constexpr int kQrQuietZone = 4;

// How much of a code may be lost: 7 % or 15 %.
enum class QrLevel { L, M };

// The code of a text. Empty when `text` is empty or longer than a code holds (2,331 bytes at level
// M, 2,953 at L). Pure.
//
// Text beyond ASCII is preceded by ECI 26 ("this is UTF-8"): without it readers guess, and take
// short Chinese texts for Shift-JIS. Plain ASCII needs none, and some old readers know no ECI.
inline QrBits qrBits(const std::string& text, QrLevel level = QrLevel::M) {
  struct FreeInput {
    void operator()(QRinput* i) const { QRinput_free(i); }
  };
  struct FreeCode {
    void operator()(QRcode* c) const { QRcode_free(c); }
  };
  constexpr unsigned kUtf8 = 26;
  const auto beyond = [](char c) { return static_cast<unsigned char>(c) > 0x7F; };

  const std::unique_ptr<QRinput, FreeInput> input{
      QRinput_new2(0, level == QrLevel::M ? QR_ECLEVEL_M : QR_ECLEVEL_L)};
  if (text.empty() || !input) return {};
  const bool ascii = std::none_of(text.begin(), text.end(), beyond);
  if (!ascii && QRinput_appendECIheader(input.get(), kUtf8) != 0) return {};
  const auto* const bytes = reinterpret_cast<const unsigned char*>(text.data());
  if (QRinput_append(input.get(), QR_MODE_8, static_cast<int>(text.size()), bytes) != 0) return {};
  const std::unique_ptr<QRcode, FreeCode> code{QRcode_encodeInput(input.get())};
  if (!code) return {};

  QrBits bits{code->width, {}};
  bits.modules.resize(static_cast<std::size_t>(code->width * code->width));
  for (std::size_t i = 0; i < bits.modules.size(); ++i) {
    bits.modules[i] = (code->data[i] & 1) != 0;
  }
  return bits;
}

}  // namespace bianmin
