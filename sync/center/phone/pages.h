// Residents' pages. Pure; each function gives a whole HTML document.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sync/domain/dossier.h"
#include "sync/domain/service.h"
#include "sync/domain/time.h"

namespace bianmin::center::phone {

// The county's day: China has one time zone and no summer time.
Date localDate(Instant at);

// A status in words that a villager uses, and what it means for them.
struct StatusWords {
  std::string_view title;   // 镇里受理了
  std::string_view advice;  // 现在不用您做什么
};
StatusWords statusWords(DossierStatus status);

struct ProgressStep {
  DossierStatus status = DossierStatus::Received;
  Date date{};
};

// 公示, while it runs: the days of its first and last one.
struct NoticeDays {
  Date first{};
  Date last{};
};

struct Progress {
  std::string place;                 // 延水关镇: of the terminal; may be empty
  std::string matter_name;           // 申请低保
  std::string code;                  // pick-up code; may be empty
  std::vector<ProgressStep> steps;   // oldest first, at least one; the last is what is so now
  std::string note;                  // of the last step; may be empty
  std::string due;                   // ISO date; empty: the clock does not run
  bool provisional = false;          // a year on the way has no calendar yet
  std::vector<std::string> coming;   // titles of steps that are usual after the last one
  std::optional<NoticeDays> notice;  // while the last step is the publicity, if its days are known
  std::string matter;                // id, for the way to the guide; empty: there is none
  std::string office;                // telephone; empty: no key for calling
  std::string hotline;               // who watches over the office; may be empty
  enum class Rating { NotYet, Open, Given } rating = Rating::NotYet;
  Instant now{};
};

// "还缺：身份证（带原件）、户口簿。12月3日前补来就行。" taken apart: the papers, and what is said
// after them. Without papers when the words are no such list.
struct MissingPapers {
  std::vector<std::string> papers;
  std::string rest;
};
MissingPapers missingPapers(std::string_view note);

// Before the second factor: says nothing of the request. `words`: why the form is there again.
std::string lockPage(std::string_view words);

// A queue number as the centre knows it.
struct TicketStatus {
  std::string place;        // as in Progress
  std::string number;       // "A012"
  std::string matter_name;  // may be empty
  std::string matter;       // id, for the way to the guide; empty: there is none
  Date day{};               // of the ticket
  std::optional<Instant> called_at;
  int before = 0;                  // how many are called before it
  std::optional<Instant> news_at;  // when the hall's terminal was heard of last
  std::string office;              // telephone; empty: no key for calling
  Instant now{};
};
// From so long ago on the news of a terminal are called old.
inline constexpr std::chrono::minutes kOldNews{10};
std::string ticketPage(const TicketStatus& ticket);
// Of another day.
bool isOver(const TicketStatus& ticket);

// At most 30 KB whatever was told: of many steps and words the newest are
// shown.
std::string progressPage(const Progress& progress);
// `today`: whether the guide is in force. Every fact to be verified has a star, and the page says
// what the star means.
std::string guidePage(const Matter& matter, const Date& today);
// For an address that leads nowhere.
std::string notFoundPage();
// For a request that has been over for long.
std::string expiredPage();
// For who asks too often; a minute later it is answered again.
std::string tooOftenPage();

// The style sheet inside each page; the server's Content-Security-Policy names its hash.
std::string_view styleSheet();

// & < > " ' as entities: for text and for attributes in double quotes.
std::string escaped(std::string_view text);

}  // namespace bianmin::center::phone
