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

void typeWords(const Flow& f, const Field& field, char key) {
  Secret& answer = *shownAnswer(f.model);
  const bool composing = !f.session().composing.letters.empty();
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
  ++f.session().composing.asked;
  f.perform(effect::PinyinPick{static_cast<int>(index)});
}

// The word that was touched too early is picked once the engine has answered, if it still has it.
void pickWanted(const Flow& f) {
  Composing& now = f.session().composing;
  if (now.wanted.empty() || now.asked > 0) return;
  const auto found = std::ranges::find(now.candidates, now.wanted);
  now.wanted.clear();
  if (found != now.candidates.end())
    pick(f, static_cast<std::size_t>(found - now.candidates.begin()));
}

bool typingAnswer(const Flow& f) {
  const Field* field = currentField(f.model);
  return f.on(ScreenId::Form) && field != nullptr && takesWords(field->kind) &&
         f.session().form.saving != Saving::Running;
}

bool typingWords(const Flow& f) { return f.on(ScreenId::Find) || typingAnswer(f); }

void takeIntoForm(const Flow& f, std::string_view chosen) {
  Secret& answer = *shownAnswer(f.model);
  if (fits(answer, chosen, longestAnswer(*currentField(f.model)))) answer.append(chosen);
  f.session().form.show_problem = false;
}

// What the engine makes of the letters. Those that it has not heard yet are seen until it has.
void showLetters(const Flow& f, const event::Composed& e) {
  Composing& now = f.session().composing;
  const bool silent = e.preedit.empty() && e.committed.empty() && e.candidates.empty();
  // A search finds by letters alone, also where there is no engine.
  if (silent && f.on(ScreenId::Find)) return;
  if (now.asked == 0 || !e.committed.empty()) now.letters = e.preedit;
}

}  // namespace

void removeLastCharacter(std::string& text) {
  while (!text.empty() && (text.back() & 0xC0) == 0x80) text.pop_back();
  if (!text.empty()) text.pop_back();
}

// The engine's answer replaces what is shown here; until then the letter is seen at once.
void sendLetter(const Flow& f, char letter) {
  Composing& now = f.session().composing;
  now.wanted.clear();
  if (letter == '\b') {
    removeLastCharacter(now.letters);  // of a part that is chosen it is Chinese
    while (!now.letters.empty() && now.letters.back() == ' ') now.letters.pop_back();
  } else {
    if (now.letters.size() >= kMostLetters) return;
    now.letters += letter;
  }
  now.used = true;
  ++now.asked;
  f.perform(effect::PinyinKey{letter});
}

void typeIntoForm(const Flow& f, char key) {
  const Field* field = currentField(f.model);
  if (field == nullptr) return;
  f.session().form.show_problem = false;
  if (takesWords(field->kind)) return typeWords(f, *field, key);
  typeFigures(*shownAnswer(f.model), field->kind, key);
}

void dropComposing(const Flow& f) {
  Composing& now = f.session().composing;
  if (!now.letters.empty() || !now.candidates.empty() || now.asked > 0) {
    f.perform(effect::PinyinClear{});
  }
  const int asked = now.asked;
  const bool used = now.used;
  now = Composing{};
  now.asked = now.stale = asked;
  now.used = used;
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
  Composing& now = f.session().composing;
  if (!typingWords(f) || e.index < 0) return;
  const auto index = static_cast<std::size_t>(e.index);
  if (index >= now.candidates.size()) return;
  // The engine is about to show other words, perhaps this one at another place: it waits for them.
  if (now.asked > 0) {
    now.wanted = now.candidates[index];
  } else {
    pick(f, index);
  }
}

void on(const Flow& f, const event::TurnCandidates& e) {
  Composing& now = f.session().composing;
  const bool exists = (e.direction > 0 && now.more) || (e.direction < 0 && now.previous);
  if (!typingWords(f) || !exists) return;
  now.wanted.clear();
  ++now.asked;
  f.perform(effect::PinyinPage{e.direction > 0 ? 1 : -1});
}

void on(const Flow& f, const event::Suggest& e) {
  if (!typingAnswer(f) || e.index < 0) return;
  const std::vector<std::string> offered = suggestions(f.model);
  const auto index = static_cast<std::size_t>(e.index);
  if (index < offered.size()) takeIntoForm(f, offered[index]);
}

void on(const Flow& f, const event::Composed& e) {
  Composing& now = f.session().composing;
  if (now.asked == 0) return;
  --now.asked;
  if (now.stale > 0) {
    --now.stale;
    return;
  }
  if (!typingWords(f)) return;
  showLetters(f, e);
  now.candidates = e.candidates;
  now.more = e.more;
  now.previous = e.previous;
  f.on(ScreenId::Find) ? takeIntoSearch(f, e.committed) : takeIntoForm(f, e.committed);
  pickWanted(f);
}

}  // namespace bianmin::flow
