// A member of staff with an open session, for programs that ask the desk as a browser would.
#pragma once

#include <string>

#include "sync/center/store/staff_store.h"

namespace bianmin::load {

struct Clerk {
  std::int64_t id = 0;
  std::string token;  // of the session

  std::string cookie() const;                       // a header line
  std::string form(const std::string& from) const;  // the body of a move's form
};

// Made when there is none of that name. `area` is a region code.
Clerk signIn(center::Db& db, const std::string& name, center::DeskRole role,
             const std::string& area);

}  // namespace bianmin::load
