// From what the terminal knows to what a paper says. Pure; everything personal leaves here masked.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/guide/papers.h"
#include "sync/domain/calendar.h"
#include "sync/domain/service.h"
#include "sync/domain/time.h"

namespace bianmin {

// What every paper says of the place and the moment.
struct PaperPlace {
  std::string_view hall, terminal, agent;
  std::string_view public_url;  // without a slash at the end; empty: no QR code
  LocalTime now{};
};

struct IssuedNumber {
  std::string_view number;  // "A012"
  std::string_view group_name;
  int ahead = 0;
};

// `matter` may be nullptr: a number taken without a guide.
TicketPaper ticketPaper(const PaperPlace& place, const IssuedNumber& issued, const Matter* matter);

NoticePaper noticePaper(const PaperPlace& place, const Matter& matter);

struct ReceiptInput {
  std::string_view code;   // seven characters
  std::string_view token;  // of the QR address
  // Answers in the order of the form's fields, in full; empty ones are left out of the paper.
  std::span<const std::string_view> answers;
  std::span<const std::string> consents;  // ids of what was agreed to
};
ReceiptPaper receiptPaper(const PaperPlace& place, const Matter& matter,
                          const WorkCalendar& calendar, const ReceiptInput& input);

// One answer as papers and shared screens show it. `name_too`: papers hide part of a name, the
// resident's own review does not.
std::string maskedAnswer(const Field& field, std::string_view answer, bool name_too);

}  // namespace bianmin
