// What server.cpp takes from Boost; for that file alone.
#pragma once

#if defined(__SANITIZE_THREAD__) && !defined(__clang__)
// Asio's strands use a fence that GCC's thread sanitizer does not model; it says so at each use.
#pragma GCC diagnostic ignored "-Wtsan"
#endif

#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/bind_executor.hpp>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <stdexcept>
#include <string>

#include "sync/http/target.h"

namespace bianmin::http {

namespace asio = boost::asio;
namespace beast = boost::beast;
using boost::system::error_code;
using tcp = asio::ip::tcp;
using Strand = asio::strand<asio::io_context::executor_type>;
using Socket = asio::basic_stream_socket<tcp, Strand>;
using Clock = std::chrono::steady_clock;
using Timer = asio::basic_waitable_timer<Clock, asio::wait_traits<Clock>, Strand>;

inline std::string text(beast::string_view view) { return {view.data(), view.size()}; }

// Throws std::runtime_error in words.
inline tcp::endpoint endpointOf(const std::string& listen) {
  error_code bad;
  if (const auto parts = parseListen(listen)) {
    const auto address = asio::ip::make_address(parts->host, bad);
    if (!bad) return {address, parts->port};
  }
  throw std::runtime_error("listen: \"" + listen + "\" is not ADDRESS:PORT");
}

}  // namespace bianmin::http
