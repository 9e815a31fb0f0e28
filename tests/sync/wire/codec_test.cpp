#include "sync/wire/codec.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/sync/wire/samples.h"

namespace bianmin::wire {
namespace {

const char kId[] = "01KAQ6JZ0N4Y8V2T9C3M5R7W1X";
const char kId2[] = "01KAQ6JZ0N4Y8V2T9C3M5R7W1Y";

StatusChange change() {
  StatusChange out;
  out.dossier_id = kId;
  out.lookup = "bG9va3VwLXZhbHVlLTE2Yg==";
  out.matter = "DIBAO.apply";
  out.status = DossierStatus::Accepted;
  out.at = instantFromIso("2026-11-23T01:12:00.000Z");
  out.note = "已受理，请等通知";
  out.due = "2026-12-14";
  return out;
}

std::string pushWith(const std::string& entry) { return "{\"entries\":[" + entry + "]}"; }

std::string entryWith(const std::string& member, const std::string& value) {
  nlohmann::ordered_json entry = {{"id", kId},
                                  {"seq", 1},
                                  {"kind", "ticket"},
                                  {"at", "2026-11-23T01:12:00.000Z"},
                                  {"body", "{}"}};
  std::string out = "{";
  for (const auto& [name, usual] : entry.items()) {
    if (name == member && value.empty()) continue;
    if (out.size() > 1) out += ",";
    out += "\"" + name + "\":" + (name == member ? value : usual.dump());
  }
  return out + "}";
}

TEST(CodecTest, EntryIsWrittenAsDescribed) {
  PushRequest push;
  JournalEntry entry;
  entry.id = kId;
  entry.seq = 7;
  entry.at = instantFromIso("2026-11-23T01:12:00.000Z");
  entry.body = R"({"n":12})";
  push.entries.push_back(entry);
  EXPECT_EQ(encode(push),
            R"({"entries":[{"id":"01KAQ6JZ0N4Y8V2T9C3M5R7W1X","seq":7,"kind":"ticket",)"
            R"("at":"2026-11-23T01:12:00.000Z","body":"{\"n\":12}"}]})");
}

TEST(CodecTest, BodyKeepsItsBytes) {
  PushRequest push = Samples().tickets(1);
  push.entries[0].body = "{\"a\":\"\\\" \\\\ \\u0007 𬸘 张三\"}\t\n\r\x01\x7f/";
  const auto back = decodePushRequest(encode(push));
  ASSERT_TRUE(back) << back.error().text();
  EXPECT_EQ(back->entries[0].body, push.entries[0].body);
}

TEST(CodecTest, PushRequestComesBackAsItWas) {
  const PushRequest push = Samples().tickets(500);
  const auto back = decodePushRequest(encode(push));
  ASSERT_TRUE(back) << back.error().text();
  ASSERT_EQ(back->entries.size(), 500u);
  EXPECT_TRUE(back->unreadable.empty());
  for (std::size_t i = 0; i < 500; ++i) {
    EXPECT_EQ(back->entries[i].id, push.entries[i].id);
    EXPECT_EQ(back->entries[i].seq, push.entries[i].seq);
    EXPECT_EQ(back->entries[i].kind, push.entries[i].kind);
    EXPECT_EQ(back->entries[i].at, push.entries[i].at);
    EXPECT_EQ(back->entries[i].body, push.entries[i].body);
  }
}

TEST(CodecTest, EveryKindOfEntryComesBack) {
  for (const EntryKind kind : {EntryKind::Ticket, EntryKind::Dossier, EntryKind::Rating,
                               EntryKind::Move, EntryKind::Turn}) {
    PushRequest push = Samples().tickets(1);
    push.entries[0].kind = kind;
    EXPECT_EQ(decodePushRequest(encode(push))->entries.at(0).kind, kind);
  }
}

TEST(CodecTest, PushReplyComesBackAsItWas) {
  PushReply reply;
  reply.verdicts = {{kId, EntryVerdict::Kind::Taken, ""},
                    {kId2, EntryVerdict::Kind::Conflict, "另有内容"},
                    {kId, EntryVerdict::Kind::Refused, "不认识的事项"}};
  reply.max_entries = 200;
  reply.max_bytes = 65536;
  const auto back = decodePushReply(encode(reply));
  ASSERT_TRUE(back) << back.error().text();
  ASSERT_EQ(back->verdicts.size(), 3u);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(back->verdicts[i].id, reply.verdicts[i].id);
    EXPECT_EQ(back->verdicts[i].kind, reply.verdicts[i].kind);
    EXPECT_EQ(back->verdicts[i].reason, reply.verdicts[i].reason);
  }
  EXPECT_EQ(back->max_entries, 200);
  EXPECT_EQ(back->max_bytes, 65536);
}

TEST(CodecTest, ChangesReplyComesBackAsItWas) {
  ChangesReply reply{"c-17", {change()}, 0};
  const auto back = decodeChangesReply(encode(reply));
  ASSERT_TRUE(back) << back.error().text();
  EXPECT_EQ(back->cursor, "c-17");
  ASSERT_EQ(back->changes.size(), 1u);
  const StatusChange& one = back->changes[0];
  EXPECT_EQ(one.dossier_id, kId);
  EXPECT_EQ(one.lookup, change().lookup);
  EXPECT_EQ(one.matter, "DIBAO.apply");
  EXPECT_EQ(one.status, DossierStatus::Accepted);
  EXPECT_EQ(one.at, change().at);
  EXPECT_EQ(one.note, change().note);
  EXPECT_EQ(one.due, "2026-12-14");
}

TEST(CodecTest, ChangeWithAStatusOfANewerVersionIsLeftOutAndCounted) {
  ChangesReply reply{"c-17", {change(), change()}, 0};
  std::string text = encode(reply);
  text.replace(text.find("ACCEPTED"), 8, "TELEPORT");
  const auto back = decodeChangesReply(text);
  ASSERT_TRUE(back);
  EXPECT_EQ(back->changes.size(), 1u);
  EXPECT_EQ(back->unknown, 1);
}

TEST(CodecTest, EnrolmentAndRenewalComeBackAsTheyWere) {
  const auto request = decodeEnrolRequest(encode(EnrolRequest{"K7M4Q9XA", "-----BEGIN\nA\n"}));
  ASSERT_TRUE(request);
  EXPECT_EQ(request->code, "K7M4Q9XA");
  EXPECT_EQ(request->csr_pem, "-----BEGIN\nA\n");
  const EnrolReply enrolled{"延水关-01", "610622001001", "CERT", "CA", "SEAL", "LOOKUP"};
  const auto reply = decodeEnrolReply(encode(enrolled));
  ASSERT_TRUE(reply);
  EXPECT_EQ(reply->terminal_id, "延水关-01");
  EXPECT_EQ(reply->village, "610622001001");
  EXPECT_EQ(reply->certificate_pem, "CERT");
  EXPECT_EQ(reply->ca_pem, "CA");
  EXPECT_EQ(reply->seal_key, "SEAL");
  EXPECT_EQ(reply->lookup_key, "LOOKUP");
  EXPECT_EQ(decodeRenewRequest(encode(RenewRequest{"CSR"}))->csr_pem, "CSR");
  EXPECT_EQ(decodeRenewReply(encode(RenewReply{"CERT"}))->certificate_pem, "CERT");
}

TEST(CodecTest, ProblemComesBackAsItWas) {
  const auto back = decodeProblem(encode(Problem{409, "/problems/code-used", "Used", "words"}));
  ASSERT_TRUE(back);
  EXPECT_EQ(back->status, 409);
  EXPECT_EQ(back->type, "/problems/code-used");
  EXPECT_EQ(back->title, "Used");
  EXPECT_EQ(back->detail, "words");
}

TEST(CodecTest, UnknownMembersAreIgnored) {
  std::string entry = entryWith("", "");
  entry.insert(1, R"("new":{"deep":[1,2]},)");
  const auto back = decodePushRequest(R"({"also":null,"entries":[)" + entry + "]}");
  ASSERT_TRUE(back) << back.error().text();
  EXPECT_EQ(back->entries.size(), 1u);
}

TEST(CodecTest, EntryThatCannotBeReadGetsAVerdictAndDoesNotBlockTheOthers) {
  const struct {
    const char* member;
    const char* value;
    const char* path;
  } cases[] = {
      {"seq", "\"1\"", "entries[1].seq"},
      {"seq", "0", "entries[1].seq"},
      {"seq", "-1", "entries[1].seq"},
      {"seq", "1.5", "entries[1].seq"},
      {"seq", "99999999999999999999999", "entries[1].seq"},
      {"seq", "9007199254740992", "entries[1].seq"},
      {"seq", "true", "entries[1].seq"},
      {"seq", "", "entries[1].seq"},
      {"kind", "\"telepathy\"", "entries[1].kind"},
      {"kind", "3", "entries[1].kind"},
      {"at", "\"2026-11-23\"", "entries[1].at"},
      {"at", "\"2026-13-23T01:12:00.000Z\"", "entries[1].at"},
      {"at", "null", "entries[1].at"},
      {"body", "{}", "entries[1].body"},
      {"body", "\"\"", "entries[1].body"},
      {"body", "", "entries[1].body"},
  };
  for (const auto& c : cases) {
    const std::string good = entryWith("", "");
    const auto back = decodePushRequest(pushWith(good + "," + entryWith(c.member, c.value)));
    ASSERT_TRUE(back) << c.member << c.value << back.error().text();
    EXPECT_EQ(back->entries.size(), 1u);
    ASSERT_EQ(back->unreadable.size(), 1u) << c.member << c.value;
    EXPECT_EQ(back->unreadable[0].id, kId);
    EXPECT_EQ(back->unreadable[0].seq, std::string_view(c.member) == "seq" ? 0u : 1u);
    EXPECT_TRUE(back->unreadable[0].reason.starts_with(c.path)) << back->unreadable[0].reason;
  }
}

TEST(CodecTest, OverlongBodyIsUnreadable) {
  const auto back = decodePushRequest(
      pushWith(entryWith("body", "\"" + std::string(kMostBodyBytes + 1, 'x') + "\"")));
  ASSERT_TRUE(back);
  EXPECT_EQ(back->unreadable.size(), 1u);
}

TEST(CodecTest, BatchThatIsBrokenAsAWholeIsAnErrorWithItsPlace) {
  std::string many = entryWith("", "");
  for (std::size_t i = 0; i < kMostEntries; ++i) many += "," + entryWith("", "");
  const std::pair<std::string, const char*> cases[] = {
      {"", ""},
      {"nonsense", ""},
      {"[]", ""},
      {"null", ""},
      {"{\"entries\":[]", ""},
      {"{\"entries\":[]} x", ""},
      {"{}", "entries"},
      {"{\"entries\":{}}", "entries"},
      {"{\"entries\":[]}", "entries"},
      {"{\"entries\":[1]}", "entries[0]"},
      {pushWith(entryWith("id", "")), "entries[0].id"},
      {pushWith(entryWith("id", "5")), "entries[0].id"},
      {pushWith(entryWith("id", "\"01kaq6jz0n4y8v2t9c3m5r7w1x\"")), "entries[0].id"},
      {pushWith(many), "entries"},
      {std::string("{\"entries\":[\"\xff\"]}"), ""},
      {std::string("{\"entries\":[\"\xed\xa0\x80\"]}"), ""},
      {std::string(1'000'000, '['), ""},
  };
  for (const auto& [text, path] : cases) {
    const auto back = decodePushRequest(text);
    EXPECT_FALSE(back) << text.substr(0, 80);
    EXPECT_EQ(back.error().path, path) << text.substr(0, 80);
    EXPECT_FALSE(back.error().what.empty());
  }
}

TEST(CodecTest, DeeplyNestedTextIsNoDanger) {
  const std::string deep = std::string(500'000, '[') + std::string(500'000, ']');
  EXPECT_FALSE(decodePushRequest(deep));
  EXPECT_FALSE(decodePushRequest("{\"entries\":" + deep + "}"));
}

TEST(CodecTest, AnEnrolmentWithoutAnUnlockKeyIsReadToo) {
  const EnrolReply old{"a", "b", "c", "d", "e", "f"};
  EXPECT_EQ(encode(old).find("unlock_key"), std::string::npos);
  ASSERT_TRUE(decodeEnrolReply(encode(old)));
  EXPECT_EQ(decodeEnrolReply(encode(old))->unlock_key, "");
  const EnrolReply whole{"a", "b", "c", "d", "e", "f", "g"};
  EXPECT_EQ(decodeEnrolReply(encode(whole))->unlock_key, "g");
}

TEST(CodecTest, EveryKindOfEntryTravels) {
  for (const char* name : {"ticket", "dossier", "rating", "move"}) {
    const auto kind = entryKindFromName(name);
    ASSERT_TRUE(kind) << name;
    const auto back =
        decodePushRequest(encode(PushRequest{{{kId, 1, *kind, Instant{}, "{}"}}, {}}));
    ASSERT_TRUE(back) << back.error().text();
    EXPECT_EQ(back->entries.at(0).kind, *kind);
  }
  EXPECT_FALSE(entryKindFromName("appointment"));
}

TEST(CodecTest, ErrorNeverRepeatsTheValue) {
  const auto back = decodeEnrolRequest(R"({"code":["K7M4Q9XA"],"csr_pem":"x"})");
  ASSERT_FALSE(back);
  EXPECT_EQ(back.error().text().find("K7M4Q9XA"), std::string::npos);
}

TEST(CodecTest, RepliesAreReadStrictly) {
  for (const char* bad :
       {R"({"verdicts":[],"max_entries":0,"max_bytes":1})",
        R"({"verdicts":[],"max_entries":1,"max_bytes":99999999999})", R"({"verdicts":[]})",
        R"({"verdicts":[{"id":"x","verdict":"taken"}],"max_entries":1,"max_bytes":1})",
        R"({"verdicts":[{"id":"01KAQ6JZ0N4Y8V2T9C3M5R7W1X","verdict":"ok"}],"max_entries":1,)"
        R"("max_bytes":1})"}) {
    EXPECT_FALSE(decodePushReply(bad)) << bad;
  }
  EXPECT_FALSE(decodeChangesReply("<html>sign in</html>"));
  EXPECT_FALSE(decodeChangesReply(R"({"cursor":1,"changes":[]})"));
  std::string text = encode(ChangesReply{"c", {change()}, 0});
  EXPECT_FALSE(decodeChangesReply(text.replace(text.find("2026-12-14"), 10, "2026-02-30")));
}

TEST(CodecTest, BytesThatAreNotUtf8BecomeReplacementCharacters) {
  RenewRequest request{std::string("a\xff\xc3(\xe2\x82\xf0\x9f\x98z\xed\xa0\x80\xc0\xaf")};
  const auto back = decodeRenewRequest(encode(request));
  ASSERT_TRUE(back) << back.error().text();
  EXPECT_TRUE(back->csr_pem.starts_with("a\xEF\xBF\xBD"));
  EXPECT_NE(back->csr_pem.find('z'), std::string::npos);
}

// Random damage to valid messages: each is either read or refused, and what is read can be written
// and read again.
class MutationTest : public ::testing::Test {
 protected:
  std::string damage(std::string text) {
    auto& random = samples_.random();
    const std::size_t times = 1 + random() % 4;
    for (std::size_t i = 0; i < times && !text.empty(); ++i) {
      const std::size_t at = random() % text.size();
      switch (random() % 5) {
        case 0:
          text[at] = static_cast<char>(random());
          break;
        case 1:
          text.erase(at, 1 + random() % 9);
          break;
        case 2:
          text.insert(at, 1, "{}[]\",:0-9e\\u"[random() % 13]);
          break;
        case 3:
          text.insert(at, text.substr(random() % text.size(), random() % 40));
          break;
        default:
          text.resize(at);
      }
    }
    return text;
  }
  template <typename T>
  int survivors(const std::string& valid, Decoded<T> (*decode)(std::string_view)) {
    int read = 0;
    for (int i = 0; i < 5000; ++i) {
      const auto got = decode(damage(valid));
      if (!got) {
        EXPECT_FALSE(got.error().what.empty());
        continue;
      }
      ++read;
      const auto again = decode(encode(*got));
      if constexpr (!std::is_same_v<T, PushRequest>) {
        EXPECT_TRUE(again) << again.error().text();
      }
    }
    return read;
  }
  Samples samples_;
};

TEST_F(MutationTest, DamagedMessagesAreReadOrRefusedAndNothingElse) {
  PushRequest push = samples_.tickets(2);
  push.entries.push_back(samples_.dossier());
  const PushReply reply{{{kId, EntryVerdict::Kind::Refused, "不认识"}}, 500, 1 << 20};
  int read = survivors(encode(push), decodePushRequest);
  read += survivors(encode(reply), decodePushReply);
  read += survivors(encode(ChangesReply{"c", {change(), change()}, 0}), decodeChangesReply);
  read += survivors(encode(EnrolReply{"a", "b", "c", "d", "e", "f"}), decodeEnrolReply);
  read += survivors(encode(Problem{500, "about:blank", "t", "d"}), decodeProblem);
  EXPECT_GT(read, 0);  // some damage is only to a text
}

}  // namespace
}  // namespace bianmin::wire
