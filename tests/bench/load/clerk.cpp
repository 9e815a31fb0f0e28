#include "tests/bench/load/clerk.h"

#include "sync/center/desk/guard.h"
#include "tests/bench/load/entries.h"

namespace bianmin::load {

std::string Clerk::cookie() const { return "Cookie: __Host-bianmin=" + token + "\r\n"; }

std::string Clerk::form(const std::string& from) const {
  return "csrf=" + center::desk::csrfToken(token) + "&form=" + center::desk::makeFormId() +
         "&from=" + from + "&note=";
}

Clerk signIn(center::Db& db, const std::string& name, center::DeskRole role,
             const std::string& area) {
  center::StaffStore staff(db);
  center::StaffAccount account;
  account.name = name;
  account.full_name = "张三";
  account.role = role;
  account.area = area;
  account.must_change = false;
  account.created_at = wallNow();
  auto id = staff.add(account);
  if (!id) id = staff.byName(account.name)->id;
  Clerk clerk{*id, center::desk::makeToken()};
  staff.openSession(center::desk::tokenHash(clerk.token),
                    {*id, center::SessionStage::Open, wallNow(), wallNow()});
  return clerk;
}

}  // namespace bianmin::load
