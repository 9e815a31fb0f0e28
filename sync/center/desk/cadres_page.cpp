// 村干部账号: who may sign in to work at the terminals. The county's administrators add, remove and
// give a new PIN, which stands in the one answer that shows it.
#include <optional>

#include "sync/center/desk/handlers.h"
#include "sync/center/desk/page.h"
#include "sync/center/desk/request_of.h"
#include "sync/center/desk/sent_form.h"
#include "sync/center/desk/told_to.h"
#include "sync/center/desk/words.h"
#include "sync/center/enrol/cadre_pin.h"
#include "sync/domain/ulid.h"
#include "sync/seal/pin.h"

namespace bianmin::center::desk {
namespace {

using Dictionary = ctemplate::TemplateDictionary;

constexpr int kMost = 2000;
constexpr std::size_t kName = 12;  // characters
constexpr std::size_t kPost = 12;

struct Draft {
  std::string place, name, post;
};

// A county's code would give an account on every terminal.
std::vector<Choice> choicesOf(const Call& call) {
  std::vector<Choice> choices = placeChoices(call, true);
  std::erase_if(choices, [](const Choice& choice) {
    return choice.value.size() == 6 && !choice.value.starts_with('@');
  });
  return choices;
}

std::string obstacle(const Call& call, const Draft& draft) {
  const auto to = toldTo(call, draft.place);
  if (!to || (to->terminal.empty() && to->area.size() < 9))
    return "选他在哪个村、哪个镇，或者哪台终端上办事。";
  if (draft.name.empty() || !fitsForm(draft.name, kName)) return "写上姓名，12 个字以内。";
  if (!fitsForm(draft.post, kPost)) return "职务写短一点，12 个字以内。";
  return {};
}

http::Reply addPage(const Call& call, const Draft& draft, const std::string& words) {
  Page page(call, "cadre_add.tpl", "加村干部账号", Tab::Cadres);
  page->SetValue("NAME", draft.name);
  page->SetValue("POST", draft.post);
  addChoices(*page, "PLACE_CHOICE", choicesOf(call), draft.place);
  page.say(words, false);
  return page.reply(words.empty() ? 200 : 422);
}

http::Reply pinPage(const Call& call, const KeptCadre& cadre, const std::string& pin) {
  Page page(call, "cadre_pin.tpl", "登录密码", Tab::Cadres);
  page->SetValue("NAME", cadre.name);
  page->SetValue("PLACE_WORDS", placeWords(call, cadre.at));
  page->SetValue("PIN", pin);
  return page.reply();
}

http::Reply shownOnce(const Call& call) {
  return refusal(call, 409, "密码只显示一次", "这张表用过了。没记下来就换一个新密码。");
}

std::optional<KeptCadre> cadreOf(const Call& call) {
  if (!isUlid(call.at.front())) return std::nullopt;
  auto cadre = BulletinStore(call.store.db()).cadre(call.at.front(), call.account().area);
  if (!cadre || cadre->removed_at) return std::nullopt;
  return cadre;
}

http::Reply surePage(Call& call, const char* file, std::string_view title) {
  const auto cadre = cadreOf(call);
  if (!cadre) return nothingHere(call);
  Page page(call, file, title, Tab::Cadres);
  page->SetValue("ID", cadre->account);
  page->SetValue("NAME", cadre->name);
  page->SetValue("POST", cadre->post);
  page->SetValue("PLACE_WORDS", placeWords(call, cadre->at));
  return page.reply();
}

}  // namespace

http::Reply showCadres(Call& call) {
  Page page(call, "cadres.tpl", "村干部账号", Tab::Cadres);
  const std::string asked(call.request.parameter("place"));
  const auto place = toldTo(call, asked);
  const std::string area = place ? place->area : call.account().area;
  int shown = 0;
  for (const KeptCadre& cadre : BulletinStore(call.store.db()).cadres(area, kMost)) {
    if (place && !place->terminal.empty() && cadre.at.terminal != place->terminal) continue;
    Dictionary* line = page->AddSectionDictionary("ROW");
    line->SetValue("ID", cadre.account);
    line->SetValue("NAME", cadre.name);
    line->SetValue("POST", cadre.post);
    line->SetValue("PLACE_WORDS", placeWords(call, cadre.at));
    line->SetValue("SINCE", isoDay(cadre.created_at));
    line->SetValue("BY", cadre.created_by);
    ++shown;
  }
  if (shown == 0) page->ShowSection("NONE");
  addChoices(*page, "PLACE_CHOICE", placeChoices(call, true), asked);
  page.sayOutcome();
  return page.reply();
}

http::Reply showCadreForm(Call& call) {
  return addPage(call, {std::string(call.request.parameter("place")), "", ""}, "");
}

http::Reply addCadre(Call& call) {
  const Draft draft{call.form.text("place"), call.form.text("name"), call.form.text("post")};
  if (const std::string why_not = obstacle(call, draft); !why_not.empty()) {
    return addPage(call, draft, why_not);
  }
  const std::string pin = seal::makePin();
  KeptCadre cadre;
  cadre.account = newUlid(call.now);
  cadre.at = toldTo(call, draft.place).value();
  cadre.name = draft.name;
  cadre.post = draft.post;
  cadre.pin_locked = lockPin(call.parts.keys, pin);
  cadre.created_at = call.now;
  cadre.created_by = call.actor();
  Transaction transaction(call.store.db());
  if (!call.staff().claimForm(formKey(call), call.account().id, call.now)) {
    transaction.commit();
    return shownOnce(call);
  }
  if (!BulletinStore(call.store.db()).addCadre(cadre)) {
    return addPage(call, draft, "这里已经有叫这个名字的。换个写法，比如加上组名。");
  }
  call.audit("add-cadre", cadre.account, valueOf(cadre.at) + " " + cadre.name);
  transaction.commit();
  call.parts.changed();
  return pinPage(call, cadre, pin);
}

http::Reply showCadreRemoval(Call& call) {
  return surePage(call, "cadre_remove.tpl", "停用村干部账号");
}

http::Reply removeCadre(Call& call) {
  const std::string form = formKey(call);
  const std::string result = "/cadres?form=" + form;
  if (!call.staff().formResult(form, call.account().id).empty()) return seeOther(result);
  const auto cadre = cadreOf(call);
  if (!cadre) return nothingHere(call);
  return changeOnce(call, "/cadres", [&] {
    BulletinStore(call.store.db()).removeCadre(cadre->account, call.now);
    call.audit("remove-cadre", cadre->account, valueOf(cadre->at) + " " + cadre->name);
    return cadre->name + " 停用了。连着网的终端马上不让他登录。";
  });
}

http::Reply showPinReset(Call& call) { return surePage(call, "cadre_reset.tpl", "换登录密码"); }

http::Reply resetCadrePin(Call& call) {
  const auto cadre = cadreOf(call);
  if (!cadre) return nothingHere(call);
  const std::string pin = seal::makePin();
  Transaction transaction(call.store.db());
  if (!call.staff().claimForm(formKey(call), call.account().id, call.now)) {
    transaction.commit();
    return shownOnce(call);
  }
  BulletinStore(call.store.db()).resetPin(cadre->account, lockPin(call.parts.keys, pin), call.now);
  call.audit("reset-cadre-pin", cadre->account, valueOf(cadre->at) + " " + cadre->name);
  transaction.commit();
  call.parts.changed();
  return pinPage(call, *cadre, pin);
}

}  // namespace bianmin::center::desk
