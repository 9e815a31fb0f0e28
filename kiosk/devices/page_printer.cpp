#include "kiosk/devices/page_printer.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>

#include "kiosk/devices/cups_printer.h"

namespace bianmin {
namespace {

namespace fs = std::filesystem;

class NoPagePrinter : public PagePrinter {
 public:
  PrinterStatus status() override { return PrinterStatus::NotFitted; }
  PrintResult print(const std::string&, const std::string&) override {
    return {PrintResult::Kind::NotStarted, PrinterStatus::NotFitted};
  }
};

// 0001-guide.pdf, 0002-mandate.pdf: numbered, so that none writes over another.
class PageFolder : public PagePrinter {
 public:
  explicit PageFolder(fs::path folder) : folder_(std::move(folder)) {}

  PrinterStatus status() override {
    std::error_code error;
    fs::create_directories(folder_, error);
    return fs::is_directory(folder_, error) ? PrinterStatus::Ready : PrinterStatus::Offline;
  }

  PrintResult print(const std::string& pdf, const std::string& name) override {
    if (status() != PrinterStatus::Ready) return refused();
    const fs::path part = folder_ / ".part";
    if (!write(part, pdf)) return refused();
    std::string number = std::to_string(lastNumber() + 1);
    if (number.size() < kDigits) number.insert(0, kDigits - number.size(), '0');
    const fs::path file = folder_ / (number + "-" + name + ".pdf");
    std::error_code error;
    fs::rename(part, file, error);
    if (error) return refused();
    return {PrintResult::Kind::Done, PrinterStatus::Ready};
  }

 private:
  static constexpr std::size_t kDigits = 4;

  static PrintResult refused() { return {PrintResult::Kind::NotStarted, PrinterStatus::Offline}; }

  int lastNumber() const {
    int last = 0;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder_, error)) {
      last = std::max(last, std::atoi(entry.path().filename().c_str()));
    }
    return last;
  }

  static bool write(const fs::path& path, const std::string& bytes) {
    std::FILE* file = std::fopen(path.c_str(), "wbe");
    if (file == nullptr) return false;
    const bool whole = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
    return std::fclose(file) == 0 && whole;
  }

  const fs::path folder_;
};

}  // namespace

std::unique_ptr<PagePrinter> makePagePrinter(const std::string& device) {
  if (device == "none") return std::make_unique<NoPagePrinter>();
  if (device.starts_with("cups:")) return cupsPagePrinter(device.substr(5));
  if (device.starts_with("file:") && device.size() > 5) {
    return std::make_unique<PageFolder>(device.substr(5));
  }
  throw std::invalid_argument("A4 printer \"" + device + "\": wanted cups:QUEUE, file:DIR or none");
}

}  // namespace bianmin
