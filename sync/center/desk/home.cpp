#include "sync/center/desk/handlers.h"
#include "sync/center/desk/page.h"
#include "sync/center/desk/words.h"

namespace bianmin::center::desk {

http::Reply home(Call&) { return seeOther("/requests"); }

http::Reply showAccount(Call& call) {
  const StaffAccount& account = call.account();
  Page page(call, "account.tpl", "我的账号", Tab::Account);
  page->SetValue("NAME", account.name);
  page->SetValue("FULL_NAME", account.full_name);
  page->SetValue("ROLE_WORD", std::string(roleWord(account.role)));
  page->SetValue("AREA", areaName(call.parts, account.area));
  page->SetValue("AREA_CODE", account.area);
  if (!account.department.empty())
    page->SetValueAndShowSection("DEPARTMENT", account.department, "HAS_DEPARTMENT");
  page->SetValue("CODES", account.code_secret.empty() ? "没有设置" : "已经设置");
  return page.reply();
}

}  // namespace bianmin::center::desk
