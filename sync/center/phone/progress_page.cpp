#include <algorithm>
#include <array>
#include <utility>

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
  return isOver(status) || status == DossierStatus::Approved || status == DossierStatus::Refused;
}

std::string step(std::string_view kind, std::string_view mark, std::string_view title,
                 std::string_view when) {
  std::string inner = "<i>";
  inner.append(mark).append("</i><b>").append(escaped(title)).append("</b><em>");
  inner.append(when).append("</em>");
  return block(std::string("step ").append(kind), inner);
}

// Its end, which is what was said last.
std::string newestOf(const std::string& note) {
  if (note.size() <= kMostNote) return note;
  std::size_t start = note.size() - kMostNote;
  while (start < note.size() && (static_cast<unsigned char>(note[start]) & 0xC0U) == 0x80U) ++start;
  return "…" + note.substr(start);
}

// Received a second time means that what was missing has come.
std::string_view titleOf(const Progress& progress, std::size_t at) {
  const bool again = at > 0 && progress.steps[at].status == DossierStatus::Received;
  return again ? "材料补齐了" : statusWords(progress.steps[at].status).title;
}

std::string timeline(const Progress& progress, bool decided) {
  std::string rows;
  const std::size_t all = progress.steps.size();
  for (std::size_t i = all - std::min(all, kMostSteps); i < all; ++i) {
    const ProgressStep& at = progress.steps[i];
    const bool done = decided || i + 1 < progress.steps.size();
    rows += step(done ? "done" : "cur", done ? "✓" : std::to_string(i + 1), titleOf(progress, i),
                 monthAndDay(at.date));
  }
  std::size_t number = all;
  if (!decided) {
    for (const std::string& title : progress.coming) {
      rows += step("", std::to_string(++number), title, "还没到");
    }
    rows += step("", std::to_string(++number), "告诉您结果", "还没到");
  }
  return block("sheet", rows);
}

// "第 6 天，一共 7 天，11月24日结束"
std::string noticeWords(const NoticeDays& notice, const Date& today) {
  const auto days = [](const Date& from, const Date& to) {
    return (std::chrono::sys_days(to) - std::chrono::sys_days(from)).count() + 1;
  };
  std::string words = "一共 " + std::to_string(days(notice.first, notice.last)) + " 天，" +
                      monthAndDay(notice.last) + "结束";
  if (notice.first <= today && today <= notice.last) {
    words = "第 " + std::to_string(days(notice.first, today)) + " 天，" + words;
  }
  return words;
}

std::string dueWords(const Progress& progress) {
  const Date due = dateFromIso(progress.due);
  const auto left =
      (std::chrono::sys_days(due) - std::chrono::sys_days(localDate(progress.now))).count();
  std::string html =
      "<b>最晚 " + monthAndDay(due) + (progress.provisional ? "（暂定）" : "") + " 办完</b>";
  if (left > 0) html += "<br>还有 " + std::to_string(left) + " 天";
  if (progress.provisional) html += "<br>放假的安排还没公布，日子可能变";
  return block("sheet", html);
}

// What is missing, one paper a line, or what was said as it was said.
std::string noteWords(const Progress& progress) {
  if (progress.note.empty()) return {};
  const MissingPapers missing = progress.steps.back().status == DossierStatus::SupplementRequested
                                    ? missingPapers(newestOf(progress.note))
                                    : MissingPapers{};
  if (missing.papers.empty()) return "<div>" + escaped(newestOf(progress.note)) + "</div>";
  std::string items;
  for (const std::string& paper : missing.papers) items += "<li>" + escaped(paper) + "</li>";
  return "<div>一次说全，还缺这几样：</div><ul>" + items + "</ul><div>" + escaped(missing.rest) +
         "</div>";
}

std::string bring(const Progress& progress) {
  std::string words;
  if (progress.steps.back().status == DossierStatus::Closed) words = "来取结果，带身份证和回执。";
  if (!progress.matter.empty()) {
    words += "<a href=\"/g/" + escaped(progress.matter) + "\">看看要带什么、怎么办</a>";
  }
  return words.empty() ? "" : block("sheet", words);
}

// A key a grade: nothing is chosen before, and one touch is all.
std::string ratingForm(Progress::Rating rating) {
  if (rating == Progress::Rating::NotYet) return {};
  if (rating == Progress::Rating::Given) return block("sheet", "<b>评过了，谢谢您</b>");
  static constexpr std::array<std::string_view, 5> kGrades{"非常不满意", "不满意", "基本满意",
                                                           "满意", "非常满意"};
  std::string html =
      "<h2>这件事办得怎么样？</h2>自愿的。经办的人看不到是谁评的"
      "<form method=\"post\">";
  for (std::size_t stars = kGrades.size(); stars > 0; --stars) {
    html += "<button name=\"stars\" value=\"" + std::to_string(stars) + "\">";
    html.append(kGrades[stars - 1]).append("</button>");
  }
  return block("sheet", html + "</form>");
}

std::string footer(const Progress& progress) {
  std::string words =
      "更新于 " + monthAndDay(localDate(progress.now)) + " " + clockTime(progress.now) + "<br>";
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

MissingPapers missingPapers(std::string_view note) {
  static constexpr std::string_view kBegin = "还缺：", kBetween = "、", kEnd = "。";
  static constexpr std::string_view kOpen = "（", kClose = "）";
  MissingPapers missing;
  if (!note.starts_with(kBegin)) return missing;
  std::string paper;
  int depth = 0;  // a remark in brackets may have the same marks
  for (std::size_t i = kBegin.size(); i < note.size();) {
    const std::string_view rest = note.substr(i);
    if (rest.starts_with(kOpen)) ++depth;
    if (rest.starts_with(kClose)) --depth;
    const bool ends = depth == 0 && rest.starts_with(kEnd);
    if (ends || (depth == 0 && rest.starts_with(kBetween))) {
      missing.papers.push_back(std::exchange(paper, {}));
      i += kEnd.size();
      if (!ends) continue;
      missing.rest = note.substr(i);
      return missing;
    }
    paper += note[i++];
  }
  return {};
}

std::string lockPage(std::string_view words) {
  std::string body = "<h1>一件申请的进度</h1>";
  if (!words.empty()) body += block("todo", escaped(words));
  body = block("now", body);
  body += block("sheet",
                "<form method=\"post\"><label for=\"tail\">申请人身份证号的最后四位</label>"
                "<input id=\"tail\" name=\"tail\" maxlength=\"4\" autocomplete=\"off\" required>"
                "<button class=\"main\">看进度</button></form>");
  body += block("dim", "最后一位是 X 的，输 X。身份证号不会留在手机上");
  return document("一件申请的进度", body);
}

std::string progressPage(const Progress& progress) {
  const DossierStatus status = progress.steps.back().status;
  const StatusWords words = statusWords(status);
  const bool decided = isDecided(status);
  std::string now = "<h1>" + escaped(titleOf(progress, progress.steps.size() - 1)) + "</h1>";
  if (progress.notice) {
    now += "<div>" + noticeWords(*progress.notice, localDate(progress.now)) + "</div>";
  }
  now += noteWords(progress);
  now += block("todo", escaped(words.advice));

  std::string head = escaped(progress.matter_name);
  if (!progress.code.empty()) head += "　取件码 " + escaped(progress.code);
  std::string body = block("dim", head);
  body += block("now", now);
  body += timeline(progress, decided);
  if (!progress.due.empty() && !decided) body += dueWords(progress);
  body += bring(progress);
  body += ratingForm(progress.rating);
  body += block("keys", callKey(progress.office) + "<a href=\"\">刷新</a>");
  body += footer(progress);
  return document("办件进度", body, progress.place);
}

}  // namespace bianmin::center::phone
