// The OpenSSL part of enrolment: keys, requests and dates of certificates.
#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <ctime>
#include <memory>
#include <stdexcept>

#include "sync/client/enrolment.h"
#include "sync/client/identity_files.h"

namespace bianmin {
namespace {

struct Free {
  void operator()(BIO* p) const { BIO_free(p); }
  void operator()(X509* p) const { X509_free(p); }
  void operator()(X509_REQ* p) const { X509_REQ_free(p); }
  void operator()(EVP_PKEY* p) const { EVP_PKEY_free(p); }
};
template <typename T>
using Owned = std::unique_ptr<T, Free>;

void must(bool good, const char* what) {
  if (!good) throw std::runtime_error(std::string("OpenSSL: ") + what);
}

std::string text(BIO* bio) {
  char* data = nullptr;
  const long size = BIO_get_mem_data(bio, &data);
  return {data, static_cast<std::size_t>(size)};
}

Instant instant(const ASN1_TIME* time) {
  std::tm parts{};
  must(ASN1_TIME_to_tm(time, &parts) == 1, "a certificate's date");
  return std::chrono::time_point_cast<std::chrono::milliseconds>(
      std::chrono::system_clock::from_time_t(timegm(&parts)));
}

}  // namespace

KeyAndRequest makeKeyAndRequest(const std::string& common_name) {
  const Owned<EVP_PKEY> key(EVP_EC_gen("P-256"));
  const Owned<X509_REQ> request(X509_REQ_new());
  must(key && request, "no key");
  X509_NAME* subject = X509_REQ_get_subject_name(request.get());
  must(X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8,
                                  reinterpret_cast<const unsigned char*>(common_name.c_str()), -1,
                                  -1, 0) == 1,
       "the name does not fit a certificate request");
  must(X509_REQ_set_pubkey(request.get(), key.get()) == 1 &&
           X509_REQ_sign(request.get(), key.get(), EVP_sha256()) > 0,
       "the request cannot be signed");
  const Owned<BIO> key_pem(BIO_new(BIO_s_secmem()));
  const Owned<BIO> csr_pem(BIO_new(BIO_s_mem()));
  must(PEM_write_bio_PKCS8PrivateKey(key_pem.get(), key.get(), nullptr, nullptr, 0, nullptr,
                                     nullptr) == 1 &&
           PEM_write_bio_X509_REQ(csr_pem.get(), request.get()) == 1,
       "the key cannot be written");
  return {text(key_pem.get()), text(csr_pem.get())};
}

Validity validityOf(const std::string& certificate_pem) {
  const Owned<BIO> bio(
      BIO_new_mem_buf(certificate_pem.data(), static_cast<int>(certificate_pem.size())));
  const Owned<X509> certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
  must(certificate != nullptr, "the certificate cannot be read");
  return {instant(X509_get0_notBefore(certificate.get())),
          instant(X509_get0_notAfter(certificate.get()))};
}

bool belongTogether(const std::string& certificate_pem, const std::string& key_pem) {
  const Owned<BIO> from(
      BIO_new_mem_buf(certificate_pem.data(), static_cast<int>(certificate_pem.size())));
  const Owned<X509> certificate(PEM_read_bio_X509(from.get(), nullptr, nullptr, nullptr));
  const Owned<BIO> key_from(BIO_new_mem_buf(key_pem.data(), static_cast<int>(key_pem.size())));
  const Owned<EVP_PKEY> key(PEM_read_bio_PrivateKey(key_from.get(), nullptr, nullptr, nullptr));
  return certificate && key && X509_check_private_key(certificate.get(), key.get()) == 1;
}

}  // namespace bianmin
