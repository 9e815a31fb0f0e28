#include "kiosk/guide/paper_builder.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "kiosk/guide/answer_words.h"
#include "kiosk/guide/dates.h"
#include "sync/config/catalogue.h"
#include "tests/support/paths.h"

namespace bianmin {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

constexpr Date kToday{year{2026}, month{11}, day{23}};
const PaperPlace kPlace{
    "延水关镇便民服务中心", "1号终端", "王五", "https://center.example", {kToday, 552}};

Field field(FieldKind kind, Sensitivity sensitivity = Sensitivity::Identity) {
  Field f;
  f.id = f.label = "f";
  f.kind = kind;
  f.sensitivity = sensitivity;
  return f;
}

Matter matterOf(std::vector<Field> fields) {
  Matter matter;
  matter.id = "DIBAO.apply";
  matter.name = "低保";
  matter.materials = {{"id_card", "身份证", "看完当场还您", "id-card", PaperForm::Original}};
  matter.form = Form{1, std::move(fields)};
  return matter;
}

TEST(MaskedAnswerTest, APaperNeverHoldsAWholeAnswer) {
  EXPECT_EQ(maskedAnswer(field(FieldKind::Name), "张三", true), "张*");
  EXPECT_EQ(maskedAnswer(field(FieldKind::IdNumber), "610622189001010013", true),
            "610622********0013");
  EXPECT_EQ(maskedAnswer(field(FieldKind::Phone), "13800005678", true), "138****5678");
  EXPECT_EQ(maskedAnswer(field(FieldKind::Text), "张三的事", true), "paper.filled");
  EXPECT_EQ(maskedAnswer(field(FieldKind::Choice, Sensitivity::Health), "二级", true),
            "paper.filled");
  EXPECT_EQ(maskedAnswer(field(FieldKind::Choice), "2 人", true), "2 人");
}

TEST(MaskedAnswerTest, DaysSumsChoicesAndPeopleAreReadOnTheReviewAndHiddenOnAPaper) {
  Field several = field(FieldKind::Several);
  several.choices = {"高血压", "残疾"};
  EXPECT_EQ(maskedAnswer(field(FieldKind::Day), "19580203", false), "date.long");
  EXPECT_EQ(maskedAnswer(field(FieldKind::Money), "12000", false), "answer.money");
  EXPECT_EQ(maskedAnswer(several, "11", false), "高血压answer.between残疾");
  EXPECT_EQ(maskedAnswer(several, "00", false), "answer.none");
  EXPECT_EQ(maskedAnswer(field(FieldKind::Day), "19580203", true), "paper.filled");
  EXPECT_EQ(maskedAnswer(field(FieldKind::Money), "12000", true), "paper.filled");
  EXPECT_EQ(maskedAnswer(field(FieldKind::Members), "3", true), "answer.people");
  EXPECT_EQ(maskedAnswer(field(FieldKind::Members), "张三、李四", true), "paper.filled");
  several.sensitivity = Sensitivity::Health;
  EXPECT_EQ(maskedAnswer(several, "11", true), "paper.filled");
  EXPECT_EQ(maskedAnswer(several, "paper.filled", true), "paper.filled") << "masked once is enough";
}

TEST(AnswerWordsTest, WhatIsNoSuchAnswerStaysAsItIs) {
  Field several = field(FieldKind::Several);
  several.choices = {"高血压"};
  EXPECT_EQ(answerWords(several, "高血压"), "高血压");
  EXPECT_EQ(answerWords(field(FieldKind::Money), "12,000 元"), "12,000 元");
  EXPECT_EQ(answerWords(field(FieldKind::Day), "19580230"), "19580230");
  EXPECT_EQ(answerWords(field(FieldKind::Money), ""), "");
}

TEST(AnswerWordsTest, SumsAreCountedInTenThousands) {
  EXPECT_EQ(tenThousands("9999.99"), "");
  EXPECT_EQ(tenThousands("10000"), "1");
  EXPECT_EQ(tenThousands("12000"), "1.2");
  EXPECT_EQ(tenThousands("12345.67"), "1.234567");
  EXPECT_EQ(tenThousands("99999999.99"), "9999.999999");
  EXPECT_EQ(tenThousands("no sum"), "");
}

TEST(AnswerWordsTest, PeopleWithoutANameAreCounted) {
  EXPECT_EQ(peopleWords({}), "");
  EXPECT_EQ(peopleWords(std::vector<std::string_view>{"", ""}), "answer.people");
  EXPECT_EQ(peopleWords(std::vector<std::string_view>{"张三", ""}), "answer.people.names");
}

TEST(MaskedAnswerTest, TheOwnReviewShowsTheNameButNoWholeNumber) {
  EXPECT_EQ(maskedAnswer(field(FieldKind::Name), "张三", false), "张三");
  EXPECT_NE(maskedAnswer(field(FieldKind::BankCard), "6222020000000007", false),
            "6222020000000007");
}

TEST(TicketPaperTest, WithoutAMatterTheCodeLeadsToTheCountysPage) {
  const TicketPaper paper = ticketPaper(kPlace, {"A001", "社会保障", 0}, nullptr);
  EXPECT_EQ(paper.qr, "https://center.example");
  EXPECT_TRUE(paper.bring.empty());
}

TEST(TicketPaperTest, WithoutAnAddressThereIsNoCode) {
  PaperPlace place = kPlace;
  place.public_url = {};
  EXPECT_EQ(ticketPaper(place, {"A001", "", 0}, nullptr).qr, "");
}

TEST(NoticePaperTest, OneFactToVerifyMarksThePaper) {
  Matter matter = matterOf({});
  EXPECT_FALSE(noticePaper(kPlace, matter).to_verify);
  matter.steps.push_back(
      {"公示", "村里", "", Limit{7, DayUnit::Calendar, Certainty::ToVerify}, ""});
  EXPECT_TRUE(noticePaper(kPlace, matter).to_verify);
}

TEST(GuidePaperTest, AStepForWhichTheClockStandsSaysSoWithOrWithoutALimit) {
  Matter matter = matterOf({});
  matter.total = Limit{30, DayUnit::Working};
  matter.steps = {{"交申请", "您", "", std::nullopt, "当场收"},
                  {"核对", "县里", "", std::nullopt, "", true},
                  {"公示", "村里", "", Limit{7, DayUnit::Calendar}, "", true}};
  const GuidePaper paper = guidePaper(kPlace, matter, nullptr);
  ASSERT_EQ(paper.steps.size(), 3u);
  EXPECT_EQ(paper.steps[0].limit, "当场收");
  EXPECT_EQ(paper.steps[1].limit, "paper.guide.step_excluded");
  EXPECT_TRUE(paper.steps[2].limit.ends_with("paper.guide.step_outside")) << paper.steps[2].limit;
  ASSERT_EQ(paper.limits.size(), 2u);
  EXPECT_EQ(paper.limits[1].text, "paper.guide.excluded");
  matter.steps[1].excluded = matter.steps[2].excluded = false;
  EXPECT_EQ(guidePaper(kPlace, matter, nullptr).limits.size(), 1u);
}

TEST(GuidePaperTest, ANoteWithoutALimitIsALineOfItsOwnToBeVerified) {
  Matter matter = matterOf({});
  matter.total_note = "材料齐的当场办";
  const GuidePaper paper = guidePaper(kPlace, matter, nullptr);
  ASSERT_EQ(paper.limits.size(), 1u);
  EXPECT_EQ(paper.limits[0], (PaperLine{"材料齐的当场办", true}));
  EXPECT_TRUE(paper.to_verify);
  const NoticePaper notice = noticePaper(kPlace, matter);
  EXPECT_EQ(notice.total, "材料齐的当场办");
  EXPECT_TRUE(notice.to_verify);
}

TEST(GuidePaperTest, ALimitOfAStepThatIsNotSureIsMarkedItself) {
  Matter matter = matterOf({});
  matter.steps = {
      {"公示", "村里", "", Limit{7, DayUnit::Calendar, Certainty::ToVerify}, ""},
      {"审核", "县里", "", Limit{7, DayUnit::Calendar}, "", false, Certainty::ToVerify}};
  const GuidePaper paper = guidePaper(kPlace, matter, nullptr);
  EXPECT_TRUE(paper.steps[0].limit_to_verify);
  EXPECT_FALSE(paper.steps[1].limit_to_verify);
  EXPECT_TRUE(paper.steps[1].to_verify);
}

TEST(PlaceOfPaperTest, SheetsGoToA4AndSlipsToTheRollWhereThereAreBoth) {
  const Paper ticket = TicketPaper{};
  const Paper guide = GuidePaper{};
  EXPECT_TRUE(goesOnPage(guide, true, true));
  EXPECT_FALSE(goesOnPage(ticket, true, true));
  EXPECT_FALSE(goesOnPage(guide, true, false));
  EXPECT_TRUE(goesOnPage(ticket, false, true)) << "there is nothing else";
  EXPECT_FALSE(goesOnPage(guide, false, false));
}

TEST(ReceiptPaperTest, EmptyAnswersAreLeftOut) {
  const Matter matter = matterOf({field(FieldKind::Name), field(FieldKind::Phone)});
  const std::vector<std::string_view> answers = {"张三", ""};
  const std::vector<std::string> consents = {"mandate", "identity"};
  const ReceiptPaper paper =
      receiptPaper(kPlace, matter, WorkCalendar{}, {"K7M4Q9X", "00ff", answers, consents});
  ASSERT_EQ(paper.fields.size(), 1u);
  EXPECT_EQ(paper.fields[0].second, "张*");
  EXPECT_EQ(paper.code, "K7M4 Q9X");
  EXPECT_EQ(paper.qr, "https://center.example/p/00ff");
  EXPECT_THAT(paper.consents,
              testing::ElementsAre("consent.mandate.title", "consent.identity.title"));
  EXPECT_EQ(paper.next_steps.size(), 3u);
}

TEST(DatesTest, AnImpossibleDateHasNoWords) {
  EXPECT_EQ(paperDate(Date{year{2026}, month{2}, day{30}}), "");
  EXPECT_EQ(limitWords(std::nullopt), "");
}

// The county's own content gives whole papers.
TEST(RealCatalogueTest, EveryMatterGivesItsNotice) {
  const std::filesystem::path config = std::filesystem::path(BIANMIN_SOURCE_DIR) / "config";
  const Catalogue catalogue = loadCatalogue(config);
  ASSERT_FALSE(catalogue.matters.empty());
  for (const Matter& matter : catalogue.matters) {
    const NoticePaper paper = noticePaper(kPlace, matter);
    EXPECT_FALSE(paper.title.empty()) << matter.id;
    EXPECT_EQ(paper.materials.size() + paper.shared.size(), matter.materials.size()) << matter.id;
    EXPECT_FALSE(paper.steps.empty()) << matter.id;
    EXPECT_FALSE(paper.basis.empty()) << matter.id;
    EXPECT_EQ(paper.codes.link, "https://center.example/g/" + matter.id);
  }
}

}  // namespace
}  // namespace bianmin
