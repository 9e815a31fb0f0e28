#include "kiosk/guide/validity.h"

#include <algorithm>

namespace bianmin {
namespace {

bool open(Certainty certainty) { return certainty == Certainty::ToVerify; }
bool open(const std::optional<Limit>& limit) { return limit && open(limit->certainty); }
bool open(const Fact& fact) { return !fact.text.empty() && open(fact.certainty); }
bool open(const Step& step) { return open(step.certainty) || open(step.limit); }
bool open(const Publicity& p) { return open(p.certainty) || open(p.limit); }

template <typename Item>
bool anyOpen(const std::vector<Item>& items) {
  return std::ranges::any_of(items, [](const Item& item) {
    if constexpr (requires { open(item); }) {
      return open(item);
    } else {
      return open(item.certainty);
    }
  });
}

}  // namespace

bool needsLocalCheck(const Matter& m) {
  // A note instead of a limit says what the county sets.
  const bool note_alone = !m.total && !m.total_note.empty();
  return m.local || note_alone || anyOpen(m.who) || anyOpen(m.questions) || anyOpen(m.materials) ||
         anyOpen(m.steps) || anyOpen(m.amounts) || anyOpen(m.basis) || open(m.total) ||
         open(m.extended) || open(m.promised) || open(m.decides) || open(m.benefit_start) ||
         open(m.reminder) || (m.publicity && open(*m.publicity));
}

}  // namespace bianmin
