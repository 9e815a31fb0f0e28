// A matter whose form has every kind of question, with texts as long as the files may have them.
#pragma once

#include <string>
#include <utility>

#include "sync/domain/service.h"

namespace bianmin::test {

inline Field formField(std::string id, FieldKind kind, std::string question, std::string label) {
  Field field;
  field.id = std::move(id);
  field.kind = kind;
  field.question = std::move(question);
  field.label = std::move(label);
  return field;
}

inline Field troubleField() {
  Field field = formField("trouble", FieldKind::Several, "身上有没有下面这些毛病？", "身体情况");
  field.sensitivity = Sensitivity::Health;
  field.help = "有的都点上，可以点好几样";
  field.choices = {"高血压", "糖尿病", "残疾",   "常年卧床不能自理",
                   "看不清", "听不见", "心脏病", "别的慢性病"};
  return field;
}

inline Field membersField() {
  Field field = formField("members", FieldKind::Members, "家里还有谁和您一起吃住？", "家里人");
  field.help = "您自己不用再写，一个一个加";
  field.required = false;
  field.most = 10;
  Field name = formField("name", FieldKind::Name, "这个人叫什么名字？", "姓名");
  name.help = "要和身份证上一样，少数民族的名字写全";
  name.example = "张三";
  Field id =
      formField("id_number", FieldKind::IdNumber, "这个人的身份证号码是多少？", "身份证号码");
  id.required = false;
  id.help = "孩子没有身份证，就看户口簿";
  Field relation = formField("relation", FieldKind::Choice, "这个人是您的什么人？", "关系");
  relation.choices = {"妻子或者丈夫", "儿子", "女儿", "父母", "孙子孙女", "别的亲人"};
  Field ill = troubleField();
  ill.id = "ill";
  ill.required = false;
  Field wage = formField("wage", FieldKind::Money, "这个人一个月挣多少钱？", "每月收入");
  wage.sensitivity = Sensitivity::Financial;
  wage.required = false;
  field.parts = {name, id, relation, ill, wage};
  return field;
}

// Fields by number: 0 name, 1 ID number, 2 guardian (of a child), 3 day, 4 money, 5 several,
// 6 choice (only with 残疾), 7 members, 8 address, 9 free words (optional).
inline Matter kindsMatter() {
  Matter matter;
  matter.id = "KINDS.all";
  matter.service = "KINDS";
  matter.name = "各样问题";
  matter.queue_group = "B";
  Form form;
  form.version = 5;
  Field name = formField("name", FieldKind::Name, "申请人叫什么名字？", "申请人");
  name.help = "要和身份证上一样，少数民族的名字写全";
  name.example = "张三";
  Field id = formField("id_number", FieldKind::IdNumber, "身份证号码是多少？", "身份证号码");
  Field guardian = formField("guardian", FieldKind::Text, "孩子的监护人是谁？", "监护人");
  guardian.show_if = ShowIf{"id_number", "", 14};
  Field since = formField("since", FieldKind::Day, "家里是哪一天出的事？", "出事日期");
  since.help = "记不清就写大概的日子";
  since.example = "2026 年 3 月 5 日";
  Field income = formField("income", FieldKind::Money, "家里一年一共收入多少钱？", "全年收入");
  income.sensitivity = Sensitivity::Financial;
  income.help = "种地、打工、补贴都算上，照实写";
  Field grade = formField("grade", FieldKind::Choice, "残疾证上写的是几级？", "残疾等级");
  grade.sensitivity = Sensitivity::Health;
  grade.choices = {"一级", "二级", "三级", "四级"};
  grade.show_if = ShowIf{"trouble", "残疾", 0};
  Field address = formField("address", FieldKind::Address, "住在哪个村、哪个组？", "住址");
  Field story =
      formField("story", FieldKind::Text, "把事情的经过用几句话说一说，行吗？", "事情经过");
  story.help = "什么时候、在哪里、出了什么事，写得越清楚越好";
  story.example = "三月五日家里失火，烧了两间房，粮食没了";
  story.required = false;
  form.fields = {name,           id,    guardian,       since,   income,
                 troubleField(), grade, membersField(), address, story};
  matter.form = std::move(form);
  return matter;
}

}  // namespace bianmin::test
