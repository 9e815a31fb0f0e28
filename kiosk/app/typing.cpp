// Keys: digits straight into the answer, letters by way of the pinyin engine.
#include <algorithm>
#include <cctype>

#include "kiosk/app/flow.h"
#include "kiosk/app/form_view.h"
#include "sync/domain/answer.h"

namespace bianmin::flow {
namespace {

constexpr std::size_t kIdLength = 18;
constexpr std::size_t kPhoneLength = 12;
constexpr std::size_t kCardLength = 19;
constexpr std::size_t kDayLength = 8;
constexpr std::size_t kMostLetters = 40;  // longer than any phrase that the engine knows

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char lower(char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); }

bool takesWords(FieldKind kind) {
  return kind == FieldKind::Name || kind == FieldKind::Address || kind == FieldKind::Text;
}

// Room for `more` in an answer that has at most `most` characters.
bool fits(const Secret& answer, std::string_view more, std::size_t most) {
  return characterCount(answer.view()) + characterCount(more) <= most;
}

void appendDigit(Secret& answer, char key, std::size_t most) {
  if (isDigit(key) && answer.size() < most) answer.append({&key, 1});
}

void typeIdNumber(Secret& answer, char key) {
  if (key == 'x') key = 'X';
  const bool last_x = key == 'X' && answer.size() == kIdLength - 1;
  if (last_x) {
    answer.append("X");
  } else {
    appendDigit(answer, key, kIdLength);
  }
}

// One digit more than a sum may have, so that too much is said and not swallowed.
void typeMoney(Secret& answer, char key) {
  const std::string_view typed = answer.view();
  const std::size_t point = typed.find('.');
  if (key == '.') {
    if (!typed.empty() && point == std::string_view::npos) answer.append(".");
    return;
  }
  if (!isDigit(key)) return;
  if (typed == "0") answer.clear();
  const bool cents = point != std::string_view::npos;
  if (cents ? typed.size() - point <= 2 : typed.size() <= kMostYuanDigits) answer.append({&key, 1});
}

void typeFigures(Secret& answer, FieldKind kind, char key) {
  const bool figures = kind == FieldKind::IdNumber || kind == FieldKind::Phone ||
                       kind == FieldKind::BankCard || kind == FieldKind::Day ||
                       kind == FieldKind::Money;
  if (!figures) return;
  if (key == '\b') return answer.removeLast();
  if (kind == FieldKind::IdNumber) typeIdNumber(answer, key);
  if (kind == FieldKind::Phone) appendDigit(answer, key, kPhoneLength);
  if (kind == FieldKind::BankCard) appendDigit(answer, key, kCardLength);
  if (kind == FieldKind::Day) appendDigit(answer, key, kDayLength);
  if (kind == FieldKind::Money) typeMoney(answer, key);
}

// The engine's answer replaces what is shown here; until then the letter is seen at once.
void sendLetter(const Flow& f, char letter) {
  FormState& form = f.session().form;
  form.wanted.clear();
  if (letter == '\b') {
    form.composing.pop_back();
    while (!form.composing.empty() && form.composing.back() == ' ') form.composing.pop_back();
  } else {
    if (form.composing.size() >= kMostLetters) return;
    form.composing += letter;
  }
  ++form.pinyin_asked;
  f.perform(effect::PinyinKey{letter});
}

void typeWords(const Flow& f, const Field& field, char key) {
  FormState& form = f.session().form;
  Secret& answer = *shownAnswer(f.model);
  const bool composing = !form.composing.empty();
  if (isLetter(key) || (composing && key == '\'')) return sendLetter(f, lower(key));
  if (key == '\b') {
    if (composing) return sendLetter(f, key);
    answer.removeLast();
    return;
  }
  if (composing) return;  // what the letters mean has to be chosen first
  const std::size_t most = longestAnswer(field);
  if (key == '.' && fits(answer, "·", most)) answer.append("·");
  if (field.kind != FieldKind::Name && isDigit(key) && fits(answer, "0", most)) {
    answer.append({&key, 1});
  }
}

void pick(const Flow& f, std::size_t index) {
  ++f.session().form.pinyin_asked;
  f.perform(effect::PinyinPick{static_cast<int>(index)});
}

// The word that was touched too early is picked once the engine has answered, if it still has it.
void pickWanted(const Flow& f) {
  FormState& form = f.session().form;
  if (form.wanted.empty() || form.pinyin_asked > 0) return;
  const auto found = std::find(form.candidates.begin(), form.candidates.end(), form.wanted);
  form.wanted.clear();
  if (found != form.candidates.end())
    pick(f, static_cast<std::size_t>(found - form.candidates.begin()));
}

bool typingWords(const Flow& f) {
  const Field* field = currentField(f.model);
  return f.on(ScreenId::Form) && field != nullptr && takesWords(field->kind) &&
         f.session().form.saving != Saving::Running;
}

}  // namespace

void typeIntoForm(const Flow& f, char key) {
  const Field* field = currentField(f.model);
  if (field == nullptr) return;
  f.session().form.show_problem = false;
  if (takesWords(field->kind)) return typeWords(f, *field, key);
  typeFigures(*shownAnswer(f.model), field->kind, key);
}

void dropComposing(const Flow& f) {
  FormState& form = f.session().form;
  if (!form.composing.empty() || !form.candidates.empty() || form.pinyin_asked > 0) {
    f.perform(effect::PinyinClear{});
  }
  form.composing.clear();
  form.candidates.clear();
  form.wanted.clear();
  form.more_candidates = form.previous_candidates = false;
  form.pinyin_stale = form.pinyin_asked;
}

void on(const Flow& f, const event::Key& e) {
  if (f.on(ScreenId::Form)) typeIntoForm(f, e.key);
  if (f.on(ScreenId::ProgressAsk)) typeIntoProgress(f, e.key);
  if (f.on(ScreenId::CadrePin)) typeIntoPin(f, e.key);
  if (f.on(ScreenId::CadreUnlock)) typeIntoUnlock(f, e.key);
  if (f.on(ScreenId::FindWork)) typeIntoFind(f, e.key);
  if (f.on(ScreenId::Find)) typeIntoSearch(f, e.key);
}

void on(const Flow& f, const event::PickCandidate& e) {
  FormState& form = f.session().form;
  if (!typingWords(f) || e.index < 0) return;
  if (static_cast<std::size_t>(e.index) >= form.candidates.size()) return;
  const auto index = static_cast<std::size_t>(e.index);
  // The engine is about to show other words, perhaps this one at another place: it waits for them.
  if (form.pinyin_asked > 0) {
    form.wanted = form.candidates[index];
  } else {
    pick(f, index);
  }
}

void on(const Flow& f, const event::TurnCandidates& e) {
  FormState& form = f.session().form;
  const bool exists =
      (e.direction > 0 && form.more_candidates) || (e.direction < 0 && form.previous_candidates);
  if (!typingWords(f) || !exists) return;
  form.wanted.clear();
  ++form.pinyin_asked;
  f.perform(effect::PinyinPage{e.direction > 0 ? 1 : -1});
}

void on(const Flow& f, const event::Suggest& e) {
  if (!typingWords(f) || e.index < 0) return;
  const std::vector<std::string> offered = suggestions(f.model);
  if (static_cast<std::size_t>(e.index) >= offered.size()) return;
  const std::string& words = offered[static_cast<std::size_t>(e.index)];
  Secret& answer = *shownAnswer(f.model);
  if (fits(answer, words, longestAnswer(*currentField(f.model)))) answer.append(words);
  f.session().form.show_problem = false;
}

void on(const Flow& f, const event::Composed& e) {
  FormState& form = f.session().form;
  if (form.pinyin_asked == 0) return;
  --form.pinyin_asked;
  if (form.pinyin_stale > 0) {
    --form.pinyin_stale;
    return;
  }
  if (!typingWords(f)) return;
  const Field* field = currentField(f.model);
  Secret& answer = *shownAnswer(f.model);
  if (fits(answer, e.committed, longestAnswer(*field))) answer.append(e.committed);
  form.composing = e.preedit;
  form.candidates = e.candidates;
  form.more_candidates = e.more;
  form.previous_candidates = e.previous;
  form.show_problem = false;
  pickWanted(f);
}

}  // namespace bianmin::flow
