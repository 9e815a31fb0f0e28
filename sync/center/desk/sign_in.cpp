#include "sync/center/desk/sign_in.h"

#include <algorithm>

#include "sync/center/desk/guard.h"
#include "sync/center/desk/handlers.h"
#include "sync/center/desk/page.h"
#include "sync/seal/password.h"

namespace bianmin::center::desk {
namespace {

constexpr std::size_t kLeastPassword = 10;  // characters
constexpr std::size_t kMostPassword = 200;  // bytes
constexpr std::size_t kMostName = 64;

std::size_t characters(std::string_view utf8) {
  return static_cast<std::size_t>(std::ranges::count_if(
      utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

http::Reply signInPage(const Call& call, const std::string& name, std::string_view words) {
  Page page(call, "sign_in.tpl", "登录");
  page->SetValue("NAME", name);
  page.say(words, false);
  return page.reply(words.empty() ? 200 : 403);
}

// The hash of a password that nobody has: an unknown name takes as long as a known one.
const std::string& nobodysPassword(const CountyKeys& keys) {
  static const std::string hash = seal::hashPassword(passwordKey(keys), seal::makePassword());
  return hash;
}

Misses missesOf(const Call& call, std::string_view name) {
  return {call.parts.keys, call.staff(), name, call.request.remote_address};
}

// `known` is empty for a name that nobody has. A machine without memory tells neither right nor
// wrong, and that is nobody's miss.
bool judge(const Call& call, Misses& misses, const std::string& known,
           const std::string& password) {
  try {
    const std::string& hash = known.empty() ? nobodysPassword(call.parts.keys) : known;
    return seal::passwordFits(passwordKey(call.parts.keys), hash, password);
  } catch (const seal::NoMemory&) {
    misses.takeBack();
    throw;
  }
}

std::string problemOf(std::string_view fresh, std::string_view again, std::string_view old,
                      const StaffAccount& account) {
  if (characters(fresh) < kLeastPassword) return "新密码至少要 10 个字符。";
  if (fresh.size() > kMostPassword) return "新密码太长。";
  if (fresh == old) return "新密码和现在的一样，换一个。";
  if (fresh.find(account.name) != std::string_view::npos) return "新密码里不要有账号名。";
  if (fresh != again) return "两次输的不一样，再输一遍。";
  return {};
}

http::Reply passwordPage(const Call& call, std::string_view words) {
  Page page(call, "password.tpl", "换密码");
  page.say(words, false);
  if (call.account().must_change) page->ShowSection("FIRST");
  return page.reply(words.empty() ? 200 : 422);
}

}  // namespace

seal::Key passwordKey(const CountyKeys& keys) { return keys.deskKey("password"); }
seal::Key codeKey(const CountyKeys& keys) { return keys.deskKey("code"); }

std::string_view pathOf(SessionStage stage) {
  switch (stage) {
    case SessionStage::Password:
      return "/password";
    case SessionStage::Code:
      return "/signin/code";
    case SessionStage::Enrol:
      return "/signin/enrol";
    case SessionStage::Open:
      return "/requests";
  }
  return "/signin";
}

// The code before a change of the password: knowing the password alone must not be enough for it.
SessionStage stageAfterPassword(const StaffAccount& account) {
  if (!account.code_secret.empty()) return SessionStage::Code;
  if (account.must_change) return SessionStage::Password;
  return account.role == DeskRole::CountyAdmin ? SessionStage::Enrol : SessionStage::Open;
}

http::Reply beginSession(const Call& call, std::int64_t staff, SessionStage stage) {
  StaffStore store = call.staff();
  store.pruneSessions(call.now - kSessionIdle, call.now - kSessionLongest);
  if (!call.token.empty()) store.endSession(tokenHash(call.token));
  const std::string token = makeToken();
  store.openSession(tokenHash(token), {staff, stage, call.now, call.now});
  http::Reply reply = seeOther(std::string(pathOf(stage)));
  setCookie(reply, token);
  return reply;
}

std::string waitWords(std::chrono::milliseconds wait) {
  const auto seconds = std::chrono::ceil<std::chrono::seconds>(wait).count();
  if (seconds < 120) return "输错的次数多了，等 " + std::to_string(seconds) + " 秒再试。";
  return "输错的次数多了，等 " + std::to_string((seconds + 59) / 60) + " 分钟再试。";
}

// A form needs a token to be bound to: without a session it is one that opens nothing.
http::Reply showSignIn(Call& call) {
  if (call.token.empty()) call.token = makeToken();
  const std::string_view why = call.request.parameter("over").empty()
                                   ? std::string_view{}
                                   : "很久没有动，已经退出了，再登录一次。";
  http::Reply reply = signInPage(call, "", why);
  reply.status = 200;
  setCookie(reply, call.token);
  return reply;
}

http::Reply signIn(Call& call) {
  const std::string name = call.form.text("name");
  const std::string password = call.form.raw("password");
  if (name.empty() || password.empty()) return signInPage(call, name, "账号和密码都要输。");
  if (name.size() > kMostName || password.size() > kMostPassword)
    return signInPage(call, name, "账号或者密码不对。");
  Misses misses = missesOf(call, name);
  if (const auto wait = misses.countPassword(call.now); wait.count() > 0) {
    // Nothing was judged, so nothing is written down: whoever waits cannot fill the trail.
    call.parts.metrics->refused(Metrics::Refused::SignIn);
    return signInPage(call, name, waitWords(wait));
  }
  const auto account = call.staff().byName(name);
  if (!judge(call, misses, account ? account->password : "", password) || !account) {
    call.parts.metrics->refused(Metrics::Refused::SignIn);
    // What was typed as a name may be a password.
    call.audit("sign-in-refused", account ? account->name : "", call.request.remote_address);
    return signInPage(call, name, "账号或者密码不对。");
  }
  misses.passwordFits();
  const SessionStage stage = stageAfterPassword(*account);
  call.audit(stage == SessionStage::Open ? "sign-in" : "sign-in-password", account->name,
             call.request.remote_address);
  return beginSession(call, account->id, stage);
}

http::Reply signOut(Call& call) {
  call.staff().endSession(tokenHash(call.token));
  call.audit("sign-out", call.account().name, "");
  http::Reply reply = seeOther("/signin");
  setCookie(reply, "");
  return reply;
}

http::Reply showPassword(Call& call) { return passwordPage(call, ""); }

http::Reply changePassword(Call& call) {
  const StaffAccount& account = call.account();
  const std::string old = call.form.raw("old");
  const std::string fresh = call.form.raw("fresh");
  Misses misses = missesOf(call, account.name);
  if (const auto wait = misses.countPassword(call.now); wait.count() > 0) {
    return passwordPage(call, waitWords(wait));
  }
  if (old.size() > kMostPassword || !judge(call, misses, account.password, old)) {
    call.audit("password-refused", account.name, call.request.remote_address);
    return passwordPage(call, "现在的密码不对。");
  }
  misses.passwordFits();
  const std::string problem = problemOf(fresh, call.form.raw("again"), old, account);
  if (!problem.empty()) return passwordPage(call, problem);
  call.staff().setPassword(account.id, seal::hashPassword(passwordKey(call.parts.keys), fresh),
                           false);
  call.audit("password-changed", account.name, "");
  const bool needs_code = account.role == DeskRole::CountyAdmin && account.code_secret.empty();
  return beginSession(call, account.id, needs_code ? SessionStage::Enrol : SessionStage::Open);
}

}  // namespace bianmin::center::desk
