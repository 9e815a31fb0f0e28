// 办事指南: everything that the catalogue says of a matter.
#include <algorithm>

#include "kiosk/guide/dates.h"
#include "kiosk/guide/offline_text.h"
#include "kiosk/guide/paper_parts.h"
#include "kiosk/text/catalogue.h"

namespace bianmin {
namespace {

bool open(Certainty certainty) { return certainty == Certainty::ToVerify; }

PaperLine lineOf(const Fact& fact) { return {fact.text, open(fact.certainty)}; }

void addLimit(GuidePaper& paper, std::string_view key, const std::optional<Limit>& limit,
              const std::string& note = {}) {
  if (!limit) return;
  std::string text = trf(key, limitWords(limit));
  if (!note.empty()) text.append("，").append(note);
  paper.limits.push_back({text, open(limit->certainty)});
}

// The steps for which the clock stands, in one line.
void addExcluded(GuidePaper& paper, const Matter& matter) {
  std::string steps;
  bool unsure = false;
  for (const Step& step : matter.steps) {
    if (!step.excluded) continue;
    steps.append(steps.empty() ? "" : "、").append(step.title);
    unsure = unsure || open(step.certainty);
  }
  if (!steps.empty()) paper.limits.push_back({trf("paper.guide.excluded", steps), unsure});
}

// Words instead of a limit: set by the county, so its own publication counts.
void addNoteAlone(GuidePaper& paper, const Matter& matter) {
  if (matter.total || matter.extended || matter.total_note.empty()) return;
  paper.limits.push_back({matter.total_note, true});
}

void addLimits(GuidePaper& paper, const Matter& matter) {
  addNoteAlone(paper, matter);
  addLimit(paper, "paper.guide.statutory", matter.total, matter.extended ? "" : matter.total_note);
  // The note often says the very days of the longer limit: once is enough.
  const bool said =
      matter.extended && matter.total_note.find(limitWords(matter.extended)) != std::string::npos;
  addLimit(paper, "paper.guide.extended", matter.extended, said ? "" : matter.total_note);
  addLimit(paper, "paper.guide.promised", matter.promised);
  addExcluded(paper, matter);
}

std::string publicityWords(const Publicity& publicity) {
  std::string text = publicity.text;
  if (!publicity.inside_limit) text += messageOf("paper.guide.publicity_outside");
  if (!publicity.minors) text += messageOf("paper.guide.publicity_minors");
  return text;
}

std::string amountWords(const Amount& amount) {
  if (!amount.effective) return amount.text;
  return trf("paper.guide.amount_since", amount.text, paperDate(*amount.effective));
}

std::string modeWords(VillageMode mode) {
  switch (mode) {
    case VillageMode::Direct:
      return messageOf("paper.guide.mode_direct");
    case VillageMode::Agent:
      return messageOf("paper.guide.mode_agent");
    case VillageMode::Assist:
      return messageOf("paper.guide.mode_assist");
    case VillageMode::Inform:
      return messageOf("paper.guide.mode_inform");
  }
  return {};
}

void addAgency(GuidePaper& paper, const Matter& matter, const Agency* agency) {
  if (agency != nullptr) {
    std::string text = modeWords(agency->mode);
    if (!agency->onward.empty()) text += trf("paper.guide.onward", agency->onward);
    paper.agency.push_back({text, open(agency->certainty)});
  }
  const auto add = [&](std::string_view key, const std::string& words) {
    if (!words.empty()) paper.agency.push_back({trf(key, words), false});
  };
  add("paper.guide.agent_may", matter.agent_may);
  const bool own = matter.agent_may_not.empty() && agency != nullptr;
  add("paper.guide.agent_may_not", own ? agency->may_not : matter.agent_may_not);
}

std::string validWords(const Matter& matter) {
  if (matter.valid_from && matter.valid_until) {
    return trf("paper.guide.valid_between", paperDate(*matter.valid_from),
               paperDate(*matter.valid_until));
  }
  if (matter.valid_from) return trf("paper.guide.valid_from", paperDate(*matter.valid_from));
  if (matter.valid_until) return trf("paper.guide.valid_until", paperDate(*matter.valid_until));
  return {};
}

std::string joined(const std::vector<std::string>& parts) {
  std::string all;
  for (const std::string& part : parts) all.append(all.empty() ? "" : "、").append(part);
  return all;
}

void addMaterials(GuidePaper& paper, const Matter& matter) {
  for (const Material& m : matter.materials) {
    paper.materials.push_back({m.name, m.detail, formWords(m), m.issuer, m.fix, m.shared,
                               m.may_follow, open(m.certainty)});
  }
}

void addSteps(GuidePaper& paper, const Matter& matter) {
  for (const Step& step : matter.steps) {
    std::string limit = step.limit ? limitWords(step.limit) : step.limit_text;
    if (step.excluded) {
      limit += messageOf(limit.empty() ? "paper.guide.step_excluded" : "paper.guide.step_outside");
    }
    const bool unsure_limit = step.limit && open(step.limit->certainty);
    paper.steps.push_back({step.title, step.who, step.detail, limit,
                           open(step.certainty) || unsure_limit, unsure_limit});
  }
}

bool anyUnsure(const GuidePaper& paper) {
  const auto in = [](const auto& list) {
    return std::ranges::any_of(list, [](const auto& line) { return line.to_verify; });
  };
  const std::vector<PaperLine> single = {paper.publicity, paper.decides, paper.benefit_start,
                                         paper.reminder};
  return in(paper.who) || in(paper.materials) || in(paper.steps) || in(paper.limits) ||
         in(paper.amounts) || in(paper.agency) || in(paper.basis) || in(single);
}

}  // namespace

GuidePaper guidePaper(const PaperPlace& place, const Matter& matter, const Agency* agency) {
  GuidePaper paper;
  paper.hall = place.hall;
  paper.title = matter.name;
  paper.official_name = matter.official_name;
  paper.old_name = matter.old_name;
  paper.line = matter.line;
  paper.time = paperTime(place.now);
  for (const Fact& fact : matter.who) paper.who.push_back(lineOf(fact));
  addMaterials(paper, matter);
  addSteps(paper, matter);
  addLimits(paper, matter);
  for (const Amount& amount : matter.amounts) {
    paper.amounts.push_back({amountWords(amount), open(amount.certainty)});
  }
  if (matter.publicity) {
    paper.publicity = {publicityWords(*matter.publicity), open(matter.publicity->certainty)};
  }
  paper.decides = lineOf(matter.decides);
  paper.benefit_start = lineOf(matter.benefit_start);
  paper.reminder = lineOf(matter.reminder);
  paper.accepts_at = joined(matter.accepts_at);
  paper.fee = matter.fee;
  paper.where = matter.where;
  paper.hotline = matter.hotline;
  paper.remedy = matter.remedy;
  addAgency(paper, matter, agency);
  paper.valid = validWords(matter);
  for (const LegalBasis& basis : matter.basis) {
    paper.basis.push_back({basisWords(basis), open(basis.certainty)});
  }
  paper.checked_on = paperDate(matter.checked_on);
  paper.codes = {linkTo(place, "/g/", matter.id), offlineText(matter)};
  paper.to_verify = anyUnsure(paper);
  paper.local = matter.local;
  return paper;
}

}  // namespace bianmin
