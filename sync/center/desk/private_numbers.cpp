#include "sync/center/desk/private_numbers.h"

#include <algorithm>
#include <array>
#include <regex>
#include <string>
#include <utility>

namespace bianmin::center::desk {
namespace {

// How digits and what stands between them are typed, and the plain form of each.
constexpr std::array kWide = {std::pair{"０", "0"}, std::pair{"１", "1"}, std::pair{"２", "2"},
                              std::pair{"３", "3"}, std::pair{"４", "4"}, std::pair{"５", "5"},
                              std::pair{"６", "6"}, std::pair{"７", "7"}, std::pair{"８", "8"},
                              std::pair{"９", "9"}, std::pair{"　", " "}, std::pair{"\t", " "},
                              std::pair{"‐", "-"},  std::pair{"‑", "-"},  std::pair{"‒", "-"},
                              std::pair{"–", "-"},  std::pair{"—", "-"},  std::pair{"－", "-"}};

std::string plain(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto wide =
        std::ranges::find_if(kWide, [&](const auto& one) { return text.starts_with(one.first); });
    if (wide == kWide.end()) {
      out += text.front();
      text.remove_prefix(1);
    } else {
      out += wide->second;
      text.remove_prefix(std::string_view(wide->first).size());
    }
  }
  return out;
}

// What may stand at the beginning of a run of digits: days, and telephones with an area code. 013..
// to 019.. is a mobile one, dialled from afar.
std::string withoutHarmless(std::string run) {
  static const std::regex kHarmless(
      R"((?:[0-9]{4}-[0-9]{2}-[0-9]{2}|0(?!1[3-9])[0-9]{2,3}[ -]*[0-9]{7,8})(?![0-9])[ -]*)");
  std::smatch found;
  while (std::regex_search(run, found, kHarmless, std::regex_constants::match_continuous)) {
    run = found.suffix();
  }
  return run;
}

bool isPrivate(const std::string& number) {
  constexpr std::size_t kMobile = 11;
  constexpr std::size_t kLongestTelephone = 12;  // area code and number
  if (number.size() > kLongestTelephone) return true;
  if (number.starts_with("01") && number.size() == kMobile + 1) return true;
  return number.size() == kMobile && number[0] == '1';
}

}  // namespace

bool hasPrivateNumber(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789", kInRun = "0123456789 -";
  const std::string all = plain(text);
  std::size_t from = all.find_first_of(kDigits);
  while (from != std::string::npos) {
    const std::size_t end = std::min(all.find_first_not_of(kInRun, from), all.size());
    std::string number = withoutHarmless(all.substr(from, end - from));
    std::erase_if(number, [](char c) { return c == ' ' || c == '-'; });
    if (isPrivate(number)) return true;
    from = all.find_first_of(kDigits, end);
  }
  return false;
}

}  // namespace bianmin::center::desk
