#include "sync/center/api/resident_pages.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "sync/center/api/log.h"
#include "sync/center/api/rate_limit.h"
#include "sync/center/api/replies.h"
#include "sync/center/api/second_factor.h"
#include "sync/center/phone/pages.h"
#include "sync/center/store/phone_store.h"
#include "sync/center/store/staff_store.h"
#include "sync/domain/pickup_code.h"
#include "sync/domain/ulid.h"
#include "sync/http/target.h"

namespace bianmin::center {
namespace {

using Rating = phone::Progress::Rating;

constexpr std::size_t kMostFormBytes = 1024;
// Four digits are soon guessed: after five the wait doubles, up to a day.
constexpr MissRule kPaperRule{5, std::chrono::seconds(60), std::chrono::hours(24)};
// Many phones share a carrier's address.
constexpr MissRule kAddressRule{50, std::chrono::seconds(30), std::chrono::hours(1)};

// What the resident came for is known; a refusal is still to be handed over.
bool isAnswered(DossierStatus status) { return isOver(status) || status == DossierStatus::Refused; }

// Since when it is answered; nothing while it is not. A further step counts anew, because the
// resident has news to read; putting it into the archive and words that come without a step do not.
std::optional<Instant> answeredSince(const std::vector<HistoryRow>& history) {
  std::optional<Instant> since;
  for (const HistoryRow& row : history) {
    if (!isAnswered(row.to)) {
      since.reset();
    } else if (!since || (row.from != row.to && row.to != DossierStatus::Archived)) {
      since = row.at;
    }
  }
  return since;
}

bool mayBeRated(DossierStatus status) {
  return status == DossierStatus::Closed || status == DossierStatus::Delivered ||
         status == DossierStatus::Archived || status == DossierStatus::NotAccepted;
}

// The town of a region code, or the nearest place to it that has a name; "" when none has.
std::string townName(const CenterParts& parts, std::string_view code) {
  for (const std::size_t digits : {9U, 12U, 6U}) {
    const auto found = parts.areas.find(code.substr(0, digits));
    if (found != parts.areas.end()) return found->second;
  }
  return {};
}

// The town's number where the county has written one down.
std::string officePhone(const Catalogue& catalogue, const Matter* matter) {
  const auto town = std::ranges::find(catalogue.variables, "town_phone", &Variable::id);
  if (town != catalogue.variables.end() && !town->value.empty() &&
      town->value.find_first_not_of("0123456789- ") == std::string::npos) {
    return town->value;
  }
  return matter != nullptr ? matter->hotline : "";
}

// What usually follows; of a matter that the catalogue does not know nothing is said.
std::vector<std::string> comingSteps(const Matter* matter, const std::vector<HistoryRow>& history) {
  struct Usual {
    DossierStatus status;
    std::string_view title;
  };
  static constexpr std::array<Usual, 4> kUsual{{{DossierStatus::Accepted, "镇里受理"},
                                                {DossierStatus::Investigating, "核实情况"},
                                                {DossierStatus::PublicNotice, "村里公示"},
                                                {DossierStatus::Approved, "审核决定"}}};
  std::vector<std::string> titles;
  if (matter == nullptr) return titles;
  for (const Usual& step : kUsual) {
    if (step.status == DossierStatus::PublicNotice && !matter->publicity) continue;
    if (std::ranges::find(history, step.status, &HistoryRow::to) != history.end()) {
      titles.clear();  // what was left out before it does not come any more
      continue;
    }
    titles.emplace_back(step.title);
  }
  return titles;
}

// Limits in working days are left to the office, which has the calendar.
std::optional<phone::NoticeDays> noticeDays(const Matter* matter, const phone::ProgressStep& now) {
  if (now.status != DossierStatus::PublicNotice || matter == nullptr || !matter->publicity ||
      !matter->publicity->limit || matter->publicity->limit->unit != DayUnit::Calendar) {
    return std::nullopt;
  }
  const std::chrono::sys_days begun(now.date);
  return phone::NoticeDays{Date(begun + std::chrono::days(1)),
                           Date(begun + std::chrono::days(matter->publicity->limit->days))};
}

// A request that a link leads to, or the answer instead of it.
struct Found {
  std::optional<Dossier> dossier;
  std::vector<HistoryRow> history;
  http::Reply instead;
};

Found findRequest(const CenterParts& parts, CenterStore& store, std::string_view token) {
  Found found;
  if (token.size() == kTokenDigits) found.dossier = store.dossierByToken(tokenHash(token));
  if (!found.dossier) {
    found.instead = htmlReply(404, phone::notFoundPage());
    return found;
  }
  found.history = store.history(found.dossier->id);
  const auto over = answeredSince(found.history);
  const std::chrono::days life{parts.options.page_expire_days};
  if (over && parts.options.now() - *over >= life) {
    found.dossier.reset();
    found.instead = htmlReply(410, phone::expiredPage());
  }
  return found;
}

void addSteps(phone::Progress& progress, const std::vector<HistoryRow>& history) {
  for (const HistoryRow& row : history) {
    // Words to the resident and an extension come without a new step, beside what was said before.
    if (row.from == row.to) {
      if (!progress.note.empty() && !row.note.empty()) progress.note += "　";
      progress.note += row.note;
      continue;
    }
    progress.steps.push_back({row.to, phone::localDate(row.at)});
    progress.note = row.note;
  }
}

http::Reply progressReply(const CenterParts& parts, CenterStore& store, const Found& found) {
  const Dossier& dossier = *found.dossier;
  const Matter* matter = parts.catalogue.find(dossier.matter);
  phone::Progress progress;
  progress.place = townName(parts, dossier.village);
  progress.matter_name = matter != nullptr ? matter->name : "办件";
  progress.matter = matter != nullptr ? matter->id : "";
  progress.hotline = matter != nullptr ? matter->hotline : "";
  progress.office = officePhone(parts.catalogue, matter);
  progress.code = groupedPickupCode(identityOf(dossier, matter, parts.keys.sealPair()).code);
  addSteps(progress, found.history);
  progress.coming = comingSteps(matter, found.history);
  progress.notice = noticeDays(matter, progress.steps.back());
  progress.due = dossier.due;
  progress.provisional = dossier.days.provisional;
  progress.now = parts.options.now();
  if (mayBeRated(dossier.status)) {
    progress.rating = PhoneStore(store.db()).rated(dossier.id) ? Rating::Given : Rating::Open;
  }
  return htmlReply(200, phone::progressPage(progress));
}

std::string waitWords(std::chrono::milliseconds wait) {
  const auto minutes = std::chrono::ceil<std::chrono::minutes>(wait).count();
  if (minutes < 120) return "输错的次数多了，等 " + std::to_string(minutes) + " 分钟再试";
  return "输错的次数多了，等 " + std::to_string((minutes + 59) / 60) + " 小时再试";
}

http::Reply backTo(std::string_view token) {
  http::Reply reply = htmlReply(303, "");
  reply.headers.emplace_back("Location", "/p/" + std::string(token));
  return reply;
}

// A miss is counted before anything is compared, so that many at once are not more tries.
http::Reply unlock(const CenterParts& parts, CenterStore& store, const http::Request& request,
                   std::string_view token, const Found& found, std::string_view typed) {
  static constexpr std::string_view kWrong = "不对。要输的是申请人身份证号的最后四位";
  const std::string tail = readTail(typed);
  if (tail.empty()) return htmlReply(403, phone::lockPage(kWrong));
  const Instant now = parts.options.now();
  StaffStore waits(store.db());
  const std::string paper = "paper:" + tokenHash(token);
  const std::string reader = "reader:" + networkOf(request.remote_address);
  auto wait = waits.countTry(reader, now, kAddressRule);
  if (wait.count() == 0) wait = waits.countTry(paper, now, kPaperRule);
  if (wait.count() > 0) {
    http::Reply reply = htmlReply(429, phone::lockPage(waitWords(wait)));
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(wait).count();
    reply.headers.emplace_back("Retry-After", std::to_string(seconds));
    return reply;
  }
  const Matter* matter = parts.catalogue.find(found.dossier->matter);
  const SealedIdentity identity = identityOf(*found.dossier, matter, parts.keys.sealPair());
  if (!sameText(identity.tail, tail)) {
    logInfo("page-refused", {{"request", found.dossier->id}});
    return htmlReply(403, phone::lockPage(kWrong));
  }
  waits.forgetTries(paper);
  waits.forgiveTry(reader);
  http::Reply reply = backTo(token);
  reply.headers.emplace_back("Set-Cookie", unlockCookie(parts.keys, token, now));
  return reply;
}

http::Reply rate(const CenterParts& parts, CenterStore& store, std::string_view token,
                 const Found& found, std::string_view typed) {
  int stars = 0;
  const auto read = std::from_chars(typed.data(), typed.data() + typed.size(), stars);
  if (read.ec != std::errc() || read.ptr != typed.data() + typed.size() || stars < 1 || stars > 5) {
    return malformed("stars is not a number from 1 to 5");
  }
  if (mayBeRated(found.dossier->status)) {
    std::array<std::uint8_t, 10> random{};
    seal::randomBytes(random.data(), random.size());
    const Instant now = parts.options.now();
    PhoneStore(store.db()).rate({makeUlid(now, random), found.dossier->id, stars, now});
  }
  return backTo(token);  // twice shows the same thanks
}

}  // namespace

std::string tokenHash(std::string_view token) {
  return seal::sha256Hex(token).substr(0, kTokenDigits);
}

http::Reply seenTooOften(std::chrono::seconds after) {
  http::Reply reply = htmlReply(429, phone::tooOftenPage());
  reply.headers.emplace_back("Retry-After", std::to_string(after.count()));
  return reply;
}

http::Reply showTicket(const CenterParts& parts, CenterStore& store, std::string_view token) {
  std::optional<TicketPlace> place;
  if (token.size() == kTokenDigits) place = PhoneStore(store.db()).ticket(tokenHash(token));
  if (!place) return htmlReply(404, phone::notFoundPage());
  const Matter* matter = parts.catalogue.find(place->matter);
  const std::string digits = std::to_string(place->number);
  phone::TicketStatus ticket;
  ticket.place = townName(parts, place->village);
  ticket.number = place->group + std::string(digits.size() < 3 ? 3 - digits.size() : 0, '0');
  ticket.number += digits;
  ticket.matter_name = matter != nullptr ? matter->name : "";
  ticket.matter = matter != nullptr ? matter->id : "";
  ticket.office = officePhone(parts.catalogue, matter);
  ticket.day = dateFromIso(place->day);
  ticket.called_at = place->called_at;
  ticket.before = place->before;
  ticket.news_at = place->news_at;
  ticket.now = parts.options.now();
  return htmlReply(phone::isOver(ticket) ? 410 : 200, phone::ticketPage(ticket));
}

http::Reply showProgress(const CenterParts& parts, CenterStore& store, const http::Request& request,
                         std::string_view token) {
  Found found = findRequest(parts, store, token);
  if (!found.dossier) return std::move(found.instead);
  if (!isUnlocked(parts.keys, token, request, parts.options.now())) {
    return htmlReply(200, phone::lockPage(""));
  }
  return progressReply(parts, store, found);
}

http::Reply takeProgressForm(const CenterParts& parts, CenterStore& store,
                             const http::Request& request, std::string_view token) {
  Found found = findRequest(parts, store, token);
  if (!found.dossier) return std::move(found.instead);
  if (request.body.size() > kMostFormBytes) return malformed("the form is too long");
  const auto pairs = http::parsePairs(request.body);
  if (!pairs) return malformed("the form cannot be read");
  const auto value = [&](std::string_view name) {
    const auto pair = std::ranges::find(*pairs, name, &std::pair<std::string, std::string>::first);
    return pair == pairs->end() ? std::nullopt : std::optional<std::string_view>(pair->second);
  };
  if (const auto stars = value("stars")) {
    if (!isUnlocked(parts.keys, token, request, parts.options.now())) {
      return htmlReply(403, phone::lockPage("过了一阵子了，再输一次"));
    }
    return rate(parts, store, token, found, *stars);
  }
  return unlock(parts, store, request, token, found, value("tail").value_or(""));
}

}  // namespace bianmin::center
