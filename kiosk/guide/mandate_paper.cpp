// 代办委托书: who may carry what, until when, and what the applicant agreed to.
#include <algorithm>
#include <array>

#include "kiosk/guide/dates.h"
#include "kiosk/guide/paper_parts.h"
#include "kiosk/text/catalogue.h"

namespace bianmin {
namespace {

// A blank to write in where the terminal does not know a name.
std::string orBlank(std::string_view text) {
  return text.empty() ? messageOf("paper.mandate.blank") : std::string(text);
}

// Papers that are given back at once go along as a copy only; without a copy they are only shown.
void addPaper(MandatePaper& paper, const Material& material, int copies) {
  if (!material.returned) {
    const bool copy = material.form == PaperForm::Copy;
    paper.papers.push_back({material.name, copy ? trf("paper.copies", std::max(1, copies))
                                                : messageOf("paper.count.original")});
    return;
  }
  if (copies > 0) paper.papers.push_back({material.name, trf("paper.copies", copies)});
  paper.kept.push_back(material.name);
}

// Only what was handed over: nothing is signed for that nobody gave.
void addPapers(MandatePaper& paper, const Matter& matter, std::span<const CheckedPaper> papers) {
  for (const Material& material : matter.materials) {
    const auto it = std::ranges::find(papers, material.id, &CheckedPaper::material);
    if (it == papers.end() || it->state != PaperState::Handed) continue;
    addPaper(paper, material, it->copies);
  }
}

// Only the sensitive kinds: what identifies the applicant is part of the mandate itself.
void addConsents(MandatePaper& paper, std::span<const std::pair<std::string, bool>> consents) {
  static constexpr std::array kKinds = {std::pair{"health", "paper.mandate.health"},
                                        std::pair{"financial", "paper.mandate.financial"},
                                        std::pair{"minor", "paper.mandate.minor"}};
  for (const auto& [id, key] : kKinds) {
    const auto it = std::ranges::find(consents, std::string_view(id),
                                      [](const auto& c) { return std::string_view(c.first); });
    MandatePaper::Consent consent{messageOf(key), std::nullopt};
    if (it != consents.end()) consent.given = it->second;
    // The very words of the screen: nothing else was agreed to.
    if (consent.given.value_or(false))
      consent.text = messageOf("consent." + std::string(id) + ".title");
    paper.consents.push_back(std::move(consent));
  }
}

std::string moveWords(MoveKind kind) {
  switch (kind) {
    case MoveKind::Checked:
      return messageOf("paper.mandate.moved_checked");
    case MoveKind::Carried:
      return messageOf("paper.mandate.moved_carried");
    case MoveKind::Delivered:
      return messageOf("paper.mandate.moved_delivered");
  }
  return {};
}

void addLog(MandatePaper& paper, std::span<const Move> moves) {
  for (const Move& move : moves) {
    MandatePaper::HandOver entry;
    entry.when = paperDate(localDate(move.at));
    entry.what = moveWords(move.kind);
    const bool takes = move.kind == MoveKind::Checked;
    entry.from = takes ? paper.head.applicant : move.cadre;
    entry.to = takes                              ? move.cadre
               : move.kind == MoveKind::Delivered ? paper.head.applicant
                                                  : std::string{};
    paper.log.push_back(std::move(entry));
  }
}

}  // namespace

MandatePaper mandatePaper(const PaperPlace& place, const Matter& matter,
                          const RequestInput& request, const MandateInput& input) {
  MandatePaper paper;
  paper.head = requestHead(place, matter, request, "WT");
  paper.agent = request.handled_by.empty() ? place.agent : request.handled_by;
  paper.agent_of = place.agent_of;
  paper.agent_phone = place.agent_phone;
  const std::string receiver = matter.decides.text;
  paper.text =
      trf("paper.mandate.text", orBlank(place.agent_of), orBlank(paper.agent),
          matter.official_name.empty() ? matter.name : matter.official_name, orBlank(receiver));
  addPapers(paper, matter, input.papers);
  paper.until = input.until ? paperDate(*input.until) : std::string{};
  addConsents(paper, input.consents);
  paper.kept_for = messageOf("paper.mandate.kept_for_words");
  for (const char* const key :
       {"paper.mandate.may_carry", "paper.mandate.may_ask", "paper.mandate.may_fetch"}) {
    paper.may.push_back(messageOf(key));
  }
  if (!matter.agent_may.empty()) paper.may.push_back(matter.agent_may);
  for (const char* const key : {"paper.mandate.not_sign", "paper.mandate.not_keep",
                                "paper.mandate.not_charge", "paper.mandate.not_promise"}) {
    paper.may_not.push_back(messageOf(key));
  }
  const bool own = matter.agent_may_not.empty() && input.agency != nullptr;
  const std::string& limits = own ? input.agency->may_not : matter.agent_may_not;
  if (!limits.empty()) paper.may_not.push_back(limits);
  addLog(paper, input.moves);
  paper.hotline = matter.hotline;
  paper.qr = request.token.empty() ? std::string{} : linkTo(place, "/p/", request.token);
  return paper;
}

}  // namespace bianmin
