// One terminal: how it is, who of the cadres may sign in there, and a message to them.
#include "sync/center/desk/handlers.h"
#include "sync/center/desk/page.h"
#include "sync/center/desk/request_of.h"
#include "sync/center/desk/sent_form.h"
#include "sync/center/desk/stats_view.h"
#include "sync/center/desk/terminal_view.h"
#include "sync/center/desk/told_to.h"
#include "sync/center/desk/words.h"

namespace bianmin::center::desk {
namespace {

using Dictionary = ctemplate::TemplateDictionary;

constexpr std::size_t kMessage = 200;  // characters
constexpr std::chrono::days kMessageStays{14};
constexpr int kMostCadres = 100;

std::optional<TerminalRow> terminalNamed(const Call& call, const std::string& name) {
  return TerminalList(call.store.db(), call.account().area).byName(name);
}

void line(Dictionary& page, const char* label, const std::string& words) {
  Dictionary* one = page.AddSectionDictionary("LINE");
  one->SetValue("LABEL", label);
  one->SetValue("WORDS", words);
}

std::string bulletinWords(const Call& call, const TerminalRow& row, const KeptReport& report) {
  const std::int64_t now = BulletinStore(call.store.db()).revisionFor(row.village, row.name);
  if (now == 0) return "还没发过";
  return report.bulletin == now ? "都收到了" : "最新的还没收到";
}

std::string packWords(const KeptReport& report) {
  std::string words = report.pack == 0 ? "安装时带的" : "第 " + std::to_string(report.pack) + " 版";
  // The terminal's own words are for a technician.
  if (!report.pack_problem.empty()) words += "。新的没用上：" + report.pack_problem;
  return words;
}

void fillReport(const Call& call, Dictionary& page, const TerminalRow& row,
                const KeptReport& report) {
  line(page, "打印机和纸", std::string(printerWords(report.printer)));
  line(page, "还没交上来的", std::to_string(report.waiting) + " 条");
  line(page, "县里没收下的", std::to_string(report.parked) + " 条");
  line(page, "存储", diskWords(report.disk_free_mb));
  line(page, "时钟", clockWords(report.skew()));
  line(page, "程序", report.version);
  line(page, "办事指南", packWords(report));
  line(page, "通知和账号", bulletinWords(call, row, report));
  line(page, "这些是什么时候报的", shortTime(report.received_at));
}

void fillCadres(const Call& call, Dictionary& page, const TerminalRow& row) {
  bool none = true;
  for (const KeptCadre& cadre :
       BulletinStore(call.store.db()).cadresFor(row.village, row.name, kMostCadres)) {
    if (cadre.removed_at) continue;
    Dictionary* one = page.AddSectionDictionary("CADRE");
    one->SetValue("CADRE_NAME", cadre.name);
    one->SetValue("POST", cadre.post);
    none = false;
  }
  if (none) page.ShowSection("NO_CADRES");
  if (!mayDo(call.account().role, Right::Accounts)) return;
  page.SetValueAndShowSection(
      "CADRES", "/cadres?place=" + percentEncoded(valueOf({row.village, row.name})), "CAN_CADRES");
}

http::Reply onePage(const Call& call, const TerminalRow& row, const std::string& text,
                    const std::string& words) {
  Page page(call, "terminal.tpl", row.name, Tab::Terminals);
  const auto report = BulletinStore(call.store.db()).report(row.name);
  show(*page, terminalState(call, row, report));
  page->SetValue("NAME", row.name);
  page->SetValue("PLACE_WORDS", terminalPlace(call, row));
  line(*page, "最后一次消息", row.last_seen ? shortTime(*row.last_seen) : "还没有");
  line(*page, "证书还有", certificateWords(call, row));
  line(*page, "交上来的最后一条", "第 " + std::to_string(row.last_seq) + " 条");
  if (report) {
    fillReport(call, *page, row, *report);
  } else {
    page->ShowSection("NO_REPORT");
  }
  fillCadres(call, *page, row);
  if (!row.revoked_at) page->ShowSection("CAN_WRITE");
  page->SetValue("TEXT", text);
  page.sayOutcome(words);
  return page.reply(words.empty() ? 200 : 422);
}

}  // namespace

http::Reply showTerminal(Call& call) {
  const auto row = terminalNamed(call, std::string(call.request.parameter("name")));
  return row ? onePage(call, *row, "", "") : nothingHere(call);
}

http::Reply sendMessage(Call& call) {
  const auto row = terminalNamed(call, call.form.text("name"));
  if (!row || row->revoked_at) return nothingHere(call);
  std::string text = call.form.text("text");
  std::erase(text, '\r');
  if (text.empty() || !fitsForm(text, kMessage, true)) {
    return onePage(call, *row, text, "写上要说的话，200 个字以内。");
  }
  return changeOnce(call, "/terminals/one?name=" + percentEncoded(row->name), [&] {
    const Date today = localDate(call.now);
    KeptNotice kept;
    kept.notice = {newUlid(call.now),
                   "县里来的消息",
                   text,
                   today,
                   Date{std::chrono::sys_days(today) + kMessageStays},
                   Notice::For::Cadres};
    kept.to = {row->village, row->name};
    kept.published_at = call.now;
    kept.published_by = call.actor();
    BulletinStore(call.store.db()).publish(kept);
    call.audit("message-to-terminal", row->name, kept.notice.id);
    return "发过去了。村干部一登录就看得到，登 14 天；要撤回，到“通知”里撤。";
  });
}

}  // namespace bianmin::center::desk
