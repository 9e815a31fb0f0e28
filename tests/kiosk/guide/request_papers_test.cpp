// The papers about one request: what they hold, and that nothing personal is whole on them.
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "kiosk/guide/offline_text.h"
#include "kiosk/guide/paper_builder.h"

namespace bianmin {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr Date kToday{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{23}};
constexpr std::string_view kId = "610622189001010013";

PaperPlace place() {
  PaperPlace p{"延水关镇便民服务中心", "1号终端", "王五", "https://center.example", {kToday, 552}};
  p.region = "610622102201";
  p.agent_of = "地天堂村";
  return p;
}

Material material(std::string id, std::string name, PaperForm form) {
  Material m;
  m.id = std::move(id);
  m.name = std::move(name);
  m.form = form;
  return m;
}

Matter dibao() {
  Matter matter;
  matter.id = "DIBAO.apply";
  matter.name = "低保";
  matter.official_name = "最低生活保障申请";
  matter.materials = {material("application", "申请书", PaperForm::Original),
                      material("id_card", "身份证", PaperForm::OriginalAndCopy),
                      material("bank_card", "银行卡", PaperForm::Original)};
  matter.materials[1].returned = matter.materials[2].returned = true;
  matter.where = "镇便民服务中心";
  matter.hotline = "12345";
  matter.total = Limit{30, DayUnit::Working};
  return matter;
}

RequestInput request() { return {"R4T7W2H", "00ff", "张三", kId, "13800005678", "王五", "代办员"}; }

// Every word of a request's head, to look for what must not be there.
std::string wordsOf(const RequestHead& head) {
  return head.number + head.code + head.applicant + head.id_number + head.phone + head.handled_by;
}

TEST(RequestHeadTest, TheApplicantIsMaskedHoweverItIsGiven) {
  const DecisionPaper whole = decisionPaper(place(), dibao(), request(), {});
  EXPECT_EQ(whole.head.applicant, "张*");
  EXPECT_EQ(whole.head.id_number, "610622********0013");
  EXPECT_EQ(whole.head.phone, "138****5678");
  RequestInput masked = request();
  masked.applicant = whole.head.applicant;
  masked.id_number = whole.head.id_number;
  masked.phone = whole.head.phone;
  EXPECT_EQ(wordsOf(decisionPaper(place(), dibao(), masked, {}).head), wordsOf(whole.head));
}

TEST(PaperNumberTest, NamesTownKindDayAndCode) {
  EXPECT_EQ(paperNumber("610622102201", "GZ", kToday, "R4T7W2H"), "610622102-GZ-20261123-R4T7W2H");
  EXPECT_EQ(paperNumber("610622", "GZ", kToday, "R4T7W2H"), "610622-GZ-20261123-R4T7W2H");
  EXPECT_EQ(paperNumber("", "GZ", kToday, "R4T7W2H"), "GZ-20261123-R4T7W2H");
  EXPECT_EQ(paperNumber("610622102201", "GZ", kToday, ""), "");
}

TEST(MissingNoticeTest, TellsEveryMissingPaperAtOnceAndWhatIsThere) {
  Matter matter = dibao();
  matter.materials[0].issuer = "您自己写";
  matter.materials[0].fix = "到窗口拿";
  matter.materials[2].may_follow = true;
  const std::vector<CheckedPaper> papers = {{"application", PaperState::Missing},
                                            {"id_card", PaperState::Handed, true, 1},
                                            {"bank_card", PaperState::Missing}};
  const NoticePaper paper = noticePaper(place(), matter, request(), papers, kToday);
  ASSERT_EQ(paper.missing.size(), 2U);
  EXPECT_EQ(paper.missing[0].name, "申请书");
  EXPECT_EQ(paper.missing[0].fix, "到窗口拿");
  EXPECT_EQ(paper.missing[0].issuer, "您自己写");
  EXPECT_EQ(paper.missing[0].follow, "");
  EXPECT_EQ(paper.missing[1].follow, "paper.missing.may_follow");
  EXPECT_THAT(paper.handed, ElementsAre("身份证"));
  EXPECT_EQ(paper.number, "610622102-GZ-20261123-R4T7W2H");
  EXPECT_EQ(paper.codes.link, "https://center.example/p/00ff");
  EXPECT_THAT(paper.codes.offline, HasSubstr("申请书、银行卡"));
  EXPECT_NE(paper.until, "");
  EXPECT_TRUE(wantsPage(paper));
  EXPECT_FALSE(wantsPage(noticePaper(place(), matter)));
}

TEST(BringTest, WhatTheCountyLooksUpIsNotBroughtAndWhatMayFollowSaysSo) {
  Matter matter = dibao();
  matter.materials[1].shared = true;
  matter.materials[2].may_follow = true;
  EXPECT_THAT(ticketPaper(place(), {"B001", "社会救助", 0}, &matter).bring,
              ElementsAre("申请书", "paper.may_follow"));
  const NoticePaper notice = noticePaper(place(), matter);
  ASSERT_EQ(notice.materials.size(), 2U);
  EXPECT_EQ(notice.materials[0].name, "申请书");
  EXPECT_THAT(notice.materials[1].detail, HasSubstr("paper.guide.may_follow"));
  EXPECT_THAT(notice.shared, ElementsAre("身份证"));
  EXPECT_THAT(notice.codes.offline, Not(HasSubstr("身份证")));
}

TEST(MissingNoticeTest, WhatFollowsOnAPromiseIsSaidSo) {
  const std::vector<CheckedPaper> papers = {{"application", PaperState::Follows}};
  const NoticePaper paper = noticePaper(place(), dibao(), request(), papers, {});
  ASSERT_EQ(paper.missing.size(), 1U);
  EXPECT_EQ(paper.missing[0].follow, "paper.missing.follows");
  EXPECT_EQ(paper.until, "");
}

TEST(MissingNoticeTest, SaysThatThePublicationCountsWhereAMaterialIsNotSure) {
  Matter matter = dibao();
  const std::vector<CheckedPaper> papers = {{"application", PaperState::Missing}};
  EXPECT_FALSE(noticePaper(place(), matter, request(), papers, {}).to_verify);
  matter.materials[0].certainty = Certainty::ToVerify;
  EXPECT_TRUE(noticePaper(place(), matter, request(), papers, {}).to_verify);
}

TEST(MissingNoticeTest, WithoutATokenTheCodeLeadsToTheGuide) {
  RequestInput input = request();
  input.token = {};
  const NoticePaper paper = noticePaper(
      place(), dibao(), input, std::vector<CheckedPaper>{{"application", PaperState::Missing}}, {});
  EXPECT_EQ(paper.codes.link, "https://center.example/g/DIBAO.apply");
}

TEST(MandatePaperTest, NoIdentityOrBankCardIsHandedOver) {
  const std::vector<CheckedPaper> papers = {{"application", PaperState::Handed},
                                            {"id_card", PaperState::Handed, true, 1},
                                            {"bank_card", PaperState::Handed}};
  MandateInput input;
  input.papers = papers;
  const MandatePaper paper = mandatePaper(place(), dibao(), request(), input);
  ASSERT_EQ(paper.papers.size(), 2U);
  EXPECT_EQ(paper.papers[0].name, "申请书");
  EXPECT_EQ(paper.papers[0].count, "paper.count.original");
  EXPECT_EQ(paper.papers[1].name, "身份证");
  EXPECT_EQ(paper.papers[1].count, "paper.copies");
  EXPECT_THAT(paper.kept, ElementsAre("身份证", "银行卡"));
}

TEST(MandatePaperTest, NothingIsListedBeforeAnythingWasHandedOver) {
  const MandatePaper paper = mandatePaper(place(), dibao(), request(), {});
  EXPECT_THAT(paper.papers, IsEmpty());
  EXPECT_THAT(paper.kept, IsEmpty());
}

TEST(MandatePaperTest, AnOriginalThatIsNotGivenBackIsHandedOverWhateverItsName) {
  Matter matter = dibao();
  matter.materials[1].returned = false;
  const std::vector<CheckedPaper> papers = {{"id_card", PaperState::Handed, true, 1}};
  MandateInput input;
  input.papers = papers;
  const MandatePaper paper = mandatePaper(place(), matter, request(), input);
  ASSERT_EQ(paper.papers.size(), 1U);
  EXPECT_EQ(paper.papers[0].count, "paper.count.original");
  EXPECT_THAT(paper.kept, IsEmpty());
}

TEST(MandatePaperTest, OnlyWhatWasHandedOverIsListed) {
  const std::vector<CheckedPaper> papers = {{"application", PaperState::Missing},
                                            {"id_card", PaperState::Handed, true, 2}};
  MandateInput input;
  input.papers = papers;
  const MandatePaper paper = mandatePaper(place(), dibao(), request(), input);
  ASSERT_EQ(paper.papers.size(), 1U);
  EXPECT_EQ(paper.papers[0].name, "身份证");
}

TEST(MandatePaperTest, EachSensitiveKindIsAgreedToByItself) {
  const std::vector<std::pair<std::string, bool>> consents = {
      {"mandate", true}, {"identity", true}, {"financial", true}, {"health", false}};
  MandateInput input;
  input.consents = consents;
  const MandatePaper paper = mandatePaper(place(), dibao(), request(), input);
  ASSERT_EQ(paper.consents.size(), 3U);
  EXPECT_EQ(paper.consents[0].given, false);  // health
  EXPECT_EQ(paper.consents[0].text, "paper.mandate.health");
  EXPECT_EQ(paper.consents[1].given, true);  // bank account
  EXPECT_EQ(paper.consents[1].text, "consent.financial.title") << "what was agreed to";
  EXPECT_EQ(paper.consents[2].given, std::nullopt);  // children: to be ticked
}

TEST(MandatePaperTest, SaysHowLongTheDataAreKept) {
  EXPECT_EQ(mandatePaper(place(), dibao(), request(), {}).kept_for, "paper.mandate.kept_for_words");
}

TEST(MandatePaperTest, TheLogNamesWhoGaveWhatToWhomWithoutAWholeName) {
  std::vector<Move> moves(2);
  moves[0].kind = MoveKind::Checked;
  moves[1].kind = MoveKind::Delivered;
  for (Move& move : moves) move.cadre = "王五";
  MandateInput input;
  input.moves = moves;
  const MandatePaper paper = mandatePaper(place(), dibao(), request(), input);
  ASSERT_EQ(paper.log.size(), 2U);
  EXPECT_EQ(paper.log[0].from, "张*");
  EXPECT_EQ(paper.log[0].to, "王五");
  EXPECT_EQ(paper.log[1].from, "王五");
  EXPECT_EQ(paper.log[1].to, "张*");
}

TEST(DecisionPaperTest, EveryRefusalSaysWhatCanBeDoneAgainstIt) {
  for (const auto kind : {DecisionPaper::Kind::NotAccepted, DecisionPaper::Kind::Refused}) {
    EXPECT_EQ(
        decisionPaper(place(), dibao(), request(), {.kind = kind, .unit = "", .reason = ""}).remedy,
        "paper.remedy.refused");
    Matter matter = dibao();
    matter.remedy = "可以复议或起诉";
    EXPECT_EQ(
        decisionPaper(place(), matter, request(), {.kind = kind, .unit = "", .reason = ""}).remedy,
        "可以复议或起诉");
  }
  EXPECT_EQ(decisionPaper(place(), dibao(), request(), {}).remedy, "");
}

TEST(ReceiptPaperTest, AcceptedItNamesTheDaysAndTheCalendar) {
  Matter matter = dibao();
  matter.promised = Limit{20, DayUnit::Working};
  const WorkCalendar calendar({CalendarYear{2026, {}, {}}});
  std::vector<StatusChange> history(1);
  history[0].status = DossierStatus::Accepted;
  history[0].at = std::chrono::sys_days{kToday};
  ReceiptInput input{"R4T7W2H", "00ff", {}, {}};
  const ReceiptPaper before = receiptPaper(place(), matter, calendar, input);
  EXPECT_FALSE(before.accepted);
  EXPECT_THAT(before.due, IsEmpty());
  EXPECT_EQ(before.number, "610622102-SQ-20261123-R4T7W2H");
  input.history = history;
  const ReceiptPaper after = receiptPaper(place(), matter, calendar, input);
  EXPECT_TRUE(after.accepted);
  EXPECT_THAT(after.next_steps, IsEmpty());
  ASSERT_EQ(after.due.size(), 2U);
  EXPECT_EQ(after.due[0].title, "paper.due.promised");
  EXPECT_EQ(after.due[0].note, "paper.due.calendar");
  EXPECT_EQ(after.due[1].note, "paper.due.provisional");  // the law's limit ends in 2027
  EXPECT_EQ(after.number, "610622102-SL-20261123-R4T7W2H");
}

TEST(ReceiptPaperTest, WhatWasTakenIsCounted) {
  const std::vector<CheckedPaper> papers = {{"application", PaperState::Handed},
                                            {"id_card", PaperState::Handed, true, 1},
                                            {"bank_card", PaperState::Missing}};
  ReceiptInput input{"R4T7W2H", "00ff", {}, {}};
  input.papers = papers;
  const ReceiptPaper paper = receiptPaper(place(), dibao(), {}, input);
  ASSERT_EQ(paper.papers.size(), 2U);
  EXPECT_EQ(paper.papers[0].count, "paper.count.original");
  EXPECT_EQ(paper.papers[1].count, "paper.copies");
  EXPECT_EQ(paper.papers[1].note, "paper.count.given_back");
  EXPECT_THAT(paper.bring, ElementsAre("银行卡"));
}

TEST(GuidePaperTest, WhatIsToBeVerifiedIsMarkedWhereItStands) {
  Matter matter = dibao();
  matter.who = {{"满 60 岁"}, {"收入低于当地标准", Certainty::ToVerify}};
  const GuidePaper paper = guidePaper(place(), matter, nullptr);
  EXPECT_FALSE(paper.who[0].to_verify);
  EXPECT_TRUE(paper.who[1].to_verify);
  EXPECT_TRUE(paper.to_verify);
  matter.who.pop_back();
  EXPECT_FALSE(guidePaper(place(), matter, nullptr).to_verify);
  matter.local = true;
  EXPECT_TRUE(guidePaper(place(), matter, nullptr).local);
}

TEST(OfflineTextTest, KeepsItsLengthAndCutsNoItem) {
  Matter matter = dibao();
  matter.materials.clear();
  for (int i = 0; i < 30; ++i) {
    matter.materials.push_back(
        material("m" + std::to_string(i), "第" + std::to_string(i) + "样材料", PaperForm::Copy));
  }
  const std::string text = offlineText(matter);
  EXPECT_LE(text.size(), kOfflineBytes);
  EXPECT_GT(text.size(), kOfflineBytes - 40);
  EXPECT_THAT(text, HasSubstr("第0样材料、第1样材料"));
  EXPECT_THAT(text, HasSubstr("paper.offline.more"));
  // After the last item come 等 and the other lines, never half a name.
  const auto more = text.find("paper.offline.more");
  EXPECT_EQ(text.substr(more - std::string("材料").size(), std::string("材料").size()), "材料");
}

TEST(OfflineTextTest, ANoteStandsForALimitThatIsNotThere) {
  Matter matter = dibao();
  matter.total.reset();
  EXPECT_THAT(offlineText(matter), Not(HasSubstr("paper.offline.limit")));
  matter.total_note = "当地定";
  EXPECT_THAT(offlineText(matter), HasSubstr("paper.offline.limit"));
}

TEST(OfflineTextTest, AShortListIsWhole) {
  const std::string text = offlineText(dibao());
  EXPECT_THAT(text, HasSubstr("申请书、身份证、银行卡"));
  EXPECT_EQ(text.find("paper.offline.more"), std::string::npos);
}

}  // namespace
}  // namespace bianmin
