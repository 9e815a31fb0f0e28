#include "kiosk/documents/pages.h"

namespace bianmin {

std::string fill(const std::string& message,
                 const std::vector<std::pair<std::string_view, std::string>>& values) {
  std::string markup = plain(message);
  const auto replace = [&](const std::string& what, const std::string& by) {
    for (std::size_t at = markup.find(what); at != std::string::npos;
         at = markup.find(what, at + by.size())) {
      markup.replace(at, what.size(), by);
    }
  };
  // A value stays with the word that follows it.
  replace("} ", "}\u00A0");
  for (const auto& [name, value] : values) replace("{" + std::string(name) + "}", value);
  return markup;
}

std::string listed(const std::vector<std::string>& things) {
  std::string all;
  for (const std::string& thing : things) all.append(all.empty() ? "" : "、").append(thing);
  return all;
}

std::string subject(const std::string& name, const std::string& official_name) {
  if (name.empty() || name == official_name) return official_name;
  return official_name.empty() ? name : name + "（" + official_name + "）";
}

void head(Sheet& sheet, const std::string& hall, const std::string& title) {
  const TypeScale& type = sheet.type();
  sheet.text(plain(hall),
             {.size = type.heading, .bold = true, .align = Align::Centre, .line = 1.35});
  sheet.text(plain(title), {.size = type.title, .bold = true, .align = Align::Centre, .line = 1.3});
}

void reprintMark(Sheet& sheet, const PaperWords& words) {
  sheet.text(plain(words("paper.reprint")), {.size = sheet.type().body, .align = Align::Centre});
}

void section(Sheet& sheet, const std::string& heading, const std::vector<std::string>& lines) {
  if (lines.empty()) return;
  const TypeScale& type = sheet.type();
  sheet.gap(10);
  sheet.text(plain(heading), {.size = type.heading, .bold = true, .line = 1.35});
  for (const std::string& line : lines) {
    sheet.hanging("•", type.body, plain(line), {.size = type.body});
  }
}

}  // namespace bianmin
