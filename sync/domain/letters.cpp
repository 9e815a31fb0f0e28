#include "sync/domain/letters.h"

#include <algorithm>
#include <map>
#include <utility>

namespace bianmin {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr std::array<std::string_view, 3> kKindNames = {"hint", "supervise", "warn"};
constexpr std::array<std::string_view, 3> kPaperNames = {"提示函", "督办函", "预警函"};
constexpr std::array<std::string_view, 3> kMarks = {"提示", "督办", "预警"};
constexpr std::array<std::string_view, 5> kCauseNames = {"due_soon", "overdue", "overdue_again",
                                                         "rating_missed", "unanswered"};
constexpr std::array<std::string_view, 3> kPhaseNames = {"start", "middle", "end"};

template <typename E, std::size_t N>
std::optional<E> fromName(const std::array<std::string_view, N>& names, std::string_view name) {
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) return std::nullopt;
  return static_cast<E>(found - names.begin());
}

template <std::size_t N, typename E>
std::string_view nameOf(const std::array<std::string_view, N>& names, E value) {
  return names.at(static_cast<std::size_t>(value));
}

std::optional<LetterKind> nextKind(LetterKind kind) {
  if (kind == LetterKind::Warn) return std::nullopt;
  return static_cast<LetterKind>(static_cast<int>(kind) + 1);
}

// One run over the requests.
class Planner {
 public:
  Planner(const SupervisionState& state, const SupervisionRules& rules,
          const WorkCalendar& calendar, const Date& today)
      : state_(state),
        rules_(rules),
        calendar_(calendar),
        today_(today),
        working_(calendar.isWorkingDay(today)) {
    for (const Letter& letter : state.letters) {
      of_request_[letter.request].push_back(&letter);
      int& last = serials_[{letter.kind, letter.year}];
      last = std::max(last, letter.serial);
    }
    for (const LetterKind kind : kLetterKinds) {
      int& last = serials_[{kind, static_cast<int>(today.year())}];
      last = std::max(last, state.last_serials.at(static_cast<std::size_t>(kind)));
    }
    // By number within the year of issue: a request's letters in the order in which they went out.
    for (auto& [request, letters] : of_request_) {
      std::ranges::stable_sort(letters, {}, [](const Letter* letter) {
        return std::pair{sys_days{letter->issued}, letter->kind};
      });
    }
  }

  SupervisionPlan run() {
    for (const WatchedRequest& request : state_.requests) {
      watched_[request.id] = &request;
      look(request);
    }
    // What is no longer watched may still have letters that wait for an answer.
    for (const auto& [id, letters] : of_request_) {
      if (!watched_.contains(id)) settle(*letters.back());
    }
    month();
    return std::move(plan_);
  }

 private:
  struct Wanted {
    LetterKind kind = LetterKind::Hint;
    LetterCause cause = LetterCause::DueSoon;
    std::optional<Date> about;
  };

  const Letter* lastOf(const std::string& request) const {
    const auto found = of_request_.find(request);
    return found == of_request_.end() ? nullptr : found->second.back();
  }

  bool has(const WatchedRequest& request, LetterCause cause) const {
    const Letter* last = lastOf(request.id);
    switch (cause) {
      case LetterCause::DueSoon:
        return request.lamp == Lamp::Yellow;
      case LetterCause::Overdue:
        return request.lamp == Lamp::Red;
      case LetterCause::OverdueAgain:
        return request.lamp == Lamp::Red && last != nullptr && last->answered &&
               last->kind != LetterKind::Hint && last->reply_by.date < today_;
      case LetterCause::RatingMissed:
        return request.follow_up_by && *request.follow_up_by < today_;
      case LetterCause::Unanswered:
        return false;
    }
    return false;
  }

  // Each cause brings one letter for one day that was due; "again" ends by its own answer.
  bool wasTold(const WatchedRequest& request, const Wanted& wanted) const {
    const auto found = of_request_.find(request.id);
    if (found == of_request_.end() || wanted.cause == LetterCause::OverdueAgain) return false;
    return std::ranges::any_of(found->second, [&](const Letter* letter) {
      return letter->about == wanted.about &&
             (letter->cause == wanted.cause ||
              (letter->cause != LetterCause::RatingMissed && letter->kind >= wanted.kind &&
               wanted.cause != LetterCause::RatingMissed));
    });
  }

  // The gravest letter that the rules want and that has not been written.
  std::optional<Wanted> wantedFor(const WatchedRequest& request) const {
    for (auto kind = kLetterKinds.rbegin(); kind != kLetterKinds.rend(); ++kind) {
      for (const LetterCause cause : rules_.rule(*kind).on) {
        if (!has(request, cause)) continue;
        const bool rating = cause == LetterCause::RatingMissed;
        const Wanted wanted{*kind, cause, rating ? request.follow_up_by : request.due};
        if (!wasTold(request, wanted)) return wanted;
      }
    }
    return std::nullopt;
  }

  void look(const WatchedRequest& request) {
    const Letter* last = lastOf(request.id);
    const Letter* open = last != nullptr && last->open() ? last : nullptr;
    auto wanted = wantedFor(request);
    if (open != nullptr) {
      if (wanted && wanted->kind <= open->kind) wanted.reset();
      if (!wanted && open->reply_by.date < today_) {
        const auto next = nextKind(open->kind);
        if (!next) {
          except(LetterException::Kind::WarnUnanswered, request, open->kind, open->cause);
          return;
        }
        wanted = Wanted{*next, LetterCause::Unanswered, open->about};
      }
    }
    if (!wanted) return;
    send(request, *wanted, open);
  }

  // Issues the letter, and with it ends `open` (which may be nullptr) as escalated.
  void send(const WatchedRequest& request, const Wanted& wanted, const Letter* open) {
    const Supervisor* supervisor = supervisorOf(rules_.supervisors, request.village);
    if (supervisor == nullptr) {
      except(LetterException::Kind::NoSupervisor, request, wanted.kind, wanted.cause);
      return;
    }
    if (!working_) return;
    if (open != nullptr) plan_.end.push_back({open->kind, open->year, open->serial, true});
    issue(request, wanted, *supervisor);
  }

  void except(LetterException::Kind kind, const WatchedRequest& request, LetterKind letter,
              LetterCause cause) {
    plan_.exceptions.push_back({kind, request.id, request.matter, request.village, letter, cause});
  }

  void issue(const WatchedRequest& request, const Wanted& wanted, const Supervisor& supervisor) {
    Letter letter;
    letter.kind = wanted.kind;
    letter.year = static_cast<int>(today_.year());
    letter.serial = ++serials_[{letter.kind, letter.year}];
    letter.number = letterNumber(rules_.office, letter.kind, letter.year, letter.serial);
    letter.request = request.id;
    letter.matter = request.matter;
    letter.village = request.village;
    letter.cause = wanted.cause;
    letter.about = wanted.about;
    letter.supervisor = supervisor.id;
    letter.issued = today_;
    letter.reply_by =
        calendar_.after(today_, Limit{rules_.rule(wanted.kind).reply_days, DayUnit::Working});
    plan_.issue.push_back(std::move(letter));
  }

  // Of a request that is closed: a reminder is done with; the others want their answer still.
  void settle(const Letter& last) {
    if (!last.open()) return;
    if (last.kind == LetterKind::Hint) {
      if (working_) plan_.end.push_back({last.kind, last.year, last.serial, false});
      return;
    }
    if (!(last.reply_by.date < today_)) return;
    const auto next = nextKind(last.kind);
    WatchedRequest closed;
    closed.id = last.request;
    closed.matter = last.matter;
    closed.village = last.village;
    if (!next) {
      except(LetterException::Kind::WarnUnanswered, closed, last.kind, last.cause);
      return;
    }
    send(closed, {*next, LetterCause::Unanswered, last.about}, &last);
  }

  bool belongs(const WatchedRequest& request, MonthPhase phase) const {
    switch (phase) {
      case MonthPhase::Start:
        return request.lamp == Lamp::Red ||
               (request.lamp != Lamp::None && request.due && request.due->year() == today_.year() &&
                request.due->month() == today_.month());
      case MonthPhase::Middle:
        return request.lamp == Lamp::Yellow || request.lamp == Lamp::Red;
      case MonthPhase::End:
        return request.lamp == Lamp::Red;
    }
    return false;
  }

  bool belongs(const Letter& letter, MonthPhase phase) const {
    if (phase == MonthPhase::Start) return false;
    if (phase == MonthPhase::Middle) return letter.open();
    const bool this_month = letter.escalated && letter.escalated->year() == today_.year() &&
                            letter.escalated->month() == today_.month();
    return this_month || (letter.open() && letter.reply_by.date < today_);
  }

  void month() {
    const auto phase = monthPhaseOn(today_, rules_.month, calendar_);
    if (!phase || !working_) return;
    const int year = static_cast<int>(today_.year());
    const int number = static_cast<int>(static_cast<unsigned>(today_.month()));
    if (std::ranges::any_of(state_.sheets, [&](const MonthSheet& sheet) {
          return sheet.phase == *phase && sheet.year == year && sheet.month == number;
        })) {
      return;
    }
    // Every supervisor gets one, also an empty one: it says that the part was held.
    for (const Supervisor& supervisor : rules_.supervisors) {
      MonthSheet sheet{*phase, year, number, supervisor.id, {}, {}};
      for (const WatchedRequest& request : state_.requests) {
        if (belongs(request, *phase) &&
            supervisorOf(rules_.supervisors, request.village) == &supervisor) {
          sheet.requests.push_back(request.id);
        }
      }
      for (const Letter& letter : state_.letters) {
        if (letter.supervisor == supervisor.id && belongs(letter, *phase)) {
          sheet.letters.push_back(letter.number);
        }
      }
      plan_.sheets.push_back(std::move(sheet));
    }
  }

  const SupervisionState& state_;
  const SupervisionRules& rules_;
  const WorkCalendar& calendar_;
  Date today_;
  bool working_;
  std::map<std::string, std::vector<const Letter*>> of_request_;
  std::map<std::string, const WatchedRequest*> watched_;
  std::map<std::pair<LetterKind, int>, int> serials_;
  SupervisionPlan plan_;
};

}  // namespace

std::string_view toName(LetterKind kind) { return nameOf(kKindNames, kind); }
std::optional<LetterKind> letterKindFromName(std::string_view name) {
  return fromName<LetterKind>(kKindNames, name);
}
std::string_view paperName(LetterKind kind) { return nameOf(kPaperNames, kind); }

std::string_view toName(LetterCause cause) { return nameOf(kCauseNames, cause); }
std::optional<LetterCause> letterCauseFromName(std::string_view name) {
  return fromName<LetterCause>(kCauseNames, name);
}

std::string_view toName(LetterException::Kind kind) {
  switch (kind) {
    case LetterException::Kind::NoSupervisor:
      return "no-supervisor";
    case LetterException::Kind::WarnUnanswered:
      return "warn-unanswered";
  }
  return {};
}

std::string_view toName(MonthPhase phase) { return nameOf(kPhaseNames, phase); }
std::optional<MonthPhase> monthPhaseFromName(std::string_view name) {
  return fromName<MonthPhase>(kPhaseNames, name);
}

std::string letterNumber(std::string_view office, LetterKind kind, int year, int serial) {
  return std::string(office)
      .append(nameOf(kMarks, kind))
      .append("〔" + std::to_string(year) + "〕" + std::to_string(serial) + "号");
}

Date followUpBy(const Date& rated, const SupervisionRules& rules, const WorkCalendar& calendar) {
  return calendar.after(rated, Limit{rules.rating_days, DayUnit::Working}).date;
}

SupervisionPlan planSupervision(const SupervisionState& state, const SupervisionRules& rules,
                                const WorkCalendar& calendar, const Date& today) {
  return Planner(state, rules, calendar, today).run();
}

const Supervisor* supervisorOf(std::span<const Supervisor> supervisors, std::string_view village) {
  const Supervisor* best = nullptr;
  for (const Supervisor& supervisor : supervisors) {
    if (!village.starts_with(supervisor.area)) continue;
    if (best == nullptr || best->area.size() < supervisor.area.size()) best = &supervisor;
  }
  return best;
}

std::optional<MonthPhase> monthPhaseOn(const Date& today, const MonthRhythm& rhythm,
                                       const WorkCalendar& calendar) {
  using namespace std::chrono;
  const sys_days month_end{today.year() / today.month() / std::chrono::last};
  const auto held = [&](int day_of_month) {
    sys_days from{today.year() / today.month() / day_of_month};
    while (from < month_end && !calendar.isWorkingDay(Date{from})) from += days{1};
    // Rest until the month is over: the last working day before.
    while (!calendar.isWorkingDay(Date{from})) from -= days{1};
    return sys_days{today} >= from;
  };
  if (held(rhythm.end)) return MonthPhase::End;
  if (held(rhythm.middle)) return MonthPhase::Middle;
  if (held(rhythm.start)) return MonthPhase::Start;
  return std::nullopt;
}

}  // namespace bianmin
