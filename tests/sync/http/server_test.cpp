#include "sync/http/server.h"

#include <curl/curl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <mutex>
#include <thread>

#include "tests/support/raw_tls.h"
#include "tests/support/test_ca.h"

namespace bianmin::http {
namespace {

using namespace std::chrono_literals;
using test::RawTcp;
using test::RawTls;
using ::testing::HasSubstr;
using ::testing::StartsWith;

// Replies that a test gives when it wants to.
class Held {
 public:
  void put(const Request& request, Done done) {
    const std::lock_guard lock(mutex_);
    client_ = request.client;
    done_ = std::move(done);
    came_.set_value();
  }
  // Waits for the request.
  Done take() {
    came_.get_future().get();
    const std::lock_guard lock(mutex_);
    return std::move(done_);
  }
  std::weak_ptr<const void> client() {
    const std::lock_guard lock(mutex_);
    return client_;
  }

 private:
  std::mutex mutex_;
  std::promise<void> came_;
  Done done_;
  std::weak_ptr<const void> client_;
};

class ServerTest : public ::testing::Test {
 protected:
  ServerOptions options() {
    ServerOptions out;
    const test::Issued own = ca_.server();
    out.tls.certificate = own.certificate;
    out.tls.private_key = own.key;
    out.tls.client_ca = ca_.certificate();
    return out;
  }
  ServerOptions mutual() {
    ServerOptions out = options();
    out.tls.client_certificate = ClientCert::Required;
    return out;
  }
  void start(ServerOptions with, Handler handler = {}) {
    if (!handler) handler = [this](const Request& r, Done done) { echo(r, std::move(done)); };
    server_ = std::make_unique<Server>(std::move(with), std::move(handler));
    server_->start();
  }
  void echo(const Request& request, Done done) {
    ++handled_;
    if (request.path == "/held") return held_.put(request, std::move(done));
    Reply reply;
    reply.content_type = "text/plain";
    reply.body = request.method + " " + request.path + " " + request.body;
    if (request.peer) reply.body += request.peer->common_name + " " + request.peer->serial;
    done(std::move(reply));
  }

  test::TestCa ca_;
  test::Issued client_ = ca_.client("延水关-01");
  Held held_;
  std::atomic<int> handled_{0};
  std::unique_ptr<Server> server_;
};

const char kGet[] = "GET /a HTTP/1.1\r\nHost: x\r\n\r\n";

TEST_F(ServerTest, AnAnswerIsNotTornBetweenItsHeaderAndItsBody) {
  start(options());
  RawTls client(server_->port());
  ASSERT_TRUE(client.send("GET /echo HTTP/1.1\r\nHost: localhost\r\n\r\n"));
  std::string record(16384, '\0');
  const int got = SSL_read(client.ssl(), record.data(), static_cast<int>(record.size()));
  ASSERT_GT(got, 0);
  record.resize(static_cast<std::size_t>(got));
  const std::size_t end = record.find("\r\n\r\n");
  ASSERT_NE(end, std::string::npos) << "a record holds a part of the header: " << record;
  EXPECT_GT(record.size(), end + 4) << "the body came in another record";
}

TEST_F(ServerTest, ConnectionIsKeptForTheNextRequest) {
  start(options());
  RawTls client(server_->port());
  for (int i = 0; i < 3; ++i) {
    ASSERT_TRUE(client.send("POST /p?x=1 HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello"));
    EXPECT_THAT(client.answer(), HasSubstr("POST /p hello"));
  }
}

TEST_F(ServerTest, PipelinedRequestsAreAnsweredInOrder) {
  start(options());
  RawTls client(server_->port());
  client.send("GET /held HTTP/1.1\r\nHost: x\r\n\r\nGET /second HTTP/1.1\r\nHost: x\r\n\r\n");
  Reply first;
  first.body = "first";
  held_.take()(first);
  std::string both = client.answer();
  if (both.find("second") == std::string::npos) both += client.answer();
  EXPECT_LT(both.find("first"), both.find("GET /second"));
  EXPECT_NE(both.find("GET /second"), std::string::npos);
}

TEST_F(ServerTest, ConnectionCloseIsHonoured) {
  start(options());
  RawTls client(server_->port());
  client.send("GET /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  EXPECT_THAT(client.answer(), HasSubstr("GET /a"));
  EXPECT_TRUE(client.closedByPeer());
}

TEST_F(ServerTest, HeadHasALengthButNoBody) {
  start(options());
  RawTls client(server_->port());
  client.send("HEAD /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  std::string all = client.answer();
  EXPECT_THAT(all, HasSubstr("Content-Length: 8"));
  EXPECT_TRUE(all.ends_with("\r\n\r\n"));
}

TEST_F(ServerTest, BodyThatIsTooLargeGets413BeforeItIsSent) {
  ServerOptions with = options();
  with.limits.body_bytes = 1000;
  start(with);
  RawTls client(server_->port());
  client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1001\r\n\r\n");
  const std::string answer = client.answer();
  EXPECT_THAT(answer, StartsWith("HTTP/1.1 413 "));
  EXPECT_THAT(answer, HasSubstr("application/problem+json"));
  EXPECT_EQ(handled_, 0);
}

TEST_F(ServerTest, ChunkedBodyThatGrowsTooLargeGets413) {
  ServerOptions with = options();
  with.limits.body_bytes = 1000;
  start(with);
  RawTls client(server_->port());
  client.send("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
  for (int i = 0; i < 20; ++i) client.send("64\r\n" + std::string(100, 'x') + "\r\n");
  EXPECT_THAT(client.answer(), StartsWith("HTTP/1.1 413 "));
  EXPECT_EQ(handled_, 0);
}

TEST_F(ServerTest, RefusalArrivesThoughTheClientKeepsSending) {
  ServerOptions with = options();
  with.limits.body_bytes = 1000;
  with.too_large = [] { return Reply{413, "text/html", "a page", {}}; };
  start(with);
  RawTls client(server_->port());
  client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4000000\r\n\r\n");
  client.send(std::string(4'000'000, 'x'));
  const std::string answer = client.answer();
  EXPECT_THAT(answer, StartsWith("HTTP/1.1 413 "));
  EXPECT_TRUE(answer.ends_with("\r\n\r\na page"));
}

TEST_F(ServerTest, ExpectedContinueIsGiven) {
  start(options());
  RawTls client(server_->port());
  client.send("POST /p HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_THAT(client.answer(), StartsWith("HTTP/1.1 100 Continue"));
  client.send("ok");
  EXPECT_THAT(client.answer(), HasSubstr("POST /p ok"));
}

TEST_F(ServerTest, HeaderThatIsTooLargeGets431) {
  ServerOptions with = options();
  with.limits.header_bytes = 2000;
  start(with);
  RawTls client(server_->port());
  client.send("GET / HTTP/1.1\r\nHost: x\r\nX-Long: " + std::string(5000, 'x') + "\r\n\r\n");
  EXPECT_THAT(client.answer(), StartsWith("HTTP/1.1 431 "));
  EXPECT_EQ(handled_, 0);
}

TEST_F(ServerTest, MalformedRequestsGet400) {
  start(options());
  for (const char* bad :
       {"nonsense\r\n\r\n", "GET a HTTP/1.1\r\n\r\n", "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length: x\r\n\r\n"}) {
    RawTls client(server_->port());
    client.send(bad);
    EXPECT_THAT(client.answer(), StartsWith("HTTP/1.1 400 ")) << bad;
  }
  EXPECT_EQ(handled_, 0);
}

TEST_F(ServerTest, SilentHandshakeIsClosedAtTheDeadline) {
  ServerOptions with = options();
  with.limits.handshake = 50ms;
  start(with);
  EXPECT_TRUE(RawTcp(server_->port()).closedByPeer());
}

TEST_F(ServerTest, SlowHeaderIsClosedAtTheDeadline) {
  ServerOptions with = options();
  with.limits.header = 50ms;
  start(with);
  RawTls client(server_->port());
  client.send("GET / HTTP/1.1\r\nX-Sl");
  EXPECT_TRUE(client.closedByPeer());
}

TEST_F(ServerTest, SlowBodyIsClosedAtTheDeadline) {
  ServerOptions with = options();
  with.limits.body = 50ms;
  start(with);
  RawTls client(server_->port());
  client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n12345");
  EXPECT_TRUE(client.closedByPeer());
  EXPECT_EQ(handled_, 0);
}

TEST_F(ServerTest, ClientThatDoesNotReadIsClosedAtTheDeadline) {
  ServerOptions with = options();
  with.limits.write = 50ms;
  std::promise<std::weak_ptr<const void>> seen;
  start(with, [&seen](const Request& request, const Done& done) {
    seen.set_value(request.client);
    Reply reply;
    reply.body.assign(64 << 20, 'x');
    done(std::move(reply));
  });
  RawTls client(server_->port());
  client.send(kGet);
  const auto connection = seen.get_future().get();
  while (!connection.expired()) std::this_thread::yield();
}

TEST_F(ServerTest, ConnectionsAboveTheCapAreClosed) {
  ServerOptions with = options();
  with.limits.connections = 1;
  start(with);
  RawTls first(server_->port());
  ASSERT_TRUE(first.connected());
  EXPECT_FALSE(RawTls(server_->port()).connected());
  first.send(kGet);
  EXPECT_THAT(first.answer(), HasSubstr("GET /a"));
}

TEST_F(ServerTest, HeldReplyComesFromAnotherThreadAfterEveryDeadline) {
  ServerOptions with = options();
  with.limits.header = with.limits.body = with.limits.handshake = 2000ms;
  start(with);
  RawTls client(server_->port());
  client.send("GET /held HTTP/1.1\r\nHost: x\r\n\r\n");
  std::thread other([this, done = held_.take()] {
    // Another connection dies of the same deadline; the held one must outlive it.
    EXPECT_TRUE(RawTcp(server_->port()).closedByPeer());
    Reply reply;
    reply.body = "at last";
    done(reply);
    done(reply);  // the second is ignored
  });
  EXPECT_THAT(client.answer(), HasSubstr("at last"));
  other.join();
  client.send(kGet);
  EXPECT_THAT(client.answer(), HasSubstr("GET /a"));
}

TEST_F(ServerTest, ClientThatGoesAwayWhileHeldIsNoticed) {
  start(options());
  {
    RawTls client(server_->port());
    client.send("GET /held HTTP/1.1\r\nHost: x\r\n\r\n");
    const Done done = held_.take();
    EXPECT_FALSE(held_.client().expired());
  }
  while (!held_.client().expired()) std::this_thread::yield();
}

TEST_F(ServerTest, AnswerAfterTheClientHasGoneIsHarmless) {
  start(options());
  Done done;
  {
    RawTls client(server_->port());
    client.send("GET /held HTTP/1.1\r\nHost: x\r\n\r\n");
    done = held_.take();
  }
  while (!held_.client().expired()) std::this_thread::yield();
  done(Reply{});
  RawTls next(server_->port());
  next.send(kGet);
  EXPECT_THAT(next.answer(), HasSubstr("GET /a"));
}

TEST_F(ServerTest, DroppedReplyBecomesA500) {
  start(options(), [](const Request&, const Done&) {});
  RawTls client(server_->port());
  client.send(kGet);
  EXPECT_THAT(client.answer(), StartsWith("HTTP/1.1 500 "));
}

TEST_F(ServerTest, StatusZeroClosesWithoutAnAnswer) {
  start(options(), [](const Request&, const Done& done) { done(Reply{0, "", "", {}}); });
  RawTls client(server_->port());
  client.send(kGet);
  EXPECT_EQ(client.answer(), "");
}

TEST_F(ServerTest, ExceptionBecomesA500WithoutItsWords) {
  start(options(), [](const Request&, const Done&) { throw std::runtime_error("secret"); });
  RawTls client(server_->port());
  client.send(kGet);
  const std::string answer = client.answer();
  EXPECT_THAT(answer, StartsWith("HTTP/1.1 500 "));
  EXPECT_EQ(answer.find("secret"), std::string::npos);
}

TEST_F(ServerTest, LineBreakCannotBeSmuggledIntoAHeader) {
  start(options(), [](const Request&, const Done& done) {
    Reply reply;
    reply.headers = {{"X-Good", "1"}, {"X-Bad", "1\r\nSet-Cookie: a=b"}};
    done(reply);
  });
  RawTls client(server_->port());
  client.send(kGet);
  const std::string answer = client.answer();
  EXPECT_THAT(answer, HasSubstr("X-Good: 1"));
  EXPECT_EQ(answer.find("Set-Cookie"), std::string::npos);
}

TEST_F(ServerTest, StopClosesHeldConnectionsAndLaterAnswersAreHarmless) {
  start(options());
  RawTls client(server_->port());
  client.send("GET /held HTTP/1.1\r\nHost: x\r\n\r\n");
  const Done done = held_.take();
  server_->stop();
  EXPECT_TRUE(client.closedByPeer());
  server_.reset();
  done(Reply{});
}

TEST_F(ServerTest, HandlerMayOwnRepliesWhenTheServerStops) {
  auto held = std::make_shared<Held>();
  start(options(), [held](const Request& r, Done done) { held->put(r, std::move(done)); });
  RawTls client(server_->port());
  client.send(kGet);
  while (held->client().expired()) std::this_thread::yield();
  const std::weak_ptr<Held> watch = held;
  held.reset();
  server_->stop();
  EXPECT_TRUE(watch.expired());
}

TEST_F(ServerTest, CertificateOfTheClientIsTold) {
  start(mutual());
  RawTls client(server_->port(), &client_);
  client.send(kGet);
  EXPECT_THAT(client.answer(), HasSubstr("延水关-01 " + client_.serial));
}

TEST_F(ServerTest, ClientWithoutACertificateIsRefused) {
  start(mutual());
  RawTls client(server_->port());
  client.send(kGet);
  EXPECT_EQ(client.answer(), "");
  EXPECT_EQ(handled_, 0);
}

TEST_F(ServerTest, CertificateOfAnotherAuthorityIsRefused) {
  start(mutual());
  test::TestCa other;
  const test::Issued stranger = other.client("延水关-01");
  RawTls client(server_->port(), &stranger);
  client.send(kGet);
  EXPECT_EQ(client.answer(), "");
  EXPECT_EQ(handled_, 0);
}

TEST_F(ServerTest, ExpiredCertificateIsRefused) {
  start(mutual());
  const test::Issued old = ca_.client("延水关-01", -10);
  RawTls client(server_->port(), &old);
  client.send(kGet);
  EXPECT_EQ(client.answer(), "");
  EXPECT_EQ(handled_, 0);
}

TEST_F(ServerTest, RevocationEndsAConnectionThatIsAlreadyOpen) {
  std::atomic<bool> revoked{false};
  ServerOptions with = mutual();
  with.tls.is_revoked = [&](const std::string& serial) {
    return revoked && serial == client_.serial;
  };
  start(with);
  RawTls client(server_->port(), &client_);
  client.send(kGet);
  EXPECT_THAT(client.answer(), StartsWith("HTTP/1.1 200 "));
  revoked = true;
  client.send(kGet);
  const std::string refused = client.answer();
  EXPECT_THAT(refused, StartsWith("HTTP/1.1 403 "));
  EXPECT_THAT(refused, HasSubstr("/problems/certificate-revoked"));
  EXPECT_TRUE(client.closedByPeer());
  EXPECT_EQ(handled_, 1);
}

TEST_F(ServerTest, SessionWithAClientCertificateIsResumed) {
  start(mutual());
  SSL_SESSION* session = nullptr;
  {
    RawTls client(server_->port(), &client_);
    client.send(kGet);
    client.answer();  // the ticket comes with or before it
    session = SSL_get1_session(client.ssl());
    SSL_shutdown(client.ssl());  // a session that ends without it is not resumed
  }
  RawTls again(server_->port(), nullptr, session);
  SSL_SESSION_free(session);
  EXPECT_EQ(SSL_session_reused(again.ssl()), 1);
  again.send(kGet);
  EXPECT_THAT(again.answer(), HasSubstr("延水关-01 " + client_.serial));
}

TEST_F(ServerTest, CurlSpeaksToItOverOneConnection) {
  start(mutual());
  const test::TempDir dir;
  CURL* curl = curl_easy_init();
  std::string body;
  curl_easy_setopt(curl, CURLOPT_URL,
                   ("https://127.0.0.1:" + std::to_string(server_->port()) + "/c").c_str());
  curl_easy_setopt(curl, CURLOPT_CAINFO, dir.write("ca.pem", ca_.certificate()).c_str());
  curl_easy_setopt(curl, CURLOPT_SSLCERT, dir.write("c.pem", client_.certificate).c_str());
  curl_easy_setopt(curl, CURLOPT_SSLKEY, dir.write("k.pem", client_.key).c_str());
  curl_easy_setopt(
      curl, CURLOPT_WRITEFUNCTION, +[](char* data, std::size_t, std::size_t n, void* to) {
        static_cast<std::string*>(to)->append(data, n);
        return n;
      });
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &body);
  long connects = 0;
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(curl_easy_perform(curl), CURLE_OK);
    long made = 0;
    curl_easy_getinfo(curl, CURLINFO_NUM_CONNECTS, &made);
    connects += made;
  }
  EXPECT_EQ(connects, 1);
  EXPECT_THAT(body, HasSubstr("GET /c "));
  curl_easy_cleanup(curl);
}

TEST_F(ServerTest, UnusableOptionsAreSaidInWords) {
  ServerOptions bad = options();
  bad.tls.private_key = client_.key;
  EXPECT_THROW(Server(bad, {}), std::runtime_error);
  bad = options();
  bad.tls.certificate = "/nonexistent/cert.pem";
  EXPECT_THROW(Server(bad, {}), std::runtime_error);
  bad = mutual();
  bad.tls.client_ca = "-----BEGIN nothing";
  EXPECT_THROW(Server(bad, {}), std::runtime_error);
  for (const char* listen : {"127.0.0.1", "nowhere:80", "127.0.0.1:x", "127.0.0.1:70000"}) {
    bad = options();
    bad.listen = listen;
    EXPECT_THROW(Server(bad, {}).start(), std::runtime_error) << listen;
  }
}

TEST(RequestTest, HeadersAreFoundInAnyCase) {
  Request request;
  request.headers = {{"Content-Encoding", "gzip"}};
  EXPECT_EQ(request.header("content-encoding"), "gzip");
  EXPECT_EQ(request.header("Content"), "");
  EXPECT_EQ(request.parameter("wait"), "");
}

TEST(ProblemTest, WordsAreEscaped) {
  EXPECT_EQ(problemReply(400, "a\"b\n", "/problems/x", "c\\d").body,
            R"({"type":"/problems/x","title":"a\"b ","status":400,"detail":"c\\d"})");
}

}  // namespace
}  // namespace bianmin::http
