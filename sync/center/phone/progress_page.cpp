#include <algorithm>

#include "sync/center/phone/html.h"
#include "sync/center/phone/pages.h"

namespace bianmin::center::phone {
namespace {

constexpr std::chrono::hours kChinaOffset{8};
// A request has a dozen; a clerk may have told the resident something many times.
constexpr std::size_t kMostSteps = 40;
// Escapes may make six times as much of it, and the page stays below 30 KB.
constexpr std::size_t kMostNote = 3000;

// Nothing more is decided about it.
bool isDecided(DossierStatus status) {
  switch (status) {
    case DossierStatus::NotAccepted:
    case DossierStatus::Approved:
    case DossierStatus::Refused:
    case DossierStatus::Closed:
    case DossierStatus::Delivered:
    case DossierStatus::Archived:
    case DossierStatus::Withdrawn:
      return true;
    case DossierStatus::Received:
    case DossierStatus::SupplementRequested:
    case DossierStatus::Accepted:
    case DossierStatus::Investigating:
    case DossierStatus::PublicNotice:
    case DossierStatus::Objection:
    case DossierStatus::Suspended:
      return false;
  }
  return false;
}

std::string step(std::string_view kind, std::string_view mark, std::string_view title,
                 std::string_view when) {
  std::string inner = "<i>";
  inner.append(mark).append("</i><b>").append(escaped(title)).append("</b><em>");
  inner.append(when).append("</em>");
  return block(std::string("step ").append(kind), inner);
}

std::string timeline(const Progress& progress, bool decided) {
  std::string rows;
  const std::size_t all = progress.steps.size();
  for (std::size_t i = all - std::min(all, kMostSteps); i < all; ++i) {
    const ProgressStep& at = progress.steps[i];
    const bool done = decided || i + 1 < progress.steps.size();
    rows += step(done ? "done" : "cur", done ? "✓" : std::to_string(i + 1),
                 statusWords(at.status).title, monthAndDay(at.date));
  }
  if (!decided) {
    rows += step("", std::to_string(progress.steps.size() + 1), "告诉您结果", "还没到");
  }
  return block("sheet", rows);
}

std::string keys(const std::string& hotline) {
  std::string links;
  if (!hotline.empty()) {
    links += "<a class=\"main\" href=\"tel:" + escaped(hotline) + "\">打电话问</a>";
  }
  return block("keys", links + "<a href=\"\">刷新</a>");
}

// Its end, which is what was said last.
std::string newestOf(const std::string& note) {
  if (note.size() <= kMostNote) return note;
  std::size_t start = note.size() - kMostNote;
  while (start < note.size() && (static_cast<unsigned char>(note[start]) & 0xC0U) == 0x80U) ++start;
  return "…" + note.substr(start);
}

std::string twoDigits(int n) { return (n < 10 ? "0" : "") + std::to_string(n); }

std::string footer(const Progress& progress) {
  const auto local = progress.now + kChinaOffset;
  const auto minutes =
      std::chrono::floor<std::chrono::minutes>(local - std::chrono::floor<std::chrono::days>(local))
          .count();
  std::string words = "更新于 " + monthAndDay(localDate(progress.now)) + " " +
                      twoDigits(static_cast<int>(minutes / 60)) + ":" +
                      twoDigits(static_cast<int>(minutes % 60)) + "<br>";
  if (!progress.hotline.empty()) words += "监督电话 " + escaped(progress.hotline) + "　";
  return block("dim", words + "页面里没有您的证件号码");
}

}  // namespace

Date localDate(Instant at) {
  return Date(std::chrono::floor<std::chrono::days>(at + kChinaOffset));
}

StatusWords statusWords(DossierStatus status) {
  switch (status) {
    case DossierStatus::Received:
      return {"申请交到镇里", "镇里正在看材料，现在不用您做什么"};
    case DossierStatus::SupplementRequested:
      return {"还差材料", "把缺的材料补上，补齐了接着办"};
    case DossierStatus::Accepted:
      return {"镇里受理了", "现在不用您做什么"};
    case DossierStatus::NotAccepted:
      return {"没有受理", "会给您书面的理由，可以到窗口问"};
    case DossierStatus::Investigating:
      return {"正在核实情况", "有人上门或打电话，照实说就行"};
    case DossierStatus::PublicNotice:
      return {"正在村里公示", "现在不用您做什么"};
    case DossierStatus::Objection:
      return {"有人提了意见，正在核实", "现在不用您做什么"};
    case DossierStatus::Suspended:
      return {"先停一停", "为什么停，可以打电话问"};
    case DossierStatus::Approved:
      return {"批下来了", "等着送达，现在不用您做什么"};
    case DossierStatus::Refused:
      return {"没有批", "会给您书面的理由，可以复议或者起诉"};
    case DossierStatus::Closed:
      return {"办完了", "结果会送到您手里"};
    case DossierStatus::Delivered:
      return {"结果送到了", "有不清楚的，可以打电话问"};
    case DossierStatus::Archived:
      return {"办完了，材料存好了", "有不清楚的，可以打电话问"};
    case DossierStatus::Withdrawn:
      return {"申请撤回了", "想再办，可以重新申请"};
  }
  return {};
}

std::string progressPage(const Progress& progress) {
  const DossierStatus status = progress.steps.back().status;
  const StatusWords words = statusWords(status);
  const bool decided = isDecided(status);
  std::string now = "<h1>" + escaped(words.title) + "</h1>";
  if (!progress.note.empty()) now += "<div>" + escaped(newestOf(progress.note)) + "</div>";
  now += block("todo", escaped(words.advice));

  std::string body = block("dim", escaped(progress.matter_name));
  body += block("now", now);
  body += timeline(progress, decided);
  if (!progress.due.empty() && !decided) {
    const std::string hint = progress.provisional ? "（暂定）" : "";
    body +=
        block("sheet", "<b>最晚 " + monthAndDay(dateFromIso(progress.due)) + hint + " 办完</b>");
  }
  body += keys(progress.hotline);
  body += footer(progress);
  return document("办件进度", body);
}

}  // namespace bianmin::center::phone
