#include "sync/center/enrol/authority.h"

#include <algorithm>

#include "sync/center/enrol/secret_file.h"
#include "sync/center/enrol/x509.h"

namespace bianmin::center {

struct CertificateAuthority::Parts {
  x509::Owned<X509> certificate;
  x509::Owned<EVP_PKEY> key;
  std::string pem;
};

namespace {

constexpr const char* kCertificateFile = "ca.pem";
constexpr const char* kKeyFile = "ca.key";
constexpr std::chrono::days kAuthorityLife{3652};
constexpr std::chrono::days kServerLife{730};
constexpr std::chrono::days kServerRenewal{90};
constexpr std::chrono::days kTerminalLife{365};
// A terminal whose clock is behind must not find the certificates not valid yet.
constexpr std::chrono::days kClockSlack{2};

std::pair<x509::Owned<X509>, x509::Owned<EVP_PKEY>> makeAuthority(Instant now) {
  auto key = x509::makeP256();
  auto made =
      x509::draft({"Bianmin county CA", key.get(), now - kClockSlack, now + kAuthorityLife});
  X509* self = made.get();
  x509::check(X509_set_issuer_name(self, X509_get_subject_name(self)) == 1, "set the issuer");
  x509::addExtension(self, self, NID_basic_constraints, "critical,CA:TRUE,pathlen:0");
  x509::addExtension(self, self, NID_key_usage, "critical,keyCertSign,cRLSign");
  x509::addExtension(self, self, NID_subject_key_identifier, "hash");
  x509::sign(self, key.get());
  return {std::move(made), std::move(key)};
}

bool isAddress(const std::string& name) {
  return name.find(':') != std::string::npos ||
         name.find_first_not_of("0123456789.") == std::string::npos;
}

std::string alternativeNames(const std::vector<std::string>& names) {
  std::string all;
  for (const std::string& name : names) {
    if (!all.empty()) all += ',';
    all += (isAddress(name) ? "IP:" : "DNS:") + name;
  }
  return all;
}

bool isFor(X509* certificate, const std::vector<std::string>& names) {
  return std::all_of(names.begin(), names.end(), [&](const std::string& name) {
    return isAddress(name)
               ? X509_check_ip_asc(certificate, name.c_str(), 0) == 1
               : X509_check_host(certificate, name.data(), name.size(), 0, nullptr) == 1;
  });
}

}  // namespace

CertificateAuthority::CertificateAuthority(std::unique_ptr<Parts> parts)
    : parts_(std::move(parts)) {}
CertificateAuthority::CertificateAuthority(CertificateAuthority&&) noexcept = default;
CertificateAuthority::~CertificateAuthority() = default;

CertificateAuthority CertificateAuthority::openOrCreate(const std::filesystem::path& folder,
                                                        Instant now) {
  std::filesystem::create_directories(folder);
  // The certificate is written last: a key alone is of an interrupted start, and nobody trusts it.
  if (!std::filesystem::exists(folder / kCertificateFile)) {
    const auto [certificate, key] = makeAuthority(now);
    writeSecret(folder / kKeyFile, x509::toPem(key.get()));
    writePublic(folder / kCertificateFile, x509::toPem(certificate.get()));
  }
  return open(folder);
}

CertificateAuthority CertificateAuthority::open(const std::filesystem::path& folder) {
  auto parts = std::make_unique<Parts>();
  parts->pem = readPublic(folder / kCertificateFile);
  parts->certificate = x509::certificateFromPem(parts->pem);
  parts->key = x509::keyFromPem(readSecret(folder / kKeyFile));
  if (!parts->certificate || !parts->key ||
      X509_check_private_key(parts->certificate.get(), parts->key.get()) != 1) {
    throw std::runtime_error(folder.string() + ": ca.pem and ca.key do not belong together");
  }
  return CertificateAuthority(std::move(parts));
}

const std::string& CertificateAuthority::pem() const { return parts_->pem; }

IssuedCertificate CertificateAuthority::issueTerminal(std::string_view csr_pem,
                                                      const std::string& terminal,
                                                      Instant now) const {
  const auto request = x509::requestFromPem(csr_pem);
  if (!request) throw CsrError("this is not a PEM certificate request");
  EVP_PKEY* key = X509_REQ_get0_pubkey(request.get());
  if (key == nullptr || !x509::isP256(key)) throw CsrError("the key is not of the curve P-256");
  if (X509_REQ_verify(request.get(), key) != 1) {
    throw CsrError("the request is not signed with its own key");
  }
  const auto certificate = x509::draft({terminal, key, now - kClockSlack, now + kTerminalLife});
  X509* made = certificate.get();
  X509* issuer = parts_->certificate.get();
  x509::check(X509_set_issuer_name(made, X509_get_subject_name(issuer)) == 1, "set the issuer");
  x509::addExtension(made, issuer, NID_basic_constraints, "critical,CA:FALSE");
  x509::addExtension(made, issuer, NID_key_usage, "critical,digitalSignature");
  x509::addExtension(made, issuer, NID_ext_key_usage, "clientAuth");
  x509::addExtension(made, issuer, NID_authority_key_identifier, "keyid");
  x509::sign(made, parts_->key.get());
  return {x509::toPem(made), x509::serialHex(made), x509::fingerprintHex(made),
          x509::notAfter(made)};
}

void CertificateAuthority::ensureServer(const std::filesystem::path& folder,
                                        const std::vector<std::string>& names, Instant now) const {
  X509* issuer = parts_->certificate.get();
  if (std::filesystem::exists(folder / "server.pem") &&
      std::filesystem::exists(folder / "server.key")) {
    const auto old = x509::certificateFromPem(readPublic(folder / "server.pem"));
    const auto old_key = x509::keyFromPem(readSecret(folder / "server.key"));
    if (old && old_key && X509_check_private_key(old.get(), old_key.get()) == 1 &&
        X509_verify(old.get(), parts_->key.get()) == 1 && isFor(old.get(), names) &&
        x509::notAfter(old.get()) > now + kServerRenewal) {
      return;
    }
  }
  const auto key = x509::makeP256();
  const auto certificate =
      x509::draft({names.at(0), key.get(), now - kClockSlack, now + kServerLife});
  X509* made = certificate.get();
  x509::check(X509_set_issuer_name(made, X509_get_subject_name(issuer)) == 1, "set the issuer");
  x509::addExtension(made, issuer, NID_basic_constraints, "critical,CA:FALSE");
  x509::addExtension(made, issuer, NID_key_usage, "critical,digitalSignature");
  x509::addExtension(made, issuer, NID_ext_key_usage, "serverAuth");
  x509::addExtension(made, issuer, NID_authority_key_identifier, "keyid");
  x509::addExtension(made, issuer, NID_subject_alt_name, alternativeNames(names));
  x509::sign(made, parts_->key.get());
  writeSecret(folder / "server.key", x509::toPem(key.get()));
  writePublic(folder / "server.pem", x509::toPem(made) + parts_->pem);
}

}  // namespace bianmin::center
