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

// A file in memory that a command opens as /dev/fd/N. -1 when that fails.
int fileInMemory(const std::string& bytes) {
  const int fd = ::memfd_create("page", 0);
  if (fd < 0) return fd;
  for (std::size_t sent = 0; sent < bytes.size();) {
    const ssize_t n = ::write(fd, bytes.data() + sent, bytes.size() - sent);
    if (n <= 0) {
      ::close(fd);
      return -1;
    }
    sent += static_cast<std::size_t>(n);
  }
  return fd;
}

// As a PBM file, which CUPS's filters print; its bits are laid out as ours.
std::string pbm(const Bitmap& page) {
  std::string file = "P4\n" + std::to_string(page.width) + " " + std::to_string(page.height) + "\n";
  return file.append(page.bits.begin(), page.bits.end());
}

// One queue, whatever kind of file goes into it.
class Queue {
 public:
  explicit Queue(std::string name) : name_(std::move(name)) {
    constexpr const char* kCharacters =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.";
    if (name_.empty() || name_.find_first_not_of(kCharacters) != std::string::npos ||
        name_.front() == '-') {
      throw std::invalid_argument("printer: \"" + name_ +
                                  "\" is no name of a CUPS queue (letters, digits, _ - .)");
    }
  }

  PrinterStatus status() const {
    const Pipe pipe{::popen(("lpoptions -p '" + name_ + "' 2>/dev/null").c_str(), "re")};
    if (!pipe) return PrinterStatus::Offline;
    std::string options;
    std::array<char, 512> chunk{};
    while (std::size_t n = std::fread(chunk.data(), 1, chunk.size(), pipe.get())) {
      options.append(chunk.data(), n);
    }
    return cupsStatus(options);
  }

  // The job's title, which others see in the queue, tells nothing of a person.
  PrintResult send(const std::string& file, const std::string& title,
                   const std::string& options) const {
    const PrinterStatus before = status();
    if (before != PrinterStatus::Ready && before != PrinterStatus::NearEnd) {
      return {PrintResult::Kind::NotStarted, before};
    }
    const int fd = fileInMemory(file);
    if (fd < 0) return {PrintResult::Kind::NotStarted, before};
    const std::string command = "lp -s -d '" + name_ + "' -t " + title + " " + options +
                                " /dev/fd/" + std::to_string(fd) + " >/dev/null 2>&1";
    const bool taken = std::system(command.c_str()) == 0;
    ::close(fd);
    // lp hands a job over as a whole: when it fails, the queue has nothing.
    if (!taken) return {PrintResult::Kind::NotStarted, PrinterStatus::Offline};
    return {PrintResult::Kind::Done, status()};
  }

 private:
  std::string name_;
};

class CupsPrinter : public Printer {
 public:
  explicit CupsPrinter(Queue queue) : queue_(std::move(queue)) {}
  PrinterStatus status() override { return queue_.status(); }
  PrintResult print(const Bitmap& page) override {
    return queue_.send(pbm(page), "ticket", "-o ppi=203");
  }

 private:
  Queue queue_;
};

class CupsPagePrinter : public PagePrinter {
 public:
  explicit CupsPagePrinter(Queue queue) : queue_(std::move(queue)) {}
  PrinterStatus status() override { return queue_.status(); }
  PrintResult print(const std::string& pdf, const std::string& name) override {
    return queue_.send(pdf, name, "-o media=A4");
  }

 private:
  Queue queue_;
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
  return std::make_unique<CupsPrinter>(Queue(queue));
}

std::unique_ptr<PagePrinter> cupsPagePrinter(const std::string& queue) {
  return std::make_unique<CupsPagePrinter>(Queue(queue));
}

}  // namespace bianmin
