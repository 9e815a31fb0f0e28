#include "kiosk/devices/cups_printer.h"

#include <sys/mman.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>

namespace bianmin {
namespace {

struct ClosePipe {
  void operator()(std::FILE* pipe) const { ::pclose(pipe); }
};
using Pipe = std::unique_ptr<std::FILE, ClosePipe>;

// The bitmap as a PBM file in memory, which CUPS's filters print; its bits are laid out as ours.
// The descriptor is inherited by the command, which opens it as /dev/fd/N. -1 when that fails.
int pbmInMemory(const Bitmap& page) {
  std::string file = "P4\n" + std::to_string(page.width) + " " + std::to_string(page.height) + "\n";
  file.append(page.bits.begin(), page.bits.end());
  const int fd = ::memfd_create("page.pbm", 0);
  if (fd < 0 || ::write(fd, file.data(), file.size()) == static_cast<ssize_t>(file.size())) {
    return fd;
  }
  ::close(fd);
  return -1;
}

class CupsPrinter : public Printer {
 public:
  explicit CupsPrinter(std::string queue) : queue_(std::move(queue)) {}

  PrinterStatus status() override {
    const Pipe pipe{::popen(("lpoptions -p '" + queue_ + "' 2>/dev/null").c_str(), "re")};
    if (!pipe) return PrinterStatus::Offline;
    std::string options;
    std::array<char, 512> chunk{};
    while (std::size_t n = std::fread(chunk.data(), 1, chunk.size(), pipe.get())) {
      options.append(chunk.data(), n);
    }
    return cupsStatus(options);
  }

  PrintResult print(const Bitmap& page) override {
    const PrinterStatus before = status();
    if (before != PrinterStatus::Ready && before != PrinterStatus::NearEnd) {
      return {PrintResult::Kind::NotStarted, before};
    }
    const int pbm = pbmInMemory(page);
    if (pbm < 0) return {PrintResult::Kind::NotStarted, before};
    // The job's name, which others see in the queue, tells nothing of a person.
    const std::string command = "lp -s -d '" + queue_ + "' -t ticket -o ppi=203 /dev/fd/" +
                                std::to_string(pbm) + " >/dev/null 2>&1";
    const bool taken = std::system(command.c_str()) == 0;
    ::close(pbm);
    // lp hands a job over as a whole: when it fails, the queue has nothing.
    if (!taken) return {PrintResult::Kind::NotStarted, PrinterStatus::Offline};
    return {PrintResult::Kind::Done, status()};
  }

 private:
  std::string queue_;
};

}  // namespace

PrinterStatus cupsStatus(const std::string& options) {
  const auto says = [&](const char* word) { return options.find(word) != std::string::npos; };
  if (!says("printer-state=")) return PrinterStatus::Offline;
  if (says("cover-open") || says("door-open")) return PrinterStatus::CoverOpen;
  if (says("media-empty") || says("media-needed")) return PrinterStatus::OutOfPaper;
  if (says("printer-state=5") || says("offline") || says("connecting-to-device")) {
    return PrinterStatus::Offline;
  }
  return says("media-low") ? PrinterStatus::NearEnd : PrinterStatus::Ready;
}

std::unique_ptr<Printer> cupsPrinter(const std::string& queue) {
  constexpr const char* kQueueCharacters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.";
  if (queue.empty() || queue.find_first_not_of(kQueueCharacters) != std::string::npos ||
      queue.front() == '-') {
    throw std::invalid_argument("printer: \"" + queue +
                                "\" is no name of a CUPS queue (letters, digits, _ - .)");
  }
  return std::make_unique<CupsPrinter>(queue);
}

}  // namespace bianmin
