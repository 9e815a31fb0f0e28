// 通知: what the county and its towns tell residents and cadres on the terminals. Written, looked
// at once more, published; withdrawn.
#include <algorithm>

#include "sync/center/desk/handlers.h"
#include "sync/center/desk/lamp_view.h"
#include "sync/center/desk/page.h"
#include "sync/center/desk/private_numbers.h"
#include "sync/center/desk/request_of.h"
#include "sync/center/desk/sent_form.h"
#include "sync/center/desk/told_to.h"
#include "sync/center/desk/words.h"
#include "sync/center/store/terminal_list.h"
#include "sync/domain/ulid.h"
#include "sync/wire/codec.h"

namespace bianmin::center::desk {
namespace {

using std::chrono::days;
using Dictionary = ctemplate::TemplateDictionary;

constexpr int kRows = 50;
constexpr std::size_t kTitle = 20;  // characters: what one line of the terminal's home holds
constexpr std::size_t kText = 300;
// A terminal reads its county's, its town's, its village's and its own, and holds that many in all.
constexpr int kMostAtAPlace = static_cast<int>(wire::kMostNotices) / 4;
constexpr days kUsual{7};
constexpr days kLongest{366};

struct Draft {
  std::string place, audience, title, text, from, until;
};

Date todayOf(const Call& call) { return localDate(call.now); }

Date later(const Date& day, days by) { return Date{std::chrono::sys_days(day) + by}; }

// Browsers send ends of lines as CR LF.
std::string withoutReturns(std::string text) {
  std::erase(text, '\r');
  return text;
}

Draft draftOf(const Call& call) {
  const FormFields& f = call.form;
  return {f.text("place"), f.text("audience"), f.text("title"), withoutReturns(f.text("text")),
          f.text("from"),  f.text("until")};
}

Draft emptyDraft(const Call& call) {
  Draft draft;
  draft.place = call.account().area;
  draft.from = toIso(todayOf(call));
  draft.until = toIso(later(todayOf(call), kUsual));
  return draft;
}

// "" when it may be published. A terminal's home is read by everybody who passes.
std::string obstacle(const Call& call, const Draft& draft) {
  if (!toldTo(call, draft.place)) return "选一个归您管的地方。";
  if (draft.title.empty() || !fitsForm(draft.title, kTitle)) return "写上标题，20 个字以内。";
  if (draft.text.empty() || !fitsForm(draft.text, kText, true)) return "写上内容，300 个字以内。";
  if (hasPrivateNumber(draft.title) || hasPrivateNumber(draft.text)) {
    return "里面像有证件号、手机号或卡号。谁都看得到，去掉再发。";
  }
  const Date from = dateFromIso(draft.from);
  const Date until = dateFromIso(draft.until);
  if (!from.ok() || !until.ok() || until < from) return "从哪天到哪天写全，后一天不能早于前一天。";
  if (until < todayOf(call)) return "最后一天已经过了。换一个日子。";
  if (later(from, kLongest) < until) return "最多登一年。到期了再发一次。";
  if (BulletinStore(call.store.db()).running(*toldTo(call, draft.place), todayOf(call)) >=
      kMostAtAPlace) {
    return "这个地方正在登的已经有 " + std::to_string(kMostAtAPlace) + " 条。先撤下几条旧的再发。";
  }
  return {};
}

Notice noticeOf(const Draft& draft) {
  Notice notice;
  notice.title = draft.title;
  notice.text = draft.text;
  notice.from = dateFromIso(draft.from);
  notice.until = dateFromIso(draft.until);
  notice.audience = draft.audience == "cadres" ? Notice::For::Cadres : Notice::For::Residents;
  return notice;
}

std::string_view audienceWord(Notice::For audience) {
  return audience == Notice::For::Cadres ? "村干部" : "群众";
}

std::string daysWords(const Notice& notice) {
  return monthDay(notice.from) + "—" + monthDay(notice.until);
}

LampView stateOf(const Call& call, const KeptNotice& kept) {
  if (kept.withdrawn_at) return {"off", "撤回了"};
  if (kept.notice.until < todayOf(call)) return {"off", "到期了"};
  if (kept.notice.from > todayOf(call)) return {"warn", "还没到日子"};
  return {"ok", "正在登"};
}

bool isOver(const Call& call, const KeptNotice& kept) {
  return kept.withdrawn_at || kept.notice.until < todayOf(call);
}

void fillDraft(Page& page, const Draft& draft) {
  page->SetValue("PLACE", draft.place);
  page->SetValue("AUDIENCE", draft.audience == "cadres" ? "cadres" : "residents");
  page->ShowSection(draft.audience == "cadres" ? "FOR_CADRES" : "FOR_RESIDENTS");
  page->SetValue("NOTICE_TITLE", draft.title);
  page->SetValue("TEXT", draft.text);
  page->SetValue("FROM", draft.from);
  page->SetValue("UNTIL", draft.until);
}

http::Reply writePage(const Call& call, const Draft& draft, const std::string& words) {
  Page page(call, "notice_write.tpl", "写通知", Tab::Notices);
  fillDraft(page, draft);
  page->SetValue("TODAY", toIso(todayOf(call)));
  addChoices(*page, "PLACE_CHOICE", placeChoices(call, true), draft.place);
  page.say(words, false);
  return page.reply(words.empty() ? 200 : 422);
}

std::int64_t terminalsAt(const Call& call, const ToldTo& to) {
  if (!to.terminal.empty()) return 1;
  const TerminalCounts counts = TerminalList(call.store.db(), to.area).counts(call.now, call.now);
  return counts.all - counts.revoked;
}

void fillNotice(Dictionary& in, const Call& call, const KeptNotice& kept) {
  in.SetValue("ID", kept.notice.id);
  in.SetValue("NOTICE_TITLE", kept.notice.title);
  in.SetValue("TEXT", kept.notice.text);
  in.SetValue("PLACE_WORDS", placeWords(call, kept.to));
  in.SetValue("FOR_WHOM", std::string(audienceWord(kept.notice.audience)));
  in.SetValue("DAYS", daysWords(kept.notice));
  in.SetValue("BY", kept.published_by);
  in.SetValue("AT", shortTime(kept.published_at));
}

void fillRow(const Call& call, Dictionary& page, const KeptNotice& kept) {
  Dictionary* line = page.AddSectionDictionary("ROW");
  show(*line, stateOf(call, kept));
  fillNotice(*line, call, kept);
  if (!isOver(call, kept)) line->ShowSection("CAN_WITHDRAW");
}

std::optional<KeptNotice> noticeOfAddress(const Call& call) {
  if (!isUlid(call.at.front())) return std::nullopt;
  return BulletinStore(call.store.db()).notice(call.at.front(), call.account().area);
}

}  // namespace

http::Reply showNotices(Call& call) {
  Page page(call, "notices.tpl", "通知", Tab::Notices);
  std::string before(call.request.parameter("before"));
  if (!isUlid(before)) before.clear();
  auto rows = BulletinStore(call.store.db()).notices(call.account().area, before, kRows + 1);
  if (rows.size() > kRows) {
    rows.resize(kRows);
    page->SetValueAndShowSection("NEXT", "/notices?before=" + rows.back().notice.id, "HAS_NEXT");
  }
  if (!before.empty()) page->ShowSection("HAS_FIRST");
  for (const KeptNotice& kept : rows) fillRow(call, *page, kept);
  if (rows.empty()) page->ShowSection("NONE");
  page.sayOutcome();
  return page.reply();
}

http::Reply showNoticeForm(Call& call) { return writePage(call, emptyDraft(call), ""); }

http::Reply previewNotice(Call& call) {
  const Draft draft = draftOf(call);
  const std::string why_not = call.form.has("again") ? "" : obstacle(call, draft);
  if (!why_not.empty() || call.form.has("again")) return writePage(call, draft, why_not);
  const ToldTo to = toldTo(call, draft.place).value();
  Page page(call, "notice_sure.tpl", "看一遍通知", Tab::Notices);
  fillDraft(page, draft);
  page->SetValue("PLACE_WORDS", placeWords(call, to));
  page->SetValue("FOR_WHOM", std::string(audienceWord(noticeOf(draft).audience)));
  page->SetValue("DAYS", daysWords(noticeOf(draft)));
  page->SetValue("TERMINALS", std::to_string(terminalsAt(call, to)));
  return page.reply();
}

http::Reply publishNotice(Call& call) {
  const Draft draft = draftOf(call);
  if (const std::string why_not = obstacle(call, draft); !why_not.empty()) {
    return writePage(call, draft, why_not);
  }
  return changeOnce(call, "/notices", [&] {
    KeptNotice kept;
    kept.notice = noticeOf(draft);
    kept.notice.id = newUlid(call.now);
    kept.to = toldTo(call, draft.place).value();
    kept.published_at = call.now;
    kept.published_by = call.actor();
    BulletinStore(call.store.db()).publish(kept);
    call.audit("publish-notice", kept.notice.id, valueOf(kept.to) + " " + kept.notice.title);
    return "发布了。连着网的终端马上收到，断网的一连上就收到。";
  });
}

http::Reply showWithdraw(Call& call) {
  const auto kept = noticeOfAddress(call);
  if (!kept) return nothingHere(call);
  Page page(call, "notice_withdraw.tpl", "撤回通知", Tab::Notices);
  fillNotice(*page, call, *kept);
  page->ShowSection(isOver(call, *kept) ? "OVER" : "CAN_WITHDRAW");
  return page.reply();
}

http::Reply withdrawNotice(Call& call) {
  const auto kept = noticeOfAddress(call);
  if (!kept) return nothingHere(call);
  return changeOnce(call, "/notices", [&] {
    const bool done =
        BulletinStore(call.store.db()).withdraw(kept->notice.id, call.now, call.actor());
    if (done) call.audit("withdraw-notice", kept->notice.id, kept->notice.title);
    return done ? "撤回了。终端上马上看不到。" : "这条早就撤回了。";
  });
}

}  // namespace bianmin::center::desk
