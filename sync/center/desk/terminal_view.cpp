#include "sync/center/desk/terminal_view.h"

#include <algorithm>
#include <array>

#include "sync/center/desk/words.h"

namespace bianmin::center::desk {
namespace {

struct PrinterRow {
  std::string_view name, words;
  std::string_view sign;
};
constexpr std::array kPrinters = {
    PrinterRow{"ready", "正常，有纸", "ok"},
    PrinterRow{"near-end", "快没纸了", "warn"},
    PrinterRow{"out-of-paper", "没纸了", "bad"},
    PrinterRow{"cover-open", "盖子开着", "bad"},
    PrinterRow{"offline", "没反应，看看电和线", "bad"},
    PrinterRow{"not-fitted", "没装打印机", "ok"},
    PrinterRow{"unknown", "问不出来", "ok"},
};

const PrinterRow& printerRow(std::string_view printer) {
  const auto* const found = std::ranges::find(kPrinters, printer, &PrinterRow::name);
  return found == kPrinters.end() ? kPrinters.back() : *found;
}

// Below it a day's papers and copies might not fit any more.
constexpr std::int64_t kLittleDiskMb = 1024;
// A ticket's time on paper is off by as much; requests are still in order.
constexpr std::chrono::minutes kClockOff{5};
// What the way of a report takes says nothing of the clock.
constexpr std::chrono::minutes kClockGood{1};

LampView reportedState(const KeptReport& report) {
  const PrinterRow& printer = printerRow(report.printer);
  if (printer.sign == "bad") return {"bad", "打印机" + std::string(printer.words)};
  if (report.disk_free_mb < kLittleDiskMb) return {"bad", "存储快满了"};
  if (report.skew() > kClockOff || report.skew() < -kClockOff) return {"warn", "时钟不准"};
  if (report.parked > 0) return {"warn", "有要看的"};
  if (printer.sign == "warn") return {"warn", std::string(printer.words)};
  if (!report.pack_problem.empty()) return {"warn", "事项没更新上"};
  return {"ok", "正常"};
}

}  // namespace

LampView terminalState(const Call& call, const TerminalRow& row,
                       const std::optional<KeptReport>& report) {
  if (row.revoked_at) return {"off", "已停用"};
  if (!row.not_after || *row.not_after <= call.now) return {"bad", "证书到期"};
  if (!row.last_seen || *row.last_seen < call.now - kTerminalSilent) return {"bad", "没有消息"};
  const LampView said = report ? reportedState(*report) : LampView{"ok", "正常"};
  if (said.sign == "bad") return said;
  if (*row.not_after < call.now + kTerminalEnding) return {"warn", "证书快到期"};
  if (row.findings > 0) return {"warn", "有要看的"};
  return said;
}

std::string terminalPlace(const Call& call, const TerminalRow& row) {
  const std::string place = areaName(call.parts, row.village);
  return row.hall.empty() ? place : place + "　" + row.hall;
}

std::string certificateWords(const Call& call, const TerminalRow& row) {
  if (!row.not_after) return "—";
  const auto left = std::chrono::floor<std::chrono::days>(*row.not_after - call.now).count();
  return left < 0 ? "到期了" : std::to_string(left) + " 天";
}

std::string_view printerWords(std::string_view printer) { return printerRow(printer).words; }

std::string diskWords(std::int64_t free_mb) {
  if (free_mb < kLittleDiskMb) return "只剩 " + std::to_string(free_mb) + " MB，快满了";
  return "还有 " + std::to_string(free_mb / 1024) + " GB";
}

std::string clockWords(std::chrono::milliseconds ahead) {
  const auto off = ahead < ahead.zero() ? -ahead : ahead;
  if (off < kClockGood) return "准";
  const auto minutes = std::chrono::round<std::chrono::minutes>(off).count();
  const std::string much =
      minutes < 120 ? std::to_string(minutes) + " 分钟" : std::to_string(minutes / 60) + " 小时";
  return (ahead > ahead.zero() ? "快 " : "慢 ") + much;
}

}  // namespace bianmin::center::desk
