#include "sync/client/enrolment.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <future>

#include "tests/sync/client/fake_center.h"

namespace bianmin {
namespace {

using namespace std::chrono_literals;

class EnrolmentTest : public ::testing::Test {
 protected:
  EnrolmentTest() : folder_(dir_.path() / "identity") {
    options_.ca_file = dir_.write("ca.pem", open_.ca().certificate());
    options_.url = open_.url();
  }
  // Signs what comes, as the centre would; for `seconds` from now.
  FakeCenter::Script sign(FakeCenter& center, long seconds = 365L * 86400) {
    return [&center, seconds](const http::Request& request, const http::Done& done) {
      const auto json = wire::gunzip(request.body, 1 << 20).bytes;
      const auto asked = wire::decodeEnrolRequest(json);
      if (!asked || asked->code != "K7M4Q9XA") {
        done(http::problemReply(409, "Code unknown or used", "/problems/code-used"));
        return true;
      }
      done(FakeCenter::json(wire::encode(wire::EnrolReply{
          "延水关-01", "610622001001", center.ca().sign(asked->csr_pem, "延水关-01", seconds),
          center.ca().certificate(), "SEAL", "LOOKUP", "UNLOCK"})));
      return true;
    };
  }
  Identity enrolled(long seconds = 365L * 86400) {
    open_.next("/v1/enrol", sign(open_, seconds));
    auto identity = enrol(folder_, options_, "K7M4Q9XA");
    EXPECT_TRUE(identity) << identity.failure().detail;
    return *identity;
  }

  test::TempDir dir_;
  FakeCenter open_{http::ClientCert::None};
  std::filesystem::path folder_;
  TransportOptions options_;
};

TEST_F(EnrolmentTest, IdentityIsWrittenAndReadAgain) {
  const Identity made = enrolled();
  const auto read = loadIdentity(folder_);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->terminal_id, "延水关-01");
  EXPECT_EQ(read->village, "610622001001");
  EXPECT_EQ(read->seal_key_b64, "SEAL");
  EXPECT_EQ(read->lookup_key_b64, "LOOKUP");
  EXPECT_EQ(read->unlock_key_b64, "UNLOCK");
  EXPECT_EQ(read->key_file, made.key_file);
  EXPECT_EQ(read->not_after - read->not_before, std::chrono::days{366});
}

TEST_F(EnrolmentTest, KeyIsForItsOwnerOnly) {
  struct stat status {};
  ASSERT_EQ(stat(enrolled().key_file.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600u);
  ASSERT_EQ(stat(folder_.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0700u);
}

TEST_F(EnrolmentTest, UsedCodeIsRejectedAndLeavesNothing) {
  open_.next("/v1/enrol", sign(open_));
  const auto refused = enrol(folder_, options_, "WRONGXXX");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.failure().kind, SyncError::Rejected);
  EXPECT_EQ(refused.failure().status, 409);
  EXPECT_FALSE(loadIdentity(folder_));
}

TEST_F(EnrolmentTest, CertificateForAnotherKeyIsRefused) {
  open_.next("/v1/enrol", [this](const http::Request&, const http::Done& done) {
    done(FakeCenter::json(wire::encode(
        wire::EnrolReply{"a", "b", open_.ca().client("a").certificate, "ca", "seal", "lookup"})));
    return true;
  });
  EXPECT_FALSE(enrol(folder_, options_, "K7M4Q9XA"));
  EXPECT_FALSE(loadIdentity(folder_));
}

TEST_F(EnrolmentTest, NeverEnrolledIsNoIdentityAndADamagedOneIsSaid) {
  EXPECT_FALSE(loadIdentity(folder_));
  const Identity identity = enrolled();
  std::ofstream(identity.cert_file) << "damaged";
  EXPECT_THROW(loadIdentity(folder_), std::runtime_error);
}

class RenewalTest : public EnrolmentTest {
 protected:
  // Enrols at the centre that then asks for client certificates, as the second listener would.
  RenewalTest() {
    open_.next("/v1/enrol", sign(center_));
    old_ = *enrol(folder_, options_, "K7M4Q9XA");
    with_.url = center_.url();
    with_.ca_file = old_.ca_file;
    with_.cert_file = old_.cert_file;
    with_.key_file = old_.key_file;
  }
  void signNext(test::TestCa& by) {
    center_.next("/v1/renew", [&by](const http::Request& request, const http::Done& done) {
      const auto asked = wire::decodeRenewRequest(wire::gunzip(request.body, 1 << 20).bytes);
      done(FakeCenter::json(
          wire::encode(wire::RenewReply{by.sign(asked->csr_pem, request.peer->common_name)})));
      return true;
    });
  }
  FakeCenter center_;
  Identity old_;
  TransportOptions with_;
};

TEST_F(RenewalTest, NewCertificateTakesTheOldOnesPlace) {
  signNext(center_.ca());
  Transport transport(with_);
  const auto renewed = renewIdentity(folder_, old_, transport, with_);
  ASSERT_TRUE(renewed) << renewed.failure().detail;
  EXPECT_NE(renewed->key_file, old_.key_file);
  EXPECT_EQ(loadIdentity(folder_)->cert_file, renewed->cert_file);
  EXPECT_EQ(loadIdentity(folder_)->terminal_id, "延水关-01");
  EXPECT_EQ(loadIdentity(folder_)->unlock_key_b64, "UNLOCK") << "renewals keep it";
  EXPECT_TRUE(std::filesystem::exists(old_.key_file));  // a lane may be using it still
}

TEST_F(RenewalTest, CertificateThatTheCentreDoesNotAcceptIsThrownAway) {
  test::TestCa other;
  signNext(other);
  Transport transport(with_);
  EXPECT_FALSE(renewIdentity(folder_, old_, transport, with_));
  EXPECT_EQ(loadIdentity(folder_)->cert_file, old_.cert_file);
  EXPECT_FALSE(std::filesystem::exists(folder_ / "v2"));
}

TEST_F(RenewalTest, ClientRenewsByItselfWhenTwoThirdsAreOver) {
  signNext(center_.ca());
  MemoryJournal journal;
  SyncClientOptions options;
  options.url = center_.url();
  options.identity = old_;
  options.identity.not_after = old_.not_before + 1h;  // over long ago
  options.identity_dir = folder_.string();
  options.journal = [&] { return journal.source(); };
  SyncClient client(options);
  ASSERT_TRUE(center_.seen("/v1/renew", 1));
  ASSERT_TRUE(center_.seen("/v1/changes", 3));  // asked, tried with the new one, held with it
  client.stop();
  EXPECT_NE(loadIdentity(folder_)->cert_file, old_.cert_file);
}

}  // namespace
}  // namespace bianmin
