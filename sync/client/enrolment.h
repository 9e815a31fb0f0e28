// How a terminal gets, keeps and renews its identity: a P-256 key that never leaves it, and a
// certificate that the centre signed. Kept as DIR/vN/ with DIR/current naming the one in use, so
// that a change is one rename; the version before it is kept.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "sync/client/sync_error.h"
#include "sync/client/transport.h"
#include "sync/domain/time.h"

namespace bianmin {

struct Identity {
  std::string terminal_id;
  std::string village;  // region code
  std::string key_file;
  std::string cert_file;
  std::string ca_file;
  std::string seal_key_b64;    // county's public key
  std::string lookup_key_b64;  // village's key for lookup values
  std::string
      unlock_key_b64;        // for the county's unlock codes; empty: enrolled before there were any
  std::string pack_key_b64;  // by what the county's packs are known; empty: had none at enrolment
  Instant not_before{};      // of the certificate
  Instant not_after{};
};

// A new key (PKCS #8 PEM) and a certificate request for it. The centre ignores the subject.
struct KeyAndRequest {
  std::string key_pem;
  std::string csr_pem;
};
KeyAndRequest makeKeyAndRequest(const std::string& common_name);

// Nothing when the terminal was never enrolled. Throws std::runtime_error with words when what is
// there cannot be read.
std::optional<Identity> loadIdentity(const std::filesystem::path& dir);

// `center` names the address and the authority (its client certificate is not used). The key file
// has mode 0600, the folder 0700. Throws std::runtime_error when the disk fails.
SyncOutcome<Identity> enrol(const std::filesystem::path& dir, TransportOptions center,
                            const std::string& code);

// Asks for a certificate over `transport`, which holds the old one, tries the new one against the
// centre, and only then puts it in the old one's place. Throws std::runtime_error as above.
SyncOutcome<Identity> renewIdentity(const std::filesystem::path& dir, const Identity& old,
                                    Transport& transport, const TransportOptions& center,
                                    const std::shared_ptr<Canceller>& canceller = nullptr);

}  // namespace bianmin
