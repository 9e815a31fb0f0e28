// From what the terminal knows to what a paper says. Pure; everything personal leaves here masked.
// Masks change nothing that is masked already, so both whole and masked values may be given.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kiosk/guide/papers.h"
#include "sync/domain/calendar.h"
#include "sync/domain/dossier.h"
#include "sync/domain/service.h"
#include "sync/domain/staff.h"
#include "sync/domain/time.h"
#include "sync/domain/work.h"

namespace bianmin {

// What every paper says of the place and the moment.
struct PaperPlace {
  std::string_view hall, terminal, agent;
  std::string_view public_url;  // without a slash at the end; empty: no QR code
  LocalTime now{};
  std::string_view region = {};                      // code of the place, 6, 9 or 12 digits
  std::string_view agent_of = {}, agent_phone = {};  // the agent's village and telephone
  std::string_view address = {}, hours = {};
};

struct IssuedNumber {
  std::string_view number;  // "A012"
  std::string_view group_name;
  int ahead = 0;
  std::string_view token = {};  // of the page that says how the queue goes on; may be empty
};

// A request, its applicant, and who makes the paper out. What is empty is left out of the paper.
struct RequestInput {
  std::string_view code;   // seven characters
  std::string_view token;  // of the QR address
  std::string_view applicant, id_number, phone;
  std::string_view handled_by = {};  // 王五
  std::string_view post = {};        // 代办员
};

// --- slips and guides: paper_builder.cpp, guide_paper.cpp

// `matter` may be nullptr: a number taken without a guide.
TicketPaper ticketPaper(const PaperPlace& place, const IssuedNumber& issued, const Matter* matter);

// 办事指南. `agency`: what the village does for it, or nullptr.
GuidePaper guidePaper(const PaperPlace& place, const Matter& matter, const Agency* agency);

// What a person has to bring: not what the county looks up by itself. What may be handed in later
// (容缺) says so.
std::vector<std::string> thingsToBring(const Matter& matter);

// What to bring, from a guide.
NoticePaper noticePaper(const PaperPlace& place, const Matter& matter);

// 便民服务卡 of one of the staff.
CardPaper cardPaper(const PaperPlace& place, const StaffMember& staff);

// --- papers about one request: request_papers.cpp, receipt_paper.cpp, mandate_paper.cpp

// 一次性告知单 after the materials' check: every paper of the matter that is missing or follows.
NoticePaper noticePaper(const PaperPlace& place, const Matter& matter, const RequestInput& request,
                        std::span<const CheckedPaper> papers, const std::optional<Date>& until);

struct ReceiptInput {
  std::string_view code;   // seven characters
  std::string_view token;  // of the QR address
  // Answers in the order of the form's fields, in full or masked; of Members how many they are.
  // Empty ones are left out of the paper.
  std::span<const std::string_view> answers;
  std::span<const std::string> consents;       // ids of what was agreed to
  std::span<const CheckedPaper> papers = {};   // what was taken; empty: not looked at yet
  std::span<const StatusChange> history = {};  // accepted in it: a 受理回执
  std::string_view unit = {}, handled_by = {};
};
ReceiptPaper receiptPaper(const PaperPlace& place, const Matter& matter,
                          const WorkCalendar& calendar, const ReceiptInput& input);

struct MandateInput {
  std::span<const CheckedPaper> papers = {};  // empty: nothing was handed over yet
  std::span<const std::pair<std::string, bool>> consents = {};  // id and whether given
  std::span<const Move> moves = {};                             // for the hand-over log
  std::optional<Date> until = {};
  const Agency* agency = nullptr;
};
MandatePaper mandatePaper(const PaperPlace& place, const Matter& matter,
                          const RequestInput& request, const MandateInput& input);

struct SupplementInput {
  std::string_view unit, reason;
  std::span<const CheckedPaper> papers = {};
  std::optional<Date> until = {};
};
SupplementPaper supplementPaper(const PaperPlace& place, const Matter& matter,
                                const RequestInput& request, const SupplementInput& input);

struct DecisionInput {
  DecisionPaper::Kind kind = DecisionPaper::Kind::Approved;
  std::string_view unit, reason;
  std::optional<Date> date = {};
};
DecisionPaper decisionPaper(const PaperPlace& place, const Matter& matter,
                            const RequestInput& request, const DecisionInput& input);

// `way` absent: it was not noted, and the paper says nothing of it.
DeliveryPaper deliveryPaper(const PaperPlace& place, const Matter& matter,
                            const RequestInput& request, std::optional<DeliveryWay> way,
                            std::vector<CountedRow> papers = {});

// --- parts

// 本人来取, 代办员送到家, 邮寄
std::string deliveryWords(DeliveryWay way);

// One answer as papers and shared screens show it. `name_too`: papers hide part of a name, the
// resident's own review does not. An answer that the store hides whole ("***") is said to be given.
std::string maskedAnswer(const Field& field, std::string_view answer, bool name_too);

// 610622102-GZ-20261123-K7M4Q9X: town, kind of paper, day, pick-up code with its check character.
// "" without a code.
std::string paperNumber(std::string_view region, std::string_view kind, const Date& day,
                        std::string_view code);

}  // namespace bianmin
