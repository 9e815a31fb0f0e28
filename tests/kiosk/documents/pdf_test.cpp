// The A4 pages: looked at through pdftotext and pdftoppm (poppler-utils), as a print shop would.
// Pictures and files stay in the build tree (papers/) for people to look at.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "kiosk/documents/layout.h"
#include "kiosk/guide/offline_text.h"
#include "tests/kiosk/documents/read_codes.h"
#include "tests/kiosk/documents/sample_papers.h"

namespace bianmin {
namespace {

namespace fs = std::filesystem;
using test::paperWords;
using test::sampleDibao;
using test::samplePapers;
using test::samplePlace;
using test::sampleRequest;

constexpr int kDpi = 203;  // as a small laser printer's draft, and as the rolls'
constexpr double kMarginMm = 15;

// A grey page as pdftoppm writes it.
struct Picture {
  int width = 0;
  int height = 0;
  std::string grey;
  bool ink(int x, int y) const {
    return static_cast<unsigned char>(grey[static_cast<std::size_t>(y * width + x)]) < 250;
  }
};

Picture readPgm(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::string magic;
  int most = 0;
  Picture picture;
  in >> magic >> picture.width >> picture.height >> most;
  in.get();
  picture.grey.resize(static_cast<std::size_t>(picture.width * picture.height));
  in.read(picture.grey.data(), static_cast<std::streamsize>(picture.grey.size()));
  return picture;
}

Bitmap bitmapOf(const Picture& picture) {
  Bitmap page{picture.width, picture.height, {}};
  page.bits.resize(static_cast<std::size_t>(page.stride() * page.height));
  for (int y = 0; y < page.height; ++y) {
    for (int x = 0; x < page.width; ++x) {
      const auto at = static_cast<std::size_t>(y * picture.width + x);
      if (static_cast<unsigned char>(picture.grey[at]) < 128) test::setBlack(page, x, y, true);
    }
  }
  return page;
}

// Without white space and joiners, which a line's end or a layout puts in.
std::string squeezed(std::string text) {
  for (const std::string gone : {"\u2060", "\u00A0", "\u3000", " ", "\n", "\t", "\f", "\r"}) {
    for (auto at = text.find(gone); at != std::string::npos; at = text.find(gone, at)) {
      text.erase(at, gone.size());
    }
  }
  return text;
}

struct Printed {
  std::string text;
  std::vector<Picture> pages;
};

Printed print(const Paper& paper, const std::string& name) {
  const fs::path base = test::pictureFolder() / name;
  const fs::path file = fs::path(base).concat(".pdf");
  std::ofstream(file, std::ios::binary) << layOutPdf(paper, paperWords);
  Printed printed;
  printed.text =
      squeezed(test::run({"pdftotext", "-raw", "-enc", "UTF-8", file.string(), "-"}).text);
  for (const auto& entry : fs::directory_iterator(test::pictureFolder())) {
    const std::string old = entry.path().filename().string();
    if (old.starts_with(name + "-") && old.ends_with(".pgm")) fs::remove(entry.path());
  }
  test::run({"pdftoppm", "-gray", "-r", std::to_string(kDpi), file.string(), base.string()});
  std::vector<fs::path> pictures;
  for (const auto& entry : fs::directory_iterator(test::pictureFolder())) {
    const std::string picture = entry.path().filename().string();
    if (picture.starts_with(name + "-") && picture.ends_with(".pgm")) {
      pictures.push_back(entry.path());
    }
  }
  std::ranges::sort(pictures);
  for (const fs::path& picture : pictures) printed.pages.push_back(readPgm(picture));
  return printed;
}

void expectWhiteMargins(const Picture& page, const std::string& name) {
  const int edge = static_cast<int>(kMarginMm / 25.4 * kDpi);
  const int end = static_cast<int>(8 / 25.4 * kDpi);
  int outside = 0;
  for (int y = 0; y < page.height; ++y) {
    for (int x = 0; x < page.width; ++x) {
      const bool in_margin =
          x < edge || x >= page.width - edge || y < end || y >= page.height - end;
      if (in_margin && page.ink(x, y)) ++outside;
    }
  }
  EXPECT_EQ(outside, 0) << name;
}

// 50 characters with rare ones, the longest that a name field takes.
std::string longestName() {
  std::string name = "买买提·阿卜杜热依木";
  for (const char* rare : {"\u4DAE", "\u36C3", "\U0002B627", "\U00020164", "\U0002CC56"})
    name += rare;
  while (name.size() < 3 * 49) name += "江";
  return name + "明";
}

Matter crowdedMatter() {
  Matter matter = sampleDibao();
  matter.name = "残疾人两项补贴";
  matter.official_name = "困难残疾人生活补贴和重度残疾人护理补贴资格认定申请";
  matter.where = "户口所在乡镇的社会救助窗口；也可以到全国任何一个乡镇的窗口申请（跨省通办）";
  const Material one = matter.materials.back();
  matter.materials.clear();
  for (int i = 1; i <= 30; ++i) {
    Material material = one;
    material.id = "m" + std::to_string(i);
    material.name = "第" + std::to_string(i) + "号证明材料原";
    material.detail = "写清楚每一个人的情况";
    material.issuer = "户口所在地公安派出所";
    material.fix = "先到村委会开证明，再到派出所补办，当天能拿";
    matter.materials.push_back(material);
  }
  return matter;
}

std::vector<CheckedPaper> allMissing(const Matter& matter) {
  std::vector<CheckedPaper> papers;
  for (const Material& material : matter.materials)
    papers.push_back({material.id, PaperState::Missing});
  return papers;
}

TEST(PdfTest, EveryPaperKeepsItsMarginsAndCountsItsPages) {
  int number = 0;
  for (const Paper& paper : samplePapers()) {
    const std::string name =
        "page-" + std::to_string(++number) + "-" + std::string(paperName(paper));
    const Printed printed = print(paper, name);
    ASSERT_GE(printed.pages.size(), 1U) << name;
    EXPECT_LE(printed.pages.size(), 2U) << name;
    for (const Picture& page : printed.pages) {
      EXPECT_NEAR(page.width, 210 / 25.4 * kDpi, 2);
      EXPECT_NEAR(page.height, 297 / 25.4 * kDpi, 2);
      expectWhiteMargins(page, name);
    }
    const std::string total = std::to_string(printed.pages.size());
    EXPECT_NE(printed.text.find("第1页，共" + total + "页"), std::string::npos) << name;
    EXPECT_NE(printed.text.find("第" + total + "页，共" + total + "页"), std::string::npos) << name;
  }
}

TEST(PdfTest, ThirtyMaterialsTakeMorePagesAndEachHasTheTablesHead) {
  const Matter matter = crowdedMatter();
  const RequestInput request = sampleRequest();
  const Printed printed =
      print(noticePaper(samplePlace(), matter, request, allMissing(matter), {}), "crowded-notice");
  ASSERT_GE(printed.pages.size(), 3U);
  EXPECT_LE(printed.pages.size(), 6U);
  for (const Picture& page : printed.pages) expectWhiteMargins(page, "crowded-notice");
  for (const Material& material : matter.materials) {
    EXPECT_NE(printed.text.find(material.name), std::string::npos) << material.name;
  }
  std::size_t heads = 0;
  const std::string head = squeezed(paperWords("paper.missing.later"));
  for (auto at = printed.text.find(head); at != std::string::npos;
       at = printed.text.find(head, at + 1)) {
    ++heads;
  }
  EXPECT_GE(heads, printed.pages.size() - 1);  // the last page may hold only the signatures
  EXPECT_NE(printed.text.find(squeezed(paperWords("paper.notice.all_told"))), std::string::npos);
}

TEST(PdfTest, AGuideSaysEverythingThatTheCatalogueSays) {
  Matter matter = crowdedMatter();
  const Printed printed = print(guidePaper(samplePlace(), matter, nullptr), "crowded-guide");
  for (const Picture& page : printed.pages) expectWhiteMargins(page, "crowded-guide");
  std::vector<std::string> wanted = {matter.official_name,
                                     matter.where,
                                     matter.fee,
                                     matter.hotline,
                                     matter.remedy,
                                     matter.reminder.text,
                                     matter.benefit_start.text,
                                     matter.decides.text,
                                     matter.agent_may_not,
                                     matter.publicity->text,
                                     matter.amounts.front().text};
  for (const Fact& fact : matter.who) wanted.push_back(fact.text);
  for (const Step& step : matter.steps) wanted.push_back(step.title);
  for (const Material& material : matter.materials) wanted.push_back(material.name);
  for (const LegalBasis& basis : matter.basis) wanted.push_back(basis.title);
  for (const std::string& words : wanted) {
    EXPECT_NE(printed.text.find(squeezed(words)), std::string::npos) << words;
  }
}

TEST(PdfTest, AMandateBearsTheLongestNameOnlyMasked) {
  RequestInput request = sampleRequest();
  const std::string name = longestName();
  request.applicant = name;
  PaperPlace place = samplePlace();
  const std::string agent = longestName();
  place.agent = agent;
  request.handled_by = agent;
  const Printed printed =
      print(mandatePaper(place, crowdedMatter(), request, {}), "crowded-mandate");
  for (const Picture& page : printed.pages) expectWhiteMargins(page, "crowded-mandate");
  EXPECT_NE(printed.text.find("买买提·*"), std::string::npos);
  EXPECT_NE(printed.text.find("610622********0013"), std::string::npos);
  EXPECT_EQ(printed.text.find("610622189001010013"), std::string::npos);
  EXPECT_NE(printed.text.find(agent), std::string::npos);  // staff is named in full
  EXPECT_NE(printed.text.find("尚未交材料"), std::string::npos);
}

TEST(PdfTest, TheWordsWithoutANetworkSayThatALimitIsNotSure) {
  paperWords("paper.matter");  // the builders ask the catalogue, too
  Matter matter = sampleDibao();
  EXPECT_NE(offlineText(matter).find("30 个工作日（以当地公布为准）"), std::string::npos);
  EXPECT_LE(offlineText(matter).size(), kOfflineBytes);
  matter.total->certainty = Certainty::Confirmed;
  EXPECT_EQ(offlineText(matter).find("以当地公布为准"), std::string::npos);
}

TEST(PdfTest, TheCodesOfAPageAreReadByBothReaders) {
  int number = 0;
  for (const Paper& paper : samplePapers()) {
    if (!wantsPage(paper)) continue;
    const std::string name = "codes-" + std::to_string(++number);
    const Printed printed = print(paper, name);
    const fs::path picture = test::pictureFolder() / (name + "-seen.pgm");
    for (const std::string& reader : test::readers()) {
      std::string found;
      for (const Picture& page : printed.pages) {
        test::photograph(test::worn(bitmapOf(page)), picture);
        found += test::readWith(reader, picture);
      }
      EXPECT_NE(found.find("https://bm.example.cn/"), std::string::npos) << name << ", " << reader;
      const auto* guide = std::get_if<GuidePaper>(&paper);
      if (guide != nullptr) {
        EXPECT_NE(found.find(guide->codes.offline), std::string::npos) << reader << ": " << found;
      }
    }
  }
}

}  // namespace
}  // namespace bianmin
