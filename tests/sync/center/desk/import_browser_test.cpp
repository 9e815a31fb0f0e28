// Files in a real Chromium: a list is chosen, looked over and taken in; a worklist is downloaded.
#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "tests/sync/center/desk/chromium_test.h"
#include "tests/sync/center/desk/read_back.h"

namespace bianmin::center {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

// A folder for downloads; tells when a file is whole: the browser renames it then.
class Downloads {
 public:
  Downloads() : watch_(inotify_init1(IN_NONBLOCK)) {
    inotify_add_watch(watch_, folder_.path().c_str(), IN_MOVED_TO);
  }
  ~Downloads() { ::close(watch_); }
  Downloads(const Downloads&) = delete;
  Downloads& operator=(const Downloads&) = delete;
  std::filesystem::path path() const { return folder_.path(); }

  // The bytes of the one file with this ending; throws when none comes within a minute.
  std::string await(const std::string& ending) {
    while (true) {
      for (const auto& entry : std::filesystem::directory_iterator(folder_.path())) {
        if (entry.path().extension() != ending) continue;
        std::ifstream file(entry.path(), std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
      }
      pollfd waiting{watch_, POLLIN, 0};
      if (::poll(&waiting, 1, 60'000) != 1) throw std::runtime_error("no download " + ending);
      std::array<char, 4096> events{};
      if (::read(watch_, events.data(), events.size()) < 0) throw std::runtime_error("inotify");
    }
  }

 private:
  TemporaryFolder folder_;
  int watch_;
};

class ImportBrowserTest : public ChromiumTest {
 protected:
  void signInAsAdmin() {
    const std::int64_t id = desk_.addStaff("admin", DeskRole::CountyAdmin, "610622");
    signIn("admin");
    const auto secret = seal::unlock(desk::codeKey(desk_.keys()),
                                     *seal::fromBase64(desk_.staff().byId(id)->code_pending));
    browser_.type("[name=code]", seal::codeAt(secret.value(), desk_.now()));
    browser_.follow("main .btn.go");
  }
  std::filesystem::path file(const std::string& name, const std::string& bytes) {
    const std::filesystem::path path = desk_.folder() / name;
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }
};

TEST_F(ImportBrowserTest, AListIsLookedOverCorrectedAndTakenIn) {
  signInAsAdmin();
  browser_.follow("nav a[href='/import']");
  shot("15-import");
  const std::string head = "账号,姓名,岗位,区划代码,部门\r\n";
  browser_.attach("#staff-file", file("wrong.csv", head + "zhangsan,张三,村长,610622102,\r\n"
                                                          "lisi,李四,督查,610622,\r\n"));
  browser_.follow("form[action='/import/staff'] .btn.go");
  EXPECT_THAT(browser_.text("table"), HasSubstr("岗位：没有这个岗位"));
  EXPECT_FALSE(browser_.has("form.bulk"));
  shot("16-import-findings");
  browser_.follow("main a[href='/import']");
  // As Excel saves it in China.
  std::string gb =
      "\xD5\xCB\xBA\xC5,\xD0\xD5\xC3\xFB,\xB8\xDA\xCE\xBB,\xC7\xF8\xBB\xAE\xB4\xFA\xC2\xEB"
      "\r\nzhangsan,\xD5\xC5\xC8\xFD,\xB6\xBD\xB2\xE9,610622\r\n";
  browser_.attach("#staff-file", file("good.csv", gb));
  browser_.follow("form[action='/import/staff'] .btn.go");
  EXPECT_THAT(browser_.text(".said"), HasSubstr("共 1 行，都可以导入"));
  shot("17-import-preview");
  EXPECT_FALSE(desk_.staff().byName("zhangsan"));
  browser_.follow("form.bulk .btn.go");
  shot("18-import-result");
  EXPECT_THAT(browser_.text("article"), AllOf(HasSubstr("zhangsan"), HasSubstr("张三")));
  const auto account = desk_.staff().byName("zhangsan");
  ASSERT_TRUE(account);
  EXPECT_TRUE(seal::passwordFits(desk::passwordKey(desk_.keys()), account->password,
                                 browser_.text("article td.mono")));
}

TEST_F(ImportBrowserTest, AWorklistAndAPaperAreDownloaded) {
  const std::string id = desk_.addRequest(1);
  desk_.store().moveDossier(
      {id, DossierStatus::Accepted, "材料齐了。", desk_.now(), "张三", "2099-01-01"});
  desk_.addStaff("zhangsan", DeskRole::CountyClerk, "610622");
  Downloads downloads;
  signIn("zhangsan");
  browser_.downloadTo(downloads.path());
  open("/requests?list=all");
  shot("19-worklist-downloads");
  browser_.click("a[href^='/requests/table/xlsx']");
  EXPECT_THAT(xlsxText(downloads.await(".xlsx")),
              AllOf(HasSubstr(id), HasSubstr("|张*|"), Not(HasSubstr("张三"))));
  open("/requests/" + id + "/paper/acceptance");
  shot("20-paper-with-pdf");
  browser_.click("a[href$='/pdf']");
  EXPECT_THAT(pdfText(downloads.await(".pdf")), HasSubstr("受理通知书"));
}

}  // namespace
}  // namespace bianmin::center
