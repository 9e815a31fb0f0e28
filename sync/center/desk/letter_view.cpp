#include "sync/center/desk/letter_view.h"

#include <array>
#include <charconv>

#include "sync/center/desk/moves.h"
#include "sync/center/desk/words.h"

namespace bianmin::center::desk {
namespace {

constexpr int kMostCounted = 999;
// From so many working days on before its reply day a letter's lamp is yellow.
constexpr int kSoon = 1;

struct ListRow {
  LetterList list;
  const char* title;
  const char* path;
};
constexpr std::array kLetterLists = {
    ListRow{LetterList::Issued, "等回复", "/letters"},
    ListRow{LetterList::Answered, "回复了", "/letters?state=answered"},
    ListRow{LetterList::Escalated, "没回复，升级了", "/letters?state=escalated"}};
constexpr std::array kOtherLists = {
    ListRow{LetterList::Exceptions, "要人看一看", "/letters/exceptions"},
    ListRow{LetterList::Ratings, "差评回访", "/letters/ratings"},
    ListRow{LetterList::Months, "每月清单", "/letters/months"}};

std::string shownCount(std::int64_t count) {
  return count >= kMostCounted ? std::to_string(kMostCounted) + "+" : std::to_string(count);
}

std::string countOf(const Call& call, LetterList list) {
  switch (list) {
    case LetterList::Issued:
      return shownCount(lettersOf(call).count(scopeOf(call), LetterState::Issued, kMostCounted));
    case LetterList::Exceptions:
      return shownCount(static_cast<std::int64_t>(
          lettersOf(call).exceptions(scopeOf(call), kMostCounted).size()));
    case LetterList::Answered:
    case LetterList::Escalated:
    case LetterList::Ratings:
    case LetterList::Months:
      return {};
  }
  return {};
}

template <typename Rows>
void addGroup(const Call& call, ctemplate::TemplateDictionary& side, const char* title,
              const Rows& rows, LetterList current) {
  ctemplate::TemplateDictionary* group = side.AddSectionDictionary("GROUP");
  group->SetValue("GROUP_TITLE", title);
  for (const ListRow& row : rows) {
    ctemplate::TemplateDictionary* line = group->AddSectionDictionary("LIST");
    line->SetValue("LIST_TITLE", row.title);
    line->SetValue("LIST_PATH", row.path);
    line->SetValue("LIST_COUNT", countOf(call, row.list));
    if (row.list == current) line->ShowSection("LIST_ON");
  }
}

}  // namespace

LetterStore lettersOf(const Call& call) { return LetterStore(call.store.db()); }

void fillLetterSide(const Call& call, ctemplate::TemplateDictionary& page, LetterList current) {
  ctemplate::TemplateDictionary* side = page.AddIncludeDictionary("SIDE");
  side->SetFilename("letters_side.tpl");
  addGroup(call, *side, "提示函、督办函、预警函", kLetterLists, current);
  addGroup(call, *side, "督办", kOtherLists, current);
}

std::string_view causeWord(LetterCause cause) {
  switch (cause) {
    case LetterCause::DueSoon:
      return "快到期";
    case LetterCause::Overdue:
      return "超期";
    case LetterCause::OverdueAgain:
      return "回复以后还是超期";
    case LetterCause::RatingMissed:
      return "差评没有按时回访";
    case LetterCause::Unanswered:
      return "上一封函没有按时回复";
  }
  return {};
}

std::string_view phaseWord(MonthPhase phase) {
  switch (phase) {
    case MonthPhase::Start:
      return "月初梳理提醒";
    case MonthPhase::Middle:
      return "月中查摆追踪";
    case MonthPhase::End:
      return "月末问责查办";
  }
  return {};
}

std::string letterWords(const Letter& letter) {
  const std::string about = letter.about ? chineseDay(*letter.about) : "";
  const std::string reply = chineseDay(letter.reply_by.date);
  switch (letter.cause) {
    case LetterCause::DueSoon:
      return "下面这件" + about + "到期，快到了。请抓紧办理，" + reply +
             "前回复办到哪一步、哪天办结。";
    case LetterCause::Overdue:
      return "下面这件" + about + "到期，已经超期。请说明原因，定下办结的日子，" + reply +
             "前回复。";
    case LetterCause::OverdueAgain:
      return "下面这件" + about + "到期，上一封函回复以后仍然没有办结。请马上办理，" + reply +
             "前书面说明原因和责任。";
    case LetterCause::RatingMissed:
      return "下面这件群众给了差评，到" + about + "没有回访。请马上回访，" + reply +
             "前回复回访的情况。";
    case LetterCause::Unanswered:
      return "关于下面这件的上一封函没有按时回复，现在升一级发函。请马上办理，" + reply +
             "前书面说明原因和责任。";
  }
  return {};
}

LampView replyLamp(const Call& call, const KeptLetter& kept) {
  switch (kept.state()) {
    case LetterState::Answered:
      return {"ok", kept.answered_by.empty() ? "办结了，不用回复" : "回复了"};
    case LetterState::Escalated:
      return {"off", "没回复，升级了"};
    case LetterState::Issued:
      break;
  }
  const int left =
      workingDaysUntil(kept.letter.reply_by.date, localDate(call.now), call.parts.calendar);
  if (left < 0) return {"bad", "回复超期 " + std::to_string(-left) + " 天"};
  if (left == 0) return {"warn", "今天要回复"};
  return {left <= kSoon ? "warn" : "ok", "剩 " + std::to_string(left) + " 天回复"};
}

std::string matterName(const Call& call, const std::string& matter) {
  if (matter.empty()) return "没对上办件";
  const Matter* known = call.parts.catalogue.find(matter);
  return known != nullptr ? known->name : matter;
}

std::string dayWords(const Deadline& day) {
  return toIso(day.date) + (day.provisional ? "（暂定）" : "");
}

bool mayAnswer(DeskRole role) {
  return role == DeskRole::TownClerk || role == DeskRole::DepartmentClerk;
}

bool mayWatch(DeskRole role) { return role == DeskRole::Supervisor || mayDo(role, Right::County); }

std::string keptWordsProblem(std::string_view words) {
  if (words.empty()) return "还没有写。写上几句再交。";
  if (!noteProblem(words).empty()) {
    return "写短一点，最多 600 个字；不要写证件号、手机号、卡号。";
  }
  return {};
}

std::int64_t idInPath(const Call& call) {
  const std::string& text = call.at.front();
  std::int64_t id = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), id);
  return fault == std::errc{} && end == text.data() + text.size() && id > 0 ? id : 0;
}

}  // namespace bianmin::center::desk
