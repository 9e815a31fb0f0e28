#include "kiosk/devices/escpos_printer.h"

#include <algorithm>
#include <array>

namespace bianmin {
namespace {

using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

// A mute device may have been changed for one that answers: it is asked again with every so many
// pages, as long as a whole roll has tickets in plenty.
constexpr int kJobsBetweenQuestions = 20;

PrinterStatus meaning(const escpos::Answers& answers) {
  const escpos::Condition c = escpos::read(answers);
  if (c.cover_open) return PrinterStatus::CoverOpen;
  if (c.paper_end) return PrinterStatus::OutOfPaper;
  if (c.offline || c.error) return PrinterStatus::Offline;
  return c.paper_near_end ? PrinterStatus::NearEnd : PrinterStatus::Ready;
}

milliseconds until(Clock::time_point end) {
  return std::max(std::chrono::ceil<milliseconds>(end - Clock::now()), milliseconds{0});
}

}  // namespace

EscPosPrinter::EscPosPrinter(std::unique_ptr<ByteChannel> channel, PrinterPatience patience)
    : channel_(std::move(channel)), patience_(patience) {}

PrinterStatus EscPosPrinter::status() {
  if (!channel_->open(patience_.open)) return PrinterStatus::Offline;
  if (!channel_->answers()) return PrinterStatus::Unknown;
  jobs_since_asked_ = 0;
  auto answers = ask(patience_.answer);
  // A connection that died without a word: the same question over a new one tells.
  if (!answers && speech_ == Speech::Answers) {
    channel_->close();
    if (!channel_->open(patience_.open)) return PrinterStatus::Offline;
    answers = ask(patience_.answer);
  }
  if (answers) {
    speech_ = Speech::Answers;
    return meaning(*answers);
  }
  if (speech_ == Speech::Answers || !channel_->isOpen()) return PrinterStatus::Offline;
  speech_ = Speech::Mute;
  return PrinterStatus::Unknown;
}

bool EscPosPrinter::mayPrint(PrinterStatus status) const {
  return status == PrinterStatus::Ready || status == PrinterStatus::NearEnd ||
         status == PrinterStatus::Unknown;
}

PrinterStatus EscPosPrinter::statusBeforeJob() {
  const bool known_mute = speech_ == Speech::Mute && ++jobs_since_asked_ < kJobsBetweenQuestions;
  if (!known_mute) return status();
  return channel_->open(patience_.open) ? PrinterStatus::Unknown : PrinterStatus::Offline;
}

PrintResult EscPosPrinter::print(const Bitmap& page) {
  const PrinterStatus before = statusBeforeJob();
  if (!mayPrint(before)) return {PrintResult::Kind::NotStarted, before};

  escpos::Bytes job = jammed_ ? escpos::unjam(page.width) : escpos::Bytes{};
  const escpos::Bytes body = escpos::encodePage(page);
  job.insert(job.end(), body.begin(), body.end());
  const bool speaks = speech_ == Speech::Answers;
  if (speaks && tells_done_.value_or(true)) {
    job.insert(job.end(), escpos::kAskWhenDone.begin(), escpos::kAskWhenDone.end());
  }
  done_heard_ = false;
  const std::size_t sent = channel_->write(job, patience_.stall);
  if (sent < job.size() || !channel_->isOpen()) return broken(sent);
  jammed_ = false;
  if (!speaks) return {PrintResult::Kind::Done, before};

  const PrinterStatus after = settle(page.height);
  if (mayPrint(after)) return {PrintResult::Kind::Done, after};
  jammed_ = true;
  return {PrintResult::Kind::Unsure, after};
}

PrintResult EscPosPrinter::broken(std::size_t sent) {
  const auto answers = ask(patience_.poll);
  const PrinterStatus said = answers ? meaning(*answers) : PrinterStatus::Offline;
  channel_->close();
  if (sent == 0) return {PrintResult::Kind::NotStarted, said};
  jammed_ = true;
  return {PrintResult::Kind::Unsure, mayPrint(said) ? PrinterStatus::Offline : said};
}

PrinterStatus EscPosPrinter::settle(int rows) {
  const auto end = Clock::now() + patience_.settle + rows * patience_.settle_row;
  // While a page comes out some devices do not answer at all, so silence counts only at the end.
  while (tells_done_.value_or(true) && Clock::now() < end) {
    if (awaitDone(std::min(patience_.poll, until(end)))) break;
    if (!channel_->isOpen()) return PrinterStatus::Offline;
    const auto answers = ask(patience_.poll);
    if (answers && !mayPrint(meaning(*answers))) return meaning(*answers);
  }
  const auto answers = ask(patience_.answer);
  if (!answers) return PrinterStatus::Offline;
  if (done_heard_ || !tells_done_) tells_done_ = done_heard_;
  return meaning(*answers);
}

bool EscPosPrinter::awaitDone(milliseconds within) {
  const auto end = Clock::now() + within;
  while (!done_heard_ && channel_->isOpen() && Clock::now() < end) hear(1, until(end));
  return done_heard_;
}

std::optional<escpos::Answers> EscPosPrinter::ask(milliseconds within) {
  constexpr std::size_t kMost = 64;
  while (hear(kMost, milliseconds{0}).size() == kMost) {  // answers to older questions
  }
  if (channel_->write(escpos::kAskAll, within) < escpos::kAskAll.size()) return std::nullopt;
  std::array<std::uint8_t, 3> said{};
  const std::size_t got = collect(said, within);
  if (got == said.size()) return escpos::Answers{said[0], said[1], said[2]};
  return got == 0 ? std::nullopt : askOneByOne();
}

std::optional<escpos::Answers> EscPosPrinter::askOneByOne() {
  escpos::Answers answers;
  bool any = false;
  const std::array<std::uint8_t*, 3> slots = {&answers.printer, &answers.cause, &answers.paper};
  for (std::size_t i = 0; i < slots.size(); ++i) {
    const std::span<const std::uint8_t> all{escpos::kAskAll};
    std::uint8_t said = 0;
    if (channel_->write(all.subspan(3 * i, 3), patience_.poll) < 3) return std::nullopt;
    if (collect({&said, 1}, patience_.poll) == 0) continue;
    *slots[i] = said;
    any = true;
  }
  return any ? std::optional{answers} : std::nullopt;
}

std::size_t EscPosPrinter::collect(std::span<std::uint8_t> into, milliseconds within) {
  const auto end = Clock::now() + within;
  std::size_t got = 0;
  while (got < into.size()) {
    const auto bytes = hear(into.size() - got, until(end));
    for (const std::uint8_t byte : bytes) {
      if (escpos::isStatusAnswer(byte)) into[got++] = byte;
    }
    if (bytes.empty()) break;
  }
  return got;
}

std::vector<std::uint8_t> EscPosPrinter::hear(std::size_t most, milliseconds within) {
  auto bytes = channel_->read(most, within);
  done_heard_ = done_heard_ || std::any_of(bytes.begin(), bytes.end(), escpos::isDoneAnswer);
  return bytes;
}

}  // namespace bianmin
