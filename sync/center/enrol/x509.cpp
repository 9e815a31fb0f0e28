#include "sync/center/enrol/x509.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/rand.h>

#include <array>
#include <stdexcept>

namespace bianmin::center::x509 {
namespace {

Owned<BIO> reader(std::string_view pem) {
  return Owned<BIO>(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
}

std::string content(BIO* bio) {
  char* data = nullptr;
  const long size = BIO_get_mem_data(bio, &data);
  return {data, static_cast<std::size_t>(size)};
}

// A key with a pass phrase is refused: nobody is there to type it.
int noPhrase(char*, int, int, void*) { return -1; }

void setTime(ASN1_TIME* field, Instant at) {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count();
  check(ASN1_TIME_set(field, static_cast<time_t>(seconds)) != nullptr, "set a date");
}

void setRandomSerial(X509* certificate) {
  std::array<unsigned char, 16> bytes{};
  check(RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) == 1, "make a serial");
  bytes[0] = static_cast<unsigned char>((bytes[0] & 0x7F) | 0x40);  // positive, always 128 bits
  const Owned<BIGNUM> number(BN_bin2bn(bytes.data(), static_cast<int>(bytes.size()), nullptr));
  check(BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)) != nullptr,
        "set a serial");
}

}  // namespace

void check(bool ok, const char* what) {
  if (ok) return;
  std::array<char, 200> words{};
  ERR_error_string_n(ERR_get_error(), words.data(), words.size());
  ERR_clear_error();
  throw std::runtime_error(std::string("OpenSSL could not ") + what + ": " + words.data());
}

Owned<EVP_PKEY> makeP256() {
  Owned<EVP_PKEY> key(EVP_EC_gen("P-256"));
  check(key != nullptr, "make a key");
  return key;
}

bool isP256(const EVP_PKEY* key) {
  if (EVP_PKEY_get_base_id(key) != EVP_PKEY_EC) return false;
  std::array<char, 64> group{};
  std::size_t size = 0;
  return EVP_PKEY_get_group_name(key, group.data(), group.size(), &size) == 1 &&
         std::string_view(group.data(), size) == "prime256v1";
}

Owned<X509> certificateFromPem(std::string_view pem) {
  Owned<X509> found(PEM_read_bio_X509(reader(pem).get(), nullptr, noPhrase, nullptr));
  ERR_clear_error();
  return found;
}

Owned<X509_REQ> requestFromPem(std::string_view pem) {
  Owned<X509_REQ> found(PEM_read_bio_X509_REQ(reader(pem).get(), nullptr, noPhrase, nullptr));
  ERR_clear_error();
  return found;
}

Owned<EVP_PKEY> keyFromPem(std::string_view pem) {
  Owned<EVP_PKEY> found(PEM_read_bio_PrivateKey(reader(pem).get(), nullptr, noPhrase, nullptr));
  ERR_clear_error();
  return found;
}

std::string toPem(X509* certificate) {
  const Owned<BIO> bio(BIO_new(BIO_s_mem()));
  check(bio && PEM_write_bio_X509(bio.get(), certificate) == 1, "write a certificate");
  return content(bio.get());
}

std::string toPem(EVP_PKEY* key) {
  const Owned<BIO> bio(BIO_new(BIO_s_secmem()));
  check(bio && PEM_write_bio_PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr) == 1,
        "write a key");
  return content(bio.get());
}

Owned<X509> draft(const Draft& what) {
  Owned<X509> certificate(X509_new());
  check(certificate && X509_set_version(certificate.get(), X509_VERSION_3) == 1,
        "make a certificate");
  setRandomSerial(certificate.get());
  setTime(X509_getm_notBefore(certificate.get()), what.from);
  setTime(X509_getm_notAfter(certificate.get()), what.until);
  X509_NAME* subject = X509_get_subject_name(certificate.get());
  check(X509_NAME_add_entry_by_NID(subject, NID_commonName, MBSTRING_UTF8,
                                   reinterpret_cast<const unsigned char*>(what.common_name.data()),
                                   static_cast<int>(what.common_name.size()), -1, 0) == 1,
        "set the subject");
  check(X509_set_pubkey(certificate.get(), what.key) == 1, "set the public key");
  return certificate;
}

void addExtension(X509* certificate, X509* issuer, int nid, const std::string& value) {
  X509V3_CTX context;
  X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
  const Owned<X509_EXTENSION> extension(
      X509V3_EXT_nconf_nid(nullptr, &context, nid, value.c_str()));
  check(extension && X509_add_ext(certificate, extension.get(), -1) == 1, "add an extension");
}

void sign(X509* certificate, EVP_PKEY* key) {
  check(X509_sign(certificate, key, EVP_sha256()) > 0, "sign");
}

std::string serialHex(const X509* certificate) {
  const Owned<BIGNUM> number(ASN1_INTEGER_to_BN(X509_get0_serialNumber(certificate), nullptr));
  check(number != nullptr, "read a serial");
  char* hex = BN_bn2hex(number.get());
  check(hex != nullptr, "read a serial");
  std::string text(hex);
  OPENSSL_free(hex);
  const std::size_t first = text.find_first_not_of('0');
  return first == std::string::npos ? "0" : text.substr(first);
}

std::string fingerprintHex(const X509* certificate) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  check(X509_digest(certificate, EVP_sha256(), digest.data(), &size) == 1, "hash a certificate");
  static constexpr char kHex[] = "0123456789abcdef";
  std::string text;
  for (unsigned int i = 0; i < size; ++i) {
    text.push_back(kHex[digest[i] >> 4]);
    text.push_back(kHex[digest[i] & 0xF]);
  }
  return text;
}

Instant notAfter(const X509* certificate) {
  const Owned<ASN1_TIME> epoch(ASN1_TIME_set(nullptr, 0));
  int days = 0;
  int seconds = 0;
  check(ASN1_TIME_diff(&days, &seconds, epoch.get(), X509_get0_notAfter(certificate)) == 1,
        "read a date");
  return Instant(std::chrono::days(days) + std::chrono::seconds(seconds));
}

}  // namespace bianmin::center::x509
