// OpenSSL's objects with owners, and the few calls that this room makes. Throws std::runtime_error.
#pragma once

#include <openssl/evp.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <memory>
#include <string>
#include <string_view>

#include "sync/domain/time.h"

namespace bianmin::center::x509 {

struct Free {
  void operator()(BIO* p) const { BIO_free(p); }
  void operator()(X509* p) const { X509_free(p); }
  void operator()(X509_REQ* p) const { X509_REQ_free(p); }
  void operator()(EVP_PKEY* p) const { EVP_PKEY_free(p); }
  void operator()(X509_EXTENSION* p) const { X509_EXTENSION_free(p); }
  void operator()(ASN1_TIME* p) const { ASN1_TIME_free(p); }
  void operator()(BIGNUM* p) const { BN_free(p); }
};
template <typename T>
using Owned = std::unique_ptr<T, Free>;

// Throws with OpenSSL's words when `ok` is false.
void check(bool ok, const char* what);

Owned<EVP_PKEY> makeP256();
bool isP256(const EVP_PKEY* key);

// Each gives an empty pointer when the text is not such a thing.
Owned<X509> certificateFromPem(std::string_view pem);
Owned<X509_REQ> requestFromPem(std::string_view pem);
Owned<EVP_PKEY> keyFromPem(std::string_view pem);
std::string toPem(X509* certificate);
std::string toPem(EVP_PKEY* key);

// A certificate without a signature: version 3, random 128-bit serial, subject CN.
struct Draft {
  std::string common_name;
  EVP_PKEY* key;  // the public key that it certifies
  Instant from{};
  Instant until{};
};
Owned<X509> draft(const Draft& what);
// `value` in OpenSSL's configuration syntax; `issuer` may be the certificate itself.
void addExtension(X509* certificate, X509* issuer, int nid, const std::string& value);
void sign(X509* certificate, EVP_PKEY* key);

std::string serialHex(const X509* certificate);       // upper case, no leading zeros
std::string fingerprintHex(const X509* certificate);  // SHA-256 of the DER form, lower case
Instant notAfter(const X509* certificate);

}  // namespace bianmin::center::x509
