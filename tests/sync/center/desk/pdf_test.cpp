// Papers as PDF: they say what the page says, and nothing is torn apart.
#include "sync/center/desk/pdf.h"

#include <regex>

#include "tests/sync/center/desk/desk_fixture.h"
#include "tests/sync/center/desk/read_back.h"

namespace bianmin::center {
namespace {

using testing::AllOf;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

std::string withoutSpaces(const std::string& text) {
  static const std::regex kSpaces("[ \\t\\r\\n\\f]+|　|\xC2\xA0");
  return std::regex_replace(text, kSpaces, "");
}

// What the page shows of its paper.
std::string articleOf(const std::string& html) {
  const std::size_t begin = html.find("<article>");
  std::string text = html.substr(begin, html.find("</article>") - begin);
  text = std::regex_replace(text, std::regex("<[^>]*>"), "");
  for (const auto& [entity, letter] :
       {std::pair{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}}) {
    text = std::regex_replace(text, std::regex(entity), letter);
  }
  return withoutSpaces(text);
}

void keep(const std::string& name, const std::string& bytes) {
  const std::filesystem::path folder = std::filesystem::path(BIANMIN_BUILD_DIR) / "desk-shots";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / name, std::ios::binary) << bytes;
}

desk::Paper paperWith(std::size_t lines, const std::string& value) {
  desk::Paper paper{"办结通知书", "编号 01", {"您的申请办完了，结果如下。"}, {}, "延川县",
                    "今天",       "签收"};
  for (std::size_t i = 1; i <= lines; ++i) {
    paper.lines.push_back({"第" + std::to_string(i) + "项", value});
  }
  return paper;
}

class PaperPdfTest : public DeskTest {};

TEST_F(PaperPdfTest, EveryPaperSaysWhatItsPageSays) {
  using enum DossierStatus;
  const std::string id = desk_.addRequest(1, kVillage, "<张三>&");
  const std::string note = "同意。\n第二行 “引号” <b> & 100 元，2026年11月23日前领。";
  for (const DossierStatus to :
       {SupplementRequested, Received, Accepted, Investigating, Approved, Closed}) {
    desk_.store().moveDossier({id, to, note, desk_.now(), "张三", "2099-01-01"});
  }
  desk_.addStaff("clerk", DeskRole::CountyClerk, "610622");
  DeskBrowser clerk = desk_.signedIn("clerk");
  const std::string page = clerk.get("/requests/" + id).body;
  for (const std::string kind : {"acceptance", "supplement", "result"}) {
    const std::string path = "/requests/" + id + "/paper/" + kind;
    EXPECT_THAT(page, HasSubstr(path + "/pdf"));
    const DeskAnswer html = clerk.get(path);
    EXPECT_THAT(html.body, HasSubstr(path + "/pdf"));
    const DeskAnswer pdf = clerk.get(path + "/pdf");
    EXPECT_THAT(pdf.headers, AllOf(HasSubstr("application/pdf"), HasSubstr(kind + "-" + id)));
    keep(kind + ".pdf", pdf.body);
    EXPECT_EQ(withoutSpaces(pdfText(pdf.body)),
              articleOf(html.body) + "编号" + id + "第1页，共1页");
  }
  EXPECT_EQ(clerk.get("/requests/" + id + "/paper/refusal/pdf").status, 404);
  EXPECT_THAT(audited("print-pdf"), testing::SizeIs(3));
}

TEST(PdfTest, ARowIsNotTornApartAndEachPageHasItsNumber) {
  const std::string bytes = toPdf(paperWith(30, "一行字\n两行字\n三行字"));
  keep("long.pdf", bytes);
  const std::string text = pdfText(bytes);
  std::size_t pages = 0;
  for (std::size_t at = 0, end = 0; (end = text.find('\f', at)) != std::string::npos;
       at = end + 1) {
    const std::string page = withoutSpaces(text.substr(at, end - at));
    ++pages;
    EXPECT_THAT(page, HasSubstr("第" + std::to_string(pages) + "页，共"));
    const auto count = [&](const std::string& words) {
      std::size_t n = 0;
      for (std::size_t p = 0; (p = page.find(words, p)) != std::string::npos; ++p) ++n;
      return n;
    };
    EXPECT_EQ(count("一行字"), count("项一行字"));
    EXPECT_EQ(count("项一行字两行字三行字"), count("一行字"));
  }
  EXPECT_GE(pages, 3u);
  EXPECT_THAT(withoutSpaces(text), HasSubstr("共" + std::to_string(pages) + "页"));
}

TEST(PdfTest, WhatIsLongerThanAPageGoesOnOnTheNext) {
  std::string value;
  for (int i = 0; i < 100; ++i) value += "第" + std::to_string(i) + "句。\n";
  const std::string text = withoutSpaces(pdfText(toPdf(paperWith(1, value))));
  for (int i = 0; i < 100; ++i) EXPECT_THAT(text, HasSubstr("第" + std::to_string(i) + "句。"));
  EXPECT_THAT(text, HasSubstr("签收"));
}

TEST(PdfTest, EveryLengthKeepsTheSealWithItsDay) {
  for (std::size_t lines = 10; lines < 24; ++lines) {
    const std::string text = pdfText(toPdf(paperWith(lines, "字")));
    const std::size_t seal = text.find("延川县");
    const std::size_t receipt = text.find("签收", seal);
    ASSERT_NE(receipt, std::string::npos) << lines;
    EXPECT_EQ(text.substr(seal, receipt - seal).find('\f'), std::string::npos) << lines;
  }
}

}  // namespace
}  // namespace bianmin::center
