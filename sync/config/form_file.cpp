#include "sync/config/form_file.h"

#include <algorithm>
#include <set>

#include "sync/config/facts.h"

namespace bianmin {
namespace {

FieldKind readKind(const Table& table) {
  return table.oneOf<FieldKind>("kind", {{"name", FieldKind::Name},
                                         {"id_number", FieldKind::IdNumber},
                                         {"phone", FieldKind::Phone},
                                         {"bank_card", FieldKind::BankCard},
                                         {"address", FieldKind::Address},
                                         {"text", FieldKind::Text},
                                         {"choice", FieldKind::Choice},
                                         {"several", FieldKind::Several},
                                         {"day", FieldKind::Day},
                                         {"money", FieldKind::Money},
                                         {"members", FieldKind::Members}});
}

bool hasChoices(FieldKind kind) { return kind == FieldKind::Choice || kind == FieldKind::Several; }

void readChoices(const Table& table, Field& field) {
  if (!hasChoices(field.kind)) {
    if (table.has("choices")) {
      table.fail("choices", "只有 choice 和 several 才有选项", "删掉 choices，或者改 kind");
    }
    return;
  }
  field.choices = table.texts("choices", 2, field.kind == FieldKind::Choice ? 6 : 8, 10);
  const std::set<std::string> unique(field.choices.begin(), field.choices.end());
  if (unique.size() != field.choices.size()) {
    table.fail("choices", "同一个选项写了两次", "删掉一个");
  }
}

void readDayRange(const Table& table, Field& field) {
  if (!table.has("when")) return;
  if (field.kind != FieldKind::Day) {
    table.fail("when", "只有 day 才有 when", "删掉 when，或者改 kind");
    return;
  }
  field.when = table.oneOf<DayRange>(
      "when", {{"past", DayRange::Past}, {"coming", DayRange::Coming}, {"any", DayRange::Any}});
}

void readChild(const Table& table, Field& field, bool part) {
  if (!table.has("child")) return;
  if (!part || field.kind != FieldKind::Choice) {
    table.fail("child", "只有家里人的 choice 才有 child", "删掉 child");
    return;
  }
  field.child = table.text("child", 10);
  if (!field.child.empty() &&
      std::ranges::find(field.choices, field.child) == field.choices.end()) {
    table.fail("child", "\"" + field.child + "\" 不是这一题的选项", "照 choices 写");
  }
}

void readShowIf(const Table& table, Field& field, const std::vector<Field>& earlier) {
  if (!table.has("show_if")) return;
  const Table condition = table.table("show_if");
  ShowIf show{condition.text("field", 32), {}, 0};
  const auto asked = std::ranges::find(earlier, show.field, &Field::id);
  if (condition.has("under")) show.under = static_cast<int>(condition.integer("under", 1, 120));
  if (condition.has("is")) show.is = condition.text("is", 10);
  condition.finish();
  if (show.field.empty()) return;
  if (asked == earlier.end()) {
    condition.fail("field", "前面没有 \"" + show.field + "\" 这一题",
                   "只能看前面问过的题：改正拼写，或者把那一题移到前面");
  } else if (hasChoices(asked->kind)) {
    if (show.under != 0 || !condition.has("is")) {
      condition.fail("", "看选择题的答案要写 is", "写成 { field = \"…\", is = \"选项\" }");
    } else if (!show.is.empty() &&
               std::ranges::find(asked->choices, show.is) == asked->choices.end()) {
      condition.fail("is", "\"" + show.is + "\" 不是那一题的选项", "照那一题的 choices 写");
    }
  } else if (asked->kind != FieldKind::IdNumber) {
    condition.fail("field", "\"" + show.field + "\" 不是选择题，也不是身份证号码",
                   "只能看 choice、several 或 id_number");
  } else if (show.under == 0 || condition.has("is")) {
    condition.fail("", "看身份证号码要写 under", "写成 { field = \"…\", under = 14 }");
  }
  field.show_if = std::move(show);
}

Field readField(const Table& table, const std::vector<Field>& earlier, bool part) {
  Field field;
  field.id = readId(table);
  refuseTwins(earlier, field.id, table);
  field.question = table.words("question", 20);
  field.label = table.words("label", 8);
  field.help = table.wordsOr("help", 24);
  field.example = table.wordsOr("example", 20);
  field.kind = readKind(table);
  field.sensitivity =
      table.oneOf<Sensitivity>("sensitivity", {{"identity", Sensitivity::Identity},
                                               {"financial", Sensitivity::Financial},
                                               {"health", Sensitivity::Health},
                                               {"minor", Sensitivity::Minor}});
  if (field.kind == FieldKind::BankCard && field.sensitivity != Sensitivity::Financial) {
    table.fail("sensitivity", "银行卡一定是 financial", "写 sensitivity = \"financial\"");
  }
  field.required = table.flagOr("required", true);
  readChoices(table, field);
  readDayRange(table, field);
  readChild(table, field, part);
  if (part && (field.kind == FieldKind::Members || table.has("show_if"))) {
    table.fail(table.has("show_if") ? "show_if" : "kind", "家里每个人的题里不能再套题",
               "用简单的种类，不写 show_if");
  } else if (!part) {
    readShowIf(table, field, earlier);
  }
  return field;
}

void readMembers(const Table& table, Field& field) {
  if (field.kind != FieldKind::Members) {
    for (const char* key : {"part", "most"}) {
      if (table.has(key)) table.fail(key, "只有 members 才有这一项", "删掉，或者改 kind");
    }
    return;
  }
  if (table.has("most")) field.most = static_cast<int>(table.integer("most", 1, 10));
  for (const Table& item : table.tables("part", 1, 5)) {
    Field part = readField(item, field.parts, true);
    item.finish();
    field.parts.push_back(std::move(part));
  }
  // Whose data needs a guardian's consent has to be known of everybody in the list (PIPL Art 31).
  const bool known = std::ranges::any_of(field.parts, [](const Field& part) {
    return part.required && (part.kind == FieldKind::IdNumber || !part.child.empty());
  });
  if (!known) {
    table.fail("", "看不出谁是不满 14 岁的孩子",
               "加一题必填的 id_number，或者在必填的 choice 里写 child = \"那个选项\"");
  }
}

// A request is looked up by the end of the applicant's ID number, and the receipt names the person.
void needApplicant(const Table& form, const Form& read, FieldKind kind, const std::string& name) {
  const auto asks = [&](const Field& field) {
    return field.kind == kind && field.required && !field.show_if;
  };
  const auto first = std::ranges::find(read.fields, kind, &Field::kind);
  if (std::ranges::count_if(read.fields, asks) != 1) {
    form.fail("", "要正好有一题是申请人的 " + name + "，必填，没有 show_if",
              "加上这一题；别人的写 required = false 或 show_if");
  } else if (!asks(*first)) {
    form.fail("", "第一道 " + name + " 要问申请人", "把申请人的那一题移到前面");
  }
}

bool mentionsGuardian(const Field& field) {
  constexpr std::string_view kGuardian = "监护人";
  const auto says = [&](const std::string& text) {
    return text.find(kGuardian) != std::string::npos;
  };
  return field.id.find("guardian") != std::string::npos || says(field.question) ||
         says(field.label) || std::ranges::any_of(field.choices, says) ||
         std::ranges::any_of(field.parts, mentionsGuardian);
}

bool asksAboutAChild(const Field& field) {
  return field.sensitivity == Sensitivity::Minor || (field.show_if && field.show_if->under > 0) ||
         std::ranges::any_of(field.parts, asksAboutAChild);
}

// Personal data of a child under 14 needs a guardian's consent (PIPL Art 31).
void needGuardian(const Table& form, const Form& read) {
  if (std::ranges::any_of(read.fields, asksAboutAChild) &&
      std::ranges::none_of(read.fields, mentionsGuardian)) {
    form.fail("", "问了孩子的情况，没有问监护人",
              "加一题问监护人，id 以 guardian 开头，例如 guardian_name");
  }
}

}  // namespace

std::optional<Form> readForm(const Table& matter) {
  if (!matter.has("form")) return std::nullopt;
  const Table table = matter.table("form");
  Form form;
  form.version = static_cast<int>(table.integer("version", 1, 9999));
  const auto faults = matter.reading()->findings.size();
  for (const Table& item : table.tables("field", 1, 16)) {
    Field field = readField(item, form.fields, false);
    readMembers(item, field);
    item.finish();
    form.fields.push_back(std::move(field));
  }
  // A misspelt kind would otherwise be said to be a missing applicant as well.
  if (matter.reading()->findings.size() == faults) {
    needApplicant(table, form, FieldKind::Name, "name");
    needApplicant(table, form, FieldKind::IdNumber, "id_number");
    needGuardian(table, form);
  }
  table.finish();
  return form;
}

}  // namespace bianmin
