// Showing one sealed field in full: with a reason, written down before anything is shown.
#include "sync/center/desk/handlers.h"
#include "sync/center/desk/opened.h"
#include "sync/center/desk/page.h"
#include "sync/center/desk/request_of.h"

namespace bianmin::center::desk {
namespace {

constexpr std::size_t kMostReason = 300;

struct Asked {
  Request request;
  OpenedField field;
};

std::optional<Asked> askedOf(const Call& call) {
  auto request = requestOf(call);
  if (!request) return std::nullopt;
  const Opened opened =
      openRequest(request->row.dossier, call.parts.keys.sealPair(), request->matter);
  const OpenedField* field = opened.field(call.at.at(1));
  if (field == nullptr) return std::nullopt;
  return Asked{std::move(*request), *field};
}

http::Reply revealPage(const Call& call, const Asked& asked, std::string_view words, bool shown) {
  Page page(call, "reveal.tpl", "显示" + asked.field.label, Tab::Requests);
  page->SetValue("ID", asked.request.row.dossier.id);
  page->SetValue("MATTER_NAME", asked.request.name());
  page->SetValue("FIELD_ID", asked.field.id);
  page->SetValue("LABEL", asked.field.label);
  page->SetValue("MASKED", asked.field.masked);
  if (shown) {
    page->SetValueAndShowSection("VALUE", asked.field.value, "SHOWN");
  } else {
    page->ShowSection("ASK");
  }
  page.say(words, false);
  return page.reply(words.empty() ? 200 : 422);
}

}  // namespace

http::Reply showReveal(Call& call) {
  const auto asked = askedOf(call);
  return asked ? revealPage(call, *asked, "", false) : nothingHere(call);
}

http::Reply revealField(Call& call) {
  const auto asked = askedOf(call);
  if (!asked) return nothingHere(call);
  const std::string reason = call.form.text("reason");
  if (reason.empty()) return revealPage(call, *asked, "写上为什么要看，会留下记录。", false);
  if (reason.size() > kMostReason)
    return revealPage(call, *asked, "理由写短一点，100 个字以内。", false);
  call.audit("reveal", asked->request.row.dossier.id + " " + asked->field.id, reason);
  return revealPage(call, *asked, "", true);
}

}  // namespace bianmin::center::desk
