#include "kiosk/guide/paper_builder.h"

#include <algorithm>

#include "kiosk/guide/dates.h"
#include "kiosk/guide/steps.h"
#include "kiosk/text/catalogue.h"
#include "sync/domain/person.h"
#include "sync/domain/pickup_code.h"

namespace bianmin {
namespace {

std::string words(std::string_view key) { return std::string(tr(key)); }

std::string address(const PaperPlace& place, std::string_view path, std::string_view id) {
  if (place.public_url.empty()) return {};
  std::string url(place.public_url);
  return id.empty() ? url : url.append(path).append(id);
}

std::vector<std::string> materialNames(const Matter& matter) {
  std::vector<std::string> names;
  for (const Material& material : matter.materials) names.push_back(material.name);
  return names;
}

std::string formWords(PaperForm form) {
  switch (form) {
    case PaperForm::Original:
      return words("paper.original");
    case PaperForm::Copy:
      return words("paper.copy");
    case PaperForm::OriginalAndCopy:
      return words("paper.original_and_copy");
  }
  return {};
}

std::string basisWords(const LegalBasis& basis) {
  std::string line = basis.title;
  for (const std::string* part : {&basis.number, &basis.articles, &basis.date}) {
    if (!part->empty()) line.append(" ").append(*part);
  }
  return line;
}

bool anyToVerify(const Matter& matter) {
  const auto open = [](Certainty c) { return c == Certainty::ToVerify; };
  const auto open_limit = [&](const std::optional<Limit>& limit) {
    return limit && open(limit->certainty);
  };
  return std::ranges::any_of(matter.who, open, &Fact::certainty) ||
         std::ranges::any_of(matter.basis, open, &LegalBasis::certainty) ||
         std::ranges::any_of(matter.steps, open_limit, &Step::limit) || open_limit(matter.total) ||
         (!matter.reminder.text.empty() && open(matter.reminder.certainty));
}

std::string totalWords(const Matter& matter) {
  if (!matter.total) return {};
  std::string total = trf("paper.total", limitWords(matter.total));
  if (!matter.total_note.empty()) total.append("，").append(matter.total_note);
  return total;
}

}  // namespace

std::string maskedAnswer(const Field& field, std::string_view answer, bool name_too) {
  if (answer.empty()) return {};
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
    case FieldKind::Several:
    case FieldKind::Members:
      // Free words may hold anything, so a paper says only that they were given.
      return name_too ? words("paper.filled") : std::string(answer);
    case FieldKind::Choice:
      return name_too && field.sensitivity != Sensitivity::Identity ? words("paper.filled")
                                                                    : std::string(answer);
  }
  return {};
}

TicketPaper ticketPaper(const PaperPlace& place, const IssuedNumber& issued, const Matter* matter) {
  TicketPaper paper;
  paper.hall = place.hall;
  paper.number = issued.number;
  paper.group_name = issued.group_name;
  paper.ahead = issued.ahead;
  if (matter != nullptr) paper.bring = materialNames(*matter);
  paper.time = paperTime(place.now);
  paper.terminal = place.terminal;
  paper.qr = address(place, "/g/", matter == nullptr ? std::string_view{} : matter->id);
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
    paper.materials.push_back({m.name, m.detail, formWords(m.form)});
  }
  for (const Step& step : matter.steps) {
    const std::string limit = step.limit ? limitWords(step.limit) : step.limit_text;
    paper.steps.push_back({step.title, step.who, limit});
  }
  paper.total = totalWords(matter);
  paper.fee = matter.fee;
  paper.where = matter.where;
  paper.hotline = matter.hotline;
  for (const LegalBasis& basis : matter.basis) paper.basis.push_back(basisWords(basis));
  paper.reminder = matter.reminder.text;
  paper.checked_on = paperDate(matter.checked_on);
  paper.qr = address(place, "/g/", matter.id);
  paper.to_verify = anyToVerify(matter);
  return paper;
}

ReceiptPaper receiptPaper(const PaperPlace& place, const Matter& matter,
                          const WorkCalendar& calendar, const ReceiptInput& input) {
  ReceiptPaper paper;
  paper.hall = place.hall;
  paper.matter = matter.name;
  paper.official_name = matter.official_name;
  paper.code = groupedPickupCode(input.code);
  paper.time = paperTime(place.now);
  const std::size_t count =
      matter.form ? std::min(matter.form->fields.size(), input.answers.size()) : 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (input.answers[i].empty()) continue;
    const Field& field = matter.form->fields[i];
    paper.fields.emplace_back(field.label, maskedAnswer(field, input.answers[i], true));
  }
  paper.bring = materialNames(matter);
  for (const NextStep& step :
       nextSteps(matter, calendar, place.now.date, place.agent, DateStyle::Full)) {
    paper.next_steps.emplace_back(step.title, step.detail);
  }
  for (const std::string& id : input.consents) {
    paper.consents.push_back(words("consent." + id + ".title"));
  }
  paper.hotline = matter.hotline;
  paper.remedy = words("paper.remedy");
  paper.qr = address(place, "/p/", input.token);
  return paper;
}

}  // namespace bianmin
