// A terminal's key and its certificate requests, as a terminal makes them.
#pragma once

#include <openssl/pem.h>

#include <string>

#include "sync/center/enrol/x509.h"

namespace bianmin::center {

class TerminalKey {
 public:
  explicit TerminalKey(const char* curve = "P-256") : key_(EVP_EC_gen(curve)) {}

  std::string csr(const std::string& name) const { return request(name, key_.get()); }
  std::string csrSignedBy(const TerminalKey& other) const { return request("t", other.key_.get()); }
  std::string pem() const { return x509::toPem(key_.get()); }

 private:
  std::string request(const std::string& name, EVP_PKEY* signer) const {
    const x509::Owned<X509_REQ> csr(X509_REQ_new());
    X509_NAME_add_entry_by_NID(X509_REQ_get_subject_name(csr.get()), NID_commonName, MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char*>(name.data()),
                               static_cast<int>(name.size()), -1, 0);
    X509_REQ_set_pubkey(csr.get(), key_.get());
    X509_REQ_sign(csr.get(), signer, EVP_sha256());
    const x509::Owned<BIO> bio(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509_REQ(bio.get(), csr.get());
    char* data = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &data);
    return {data, static_cast<std::size_t>(size)};
  }

  x509::Owned<EVP_PKEY> key_;
};

}  // namespace bianmin::center
