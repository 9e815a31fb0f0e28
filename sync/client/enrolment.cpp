#include "sync/client/enrolment.h"

#include <fstream>
#include <iterator>
#include <stdexcept>

#include "sync/client/identity_files.h"
#include "sync/wire/codec.h"

namespace bianmin {
namespace {

namespace fs = std::filesystem;

std::string readFile(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error(path.string() + " cannot be read");
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

wire::EnrolReply readReply(const fs::path& version) {
  auto reply = wire::decodeEnrolReply(readFile(version / kIdentityFile));
  if (!reply) {
    throw std::runtime_error((version / kIdentityFile).string() + ": " + reply.error().text());
  }
  return std::move(*reply);
}

Identity identityIn(const fs::path& version) {
  const wire::EnrolReply reply = readReply(version);
  const Validity validity = validityOf(readFile(version / kCertFile));
  Identity out;
  out.terminal_id = reply.terminal_id;
  out.village = reply.village;
  out.key_file = (version / kKeyFile).string();
  out.cert_file = (version / kCertFile).string();
  out.ca_file = (version / kCaFile).string();
  out.seal_key_b64 = reply.seal_key;
  out.lookup_key_b64 = reply.lookup_key;
  out.unlock_key_b64 = reply.unlock_key;
  out.pack_key_b64 = reply.pack_key;
  out.not_before = validity.not_before;
  out.not_after = validity.not_after;
  return out;
}

SyncFailure notOurs() {
  return {SyncError::ServerFault, {}, "the certificate is not for the key that was sent", 200};
}

}  // namespace

std::optional<Identity> loadIdentity(const fs::path& dir) {
  std::error_code absent;
  const fs::path version = fs::read_symlink(dir / "current", absent);
  if (absent) return std::nullopt;
  return identityIn(dir / version);
}

SyncOutcome<Identity> enrol(const fs::path& dir, TransportOptions center, const std::string& code) {
  center.cert_file.clear();
  center.key_file.clear();
  const KeyAndRequest own = makeKeyAndRequest("terminal");
  Transport transport(std::move(center));
  const auto reply = transport.enrol({code, own.csr_pem});
  if (!reply) return reply.failure();
  if (!belongTogether(reply->certificate_pem, own.key_pem)) return notOurs();
  const fs::path version = writeVersion(dir, *reply, own.key_pem);
  useVersion(dir, version);
  return identityIn(version);
}

SyncOutcome<Identity> renewIdentity(const fs::path& dir, const Identity& old, Transport& transport,
                                    const TransportOptions& center,
                                    const std::shared_ptr<Canceller>& canceller) {
  const KeyAndRequest own = makeKeyAndRequest(old.terminal_id);
  const auto reply = transport.renew({own.csr_pem});
  if (!reply) return reply.failure();
  if (!belongTogether(reply->certificate_pem, own.key_pem)) return notOurs();
  wire::EnrolReply whole = readReply(fs::path(old.cert_file).parent_path());
  whole.certificate_pem = reply->certificate_pem;
  if (!reply->pack_key.empty()) whole.pack_key = reply->pack_key;
  const fs::path version = writeVersion(dir, whole, own.key_pem);
  TransportOptions with_new = center;
  with_new.cert_file = (version / kCertFile).string();
  with_new.key_file = (version / kKeyFile).string();
  const auto tried = Transport(with_new, canceller).changes("", 0);
  if (!tried) {
    removeVersion(version);
    return tried.failure();
  }
  useVersion(dir, version);
  return identityIn(version);
}

}  // namespace bianmin
