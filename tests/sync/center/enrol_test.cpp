#include <gtest/gtest.h>
#include <openssl/x509v3.h>
#include <sys/stat.h>

#include "sync/center/enrol/authority.h"
#include "sync/center/enrol/county_keys.h"
#include "sync/center/enrol/enrol_code.h"
#include "sync/center/enrol/secret_file.h"
#include "sync/center/enrol/x509.h"
#include "tests/sync/center/csr.h"
#include "tests/sync/center/store_fixture.h"

namespace bianmin::center {
namespace {

unsigned mode(const std::filesystem::path& file) {
  struct stat found {};
  return stat(file.c_str(), &found) == 0 ? found.st_mode & 0777U : 0U;
}

class EnrolTest : public testing::Test {
 protected:
  TemporaryFolder folder_;
  CertificateAuthority ca_ = CertificateAuthority::openOrCreate(folder_.path(), kNow);
};

TEST_F(EnrolTest, TheAuthorityIsMadeOnceAndItsKeyIsSecret) {
  EXPECT_EQ(CertificateAuthority::openOrCreate(folder_.path(), kNow).pem(), ca_.pem());
  EXPECT_EQ(mode(folder_.path() / "ca.key"), 0600u);
}

TEST_F(EnrolTest, ATerminalsCertificateNamesWhatTheRecordSays) {
  const TerminalKey key;
  const IssuedCertificate issued = ca_.issueTerminal(key.csr("someone else"), "延水关-01", kNow);
  const auto certificate = x509::certificateFromPem(issued.pem);
  ASSERT_TRUE(certificate);
  char name[64] = {};
  X509_NAME* subject = X509_get_subject_name(certificate.get());
  X509_NAME_get_text_by_NID(subject, NID_commonName, name, sizeof name);
  EXPECT_STREQ(name, "延水关-01");
  EXPECT_EQ(X509_check_purpose(certificate.get(), X509_PURPOSE_SSL_CLIENT, 0), 1);
  EXPECT_EQ(X509_check_purpose(certificate.get(), X509_PURPOSE_SSL_SERVER, 0), 0);
  EXPECT_EQ(issued.serial.size(), 32u);
  EXPECT_EQ(issued.not_after,
            std::chrono::floor<std::chrono::seconds>(kNow) + std::chrono::days(365));
}

TEST_F(EnrolTest, ARequestWithoutProofOfThePrivateKeyIsRefused) {
  const TerminalKey mine;
  const TerminalKey other;
  EXPECT_THROW(ca_.issueTerminal(mine.csrSignedBy(other), "t", kNow), CsrError);
}

TEST_F(EnrolTest, OtherKeysThanP256AreRefused) {
  EXPECT_THROW(ca_.issueTerminal(TerminalKey("P-384").csr("t"), "t", kNow), CsrError);
  EXPECT_THROW(ca_.issueTerminal("no request", "t", kNow), CsrError);
}

TEST_F(EnrolTest, TheServersCertificateIsKeptWhileItFitsItsNames) {
  const auto pem = [&] { return readPublic(folder_.path() / "server.pem"); };
  ca_.ensureServer(folder_.path(), {"localhost", "127.0.0.1"}, kNow);
  const std::string first = pem();
  ca_.ensureServer(folder_.path(), {"localhost", "127.0.0.1"}, kNow);
  EXPECT_EQ(pem(), first);
  ca_.ensureServer(folder_.path(), {"localhost", "127.0.0.1", "county.example"}, kNow);
  const std::string second = pem();
  EXPECT_NE(second, first);
  ca_.ensureServer(folder_.path(), {"localhost"}, kNow + std::chrono::days(700));
  EXPECT_NE(pem(), second);
  EXPECT_EQ(mode(folder_.path() / "server.key"), 0600u);
}

TEST_F(EnrolTest, CountyKeysAreMadeOnceAndNeverReplaced) {
  const CountyKeys keys = CountyKeys::openOrCreate(folder_.path());
  const CountyKeys again = CountyKeys::openOrCreate(folder_.path());
  EXPECT_EQ(keys.sealPair().public_key, again.sealPair().public_key);
  EXPECT_EQ(keys.lookupKey(kVillageA), again.lookupKey(kVillageA));
  EXPECT_NE(keys.lookupKey(kVillageA), keys.lookupKey(kVillageB));
  EXPECT_NE(keys.lookupKey(""), keys.enrolCodeKey());
  const std::string sealed = seal::sealFor(keys.sealPair().public_key, "张三");
  EXPECT_EQ(seal::open(again.sealPair(), sealed), "张三");
  EXPECT_EQ(mode(folder_.path() / "seal.key"), 0600u);
  EXPECT_EQ(mode(folder_.path() / "master.key"), 0600u);
  writeSecret(folder_.path() / "seal.key", "damaged");
  EXPECT_THROW(CountyKeys::openOrCreate(folder_.path()), std::runtime_error);
}

TEST_F(EnrolTest, ASecretThatOthersMayReadIsRefused) {
  const auto file = folder_.path() / "x.key";
  writeSecret(file, "secret");
  EXPECT_EQ(readSecret(file), "secret");
  std::filesystem::permissions(file, std::filesystem::perms(0644));
  EXPECT_THROW(readSecret(file), std::runtime_error);
}

TEST(EnrolCodeTest, ATypedCodeIsReadAsItWasMade) {
  const std::string code = makeEnrolCode();
  ASSERT_EQ(code.size(), kEnrolCodeLength);
  std::string typed = code.substr(0, 4) + "-" + code.substr(4) + " ";
  for (char& c : typed) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  EXPECT_EQ(readEnrolCode(typed), code);
  EXPECT_FALSE(readEnrolCode("0OIL1234"));
  EXPECT_FALSE(readEnrolCode(code + "2"));
  EXPECT_NE(makeEnrolCode(), code);
}

TEST(EnrolCodeTest, TheHashDependsOnTheCountysKey) {
  const seal::Key a = seal::randomKey();
  EXPECT_EQ(hashEnrolCode(a, "ABCDEFGH"), hashEnrolCode(a, "ABCDEFGH"));
  EXPECT_NE(hashEnrolCode(a, "ABCDEFGH"), hashEnrolCode(seal::randomKey(), "ABCDEFGH"));
}

}  // namespace
}  // namespace bianmin::center
