// Lists that an administrator brings in: how files are read, what is found, all or nothing.
#include <regex>

#include "sync/center/desk/multipart.h"
#include "sync/center/desk/sheet.h"
#include "sync/center/desk/table_read.h"
#include "sync/center/enrol/enrol_code.h"
#include "tests/sync/center/desk/desk_fixture.h"

namespace bianmin::center {
namespace {

using desk::parseMultipart;
using desk::readTable;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

TEST(TableReadTest, LineEndsEmptyRowsAndTheByteOrderMark) {
  const auto table = readTable("\xEF\xBB\xBF账号,姓名\r\n a , 张三 \n\r\n,\r\nb\rc,d", 9);
  EXPECT_EQ(table.refused, "");
  ASSERT_THAT(table.rows, SizeIs(4));
  EXPECT_THAT(table.rows[0].cells, ElementsAre("账号", "姓名"));
  EXPECT_THAT(table.rows[1].cells, ElementsAre("a", "张三"));
  EXPECT_THAT(table.rows[2].cells, ElementsAre("b"));
  EXPECT_EQ(table.rows[2].line, 5u);
  EXPECT_THAT(table.rows[3].cells, ElementsAre("c", "d"));
}

TEST(TableReadTest, AQuotedCellHoldsCommasQuotesAndLines) {
  const auto table = readTable("a,\"张\"\"三,\n李四\"\nb,c", 9);
  ASSERT_THAT(table.rows, SizeIs(2));
  EXPECT_THAT(table.rows[0].cells, ElementsAre("a", "张\"三,\n李四"));
  EXPECT_EQ(table.rows[1].line, 3u);
}

TEST(TableReadTest, TheEncodingOfSpreadsheetsInChinaIsRead) {
  const auto table = readTable("\xD0\xD5\xC3\xFB\n\xD5\xC5\xC8\xFD\n", 9);
  ASSERT_THAT(table.rows, SizeIs(2));
  EXPECT_THAT(table.rows[1].cells, ElementsAre("张三"));
}

TEST(TableReadTest, WhatIsNoTableIsRefusedInWords) {
  EXPECT_THAT(readTable("", 9).refused, HasSubstr("空的"));
  EXPECT_THAT(readTable("\xD0\xCF\x11\xE0\xA1", 9).refused, HasSubstr("加了密码"));
  EXPECT_THAT(readTable(std::string("a\0b", 3), 9).refused, HasSubstr("不是 CSV"));
  EXPECT_THAT(readTable("\xFF\xFF\xFF", 9).refused, HasSubstr("读不出来"));
  EXPECT_THAT(readTable("a\n\"b", 9).refused, HasSubstr("第 2 行的引号"));
  EXPECT_THAT(readTable("a\nb\nc\n", 2).refused, HasSubstr("行数太多"));
}

TEST(MultipartTest, FieldsAndAFileComeApart) {
  const auto form = parseMultipart("multipart/form-data; boundary=X",
                                   "--X\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n"
                                   "token\r\n--X\r\nContent-Disposition: form-data; name=\"file\"; "
                                   "filename=\"a.csv\"\r\nContent-Type: text/csv\r\n\r\n"
                                   "a\r\n--Y\xFF\r\n--X--\r\n");
  ASSERT_TRUE(form);
  EXPECT_THAT(form->fields, ElementsAre(testing::Pair("csrf", "token")));
  EXPECT_EQ(form->file, "a\r\n--Y\xFF");
}

TEST(MultipartTest, WhatIsMalformedIsRefused) {
  const std::string type = "multipart/form-data; boundary=X";
  for (const char* body : {"", "--X", "--X\r\n", "--X\r\nno headers\r\n--X--",
                           "--X\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nopen",
                           "--X\r\nContent-Disposition: form-data; name=\"a\r\n\r\nb\r\n--X--"}) {
    EXPECT_FALSE(parseMultipart(type, body)) << body;
  }
  EXPECT_FALSE(parseMultipart("multipart/form-data", "--\r\n"));
  EXPECT_FALSE(parseMultipart("multipart/form-data; boundary=" + std::string(80, 'x'), ""));
  std::string many;
  for (int i = 0; i < 100; ++i) {
    many += "--X\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n";
  }
  EXPECT_FALSE(parseMultipart(type, many + "--X--"));
}

class ImportTest : public DeskTest {
 protected:
  ImportTest() : admin_(desk_.signedInAsAdmin()) { admin_.get("/import"); }
  // The rows that the preview sends back.
  static std::string tableOf(const DeskAnswer& preview) {
    const std::string before = "name=\"table\" value=\"";
    const std::size_t at = preview.body.find(before);
    if (at == std::string::npos) return {};
    const std::size_t begin = at + before.size();
    std::string table = preview.body.substr(begin, preview.body.find('"', begin) - begin);
    for (std::size_t p = 0; (p = table.find("&#43;", p)) != std::string::npos;) {
      table.replace(p, 5, "+");
    }
    return table;
  }
  DeskAnswer take(const std::string& kind, const DeskAnswer& preview) {
    return admin_.post("/import/" + kind + "/do",
                       {{"form", admin_.formId()}, {"table", tableOf(preview)}});
  }
  static std::vector<std::string> secretsIn(const std::string& body) {
    static const std::regex kSecret("<td class=\"mono\">([0-9A-Z-]+)</td>");
    std::vector<std::string> found;
    for (std::sregex_iterator at(body.begin(), body.end(), kSecret), end; at != end; ++at) {
      found.push_back((*at)[1]);
    }
    return found;
  }
  std::size_t accounts() { return desk_.staff().all().size(); }
  static constexpr const char* kHead = "账号,姓名,岗位,区划代码,部门\n";

  DeskBrowser admin_;
};

TEST_F(ImportTest, ThePageShowsWhatIsWrongAndChangesNothing) {
  const DeskAnswer page =
      admin_.upload("/import/staff", std::string(kHead) +
                                         "good,张三,乡镇经办,610622102,\n"
                                         "good,李四,督查,610622,\n"
                                         "Bad Name,,村长,6101,县\n"
                                         "admin,王五,部门审核,6.10622E+11,\n"
                                         "x,=1+1,县管理员,610623,\n"
                                         "y,赵六,部门审核,610622,没有的局,多\n");
  EXPECT_EQ(page.status, 422);
  for (const char* words :
       {"账号：和前面的行重复", "账号：只用小写字母", "姓名：没有写", "岗位：没有这个岗位",
        "区划代码：写区划代码", "账号：有人用了", "科学计数", "部门：部门审核要写部门",
        "姓名：不能用 = + - @ 开头", "区划代码：这个地方不归您管", "没有哪个事项归它办", "多了格子",
        "5 行有错"}) {
    EXPECT_THAT(page.body, HasSubstr(words));
  }
  EXPECT_THAT(page.body, Not(HasSubstr("name=\"table\"")));
  EXPECT_EQ(accounts(), 1u);
  // Not by a form that somebody makes himself either.
  const std::string bytes = std::string(kHead) + "a,张三,督查,610622,\nb,,督查,610622,\n";
  EXPECT_EQ(
      admin_.post("/import/staff/do", {{"form", "own"}, {"table", seal::toBase64(bytes)}}).status,
      422);
  EXPECT_EQ(accounts(), 1u);
}

TEST_F(ImportTest, AFileWithOtherColumnsIsRefused) {
  const auto said = [&](const std::string& bytes) {
    const DeskAnswer page = admin_.upload("/import/staff", bytes);
    EXPECT_EQ(page.status, 422);
    return page.body;
  };
  EXPECT_THAT(said("账号,姓名,岗位\na,张三,督查\n"), HasSubstr("没有“区划代码”这一列"));
  EXPECT_THAT(said("账号,姓名,岗位,区划代码,电话\n"), HasSubstr("不认得“电话”这一列"));
  EXPECT_THAT(said("账号,账号,姓名,岗位,区划代码\n"), HasSubstr("“账号”有两列"));
  EXPECT_THAT(said(kHead), HasSubstr("下面没有内容"));
  EXPECT_THAT(said(""), HasSubstr("文件是空的"));
  EXPECT_THAT(said(std::string(kHead) + std::string(129 * 1024, 'a')), HasSubstr("文件太大"));
}

TEST_F(ImportTest, AccountsAreMadeOnceAndTheirPasswordsOpenTheDesk) {
  const DeskAnswer preview =
      admin_.upload("/import/staff", "姓名,账号,岗位,区划代码\n张三,zhang.san,乡镇经办," +
                                         std::string(kTown) + "\n李四,lisi,督查,610622\n");
  ASSERT_EQ(preview.status, 200);
  EXPECT_THAT(preview.body, HasSubstr("共 2 行，都可以导入"));
  const std::string form = admin_.formId();
  const DeskAnswer done = take("staff", preview);
  ASSERT_EQ(done.status, 200);
  const auto passwords = secretsIn(done.body);
  ASSERT_THAT(passwords, SizeIs(2));
  EXPECT_NE(passwords[0], passwords[1]);
  EXPECT_THAT(done.body, HasSubstr("首次密码"));
  const auto account = desk_.staff().byName("zhang.san");
  ASSERT_TRUE(account);
  EXPECT_EQ(account->area, kTown);
  EXPECT_EQ(account->role, DeskRole::TownClerk);
  EXPECT_TRUE(account->must_change);
  DeskBrowser zhang = desk_.browser();
  zhang.get("/signin");
  EXPECT_EQ(zhang.post("/signin", {{"name", "zhang.san"}, {"password", passwords[0]}}).path,
            "/password");
  EXPECT_THAT(audited("import"), ElementsAre("staff|rows=2"));
  EXPECT_THAT(audited("add-staff"), SizeIs(2));

  // A double click shows the same list; later, or with another file, it is gone.
  const DeskBrowser::Fields same{{"form", form}, {"table", tableOf(preview)}};
  EXPECT_EQ(secretsIn(admin_.post("/import/staff/do", same).body), passwords);
  const DeskBrowser::Fields other{{"form", form}, {"table", seal::toBase64(kHead)}};
  EXPECT_EQ(admin_.post("/import/staff/do", other).status, 409);
  desk_.advance(std::chrono::minutes(6));
  EXPECT_EQ(admin_.post("/import/staff/do", same).status, 409);
  EXPECT_EQ(accounts(), 3u);
  EXPECT_THAT(audited("import"), SizeIs(1));
}

TEST_F(ImportTest, TerminalsGetCodesThatEnrolThem) {
  const DeskAnswer preview =
      admin_.upload("/import/terminals", "终端名字,区划代码,大厅\n一号机," + std::string(kVillage) +
                                             ",便民大厅\n二号机," + std::string(kVillage) + ",\n");
  ASSERT_EQ(preview.status, 200);
  const DeskAnswer done = take("terminals", preview);
  const auto codes = secretsIn(done.body);
  ASSERT_THAT(codes, SizeIs(2));
  const auto code = readEnrolCode(codes[0]);
  ASSERT_TRUE(code);
  desk_.advance(std::chrono::hours(24 * 6));
  const auto terminal = desk_.store().enrol(
      hashEnrolCode(desk_.keys().enrolCodeKey(), *code), desk_.now(), [&](const EnrolmentGrant&) {
        return Certificate{"AB01", std::string(64, 'a'), desk_.now(), desk_.now()};
      });
  ASSERT_TRUE(terminal);
  EXPECT_EQ(terminal->name, "一号机");
  EXPECT_EQ(terminal->village, kVillage);
  EXPECT_EQ(terminal->hall, "便民大厅");
  EXPECT_THAT(audited("enrol-code"), SizeIs(2));
}

TEST_F(ImportTest, ATerminalThatIsEnrolledIsAFinding) {
  desk_.addRequest(1);  // enrols t-610622102201
  const DeskAnswer page = admin_.upload(
      "/import/terminals", "终端名字,区划代码\nt-610622102201," + std::string(kVillage) + "\n,1\n");
  EXPECT_EQ(page.status, 422);
  EXPECT_THAT(page.body, AllOf(HasSubstr("已经登记过"), HasSubstr("终端名字：没有写")));
}

TEST_F(ImportTest, AnXlsxIsLookedOverAndTakenInLikeACsv) {
  const auto sheet = desk::makeSheet(desk::SheetFormat::Xlsx, "人员");
  sheet->add({"账号", "姓名", "岗位", "区划代码"});
  sheet->add({"zhangsan", "张三", "督查", std::int64_t{610622}});
  sheet->add({"lisi", "李四", "乡镇经办", std::string(kTown)});
  const DeskAnswer preview = admin_.upload("/import/staff", sheet->finish());
  ASSERT_EQ(preview.status, 200) << preview.body;
  EXPECT_THAT(preview.body, HasSubstr("共 2 行，都可以导入"));
  EXPECT_EQ(accounts(), 1u);
  EXPECT_THAT(secretsIn(take("staff", preview).body), SizeIs(2));
  EXPECT_EQ(accounts(), 3u);
}

TEST_F(ImportTest, AFileThatIsMuchTooLargeGetsAPageWithWords) {
  const DeskAnswer page = admin_.upload("/import/staff", std::string(1024 * 1024, 'a'));
  EXPECT_EQ(page.status, 413);
  EXPECT_THAT(page.headers, AllOf(HasSubstr("text/html"), HasSubstr("Content-Security-Policy")));
  EXPECT_THAT(page.body,
              AllOf(HasSubstr("文件太大"), HasSubstr("128 KB"), HasSubstr("什么都没有改")));
}

TEST_F(ImportTest, TheTemplatesCanBeImportedAsTheyAre) {
  for (const char* kind : {"staff", "terminals"}) {
    const std::string path = std::string("/import/") + kind;
    const DeskAnswer file = admin_.get(path + "/template.csv");
    EXPECT_THAT(file.headers, HasSubstr("text/csv"));
    EXPECT_EQ(admin_.upload(path, file.body).status, 200) << kind;
  }
  EXPECT_EQ(admin_.get("/import/others/template.csv").status, 404);
}

TEST_F(ImportTest, OnlyAdministratorsOfTheCounty) {
  desk_.addStaff("clerk", DeskRole::CountyClerk, "610622");
  DeskBrowser clerk = desk_.signedIn("clerk");
  EXPECT_THAT(clerk.get("/requests").body, Not(HasSubstr("/import")));
  for (const char* path : {"/import", "/import/staff/template.csv"}) {
    EXPECT_EQ(clerk.get(path).status, 403);
  }
  EXPECT_EQ(clerk.upload("/import/staff", kHead).status, 403);
  EXPECT_EQ(clerk.post("/import/staff/do", {{"table", ""}}).status, 403);
  // A form of another page's token.
  DeskBrowser forged = desk_.browser();
  EXPECT_EQ(forged.upload("/import/staff", kHead).path, "/signin");
}

}  // namespace
}  // namespace bianmin::center
