#include "kiosk/guide/paper_builder.h"

#include "kiosk/guide/answer_words.h"
#include "kiosk/guide/dates.h"
#include "kiosk/guide/offline_text.h"
#include "kiosk/guide/paper_parts.h"
#include "kiosk/guide/validity.h"
#include "sync/domain/person.h"

namespace bianmin {

std::string maskedAnswer(const Field& field, std::string_view answer, bool name_too) {
  if (answer.empty()) return {};
  if (answer.find_first_not_of('*') == std::string_view::npos) return messageOf("paper.filled");
  switch (field.kind) {
    case FieldKind::IdNumber:
      return maskIdNumber(answer);
    case FieldKind::Phone:
      return maskPhone(answer);
    case FieldKind::BankCard:
      return maskBankCard(answer);
    case FieldKind::Name:
      return name_too ? maskName(answer) : std::string(answer);
    case FieldKind::Address:
      return name_too ? maskAddress(answer) : std::string(answer);
    case FieldKind::Text:
    case FieldKind::Day:
    case FieldKind::Money:
      // Free words may hold anything, so a paper says only that they were given.
      return name_too ? messageOf("paper.filled") : answerWords(field, answer);
    case FieldKind::Several:
    case FieldKind::Choice:
      return name_too && field.sensitivity != Sensitivity::Identity ? messageOf("paper.filled")
                                                                    : answerWords(field, answer);
    case FieldKind::Members: {
      // How many they are may be said; words about them may hold their names.
      const bool count = answer.find_first_not_of("0123456789") == std::string_view::npos;
      return name_too && !count ? messageOf("paper.filled") : answerWords(field, answer);
    }
  }
  return {};
}

TicketPaper ticketPaper(const PaperPlace& place, const IssuedNumber& issued, const Matter* matter) {
  TicketPaper paper;
  paper.hall = place.hall;
  paper.number = issued.number;
  paper.group_name = issued.group_name;
  paper.ahead = issued.ahead;
  if (matter != nullptr) paper.bring = thingsToBring(*matter);
  paper.time = paperTime(place.now);
  paper.terminal = place.terminal;
  const std::string_view guide = matter == nullptr ? std::string_view{} : matter->id;
  paper.qr =
      issued.token.empty() ? linkTo(place, "/g/", guide) : linkTo(place, "/t/", issued.token);
  return paper;
}

NoticePaper noticePaper(const PaperPlace& place, const Matter& matter) {
  NoticePaper paper;
  paper.hall = place.hall;
  paper.title = matter.name;
  paper.official_name = matter.official_name;
  paper.time = paperTime(place.now);
  for (const Fact& fact : matter.who) paper.who.push_back(fact.text);
  for (const Material& m : matter.materials) {
    if (m.shared) continue;
    std::string detail = m.detail;
    if (m.may_follow)
      detail.append(detail.empty() ? "" : "，").append(messageOf("paper.guide.may_follow"));
    paper.materials.push_back({m.name, detail, formWords(m)});
  }
  paper.shared = sharedThings(matter);
  for (const Step& step : matter.steps) {
    const std::string limit = step.limit ? limitWords(step.limit) : step.limit_text;
    paper.steps.push_back({step.title, step.who, limit});
  }
  paper.total = totalWords(matter);
  paper.fee = matter.fee;
  paper.where = matter.where;
  paper.hotline = matter.hotline;
  paper.basis = basisLines(matter);
  paper.reminder = matter.reminder.text;
  paper.checked_on = paperDate(matter.checked_on);
  paper.codes = {linkTo(place, "/g/", matter.id), offlineText(matter)};
  paper.to_verify = needsLocalCheck(matter);
  return paper;
}

CardPaper cardPaper(const PaperPlace& place, const StaffMember& staff) {
  CardPaper paper;
  paper.hall = place.hall;
  paper.name = staff.name;
  paper.post = staff.post;
  paper.phone = staff.phone;
  paper.duties = staff.duties;
  paper.address = place.address;
  paper.hours = place.hours;
  paper.supervision = "12345";
  paper.qr = linkTo(place, {}, {});
  return paper;
}

bool wantsPage(const Paper& paper) {
  struct Wants {
    bool operator()(const TicketPaper&) const { return false; }
    bool operator()(const NoticePaper& p) const { return !p.missing.empty(); }
    bool operator()(const ReceiptPaper&) const { return false; }
    bool operator()(const GuidePaper&) const { return true; }
    bool operator()(const MandatePaper&) const { return true; }
    bool operator()(const SupplementPaper&) const { return true; }
    bool operator()(const DecisionPaper&) const { return true; }
    bool operator()(const DeliveryPaper&) const { return true; }
    bool operator()(const CardPaper&) const { return false; }
  };
  return std::visit(Wants{}, paper);
}

bool goesOnPage(const Paper& paper, bool has_roll, bool has_page) {
  return has_page && (!has_roll || wantsPage(paper));
}

}  // namespace bianmin
