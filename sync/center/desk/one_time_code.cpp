// One-time codes of administrators (RFC 6238): asked for at sign-in, set up by a QR code.
#include <qrencode.h>

#include <memory>
#include <stdexcept>

#include "sync/center/desk/guard.h"
#include "sync/center/desk/handlers.h"
#include "sync/center/desk/page.h"
#include "sync/center/desk/sign_in.h"
#include "sync/center/desk/words.h"
#include "sync/seal/password.h"

namespace bianmin::center::desk {
namespace {

constexpr int kQuietZone = 4;  // modules

struct FreeQr {
  void operator()(QRcode* code) const { QRcode_free(code); }
};

// One path of squares, in modules.
struct QrDrawing {
  std::string path;
  int width = 0;
};

QrDrawing drawQr(const std::string& text) {
  const std::unique_ptr<QRcode, FreeQr> code(
      QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M));
  if (!code) throw std::runtime_error("the QR code cannot be made");
  QrDrawing drawing{{}, code->width + 2 * kQuietZone};
  for (int y = 0; y < code->width; ++y) {
    for (int x = 0; x < code->width; ++x) {
      if ((code->data[y * code->width + x] & 1) == 0) continue;
      drawing.path +=
          "M" + std::to_string(x + kQuietZone) + " " + std::to_string(y + kQuietZone) + "h1v1h-1z";
    }
  }
  return drawing;
}

std::string lockSecret(const CountyKeys& keys, const std::string& secret) {
  return seal::toBase64(seal::lock(codeKey(keys), secret));
}

std::string unlockSecret(const CountyKeys& keys, const std::string& locked) {
  const auto bytes = seal::fromBase64(locked);
  const auto secret = bytes ? seal::unlock(codeKey(keys), *bytes) : std::nullopt;
  if (!secret)
    throw std::runtime_error("a one-time secret cannot be opened with this county's key");
  return *secret;
}

std::string grouped(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i > 0 && i % 4 == 0) out.push_back(' ');
    out.push_back(text[i]);
  }
  return out;
}

http::Reply codePage(const Call& call, std::string_view words) {
  Page page(call, "code.tpl", "一次性验证码");
  page.say(words, false);
  return page.reply(words.empty() ? 200 : 403);
}

http::Reply enrolPage(const Call& call, std::string_view words) {
  StaffStore staff = call.staff();
  std::string locked = call.account().code_pending;
  if (locked.empty()) {
    locked = lockSecret(call.parts.keys, seal::makeCodeSecret());
    staff.setPendingCode(call.account().id, locked);
  }
  const std::string text = seal::codeSecretText(unlockSecret(call.parts.keys, locked));
  const QrDrawing qr = drawQr("otpauth://totp/Bianmin:" + call.account().name + "?secret=" + text +
                              "&issuer=Bianmin");
  Page page(call, "code_enrol.tpl", "设置一次性验证码");
  page->SetValue("SECRET", grouped(text));
  page->SetValue("QR_PATH", qr.path);
  page->SetIntValue("QR_WIDTH", qr.width);
  page.say(words, false);
  return page.reply(words.empty() ? 200 : 403);
}

}  // namespace

http::Reply showCode(Call& call) { return codePage(call, ""); }

http::Reply enterCode(Call& call) {
  const StaffAccount& account = call.account();
  StaffStore staff = call.staff();
  Misses misses(call.parts.keys, staff, account.name, call.request.remote_address);
  if (const auto wait = misses.countCode(call.now); wait.count() > 0) {
    return codePage(call, waitWords(wait));
  }
  const std::string secret = unlockSecret(call.parts.keys, account.code_secret);
  const auto counter = seal::codeCounter(secret, call.form.text("code"), call.now);
  if (!counter || !staff.useCode(account.id, *counter)) {
    call.audit("code-refused", account.name, call.request.remote_address);
    return codePage(
        call, counter ? "这个验证码用过了，等下一个。" : "验证码不对，看看手机上的时间准不准。");
  }
  misses.codeFits();
  const bool change = account.must_change;
  call.audit("sign-in", account.name, call.request.remote_address);
  return beginSession(call, account.id, change ? SessionStage::Password : SessionStage::Open);
}

http::Reply showCodeEnrolment(Call& call) { return enrolPage(call, ""); }

http::Reply enrolCodes(Call& call) {
  const StaffAccount& account = call.account();
  if (account.code_pending.empty()) return enrolPage(call, "先用手机扫码。");
  StaffStore staff = call.staff();
  Misses misses(call.parts.keys, staff, account.name, call.request.remote_address);
  if (const auto wait = misses.countCode(call.now); wait.count() > 0) {
    return enrolPage(call, waitWords(wait));
  }
  const std::string secret = unlockSecret(call.parts.keys, account.code_pending);
  const auto counter = seal::codeCounter(secret, call.form.text("code"), call.now);
  if (!counter) return enrolPage(call, "验证码不对，看看手机上的时间准不准。");
  if (!staff.confirmCode(account.id, account.code_pending, *counter)) {
    return enrolPage(call, "这一步已经做过了，请重新登录。");
  }
  misses.codeFits();
  call.audit("code-enrolled", account.name, "");
  call.audit("sign-in", account.name, call.request.remote_address);
  return beginSession(call, account.id, SessionStage::Open);
}

}  // namespace bianmin::center::desk
