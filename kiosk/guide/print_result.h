// How printing went: values that screens, the model and the devices share.
#pragma once

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

struct PrintResult {
  // Done: every byte was handed over and the status afterwards was good or unknown.
  // NotStarted: nothing reached paper; the same job may be tried again.
  // Unsure: bytes were sent and then something failed; a person must look before a second try.
  enum class Kind { Done, NotStarted, Unsure } kind = Kind::NotStarted;
  PrinterStatus status = PrinterStatus::Unknown;
  bool page = false;  // on A4, which comes out of a printer of its own
};

}  // namespace bianmin
