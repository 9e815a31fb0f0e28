// 申请回执 and 受理回执.
#include <algorithm>

#include "kiosk/guide/dates.h"
#include "kiosk/guide/paper_parts.h"
#include "kiosk/guide/steps.h"
#include "kiosk/text/catalogue.h"
#include "sync/domain/deadline.h"
#include "sync/domain/pickup_code.h"

namespace bianmin {
namespace {

// Which years' holidays the day was computed with; a year without them makes it 暂定.
std::string calendarWords(const WorkCalendar& calendar, const Date& from, const Deadline& due) {
  std::string known;
  std::string open;
  for (auto year = from.year(); year <= due.date.year(); ++year) {
    std::string& list = calendar.covers(static_cast<int>(year)) ? known : open;
    list.append(list.empty() ? "" : "、").append(std::to_string(static_cast<int>(year)));
  }
  if (open.empty()) return trf("paper.due.calendar", known);
  return trf("paper.due.provisional", open);
}

void addDue(ReceiptPaper& paper, std::string_view key, const std::optional<Limit>& limit,
            const std::optional<Deadline>& due, const Date& from, const WorkCalendar& calendar) {
  if (!limit || !due || !due->date.ok()) return;
  paper.due.push_back(
      {trf(key, limitWords(limit)), paperDate(due->date), calendarWords(calendar, from, *due)});
}

void addFields(ReceiptPaper& paper, const Matter& matter,
               std::span<const std::string_view> answers) {
  const std::size_t count = matter.form ? std::min(matter.form->fields.size(), answers.size()) : 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (answers[i].empty()) continue;
    const Field& field = matter.form->fields[i];
    paper.fields.emplace_back(field.label, maskedAnswer(field, answers[i], true));
  }
}

// What is still to be brought: all of it as long as nobody has looked.
std::vector<std::string> toBring(const Matter& matter, std::span<const CheckedPaper> papers) {
  if (papers.empty()) return thingsToBring(matter);
  std::vector<std::string> names;
  for (const MissingRow& row : missingRows(matter, papers)) names.push_back(row.name);
  return names;
}

void addNextSteps(ReceiptPaper& paper, const PaperPlace& place, const Matter& matter,
                  const WorkCalendar& calendar) {
  for (const NextStep& step :
       nextSteps(matter, calendar, place.now.date, place.agent, DateStyle::Full)) {
    paper.next_steps.emplace_back(step.title, step.detail);
  }
}

}  // namespace

ReceiptPaper receiptPaper(const PaperPlace& place, const Matter& matter,
                          const WorkCalendar& calendar, const ReceiptInput& input) {
  ReceiptPaper paper;
  paper.hall = place.hall;
  paper.matter = matter.name;
  paper.official_name = matter.official_name;
  paper.code = groupedPickupCode(input.code);
  const DueDates due = dueDates(matter, input.history, calendar);
  paper.accepted = due.accepted.has_value();
  paper.number =
      paperNumber(place.region, paper.accepted ? "SL" : "SQ", place.now.date, input.code);
  addFields(paper, matter, input.answers);
  paper.papers = takenRows(matter, input.papers);
  paper.bring = toBring(matter, input.papers);
  if (due.accepted) {
    paper.time = paperDate(*due.accepted);
    addDue(paper, "paper.due.promised", matter.promised, due.promised, *due.accepted, calendar);
    addDue(paper, "paper.due.statutory", matter.total, due.statutory, *due.accepted, calendar);
  } else {
    paper.time = paperTime(place.now);
    addNextSteps(paper, place, matter, calendar);
  }
  paper.unit = input.unit;
  paper.handled_by = input.handled_by;
  paper.query = messageOf("paper.receipt.query_words");
  if (!place.agent.empty()) paper.delivery = trf("paper.receipt.delivery_words", place.agent);
  for (const std::string& id : input.consents) {
    paper.consents.push_back(messageOf("consent." + id + ".title"));
  }
  paper.hotline = matter.hotline;
  paper.remedy = messageOf("paper.remedy");
  paper.qr = linkTo(place, "/p/", input.token);
  return paper;
}

}  // namespace bianmin
