// A one-time code with which a technician enrols a terminal: asked for, looked at once more, shown
// once.
#include <algorithm>

#include "sync/center/desk/handlers.h"
#include "sync/center/desk/page.h"
#include "sync/center/desk/request_of.h"
#include "sync/center/desk/sent_form.h"
#include "sync/center/desk/words.h"
#include "sync/center/enrol/enrol_code.h"
#include "sync/center/store/terminal_list.h"

namespace bianmin::center::desk {
namespace {

// A certificate's subject holds at most 64 characters.
constexpr std::size_t kNameBytes = 64;
constexpr std::size_t kHallBytes = 120;

bool isPlain(const std::string& text) {
  return std::ranges::none_of(
      text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

bool isRegion(const std::string& code) {
  return (code.size() == 6 || code.size() == 9 || code.size() == 12) &&
         code.find_first_not_of("0123456789") == std::string::npos;
}

EnrolmentGrant grantOf(const Call& call) {
  return {call.form.text("name"), call.form.text("village"), call.form.text("hall")};
}

// "" when such a code may be made.
std::string obstacle(const Call& call, const EnrolmentGrant& grant) {
  if (grant.terminal.empty() || grant.terminal.size() > kNameBytes || !isPlain(grant.terminal)) {
    return "给终端起个名字，20 个字以内。";
  }
  if (!isRegion(grant.village)) return "写区划代码：村 12 位、镇 9 位、县 6 位数字。";
  if (!grant.village.starts_with(call.account().area)) return "这个地方不归您管。换一个区划代码。";
  if (grant.hall.size() > kHallBytes || !isPlain(grant.hall)) return "大厅名写短一点。";
  TerminalList list(call.store.db(), call.account().area);
  if (list.taken(grant.terminal) && !list.byName(grant.terminal)) {
    return "这个名字别处在用。换一个名字。";
  }
  return {};
}

void fill(Page& page, const Call& call, const EnrolmentGrant& grant) {
  page->SetValue("NAME", grant.terminal);
  page->SetValue("VILLAGE", grant.village);
  page->SetValue("HALL", grant.hall);
  page->SetValue("VILLAGE_NAME", areaName(call.parts, grant.village));
}

http::Reply askPage(const Call& call, const EnrolmentGrant& grant, const std::string& words) {
  Page page(call, "terminal_enrol.tpl", "登记终端", Tab::Terminals);
  fill(page, call, grant);
  page.say(words, false);
  return page.reply(words.empty() ? 200 : 422);
}

}  // namespace

http::Reply showEnrol(Call& call) { return askPage(call, {}, ""); }

http::Reply previewEnrol(Call& call) {
  const EnrolmentGrant grant = grantOf(call);
  if (const std::string why_not = obstacle(call, grant); !why_not.empty()) {
    return askPage(call, grant, why_not);
  }
  Page page(call, "terminal_sure.tpl", "登记终端", Tab::Terminals);
  fill(page, call, grant);
  if (TerminalList(call.store.db(), call.account().area).byName(grant.terminal)) {
    page->ShowSection("AGAIN");
  }
  return page.reply();
}

// Shown in the answer itself: in an address or in the database the code would stay.
http::Reply enrolTerminal(Call& call) {
  const EnrolmentGrant grant = grantOf(call);
  if (const std::string why_not = obstacle(call, grant); !why_not.empty()) {
    return askPage(call, grant, why_not);
  }
  const std::string code = makeEnrolCode();
  const Instant until = call.now + kEnrolCodeLife;
  Transaction transaction(call.store.db());
  if (!call.staff().claimForm(formKey(call), call.account().id, call.now)) {
    transaction.commit();
    return refusal(call, 409, "登记码只显示一次", "这张表用过了。没记下来就重新要一个。");
  }
  call.store.addEnrolmentCode(
      {hashEnrolCode(call.parts.keys.enrolCodeKey(), code), grant, call.now, until});
  call.audit("enrol-code", grant.terminal, grant.village);
  transaction.commit();
  Page page(call, "terminal_code.tpl", "登记码", Tab::Terminals);
  fill(page, call, grant);
  page->SetValue("CODE", code.substr(0, 4) + "-" + code.substr(4));
  page->SetValue("UNTIL", shortTime(until));
  return page.reply();
}

}  // namespace bianmin::center::desk
