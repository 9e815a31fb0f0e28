// The three letters by which a county watches deadlines: 提示函 reminds, 督办函 presses, 预警函
// warns; and the monthly rhythm 月初梳理提醒、月中查摆追踪、月末问责查办. Pure: from what is open,
// what was issued and who supervises to what has to be issued today.
//
// Source: the county's own practice (three letters, numbered, printable, with a reply deadline).
// Days and triggers are the county's rules (supervision.toml), not the law's.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sync/domain/calendar.h"
#include "sync/domain/lamp.h"

namespace bianmin {

enum class LetterKind { Hint, Supervise, Warn };  // 提示函, 督办函, 预警函
inline constexpr std::array kLetterKinds = {LetterKind::Hint, LetterKind::Supervise,
                                            LetterKind::Warn};
std::string_view toName(LetterKind kind);  // "hint", "supervise", "warn"
std::optional<LetterKind> letterKindFromName(std::string_view name);
// 提示函, 督办函, 预警函: the name of the paper itself, in every language of the desk.
std::string_view paperName(LetterKind kind);

enum class LetterCause {
  DueSoon,       // yellow lamp
  Overdue,       // red lamp
  OverdueAgain,  // still red after an answered 督办函 or 预警函 whose reply day has passed
  RatingMissed,  // a bad rating was not followed up (回访) in time
  Unanswered,    // the letter before was not answered in time; is in no rule, always escalates
};
// "due_soon", "overdue", "overdue_again", "rating_missed", "unanswered".
std::string_view toName(LetterCause cause);
std::optional<LetterCause> letterCauseFromName(std::string_view name);

struct LetterRule {
  std::vector<LetterCause> on;  // what brings it about
  int reply_days = 3;           // working days; the day of issue is not counted
};

// Days of the month (1..28, growing) from which each part of the rhythm is held: on the first
// working day, or on the month's last one when only days of rest follow.
struct MonthRhythm {
  int start = 1;
  int middle = 15;
  int end = 25;
};

// Somebody who answers for an area. Staff, not a resident.
struct Supervisor {
  std::string id;  // stable: a staff account, or the key in the file
  std::string name;
  std::string area;  // region code or the beginning of one; empty: the whole county
};

// supervision.toml.
struct SupervisionRules {
  std::string office;  // 机关简称, before each number
  int due_soon_days = kDueSoonDays;
  int rating_days = 15;  // working days to follow up a bad rating
  std::array<LetterRule, 3> letters{
      LetterRule{{LetterCause::DueSoon}, 3}, LetterRule{{LetterCause::Overdue}, 3},
      LetterRule{{LetterCause::OverdueAgain, LetterCause::RatingMissed}, 3}};
  MonthRhythm month;
  std::vector<Supervisor> supervisors;

  const LetterRule& rule(LetterKind kind) const {
    return letters.at(static_cast<std::size_t>(kind));
  }
};

// 机关简称+性质+[年]+序号: "延便民督办〔2026〕3号".
std::string letterNumber(std::string_view office, LetterKind kind, int year, int serial);

// One letter, about one request.
struct Letter {
  LetterKind kind = LetterKind::Hint;
  int year = 0;
  int serial = 0;      // 1, 2, 3 ... per kind and year, without gaps
  std::string number;  // as printed; with kind, year and serial the letter's name
  std::string request;
  std::string matter;
  std::string village;  // region code: where it is addressed to, and who answers for it
  LetterCause cause = LetterCause::DueSoon;
  std::optional<Date> about;  // the day that was due, or by which the follow-up was
  std::string supervisor;     // Supervisor::id
  Date issued{};
  Deadline reply_by;
  // How it ended; neither: it is open. A 提示函 about a request that was closed counts as answered.
  std::optional<Date> answered;
  std::optional<Date> escalated;
  bool open() const { return !answered && !escalated; }
};

// A request that is not closed, or that was rated badly and not followed up.
struct WatchedRequest {
  std::string id;
  std::string matter;
  std::string village;  // region code
  Lamp lamp = Lamp::None;
  std::optional<Date> due;
  std::optional<Date> follow_up_by;  // of a bad rating without follow-up; see followUpBy()
};
// By when a bad rating (不满意, 非常不满意) has to be followed up.
Date followUpBy(const Date& rated, const SupervisionRules& rules, const WorkCalendar& calendar);

// What cannot go its way and has to be seen by a person. It comes again with every run until it is
// put right.
struct LetterException {
  enum class Kind {
    NoSupervisor,    // nobody answers for the village: the letter is not issued, nor forgotten
    WarnUnanswered,  // the last letter was not answered: there is no higher one
  } kind = Kind::NoSupervisor;
  std::string request;
  std::string matter;
  std::string village;
  LetterKind letter = LetterKind::Hint;  // that should have been issued, or that was not answered
  LetterCause cause = LetterCause::DueSoon;
};
std::string_view toName(LetterException::Kind kind);  // "no-supervisor", "warn-unanswered"

// A letter that ends with this run.
struct LetterEnd {
  LetterKind kind = LetterKind::Hint;
  int year = 0;
  int serial = 0;
  bool escalated = false;  // otherwise it counts as answered
};

enum class MonthPhase { Start, Middle, End };  // 梳理提醒, 查摆追踪, 问责查办
std::string_view toName(MonthPhase phase);     // "start", "middle", "end"
std::optional<MonthPhase> monthPhaseFromName(std::string_view name);

// The list of one supervisor for one part of the month. Start: what falls due in the month, or is
// overdue. Middle: what is yellow or red, and letters without an answer. End: what is red, and
// letters that were not answered in time.
struct MonthSheet {
  MonthPhase phase = MonthPhase::Start;
  int year = 0;
  int month = 0;           // 1..12
  std::string supervisor;  // Supervisor::id
  std::vector<std::string> requests;
  std::vector<std::string> letters;  // Letter::number
};

struct SupervisionState {
  std::span<const WatchedRequest> requests;
  // In any order; at least every open one, every one about one of `requests`, and those that were
  // escalated this month.
  std::span<const Letter> letters;
  std::span<const MonthSheet> sheets;  // at least those of this month
  // The last number of each kind in today's year, where `letters` may lack it.
  std::array<int, 3> last_serials{};
};

struct SupervisionPlan {
  std::vector<Letter> issue;
  std::vector<LetterEnd> end;
  std::vector<LetterException> exceptions;
  std::vector<MonthSheet> sheets;
};

// What is to be done today. Once done and fed back, the same day plans only the exceptions again.
// On a day of rest nothing is issued and nothing ends; exceptions are told all the same.
// One request has at most one open letter: a graver cause, or a reply day that has passed, ends it
// as escalated by a letter of the higher kind.
SupervisionPlan planSupervision(const SupervisionState& state, const SupervisionRules& rules,
                                const WorkCalendar& calendar, const Date& today);

// Who answers for a village: the longest area that its code begins with. nullptr: nobody.
const Supervisor* supervisorOf(std::span<const Supervisor> supervisors, std::string_view village);

// Which part of the rhythm a day belongs to; nothing before the first part has begun.
std::optional<MonthPhase> monthPhaseOn(const Date& today, const MonthRhythm& rhythm,
                                       const WorkCalendar& calendar);

}  // namespace bianmin
