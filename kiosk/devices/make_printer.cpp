#include <charconv>
#include <stdexcept>
#include <string_view>

#include "kiosk/devices/cups_printer.h"
#include "kiosk/devices/escpos_printer.h"

namespace bianmin {
namespace {

class NoPrinter : public Printer {
 public:
  PrinterStatus status() override { return PrinterStatus::NotFitted; }
  PrintResult print(const Bitmap&) override {
    return {PrintResult::Kind::NotStarted, PrinterStatus::NotFitted};
  }
};

[[noreturn]] void refuse(const std::string& device, const std::string& why) {
  throw std::invalid_argument("printer device \"" + device + "\": " + why);
}

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// HOST:PORT, where an IPv6 address stands in brackets.
std::unique_ptr<ByteChannel> tcp(const std::string& device, const std::string& rest) {
  const auto colon = rest.rfind(':');
  if (colon == std::string::npos || colon == 0) refuse(device, "wanted escpos+tcp://HOST:PORT");
  const auto port = number(std::string_view{rest}.substr(colon + 1));
  if (!port || *port < 1 || *port > 65535) refuse(device, "the port is a number from 1 to 65535");
  std::string host = rest.substr(0, colon);
  if (host.front() == '[' && host.back() == ']') host = host.substr(1, host.size() - 2);
  return tcpChannel(host, std::to_string(*port));
}

std::string absolute(const std::string& device, const std::string& path) {
  if (path.empty() || path.front() != '/') refuse(device, "the device's path begins with /");
  return path;
}

// /dev/ttyS0, or /dev/ttyS0?baud=115200&flow=rtscts
std::unique_ptr<ByteChannel> serial(const std::string& device, const std::string& rest) {
  const auto question = rest.find('?');
  const std::string path = absolute(device, rest.substr(0, question));
  int baud = 115200;
  bool rts_cts = false;
  std::string query = question == std::string::npos ? "" : rest.substr(question + 1);
  while (!query.empty()) {
    const auto amp = query.find('&');
    const std::string option = query.substr(0, amp);
    query = amp == std::string::npos ? "" : query.substr(amp + 1);
    if (option.starts_with("baud=")) {
      baud = number(std::string_view{option}.substr(5)).value_or(0);
    } else if (option == "flow=rtscts" || option == "flow=none") {
      rts_cts = option == "flow=rtscts";
    } else {
      refuse(device, "\"" + option + "\" is neither baud=N nor flow=rtscts nor flow=none");
    }
  }
  return serialChannel(path, baud, rts_cts);
}

std::unique_ptr<ByteChannel> channel(const std::string& device) {
  const auto rest = [&](std::string_view scheme) { return device.substr(scheme.size()); };
  if (device.starts_with("escpos+tcp://")) return tcp(device, rest("escpos+tcp://"));
  if (device.starts_with("escpos+serial:")) return serial(device, rest("escpos+serial:"));
  if (device.starts_with("escpos+usb:")) {
    return deviceChannel(absolute(device, rest("escpos+usb:")));
  }
  if (device.starts_with("escpos+file:") && device.size() > 12) {
    return fileChannel(rest("escpos+file:"));
  }
  refuse(device,
         "wanted escpos+tcp://HOST:PORT, escpos+usb:/dev/usb/lp0, "
         "escpos+serial:/dev/ttyS0?baud=115200, escpos+file:PATH, cups:QUEUE or none");
}

}  // namespace

std::unique_ptr<Printer> makePrinter(const std::string& device) {
  if (device == "none") return std::make_unique<NoPrinter>();
  if (device.starts_with("cups:")) return cupsPrinter(device.substr(5));
  return std::make_unique<EscPosPrinter>(channel(device));
}

}  // namespace bianmin
