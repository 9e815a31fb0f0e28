// The page of the service packs: versions, who runs which, and who cannot.
#include "sync/center/store/bulletin_store.h"
#include "sync/center/store/pack_store.h"
#include "tests/sync/center/desk/desk_fixture.h"

namespace bianmin::center {
namespace {

using testing::HasSubstr;
using testing::Not;

class PacksPageTest : public DeskTest {
 protected:
  PacksPageTest() { desk_.addRequest(1); }  // enrols a terminal of the county

  void publish(const std::string& note) {
    PackRow row;
    row.made_at = desk_.now();
    row.published_by = "张三";
    row.note = note;
    row.files = 24;
    PackStore(desk_.store().db()).add(row, [](std::int64_t) { return std::string("bytes"); });
  }
  void report(std::int64_t pack, const std::string& problem) {
    const auto terminals = desk_.store().terminals();
    KeptReport said;
    said.at = said.received_at = desk_.now();
    said.pack = pack;
    said.pack_problem = problem;
    said.printer = "ready";
    BulletinStore(desk_.store().db()).keepReport(terminals.at(0).id, said);
  }
  std::string page(DeskRole role, const std::string& area) {
    desk_.addStaff("lisi" + area, role, area);
    return desk_.signedIn("lisi" + area).get("/packs").body;
  }
};

TEST_F(PacksPageTest, ListsVersionsAndHowManyTerminalsRunThem) {
  EXPECT_THAT(page(DeskRole::CountyClerk, "610622"), HasSubstr("还没有发布过"));
  publish("低保标准改了");
  publish("<b>");
  report(1, "");
  const std::string body = desk_.signedIn("lisi610622").get("/packs").body;
  EXPECT_THAT(body, HasSubstr("第 2 版"));
  EXPECT_THAT(body, HasSubstr("低保标准改了"));
  EXPECT_THAT(body, HasSubstr("1 台"));
  EXPECT_THAT(body, HasSubstr("&lt;b&gt;"));
  EXPECT_THAT(body, Not(HasSubstr("没用上新版本")));
}

TEST_F(PacksPageTest, NamesTheTerminalThatCouldNotUseIt) {
  publish("");
  report(0, "第 1 版没有用：服务包的签名不对");
  const std::string body = page(DeskRole::CountyClerk, "610622");
  EXPECT_THAT(body, HasSubstr("没用上新版本的终端"));
  EXPECT_THAT(body, HasSubstr("签名不对"));
  EXPECT_THAT(body, HasSubstr("用安装时带的：1 台"));
}

TEST_F(PacksPageTest, IsTheCountysOnly) {
  desk_.addStaff("zhen", DeskRole::TownClerk, "610622101");
  EXPECT_EQ(desk_.signedIn("zhen").get("/packs").status, 403);
}

}  // namespace
}  // namespace bianmin::center
