#include <gtest/gtest.h>

#include "sync/wire/codec.h"

namespace bianmin::wire {
namespace {

Bulletin bulletin() {
  using std::chrono::day, std::chrono::month, std::chrono::year;
  const Date from = year{2026} / month{11} / day{23};
  const Date until = year{2026} / month{12} / day{6};
  Bulletin out;
  out.revision = 41;
  out.notices = {
      {"01KAQ6JZ0N4Y8V2T9C3M5R7W1X", "周六上午停电", "请提前来。\n\n下午照常。", from, until,
       Notice::For::Residents},
      {"01KAQ6JZ0N4Y8V2T9C3M5R7W1Y", "打印纸已寄出", "", from, until, Notice::For::Cadres}};
  out.cadres = {{"01KAQ6JZ0N4Y8V2T9C3M5R7W1Z", "王五", "代办员", false, "bG9ja2Vk", 2},
                {"01KAQ6JZ0N4Y8V2T9C3M5R7W20", "李四", "", true, "", 1}};
  out.pack = 7;
  return out;
}

TerminalReport report() {
  TerminalReport out;
  out.at = instantFromIso("2026-11-23T01:12:00.000Z");
  out.version = "1.4.0";
  out.bulletin = 41;
  out.pack = 7;
  out.pack_problem = "the signature does not fit";
  out.printer = "out-of-paper";
  out.disk_free_mb = 51200;
  out.waiting = 3;
  out.parked = 1;
  return out;
}

TEST(BulletinCodecTest, BulletinComesBackAsItWas) {
  const auto back = decodeBulletin(encode(bulletin()));
  ASSERT_TRUE(back) << back.error().text();
  EXPECT_EQ(*back, bulletin());
  const auto empty = decodeBulletin(encode(Bulletin{}));
  ASSERT_TRUE(empty) << empty.error().text();
  EXPECT_EQ(*empty, Bulletin{});
}

TEST(BulletinCodecTest, BulletinIsWrittenAsDescribed) {
  Bulletin one = bulletin();
  one.notices.resize(1);
  one.cadres.resize(1);
  EXPECT_EQ(encode(one),
            R"({"revision":41,"notices":[{"id":"01KAQ6JZ0N4Y8V2T9C3M5R7W1X",)"
            R"("title":"周六上午停电","text":"请提前来。\n\n下午照常。","from":"2026-11-23",)"
            R"("until":"2026-12-06","for":"residents"}],)"
            R"("cadres":[{"account":"01KAQ6JZ0N4Y8V2T9C3M5R7W1Z","name":"王五","post":"代办员",)"
            R"("removed":false,"pin_locked":"bG9ja2Vk","pin_revision":2}],"pack":7})");
}

TEST(BulletinCodecTest, ANoticeForAnUnknownAudienceIsLeftOut) {
  std::string text = encode(bulletin());
  text.replace(text.find("\"cadres\"}"), 9, "\"drones\"}");
  const auto back = decodeBulletin(text);
  ASSERT_TRUE(back) << back.error().text();
  ASSERT_EQ(back->notices.size(), 1u);
  EXPECT_EQ(back->notices[0].title, "周六上午停电");
}

TEST(BulletinCodecTest, ABulletinIsReadStrictly) {
  const std::string good = encode(bulletin());
  const std::pair<const char*, const char*> damages[] = {
      {"2026-12-06", "2026-02-30"},
      {"\"removed\":false", "\"removed\":0"},
      {"\"revision\":41", "\"revision\":-1"},
      {"01KAQ6JZ0N4Y8V2T9C3M5R7W1Z", "王五"},
      {"\"title\":\"周六上午停电\"", "\"title\":\"\""}};
  for (const auto& [from, to] : damages) {
    std::string bad = good;
    bad.replace(bad.find(from), std::string_view(from).size(), to);
    EXPECT_FALSE(decodeBulletin(bad)) << to;
  }
  Bulletin long_one = bulletin();
  long_one.notices[0].text = std::string(kMostNoticeText + 1, 'x');
  EXPECT_FALSE(decodeBulletin(encode(long_one)));
  EXPECT_FALSE(decodeBulletin("<html>sign in</html>"));
}

TEST(BulletinCodecTest, ReportComesBackAsItWas) {
  const auto back = decodeTerminalReport(encode(report()));
  ASSERT_TRUE(back) << back.error().text();
  EXPECT_EQ(back->at, report().at);
  EXPECT_EQ(back->version, "1.4.0");
  EXPECT_EQ(back->bulletin, 41);
  EXPECT_EQ(back->pack, 7);
  EXPECT_EQ(back->pack_problem, "the signature does not fit");
  EXPECT_EQ(back->printer, "out-of-paper");
  EXPECT_EQ(back->disk_free_mb, 51200);
  EXPECT_EQ(back->waiting, 3);
  EXPECT_EQ(back->parked, 1);
}

TEST(BulletinCodecTest, AReportIsReadStrictly) {
  const std::string good = encode(report());
  const std::pair<const char*, const char*> damages[] = {
      {"\"waiting\":3", "\"waiting\":99999999999"},
      {"\"parked\":1", "\"parked\":-1"},
      {"\"version\":\"1.4.0\"", "\"version\":\"\""},
      {"\"at\":\"2026", "\"at\":\"soon"}};
  for (const auto& [from, to] : damages) {
    std::string bad = good;
    bad.replace(bad.find(from), std::string_view(from).size(), to);
    EXPECT_FALSE(decodeTerminalReport(bad)) << to;
  }
}

TEST(BulletinCodecTest, ChangesTellTheBulletinIfTheCentreKnowsOne) {
  ChangesReply reply{"c", {}, 0};
  EXPECT_EQ(encode(reply).find("bulletin"), std::string::npos);
  EXPECT_FALSE(decodeChangesReply(encode(reply))->bulletin);
  reply.bulletin = 41;
  EXPECT_EQ(decodeChangesReply(encode(reply))->bulletin, 41);
}

TEST(BulletinCodecTest, TheKeyForPacksMayBeAbsent) {
  EnrolReply enrolled{"a", "b", "c", "d", "e", "f", "g"};
  EXPECT_EQ(encode(enrolled).find("pack_key"), std::string::npos);
  enrolled.pack_key = "h";
  EXPECT_EQ(decodeEnrolReply(encode(enrolled))->pack_key, "h");
  EXPECT_EQ(decodeRenewReply(encode(RenewReply{"CERT"}))->pack_key, "");
  EXPECT_EQ(decodeRenewReply(encode(RenewReply{"CERT", "h"}))->pack_key, "h");
}

}  // namespace
}  // namespace bianmin::wire
