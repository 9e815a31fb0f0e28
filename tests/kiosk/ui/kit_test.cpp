// The tree, the canvas, heights of text, damage between frames.
#include <gtest/gtest.h>

#include <array>
#include <stdexcept>
#include <string>

#include "kiosk/ui/qr_code.h"
#include "tests/kiosk/ui/picture.h"
#include "tests/kiosk/ui/sheets.h"

namespace bianmin::ui {
namespace {

TEST(CanvasTest, TheShapeFollowsTheWindow) {
  const auto shapeOf = [](int w, int h, float px_per_mm) {
    Picture picture(w, h);
    picture.input.px_per_mm = px_per_mm;
    Shape shape{};
    Rect canvas;
    picture.draw([&](Ui& ui) {
      shape = ui.shape();
      canvas = ui.canvas();
    });
    return std::pair(shape, canvas);
  };
  EXPECT_EQ(shapeOf(1080, 1920, 0).first, Shape::Portrait);
  EXPECT_EQ(shapeOf(1920, 1080, 4.03F).first, Shape::Landscape);
  EXPECT_FLOAT_EQ(shapeOf(1920, 1080, 4.03F).second.w, 1920);
  EXPECT_EQ(shapeOf(1280, 800, 0).first, Shape::Compact);
  EXPECT_NEAR(shapeOf(1280, 800, 0).second.w, 1728, 0.1);
  EXPECT_NEAR(shapeOf(1280, 800, 3.8F).second.w, 1684, 1);
  EXPECT_FLOAT_EQ(shapeOf(2160, 3840, 0).second.w, 1080);
}

TEST(TextTest, HeightGrowsByWholeLinesAndWithTheTextSize) {
  Picture picture(1080, 1920);
  constexpr std::string_view kText = "一起生活的家里人，人均收入低于本县低保标准，财产也符合规定。";
  float one = 0;
  float narrow = 0;
  float line = 0;
  picture.draw([&](Ui& ui) {
    line = ui.lineHeight(Role::Body);
    one = ui.textHeight(kText, Role::Body, Weight::Regular, 1000);
    narrow = ui.textHeight(kText, Role::Body, Weight::Regular, 330);
    EXPECT_FLOAT_EQ(ui.textHeight("", Role::Body, Weight::Regular, 330), 0);
    EXPECT_FLOAT_EQ(ui.textWidth("便民", Role::Body, Weight::Regular), 64);
    EXPECT_FLOAT_EQ(ui.textWidth("便民", Role::Body, Weight::Bold), 64);
  });
  EXPECT_FLOAT_EQ(one, line);
  EXPECT_FLOAT_EQ(narrow, 3 * line);
  picture.input.text_size = TextSize::Large;
  picture.draw([&](Ui& ui) {
    EXPECT_GT(ui.textHeight(kText, Role::Body, Weight::Regular, 1000), one);
    EXPECT_FLOAT_EQ(ui.textWidth("便民", Role::Body, Weight::Regular), 88);
  });
}

TEST(TextTest, TextThatDoesNotFitIsMarkedAndStaysInside) {
  Picture picture(1080, 1920);
  const Rect box{100, 300, 200, 50};
  float height = 0;
  picture.draw([&](Ui& ui) {
    ui.text("long", box, {.value = "这句话比它的地方长得多，放不下"});
    ui.text("number", {100, 500, 200, 50}, {.value = "6222020000000000"});
    height = ui.text("fits", {100, 700, 200, 50}, {.value = "放得下"});
  });
  const WidgetTree& tree = picture.kit.tree();
  EXPECT_TRUE(tree.find("long")->clipped);
  EXPECT_TRUE(tree.find("number")->clipped);
  EXPECT_FALSE(tree.find("fits")->clipped);
  EXPECT_FLOAT_EQ(height, 32 * 1.4F);
  for (int y = 0; y < 1920; ++y) {
    const bool beside =
        y < 700 && (picture.at(301, y) != 0xF6F3EA || picture.at(99, y) != 0xF6F3EA);
    EXPECT_FALSE(beside) << y;
  }
}

TEST(TextTest, RunsOfOneParagraphShareALineAndABaseline) {
  Picture picture(1080, 1920);
  picture.draw([&](Ui& ui) {
    const std::array<Text, 3> runs = {Text{.value = "从受理起一共 "},
                                      Text{.value = "30 个工作日", .weight = Weight::Bold},
                                      Text{.value = "办完"}};
    EXPECT_FLOAT_EQ(ui.richText("sum", {40, 200, 1000, 60}, runs), ui.lineHeight(Role::Body));
  });
  EXPECT_EQ(picture.kit.tree().find("sum")->label, "从受理起一共 30 个工作日办完");
}

TEST(KeyTest, TheSecondLineIsLeftOutBeforeAnythingIsClipped) {
  Picture picture(1080, 1920);
  picture.draw([&](Ui& ui) {
    ui.key("room", {40, 200, 400, 160}, "手写", {.sub = "用手指写"});
    ui.key("narrow", {40, 400, 200, 160}, "手写", {.sub = "用手指写在这块屏幕上"});
    ui.key("low", {40, 600, 400, 80}, "手写", {.sub = "用手指写"});
    ui.key("tiny", {40, 800, 120, 112}, "打印告知单", {.icon = "print"});
  });
  const WidgetTree& tree = picture.kit.tree();
  EXPECT_EQ(tree.find("room")->label, "手写\n用手指写");
  EXPECT_EQ(tree.find("narrow")->label, "手写");
  EXPECT_FALSE(tree.find("narrow")->clipped);
  EXPECT_EQ(tree.find("low")->label, "手写");
  EXPECT_TRUE(tree.find("tiny")->clipped);
}

TEST(TreeTest, SaysWhatIsShownWithItsPlaceAndText) {
  Picture picture(1080, 1920);
  picture.draw(homeSheet);
  const WidgetTree& tree = picture.kit.tree();
  const Widget* take = tree.find("take");
  ASSERT_NE(take, nullptr);
  EXPECT_EQ(take->role, WidgetRole::Key);
  EXPECT_EQ(take->label, "取号\n排队到窗口");
  EXPECT_GT(take->text.x, take->rect.x);
  EXPECT_LT(take->text.right(), take->rect.right());
  EXPECT_EQ(tree.find("card.elder")->role, WidgetRole::Card);
  EXPECT_EQ(tree.find("bar.back"), nullptr);  // an empty place stays empty
  EXPECT_EQ(tree.find("band")->label, "延水关镇便民服务中心");
}

TEST(TreeTest, EverythingThatIsPressedIsLargeEnough) {
  for (const auto draw : {homeSheet, keyboardSheet, keypadSheet, componentsSheet}) {
    Picture picture(1080, draw == componentsSheet ? 2180 : 1920);
    picture.draw(draw);
    for (const Widget& widget : picture.kit.tree().widgets) {
      const bool pressed = widget.role == WidgetRole::Key || widget.role == WidgetRole::Row ||
                           widget.role == WidgetRole::Card || widget.role == WidgetRole::Choice;
      if (!pressed) continue;
      EXPECT_GE(widget.rect.w, 80) << widget.id;
      EXPECT_GE(widget.rect.h, 80) << widget.id;
    }
  }
}

#ifdef NDEBUG
TEST(TreeTest, AnIdUsedTwiceIsRecorded) {
  Picture picture(1080, 1920);
  picture.draw([](Ui& ui) {
    ui.text("same", {40, 200, 400, 50}, {.value = "一"});
    ui.text("same", {40, 300, 400, 50}, {.value = "二"});
  });
  EXPECT_EQ(picture.kit.tree().duplicates, std::vector<std::string>{"same"});
}
#else
TEST(TreeDeathTest, AnIdUsedTwiceStopsADebugBuild) {
  Picture picture(1080, 1920);
  EXPECT_DEATH(picture.draw([](Ui& ui) {
    ui.text("same", {40, 200, 400, 50}, {.value = "一"});
    ui.text("same", {40, 300, 400, 50}, {.value = "二"});
  }),
               "used twice");
}
#endif

TEST(KitTest, AFrameThatIsTheSamePaintsNothing) {
  Picture picture(1080, 1920);
  EXPECT_TRUE(picture.draw(homeSheet).changed);
  EXPECT_FALSE(picture.draw(homeSheet).changed);
  EXPECT_TRUE(picture.damage.empty());
  picture.kit.invalidate();
  picture.draw(homeSheet);
  EXPECT_EQ(picture.damage, (std::vector<RectPx>{{0, 0, 1080, 1920}}));
}

TEST(KitTest, AScreenThatThrowsSpoilsOnlyItsOwnFrame) {
  Picture picture(1080, 1920);
  EXPECT_THROW(picture.draw([](Ui&) { throw std::runtime_error("screen"); }), std::runtime_error);
  picture.draw(homeSheet);
  EXPECT_NE(picture.kit.tree().find("take"), nullptr);
}

TEST(KitTest, APressPaintsOnlyTheKey) {
  Picture picture(1080, 1920);
  picture.draw(homeSheet);
  picture.wait(10'000);
  picture.point(100, 1650, true);
  picture.draw(homeSheet);
  ASSERT_EQ(picture.damage.size(), 1u);
  EXPECT_LE(picture.damage[0].w * picture.damage[0].h, 384 * 256);
}

TEST(KitTest, AfterForgettingNothingOfTheSessionIsLeftAndThePageComesBackWhole) {
  Picture picture(1080, 1920);
  picture.draw(keypadSheet);
  const std::vector<std::uint32_t> before = picture.pixels;
  picture.kit.forgetText();
  EXPECT_TRUE(picture.kit.tree().widgets.empty());
  EXPECT_TRUE(picture.kit.quads().empty());
  EXPECT_EQ(picture.kit.atlasBytes(), 0u);
  std::fill(picture.pixels.begin(), picture.pixels.end(), 0u);
  picture.draw(keypadSheet);
  EXPECT_EQ(picture.pixels, before);
}

TEST(QrTest, BeyondAsciiThePayloadSaysThatItIsUtf8) {
  const QrCode ascii = encodeQr("https://example.test/R4T7W2H");
  ASSERT_GT(ascii.side, 0);
  EXPECT_EQ((ascii.side - 17) % 4, 0);
  EXPECT_TRUE(ascii.at(0, 0));
  EXPECT_FALSE(ascii.at(1, 1));
  EXPECT_GT(encodeQr("取件码").side, 0);
  EXPECT_EQ(encodeQr(std::string(5000, 'a')).side, 0);
  EXPECT_EQ(encodeQr("").side, 0);
}

TEST(QrTest, ModulesAreWholePixelsAndTheQuietZoneIsWhite) {
  Picture picture(1080, 1920);
  picture.draw([](Ui& ui) { ui.qr("qr", {100, 300, 333, 333}, "https://example.test/A012"); });
  const Rect qr = picture.kit.tree().find("qr")->rect;
  const int modules = encodeQr("https://example.test/A012").side + 8;
  const int module = static_cast<int>(qr.w) / modules;
  EXPECT_EQ(static_cast<int>(qr.w), module * modules);
  const int x = static_cast<int>(qr.x);
  const int y = static_cast<int>(qr.y);
  for (int i = 0; i < modules * module; ++i) EXPECT_EQ(picture.at(x + i, y + 1), 0xFFFFFFu);
  EXPECT_EQ(picture.at(x + 4 * module, y + 4 * module), 0u);
}

}  // namespace
}  // namespace bianmin::ui
