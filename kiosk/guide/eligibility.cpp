#include "kiosk/guide/eligibility.h"

#include <algorithm>

namespace bianmin {
namespace {

enum class Voice { For, Against, Open };

Voice voiceOf(const Question& question, Answer answer) {
  switch (answer) {
    case Answer::Yes:
      return question.expect ? Voice::For : Voice::Against;
    case Answer::No:
      return question.expect ? Voice::Against : Voice::For;
    case Answer::None:
    case Answer::Unsure:
      return Voice::Open;
  }
  return Voice::Open;
}

Voice voiceAt(const Matter& matter, std::span<const Answer> answers, std::size_t i) {
  return voiceOf(matter.questions[i], i < answers.size() ? answers[i] : Answer::None);
}

// What a group says as a whole; a question without one is a group of its own.
Voice voiceOfGroup(const Matter& matter, std::span<const Answer> answers, std::size_t of) {
  const std::string& group = matter.questions[of].group;
  if (group.empty()) return voiceAt(matter, answers, of);
  Voice all = Voice::Against;
  for (std::size_t i = 0; i < matter.questions.size(); ++i) {
    if (matter.questions[i].group != group) continue;
    const Voice one = voiceAt(matter, answers, i);
    if (one == Voice::For) return Voice::For;
    if (one == Voice::Open) all = Voice::Open;
  }
  return all;
}

void addOnce(std::vector<std::string>& list, const std::string& words) {
  if (std::ranges::find(list, words) == list.end()) list.push_back(words);
}

}  // namespace

Eligibility checkEligibility(const Matter& matter, std::span<const Answer> answers) {
  Eligibility result;
  for (std::size_t i = 0; i < matter.questions.size(); ++i) {
    const Question& question = matter.questions[i];
    if (question.certainty == Certainty::ToVerify) result.to_verify = true;
    const Voice group = voiceOfGroup(matter, answers, i);
    if (group == Voice::For && result.likely == Likely::Unknown) result.likely = Likely::Possible;
    if (group == Voice::Against) {
      result.likely = Likely::PossiblyNot;
      addOnce(result.reasons, question.otherwise.empty() ? question.ask : question.otherwise);
    }
    if (group == Voice::Open && voiceAt(matter, answers, i) == Voice::Open) {
      addOnce(result.unclear, question.ask);
    }
  }
  return result;
}

std::optional<std::size_t> nextQuestion(const Matter& matter, std::span<const Answer> answers,
                                        std::size_t from) {
  for (std::size_t i = from; i < matter.questions.size(); ++i) {
    const bool settled =
        !matter.questions[i].group.empty() && voiceOfGroup(matter, answers, i) == Voice::For;
    if (!settled) return i;
  }
  return std::nullopt;
}

std::vector<std::size_t> suggestedRoutes(const Matter& matter, std::span<const Answer> answers) {
  std::vector<std::size_t> routes;
  for (std::size_t i = 0; i < matter.routes.size() && i < answers.size(); ++i) {
    if (answers[i] == Answer::Yes) routes.push_back(i);
  }
  std::ranges::stable_partition(routes, [&](std::size_t i) { return matter.routes[i].urgent; });
  return routes;
}

bool endsTriage(const Matter& matter, std::size_t route, Answer answer) {
  return answer == Answer::Yes && route < matter.routes.size() && matter.routes[route].urgent;
}

}  // namespace bianmin
