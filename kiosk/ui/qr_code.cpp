#include "kiosk/ui/qr_code.h"

#include <qrencode.h>

#include <algorithm>
#include <memory>

namespace bianmin::ui {
namespace {

constexpr unsigned kEciUtf8 = 26;

struct FreeInput {
  void operator()(QRinput* input) const { QRinput_free(input); }
};
struct FreeCode {
  void operator()(QRcode* code) const { QRcode_free(code); }
};

}  // namespace

QrCode encodeQr(std::string_view payload) {
  const std::unique_ptr<QRinput, FreeInput> input(QRinput_new2(0, QR_ECLEVEL_M));
  if (input == nullptr || payload.empty()) return {};
  const bool ascii = std::all_of(payload.begin(), payload.end(),
                                 [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (!ascii && QRinput_appendECIheader(input.get(), kEciUtf8) != 0) return {};
  const auto* bytes = reinterpret_cast<const unsigned char*>(payload.data());
  if (QRinput_append(input.get(), QR_MODE_8, static_cast<int>(payload.size()), bytes) != 0) {
    return {};
  }
  const std::unique_ptr<QRcode, FreeCode> code(QRcode_encodeInput(input.get()));
  if (code == nullptr) return {};
  QrCode result;
  result.side = code->width;
  const auto modules =
      static_cast<std::size_t>(code->width) * static_cast<std::size_t>(code->width);
  result.dark.reserve(modules);
  for (std::size_t i = 0; i < modules; ++i) result.dark.push_back((code->data[i] & 1) != 0);
  return result;
}

}  // namespace bianmin::ui
