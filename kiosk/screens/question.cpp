// One question of the self-check or the triage; one touch answers and goes on.
#include <algorithm>
#include <array>
#include <tuple>

#include "kiosk/app/view.h"
#include "kiosk/screens/layout.h"
#include "kiosk/screens/screens.h"
#include "kiosk/text/catalogue.h"

namespace bianmin::screens {
namespace {

constexpr float kColumn = 480;
constexpr float kAnswerMost = 230;
constexpr float kAnswerLeast = 150;
constexpr int kAnswers = 3;

struct Asked {
  std::string_view ask, help;
  bool to_verify = false;
};

Asked askedNow(const SelfCheck& check, const Matter& matter) {
  if (check.kind == SelfCheck::Kind::Triage) {
    const Route& route = matter.routes[check.index];
    return {route.ask, {}, route.certainty == Certainty::ToVerify};
  }
  const Question& question = matter.questions[check.index];
  return {question.ask, question.help, question.certainty == Certainty::ToVerify};
}

void progressLine(ui::Ui& ui, ui::Rect& rest, int step, int of, std::string_view name) {
  std::string words = trf("selfcheck.step", step, of, name);
  const float bars = static_cast<float>(of) * 40 + 24;
  if (ui.textWidth(words, ui::Role::Body, ui::Weight::Regular) + bars > rest.w) {
    words = trf("selfcheck.step.short", step, of);
  }
  ui.progress("selfcheck.progress", takeTop(rest, ui.lineHeight(ui::Role::Body), 28), step, of,
              words);
}

Result answerKeys(ui::Ui& ui, const ui::Rect& box) {
  // 说不清 is always the last and as large as the others.
  const std::array<std::tuple<std::string_view, std::string_view, Answer>, kAnswers> all = {{
      {"selfcheck.yes", tr("selfcheck.yes"), Answer::Yes},
      {"selfcheck.no", tr("selfcheck.no"), Answer::No},
      {"selfcheck.unsure", tr("selfcheck.unsure"), Answer::Unsure},
  }};
  Result result;
  for (int i = 0; i < kAnswers; ++i) {
    const auto& [id, words, answer] = all[static_cast<std::size_t>(i)];
    if (ui.choice(id, rowOf(box, i, kAnswers), words, false)) result = event::GiveAnswer{answer};
  }
  return result;
}

// The question, what helps to answer it, and that nothing is decided here.
void asking(ui::Ui& ui, ui::Rect rest, const Asked& asked) {
  std::string foot(tr("selfcheck.only_a_guess"));
  if (asked.to_verify) foot.append(tr("guide.comma")).append(tr("guide.local_counts"));
  const float foot_height = ui.textHeight(foot, ui::Role::Body, ui::Weight::Regular, rest.w);
  ui.text("selfcheck.foot", takeBottom(rest, foot_height),
          {.value = foot, .role = ui::Role::Body, .colour = ui::Colour::Ink2});
  const float height = ui.textHeight(asked.ask, ui::Role::Question, ui::Weight::Bold, rest.w);
  ui.text("selfcheck.ask", takeTop(rest, height, 28),
          {.value = asked.ask, .role = ui::Role::Question, .weight = ui::Weight::Bold});
  if (asked.help.empty()) return;
  noteAtTop(ui, rest, "selfcheck.help",
            {ui::NoteKind::Info, std::string(asked.help), {}, "people"});
}

}  // namespace

std::optional<Event> drawQuestion(const Model& model, ui::Ui& ui) {
  const SelfCheck& check = model.session.selfcheck;
  const Matter* matter = checkedMatter(model);
  if (matter == nullptr || check.index >= questionCount(check, *matter)) return std::nullopt;
  ui::Rect rest = workArea(ui);
  progressLine(ui, rest, static_cast<int>(check.index) + 1,
               static_cast<int>(questionCount(check, *matter)), matter->name);
  const float height = isWide(ui) ? rest.h : 3 * kAnswerMost + 2 * kKeyGap;
  const ui::Rect keys = isWide(ui) ? takeRight(rest, kColumn) : takeBottom(rest, height, 40);
  asking(ui, rest, askedNow(check, *matter));
  const float each = std::clamp(rowOf(keys, 0, kAnswers).h, kAnswerLeast, kAnswerMost);
  return answerKeys(ui, {keys.x, keys.y, keys.w, kAnswers * each + (kAnswers - 1) * kKeyGap});
}

}  // namespace bianmin::screens
