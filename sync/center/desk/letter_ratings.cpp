// Bad ratings and what was done about them (回访).
#include "sync/center/desk/handlers.h"
#include "sync/center/desk/letter_view.h"
#include "sync/center/desk/page.h"
#include "sync/center/desk/request_of.h"
#include "sync/center/desk/sent_form.h"
#include "sync/center/desk/words.h"
#include "sync/domain/ulid.h"

namespace bianmin::center::desk {
namespace {

using Dictionary = ctemplate::TemplateDictionary;

constexpr int kRows = 50;
constexpr const char* kList = "/letters/ratings";

Date followUpDay(const Call& call, const BadRating& rating) {
  SupervisionRules rules;
  rules.rating_days = call.parts.options.rating_days;
  return followUpBy(localDate(rating.at), rules, call.parts.calendar);
}

LampView lampOf(const Call& call, const BadRating& rating) {
  if (rating.follow_up) return {"ok", "回访了"};
  const int left =
      workingDaysUntil(followUpDay(call, rating), localDate(call.now), call.parts.calendar);
  if (left < 0) return {"bad", "回访超期 " + std::to_string(-left) + " 天"};
  if (left == 0) return {"warn", "今天要回访"};
  return {left <= call.parts.options.due_soon_days ? "warn" : "ok",
          "剩 " + std::to_string(left) + " 天"};
}

void fillRow(const Call& call, Dictionary& page, const BadRating& rating) {
  Dictionary* line = page.AddSectionDictionary("ROW");
  show(*line, lampOf(call, rating));
  line->SetValue("RATING", rating.id);
  line->SetIntValue("STARS", rating.stars);
  line->SetValue("MATTER_NAME", matterName(call, rating.matter));
  line->SetValue("PLACE_OF_ROW", areaName(call.parts, rating.village));
  line->SetValue("RATED", isoDay(rating.at));
  line->SetValue("FOLLOW_UP_BY", toIso(followUpDay(call, rating)));
  if (!rating.dossier.empty()) {
    line->SetValueAndShowSection("REQUEST", rating.dossier, "HAS_REQUEST");
  }
  if (rating.follow_up) {
    Dictionary* done = line->AddSectionDictionary("DONE");
    done->SetValue("WORDS", rating.follow_up->words);
    done->SetValue("BY", rating.follow_up->by);
    done->SetValue("AT", shortTime(rating.follow_up->at));
  } else if (mayDo(call.account().role, Right::Work)) {
    line->ShowSection("CAN_FOLLOW_UP");
  }
}

http::Reply ratingsPage(const Call& call, std::string_view words) {
  Page page(call, "letter_ratings.tpl", "差评回访", Tab::Letters);
  fillLetterSide(call, *page, LetterList::Ratings);
  RatingQuery query{scopeOf(call), call.request.parameter("done") == "1", "", kRows + 1};
  const std::string after(call.request.parameter("after"));
  if (isUlid(after)) query.after = after;
  page->SetValue("HEADING", query.followed_up ? "回访了的差评" : "要回访的差评");
  page->ShowSection(query.followed_up ? "SEE_OPEN" : "SEE_DONE");
  page->SetIntValue("RATING_DAYS", call.parts.options.rating_days);
  auto rows = lettersOf(call).badRatings(query);
  const std::string base = std::string(kList) + (query.followed_up ? "?done=1" : "?done=0");
  if (rows.size() > kRows) {
    rows.resize(kRows);
    page->SetValueAndShowSection("NEXT", base + "&after=" + rows.back().id, "HAS_NEXT");
  }
  if (!query.after.empty()) page->SetValueAndShowSection("FIRST", base, "HAS_FIRST");
  for (const BadRating& rating : rows) fillRow(call, *page, rating);
  if (rows.empty()) page->ShowSection("NONE");
  page.sayOutcome(words);
  return page.reply(words.empty() ? 200 : 422);
}

}  // namespace

http::Reply showBadRatings(Call& call) { return ratingsPage(call, ""); }

http::Reply followUpRating(Call& call) {
  const std::string& id = call.at.front();
  if (!isUlid(id)) return nothingHere(call);
  const auto rating = lettersOf(call).badRating(id, scopeOf(call));
  if (!rating) return nothingHere(call);
  const std::string words = call.form.text("words");
  if (const std::string problem = keptWordsProblem(words); !problem.empty()) {
    return ratingsPage(call, problem);
  }
  const std::string form = formKey(call);
  const std::string result = std::string(kList) + "?form=" + form;
  Transaction transaction(call.store.db());
  StaffStore staff = call.staff();
  if (!staff.claimForm(form, call.account().id, call.now)) return seeOther(result);
  if (!lettersOf(call).followUp(id, call.account().id, {call.now, call.actor(), words})) {
    return refusal(call, 409, "已经有人回访过了", "回到列表看一看，这一次什么都没有改。");
  }
  call.audit("follow-up", id, "");
  staff.finishForm(form, "回访记下了。");
  transaction.commit();
  return seeOther(result);
}

}  // namespace bianmin::center::desk
