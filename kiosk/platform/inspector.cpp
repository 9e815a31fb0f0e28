#include "kiosk/platform/inspector.h"

#ifdef BIANMIN_INSPECT

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <chrono>
#include <cstring>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace bianmin {
namespace {

using nlohmann::json;
using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kStep{10};   // between two looks at the tree
constexpr std::chrono::seconds kTapPatience{5};  // for a widget that is about to appear

json failure(const std::string& words) { return {{"ok", false}, {"error", words}}; }

json toJson(const ui::Widget& w) {
  return {{"id", w.id},
          {"role", static_cast<int>(w.role)},
          {"label", w.label},
          {"rect", {w.rect.x, w.rect.y, w.rect.w, w.rect.h}},
          {"clipped", w.clipped}};
}

bool isPressable(ui::WidgetRole role) {
  return role == ui::WidgetRole::Key || role == ui::WidgetRole::Row ||
         role == ui::WidgetRole::Card || role == ui::WidgetRole::Choice;
}

// The on-screen key that types this one character.
const ui::Widget* keyFor(const ui::WidgetTree& tree, const std::string& character) {
  for (const ui::Widget& w : tree.widgets)
    if (isPressable(w.role) && w.label == character) return &w;
  return nullptr;
}

int listenOn(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.size() >= sizeof address.sun_path)
    throw std::runtime_error("--inspect: the socket's path is too long");
  std::memcpy(address.sun_path, path.c_str(), path.size());
  ::unlink(path.c_str());
  const int fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (fd < 0 || ::bind(fd, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0 ||
      ::listen(fd, 4) != 0)
    throw std::runtime_error("--inspect " + path + ": " + std::strerror(errno));
  return fd;
}

}  // namespace

Inspector::Inspector(const std::string& socket_path, Call on_window_thread)
    : call_(std::move(on_window_thread)), listener_(listenOn(socket_path)), path_(socket_path) {
  if (::pipe(stop_) != 0) throw std::runtime_error("--inspect: no pipe");
  thread_ = std::thread([this] { serve(); });
}

Inspector::~Inspector() {
  ::close(stop_[1]);
  thread_.join();
  ::close(stop_[0]);
  ::close(listener_);
  ::unlink(path_.c_str());
}

void Inspector::serve() {
  while (true) {
    pollfd fds[2] = {{listener_, POLLIN, 0}, {stop_[0], POLLIN | POLLHUP, 0}};
    if (::poll(fds, 2, -1) < 0 && errno != EINTR) return;
    if (fds[1].revents != 0) return;
    const int client = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (client < 0) continue;
    serveClient(client);
    ::close(client);
  }
}

void Inspector::serveClient(int client) {
  std::string buffer;
  char chunk[4096];
  while (true) {
    pollfd fds[2] = {{client, POLLIN, 0}, {stop_[0], POLLIN | POLLHUP, 0}};
    if (::poll(fds, 2, -1) < 0 && errno != EINTR) return;
    if (fds[1].revents != 0) return;
    const ssize_t got = ::read(client, chunk, sizeof chunk);
    if (got <= 0) return;
    buffer.append(chunk, static_cast<std::size_t>(got));
    for (auto end = buffer.find('\n'); end != std::string::npos; end = buffer.find('\n')) {
      const std::string reply = answer(buffer.substr(0, end)).dump() + "\n";
      buffer.erase(0, end + 1);
      if (::send(client, reply.data(), reply.size(), MSG_NOSIGNAL) < 0) return;
    }
  }
}

json Inspector::answer(const std::string& line) {
  try {
    const json request = json::parse(line);
    const std::string what = request.at("do");
    if (what == "tree") return tree();
    if (what == "tap") return tap(request.at("id"));
    if (what == "type") return type(request.at("text"));
    if (what == "wait") return wait(request.at("id"), request.value("ms", 5000));
    if (what == "screenshot" || what == "clock") {
      call_([&](Inspected& t) {
        if (what == "clock")
          t.moveClock(request.at("minutes"));
        else
          t.screenshot(request.at("path"));
      });
      return {{"ok", true}};
    }
    return failure("unknown: " + what);
  } catch (const std::exception& error) {
    return failure(error.what());
  }
}

json Inspector::tree() {
  json reply = {{"ok", true}, {"widgets", json::array()}};
  const bool there = call_([&](Inspected& t) {
    reply["screen"] = t.screenName();
    reply["composes"] = t.composes();
    for (const ui::Widget& w : t.tree().widgets) reply["widgets"].push_back(toJson(w));
  });
  return there ? reply : failure("the terminal is stopping");
}

json Inspector::wait(const std::string& id, int ms) {
  const auto until = Clock::now() + std::chrono::milliseconds(ms);
  while (true) {
    bool shown = false;
    if (!call_([&](Inspected& t) { shown = t.tree().find(id) != nullptr; }))
      return failure("the terminal is stopping");
    if (shown) return {{"ok", true}};
    if (Clock::now() >= until) return failure("not shown: " + id);
    std::this_thread::sleep_for(kStep);
  }
}

json Inspector::tap(const std::string& id) {
  const auto until = Clock::now() + kTapPatience;
  while (true) {
    bool tapped = false;
    const bool there = call_([&](Inspected& t) {
      const ui::Widget* w = t.tree().find(id);
      if (w == nullptr || !t.takesTouches()) return;
      t.tapAt(w->rect.x + w->rect.w / 2, w->rect.y + w->rect.h / 2);
      tapped = true;
    });
    if (!there) return failure("the terminal is stopping");
    if (tapped) return {{"ok", true}};
    if (Clock::now() >= until) return failure("cannot be tapped: " + id);
    std::this_thread::sleep_for(kStep);
  }
}

json Inspector::type(const std::string& text) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
    const std::string character = text.substr(at, end - at);
    std::string id;
    call_([&](Inspected& t) {
      if (const ui::Widget* key = keyFor(t.tree(), character)) id = key->id;
    });
    if (id.empty()) return failure("no key for: " + character);
    json tapped = tap(id);
    if (!tapped.at("ok").get<bool>()) return tapped;
    at = end;
  }
  return {{"ok", true}};
}

}  // namespace bianmin

#endif
