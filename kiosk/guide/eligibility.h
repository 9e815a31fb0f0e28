// The self-check and the triage: what answers to a guide's questions suggest. Nothing is decided
// here and nobody is turned away: the people who examine a request decide (PIPL Art 24). Pure.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sync/domain/service.h"

namespace bianmin {

enum class Answer { None, Yes, No, Unsure };

// The terminal never says that somebody is not eligible. Unknown: no answer speaks for it, and none
// against.
enum class Likely { Unknown, Possible, PossiblyNot };

struct Eligibility {
  Likely likely = Likely::Unknown;
  // Why possibly not, each once: the question's own words for it, or the question itself.
  std::vector<std::string> reasons;
  // Questions that were not answered with yes or no and that nothing else has settled.
  std::vector<std::string> unclear;
  bool to_verify = false;  // a question asked rests on a fact to be verified
};

// `answers` are in the order of the questions; missing ones count as Unsure, which never speaks
// against. Of a group one good answer is enough; it speaks against only when all of it does.
Eligibility checkEligibility(const Matter& matter, std::span<const Answer> answers);

// The first question from `from` on that is still worth asking: a group that has its good answer
// is skipped. Nothing when all is asked.
std::optional<std::size_t> nextQuestion(const Matter& matter, std::span<const Answer> answers,
                                        std::size_t from);

// Where a triage leads to: indexes into Matter::routes that were answered with yes, urgent ones
// first, then in their order. Empty: nothing fits, the window for everything helps.
std::vector<std::size_t> suggestedRoutes(const Matter& matter, std::span<const Answer> answers);

// A yes to something urgent ends the triage at once.
bool endsTriage(const Matter& matter, std::size_t route, Answer answer);

}  // namespace bianmin
