// Residents' pages. Pure; each function gives a whole HTML document.
#pragma once

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

struct Progress {
  std::string matter_name;          // 申请低保
  std::vector<ProgressStep> steps;  // oldest first, at least one; the last is what is so now
  std::string note;                 // of the last step; may be empty
  std::string due;                  // ISO date; empty: the clock does not run
  bool provisional = false;         // a year on the way has no calendar yet
  std::string hotline;              // empty: no key for calling
  Instant now{};
};

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
