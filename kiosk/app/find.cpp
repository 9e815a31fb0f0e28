// Finding a service: each key at once shows what it leads to.
#include <algorithm>

#include "kiosk/app/flow.h"
#include "kiosk/guide/validity.h"

namespace bianmin::flow {
namespace {

constexpr std::size_t kMostLetters = 20;
constexpr std::size_t kMostFound = 24;

bool isWordKey(char key) {
  return (key >= 'a' && key <= 'z') || (key >= 'A' && key <= 'Z') || (key >= '0' && key <= '9');
}

}  // namespace

void findAgain(const Flow& f) {
  const Place& place = f.model.place;
  FindState& state = f.session().find;
  state.found.clear();
  if (!place.finder || !place.catalogue) return;
  state.found = place.finder->find(state.typed, kMostFound);
  std::ranges::stable_partition(state.found, [&](const Found& found) {
    const Matter* matter = place.catalogue->find(found.matter);
    return matter != nullptr && validityOn(*matter, f.model.now.date) != Validity::Expired;
  });
}

void typeIntoSearch(const Flow& f, char key) {
  FindState& state = f.session().find;
  if (key == '\b') {
    if (state.typed.empty()) return;
    state.typed.pop_back();
  } else {
    if (!isWordKey(key) || state.typed.size() >= kMostLetters) return;
    state.typed += key;
  }
  f.session().page = 0;
  findAgain(f);
}

}  // namespace bianmin::flow
