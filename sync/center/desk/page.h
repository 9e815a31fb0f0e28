// A page of the desk: the frame that all share, and one template in it.
#pragma once

#include <string>
#include <string_view>

#include "sync/center/desk/call.h"
#include "sync/center/desk/dictionary.h"

namespace bianmin::center::desk {

// The tabs of the band, and no tab. Which of them an account sees is in page.cpp.
enum class Tab {
  None,
  Requests,
  Letters,
  Stats,
  Notices,
  Terminals,
  Packs,
  Cadres,
  Import,
  Account
};

class Page {
 public:
  // `file`: a template in assets/web/desk. It is put into layout.tpl, with what every page may use:
  // {{CSRF}} and {{FORM_ID}} for forms, {{TITLE}}.
  Page(const Call& call, const char* file, std::string_view title, Tab tab = Tab::None);

  // What the page's own template is filled with.
  ctemplate::TemplateDictionary& operator*() { return *content_; }
  ctemplate::TemplateDictionary* operator->() { return content_; }
  // A sentence above the content: what was done (good) or why it was not.
  void say(std::string_view words, bool good);
  // What came of the form that led here ("form" of the address), or the problem of the one that was
  // just sent.
  void sayOutcome(std::string_view problem = {});

  http::Reply reply(int status = 200) const;

 private:
  const Call& call_;
  ctemplate::TemplateDictionary layout_;
  ctemplate::TemplateDictionary* content_;
};

// A page without the frame, for printing.
http::Reply printPage(const Call& call, const char* file,
                      const ctemplate::TemplateDictionary& with);

// After a POST: the browser goes on with a GET. `path` begins with "/".
http::Reply seeOther(std::string path);
// A page that says why there is nothing to see; with the frame when somebody has signed in.
http::Reply refusal(const Call& call, int status, std::string_view title, std::string_view words);
http::Reply nothingHere(const Call& call);
// Cookie, policy and the like, as every page has them.
http::Reply withPageHeaders(int status, std::string html);

}  // namespace bianmin::center::desk
