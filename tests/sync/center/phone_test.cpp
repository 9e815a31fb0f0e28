#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <filesystem>

#include "sync/center/phone/pages.h"
#include "sync/config/catalogue.h"
#include "tests/support/paths.h"

namespace bianmin::center::phone {
namespace {

using std::chrono::November;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

constexpr Date kToday{std::chrono::year{2026}, November, std::chrono::day{23}};

Progress progress() {
  Progress p;
  p.matter_name = "申请低保";
  p.steps = {
      {DossierStatus::Received, Date{std::chrono::year{2026}, November, std::chrono::day{2}}},
      {DossierStatus::PublicNotice, Date{std::chrono::year{2026}, November, std::chrono::day{18}}}};
  p.due = "2026-12-14";
  p.office = "12345";
  p.now = instantFromIso("2026-11-22T16:12:00.000Z");
  return p;
}

TicketStatus ticket() {
  TicketStatus t;
  t.number = "A012";
  t.matter_name = "领养老金";
  t.matter = "PENSION.claim";
  t.day = kToday;
  t.before = 3;
  t.now = instantFromIso("2026-11-23T01:12:00.000Z");
  t.news_at = t.now;
  t.office = "12345";
  return t;
}

TEST(PhonePageTest, TheTicketSaysHowManyAreBeforeAndByWhen) {
  EXPECT_THAT(ticketPage(ticket()),
              AllOf(HasSubstr("A012"), HasSubstr("领养老金"), HasSubstr("前面还有 3 个人"),
                    HasSubstr("09:12 的消息"), Not(HasSubstr("可能是旧的")),
                    HasSubstr("href=\"/g/PENSION.claim\""), HasSubstr("tel:12345")));
  TicketStatus next = ticket();
  next.before = 0;
  EXPECT_THAT(ticketPage(next), HasSubstr("前面没有人了"));
}

TEST(PhonePageTest, TheBandNamesTheTownWhereItIsKnown) {
  constexpr const char* kPlain = "</span>便民服务</div>";
  EXPECT_THAT(ticketPage(ticket()), HasSubstr(kPlain));
  TicketStatus there = ticket();
  there.place = "<延水关镇>";
  EXPECT_THAT(ticketPage(there), HasSubstr("</span>&lt;延水关镇&gt;便民服务</div>"));
  Progress p = progress();
  p.place = "延水关镇";
  EXPECT_THAT(progressPage(p), HasSubstr("</span>延水关镇便民服务</div>"));
  EXPECT_THAT(lockPage(""), HasSubstr(kPlain)) << "it says nothing of the request";
}

TEST(PhonePageTest, AHallWithoutNewsSaysThatTheCountMayBeOld) {
  TicketStatus old = ticket();
  old.now += kOldNews;
  EXPECT_THAT(ticketPage(old), AllOf(HasSubstr("09:12 的消息"), HasSubstr("人数可能是旧的")));
  old.news_at = old.now - std::chrono::days(1);
  EXPECT_THAT(ticketPage(old), HasSubstr("11月22日 的消息"));
  old.news_at.reset();
  EXPECT_THAT(ticketPage(old), HasSubstr("人数说不准"));
}

TEST(PhonePageTest, ACalledTicketIsSentToTheWindowAndYesterdaysIsOver) {
  TicketStatus called = ticket();
  called.called_at = called.now;
  EXPECT_THAT(ticketPage(called),
              AllOf(HasSubstr("09:12 叫的"), HasSubstr("请到窗口"), Not(HasSubstr("前面"))));
  called.now += std::chrono::days(1);
  EXPECT_TRUE(isOver(called));
  EXPECT_THAT(ticketPage(called),
              AllOf(HasSubstr("这张号过了"), HasSubstr("11月23日"), Not(HasSubstr("请到窗口"))));
}

TEST(PhonePageTest, TheFirstPageOfARequestSaysNothingOfIt) {
  EXPECT_THAT(lockPage(""), AllOf(HasSubstr("一件申请的进度"), HasSubstr("name=\"tail\""),
                                  HasSubstr("method=\"post\"")));
}

TEST(PhonePageTest, APublicityTellsItsDays) {
  Progress p = progress();
  p.notice = NoticeDays{p.steps.back().date,
                        Date{std::chrono::year{2026}, November, std::chrono::day{24}}};
  EXPECT_THAT(progressPage(p), HasSubstr("第 6 天，一共 7 天，11月24日结束"));
}

TEST(PhonePageTest, WhatIsMissingIsAListOfPapersAndADay) {
  const MissingPapers missing =
      missingPapers("还缺：户口簿（首页、本人页。都要）、银行卡。12月3日前补来就行。");
  EXPECT_THAT(missing.papers, testing::ElementsAre("户口簿（首页、本人页。都要）", "银行卡"));
  EXPECT_EQ(missing.rest, "12月3日前补来就行。");
  EXPECT_TRUE(missingPapers("请再来一趟").papers.empty());
  EXPECT_TRUE(missingPapers("还缺：没有写完").papers.empty());

  Progress p = progress();
  p.steps.push_back({DossierStatus::SupplementRequested, kToday});
  p.note = "还缺：户口簿、银行卡。12月3日前补来就行。";
  EXPECT_THAT(progressPage(p),
              AllOf(HasSubstr("<li>户口簿</li><li>银行卡</li>"), HasSubstr("12月3日前补来")));
}

TEST(PhonePageTest, WhatIsReceivedAgainAfterASupplementIsToldAsThat) {
  Progress p = progress();
  p.steps.push_back({DossierStatus::SupplementRequested, kToday});
  p.steps.push_back({DossierStatus::Received, kToday});
  EXPECT_THAT(progressPage(p),
              AllOf(HasSubstr("<h1>材料补齐了</h1>"), HasSubstr("<b>申请交到镇里</b>")));
}

TEST(PhonePageTest, TheStepsThatComeAndTheDaysThatAreLeft) {
  Progress p = progress();
  p.coming = {"审核决定"};
  p.provisional = true;
  EXPECT_THAT(progressPage(p), AllOf(HasSubstr("<i>3</i><b>审核决定</b><em>还没到"),
                                     HasSubstr("<i>4</i><b>告诉您结果</b>"),
                                     HasSubstr("12月14日（暂定） 办完"), HasSubstr("还有 21 天")));
}

TEST(PhonePageTest, FiveGradesWithoutOneChosenBefore) {
  Progress p = progress();
  EXPECT_THAT(progressPage(p), Not(HasSubstr("stars")));
  p.rating = Progress::Rating::Open;
  const std::string page = progressPage(p);
  for (const char* stars : {"1", "2", "3", "4", "5"}) {
    EXPECT_THAT(page, HasSubstr(std::string("<button name=\"stars\" value=\"") + stars + "\">"));
  }
  EXPECT_THAT(page, AllOf(Not(HasSubstr("checked")), HasSubstr("自愿的")));
  p.rating = Progress::Rating::Given;
  EXPECT_THAT(progressPage(p), AllOf(HasSubstr("评过了"), Not(HasSubstr("stars"))));
}

TEST(PhonePageTest, TheProgressSaysWhatIsSoInPlainWords) {
  EXPECT_THAT(progressPage(progress()),
              AllOf(HasSubstr("<h1>正在村里公示</h1>"), HasSubstr("11月18日"),
                    HasSubstr("最晚 12月14日 办完"), HasSubstr("tel:12345"),
                    HasSubstr("更新于 11月23日 00:12"), HasSubstr("lang=\"zh-CN\"")));
}

TEST(PhonePageTest, ADecidedRequestShowsNoDueDateAndNoComingStep) {
  Progress decided = progress();
  decided.steps.push_back({DossierStatus::Approved, decided.steps.back().date});
  EXPECT_THAT(progressPage(decided),
              AllOf(HasSubstr("批下来了"), Not(HasSubstr("最晚")), Not(HasSubstr("还没到"))));
}

TEST(PhonePageTest, ValuesAreEscaped) {
  Progress hostile = progress();
  hostile.note = "<script>alert('1')</script>";
  hostile.matter_name = "a\"b&c";
  EXPECT_THAT(progressPage(hostile),
              AllOf(Not(HasSubstr("<script")), HasSubstr("&lt;script&gt;alert(&#39;1&#39;)"),
                    HasSubstr("a&quot;b&amp;c")));
}

TEST(PhonePageTest, TheGuideSaysWhoWhatAndHow) {
  Matter matter;
  matter.name = "领养老金";
  matter.line = "满 60 岁就能领";
  matter.who = {{"年满 60 岁", Certainty::Confirmed}, {"缴费满 15 年", Certainty::ToVerify}};
  matter.materials = {{"id_card", "身份证", "看完当场还您", "", PaperForm::Original}};
  matter.steps = {{"镇里受理", "镇里", "", Limit{5, DayUnit::Working, Certainty::Confirmed}, ""}};
  matter.total = Limit{30, DayUnit::Calendar, Certainty::Confirmed};
  EXPECT_THAT(guidePage(matter, kToday),
              AllOf(HasSubstr("<h1>领养老金</h1>"), HasSubstr("缴费满 15 年＊</li>"),
                    HasSubstr("带＊的，以当地公布为准"), Not(HasSubstr("到期")),
                    HasSubstr("身份证"), HasSubstr("镇里，5 个工作日"), HasSubstr("一共 30 天")));
}

TEST(PhonePageTest, EveryFactOfTheGuideThatIsNotSureHasItsStar) {
  const auto open = Certainty::ToVerify;
  Matter matter;
  matter.name = "低保";
  EXPECT_THAT(guidePage(matter, kToday), Not(HasSubstr("＊")));
  matter.materials = {
      {"form", "申请表", "", "", PaperForm::Original, 0, "", "", false, true, open},
      {"proof", "收入证明", "", "", PaperForm::Original, 0, "", "", true, false, open}};
  matter.steps = {{"公示", "村里", "", Limit{7, DayUnit::Calendar, open}, "", false, open}};
  matter.total_note = "当地定";
  matter.amounts = {{"每月 100 元", kToday, open}};
  matter.basis = {{"救助办法", "1号", "", "", "", open}};
  matter.checked_on = kToday;
  EXPECT_THAT(guidePage(matter, kToday),
              AllOf(HasSubstr("<b>申请表＊</b><br>可后补"), HasSubstr("不用带：收入证明＊"),
                    Not(HasSubstr("<b>收入证明")), HasSubstr("<b>公示＊</b>"), HasSubstr("7 天＊"),
                    HasSubstr("当地定＊"), HasSubstr("每月 100 元（2026年11月23日起）＊"),
                    HasSubstr("救助办法 1号＊"), HasSubstr("带＊的，以当地公布为准"),
                    HasSubstr("2026年11月23日核对过")));
}

TEST(PhonePageTest, AGuideOutOfForceSaysSoOnTop) {
  Matter matter;
  matter.valid_until = Date{std::chrono::year{2026}, November, std::chrono::day{22}};
  EXPECT_THAT(guidePage(matter, kToday), HasSubstr("这份指南2026年11月22日到期了"));
  EXPECT_THAT(guidePage(matter, *matter.valid_until), Not(HasSubstr("到期")));
  matter.valid_until.reset();
  matter.valid_from = Date{std::chrono::year{2026}, November, std::chrono::day{24}};
  EXPECT_THAT(guidePage(matter, kToday), HasSubstr("2026年11月24日才开始办"));
  EXPECT_THAT(guidePage(matter, *matter.valid_from), Not(HasSubstr("才开始办")));
}

TEST(PhonePageTest, EveryShippedGuideIsASmallPage) {
  constexpr std::size_t kMost = 30 * 1024;
  const Catalogue catalogue = loadCatalogue(std::filesystem::path(BIANMIN_SOURCE_DIR) / "config");
  ASSERT_FALSE(catalogue.matters.empty());
  for (const Matter& matter : catalogue.matters) {
    EXPECT_LE(guidePage(matter, kToday).size(), kMost) << matter.id;
  }
}

TEST(PhonePageTest, TheProgressIsASmallPageWhateverWasTold) {
  Progress told = progress();
  told.note = std::string(60000, '\'');  // in the longest escapes
  told.steps.resize(2000, told.steps.back());
  const std::string page = progressPage(told);
  EXPECT_LE(page.size(), std::size_t{30} * 1024);
  EXPECT_THAT(page, AllOf(HasSubstr(">2000</i>"), Not(HasSubstr("申请交到镇里"))));
  told.note.clear();
  for (int i = 0; i < 2000; ++i) told.note += "话";
  EXPECT_THAT(progressPage(told), HasSubstr("<div>…话话"));  // no character is cut
}

TEST(PhonePageTest, EveryStatusHasWords) {
  for (int i = 0; i <= static_cast<int>(DossierStatus::Withdrawn); ++i) {
    const StatusWords words = statusWords(static_cast<DossierStatus>(i));
    EXPECT_FALSE(words.title.empty()) << i;
    EXPECT_FALSE(words.advice.empty()) << i;
  }
}

TEST(PhonePageTest, PagesNeedNoScriptAndNothingFromElsewhere) {
  for (const std::string& page :
       {progressPage(progress()), guidePage(Matter{}, kToday), notFoundPage(), expiredPage(),
        tooOftenPage(), lockPage("不对"), ticketPage(ticket())}) {
    EXPECT_THAT(page, AllOf(Not(HasSubstr("<script")), Not(HasSubstr("src=")),
                            Not(HasSubstr("http")), Not(HasSubstr("style="))));
  }
}

}  // namespace
}  // namespace bianmin::center::phone
