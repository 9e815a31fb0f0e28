// A receipt printer that speaks ESC/POS over any byte channel.
#pragma once

#include <memory>
#include <optional>

#include "kiosk/devices/byte_channel.h"
#include "kiosk/devices/escpos.h"
#include "kiosk/devices/printer.h"

namespace bianmin {

// How long a device is waited for. Tests shorten them.
struct PrinterPatience {
  std::chrono::milliseconds open{1000};
  std::chrono::milliseconds answer{800};       // DLE EOT is answered at once, even out of paper
  std::chrono::milliseconds stall{5000};       // a full buffer that nobody empties
  std::chrono::milliseconds poll{100};         // between two looks while a page comes out
  std::chrono::milliseconds settle{1500};      // for a page, and for each row of it:
  std::chrono::microseconds settle_row{2500};  // 50 mm/s, the slowest printers
};

// Not thread-safe, blocks: one worker. Remembers what the device is able to answer, so that a mute
// one costs its time-out once and not with each page.
class EscPosPrinter : public Printer {
 public:
  explicit EscPosPrinter(std::unique_ptr<ByteChannel> channel, PrinterPatience patience = {});
  PrinterStatus status() override;
  PrintResult print(const Bitmap& page) override;

 private:
  enum class Speech { Unheard, Answers, Mute };

  bool mayPrint(PrinterStatus status) const;
  PrinterStatus statusBeforeJob();
  std::optional<escpos::Answers> ask(std::chrono::milliseconds within);
  std::optional<escpos::Answers> askOneByOne();
  std::size_t collect(std::span<std::uint8_t> into, std::chrono::milliseconds within);
  std::vector<std::uint8_t> hear(std::size_t most, std::chrono::milliseconds within);
  PrinterStatus settle(int rows);
  bool awaitDone(std::chrono::milliseconds within);
  PrintResult broken(std::size_t sent);

  std::unique_ptr<ByteChannel> channel_;
  PrinterPatience patience_;
  Speech speech_ = Speech::Unheard;
  int jobs_since_asked_ = 0;
  std::optional<bool> tells_done_;  // whether it answers GS r; empty until tried
  bool done_heard_ = false;         // since the job was begun
  bool jammed_ = false;  // a job broke off: the device may still wait for the rest of a band
};

}  // namespace bianmin
