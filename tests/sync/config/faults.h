// Faults as a county's editor makes them, each planted in the examples of config/README.md: what is
// changed in which file, and what the check has to say where.
#pragma once

#include <string>
#include <vector>

namespace bianmin {

struct Fault {
  std::string file;
  std::string from;  // the first of it in the file
  std::string to;
  std::string field;
  std::string says;     // a part of the message or of what to do
  std::string at{};     // the first of this is on the line that is named; "": that of `from`
  int below = 0;        // so many lines below it
  std::string where{};  // the file that is named; "": the same
  int more = 0;         // other errors of the same cause
  bool starts = false;  // only the check minds; a terminal starts with it
};

inline const std::string kService = "services/sample.toml";

inline std::vector<Fault> faultsOfAFile() {
  const std::string& s = kService;
  return {
      {s, "name = \"例子服务\"", "name = \"例子服务", "syntax", "TOML"},
      {s, "line = \"说明", "name = \"又一个\"\nline = \"说明", "syntax", "同一项写了两次", "", 0},
      {s, "= \"2026-11-22\"", "= 2026-11-22T10:00:00", "checked_on", "时刻"},
      {s, "code = \"SAMPLE\"", "code = \"sample\"", "code", "A-Z"},
      {s, "name = \"例子服务\"\n", "", "name", "少了这一项", "# services"},
      {s, "line = \"说明怎么写的例子\"",
       "line = \"一二三四五六七八九十一二三四五六七八九十一二三四五\"", "line",
       "有 25 个字，最多 24 个字"},
      {s, "[[source]]", "[[sauce]]", "sauce", "没有这一项", "", 0, "", 1},
      {s, "id = \"rule9\"", "id = \"rule1\"", "source[2].id", "用了两次", "", 0, "", 4},
      {s, "id = \"rule9\"", "id = \"第九条\"", "source[2].id", "小写字母", "", 0, "", 4},
  };
}

inline std::vector<Fault> faultsOfAMatter() {
  const std::string& s = kService;
  return {
      {s, "id = \"SAMPLE.apply\"", "id = \"OTHER.apply\"", "matter[1].id", "SAMPLE.", "", 0, "", 5},
      {s, "name = \"例子\"\n", "name = \"一二三四五六七八九\"\n", "matter[1].name", "最多 8 个字"},
      {s, "name = \"例子\"\n", "name = \"\"\n", "matter[1].name", "是空的"},
      {s, "name = \"例子\"\n", "name = 8\n", "matter[1].name", "要写文字，写成了整数"},
      {s, "name = \"例子\"\n", "name = \"例子 \"\n", "matter[1].name", "空格"},
      {s, "name = \"例子\"\n", "name = \"例\\t子\"\n", "matter[1].name", "控制字符"},
      {s, "name = \"例子\"\n", "name = \"例\\uE000\"\n", "matter[1].name", "画不出来", "", 0, "", 0,
       true},
      {s, "remedy", "remady", "matter[1].remady", "是不是想写 remedy", "", 0, "", 1},
      {s, "hotline = \"12345\"\n", "", "matter[1].hotline", "少了这一项", "[[matter]]"},
      {s, "hotline = \"12345\"", "hotline = \"{town_address}\"", "matter[1].hotline", "号码"},
      {s, "icon = \"form\"", "icon = \"nothere\"", "matter[1].icon", "没有 \"nothere\" 这个图标",
       "", 0, "", 0, true},
      {s, "icon = \"form\"", "icon = \"../x\"", "matter[1].icon", "a-z"},
      {s, "tile = \"slate\"", "tile = \"red\"", "matter[1].tile", "plum、teal"},
      {s, "queue_group = \"A\"", "queue_group = \"C\"", "matter[1].queue_group", "queues.toml"},
      {s, "source = \"rule1\"", "sources = \"rule1\"", "matter[1].source", "少了这一项",
       "[[matter]]", 0, "", 1},
      {s, "source = \"rule1\"", "source = \"rule2\"", "matter[1].source", "[[source]] 里没有"},
      {s, "source = \"rule9\" },\n", "source = \"rule8\" },\n", "matter[1].who[2].source",
       "[[source]] 里没有 \"rule8\""},
      {s, "certainty = \"to_verify\"", "certainty = \"sure\"", "matter[1].who[2].certainty",
       "confirmed、to_verify"},
      {s, "accepts_at = [\"村\", \"乡镇\"]", "accepts_at = []", "matter[1].accepts_at", "有 0 条"},
      {s, "decides = {", "decided = {", "matter[1].decides", "少了这一项", "[[matter]]", 0, "", 1},
      {s, "unit = \"working\"", "unit = \"days\"", "matter[1].total.unit", "working、calendar"},
      {s, "days = 20", "days = 400", "matter[1].total.days", "不在 1 到 365 之间"},
      {s, "extended = { days = 30", "extended = { days = 10", "matter[1].extended",
       "不比 total 长"},
      {s, "unit = \"calendar\", minors", "minors", "matter[1].publicity.unit", "少了这一项"},
      {s, "minors = false", "minors = 0", "matter[1].publicity.minors", "true 或 false"},
      {s, "{town_address}", "{town_adress}", "matter[1].where", "{town_adress} 不是"},
      {s, "{town_address}", "{town_address", "matter[1].where", "不是 county.toml 里的变量"},
      {s, "{town_address}", "｛town_address｝", "matter[1].where", "英文花括号"},
      {s, "valid_until = \"2099-12-31\"", "valid_until = \"2025-12-31\"", "matter[1].valid_until",
       "比 valid_from 还早", "", 0, "", 1},
      {s, "checked_on = \"2026-11-22\"", "checked_on = \"2026-02-30\"", "matter[1].checked_on",
       "不是日期"},
      {s, "[[matter.basis]]", "[[matter.bases]]", "matter[1].basis", "少了这一项", "[[matter]]", 0,
       "", 1},
  };
}

inline std::vector<Fault> faultsOfItsLists() {
  const std::string& s = kService;
  return {
      {s, "expect = \"yes\"", "expect = \"maybe\"", "matter[1].question[1].expect", "yes、no"},
      {s, "id = \"old\"", "id = \"income\"", "matter[1].question[2].id", "用了两次"},
      {s, "to = \"SAMPLE.apply\"", "to = \"SAMPLE.aply\"", "matter[1].route[1].to", "没有事项"},
      {s, "advice = \"去找学校老师\"\n", "", "matter[1].route[2]", "没有说去哪里",
       "ask = \"是不是孩子上学", -1},
      {s, "form = \"both\"", "form = \"two\"", "matter[1].material[1].form", "original、copy、both",
       "", 0, "", 1},
      {s, "copies = 2", "copies = 0", "matter[1].material[1].copies", "份数"},
      {s, "shared = true", "copies = 1\nshared = true", "matter[1].material[2].copies", "只看原件"},
      {s, "id = \"household_book\"", "id = \"id_card\"", "matter[1].material[2].id", "用了两次"},
      {s, "limit_text = ", "limit = { days = 1, unit = \"working\" }\nlimit_text = ",
       "matter[1].step[1].limit_text", "只能写一个", "", 1},
      {s, "effective = \"2026-01-01\"", "effective = \"今年\"", "matter[1].amount[1].effective",
       "不是日期"},
  };
}

inline std::vector<Fault> faultsOfAForm() {
  const std::string& s = kService;
  const std::string form = "matter[1].form";
  const std::string field = form + ".field";
  return {
      {s, "version = 1", "version = 0", form + ".version", "1 到 9999"},
      {s, "kind = \"phone\"", "kind = \"fax\"", field + "[4].kind", "\"fax\" 不认识"},
      {s, "kind = \"day\"\nsensitivity = \"identity\"", "kind = \"day\"\nsensitivity = \"secret\"",
       field + "[6].sensitivity", "identity、financial、health、minor", "", 1},
      {s, "kind = \"bank_card\"\nsensitivity = \"financial\"",
       "kind = \"bank_card\"\nsensitivity = \"identity\"", field + "[12].sensitivity",
       "一定是 financial", "", 1},
      {s, "kind = \"money\"", "kind = \"money\"\nchoices = [\"多\", \"少\"]", field + "[7].choices",
       "只有 choice", "", 1},
      {s, "\"受灾\"", "\"生病\"", field + "[8].choices", "写了两次"},
      {s, "choices = [\"钱\", \"粮食\", \"衣被\", \"照料\"]", "choices = [\"钱\"]",
       field + "[10].choices", "要 2 到 8 条"},
      {s, "id = \"phone\"", "id = \"name\"", field + "[4].id", "用了两次"},
      {s, "field = \"id_number\", under", "field = \"reason\", under", field + "[3].show_if.field",
       "前面没有 \"reason\""},
      {s, "field = \"reason\"", "field = \"other_reason\"", field + "[9].show_if.field",
       "前面没有 \"other_reason\""},
      {s, "is = \"其他\"", "is = \"别的\"", field + "[9].show_if.is", "不是那一题的选项"},
      {s, "field = \"reason\"", "field = \"phone\"", field + "[9].show_if.field", "不是选择题"},
      {s, "under = 14", "is = \"孩子\"", field + "[3].show_if", "要写 under"},
      {s, "show_if = { field = \"id_number\", under = 14 }\n", "", form, "申请人的 name",
       "[matter.form]"},
      {s, "kind = \"id_number\"", "kind = \"id_number\"\nrequired = false", form,
       "申请人的 id_number", "[matter.form]"},
      {s, "[[matter.form.field]]                 # 申请人\n",
       "[[matter.form.field]]\nid = \"other\"\nquestion = \"家里谁能联系？\"\nlabel = \"联系人\"\n"
       "kind = \"name\"\nsensitivity = \"identity\"\nrequired = false\n\n[[matter.form.field]]\n",
       form, "第一道 name", "[matter.form]"},
      {s, "id = \"guardian_name\"\nquestion = \"监护人叫什么名字？\"\nlabel = \"监护人\"",
       "id = \"elder\"\nquestion = \"大人叫什么名字？\"\nlabel = \"大人\"", form, "没有问监护人",
       "[matter.form]"},
      {s, "id = \"relation\"",
       "id = \"relation\"\nshow_if = { field = \"member_name\", is = \"张三\" }",
       field + "[11].part[2].show_if", "不能再套题", "", 1},
      {s, "kind = \"members\"", "kind = \"text\"", field + "[11].part", "只有 members",
       "[[matter.form.field.part]]", 0, "", 1},
      {s, "when = \"past\"", "when = \"later\"", field + "[6].when", "past、coming、any"},
      {s, "kind = \"money\"", "kind = \"money\"\nwhen = \"past\"", field + "[7].when", "只有 day",
       "", 1},
      {s, "\"受灾\", \"其他\"]", "\"受灾\", \"其他\"]\nchild = \"其他\"", field + "[8].child",
       "只有家里人", "", 1},
      {s, "child = \"不满 14 岁的孩子\"", "child = \"小孩\"", field + "[11].part[2].child",
       "不是这一题的选项"},
      {s, "child = \"不满 14 岁的孩子\"", "required = true", field + "[11]",
       "看不出谁是不满 14 岁的孩子", "id = \"family\"", -1},
      {s, "most = 6", "most = 11", field + "[11].most", "1 到 10"},
  };
}

inline std::vector<Fault> faultsOfOtherFiles() {
  const std::string unset = "unset = \"多少问窗口\"";
  return {
      {"county.toml", "value = \"镇政府一楼\"",
       "value = \"一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六\"",
       "variable[1].value", "”填进 sample.toml 第 "},
      {"county.toml", unset, "unset = \"一二三四五六七八九十一二三四五六七八九十一\"",
       "variable[2].unset", "最多 20 个字"},
      {"county.toml", unset, "value = 600", "variable[2].value", "要写文字，写成了整数"},
      {"county.toml", unset, "value = \"{town_address}\"", "variable[2].value", "不能用 {变量}"},
      {"county.toml", "id = \"sample_standard\"", "id = \"town_address\"", "variable[2].id",
       "用了两次", "", 0, "", 2},
      {"county.toml", "days = 15", "days = 25", "promised[1].days", "比法定的 20 个工作日 还长"},
      {"county.toml", "unit = \"working\"", "unit = \"calendar\"", "promised[1].unit",
       "用一样的 unit"},
      {"county.toml", "matter = \"SAMPLE.apply\"", "matter = \"SAMPLE.aply\"", "promised[1].matter",
       "没有事项"},
      {"agency.toml", "\"SAMPLE.apply\"", "\"SAMPLE.aply\"", "agency[1].matters", "没有事项"},
      {"agency.toml", "code = \"D01\"", "code = \"A01\"", "agency[1].code", "D01 到 D99"},
      {"agency.toml", "mode = \"agent\"", "mode = \"help\"", "agency[1].mode", "direct、agent"},
      {"agency.toml", "source = \"例子管理办法第一条\"\n", "", "agency[1].source", "少了这一项",
       "[[agency]]"},
      {"life_events.toml", "\"SAMPLE.apply\"", "\"SAMPLE.aply\"", "event[1].matters", "没有事项"},
      {"life_events.toml", "title = \"家里困难\"", "title = \"家里有困难的事\"", "event[1].title",
       "最多 6 个字"},
      {"life_events.toml", "icon = \"homeheart\"", "icon = \"nothere\"", "event[1].icon", "图标",
       "", 0, "", 0, true},
      {"home.toml", "\"SAMPLE.apply\"", "\"SAMPLE.aply\"", "card[1].matters", "没有事项"},
      {"home.toml", "line = \"说明怎么写的例子\"", "line = \"{town_address}\"", "card[1].line",
       "不能用 {变量}"},
      {kService, "valid_from = \"2026-01-01\"\nvalid_until = \"2099-12-31\"",
       "valid_from = \"2019-01-01\"\nvalid_until = \"2020-12-31\"", "card[1].matters", "全都过期了",
       "matters = ", 0, "home.toml", 0, true},
      {"queues.toml", "letter = \"A\"", "letter = \"Z\"", "group[1].letter", "A 到 X", "", 0, "",
       1},
      {"calendar/closures.toml", "2026-12-01/2026-12-02", "2026-12-02/2026-12-01",
       "closure[1].days", "结束比开始早"},
      {"calendar/closures.toml", "reason", "because", "closure[1].reason", "少了这一项",
       "[[closure]]", 0, "", 1},
  };
}

inline std::vector<Fault> faultsOfSupervision() {
  const std::string s = "supervision.toml";
  return {
      {s, "office = \"便民\"\n", "", "office", "少了这一项", "# supervision"},
      {s, "due_soon_days = 3", "due_soon_days = 90", "due_soon_days", "不在 0 到 60 之间"},
      {s, "middle = 15", "middle = 26", "month", "一个比一个晚", "[month]"},
      {s, "kind = \"supervise\"", "kind = \"press\"", "letter[2].kind", "hint、supervise、warn", "",
       0, "", 1},
      {s, "kind = \"warn\"", "kind = \"hint\"", "letter[3].kind", "用了两次"},
      {s, "on = [\"overdue\"]", "on = [\"late\"]", "letter[2].on", "\"late\" 不认识"},
      {s, "on = [\"overdue\"]", "on = [\"due_soon\"]", "letter[2].on", "用了两次"},
      {s, "reply_days = 5", "reply_days = 0", "letter[3].reply_days", "不在 1 到 60 之间"},
      {s, "area = \"610622102\"", "area = \"6106221\"", "supervisor[2].area", "9 位"},
      {s, "area = \"610622102\"", "", "supervisor[2].area", "一个地方只写一个人",
       "[[supervisor]]\nid = \"yanshuiguan\""},
      {s, "name = \"赵六\"", "name = \"赵六\"\nphone = \"12345\"", "supervisor[1].phone",
       "没有这一项", "", 1},
  };
}

// Every rule at least once.
inline std::vector<Fault> plantedFaults() {
  std::vector<Fault> all;
  for (const auto& some : {faultsOfAFile(), faultsOfAMatter(), faultsOfItsLists(), faultsOfAForm(),
                           faultsOfOtherFiles(), faultsOfSupervision()}) {
    all.insert(all.end(), some.begin(), some.end());
  }
  return all;
}

}  // namespace bianmin
