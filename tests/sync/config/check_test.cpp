// What a check of the content finds, and that it finds all of it at once.
#include "sync/config/check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sync/config/catalogue.h"
#include "sync/config/error.h"
#include "sync/config/supervision_file.h"
#include "tests/sync/config/faults.h"
#include "tests/sync/config/readme_examples.h"

namespace bianmin {
namespace {

using testing::HasSubstr;

const std::filesystem::path kShipped = std::filesystem::path(BIANMIN_SOURCE_DIR) / "config";
constexpr char32_t kUndrawn = 0xE000;  // for private use: no font has it

std::string drawings() {
  std::ostringstream all;
  all << std::ifstream(std::string(BIANMIN_SOURCE_DIR) + "/assets/icons/icons.svg").rdbuf();
  return all.str();
}

std::vector<Finding> check(const std::filesystem::path& folder, const char* today = "2026-11-22") {
  const std::string drawn = drawings();
  CheckOptions options;
  options.today = dateFromIso(today);
  options.has_icon = [&](std::string_view icon) {
    return drawn.find("id=\"" + std::string(icon) + "\"") != std::string::npos;
  };
  options.can_draw = [](char32_t c) { return c != kUndrawn; };
  return checkContent(folder, options);
}

std::string shown(const std::vector<Finding>& findings) {
  std::string text;
  for (const Finding& finding : findings) text += std::string(ConfigError(finding).what()) + "\n";
  return text;
}

std::vector<Finding> only(std::vector<Finding> findings, Severity severity) {
  std::erase_if(findings, [&](const Finding& f) { return f.severity != severity; });
  return findings;
}

class CheckTest : public testing::Test {
 protected:
  CheckTest() { EXPECT_EQ(writeReadmeExamples(files_), 9); }
  ConfigFiles files_;
};

TEST_F(CheckTest, TheExamplesOfTheReadmeHaveNoFaultAndUseEveryKind) {
  const auto findings = check(files_.folder());
  ASSERT_EQ(findings.size(), 1U) << shown(findings);
  EXPECT_EQ(findings[0].severity, Severity::Note) << "the variable that is not set";
  EXPECT_THAT(findings[0].message, HasSubstr("例子的标准（元/月）"));

  const Catalogue catalogue = loadCatalogue(files_.folder());
  const Matter& matter = *catalogue.find("SAMPLE.apply");
  EXPECT_EQ(matter.where, "乡镇便民服务中心，镇政府一楼");
  EXPECT_EQ(matter.amounts.at(0).text, "每人每月 多少问窗口");
  EXPECT_TRUE(matter.local);
  EXPECT_EQ(matter.promised->days, 15);
  EXPECT_EQ(matter.who[0].source, "rule1");
  EXPECT_EQ(matter.who[1].source, "rule9");
  EXPECT_EQ(matter.steps[1].source, "rule1");
  EXPECT_EQ(matter.steps[1].limit->source, "rule9");
  EXPECT_EQ(matter.sources.size(), 2U);
  std::set<FieldKind> kinds;
  for (const Field& field : matter.form->fields) kinds.insert(field.kind);
  EXPECT_EQ(kinds.size(), 11U) << "the example shows every kind of field";
  ASSERT_NE(catalogue.agencyOf("SAMPLE.apply"), nullptr);
  EXPECT_EQ(catalogue.events.size(), 1U);
  EXPECT_EQ(catalogue.services.at(0).old_name, "老例子");

  const SupervisionRules rules = loadSupervision(files_.folder());
  EXPECT_EQ(rules.office, "便民");
  EXPECT_EQ(rules.rule(LetterKind::Warn).reply_days, 5);
  EXPECT_EQ(rules.rule(LetterKind::Warn).on.size(), 2U);
  EXPECT_EQ(rules.month.middle, 15);
  ASSERT_EQ(rules.supervisors.size(), 2U);
  EXPECT_EQ(rules.supervisors[1].area, "610622102");
}

TEST_F(CheckTest, WithoutASupervisionFileTheDefaultsHoldAndNobodyAnswers) {
  std::filesystem::remove(files_.folder() / "supervision.toml");
  const SupervisionRules rules = loadSupervision(files_.folder());
  EXPECT_EQ(rules.due_soon_days, kDueSoonDays);
  EXPECT_TRUE(rules.supervisors.empty());
  EXPECT_EQ(rules.rule(LetterKind::Hint).on, std::vector{LetterCause::DueSoon});
}

TEST_F(CheckTest, EveryPlantedFaultIsNamedWithFileLineAndField) {
  for (const Fault& fault : plantedFaults()) {
    const std::string kept = files_.read(fault.file);
    int line = files_.replace(fault.file, fault.from, fault.to);
    const std::string& named = fault.where.empty() ? fault.file : fault.where;
    if (!fault.at.empty()) line = files_.lineOf(named, fault.at);
    const auto findings = check(files_.folder());
    const auto errors = only(findings, Severity::Error);
    const auto told = std::ranges::find_if(errors, [&](const Finding& finding) {
      return finding.file == (files_.folder() / named).string() &&
             finding.line == line + fault.below && finding.field == fault.field &&
             (finding.message + "；" + finding.fix).find(fault.says) != std::string::npos;
    });
    EXPECT_NE(told, errors.end()) << fault.field << " at line " << line + fault.below << ": "
                                  << fault.says << "\n"
                                  << shown(findings);
    EXPECT_EQ(errors.size(), 1U + static_cast<unsigned>(fault.more)) << fault.field << "\n"
                                                                     << shown(findings);
    files_.write(fault.file, kept);
  }
  EXPECT_GE(plantedFaults().size(), 40U);
}

TEST_F(CheckTest, AProgramStartsWithNoneButThoseThatOnlyShow) {
  const auto load = [&] {
    loadCatalogue(files_.folder());
    loadCalendar(files_.folder());
    loadSupervision(files_.folder());
  };
  for (const Fault& fault : plantedFaults()) {
    const std::string kept = files_.read(fault.file);
    files_.replace(fault.file, fault.from, fault.to);
    if (fault.starts) {
      EXPECT_NO_THROW(load()) << fault.field << " " << fault.says;
    } else {
      EXPECT_THROW(load(), ConfigError) << fault.field << " " << fault.says;
    }
    files_.write(fault.file, kept);
  }
  files_.replace(kService, "tile = \"slate\"", "tile = \"red\"");
  const int line = files_.lineOf(kService, "tile = ");
  expectWrong(load, {kService, line, "matter[1].tile", "plum、teal"});
}

TEST_F(CheckTest, OneFaultDoesNotHideAnother) {
  files_.replace(kService, "tile = \"slate\"", "tile = \"red\"");
  files_.replace(kService, "expect = \"yes\"", "expect = 1");
  files_.replace(kService, "kind = \"phone\"", "kind = \"fax\"");
  files_.replace("home.toml", "title = \"例子\"", "title = \"\"");
  files_.replace("agency.toml", "mode = \"agent\"", "mode = \"help\"");
  files_.replace("calendar/closures.toml", "2026-12-01", "2026-13-01");
  files_.write("services/broken.toml", "code = ");
  EXPECT_EQ(only(check(files_.folder()), Severity::Error).size(), 7U);
}

TEST_F(CheckTest, AFileThatCannotBeReadIsSaidOnceAndNotForEachNameInIt) {
  files_.write(kService, "code = ");
  const auto findings = check(files_.folder());
  ASSERT_EQ(findings.size(), 1U) << shown(findings);
  EXPECT_EQ(findings[0].field, "syntax");
}

TEST_F(CheckTest, AMissingFileOfAFolderIsAnError) {
  std::filesystem::remove(files_.folder() / "home.toml");
  std::filesystem::remove(files_.folder() / "queues.toml");
  const auto errors = only(check(files_.folder()), Severity::Error);
  ASSERT_EQ(errors.size(), 3U) << "and the matter's queue is not known: " << shown(errors);
  EXPECT_EQ(errors[0].line, 0);
}

TEST_F(CheckTest, ACopyOfAFileIsSaidOnce) {
  files_.write("services/sample-old.toml", files_.read(kService));
  const auto errors = only(check(files_.folder()), Severity::Error);
  ASSERT_EQ(errors.size(), 1U) << shown(errors);
  EXPECT_EQ(errors[0].field, "code");
  EXPECT_THAT(errors[0].file, HasSubstr("sample.toml")) << "the second by name";
}

TEST_F(CheckTest, WhatIsOutOfDateOrNotUsedIsAWarning) {
  files_.write("services/other.toml", [&] {
    std::string text = files_.read(kService);
    for (auto at = text.find("SAMPLE"); at != std::string::npos; at = text.find("SAMPLE")) {
      text.replace(at, 6, "OTHER");
    }
    return text;
  }());
  files_.replace("services/other.toml", "2099-12-31", "2026-11-21");
  files_.replace("home.toml", "\"SAMPLE.apply\"", "\"SAMPLE.apply\", \"OTHER.apply\"");
  files_.replace(kService, "\n[[matter]]",
                 "\n[[source]]\nid = \"spare\"\ntext = \"多余的来源\"\n\n[[matter]]");
  files_.write("county.toml", files_.read("county.toml") +
                                  "\n[[variable]]\nid = \"spare\"\ntitle = \"多余的变量\"\n");
  const auto findings = check(files_.folder());
  EXPECT_TRUE(only(findings, Severity::Error).empty()) << shown(findings);
  const auto warnings = only(findings, Severity::Warning);
  ASSERT_EQ(warnings.size(), 3U) << shown(findings);
  EXPECT_EQ(warnings[0].field, "variable[3].id");
  EXPECT_EQ(warnings[1].field, "matter[1].valid_until");
  EXPECT_EQ(warnings[2].field, "source[3].id");

  EXPECT_EQ(only(check(files_.folder(), "2025-12-31"), Severity::Warning).size(), 7U)
      << "two are not yet valid and were checked in the future, and the year has no calendar";
}

TEST_F(CheckTest, WhatIsGivenBackAtOnceIsSaidSoInItsKey) {
  const int line = files_.replace(kService, "returned = true\n", "");
  ASSERT_GT(line, 0);
  const auto notes = only(check(files_.folder()), Severity::Note);
  ASSERT_EQ(notes.size(), 2U) << "with the variable that is not set";
  EXPECT_THAT(notes, testing::Contains(testing::Field(&Finding::message, HasSubstr("returned"))));
  EXPECT_FALSE(loadCatalogue(files_.folder()).find("SAMPLE.apply")->materials.at(0).returned);
}

TEST_F(CheckTest, APromiseWithNothingToCompareItWithIsAWarning) {
  std::string service = files_.read(kService);
  for (const std::string key : {"\ntotal = ", "\nextended = "}) {
    const auto at = service.find(key);
    ASSERT_NE(at, std::string::npos) << key;
    service.erase(at, service.find('\n', at + 1) - at);
  }
  files_.write(kService, service);
  const auto findings = check(files_.folder());
  EXPECT_TRUE(only(findings, Severity::Error).empty()) << shown(findings);
  const auto warnings = only(findings, Severity::Warning);
  ASSERT_EQ(warnings.size(), 1U) << shown(findings);
  EXPECT_EQ(warnings[0].field, "promised[1].matter");
}

TEST_F(CheckTest, AVariableWithoutWordsOfItsOwnSendsToTheWindow) {
  files_.replace("county.toml", "unset = \"多少问窗口\"", "");
  const Catalogue catalogue = loadCatalogue(files_.folder());
  EXPECT_EQ(catalogue.matters.at(0).amounts.at(0).text, "每人每月 请向窗口咨询");
  files_.replace("county.toml", "title = \"例子的标准（元/月）\"",
                 "title = \"例子的标准（元/月）\"\nvalue = \"600 元\"");
  const Catalogue set = loadCatalogue(files_.folder());
  EXPECT_EQ(set.matters.at(0).amounts.at(0).text, "每人每月 600 元");
  EXPECT_FALSE(set.matters.at(0).local);
}

TEST_F(CheckTest, ALocalClosingDayIsNoWorkingDay) {
  const WorkCalendar calendar = loadCalendar(files_.folder());
  EXPECT_FALSE(calendar.isWorkingDay(dateFromIso("2026-12-01")));
  EXPECT_FALSE(calendar.isWorkingDay(dateFromIso("2026-12-02")));
  EXPECT_TRUE(calendar.isWorkingDay(dateFromIso("2026-12-03")));
}

TEST_F(CheckTest, AYearWithoutACalendarIsAWarning) {
  const auto warnings = only(check(files_.folder(), "2027-01-04"), Severity::Warning);
  ASSERT_EQ(warnings.size(), 1U) << shown(warnings);
  EXPECT_THAT(warnings[0].message, HasSubstr("2027 年"));
}

TEST_F(CheckTest, TheCataloguesFilesThatMayBeMissingMayBe) {
  for (const char* name : {"agency.toml", "life_events.toml", "calendar/closures.toml"}) {
    std::filesystem::remove(files_.folder() / name);
  }
  EXPECT_TRUE(loadCatalogue(files_.folder()).agencies.empty());
  EXPECT_TRUE(loadCalendar(files_.folder()).isWorkingDay(dateFromIso("2026-12-01")));
}

TEST(ShippedContentTest, HasNoError) {
  EXPECT_EQ(shown(only(check(kShipped, "2026-11-22"), Severity::Error)), "");
}

}  // namespace
}  // namespace bianmin
