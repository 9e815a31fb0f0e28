#include "sync/center/desk/page.h"

#include <array>

#include "sync/center/desk/guard.h"
#include "sync/center/desk/words.h"

namespace bianmin::center::desk {
namespace {

struct TabRow {
  Tab tab;
  const char* title;
  const char* path;
  Right right;
};

// One line a tab; a new page adds its own here and its routes in routes.cpp.
constexpr std::array kTabs = {
    TabRow{Tab::Requests, "办件", "/requests", Right::See},
    TabRow{Tab::Letters, "督办", "/letters", Right::See},
    TabRow{Tab::Stats, "统计", "/stats", Right::See},
    TabRow{Tab::Notices, "通知", "/notices", Right::Notices},
    TabRow{Tab::Terminals, "终端", "/terminals", Right::County},
    TabRow{Tab::Packs, "服务包", "/packs", Right::County},
    TabRow{Tab::Cadres, "村干部", "/cadres", Right::Accounts},
    TabRow{Tab::Import, "批量导入", "/import", Right::Accounts},
    TabRow{Tab::Account, "我的账号", "/account", Right::See},
};

constexpr const char* kPolicy =
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'";

void fillBand(const Call& call, ctemplate::TemplateDictionary& layout, Tab current) {
  if (!call.who || call.who->session.stage != SessionStage::Open) return;
  ctemplate::TemplateDictionary* band = layout.AddSectionDictionary("SIGNED_IN");
  const StaffAccount& account = call.account();
  band->SetValue("WHO", account.full_name);
  band->SetValue("ROLE", std::string(roleWord(account.role)));
  band->SetValue("PLACE", account.department.empty() ? areaName(call.parts, account.area)
                                                     : account.department);
  for (const TabRow& row : kTabs) {
    if (!mayDo(account.role, row.right)) continue;
    ctemplate::TemplateDictionary* tab = band->AddSectionDictionary("TAB");
    tab->SetValue("TAB_TITLE", row.title);
    tab->SetValue("TAB_PATH", row.path);
    if (row.tab == current) tab->ShowSection("TAB_ON");
  }
}

}  // namespace

Page::Page(const Call& call, const char* file, std::string_view title, Tab tab)
    : call_(call), layout_("layout"), content_(layout_.AddIncludeDictionary("CONTENT")) {
  content_->SetFilename(file);
  layout_.SetTemplateGlobalValue("TITLE", std::string(title));
  layout_.SetTemplateGlobalValue("COUNTY", countyName(call.parts));
  layout_.SetTemplateGlobalValue("CSRF", csrfToken(call.token));
  layout_.SetTemplateGlobalValue("FORM_ID", makeFormId());
  fillBand(call, layout_, tab);
}

void Page::say(std::string_view words, bool good) {
  if (words.empty()) return;
  layout_.SetValueAndShowSection("SAID", std::string(words), good ? "SAID_GOOD" : "SAID_BAD");
}

void Page::sayOutcome(std::string_view problem) {
  if (!problem.empty()) return say(problem, false);
  const std::string form(call_.request.parameter("form"));
  say(call_.staff().formResult(form, call_.account().id), true);
}

http::Reply Page::reply(int status) const {
  return withPageHeaders(status, call_.templates.fill("layout.tpl", layout_));
}

http::Reply printPage(const Call& call, const char* file,
                      const ctemplate::TemplateDictionary& with) {
  return withPageHeaders(200, call.templates.fill(file, with));
}

http::Reply withPageHeaders(int status, std::string html) {
  return {status,
          "text/html; charset=utf-8",
          std::move(html),
          {{"Content-Security-Policy", kPolicy},
           {"X-Content-Type-Options", "nosniff"},
           {"Referrer-Policy", "same-origin"},
           {"Cross-Origin-Opener-Policy", "same-origin"},
           {"Cache-Control", "no-store"}}};
}

http::Reply seeOther(std::string path) {
  http::Reply reply = withPageHeaders(303, "");
  reply.headers.emplace_back("Location", std::move(path));
  return reply;
}

http::Reply refusal(const Call& call, int status, std::string_view title, std::string_view words) {
  Page page(call, "refusal.tpl", title);
  page->SetValue("WORDS", std::string(words));
  return page.reply(status);
}

http::Reply nothingHere(const Call& call) {
  return refusal(call, 404, "这里没有内容", "没有这个地址，或者不归您管。回到办件列表再找一找。");
}

}  // namespace bianmin::center::desk
