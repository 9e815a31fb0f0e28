#include "sync/center/phone/html.h"
#include "sync/center/phone/pages.h"

namespace bianmin::center::phone {
namespace {

std::string section(std::string_view title, const std::string& inner) {
  return inner.empty() ? "" : block("sheet", "<h2>" + std::string(title) + "</h2>" + inner);
}

std::string list(std::string_view tag, const std::string& items) {
  if (items.empty()) return {};
  return "<" + std::string(tag) + ">" + items + "</" + std::string(tag) + ">";
}

std::string item(std::string_view title, std::string_view detail) {
  std::string html = "<li><b>" + escaped(title) + "</b>";
  if (!detail.empty()) html += "<br>" + escaped(detail);
  return html + "</li>";
}

// The same star and meaning as on the terminal's screens.
std::string starred(std::string_view text, Certainty certainty) {
  std::string words(text);
  if (!words.empty() && certainty == Certainty::ToVerify) words += "＊";
  return words;
}

std::string limitWords(const Limit& limit) {
  return starred(
      std::to_string(limit.days) + (limit.unit == DayUnit::Working ? " 个工作日" : " 天"),
      limit.certainty);
}

std::string dayWords(const Date& day) {
  return std::to_string(static_cast<int>(day.year())) + "年" + monthAndDay(day);
}

std::string line(std::string_view words) { return "<li>" + escaped(words) + "</li>"; }

std::string who(const Matter& matter) {
  std::string items;
  for (const Fact& fact : matter.who) items += line(starred(fact.text, fact.certainty));
  return list("ul", items);
}

std::string materials(const Matter& matter) {
  std::string items, shared;
  for (const Material& material : matter.materials) {
    const std::string name = starred(material.name, material.certainty);
    if (material.shared) {
      shared.append(shared.empty() ? "" : "、").append(name);
      continue;
    }
    std::string detail = material.detail;
    if (material.may_follow) detail.append(detail.empty() ? "" : "，").append("可后补");
    items += item(name, detail);
  }
  std::string html = list("ul", items);
  if (!shared.empty()) html += "<div>不用带：" + escaped(shared) + "，由系统核对</div>";
  return html;
}

std::string totalWords(const Matter& matter) {
  std::string html;
  const auto add = [&](const std::string& words) { html += block("todo", escaped(words)); };
  // A note instead of a limit says what the county sets.
  if (!matter.total && !matter.total_note.empty()) {
    add(starred(matter.total_note, Certainty::ToVerify));
  }
  if (matter.total) {
    add("一共 " + limitWords(*matter.total) +
        (matter.total_note.empty() ? "" : "，" + matter.total_note));
  }
  if (matter.extended) add("特殊情况 " + limitWords(*matter.extended));
  if (matter.promised) add("县里承诺 " + limitWords(*matter.promised));
  return html;
}

std::string steps(const Matter& matter) {
  std::string items;
  for (const Step& step : matter.steps) {
    std::string detail = step.who;
    const std::string time = step.limit ? limitWords(*step.limit) : step.limit_text;
    if (!time.empty()) detail += "，" + time;
    items += item(starred(step.title, step.certainty), detail);
  }
  return list("ol", items) + totalWords(matter);
}

std::string amounts(const Matter& matter) {
  std::string items;
  for (const Amount& amount : matter.amounts) {
    std::string words = amount.text;
    if (amount.effective) words += "（" + dayWords(*amount.effective) + "起）";
    items += line(starred(words, amount.certainty));
  }
  return list("ul", items);
}

std::string feeAndPlace(const Matter& matter) {
  std::string html;
  if (!matter.fee.empty()) html += "<div>收费：" + escaped(matter.fee) + "</div>";
  if (!matter.where.empty()) html += "<div>到哪里办：" + escaped(matter.where) + "</div>";
  return html;
}

std::string basis(const Matter& matter) {
  std::string items;
  for (const LegalBasis& one : matter.basis) {
    std::string words = one.title;
    for (const std::string* part : {&one.number, &one.articles, &one.date, &one.in_force}) {
      if (!part->empty()) words.append(" ").append(*part);
    }
    items += line(starred(words, one.certainty));
  }
  return list("ul", items);
}

// On top of a guide that is out of date or not yet in force: what is so and what to do.
std::string outOfForce(const Matter& matter, const Date& today) {
  std::string title;
  if (matter.valid_until && *matter.valid_until < today) {
    title = "这份指南" + dayWords(*matter.valid_until) + "到期了";
  } else if (matter.valid_from && today < *matter.valid_from) {
    title = dayWords(*matter.valid_from) + "才开始办";
  }
  if (title.empty()) return {};
  return block("now", "<h2>" + title + "</h2>先打电话问最新规定");
}

// A page that says what is so and what to do. Words of this file only.
std::string notice(const std::string& title, std::string_view advice) {
  return document(title, block("now", "<h1>" + title + "</h1>" + block("todo", advice)));
}

}  // namespace

std::string guidePage(const Matter& matter, const Date& today) {
  std::string body = outOfForce(matter, today);
  body += "<h1>" + escaped(matter.name) + "</h1>" + block("dim", escaped(matter.line));
  std::string facts = section("谁能办", who(matter));
  facts += section("带什么", materials(matter));
  facts += section("怎么办", steps(matter));
  facts += section("多少钱", amounts(matter));
  facts += section("收费和地方", feeAndPlace(matter));
  facts += section("依据", basis(matter));
  if (facts.find("＊") != std::string::npos) body += block("dim", "带＊的，以当地公布为准");
  body += facts;
  if (!matter.hotline.empty()) {
    body += block("keys",
                  "<a class=\"main\" href=\"tel:" + escaped(matter.hotline) + "\">打电话问</a>");
  }
  if (matter.checked_on.ok()) {
    body += block("dim", dayWords(matter.checked_on) + "核对过，以当地公布为准");
  }
  return document(matter.name, body);
}

std::string notFoundPage() {
  return notice("没查到", "对着回执上的码再扫一次，或者到村里便民点查");
}

std::string expiredPage() {
  return notice("这一页到期了", "这件事早就办完了。还想查，到村里便民点查");
}

std::string tooOftenPage() { return notice("看得太勤了", "等一分钟再打开"); }

}  // namespace bianmin::center::phone
