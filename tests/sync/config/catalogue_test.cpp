// The shipped catalogue, and what is refused in a county's own files.
#include "sync/config/catalogue.h"

#include <gtest/gtest.h>

#include <set>

#include "tests/support/paths.h"
#include "tests/sync/config/config_files.h"

namespace bianmin {
namespace {

const std::filesystem::path kShipped = std::filesystem::path(BIANMIN_SOURCE_DIR) / "config";

// The shipped configuration in a folder that may be spoiled.
class CatalogueFileTest : public testing::Test {
 protected:
  CatalogueFileTest() {
    std::filesystem::copy(kShipped, files_.folder(),
                          std::filesystem::copy_options::recursive |
                              std::filesystem::copy_options::overwrite_existing);
  }

  ConfigFiles files_;
};

TEST(ShippedCatalogueTest, HasItsOldestServicesComplete) {
  const Catalogue catalogue = loadCatalogue(kShipped);
  for (const char* id : {"PENSION.join", "PENSION.claim", "DIBAO.apply", "TEMPAID.apply"}) {
    const Matter* matter = catalogue.find(id);
    ASSERT_NE(matter, nullptr) << id;
    EXPECT_TRUE(matter->form) << id;
    EXPECT_GE(matter->steps.size(), 3U) << id;
    EXPECT_FALSE(matter->remedy.empty()) << id;
    EXPECT_EQ(matter->fee, "不收费") << id;
    EXPECT_NE(catalogue.group(matter->queue_group), nullptr) << id;
  }
  ASSERT_EQ(catalogue.cards.size(), 6U);
  EXPECT_EQ(catalogue.cards[0].matters.at(0), "PENSION.claim");
  ASSERT_EQ(catalogue.groups.size(), 4U);
}

TEST(ShippedCatalogueTest, KeepsTheUnitAndTheCertaintyOfEachLimit) {
  const Catalogue catalogue = loadCatalogue(kShipped);
  const Matter& dibao = *catalogue.find("DIBAO.apply");
  EXPECT_EQ(dibao.total->days, 30);
  EXPECT_EQ(dibao.total->certainty, Certainty::ToVerify);
  EXPECT_EQ(dibao.steps[2].limit->unit, DayUnit::Calendar);
  EXPECT_EQ(dibao.who[0].certainty, Certainty::Confirmed);
  const Matter& claim = *catalogue.find("PENSION.claim");
  EXPECT_EQ(claim.total->days, 20);
  EXPECT_EQ(claim.total->certainty, Certainty::Confirmed);
  EXPECT_EQ(claim.who[0].certainty, Certainty::ToVerify);
  EXPECT_FALSE(catalogue.find("TEMPAID.apply")->total);
}

TEST(ShippedCatalogueTest, EveryKindOfConsentHasItsOwnField) {
  const Catalogue catalogue = loadCatalogue(kShipped);
  std::set<Sensitivity> kinds;
  for (const Matter& matter : catalogue.matters) {
    if (!matter.form) continue;
    for (const Field& field : matter.form->fields) {
      kinds.insert(field.sensitivity);
      // Only a guardian must be named: without that, nothing of a child may be taken at all.
      const bool plain = field.sensitivity == Sensitivity::Identity || field.id == "guardian";
      EXPECT_TRUE(plain || !field.required) << matter.id << " " << field.id;
    }
  }
  EXPECT_EQ(kinds.size(), 4U);
}

TEST(ShippedCatalogueTest, EveryIconIsDrawn) {
  const auto icons = std::filesystem::path(BIANMIN_SOURCE_DIR) / "assets/icons/icons.svg";
  std::ostringstream drawing;
  drawing << std::ifstream(icons).rdbuf();
  ASSERT_FALSE(drawing.str().empty()) << icons;
  const Catalogue catalogue = loadCatalogue(kShipped);
  const auto drawn = [&](const std::string& icon) {
    return drawing.str().find("id=\"" + icon + "\"") != std::string::npos;
  };
  for (const HomeCard& card : catalogue.cards) EXPECT_TRUE(drawn(card.icon)) << card.icon;
  for (const Matter& matter : catalogue.matters) {
    EXPECT_TRUE(drawn(matter.icon)) << matter.icon;
    for (const Material& m : matter.materials) EXPECT_TRUE(drawn(m.icon)) << m.icon;
  }
}

TEST(ShippedCatalogueTest, ASumOfMoneyHasItsDateOrIsToBeVerified) {
  int sums = 0;
  for (const Matter& matter : loadCatalogue(kShipped).matters) {
    for (const Amount& amount : matter.amounts) {
      EXPECT_EQ(amount.text.find('{'), std::string::npos) << matter.id;
      if (amount.text.find("元") == std::string::npos) continue;
      ++sums;
      const bool said = amount.effective || amount.certainty == Certainty::ToVerify;
      EXPECT_TRUE(said) << matter.id << " " << amount.text;
    }
    for (const Step& step : matter.steps) {
      EXPECT_EQ(step.detail.find("元"), std::string::npos) << matter.id << " " << step.detail;
    }
  }
  EXPECT_GT(sums, 0);
}

TEST_F(CatalogueFileTest, ANewFileAppearsWithoutARebuild) {
  std::string text = files_.read("services/dibao.toml");
  for (auto at = text.find("DIBAO"); at != std::string::npos; at = text.find("DIBAO")) {
    text.replace(at, 5, "TEKUN");
  }
  files_.write("services/tekun.toml", text);
  files_.write("services/.tekun.toml.swp", "broken");
  EXPECT_NE(loadCatalogue(files_.folder()).find("TEKUN.apply"), nullptr);
}

TEST_F(CatalogueFileTest, AnUnquotedDateIsTakenAsWell) {
  files_.replace("services/dibao.toml", "checked_on = \"2026-11-22\"", "checked_on = 2026-11-22");
  const auto catalogue = loadCatalogue(files_.folder());
  EXPECT_EQ(toIso(catalogue.find("DIBAO.apply")->checked_on), "2026-11-22");
}

TEST_F(CatalogueFileTest, TheSameMatterInTwoFilesIsRefused) {
  files_.write("services/zz.toml", files_.read("services/dibao.toml"));
  expectWrong([&] { loadCatalogue(files_.folder()); }, {"services/zz.toml", 2, "code", "两次"});
}

TEST_F(CatalogueFileTest, TheHomeScreenDoesNotWaitForTheServices) {
  std::filesystem::remove_all(files_.folder() / "services");
  const Catalogue home = loadHome(files_.folder());
  EXPECT_EQ(home.cards.size(), 6U);
  EXPECT_EQ(home.groups.size(), 4U);
  EXPECT_TRUE(home.matters.empty());
}

TEST_F(CatalogueFileTest, AFolderWithoutServicesIsRefused) {
  std::filesystem::remove_all(files_.folder() / "services");
  expectWrong([&] { loadCatalogue(files_.folder()); },
              {"services", 0, "file", "一个服务文件都没有"});
}

class CalendarFileTest : public CatalogueFileTest {
 protected:
  void expectCalendarError(const std::string& from, const std::string& to, const std::string& field,
                           const std::string& what) {
    const std::string kept = files_.read("calendar/2026.toml");
    files_.replace("calendar/2026.toml", from, to);
    expectWrong([&] { loadCalendar(files_.folder()); }, {"calendar/2026.toml", 0, field, what});
    files_.write("calendar/2026.toml", kept);
  }
};

TEST_F(CalendarFileTest, TheShippedYearHas248WorkingDays) {
  const WorkCalendar calendar = loadCalendar(files_.folder());
  ASSERT_TRUE(calendar.covers(2026));
  int working = 0;
  for (auto day = std::chrono::sys_days{dateFromIso("2026-01-01")};
       day <= std::chrono::sys_days{dateFromIso("2026-12-31")}; day += std::chrono::days{1}) {
    working += calendar.isWorkingDay(Date{day}) ? 1 : 0;
  }
  EXPECT_EQ(working, 248);
}

TEST_F(CalendarFileTest, ImpossibleDaysAreNamed) {
  expectCalendarError("2026-10-07", "2026-10-32", "off", "2026-10-01/2026-10-32");
  expectCalendarError("2026-10-01/2026-10-07", "2026-10-07/2026-10-01", "off", "早");
  expectCalendarError("2026-10-01/2026-10-07", "2027-10-01", "off", "不在 2026 年");
  expectCalendarError("work = [\"2026-01-04\"", "work = [\"2026-01-03\"", "work", "也在 off 里");
  expectCalendarError("work = [\"2026-01-04\"", "work = [\"2026-01-05\"", "work", "本来就上班");
  expectCalendarError("year = 2026", "year = 26", "year", "之间");
}

TEST_F(CalendarFileTest, AYearIsTakenOnce) {
  files_.write("calendar/again.toml", files_.read("calendar/2026.toml"));
  expectWrong([&] { loadCalendar(files_.folder()); },
              {"calendar/again.toml", 2, "year", "别的文件"});
}

TEST_F(CalendarFileTest, WithoutFilesNoYearIsCovered) {
  std::filesystem::remove_all(files_.folder() / "calendar");
  EXPECT_FALSE(loadCalendar(files_.folder()).covers(2026));
}

}  // namespace
}  // namespace bianmin
