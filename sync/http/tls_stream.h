// TLS right on a socket, for server.cpp alone. Asio's own stream keeps two pairs of record buffers
// a connection besides OpenSSL's, 70 kB that an idle connection never needs; here OpenSSL reads and
// writes the socket itself and gives its buffers back while nothing is under way. All calls on the
// socket's strand; at most one read and one write at a time, which may overlap.
#pragma once

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <algorithm>
#include <boost/asio/compose.hpp>
#include <boost/asio/ssl/error.hpp>
#include <cerrno>
#include <memory>
#include <utility>
#include <vector>

#include "sync/http/asio_names.h"

namespace bianmin::http {

class TlsStream {
 public:
  using executor_type = Strand;

  TlsStream(Socket socket, SSL_CTX* context)
      : socket_(std::move(socket)), ssl_(SSL_new(context), &SSL_free) {}

  executor_type get_executor() { return socket_.get_executor(); }
  Socket& next_layer() { return socket_; }
  SSL* native_handle() { return ssl_.get(); }

  template <typename Handler>
  void async_handshake(Handler&& handler) {
    error_code failed;
    socket_.native_non_blocking(true, failed);
    if (ssl_) SSL_set_fd(ssl_.get(), socket_.native_handle());
    start([](SSL* ssl) { return SSL_accept(ssl); },
          [done = std::forward<Handler>(handler)](error_code result, std::size_t) mutable {
            done(result);
          });
  }

  template <typename Handler>
  void async_shutdown(Handler&& handler) {
    start(
        [](SSL* ssl) {
          // 0: ours is sent, the client's has not come; asked again it is waited for.
          const int done = SSL_shutdown(ssl);
          return done == 0 ? SSL_shutdown(ssl) : done;
        },
        [done = std::forward<Handler>(handler)](error_code result, std::size_t) mutable {
          done(result);
        });
  }

  template <typename Buffers, typename Handler>
  void async_read_some(const Buffers& buffers, Handler&& handler) {
    const asio::mutable_buffer into = firstOf(buffers);
    start([into](SSL* ssl) { return SSL_read(ssl, into.data(), lengthOf(into.size())); },
          std::forward<Handler>(handler), into.size() == 0);
  }

  // All that fits goes into one record. A header is many small buffers: each in a record of its own
  // would be a packet of its own, and whoever loses the connection between two of them would take
  // half a header for the whole answer.
  template <typename Buffers, typename Handler>
  void async_write_some(const Buffers& buffers, Handler&& handler) {
    std::vector<char> record(std::min(asio::buffer_size(buffers), kRecord));
    asio::buffer_copy(asio::buffer(record), buffers);
    const bool nothing = record.empty();
    start([record = std::move(record)](
              SSL* ssl) { return SSL_write(ssl, record.data(), lengthOf(record.size())); },
          std::forward<Handler>(handler), nothing);
  }

 private:
  static constexpr std::size_t kRecord = SSL3_RT_MAX_PLAIN_LENGTH;

  template <typename Step>
  struct Operation;

  static int lengthOf(std::size_t size) {
    constexpr std::size_t kMost = std::size_t{1} << 30;
    return static_cast<int>(std::min(size, kMost));
  }

  // The first that is not empty: the caller comes again for the others.
  template <typename Buffers>
  static asio::mutable_buffer firstOf(const Buffers& buffers) {
    const auto end = asio::buffer_sequence_end(buffers);
    for (auto it = asio::buffer_sequence_begin(buffers); it != end; ++it) {
      const asio::mutable_buffer one(*it);
      if (one.size() > 0) return one;
    }
    return {};
  }

  template <typename Step, typename Handler>
  void start(Step step, Handler&& handler, bool nothing = false) {
    asio::async_compose<Handler, void(error_code, std::size_t)>(
        Operation<Step>{*this, std::move(step), nothing, false, {}, 0}, handler, socket_);
  }

  Socket socket_;
  std::unique_ptr<SSL, void (*)(SSL*)> ssl_;
};

template <typename Step>
struct TlsStream::Operation {
  TlsStream& stream;
  Step step;
  bool nothing;   // there is nothing to read into or to write
  bool finished;  // the result is told on the next turn: never from within the call that asked
  error_code result;
  std::size_t moved;

  template <typename Self>
  void operator()(Self& self, error_code waited = {}) {
    if (finished) return self.complete(result, moved);
    if (waited) return self.complete(waited, 0);
    if (!nothing) {
      const int want = attempt();
      if (want == SSL_ERROR_WANT_READ) {
        return stream.socket_.async_wait(tcp::socket::wait_read, std::move(self));
      }
      if (want == SSL_ERROR_WANT_WRITE) {
        return stream.socket_.async_wait(tcp::socket::wait_write, std::move(self));
      }
    }
    finished = true;
    asio::post(stream.socket_.get_executor(), std::move(self));
  }

  // What OpenSSL waits for; else `result` and `moved` are set.
  int attempt() {
    SSL* ssl = stream.ssl_.get();
    if (ssl == nullptr || !stream.socket_.is_open()) {
      result = asio::error::operation_aborted;
      return SSL_ERROR_NONE;
    }
    ERR_clear_error();
    errno = 0;
    const int done = step(ssl);
    const int broken = errno;
    const int why = SSL_get_error(ssl, done);
    if (done > 0) {
      moved = static_cast<std::size_t>(done);
      return SSL_ERROR_NONE;
    }
    if (why == SSL_ERROR_ZERO_RETURN) {
      result = asio::error::eof;
    } else if (why == SSL_ERROR_SSL) {
      result = error_code(static_cast<int>(ERR_get_error()), asio::error::get_ssl_category());
    } else if (why == SSL_ERROR_SYSCALL) {
      result = broken == 0 ? error_code(asio::error::eof)
                           : error_code(broken, boost::system::system_category());
    }
    return why;
  }
};

}  // namespace bianmin::http
