#include "tests/kiosk/screens/notice_samples.h"

#include <string>
#include <utility>

namespace bianmin::samples {
namespace {

const Date kFrom = dateFromIso("2026-11-20");
const Date kUntil = dateFromIso("2026-12-05");

std::string longText() {
  const std::string sentence =
      "县自来水公司要换主管道，地天堂村和附近三个村从早上八点到下午六点停水，请各家提前存够水。";
  std::string text;
  for (int paragraph = 0; paragraph < 4; ++paragraph) {
    for (int i = 0; i <= 4 * paragraph; ++i) text += sentence;
    text += "\n\n";
  }
  // Without an end of a sentence.
  for (int i = 0; i < 60; ++i) text += "不停水的村组照常";
  return text;
}

std::vector<Notice> notices(int count, const std::string& title) {
  std::vector<Notice> all;
  for (int i = 0; i < count; ++i) {
    const std::string id = "01KAQ6JZ0N4Y8V2T9C3M0000" + std::to_string(10 + i);
    const Date until = i % 2 == 0 ? kUntil : kFrom;
    const Date from = i % 2 == 0 ? kFrom : dateFromIso("2026-11-23");
    all.push_back({id, title, longText(), from, i % 2 == 0 ? until : from, {}});
  }
  return all;
}

const std::string kShort = "停水通知";
const std::string kTwenty = "关于地天堂村等四个村更换主管道停水的通知";
// As long as it may come.
const std::string kLong =
    "关于延水关镇地天堂村等四个村更换供水主管道期间分时段停水以及各家各户提前存水和通水以后先放水"
    "再使用水龙头的通知（第二次更新）";

Sample sample(std::string name, ScreenId screen, std::vector<Notice> told) {
  Sample one{std::move(name), fresh(screen)};
  one.model.notices = std::move(told);
  if (screen == ScreenId::Notice) one.model.session.notice = one.model.notices.front();
  return one;
}

Sample staff(Sample one, std::string name) {
  one.name = std::move(name);
  one.model.session.cadre.who = Cadre{"01JDCZ0000000000000000000C", "王五", "代办员"};
  std::swap(one.model.messages, one.model.notices);
  return one;
}

// The list of a cadre as it is, with messages.
Sample told(const std::vector<Sample>& samples, std::string_view like, std::string name,
            std::vector<Notice> messages) {
  for (const Sample& one : samples) {
    if (one.name != like) continue;
    Sample more{std::move(name), one.model};
    more.model.messages = std::move(messages);
    return more;
  }
  return {};
}

}  // namespace

void addReadSamples(std::vector<Sample>& samples) {
  std::vector<Sample> more = {
      {"help", fresh(ScreenId::Help)},
      {"privacy", fresh(ScreenId::Privacy)},
      sample("home-notice", ScreenId::Home, notices(1, kShort)),
      sample("home-notices", ScreenId::Home, notices(88, kShort)),
      sample("notices-none", ScreenId::Notices, {}),
      sample("notices-one", ScreenId::Notices, notices(1, kShort)),
      sample("notices-many", ScreenId::Notices, notices(15, kTwenty)),
      sample("notices-long", ScreenId::Notices, notices(2, kLong)),
      sample("notice-long", ScreenId::Notice, notices(1, kLong)),
      told(samples, "worklist-offline", "worklist-message", notices(1, kLong)),
      told(samples, "worklist-new", "worklist-messages", notices(3, kLong)),
  };
  Sample brief = sample("notice-short", ScreenId::Notice, notices(1, kShort));
  brief.model.session.notice->text = "11月24日早上八点到下午六点停水，请提前存水。";
  brief.model.session.notice->until = brief.model.session.notice->from;
  more.push_back(staff(brief, "notice-staff"));
  more.push_back(std::move(brief));
  for (Sample& one : more) samples.push_back(std::move(one));
}

}  // namespace bianmin::samples
