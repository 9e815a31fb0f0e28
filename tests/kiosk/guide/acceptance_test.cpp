// What the law and the county tell a resident about each matter, row by row: where it is taken, who
// decides, how many days of which kind, how it is made public, from when it pays. The rows stand
// apart from the shipped content on purpose, so that a slip in either of them is seen.
#include <algorithm>
#include <filesystem>
#include <ostream>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "kiosk/guide/finder.h"
#include "kiosk/guide/paper_builder.h"
#include "sync/config/catalogue.h"
#include "tests/support/paths.h"

namespace bianmin {

// So that a failing row says which limit it found.
void PrintTo(const Limit& limit, std::ostream* out) {
  *out << limit.days << (limit.unit == DayUnit::Working ? " working" : " calendar")
       << (limit.certainty == Certainty::ToVerify ? " to verify" : " confirmed");
}

void PrintTo(VillageMode mode, std::ostream* out) { *out << "mode " << static_cast<int>(mode); }

namespace {

using Words = std::vector<std::string>;
using testing::Contains;
using testing::HasSubstr;

constexpr auto kSure = Certainty::Confirmed;
constexpr auto kToVerify = Certainty::ToVerify;

// Every row loads nothing itself: the shipped catalogue is read once.
const Catalogue& shipped() {
  static const Catalogue catalogue =
      loadCatalogue(std::filesystem::path(BIANMIN_SOURCE_DIR) / "config");
  return catalogue;
}

Limit working(int days, Certainty certainty = kToVerify) {
  return {days, DayUnit::Working, certainty};
}

Limit calendar(int days, Certainty certainty = kToVerify) {
  return {days, DayUnit::Calendar, certainty};
}

struct PublicityRow {
  Words where;                               // words that its text holds
  std::optional<Limit> days = std::nullopt;  // absent: set locally
  bool inside_limit = true;
  bool minors = true;
};

struct MatterRow {
  std::string id;
  Words accepts;  // each is part of exactly one place, and there is no other place
  Words decides;  // parts of who decides
  std::optional<Limit> total = std::nullopt;
  std::optional<Limit> extended = std::nullopt;
  std::vector<Limit> steps = {};  // the limits of its steps in their order; no others are promised
  std::optional<PublicityRow> publicity = std::nullopt;
  std::string start = {};  // part of the start of the benefit; empty: none is told
  Words says = {};         // what its steps or notes say besides
  std::optional<Date> until = std::nullopt;  // the policy ends
};

void PrintTo(const MatterRow& row, std::ostream* out) { *out << row.id; }

constexpr Date endOf(int year) {
  return {std::chrono::year{year}, std::chrono::December, std::chrono::day{31}};
}

const std::vector<MatterRow> kMatters = {
    {.id = "PENSION.join",
     .accepts = {"村", "乡镇", "县", "网"},
     .decides = {"社保"},
     .total = working(10, kSure),
     .steps = {working(3)}},
    {.id = "PENSION.claim",
     .accepts = {"村", "乡镇", "县", "网"},
     .decides = {"社保"},
     .total = working(20, kSure),
     .publicity = PublicityRow{{"名单", "当地"}},
     .start = "下个月"},
    {.id = "FAMILY.birth", .accepts = {"村", "乡镇"}, .decides = {"乡镇"}, .says = {"当场"}},
    {.id = "FAMILY.reward",
     .accepts = {"村"},
     .decides = {"县", "卫健"},
     .publicity = PublicityRow{{"村", "镇"}},
     .start = "年",
     .says = {"每年"}},
    {.id = "LIVING.disaster",
     .accepts = {"村"},
     .decides = {"县", "应急"},
     .publicity = PublicityRow{{"村"}},
     .start = "春",
     .says = {"10 月底"}},
    {.id = "AGTECH.ask", .accepts = {"村", "乡镇"}, .decides = {"乡镇"}},
    {.id = "MEDINS.join",
     .accepts = {"窗口", "网"},
     .decides = {"医保"},
     .total = working(10, kSure),
     .says = {"当场"}},
    {.id = "MEDINS.reimburse",
     .accepts = {"县", "乡镇"},
     .decides = {"医保"},
     .total = working(30, kSure),
     .steps = {working(30, kSure)},
     .start = "审核好"},
    {.id = "TEMPAID.apply",
     .accepts = {"乡镇"},
     .decides = {"县", "民政"},
     .publicity = PublicityRow{{"公示"}},
     .start = "马上",
     .says = {"乡镇可以批"}},
    {.id = "LANDSUB.check",
     .accepts = {"村"},
     .decides = {"县"},
     .publicity = PublicityRow{{"村"}},
     .start = "年",
     .until = endOf(2027)},
    {.id = "GREEN.pay",
     .accepts = {"乡镇"},
     .decides = {"县", "林"},
     .publicity = PublicityRow{{"村", "镇"}},
     .start = "年"},
    {.id = "DIBAO.apply",
     .accepts = {"乡镇"},
     .decides = {"县", "民政"},
     .total = working(30),
     .extended = working(45),
     .steps = {calendar(7), working(10), working(3)},
     .publicity = PublicityRow{{"村", "7 天"}, calendar(7)},
     .start = "下个月"},
    {.id = "TEKUN.apply",
     .accepts = {"乡镇"},
     .decides = {"县", "民政"},
     .steps = {working(15), calendar(7), working(10), working(3)},
     .publicity = PublicityRow{{"村", "7 天", "不公示"}, calendar(7), true, false},
     .start = "下个月"},
    {.id = "DISAB.allowance",
     .accepts = {"外地", "乡镇"},
     .decides = {"县民政", "县残联"},
     .publicity = PublicityRow{{"当地"}},
     .start = "申请的当月"},
    {.id = "AGMACH.apply",
     .accepts = {"乡镇", "县", "手机"},
     .decides = {"农业", "财政"},
     .steps = {working(2), working(13), working(5), working(15)},
     .publicity = PublicityRow{{"县", "村", "5 个工作日"}, working(5), false},
     .start = "公示完",
     .until = endOf(2026)},
    // The agency matters beyond the twelve services.
    {.id = "DISAB.card", .accepts = {"乡镇", "县"}, .decides = {"县残联"}, .says = {"上门"}},
    {.id = "ELDER.allowance",
     .accepts = {"村", "乡镇"},
     .decides = {"县民政"},
     .publicity = PublicityRow{{"公示"}}},
    {.id = "ELDER.card", .accepts = {"村", "乡镇"}, .decides = {"当地"}},
    {.id = "HUKOU.birth", .accepts = {"村", "派出所"}, .decides = {"派出所"}, .says = {"一个月内"}},
    {.id = "HUKOU.death", .accepts = {"村", "派出所"}, .decides = {"派出所"}, .says = {"一个月内"}},
    {.id = "HUKOU.move", .accepts = {"村", "派出所"}, .decides = {"派出所"}},
    {.id = "HUKOU.book", .accepts = {"村", "派出所"}, .decides = {"派出所"}},
    {.id = "HOMESTEAD.apply",
     .accepts = {"村", "乡镇"},
     .decides = {"乡镇政府"},
     .total = working(20),
     .extended = working(30),
     .publicity = PublicityRow{{"村"}}},
    {.id = "HOUSING.repair",
     .accepts = {"村", "乡镇"},
     .decides = {"县住建"},
     .publicity = PublicityRow{{"村", "评议"}},
     .start = "验收"},
    {.id = "JOBS.employ",
     .accepts = {"村", "乡镇", "县", "网上"},
     .decides = {"就业"},
     .says = {"当场"}},
    {.id = "JOBS.unemploy",
     .accepts = {"村", "乡镇", "县", "网上"},
     .decides = {"就业"},
     .says = {"当场"}},
    {.id = "LEGALAID.apply",
     .accepts = {"县", "工作站"},
     .decides = {"法律援助中心"},
     .total = calendar(7, kSure),
     .steps = {calendar(7, kSure), calendar(3, kSure)}},
};

// What the printed guide says where a limit that is no number of days is told.
std::string notes(const Matter& matter) {
  const GuidePaper paper = guidePaper(PaperPlace{}, matter, nullptr);
  std::string all = paper.reminder.text + "\n";
  for (const PaperLine& limit : paper.limits) all += limit.text + "\n";
  for (const GuidePaper::StepRow& step : paper.steps) {
    all += step.title + "\n" + step.detail + "\n" + step.limit + "\n";
  }
  return all;
}

// Days, their unit and how sure they are; where they come from is the content's own affair.
void expectLimit(const std::optional<Limit>& found, const std::optional<Limit>& wanted,
                 const char* which) {
  ASSERT_EQ(found.has_value(), wanted.has_value()) << which;
  if (!wanted) return;
  EXPECT_TRUE(found->days == wanted->days && found->unit == wanted->unit &&
              found->certainty == wanted->certainty)
      << which << ": " << testing::PrintToString(*found) << ", not "
      << testing::PrintToString(*wanted);
}

void expectAccepts(const Matter& matter, const Words& words) {
  EXPECT_EQ(matter.accepts_at.size(), words.size());
  for (const std::string& word : words) {
    EXPECT_THAT(matter.accepts_at, Contains(HasSubstr(word)));
  }
}

void expectPublicity(const std::optional<Publicity>& found,
                     const std::optional<PublicityRow>& wanted) {
  ASSERT_EQ(found.has_value(), wanted.has_value());
  if (!wanted) return;
  for (const std::string& word : wanted->where) EXPECT_THAT(found->text, HasSubstr(word));
  expectLimit(found->limit, wanted->days, "publicity");
  EXPECT_EQ(found->inside_limit, wanted->inside_limit);
  EXPECT_EQ(found->minors, wanted->minors);
}

void expectSteps(const Matter& matter, const std::vector<Limit>& wanted) {
  std::vector<Limit> found;
  for (const Step& step : matter.steps) {
    if (step.limit) found.push_back(*step.limit);
  }
  ASSERT_EQ(found.size(), wanted.size()) << testing::PrintToString(found);
  for (std::size_t i = 0; i < wanted.size(); ++i) expectLimit(found[i], wanted[i], "step");
}

class AcceptanceTest : public testing::TestWithParam<MatterRow> {};

TEST_P(AcceptanceTest, TheGuideSaysWhatTheTableSays) {
  const MatterRow& row = GetParam();
  const Matter* matter = shipped().find(row.id);
  ASSERT_NE(matter, nullptr);
  expectAccepts(*matter, row.accepts);
  for (const std::string& word : row.decides) EXPECT_THAT(matter->decides.text, HasSubstr(word));
  expectLimit(matter->total, row.total, "total");
  expectLimit(matter->extended, row.extended, "extended");
  expectSteps(*matter, row.steps);
  expectPublicity(matter->publicity, row.publicity);
  EXPECT_EQ(matter->benefit_start.text.empty(), row.start.empty()) << matter->benefit_start.text;
  EXPECT_THAT(matter->benefit_start.text, HasSubstr(row.start));
  for (const std::string& word : row.says) EXPECT_THAT(notes(*matter), HasSubstr(word));
  EXPECT_EQ(matter->valid_until, row.until);
}

std::string matterName(const testing::TestParamInfo<MatterRow>& info) {
  std::string name = info.param.id;
  std::ranges::replace(name, '.', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Table, AcceptanceTest, testing::ValuesIn(kMatters), matterName);

struct AgencyRow {
  std::string code;
  VillageMode mode;
  Words matters;
  std::string onward;
  std::string limit;
  Certainty certainty = kToVerify;
};

void PrintTo(const AgencyRow& row, std::ostream* out) { *out << row.code; }

using enum VillageMode;

const std::vector<AgencyRow> kAgencies = {
    {"D01", Agent, {"PENSION.join", "PENSION.change"}, "县社保机构", "3 个工作日"},
    {"D02",
     Agent,
     {"PENSION.claim", "PENSION.verify"},
     "乡镇，再到县社保机构",
     "20 个工作日",
     kSure},
    {"D03", Agent, {"MEDINS.join", "MEDINS.pay"}, "乡镇、医保窗口", "材料齐的当场办"},
    {"D04", Agent, {"MEDINS.remote"}, "县医保局", "窗口当场办，网上当地定"},
    {"D05",
     Agent,
     {"MEDINS.reimburse", "MEDINS.aid"},
     "乡镇，再到县医保局",
     "报销 30 个工作日，救助当地定",
     kSure},
    {"D06", Agent, {"DIBAO.apply"}, "乡镇", "30 个工作日，特殊的 45 个"},
    {"D07", Agent, {"TEKUN.apply"}, "乡镇", "15+10 个工作日，公示 7 天"},
    {"D08", Agent, {"TEMPAID.apply"}, "乡镇", "急的先救，手续后补", kSure},
    {"D09", Agent, {"DISAB.card", "DISAB.allowance"}, "乡镇残联、医院、县残联", "由当地定"},
    {"D10", Agent, {"ELDER.allowance", "ELDER.card"}, "乡镇，再到县民政局", "由当地定"},
    {"D11", Agent, {"FAMILY.birth", "FAMILY.childcare"}, "乡镇", "登记当场办，补贴当地定"},
    {"D12", Agent, {"FAMILY.reward", "FAMILY.special"}, "乡镇，再到县卫健局", "每年办一次"},
    {"D13",
     Assist,
     {"HUKOU.birth", "HUKOU.death", "HUKOU.move", "HUKOU.book"},
     "派出所",
     "由当地定"},
    {"D14", Agent, {"HOMESTEAD.apply"}, "村民小组、村里，再到乡镇", "20 个工作日，可延长 10 个"},
    {"D15", Agent, {"HOUSING.repair"}, "乡镇，再到县住建部门", "由当地定"},
    {"D16",
     Agent,
     {"LANDSUB.check", "GREEN.pay", "AGMACH.apply"},
     "乡镇，再到县里",
     "按每一项的说明"},
    {"D17",
     Agent,
     {"JOBS.employ", "JOBS.unemploy"},
     "乡镇，再到县就业机构",
     "窗口当场办，网上当地定"},
    {"D18", Agent, {"LEGALAID.apply"}, "县法律援助中心", "7 天内决定，3 天内派律师", kSure},
    // Not of the eighteen: what else can be handed in at the terminal.
    {"D19", Agent, {"DIBAO.change"}, "乡镇", ""},
    {"D20", Agent, {"LIVING.disaster"}, "乡镇", ""},
    {"D21", Agent, {"AGTECH.ask"}, "乡镇农业综合服务中心", ""},
};

class AgencyTest : public testing::TestWithParam<AgencyRow> {};

TEST_P(AgencyTest, TheVillageDoesWhatTheListSays) {
  const AgencyRow& row = GetParam();
  const auto& agencies = shipped().agencies;
  const auto agency = std::ranges::find(agencies, row.code, &Agency::code);
  ASSERT_NE(agency, agencies.end());
  EXPECT_EQ(agency->mode, row.mode);
  EXPECT_EQ(agency->matters, row.matters);
  EXPECT_EQ(agency->onward, row.onward);
  EXPECT_EQ(agency->limit, row.limit);
  EXPECT_EQ(agency->certainty, row.certainty);
  for (const std::string& id : row.matters) {
    ASSERT_NE(shipped().agencyOf(id), nullptr) << id;
    EXPECT_EQ(shipped().agencyOf(id)->code, row.code) << id;
  }
}

std::string agencyName(const testing::TestParamInfo<AgencyRow>& info) { return info.param.code; }

INSTANTIATE_TEST_SUITE_P(List, AgencyTest, testing::ValuesIn(kAgencies), agencyName);

TEST(AgencyListTest, HasTheEighteenInOrderAndThenTheOthers) {
  Words found;
  for (const Agency& agency : shipped().agencies) found.push_back(agency.code);
  Words wanted;
  for (const AgencyRow& row : kAgencies) wanted.push_back(row.code);
  EXPECT_EQ(found, wanted);
  EXPECT_EQ(found.size(), 21U);
}

// Who hands in a request is told to whom the village carries it.
TEST(AgencyListTest, EveryRequestFormHasItsEntry) {
  for (const Matter& matter : shipped().matters) {
    if (matter.form) {
      EXPECT_NE(shipped().agencyOf(matter.id), nullptr) << matter.id;
    }
  }
}

// Old names and everyday words, in Chinese, in letters, and half and half.
TEST(ShippedFinderTest, EverydayWordsLeadToTheirService) {
  const Finder finder(shipped());
  const auto leadsTo = [&](std::string_view typed, std::string_view matter) {
    const std::vector<Found> found = finder.find(typed, 3);
    return std::ranges::find(found, matter, &Found::matter) != found.end();
  };
  for (const char* typed : {"新农合", "新n合", "xnh", "新nongh"}) {
    EXPECT_TRUE(leadsTo(typed, "MEDINS.join")) << typed;
  }
  for (const char* typed : {"五保户", "五bh", "wubaohu"}) {
    EXPECT_TRUE(leadsTo(typed, "TEKUN.apply")) << typed;
  }
  for (const char* typed : {"低保户", "低保h"}) EXPECT_TRUE(leadsTo(typed, "DIBAO.apply")) << typed;
  for (const char* typed : {"粮补", "粮b"}) EXPECT_TRUE(leadsTo(typed, "LANDSUB.check")) << typed;
}

// What the village may hand in for a resident can be asked for at the terminal. Contributions to
// the medical insurance are paid by the resident's own hand; the village only helps.
TEST(AgencyListTest, EveryMatterOfTheListHasItsRequestForm) {
  for (const AgencyRow& row : kAgencies) {
    for (const std::string& id : row.matters) {
      const Matter* matter = shipped().find(id);
      ASSERT_NE(matter, nullptr) << id;
      EXPECT_EQ(matter->form.has_value(), id != "MEDINS.pay") << id;
    }
  }
}

}  // namespace
}  // namespace bianmin
