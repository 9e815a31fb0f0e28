// The masks of person.h. There is no single national rule; these follow common practice.
#include <algorithm>
#include <array>

#include "sync/domain/person.h"
#include "sync/domain/utf8.h"

namespace bianmin {
namespace {

constexpr std::array<std::u32string_view, 40> kCompoundSurnames = {
    U"欧阳", U"司马", U"上官", U"诸葛", U"东方", U"皇甫", U"尉迟", U"公孙", U"慕容", U"令狐",
    U"宇文", U"长孙", U"司徒", U"司空", U"夏侯", U"轩辕", U"钟离", U"闻人", U"澹台", U"公冶",
    U"宗政", U"濮阳", U"淳于", U"单于", U"太叔", U"申屠", U"仲孙", U"呼延", U"端木", U"百里",
    U"南宫", U"独孤", U"拓跋", U"完颜", U"赫连", U"万俟", U"鲜于", U"闾丘", U"东郭", U"西门"};

bool hasCompoundSurname(std::u32string_view name) {
  return std::ranges::any_of(kCompoundSurnames, [name](auto s) { return name.starts_with(s); });
}

std::string stars(std::size_t count) { return std::string(count, '*'); }

// Keeps the ends and hides the middle; all of it when the ends would leave nothing hidden.
std::string keepEnds(std::string_view text, std::size_t head, std::size_t tail) {
  if (text.size() <= head + tail) return stars(text.size());
  return std::string(text.substr(0, head)) + stars(text.size() - head - tail) +
         std::string(text.substr(text.size() - tail));
}

bool isFigure(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９'); }
bool isChineseFigure(char32_t c) {
  return std::u32string_view(U"〇零一二三四五六七八九十百两廿").find(c) !=
         std::u32string_view::npos;
}
// 3组, 2队, 5社: part of the village's name for a place, not of a house.
bool namesGroup(char32_t c) {
  return std::u32string_view(U"组队社村").find(c) != std::u32string_view::npos;
}
// 十二号, 三单元. A Chinese figure before anything else belongs to a name: 三里村.
bool namesHouse(char32_t c) {
  return std::u32string_view(U"号室单栋幢楼户排座院门").find(c) != std::u32string_view::npos;
}

}  // namespace

std::string maskName(std::string_view name) {
  const auto characters = decodeUtf8(name);
  if (!characters) return "*";
  const std::u32string& c = *characters;
  if (c.empty()) return {};
  const auto dot = c.find(U'·');
  if (dot != std::u32string::npos) return encodeUtf8(c.substr(0, dot)) + "·*";
  if (c.size() == 1) return "*";
  if (c.size() == 2) return encodeUtf8(c.substr(0, 1)) + "*";
  if (hasCompoundSurname(c)) return encodeUtf8(c.substr(0, 2)) + "*";
  return encodeUtf8(c.substr(0, 1)) + "*" + encodeUtf8(c.substr(c.size() - 1));
}

std::string maskIdNumber(std::string_view id) {
  return id.size() == 18 ? keepEnds(id, 6, 4) : stars(id.size());
}

std::string maskIdNumberForScreen(std::string_view id) {
  return id.size() == 18 ? keepEnds(id, 0, 4) : stars(id.size());
}

std::string maskPhone(std::string_view phone) {
  return phone.size() >= 10 ? keepEnds(phone, 3, 4) : stars(phone.size());
}

std::string maskBankCard(std::string_view card) {
  if (card.size() < 16) return stars(card.size());
  return "**** **** **** " + std::string(card.substr(card.size() - 4));
}

std::string maskAddress(std::string_view address) {
  const auto decoded = decodeUtf8(address);
  if (!decoded) return "*";
  const std::u32string& text = *decoded;
  std::u32string masked;
  for (std::size_t i = 0; i < text.size();) {
    const auto kind = isFigure(text[i])          ? isFigure
                      : isChineseFigure(text[i]) ? isChineseFigure
                                                 : nullptr;
    if (kind == nullptr) {
      masked += text[i++];
      continue;
    }
    std::size_t end = i;
    while (end < text.size() && kind(text[end])) ++end;
    const char32_t next = end < text.size() ? text[end] : U'\0';
    const bool hide = kind == isFigure ? !namesGroup(next) : namesHouse(next);
    masked += hide ? std::u32string(U"*") : text.substr(i, end - i);
    i = end;
  }
  return encodeUtf8(masked);
}

}  // namespace bianmin
