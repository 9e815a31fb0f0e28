#include "sync/http/tls.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <array>
#include <csignal>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace bianmin::http {
namespace {

struct Free {
  void operator()(BIO* p) const { BIO_free(p); }
  void operator()(X509* p) const { X509_free(p); }
  void operator()(EVP_PKEY* p) const { EVP_PKEY_free(p); }
  void operator()(BIGNUM* p) const { BN_free(p); }
};
template <typename T>
using Owned = std::unique_ptr<T, Free>;

[[noreturn]] void fail(const std::string& what) {
  std::array<char, 200> words{};
  const unsigned long code = ERR_get_error();
  if (code != 0) ERR_error_string_n(code, words.data(), words.size());
  ERR_clear_error();
  throw std::runtime_error("TLS: " + what + (code == 0 ? "" : ": ") + words.data());
}

std::string pemText(const std::string& text_or_path, const char* what) {
  if (text_or_path.starts_with("-----BEGIN")) return text_or_path;
  std::ifstream file(text_or_path, std::ios::binary);
  if (!file) fail(std::string(what) + " cannot be read from \"" + text_or_path + "\"");
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

Owned<BIO> reader(const std::string& pem) {
  return Owned<BIO>(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
}

Owned<X509> nextCertificate(BIO* from) {
  return Owned<X509>(PEM_read_bio_X509(from, nullptr, nullptr, nullptr));
}

void useCertificate(SSL_CTX* context, const std::string& pem) {
  const auto bio = reader(pem);
  const auto leaf = nextCertificate(bio.get());
  if (!leaf || SSL_CTX_use_certificate(context, leaf.get()) != 1) fail("the server's certificate");
  while (auto link = nextCertificate(bio.get())) {
    if (SSL_CTX_add1_chain_cert(context, link.get()) != 1) fail("the certificate's chain");
  }
  ERR_clear_error();  // the end of the PEM text is reported as an error
}

void useKey(SSL_CTX* context, const std::string& pem) {
  const auto bio = reader(pem);
  // A key with a pass phrase is refused: nobody is there to type it.
  const auto no_phrase = [](char*, int, int, void*) { return -1; };
  const Owned<EVP_PKEY> key(PEM_read_bio_PrivateKey(bio.get(), nullptr, no_phrase, nullptr));
  if (!key || SSL_CTX_use_PrivateKey(context, key.get()) != 1) fail("the server's private key");
  if (SSL_CTX_check_private_key(context) != 1) fail("the key does not belong to the certificate");
}

void requireClients(SSL_CTX* context, const std::string& pem) {
  const auto bio = reader(pem);
  int count = 0;
  while (auto ca = nextCertificate(bio.get())) {
    if (X509_STORE_add_cert(SSL_CTX_get_cert_store(context), ca.get()) != 1) fail("the client CA");
    if (SSL_CTX_add_client_CA(context, ca.get()) != 1) fail("the client CA");
    ++count;
  }
  ERR_clear_error();
  if (count == 0) fail("the client CA holds no certificate");
  SSL_CTX_set_verify(context, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nullptr);
}

std::string serialHex(const X509* certificate) {
  const Owned<BIGNUM> number(ASN1_INTEGER_to_BN(X509_get0_serialNumber(certificate), nullptr));
  if (!number) return "0";
  char* hex = BN_bn2hex(number.get());
  std::string out = hex == nullptr ? "0" : hex;
  OPENSSL_free(hex);
  const std::size_t first = out.find_first_not_of('0');
  return first == std::string::npos ? "0" : out.substr(first);
}

std::string fingerprint(const X509* certificate) {
  std::array<unsigned char, 32> digest{};
  unsigned int size = 0;
  if (X509_digest(certificate, EVP_sha256(), digest.data(), &size) != 1) return {};
  std::string out;
  for (const unsigned char byte : digest) {
    out.push_back("0123456789abcdef"[byte >> 4]);
    out.push_back("0123456789abcdef"[byte & 15]);
  }
  return out;
}

std::string commonName(const X509* certificate) {
  const X509_NAME* subject = X509_get_subject_name(certificate);
  const int at = X509_NAME_get_index_by_NID(subject, NID_commonName, -1);
  if (at < 0) return {};
  const ASN1_STRING* value = X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, at));
  unsigned char* utf8 = nullptr;
  const int size = ASN1_STRING_to_UTF8(&utf8, value);
  if (size < 0) return {};
  std::string out(reinterpret_cast<const char*>(utf8), static_cast<std::size_t>(size));
  OPENSSL_free(utf8);
  return out;
}

}  // namespace

SslContext makeServerContext(const TlsOptions& options) {
  // OpenSSL writes to the socket with write(2): a client that has hung up would end the process.
  std::signal(SIGPIPE, SIG_IGN);
  SslContext context(SSL_CTX_new(TLS_server_method()));
  if (!context) fail("no context");
  SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
  SSL_CTX_set_options(context.get(), SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION |
                                         SSL_OP_IGNORE_UNEXPECTED_EOF);
  SSL_CTX_set1_groups_list(context.get(), "X25519:P-256");
  SSL_CTX_set_cipher_list(context.get(), "ECDHE+AESGCM:ECDHE+CHACHA20");
  useCertificate(context.get(), pemText(options.certificate, "the certificate"));
  useKey(context.get(), pemText(options.private_key, "the private key"));
  if (options.client_certificate == ClientCert::Required) {
    requireClients(context.get(), pemText(options.client_ca, "the client CA"));
  }
  // Without an id context OpenSSL refuses to resume sessions that carry a client certificate.
  const unsigned char id[] = "bianmin";
  SSL_CTX_set_session_id_context(context.get(), id, sizeof id - 1);
  SSL_CTX_set_timeout(context.get(), 3600);
  SSL_CTX_set_num_tickets(context.get(), 1);
  // Tickets are enough to resume: a session that is kept here would be memory for nothing.
  SSL_CTX_set_session_cache_mode(context.get(), SSL_SESS_CACHE_OFF);
  // A held poll keeps no room for records; a write that is tried again may come from elsewhere.
  SSL_CTX_set_mode(context.get(), SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE |
                                      SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
  return context;
}

std::optional<PeerCertificate> peerCertificate(SSL* connection) {
  const Owned<X509> certificate(SSL_get1_peer_certificate(connection));
  if (!certificate) return std::nullopt;
  return PeerCertificate{serialHex(certificate.get()), fingerprint(certificate.get()),
                         commonName(certificate.get())};
}

}  // namespace bianmin::http
