// Papers about one request that the town or the agent makes out.
#include "kiosk/guide/dates.h"
#include "kiosk/guide/offline_text.h"
#include "kiosk/guide/paper_parts.h"
#include "kiosk/guide/validity.h"
#include "sync/domain/person.h"

namespace bianmin {
namespace {

std::string untilWords(const std::optional<Date>& until) {
  return until ? paperDate(*until) : std::string{};
}

std::vector<std::string> namesOf(const std::vector<MissingRow>& rows) {
  std::vector<std::string> names;
  for (const MissingRow& row : rows) names.push_back(row.name);
  return names;
}

// The link tells of the request where there is a token, otherwise of the matter.
PaperCodes codesOf(const PaperPlace& place, const Matter& matter, const RequestInput& request,
                   const std::vector<MissingRow>& missing, const std::string& until) {
  PaperCodes codes;
  codes.link =
      request.token.empty() ? linkTo(place, "/g/", matter.id) : linkTo(place, "/p/", request.token);
  codes.offline = offlineText(matter, namesOf(missing), until);
  return codes;
}

std::string progressLink(const PaperPlace& place, const RequestInput& request) {
  return request.token.empty() ? std::string{} : linkTo(place, "/p/", request.token);
}

}  // namespace

std::string deliveryWords(DeliveryWay way) {
  switch (way) {
    case DeliveryWay::SelfFetched:
      return messageOf("paper.delivery.self");
    case DeliveryWay::ByAgent:
      return messageOf("paper.delivery.agent");
    case DeliveryWay::ByMail:
      return messageOf("paper.delivery.mail");
  }
  return {};
}

NoticePaper noticePaper(const PaperPlace& place, const Matter& matter, const RequestInput& request,
                        std::span<const CheckedPaper> papers, const std::optional<Date>& until) {
  const RequestHead head = requestHead(place, matter, request, "GZ");
  NoticePaper paper;
  paper.hall = head.hall;
  paper.title = head.matter;
  paper.official_name = head.official_name;
  paper.time = head.time;
  paper.number = head.number;
  paper.applicant = head.applicant;
  paper.phone = head.phone;
  paper.handled_by = head.handled_by;
  paper.missing = missingRows(matter, papers);
  for (const CountedRow& row : takenRows(matter, papers)) paper.handed.push_back(row.name);
  paper.until = untilWords(until);
  paper.fee = matter.fee;
  paper.where = matter.where;
  paper.hotline = matter.hotline;
  paper.basis = basisLines(matter);
  paper.codes = codesOf(place, matter, request, paper.missing, paper.until);
  paper.to_verify = needsLocalCheck(matter);
  return paper;
}

SupplementPaper supplementPaper(const PaperPlace& place, const Matter& matter,
                                const RequestInput& request, const SupplementInput& input) {
  SupplementPaper paper;
  paper.head = requestHead(place, matter, request, "BZ");
  paper.unit = input.unit;
  paper.reason = input.reason;
  paper.missing = missingRows(matter, input.papers);
  paper.until = untilWords(input.until);
  paper.where = matter.where;
  paper.hotline = matter.hotline;
  paper.basis = basisLines(matter);
  paper.codes = codesOf(place, matter, request, paper.missing, paper.until);
  return paper;
}

DecisionPaper decisionPaper(const PaperPlace& place, const Matter& matter,
                            const RequestInput& request, const DecisionInput& input) {
  DecisionPaper paper;
  const bool refused_to_take = input.kind == DecisionPaper::Kind::NotAccepted;
  paper.head = requestHead(place, matter, request, refused_to_take ? "BS" : "BJ");
  paper.kind = input.kind;
  paper.unit = input.unit.empty() && !refused_to_take ? matter.decides.text : input.unit;
  paper.date = input.date ? paperDate(*input.date) : std::string{};
  paper.reason = input.reason;
  if (input.kind == DecisionPaper::Kind::Approved) {
    paper.benefit_start = matter.benefit_start.text;
  } else {
    paper.remedy = matter.remedy.empty() ? messageOf("paper.remedy.refused") : matter.remedy;
  }
  paper.basis = basisLines(matter);
  paper.hotline = matter.hotline;
  paper.qr = progressLink(place, request);
  return paper;
}

DeliveryPaper deliveryPaper(const PaperPlace& place, const Matter& matter,
                            const RequestInput& request, std::optional<DeliveryWay> way,
                            std::vector<CountedRow> papers) {
  DeliveryPaper paper;
  paper.head = requestHead(place, matter, request, "SD");
  paper.papers = std::move(papers);
  if (way) paper.how = deliveryWords(*way);
  paper.hotline = matter.hotline;
  paper.qr = progressLink(place, request);
  return paper;
}

}  // namespace bianmin
