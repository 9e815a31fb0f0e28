// Questions about a cadre's work that flows and screens ask. Pure.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/app/model.h"

namespace bianmin {

// Somebody has signed in, and the screens are those of staff.
bool signedIn(const Model& model);
// Signing in has to wait after too many misses.
bool mustWait(const Model& model);
// Whole seconds of the wait that are left; 0 when there is none.
int secondsToWait(const Model& model);

// What a cadre has before him. The order is that of the tabs.
enum class WorkGroup { New, Supplement, Carry, Deliver };
inline constexpr int kWorkGroups = 4;
// Nothing: it is with the town, or done.
std::optional<WorkGroup> groupOf(const WorkRow& row);
// Indices into WorkState::rows.
std::vector<std::size_t> rowsOf(const Model& model, WorkGroup group);

// How a date stands to today; `days` until it, negative when it is past.
struct WorkDue {
  enum class Kind { Late, Soon, Ok } kind = Kind::Ok;  // Soon: at most two days
  int days = 0;
};
std::optional<WorkDue> dueOf(const WorkRow& row, const Date& today);

// What may be done with a request now.
bool mayCheck(const WorkRow& row);
bool mayCarry(const WorkRow& row);
bool mayDeliver(const WorkRow& row);

// The matter of the request shown; nullptr when there is none.
const Matter* workMatter(const Model& model);
// The field of its form that an answer belongs to; nullptr when the form has changed since.
const Field* workField(const Model& model, std::size_t index);
// What stands before an answer: 住址; of people "家里人 2　姓名" (the store names such an answer
// "members.1.name"). Empty when the form has changed since.
std::string workLabel(const Model& model, std::size_t index);
// The answer in full while it may be read; nullptr otherwise.
const RevealedField* revealedField(const Model& model, std::size_t index);

// --- checking papers
bool takesCopies(const Material& material);
struct CheckCount {
  int open = 0;  // not looked at yet
  int handed = 0, missing = 0, follows = 0;
};
CheckCount countPapers(const Matter& matter, const CheckState& check);
std::vector<CheckedPaper> checkedPapers(const Matter& matter, const CheckState& check);
// Days that may be promised: working days, at most to the end of the statutory limit.
struct UntilChoice {
  int days = 0;
  Date date{};
};
std::vector<UntilChoice> untilChoices(const Model& model);

// Reasons for reading an answer in full, as the audit log keeps them.
inline constexpr int kRevealReasons = 4;
std::string_view revealReason(int index);  // "call-resident", ...; empty for another index

// Reasons for taking papers that are to follow, as the audit log keeps them.
inline constexpr int kFollowReasons = 4;
std::string_view followReason(int index);  // "being-issued", ...; empty for another index

// The ways in which a result comes to the resident, in the order of the screen.
inline constexpr std::array<DeliveryWay, 3> kDeliveryWays = {
    DeliveryWay::SelfFetched, DeliveryWay::ByAgent, DeliveryWay::ByMail};

}  // namespace bianmin
