// The self-check and the triage: one question after the other, then what the answers suggest.
#include "kiosk/app/flow.h"
#include "kiosk/app/view.h"
#include "kiosk/guide/validity.h"

namespace bianmin::flow {
namespace {

void begin(const Flow& f, SelfCheck::Kind kind, const Matter& matter) {
  SelfCheck check{kind, matter.id, 0, {}};
  const std::size_t count = questionCount(check, matter);
  if (count == 0 || validityOn(matter, f.model.now.date) != Validity::InForce) return;
  // A check begun from another guide is over.
  forgetBack(f, ScreenId::Question);
  forgetBack(f, ScreenId::CheckResult);
  open(f, ScreenId::Question);
  check.answers.assign(count, Answer::None);
  f.session().selfcheck = std::move(check);
}

// The question after this one; nothing when the answers are complete.
std::optional<std::size_t> following(const SelfCheck& check, const Matter& matter) {
  if (check.kind == SelfCheck::Kind::Eligibility) {
    return nextQuestion(matter, check.answers, check.index + 1);
  }
  if (endsTriage(matter, check.index, check.answers[check.index])) return std::nullopt;
  const std::size_t next = check.index + 1;
  return next < matter.routes.size() ? std::optional(next) : std::nullopt;
}

}  // namespace

void backInCheck(const Flow& f) {
  SelfCheck& check = f.session().selfcheck;
  // To the one answered before; what was skipped is not asked on the way back either.
  for (std::size_t i = check.index; i-- > 0;) {
    if (check.answers[i] == Answer::None) continue;
    check.index = i;
    return;
  }
  pop(f);
}

void on(const Flow& f, const event::OpenSelfCheck&) {
  const Matter* matter = guideMatter(f.model);
  if (f.on(ScreenId::Guide) && matter != nullptr) {
    begin(f, SelfCheck::Kind::Eligibility, *matter);
  }
}

void on(const Flow& f, const event::OpenTriage&) {
  const Matter* matter = guideMatter(f.model);
  if (f.on(ScreenId::Guide) && matter != nullptr) begin(f, SelfCheck::Kind::Triage, *matter);
}

void on(const Flow& f, const event::GiveAnswer& e) {
  SelfCheck& check = f.session().selfcheck;
  const Matter* matter = checkedMatter(f.model);
  if (!f.on(ScreenId::Question) || matter == nullptr || e.answer == Answer::None) return;
  if (check.index >= check.answers.size()) return;
  check.answers[check.index] = e.answer;
  const auto next = following(check, *matter);
  // Who went back and answered otherwise leaves no answer behind that was not given on this way.
  const std::size_t end = next.value_or(check.answers.size());
  for (std::size_t i = check.index + 1; i < end; ++i) check.answers[i] = Answer::None;
  if (!next) return open(f, ScreenId::CheckResult);
  check.index = *next;
}

void on(const Flow& f, const event::AskOn&) {
  const Matter* matter = checkedMatter(f.model);
  if (!f.on(ScreenId::CheckResult) || matter == nullptr) return;
  const auto next = cutShortAt(f.session().selfcheck);
  if (!next) return;
  open(f, ScreenId::Question);
  f.session().selfcheck.index = *next;
}

}  // namespace bianmin::flow
