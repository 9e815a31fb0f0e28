// Finding a service: each key at once shows what it leads to.
#include <algorithm>
#include <cctype>

#include "kiosk/app/flow.h"
#include "kiosk/app/form_view.h"
#include "kiosk/app/view.h"
#include "kiosk/guide/validity.h"

namespace bianmin::flow {
namespace {

constexpr std::size_t kMostTyped = 20;  // characters, letters among them
constexpr std::size_t kMostFound = 24;

bool isDigit(char key) { return key >= '0' && key <= '9'; }
bool isLetter(char key) { return (key >= 'a' && key <= 'z') || (key >= 'A' && key <= 'Z'); }

bool hasRoom(const Flow& f) { return characterCount(sought(f.session())) < kMostTyped; }

}  // namespace

void findAgain(const Flow& f) {
  const Place& place = f.model.place;
  FindState& state = f.session().find;
  state.found.clear();
  if (!place.finder || !place.catalogue) return;
  state.found = place.finder->find(sought(f.session()), kMostFound);
  std::ranges::stable_partition(state.found, [&](const Found& found) {
    const Matter* matter = place.catalogue->find(found.matter);
    return matter != nullptr && validityOn(*matter, f.model.now.date) != Validity::Expired;
  });
}

void typeIntoSearch(const Flow& f, char key) {
  FindState& state = f.session().find;
  const bool composing = !f.session().composing.letters.empty();
  if (key == '\b') {
    composing ? sendLetter(f, key) : removeLastCharacter(state.typed);
  } else if (isLetter(key) && hasRoom(f)) {
    sendLetter(f, static_cast<char>(std::tolower(static_cast<unsigned char>(key))));
  } else if (isDigit(key) && !composing && hasRoom(f)) {
    state.typed += key;
  } else {
    return;
  }
  f.session().page = 0;
  findAgain(f);
}

void takeIntoSearch(const Flow& f, std::string_view chosen) {
  if (chosen.empty()) return findAgain(f);
  f.session().find.typed.append(chosen);
  f.session().page = 0;
  findAgain(f);
}

void settleSearch(const Flow& f) {
  if (f.on(ScreenId::Find)) f.session().find.typed = sought(f.session());
}

}  // namespace bianmin::flow
