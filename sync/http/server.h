// An HTTPS server that knows nothing of what is served: it takes requests, asks one handler, and
// writes what the handler answers, now or later. The county centre and a hall's desk share it.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bianmin::http {

// The client certificate of a connection; already verified against the client CA.
struct PeerCertificate {
  std::string serial;       // upper-case hex without leading zeros, at least one digit
  std::string fingerprint;  // SHA-256 of the DER form, 64 lower-case hex digits
  std::string common_name;  // of the subject; empty when it has none
};

using Headers = std::vector<std::pair<std::string, std::string>>;

struct Request {
  std::string method;                        // "GET", "POST", ... as sent
  std::string target;                        // "/v1/changes?cursor=&wait=60" as sent
  std::string path;                          // percent-decoded, without the query: "/v1/changes"
  std::map<std::string, std::string> query;  // percent-decoded; the last of equal names wins
  Headers headers;
  std::string body;  // as sent: Content-Encoding is the handler's business
  std::optional<PeerCertificate> peer;
  std::string remote_address;        // "192.0.2.7" or "2001:db8::7", without the port
  std::weak_ptr<const void> client;  // expires when the client has gone away

  // The first header of that name, case-insensitive; empty when absent.
  std::string_view header(std::string_view name) const;
  // The values of the cookies of that name, in the order sent.
  std::vector<std::string_view> cookies(std::string_view name) const;
  // The value of a query parameter; empty when absent.
  std::string_view parameter(const std::string& name) const;
  // For a reply that is held: nobody waits for it any more. Any thread.
  bool clientGone() const { return client.expired(); }
};

struct Reply {
  int status = 200;                               // 0: no answer, the connection is closed
  std::string content_type = "application/json";  // no header when empty
  std::string body;
  Headers headers;  // besides Content-Type, Content-Length, Connection, Server
};

// An RFC 9457 problem document. `type` "about:blank" or a stable path such as
// "/problems/too-large".
Reply problemReply(int status, std::string_view title, std::string_view type = "about:blank",
                   std::string_view detail = {});

// Takes the answer; from any thread, now or later, at most once (later calls are ignored). When the
// last copy is dropped without a call the client gets a 500. Harmless after the client has gone and
// after the server has stopped.
using Done = std::function<void(Reply)>;

// Called on one of the server's threads; must not block for long. The Request lives only during the
// call: copy or move out of it what a held reply needs. An exception becomes a 500 without details.
using Handler = std::function<void(const Request& request, Done done)>;

enum class ClientCert {
  None,      // not asked for: the enrolment address, people's browsers
  Required,  // the TLS handshake fails without one that the client CA has signed
};

// PEM text, or the path of a file with it; text is what starts with "-----BEGIN".
struct TlsOptions {
  std::string certificate;  // the server's, then its chain
  std::string private_key;  // P-256
  std::string client_ca;    // who signs client certificates; needed for ClientCert::Required
  ClientCert client_certificate = ClientCert::None;
  // Asked with the serial (form as in PeerCertificate) before each request, because a session may
  // be resumed and a connection may be older than the revocation. True answers 403, type
  // "/problems/certificate-revoked", and closes. Any of the server's threads; not set: none
  // revoked.
  std::function<bool(const std::string& serial)> is_revoked;
};

struct Limits {
  std::size_t header_bytes = 16 * 1024;      // more is answered with 431
  std::size_t body_bytes = 4 * 1024 * 1024;  // as sent; more is answered with 413
  std::size_t connections = 10'000;          // more are closed at once
  std::chrono::milliseconds handshake{10'000};
  std::chrono::milliseconds header{60'000};  // from the last answer to the end of the next header
  std::chrono::milliseconds body{60'000};    // from the header to the end of the body
  std::chrono::milliseconds write{10'000};   // of one piece (64 KiB or so) of an answer
};

struct ServerOptions {
  std::string listen = "127.0.0.1:0";  // address:port, "[::]:8443" for IPv6; port 0: any free one
  TlsOptions tls;
  Limits limits;
  // The 413 for a body over the limit, for who sees a page of it; not set: a problem document.
  // Asked on one of the server's threads; no handler sees such a request.
  std::function<Reply()> too_large;
  int threads = 2;
};

// Thread-safe: start once, stop from any thread but the server's own.
class Server {
 public:
  Server(ServerOptions options, Handler handler);
  ~Server();  // stops
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // Listens and returns. Throws std::runtime_error with words when the certificate, the key or the
  // address cannot be used. SIGPIPE is ignored in this process from the constructor on: OpenSSL
  // writes to sockets whose client may have gone.
  void start();
  // The port that is listened on; 0 before start.
  std::uint16_t port() const;
  // Takes no more connections, closes those at rest, and waits until each request that is under way
  // has its answer and its connection is closed after it; false when that takes longer. Then
  // stop().
  bool drain(std::chrono::milliseconds within);
  // Closes every connection, also those with held replies, and joins the threads. Twice is
  // harmless.
  void stop();

  struct Core;  // what the connections share; defined with them

 private:
  std::shared_ptr<Core> core_;
};

}  // namespace bianmin::http
