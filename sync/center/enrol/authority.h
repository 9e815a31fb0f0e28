// The county's own certificate authority: it certifies the centre's server and the terminals.
#pragma once

#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "sync/domain/time.h"

namespace bianmin::center {

// A certificate request that cannot be granted, in words for a technician.
class CsrError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct IssuedCertificate {
  std::string pem;
  std::string serial;       // upper-case hex without leading zeros
  std::string fingerprint;  // SHA-256 of the DER form, lower-case hex
  Instant not_after{};
};

// Immutable once opened; may be used from any thread. Everything throws std::runtime_error.
class CertificateAuthority {
 public:
  // Reads ca.pem and ca.key of the folder, or makes both: P-256, 10 years from `now`.
  static CertificateAuthority openOrCreate(const std::filesystem::path& folder, Instant now);
  // Throws when they are missing.
  static CertificateAuthority open(const std::filesystem::path& folder);

  CertificateAuthority(CertificateAuthority&&) noexcept;
  ~CertificateAuthority();

  const std::string& pem() const;

  // Takes the public key from the request after the proof that the sender holds the private one,
  // and nothing else: the name is the centre's. 365 days, for client authentication only. Throws
  // CsrError.
  IssuedCertificate issueTerminal(std::string_view csr_pem, const std::string& terminal,
                                  Instant now) const;

  // server.pem and server.key of the folder, for these names (DNS names or IP addresses): made when
  // missing, for other names, by another authority, or with less than 90 days left.
  void ensureServer(const std::filesystem::path& folder, const std::vector<std::string>& names,
                    Instant now) const;

 private:
  struct Parts;
  explicit CertificateAuthority(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace bianmin::center
