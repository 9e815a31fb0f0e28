#include "sync/center/phone/html.h"

#include "sync/center/phone/pages.h"

namespace bianmin::center::phone {
namespace {

constexpr std::string_view kStyle =
    "body{margin:0;background:#F6F3EA;color:#1C1B19;font:17px/1.55 \"Noto Sans CJK SC\","
    "\"Noto Sans SC\",sans-serif}"
    ".band{background:#17407F;color:#FFF;padding:14px 18px;font-weight:700}"
    ".band span{display:inline-block;width:32px;height:32px;line-height:32px;border-radius:7px;"
    "background:#FFF;color:#17407F;text-align:center;font-size:20px;margin-right:12px}"
    "main{display:block;max-width:640px;margin:0 auto;padding:16px}"
    "h1{font-size:27px;line-height:1.3;margin:0}h2{font-size:19px;margin:0 0 6px}"
    ".sheet,.now{background:#FFF;border-radius:12px;padding:14px 16px;margin:0 0 12px}"
    ".now{background:#E4ECF7}.dim{color:#45423B;font-size:16px;margin:0 0 12px}"
    ".todo{font-size:19px;font-weight:700;padding-top:4px}"
    ".step{display:flex;gap:12px;align-items:center;padding:5px 0;font-size:18px}"
    ".step b{flex:1}.step i{font-style:normal;width:25px;height:25px;line-height:25px;"
    "border-radius:15px;border:2px solid #857E6E;text-align:center;font-size:16px;font-weight:700}"
    ".step em{font-style:normal;font-size:16px;color:#45423B}"
    ".step.done i{background:#085431;border-color:#085431;color:#FFF}"
    ".step.cur i{background:#17407F;border-color:#17407F;color:#FFF}"
    "a{color:#17407F}ul,ol{margin:0;padding-left:24px}li{padding:3px 0}"
    ".keys{display:flex;gap:12px;margin:0 0 12px}"
    ".keys a{flex:1;line-height:50px;border-radius:12px;border:2px solid #17407F;color:#17407F;"
    "background:#FFF;text-align:center;font-weight:700;font-size:18px;text-decoration:none}"
    ".keys a.main{background:#17407F;color:#FFF}"
    "form{margin:0}label{display:block;font-size:19px;font-weight:700;padding:4px 0 8px}"
    "input,button{box-sizing:border-box;width:100%;height:54px;border-radius:12px;"
    "border:2px solid #17407F;font:inherit;font-size:22px;margin:0 0 10px;padding:0 14px;"
    "background:#FFF;color:#1C1B19}"
    "button{font-weight:700;font-size:18px;color:#17407F}"
    "button.main{background:#17407F;color:#FFF}.number{font-size:44px;font-weight:700;"
    "line-height:1.2}";

}  // namespace

std::string_view styleSheet() { return kStyle; }

std::string escaped(std::string_view text) {
  std::string safe;
  safe.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        safe += "&amp;";
        break;
      case '<':
        safe += "&lt;";
        break;
      case '>':
        safe += "&gt;";
        break;
      case '"':
        safe += "&quot;";
        break;
      case '\'':
        safe += "&#39;";
        break;
      default:
        safe += c;
    }
  }
  return safe;
}

std::string document(std::string_view title, std::string_view body, std::string_view place) {
  std::string page =
      "<!doctype html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\">"
      "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
      "<meta name=\"robots\" content=\"noindex\"><title>";
  page += escaped(title);
  page += "</title><style>";
  page += kStyle;
  page += "</style></head><body><div class=\"band\"><span>便</span>";
  page += escaped(place);
  page += "便民服务</div><main>";
  page += body;
  page += "</main></body></html>\n";
  return page;
}

std::string monthAndDay(const Date& date) {
  if (!date.ok()) return {};
  return std::to_string(static_cast<unsigned>(date.month())) + "月" +
         std::to_string(static_cast<unsigned>(date.day())) + "日";
}

std::string block(std::string_view kind, std::string_view inner) {
  std::string html = "<div class=\"";
  html.append(kind).append("\">").append(inner).append("</div>");
  return html;
}

std::string clockTime(Instant at) {
  constexpr std::chrono::hours kChinaOffset{8};
  const auto local = at + kChinaOffset;
  const std::chrono::hh_mm_ss time(std::chrono::floor<std::chrono::minutes>(
      local - std::chrono::floor<std::chrono::days>(local)));
  const auto two = [](auto n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  return two(time.hours().count()) + ":" + two(time.minutes().count());
}

std::string callKey(const std::string& number) {
  if (number.empty()) return {};
  return "<a class=\"main\" href=\"tel:" + escaped(number) + "\">打电话问</a>";
}

}  // namespace bianmin::center::phone
