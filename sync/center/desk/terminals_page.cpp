// The county's terminals, and ending one that was lost or stolen.
#include "sync/center/desk/handlers.h"
#include "sync/center/desk/lamp_view.h"
#include "sync/center/desk/page.h"
#include "sync/center/desk/request_of.h"
#include "sync/center/desk/sent_form.h"
#include "sync/center/desk/stats_view.h"
#include "sync/center/desk/terminal_view.h"
#include "sync/center/desk/words.h"
#include "sync/center/store/terminal_list.h"

namespace bianmin::center::desk {
namespace {

using Dictionary = ctemplate::TemplateDictionary;

constexpr int kRows = 50;
constexpr std::size_t kMostReason = 300;
TerminalList listOf(const Call& call) { return {call.store.db(), call.account().area}; }

void fillRow(const Call& call, Dictionary& page, const TerminalRow& row) {
  Dictionary* line = page.AddSectionDictionary("ROW");
  const auto report = BulletinStore(call.store.db()).report(row.name);
  show(*line, terminalState(call, row, report));
  line->SetValue("LINK", "/terminals/one?name=" + percentEncoded(row.name));
  line->SetValue("PRINTER", report ? std::string(printerWords(report->printer)) : "—");
  line->SetValue("WAITING", report ? std::to_string(report->waiting) : "—");
  line->SetValue("VERSION", report ? report->version : "—");
  line->SetValue("NAME", row.name);
  line->SetValue("PLACE_OF_ROW", terminalPlace(call, row));
  line->SetValue("SEEN", row.last_seen ? shortTime(*row.last_seen) : "还没有");
  line->SetValue("DAYS_LEFT", certificateWords(call, row));
  line->SetValue("FINDINGS", std::to_string(row.findings));
  line->SetValue("REVOKED", row.revoked_at ? isoDay(*row.revoked_at) : "");
  if (mayDo(call.account().role, Right::Accounts) && !row.revoked_at) {
    line->SetValueAndShowSection("REVOKE", "/terminals/revoke?name=" + percentEncoded(row.name),
                                 "CAN_REVOKE");
  }
}

void tile(Dictionary& page, const char* sign, std::int64_t count, const char* words) {
  Dictionary* one = page.AddSectionDictionary("TILE");
  one->SetValue("LAMP", sign);
  one->SetValue("COUNT", std::to_string(count));
  one->SetValue("TILE_WORDS", words);
}

http::Reply revokePage(const Call& call, const TerminalRow& row, std::string_view words) {
  Page page(call, "terminal_revoke.tpl", "停用终端", Tab::Terminals);
  page->SetValue("NAME", row.name);
  page->SetValue("PLACE_OF_ROW", terminalPlace(call, row));
  page->SetValue("SEEN", row.last_seen ? shortTime(*row.last_seen) : "还没有");
  page.say(words, false);
  return page.reply(words.empty() ? 200 : 422);
}

}  // namespace

http::Reply showTerminals(Call& call) {
  Page page(call, "terminals.tpl", "终端", Tab::Terminals);
  const TerminalCounts counts =
      listOf(call).counts(call.now - kTerminalSilent, call.now + kTerminalEnding);
  tile(*page, "ok", counts.all - counts.revoked, "台在用");
  tile(*page, "bad", counts.silent, "台一天多没有消息");
  tile(*page, "warn", counts.ending, "台证书 30 天内到期");
  tile(*page, "off", counts.revoked, "台已停用");
  const std::string after(call.request.parameter("after"));
  auto rows = listOf(call).page(after, kRows + 1);
  if (rows.size() > kRows) {
    rows.resize(kRows);
    page->SetValueAndShowSection("NEXT", "/terminals?after=" + percentEncoded(rows.back().name),
                                 "HAS_NEXT");
  }
  if (!after.empty()) page->ShowSection("HAS_FIRST");
  for (const TerminalRow& row : rows) fillRow(call, *page, row);
  if (rows.empty()) page->ShowSection("NONE");
  if (mayDo(call.account().role, Right::Accounts)) page->ShowSection("CAN_ENROL");
  page.sayOutcome();
  return page.reply();
}

http::Reply showRevoke(Call& call) {
  const auto row = listOf(call).byName(std::string(call.request.parameter("name")));
  return row ? revokePage(call, *row, "") : nothingHere(call);
}

http::Reply revokeTerminal(Call& call) {
  const auto row = listOf(call).byName(call.form.text("name"));
  if (!row) return nothingHere(call);
  const std::string reason = call.form.text("reason");
  if (reason.empty()) return revokePage(call, *row, "写上为什么停用，会留下记录。");
  if (reason.size() > kMostReason) return revokePage(call, *row, "理由写短一点，100 个字以内。");
  return changeOnce(call, "/terminals", [&] {
    call.store.revokeTerminal(row->name, call.now);
    call.audit("revoke-terminal", row->name, reason);
    return row->name + " 停用了。";
  });
}

}  // namespace bianmin::center::desk
