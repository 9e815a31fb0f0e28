// How printing went: values that screens, the model and the devices share.
#pragma once

#include <string_view>

namespace bianmin {

// What a printer says of itself; closed, so that every state has its words on the screen.
enum class PrinterStatus {
  Ready,
  NearEnd,  // prints, but paper runs out soon
  OutOfPaper,
  CoverOpen,
  Offline,    // does not answer, cannot be reached, or reports an error
  NotFitted,  // device = "none"
  Unknown,    // the device cannot be asked (a file, a one-way line): taken as able to print
};

// A stable name for reports and logs: "ready", "near-end", "out-of-paper", ...
inline std::string_view toName(PrinterStatus status) {
  switch (status) {
    case PrinterStatus::Ready:
      return "ready";
    case PrinterStatus::NearEnd:
      return "near-end";
    case PrinterStatus::OutOfPaper:
      return "out-of-paper";
    case PrinterStatus::CoverOpen:
      return "cover-open";
    case PrinterStatus::Offline:
      return "offline";
    case PrinterStatus::NotFitted:
      return "not-fitted";
    case PrinterStatus::Unknown:
      return "unknown";
  }
  return {};
}

struct PrintResult {
  // Done: every byte was handed over and the status afterwards was good or unknown.
  // NotStarted: nothing reached paper; the same job may be tried again.
  // Unsure: bytes were sent and then something failed; a person must look before a second try.
  enum class Kind { Done, NotStarted, Unsure } kind = Kind::NotStarted;
  PrinterStatus status = PrinterStatus::Unknown;
  bool page = false;  // on A4, which comes out of a printer of its own
};

}  // namespace bianmin
