// The server's side of TLS with OpenSSL: the context and what a connection says about its client.
#pragma once

#include <openssl/ssl.h>

#include <memory>
#include <optional>

#include "sync/http/server.h"

namespace bianmin::http {

struct SslContextFree {
  void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
};
using SslContext = std::unique_ptr<SSL_CTX, SslContextFree>;

// TLS 1.2 and later, sessions may be resumed for an hour. Throws std::runtime_error with words.
SslContext makeServerContext(const TlsOptions& options);

// Nothing when the client has shown no certificate.
std::optional<PeerCertificate> peerCertificate(SSL* connection);

}  // namespace bianmin::http
