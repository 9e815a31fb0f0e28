// The table of the desk's addresses.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sync/center/desk/call.h"

namespace bianmin::center::desk {

using Handler = http::Reply (*)(Call& call);

// On whose thread a handler runs.
enum class Lane {
  Pages,
  Passwords,  // hashes a password: few at once, on threads of its own
  Sheets,     // reads or writes many rows: one at a time, on a thread of its own
};

struct Route {
  std::string_view method;   // "GET" or "POST"
  std::string_view pattern;  // "/requests/{id}/move": a {...} stands for one part, not empty
  Right right;
  Handler handler;
  Lane lane = Lane::Pages;
};

// In routes.cpp: a new page is a line there and a tab in page.cpp.
std::span<const Route> routes();

struct Match {
  const Route* route = nullptr;  // nullptr: nothing at this address
  std::vector<std::string> at;   // what stands for the {...}
  bool other_method = false;     // the address answers another method
};
Match matchRoute(std::span<const Route> table, std::string_view method, std::string_view path);

}  // namespace bianmin::center::desk
