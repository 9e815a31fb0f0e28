// A service file whose every text is as long as the format allows, or longer by so many characters.
#pragma once

#include <string>

namespace bianmin::test {

class LongestService {
 public:
  explicit LongestService(std::size_t longer = 0) : longer_(longer) { write(); }

  const std::string& toml() const { return toml_; }
  int texts() const { return texts_; }  // how many have a limit of their own

 private:
  void line(const std::string& words) { toml_ += words + "\n"; }
  // A text of `most` characters, in quotation marks.
  std::string text(std::size_t most) {
    static const char* const kWords[] = {"户", "口", "所", "在", "乡", "镇", "的", "服",
                                         "务", "窗", "口", "受", "理", "申", "请", "人"};
    std::string words = "\"";
    for (std::size_t i = 0; i < most + longer_; ++i) words += kWords[(i + start_) % 16];
    return words + "\"";
  }
  void put(const std::string& key, std::size_t most) {
    ++texts_;
    line(key + " = " + text(most));
  }
  void choices(int count) {
    std::string all;
    for (int i = 0; i < count; ++i) {
      ++start_;  // each differs from the others
      ++texts_;
      all += (i > 0 ? ", " : "") + text(10);
    }
    line("choices = [" + all + "]");
  }

  void head();
  void lists();
  void form(int number);
  void question(const std::string& kind, bool part = false, const std::string& sensitivity = {});
  void members(bool numbers);
  void write();

  const std::size_t longer_;
  std::string toml_;
  std::size_t start_ = 0;
  int texts_ = 0;
  int ids_ = 0;
};

inline void LongestService::head() {
  put("name", 8);
  put("official_name", 30);
  put("old_name", 12);
  put("line", 20);
  line("icon = \"form\"\ntile = \"slate\"\nqueue_group = \"A\"\nsource = \"rule\"");
  line("total = { days = 300, unit = \"working\", certainty = \"to_verify\" }");
  line("extended = { days = 365, unit = \"working\", certainty = \"to_verify\" }");
  put("total_note", 24);
  put("fee", 8);
  put("where", 40);
  put("remedy", 40);
  line("hotline = \"1234567890123456\"");
  put("agent_may", 48);
  put("agent_may_not", 48);
  line("checked_on = \"2026-11-22\"");
}

inline void LongestService::lists() {
  for (int i = 0; i < 8; ++i) {
    line("[[matter.question]]\nid = \"q" + std::to_string(i) + "\"\nexpect = \"yes\"");
    put("ask", 24);
    put("help", 32);
    put("otherwise", 32);
  }
  for (int i = 0; i < 8; ++i) {
    line("[[matter.material]]\nid = \"m" + std::to_string(i) + "\"\nicon = \"form\"");
    line("form = \"both\"\ncopies = 9\nmay_follow = true\ncertainty = \"to_verify\"");
    put("name", 10);
    put("detail", 12);
    put("issuer", 12);
    put("fix", 24);
  }
  for (int i = 0; i < 9; ++i) {
    line("[[matter.step]]\ncertainty = \"to_verify\"\nexcluded = true");
    put("title", 12);
    put("who", 8);
    put("detail", 24);
    put("limit_text", 6);
  }
  line("[[matter.amount]]\ncertainty = \"to_verify\"\neffective = \"2026-01-01\"");
  put("text", 40);
  line("[[matter.basis]]\ncertainty = \"to_verify\"");
  put("title", 40);
  put("number", 24);
  put("articles", 40);
  put("date", 24);
  put("in_force", 24);
}

inline void LongestService::question(const std::string& kind, bool part,
                                     const std::string& sensitivity) {
  line(part ? "[[matter.form.field.part]]" : "[[matter.form.field]]");
  line("id = \"f" + std::to_string(++ids_) + "\"\nkind = \"" + kind + "\"");
  line("sensitivity = \"" + (sensitivity.empty() ? "identity" : sensitivity) + "\"");
  put("question", 20);
  put("label", 8);
  put("help", 24);
  put("example", 20);
  if (kind == "choice") choices(6);
  if (kind == "several") choices(8);
}

// A list of people; the parts of the two together are of every kind.
inline void LongestService::members(bool numbers) {
  question("members");
  line("required = false\nmost = 10");
  for (const char* kind : {"name", "text", "several", "money"}) {
    if (!numbers) break;
    question(kind, true);
  }
  for (const char* kind : {"phone", "address", "day", "choice"}) {
    if (numbers) break;
    question(kind, true);
  }
  question("id_number", true);
}

inline void LongestService::form(int number) {
  line("[matter.form]\nversion = " + std::to_string(number));
  question("name");
  question("id_number");
  for (const char* kind : {"phone", "address", "text", "choice", "several", "day", "money"}) {
    question(kind);
    line("required = false");  // so that 跳过 stands beside 下一步
  }
  question("bank_card", false, "financial");
  for (const char* kind : {"choice", "several"}) question(kind, false, "health");
  members(true);
  members(false);
}

inline void LongestService::write() {
  line("code = \"LONG\"");
  put("name", 30);
  put("old_name", 12);
  put("line", 24);
  line("[[source]]\nid = \"rule\"");
  put("text", 60);
  line("[[matter]]\nid = \"LONG.all\"");
  const std::string word = text(32);
  line("who = [" + word + ", " + word + ", " + word + ", " + word + "]");
  const std::string place = text(12);
  line("accepts_at = [" + place + ", " + place + ", " + place + ", " + place + ", " + place + "]");
  texts_ += 9;
  line("publicity = { days = 300, unit = \"working\", text = " + text(24) + " }");
  line("decides = { certainty = \"to_verify\", text = " + text(20) + " }");
  line("benefit_start = " + text(32));
  line("reminder = " + text(48));
  texts_ += 4;
  head();
  lists();
  form(1);
}

}  // namespace bianmin::test
