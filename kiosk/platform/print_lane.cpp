#include "kiosk/platform/print_lane.h"

#include <spdlog/spdlog.h>

#include <string_view>
#include <utility>

#include "kiosk/documents/layout.h"
#include "kiosk/platform/clock.h"
#include "kiosk/text/catalogue.h"

namespace bianmin {
namespace {

constexpr std::string_view kNone = "none";

JobState jobState(PrintResult::Kind kind) {
  switch (kind) {
    case PrintResult::Kind::Done:
      return JobState::Done;
    case PrintResult::Kind::NotStarted:
      return JobState::Failed;
    case PrintResult::Kind::Unsure:
      return JobState::Unsure;
  }
  return JobState::Unsure;
}

}  // namespace

PrintLane::PrintLane(std::filesystem::path data_dir, PrintDevices devices, EventQueue& queue,
                     std::function<void(PrinterStatus)> told)
    : data_dir_(std::move(data_dir)),
      devices_(std::move(devices)),
      queue_(queue),
      told_(std::move(told)) {
  worker_.post([this] { open(); });
}

void PrintLane::tell(PrinterStatus status) {
  if (told_) told_(status);
  queue_.post(event::PrinterChanged{status});
}

void PrintLane::open() {
  try {
    printer_ = makePrinter(devices_.roll);
    page_printer_ = makePagePrinter(devices_.page);
    store_ = std::make_unique<Store>(data_dir_, std::nullopt);
    warmUp();
    tell(devices_.roll == kNone ? page_printer_->status() : printer_->status());
  } catch (const std::exception& error) {
    spdlog::error("printer: {}", error.what());
  }
}

void PrintLane::print(const Paper& paper, std::uint32_t session) {
  worker_.post([this, paper, session] {
    PrintResult result{PrintResult::Kind::NotStarted, PrinterStatus::Offline};
    try {
      result = printNow(paper);
    } catch (const std::exception& error) {
      spdlog::error("printer: {}", error.what());
    }
    if (result.status != PrinterStatus::Unknown) tell(result.status);
    queue_.post(event::Printed{result}, session);
  });
}

PrintResult PrintLane::printOn(const Paper& paper, bool page) {
  const PaperWords words = [](std::string_view key) { return std::string(tr(key)); };
  if (!page) return printer_->print(layOut(paper, devices_.roll_dots, words));
  PrintResult result = page_printer_->print(layOutPdf(paper, words), std::string(paperName(paper)));
  result.page = true;
  if (devices_.roll == kNone) return result;
  // Nothing is on paper yet: a slip is better than nothing.
  if (result.kind == PrintResult::Kind::NotStarted) {
    spdlog::warn("the A4 printer took nothing; {} goes to the roll", paperName(paper));
    return printOn(paper, false);
  }
  // The terminal's lamp tells of the roll.
  result.status = PrinterStatus::Unknown;
  return result;
}

PrintResult PrintLane::printNow(const Paper& paper) {
  if (!printer_ || !store_) open();
  if (!printer_ || !store_) throw std::runtime_error("not open");
  const auto job = store_->addJob(std::string(paperName(paper)), wallNow());
  store_->setJob(job, JobState::Printing);
  const PrintResult result =
      printOn(paper, goesOnPage(paper, devices_.roll != kNone, devices_.page != kNone));
  try {
    store_->setJob(job, jobState(result.kind));
  } catch (const std::exception& error) {
    spdlog::error("print job {}: {}", job, error.what());  // the paper is out all the same
  }
  return result;
}

}  // namespace bianmin
