#include "kiosk/platform/print_lane.h"

#include <spdlog/spdlog.h>

#include <string_view>
#include <utility>

#include "kiosk/documents/layout.h"
#include "kiosk/platform/clock.h"
#include "kiosk/text/catalogue.h"

namespace bianmin {
namespace {

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

PrintLane::PrintLane(std::filesystem::path data_dir, std::string device, int paper_dots,
                     EventQueue& queue)
    : data_dir_(std::move(data_dir)),
      device_(std::move(device)),
      paper_dots_(paper_dots),
      queue_(queue) {
  worker_.post([this] { open(); });
}

void PrintLane::open() {
  try {
    printer_ = makePrinter(device_);
    store_ = std::make_unique<Store>(data_dir_, std::nullopt);
    warmUp();
    queue_.post(event::PrinterChanged{printer_->status()});
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
    queue_.post(event::PrinterChanged{result.status});
    queue_.post(event::Printed{result}, session);
  });
}

PrintResult PrintLane::printNow(const Paper& paper) {
  if (!printer_ || !store_) open();
  if (!printer_ || !store_) throw std::runtime_error("not open");
  const auto job = store_->addJob(std::string(paperName(paper)), wallNow());
  const Bitmap page =
      layOut(paper, paper_dots_, [](std::string_view key) { return std::string(tr(key)); });
  store_->setJob(job, JobState::Printing);
  const PrintResult result = printer_->print(page);
  try {
    store_->setJob(job, jobState(result.kind));
  } catch (const std::exception& error) {
    spdlog::error("print job {}: {}", job, error.what());  // the paper is out all the same
  }
  return result;
}

}  // namespace bianmin
