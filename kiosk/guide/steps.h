// What happens with a request: before it is accepted (receipt) and on its way (progress). Pure.
#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/guide/dates.h"
#include "sync/domain/calendar.h"
#include "sync/domain/dossier.h"
#include "sync/domain/service.h"

namespace bianmin {

struct NextStep {
  std::string title;   // 镇里收下，开始算日子
  std::string detail;  // 材料不齐会一次说清，打电话告诉您
  // Only of the step that ends the legal limit: where it would end if the request were accepted
  // today. An estimate, and worded so in `detail`; the county gives the real date on acceptance.
  std::optional<Date> estimate;
  bool provisional = false;  // the calendar of a year on the way is not published yet
};

// `agent` may be empty. Without a total limit nothing is promised.
std::vector<NextStep> nextSteps(const Matter& matter, const WorkCalendar& calendar,
                                const Date& today, std::string_view agent = {},
                                DateStyle style = DateStyle::Short);

enum class StepPhase { Done, Now, Coming };

struct ProgressStep {
  DossierStatus status = DossierStatus::Received;
  std::string title;   // 在村里公示
  std::string detail;  // the county's note, or who does it; may be empty
  StepPhase phase = StepPhase::Coming;
  std::optional<Date> date;  // when it began; absent while coming
};

// The stations of `history` (oldest first), then those that are still to come. Empty for an empty
// history.
std::vector<ProgressStep> progressSteps(const Matter& matter, std::span<const StatusChange> history,
                                        std::chrono::minutes offset = kChinaOffset);

// The large words on top: what is so now, and what the resident has to do.
struct ProgressHead {
  std::string now;   // 正在村里公示
  std::string todo;  // 现在不用您做什么，等电话就行
  // Until when the county answers: the day that it named, else its promise, else the law's limit.
  // Absent while the clock does not run.
  std::optional<Deadline> due;
};
ProgressHead progressHead(const Matter& matter, std::span<const StatusChange> history,
                          const WorkCalendar& calendar);

// Closed in a way that a resident can judge the handling of.
bool isClosed(std::span<const StatusChange> history);

// Message key of a status: part is "title", "who", "now" or "todo".
std::string statusKey(DossierStatus status, std::string_view part);

}  // namespace bianmin
