// Lists as files: whose rows, what is masked, what a spreadsheet must not take for a formula.
#include "sync/center/desk/sheet.h"

#include "tests/sync/center/desk/desk_fixture.h"
#include "tests/sync/center/desk/read_back.h"

namespace bianmin::center {
namespace {

using desk::LimitedSheet;
using desk::makeSheet;
using desk::SheetFormat;
using testing::AllOf;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

TEST(SheetTest, AnXlsxHoldsTextAsTextAndNumbersAsNumbers) {
  const auto sheet = makeSheet(SheetFormat::Xlsx, "统计");
  sheet->add({"名字", "件数"});
  sheet->add({"=1+1", std::int64_t{7}});
  sheet->add({std::string("a\x01&<b>"), "610622102201"});
  EXPECT_EQ(xlsxText(sheet->finish()), "名字|件数\n=1+1|#7\na&<b>|610622102201\n");
}

TEST(SheetTest, WhatIsCutOffSaysSo) {
  for (const SheetFormat format : {SheetFormat::Csv, SheetFormat::Xlsx}) {
    const auto file = makeSheet(format, "");
    LimitedSheet sheet(*file, 2);
    EXPECT_TRUE(sheet.add({"a"}));
    EXPECT_TRUE(sheet.add({"b"}));
    EXPECT_FALSE(sheet.add({"c"}));
    EXPECT_FALSE(sheet.add({"d"}));
    EXPECT_EQ(sheet.rows(), 2u);
    const std::string bytes = file->finish();
    EXPECT_THAT(format == SheetFormat::Csv ? bytes : xlsxText(bytes),
                AllOf(HasSubstr("只有前 2 行"), Not(HasSubstr("c"))));
  }
}

TEST(SheetTest, AnUnfinishedFileLeavesNothingBehind) {
  const TemporaryFolder folder;
  ::setenv("TMPDIR", folder.path().c_str(), 1);
  makeSheet(SheetFormat::Xlsx, "x")->add({"a"});
  makeSheet(SheetFormat::Xlsx, "x")->finish();
  ::unsetenv("TMPDIR");
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

class ExportTest : public DeskTest {};

TEST_F(ExportTest, AWorklistHoldsWhatTheAccountSeesMasked) {
  desk_.addRequest(1);
  desk_.addRequest(2, kForeignVillage, "李四", "610622189202290023");
  desk_.addStaff("town", DeskRole::TownClerk, kTown);
  DeskBrowser town = desk_.signedIn("town");
  const DeskAnswer csv = town.get("/requests/table/csv?list=all");
  EXPECT_THAT(csv.headers, AllOf(HasSubstr("text/csv"), HasSubstr("requests-all-")));
  EXPECT_THAT(csv.body, StartsWith("\xEF\xBB\xBF办件编号,事项,申请人,"));
  EXPECT_THAT(csv.body, AllOf(HasSubstr("\r\n" + ulid(1) + ","), HasSubstr(",张*,")));
  EXPECT_THAT(csv.body, AllOf(Not(HasSubstr(ulid(2))), Not(HasSubstr("张三")),
                              Not(HasSubstr("610622189001010013"))));
  const DeskAnswer xlsx = town.get("/requests/table/xlsx?list=all&town=610622103");
  EXPECT_THAT(xlsx.headers, HasSubstr("spreadsheetml.sheet"));
  EXPECT_THAT(xlsxText(xlsx.body), AllOf(HasSubstr("\n" + ulid(1) + "|"), Not(HasSubstr(ulid(2)))));
  EXPECT_THAT(audited("export"),
              ElementsAre("all|area=610622102 rows=1", "all|area=610622102 rows=1"));
  EXPECT_EQ(town.get("/requests/table/pdf").status, 404);
  EXPECT_EQ(desk_.browser().get("/requests/table/csv").path, "/signin");
}

TEST_F(ExportTest, AFileHasTheRowsOfAllPages) {
  for (std::uint64_t n = 1; n <= 60; ++n) desk_.addRequest(n);
  desk_.addStaff("clerk", DeskRole::CountyClerk, "610622");
  DeskBrowser clerk = desk_.signedIn("clerk");
  for (const char* path : {"/requests/table/csv?list=received", "/stats/rows/csv?what=received"}) {
    const std::string body = clerk.get(path).body;
    for (std::uint64_t n = 1; n <= 60; ++n) EXPECT_THAT(body, HasSubstr(ulid(n))) << path;
    EXPECT_EQ(std::ranges::count(body, '\n'), 61) << path;
  }
}

TEST_F(ExportTest, TheRowsOfAFigureAndTheFiguresAreFilesToo) {
  desk_.addRequest(1);
  desk_.addStaff("lisi", DeskRole::Supervisor, "610622");
  DeskBrowser browser = desk_.signedIn("lisi");
  EXPECT_THAT(browser.get("/stats/rows?what=received").body,
              HasSubstr("/stats/rows/xlsx?what=received&amp;"));
  EXPECT_THAT(xlsxText(browser.get("/stats/rows/xlsx?what=received").body),
              AllOf(StartsWith("办件编号|事项|"), HasSubstr(ulid(1))));
  EXPECT_THAT(xlsxText(browser.get("/stats/table.xlsx?by=matter").body),
              HasSubstr("\nDIBAO.apply|"));
  EXPECT_THAT(xlsxText(browser.get("/stats/table.xlsx?by=matter").body), HasSubstr("|#1|#0|"));
  EXPECT_EQ(browser.get("/stats/rows/csv?what=nothing").status, 404);
}

}  // namespace
}  // namespace bianmin::center
