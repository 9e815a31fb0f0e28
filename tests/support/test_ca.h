// A certificate authority for tests: P-256, made in memory, trusted by nobody else.
#pragma once

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <string>

namespace bianmin::test {

struct Issued {
  std::string certificate;  // PEM
  std::string key;          // PEM, PKCS #8
  std::string serial;       // upper-case hex
};

// Removes itself with everything in it.
class TempDir {
 public:
  TempDir() {
    std::string name = (std::filesystem::temp_directory_path() / "bianmin-test-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("mkdtemp");
    path_ = name;
  }
  ~TempDir() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TempDir(const TempDir&) = delete;
  TempDir& operator=(const TempDir&) = delete;
  const std::filesystem::path& path() const { return path_; }
  // Writes a file and returns its path.
  std::string write(const std::string& name, const std::string& text) const {
    std::ofstream(path_ / name, std::ios::binary) << text;
    return (path_ / name).string();
  }

 private:
  std::filesystem::path path_;
};

class TestCa {
 public:
  explicit TestCa(const std::string& name = "Test CA") : key_(EVP_EC_gen("P-256")) {
    certificate_ = build(name, key_.get(), 3650, {"critical,CA:TRUE", "", ""});
  }

  std::string certificate() const { return pem(certificate_.get()); }

  // For 127.0.0.1 and localhost, or the name given ("DNS:center.example").
  Issued server(const std::string& names = "IP:127.0.0.1,DNS:localhost") {
    return issue("server", 30, {"CA:FALSE", "serverAuth", names});
  }
  // `seconds` of validity may be negative: an expired one.
  Issued client(const std::string& common_name, long seconds = 365L * 86400) {
    return issueFor(common_name, seconds, {"CA:FALSE", "clientAuth", ""});
  }
  // Signs the key of a certificate request under another name. Throws when it is not one.
  std::string sign(const std::string& csr_pem, const std::string& common_name,
                   long seconds = 365L * 86400) {
    const Owned<BIO> bio(BIO_new_mem_buf(csr_pem.data(), static_cast<int>(csr_pem.size())));
    const Owned<X509_REQ> csr(PEM_read_bio_X509_REQ(bio.get(), nullptr, nullptr, nullptr));
    if (!csr) throw std::runtime_error("not a certificate request");
    EVP_PKEY* key = X509_REQ_get0_pubkey(csr.get());
    if (X509_REQ_verify(csr.get(), key) != 1) throw std::runtime_error("request not signed");
    return pem(buildSeconds(common_name, key, seconds, {"CA:FALSE", "clientAuth", ""}).get());
  }

 private:
  struct Free {
    void operator()(BIO* p) const { BIO_free(p); }
    void operator()(X509* p) const { X509_free(p); }
    void operator()(X509_REQ* p) const { X509_REQ_free(p); }
    void operator()(EVP_PKEY* p) const { EVP_PKEY_free(p); }
    void operator()(X509_EXTENSION* p) const { X509_EXTENSION_free(p); }
  };
  template <typename T>
  using Owned = std::unique_ptr<T, Free>;

  struct Extensions {
    const char* basic;
    std::string usage;
    std::string names;
  };

  static std::string text(BIO* bio) {
    char* data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return {data, static_cast<std::size_t>(size)};
  }
  static std::string pem(X509* certificate) {
    const Owned<BIO> bio(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(bio.get(), certificate);
    return text(bio.get());
  }
  static std::string pem(EVP_PKEY* key) {
    const Owned<BIO> bio(BIO_new(BIO_s_mem()));
    PEM_write_bio_PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr);
    return text(bio.get());
  }

  Issued issue(const std::string& name, long days, const Extensions& extensions) {
    return issueFor(name, days * 86400, extensions);
  }
  Issued issueFor(const std::string& name, long seconds, const Extensions& extensions) {
    const Owned<EVP_PKEY> key(EVP_EC_gen("P-256"));
    const auto certificate = buildSeconds(name, key.get(), seconds, extensions);
    char serial[32];
    std::snprintf(serial, sizeof serial, "%lX", serial_);
    return {pem(certificate.get()), pem(key.get()), serial};
  }
  Owned<X509> build(const std::string& name, EVP_PKEY* key, long days, const Extensions& e) {
    return buildSeconds(name, key, days * 86400, e);
  }
  Owned<X509> buildSeconds(const std::string& name, EVP_PKEY* key, long seconds,
                           const Extensions& extensions) {
    Owned<X509> out(X509_new());
    X509_set_version(out.get(), 2);
    ASN1_INTEGER_set(X509_get_serialNumber(out.get()), ++serial_);
    X509_gmtime_adj(X509_getm_notBefore(out.get()), -86400);
    X509_gmtime_adj(X509_getm_notAfter(out.get()), seconds);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(out.get()), "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char*>(name.c_str()), -1, -1, 0);
    const X509* issuer = certificate_ ? certificate_.get() : out.get();
    X509_set_issuer_name(out.get(), X509_get_subject_name(issuer));
    X509_set_pubkey(out.get(), key);
    add(out.get(), NID_basic_constraints, extensions.basic);
    add(out.get(), NID_ext_key_usage, extensions.usage);
    add(out.get(), NID_subject_alt_name, extensions.names);
    X509_sign(out.get(), key_.get(), EVP_sha256());
    return out;
  }
  static void add(X509* to, int nid, const std::string& value) {
    if (value.empty()) return;
    const Owned<X509_EXTENSION> extension(
        X509V3_EXT_conf_nid(nullptr, nullptr, nid, value.c_str()));
    X509_add_ext(to, extension.get(), -1);
  }

  Owned<EVP_PKEY> key_;
  long serial_ = 0x1000;
  Owned<X509> certificate_;
};

}  // namespace bianmin::test
