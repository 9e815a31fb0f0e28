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

std::string limitWords(const Limit& limit) {
  std::string words =
      std::to_string(limit.days) + (limit.unit == DayUnit::Working ? " 个工作日" : " 天");
  if (limit.certainty == Certainty::ToVerify) words += "（以当地公布为准）";
  return words;
}

std::string who(const Matter& matter) {
  std::string items;
  for (const Fact& fact : matter.who) {
    items += "<li>" + escaped(fact.text) +
             (fact.certainty == Certainty::ToVerify ? "（以当地公布为准）" : "") + "</li>";
  }
  return list("ul", items);
}

std::string materials(const Matter& matter) {
  std::string items;
  for (const Material& material : matter.materials) items += item(material.name, material.detail);
  return list("ul", items);
}

std::string steps(const Matter& matter) {
  std::string items;
  for (const Step& step : matter.steps) {
    std::string detail = step.who;
    const std::string time = step.limit ? limitWords(*step.limit) : step.limit_text;
    if (!time.empty()) detail += "，" + time;
    items += item(step.title, detail);
  }
  std::string html = list("ol", items);
  if (matter.total) html += block("todo", "一共 " + limitWords(*matter.total));
  return html;
}

std::string feeAndPlace(const Matter& matter) {
  std::string html;
  if (!matter.fee.empty()) html += "<div>收费：" + escaped(matter.fee) + "</div>";
  if (!matter.where.empty()) html += "<div>到哪里办：" + escaped(matter.where) + "</div>";
  return html;
}

}  // namespace

std::string guidePage(const Matter& matter) {
  std::string body = "<h1>" + escaped(matter.name) + "</h1>" + block("dim", escaped(matter.line));
  body += section("谁能办", who(matter));
  body += section("带什么", materials(matter));
  body += section("怎么办", steps(matter));
  body += section("收费和地方", feeAndPlace(matter));
  if (!matter.hotline.empty()) {
    body += block("keys",
                  "<a class=\"main\" href=\"tel:" + escaped(matter.hotline) + "\">打电话问</a>");
  }
  return document(matter.name, body);
}

std::string notFoundPage() {
  return document("没查到",
                  block("now", "<h1>没查到</h1>" +
                                   block("todo", "对着回执上的码再扫一次，或者到村里便民点查")));
}

}  // namespace bianmin::center::phone
