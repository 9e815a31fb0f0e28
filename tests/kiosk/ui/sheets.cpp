#include "tests/kiosk/ui/sheets.h"

#include <array>
#include <string>

namespace bianmin::ui {
namespace {

using BarKeys = std::array<Ui::BarKey, 5>;

const BarKeys& fullBar() {
  static constexpr BarKeys kKeys = {{{"bar.back", "返回", "back"},
                                     {"bar.size", "大字", "zi"},
                                     {"bar.speak", "朗读", "speak"},
                                     {"bar.help", "帮忙", "help"},
                                     {"bar.end", "结束", "exit"}}};
  return kKeys;
}

void frame(Ui& ui, const BarKeys& keys) {
  ui.band({.place = "延水关镇便民服务中心",
           .date = "11月23日 星期一",
           .time = "09:12",
           .entry = false});
  ui.bar(keys);
}

void heading(Ui& ui, std::string_view id, float y, std::string_view words) {
  ui.text(id, {40, y, 1000, 54}, {.value = words, .role = Role::H3, .colour = Colour::Act});
}

void small(Ui& ui, std::string_view id, float x, float y, std::string_view words) {
  ui.text(id, {x, y, 340, 40}, {.value = words, .role = Role::Cap, .colour = Colour::Ink2});
}

void keysPart(Ui& ui) {
  heading(ui, "h.keys", 116, "按键：厚底 = 能点");
  small(ui, "l.1", 40, 178, "主键 平时");
  small(ui, "l.2", 381, 178, "选中（粗框+底色+勾）");
  small(ui, "l.3", 721, 178, "不画键，写原因");
  ui.key("primary", {40, 224, 319, 112}, "下一步", {.primary = true, .icon = "chev"});
  ui.key("chosen", {381, 224, 319, 112}, "同意", {.selected = true, .icon = "check"});
  ui.text(
      "why", {721, 258, 319, 60},
      {.value = "还差 4 位", .role = Role::Lead, .colour = Colour::Ink2, .align = Align::Centre});
  small(ui, "l.4", 40, 358, "次键 平时");
  ui.key("plain", {40, 402, 319, 112}, "打印", {.icon = "print"});
  ui.key("sub", {381, 402, 319, 132}, "手写", {.icon = "pen", .sub = "用手指写"});
  ui.tab("tab.on", {721, 402, 150, 112}, "谁能办", true);
  ui.tab("tab.off", {889, 402, 151, 112}, "带什么", false);
}

void lampsPart(Ui& ui) {
  heading(ui, "h.lamps", 540, "灯：形状、颜色、字");
  static constexpr std::array<std::array<std::string_view, 2>, 4> kLamps = {
      {{"lamp-ok", "正常"}, {"lamp-warn", "快到期"}, {"lamp-bad", "超期"}, {"lamp-off", "停表"}}};
  float x = 40;
  for (const auto& [name, words] : kLamps) {
    ui.icon(name, x, 598, 72, Colour::Ink);
    ui.text(name, {x + 88, 610, 150, 52},
            {.value = words, .role = Role::Lead, .weight = Weight::Bold});
    x += 255;
  }
  float right = 1040;
  right = ui.chip("chip.off", right, 684, NoteKind::Info, "没接读卡器") - 20;
  right = ui.chip("chip.bad", right, 684, NoteKind::Bad, "打印机缺纸") - 20;
  right = ui.chip("chip.warn", right, 684, NoteKind::Warn, "纸快用完") - 20;
  ui.chip("chip.ok", right, 684, NoteKind::Ok, "打印机正常");
}

void notesPart(Ui& ui) {
  heading(ui, "h.notes", 754, "说明条");
  ui.note("note.info", {40, 818, 489, 135}, NoteKind::Info, "正在打印", "请往下拿票", "print");
  ui.note("note.ok", {551, 818, 489, 135}, NoteKind::Ok, "号码没写错", "18 位都对上了");
  ui.note("note.warn", {40, 975, 489, 135}, NoteKind::Warn, "还差 2 样", "都能在这里打印");
  ui.note("note.bad", {551, 975, 489, 135}, NoteKind::Bad, "最后一位对不上", "照着身份证再看一遍");
}

void fieldsPart(Ui& ui) {
  heading(ui, "h.fields", 1126, "填空：平时、正在填、填错");
  ui.field("f.plain", {40, 1195, 319, 112}, "张三", {}, Ui::FieldState::Plain);
  ui.field("f.active", {381, 1195, 319, 112}, "138", {}, Ui::FieldState::Active);
  ui.field("f.wrong", {721, 1195, 319, 112}, "0012", {}, Ui::FieldState::Wrong);
  ui.fill({40, 1388, 1000, 98}, Colour::Ink, 20);
  ui.icon("check", 72, 1413, 48, Colour::On);
  ui.text("toast", {140, 1412, 860, 52},
          {.value = "改好了，已经记下", .role = Role::Lead, .colour = Colour::On});
}

void rowsPart(Ui& ui) {
  heading(ui, "h.rows", 1506, "列表行、二维码");
  ui.row("row.tile", {40, 1571, 468, 150}, "wheat", Colour::Green, "种地补贴", "地力、退耕、农机");
  ui.row("row.lamp", {530, 1571, 510, 150}, "lamp-warn", Colour::Ink, "剩 2 天　养老认证",
         "赵*　示例村一组");
  ui.panel("empty", {40, 1805, 760, 157});
  ui.icon("progress", 72, 1835, 96, Colour::Act);
  ui.text("empty.title", {200, 1835, 580, 54}, {.value = "没查到这个取件码", .role = Role::H3});
  ui.text("empty.line", {200, 1888, 580, 46}, {.value = "请对着回执再输一次，或者刷身份证查。"});
  ui.qr("qr", {820, 1745, 220, 220}, "https://example.test/取件");
}

struct Service {
  std::string_view icon;
  Colour colour;
  std::string_view title, line;
};

constexpr std::array<Service, 6> kServices = {{
    {"elder", Colour::Plum, "领养老金", "参保、领钱、每年认证"},
    {"med", Colour::Teal, "看病报销", "医保参保、缴费、报销"},
    {"homeheart", Colour::Brick, "家里有困难", "低保、救助、特困供养"},
    {"wheat", Colour::Green, "种地补贴", "地力、退耕、农机、农技"},
    {"wheelchair", Colour::Violet, "残疾人补贴", "生活补贴、护理补贴"},
    {"pram", Colour::Rose, "生娃育儿", "生育登记、育儿补贴"},
}};

void homePortrait(Ui& ui) {
  ui.text("title", {40, 114, 1000, 84}, {.value = "要办什么事？点一下", .role = Role::H1});
  for (std::size_t i = 0; i < kServices.size(); ++i) {
    const Service& s = kServices[i];
    const auto column = static_cast<float>(i % 2);
    const auto line = static_cast<float>(i / 2);
    ui.card("card." + std::string(s.icon), {40 + column * 510, 216 + line * 335, 490, 315}, s.icon,
            s.colour, s.title, s.line);
  }
  ui.row("all", {40, 1224, 1000, 112}, "grid", Colour::Act, "全部服务", {});
  ui.text("life", {40, 1366, 1000, 50},
          {.value = "家里有这些事，看看能办什么", .role = Role::Lead, .weight = Weight::Bold});
  static constexpr std::array<std::array<std::string_view, 2>, 4> kLife = {
      {{"pram", "生了孩子"}, {"elder", "满60岁了"}, {"med", "得了大病"}, {"house", "要盖房子"}}};
  float x = 40;
  for (const auto& [icon, words] : kLife) {
    ui.key(words, {x, 1436, 236, 104}, words, {.icon = icon, .role = Role::Lead});
    x += 255;
  }
  ui.key("take", {40, 1572, 320, 176}, "取号",
         {.primary = true, .icon = "ticket", .sub = "排队到窗口", .role = Role::H2});
  ui.key("ask", {380, 1572, 320, 176}, "查进度",
         {.icon = "progress", .sub = "办到哪一步了", .role = Role::H2});
  ui.key("help", {720, 1572, 320, 176}, "找人帮忙",
         {.icon = "help", .sub = "有人过来", .role = Role::H2});
}

void homeLandscape(Ui& ui) {
  const Rect area = ui.content();
  const float right = ui.shape() == Shape::Landscape ? 480.0F : 400.0F;
  const float left = area.w - right - 36;
  ui.text("title", {area.x, 108, left, 84}, {.value = "要办什么事？点一下", .role = Role::H1});
  const float w = (left - 36) / 3;
  const float h = (area.bottom() - 20 - 208 - 128 - 18) / 2;
  for (std::size_t i = 0; i < kServices.size(); ++i) {
    const Service& s = kServices[i];
    ui.card("card." + std::string(s.icon),
            {area.x + static_cast<float>(i % 3) * (w + 18),
             208 + static_cast<float>(i / 3) * (h + 18), w, h},
            s.icon, s.colour, s.title, s.line);
  }
  ui.row("all", {area.x, area.bottom() - 130, left, 112}, "grid", Colour::Act, "全部服务", {});
  static constexpr std::array<std::array<std::string_view, 3>, 3> kRight = {
      {{"ticket", "取号", "排队到窗口办"},
       {"progress", "查进度", "办到哪一步了"},
       {"help", "找人帮忙", "有人过来帮您"}}};
  const float kh = (area.bottom() - 18 - 108 - 36) / 3;
  float y = 108;
  for (const auto& [icon, words, sub] : kRight) {
    KeyStyle style{.icon = icon, .sub = sub, .role = Role::H2, .column = true};
    style.primary = icon == "ticket";
    ui.key(words, {area.right() - right, y, right, kh}, words, style);
    y += kh + 18;
  }
}

}  // namespace

void componentsSheet(Ui& ui) {
  frame(ui, fullBar());
  keysPart(ui);
  lampsPart(ui);
  notesPart(ui);
  fieldsPart(ui);
  rowsPart(ui);
}

void homeSheet(Ui& ui) {
  static constexpr BarKeys kKeys = {
      {{}, {"bar.size", "大字", "zi"}, {"bar.speak", "朗读", "speak"}, {}, {}}};
  ui.band(
      {.place = "延水关镇便民服务中心", .date = "11月23日 星期一", .time = "09:12", .entry = true});
  ui.bandEntry("cadre", "工作人员登录");
  ui.bar(kKeys);
  if (ui.shape() == Shape::Portrait) {
    homePortrait(ui);
  } else {
    homeLandscape(ui);
  }
}

void keyboardSheet(Ui& ui) {
  frame(ui, fullBar());
  ui.progress("step", {40, 124, 1000, 46}, 1, 5, "第 1 步，共 5 步　低保申请");
  ui.text("title", {40, 196, 1000, 80}, {.value = "申请人叫什么名字？", .role = Role::H1});
  ui.text("lead", {40, 290, 1000, 52},
          {.value = "要和身份证上一样", .role = Role::Lead, .colour = Colour::Ink2});
  ui.field("name", {40, 366, 1000, 172}, "张", "san", Ui::FieldState::Active);
  ui.key("card", {40, 564, 320, 160}, "刷身份证", {.icon = "idcard", .sub = "不用打字"});
  ui.key("write", {380, 564, 320, 160}, "手写", {.icon = "pen", .sub = "用手指写"});
  ui.key("person", {720, 564, 320, 160}, "找人填", {.icon = "help", .sub = "工作人员来"});
  ui.keyboard({40, 1208, 1000, 404});
}

void keypadSheet(Ui& ui) {
  frame(ui, fullBar());
  ui.progress("step", {40, 124, 1000, 46}, 2, 5, "第 2 步，共 5 步　低保申请");
  ui.text("title", {40, 196, 1000, 80}, {.value = "申请人的身份证号码", .role = Role::H1});
  ui.idBoxes("id", {40, 297, 1000, 138}, "61062218900101", false);
  ui.panel("checks", {40, 459, 1000, 243});
  ui.key("card", {40, 726, 588, 116}, "刷身份证，不用填", {.icon = "idcard"});
  ui.key("hide", {640, 726, 400, 116}, "遮住号码", {.icon = "eye"});
  ui.keypad({40, 958, 1000, 654}, 'X');
}

void progressSheet(Ui& ui) {
  frame(ui, fullBar());
  ui.tile("homeheart", Colour::Brick, 40, 122, 96);
  ui.text("what", {160, 120, 700, 62}, {.value = "低保申请　张*", .role = Role::H2});
  ui.panel("list", {40, 530, 1000, 620});
  static constexpr std::array<std::string_view, 4> kSteps = {"申请交到镇里", "到家里看过了",
                                                             "村里公示", "县民政确认"};
  float y = 558;
  for (int i = 0; i < 4; ++i) {
    const StepState state = i < 2 ? StepState::Done : i == 2 ? StepState::Now : StepState::Coming;
    ui.timelineDisc(72, y, i + 1, state, i < 3 ? 65.0F : 0.0F);
    const std::string id = "step." + std::to_string(i);
    ui.text(id, {160, y + 6, 500, 54},
            {.value = kSteps[static_cast<std::size_t>(i)], .role = Role::H3});
    y += 129;
  }
  const std::array<Text, 3> runs = {
      Text{.value = "最晚 12月14日", .role = Role::H3},
      Text{.value = " 办完（30 个工作日），情况特殊的 45 个工作日。从材料交齐、镇里受理那天算起，"},
      Text{.value = "不算周末和节假日", .weight = Weight::Bold}};
  ui.richText("rich", {40, 1180, 1000, 200}, runs);
  ui.note("now", {40, 260, 1000, 240}, NoteKind::Info, "正在村里公示",
          "第 6 天，一共 7 天，明天结束。现在不用您做什么，等电话就行。", "horn");
  ui.choice("yes", {40, 1400, 490, 220}, "是，比标准低", true);
  ui.choice("no", {550, 1400, 490, 220}, "说不清", false);
}

void dialogSheet(Ui& ui) {
  ui.key("below", {40, 1000, 400, 120}, "下面的键");
  const Rect in = ui.dialog("still", 1000, 1030);
  ui.icon("clock", in.x, in.y, 140, Colour::Act);
  ui.text("ask", {in.x + 180, in.y, in.w - 180, 140},
          {.value = "您还在吗？", .role = Role::Figure});
  const std::array<Text, 3> runs = {Text{.value = "再过 ", .role = Role::H2},
                                    Text{.value = "22", .role = Role::Figure},
                                    Text{.value = " 秒回到首页。", .role = Role::H2}};
  ui.richText("count", {in.x, in.y + 200, in.w, 130}, runs);
  ui.key("stay", {in.x, in.y + 460, in.w, 220}, "我还在，接着填",
         {.primary = true, .icon = "touch", .role = Role::Question});
  ui.key("leave", {in.x, in.y + 710, in.w, 136}, "不办了，现在清掉",
         {.icon = "exit", .role = Role::H2});
  frame(ui, fullBar());
}

}  // namespace bianmin::ui
