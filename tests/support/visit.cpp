#include "tests/support/visit.h"

#include <algorithm>
#include <utility>

namespace bianmin::test {
namespace {
// Consents stand on as many pages as the screen needs.
constexpr int kMostConsents = 6;
}  // namespace

void openDibaoGuide(KioskDriver& kiosk) {
  if (kiosk.screen() == "idle") kiosk.tap("idle.start");
  kiosk.tap("home.card.hardship");
  kiosk.waitFor("matter.DIBAO.apply");
  kiosk.tap("matter.DIBAO.apply");
  kiosk.waitFor("guide.form");
}

void fillDibaoForm(KioskDriver& kiosk, const Applicant& who, const Shot& shot) {
  kiosk.tap("guide.form");
  kiosk.waitFor("kb.del");
  shot("name");
  kiosk.typePinyin("zhang", "张");
  kiosk.type("san");
  kiosk.waitForWords("三");
  shot("name-pinyin");
  kiosk.typePinyin("", "三");
  kiosk.tap("form.next");
  kiosk.waitFor("pad.del");
  kiosk.type(who.id_number);
  shot("id-number");
  kiosk.tap("form.next");
  kiosk.waitForWords("电话");
  kiosk.type(who.phone);
  shot("phone");
  kiosk.tap("form.next");
  kiosk.waitFor("kb.del");
  for (const auto& [letters, word] :
       {std::pair{"di", "地"}, std::pair{"tiantang", "天堂"}, std::pair{"cun", "村"}})
    kiosk.typePinyin(letters, word);
  shot("address");
  kiosk.tap("form.next");
  kiosk.waitFor("form.choice.1");
  shot("household");
  kiosk.tap("form.choice.1");
  kiosk.waitFor("form.skip");
  shot("bank-card");
  kiosk.tap("form.skip");
  kiosk.waitForWords("一起生活的还有谁");
  kiosk.tap("form.next");
  kiosk.waitForWords("村干部");
  kiosk.tap("form.skip");
  kiosk.waitFor("review.title");
}

void agreeToAll(KioskDriver& kiosk) {
  for (int i = 0; i < kMostConsents; ++i) {
    const std::string id = "consent." + std::to_string(i) + ".yes";
    if (!kiosk.shows(id) && kiosk.shows("page.next")) kiosk.tap("page.next");
    if (!kiosk.shows(id)) return;
    kiosk.tap(id);
  }
}

std::string submit(KioskDriver& kiosk) {
  kiosk.tap("review.submit");
  kiosk.waitFor("submitted.code");
  std::string code = kiosk.label("submitted.code");
  std::erase(code, ' ');
  return code;
}

void lookUp(KioskDriver& kiosk, const std::string& code, const std::string& id_tail) {
  kiosk.tap("home.progress");
  kiosk.waitFor("ask.answer");
  kiosk.type(code);
  kiosk.waitFor("pad.del");
  kiosk.type(id_tail);
  kiosk.tap("ask.look_up");
}

}  // namespace bianmin::test
