// .xlsx files as spreadsheets write them, and as somebody makes them who means no good.
#include "sync/center/desk/xlsx_read.h"

#include <gmock/gmock.h>

#include <map>

#include "tests/sync/center/desk/read_back.h"

namespace bianmin::center {
namespace {

using desk::ReadTable;
using desk::readTable;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

using Parts = std::map<std::string, std::string>;

constexpr const char* kSheet = "xl/worksheets/sheet2.xml";

// Two sheets, of which the first is hidden.
Parts workbook(const std::string& rows, const std::string& strings) {
  return {{"xl/workbook.xml", R"(<?xml version="1.0"?><workbook xmlns:r="r"><sheets>)"
                              R"(<sheet name="a" sheetId="1" state="hidden" r:id="rId1"/>)"
                              R"(<sheet name="b" sheetId="2" r:id="rId2"/></sheets></workbook>)"},
          {"xl/_rels/workbook.xml.rels",
           R"(<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/>)"
           R"(<Relationship Id="rId2" Target="worksheets/sheet2.xml"/></Relationships>)"},
          {"xl/sharedStrings.xml", "<sst>" + strings + "</sst>"},
          {kSheet, "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"}};
}

std::string zipped(const Parts& parts) {
  const TemporaryFolder folder;
  for (const auto& [name, bytes] : parts) {
    const std::filesystem::path file = folder.path() / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << bytes;
  }
  outputOf("cd " + folder.path().string() + " && python3 -m zipfile -c out.xlsx xl");
  std::ifstream stream(folder.path() / "out.xlsx", std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

ReadTable read(const std::string& rows, const std::string& strings = "", std::size_t most = 9) {
  return readTable(zipped(workbook(rows, strings)), most);
}

TEST(XlsxReadTest, EveryKindOfCellIsItsTextWhereItStands) {
  const ReadTable table =
      read(R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>)"
           R"(<row r="2"><c r="A2" s="4"/></row>)"
           R"(<row r="4"><c r="A4"><v>6.10622102201E11</v></c><c r="B4"><v>1.5</v></c>)"
           R"(<c r="D4" t="inlineStr"><is><t> a&amp;b </t></is></c>)"
           R"(<c r="E4" t="str"><f>A1</f><v>李四</v></c></row>)",
           "<si><t>账号</t></si><si><r><t>姓</t></r><r><t>名</t></r><rPh><t>xm</t></rPh></si>");
  EXPECT_EQ(table.refused, "");
  ASSERT_THAT(table.rows, SizeIs(2));
  EXPECT_THAT(table.rows[0].cells, ElementsAre("账号", "", "姓名"));
  EXPECT_THAT(table.rows[1].cells, ElementsAre("610622102201", "1.5", "", "a&b", "李四"));
  EXPECT_EQ(table.rows[1].line, 4u);
}

TEST(XlsxReadTest, PrefixesAndMissingReferencesAreRead) {
  Parts parts = workbook("", "");
  parts[kSheet] =
      "<x:worksheet><x:sheetData><x:row><x:c><x:v>1</x:v></x:c><x:c><x:v>2</x:v></x:c></x:row>"
      "</x:sheetData></x:worksheet>";
  parts.erase("xl/sharedStrings.xml");
  const ReadTable table = readTable(zipped(parts), 9);
  ASSERT_THAT(table.rows, SizeIs(1));
  EXPECT_THAT(table.rows[0].cells, ElementsAre("1", "2"));
}

TEST(XlsxReadTest, WhatUnpacksTooFarIsRefused) {
  const std::string bomb = zipped(workbook(std::string(8 * 1024 * 1024, ' '), ""));
  EXPECT_LT(bomb.size(), 32u * 1024);
  EXPECT_THAT(readTable(bomb, 9).refused, HasSubstr("太大"));
  // A long text that many short cells name.
  std::string cells;
  for (int i = 0; i < 60; ++i) cells += "<c t=\"s\"><v>0</v></c>";
  EXPECT_THAT(
      read("<row>" + cells + "</row>", "<si><t>" + std::string(100'000, 'a') + "</t></si>").refused,
      HasSubstr("太大"));
  EXPECT_THAT(read(R"(<row><c r="XFD1"><v>1</v></c></row>)").refused, HasSubstr("太大"));
  const std::string row = "<row><c><v>1</v></c></row>";
  EXPECT_THAT(read(row + row + row, "", 2).refused, HasSubstr("行数太多"));
  // Entities of a document's own stay what they are.
  Parts parts = workbook("", "");
  parts[kSheet] =
      R"(<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet><sheetData><row>)"
      R"(<c t="str"><v>&b;</v></c></row></sheetData></worksheet>)";
  const ReadTable table = readTable(zipped(parts), 9);
  ASSERT_THAT(table.rows, SizeIs(1));
  EXPECT_THAT(table.rows[0].cells, ElementsAre("&b;"));
}

TEST(XlsxReadTest, WhatIsMalformedIsRefusedInWords) {
  EXPECT_THAT(readTable(std::string("PK\x03\x04zip", 7), 9).refused, HasSubstr("读不出来"));
  for (const char* rows : {R"(<row><c t="s"><v>7</v></c></row>)",
                           R"(<row><c t="s"><v>-1</v></c></row>)", R"(<row><c t="s"/></row>)",
                           "<row><c>", R"(<row><c r="ZZZZZZZZZZZZZZZZ1"><v>1</v></c></row>)",
                           "<row><c t=\"str\"><v>\xFF\xFE</v></c></row>"}) {
    const ReadTable table = read(rows);
    EXPECT_THAT(table.refused, HasSubstr("读不出来")) << rows;
    EXPECT_THAT(table.rows, IsEmpty());
  }
  EXPECT_THAT(read(R"(<row r="3"><c t="e"><v>#N/A</v></c></row>)").refused,
              HasSubstr("第 3 行有算错的公式（#N/A）"));
  for (const char* part : {"xl/workbook.xml", "xl/_rels/workbook.xml.rels", kSheet}) {
    Parts parts = workbook("", "");
    parts.erase(part);
    EXPECT_THAT(readTable(zipped(parts), 9).refused, HasSubstr("不是 Excel 表格")) << part;
  }
}

// Each byte in turn, and each length: an answer in words or a table, never anything else.
TEST(XlsxReadTest, ADamagedFileIsNeverMoreThanRefused) {
  const std::string whole =
      zipped(workbook(R"(<row r="1"><c r="A1" t="s"><v>0</v></c></row>)", "<si><t>账号</t></si>"));
  ASSERT_THAT(readTable(whole, 9).rows, SizeIs(1));
  for (std::size_t i = 4; i < whole.size(); ++i) {
    EXPECT_NE(readTable(whole.substr(0, i), 9).refused, "") << i;
    std::string damaged = whole;
    damaged[i] = static_cast<char>(~damaged[i]);
    const ReadTable table = readTable(damaged, 9);
    EXPECT_TRUE(table.refused.empty() || table.rows.empty()) << i;
  }
}

}  // namespace
}  // namespace bianmin::center
