// Every screen in every state, layout, text size and language: what a resident could not read,
// reach or leave is a failure. With BIANMIN_SHOTS set, pictures go to BUILD_DIR/screens.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <regex>
#include <set>

#include "kiosk/screens/screens.h"
#include "kiosk/text/catalogue.h"
#include "kiosk/ui/theme.h"
#include "tests/kiosk/screens/samples.h"
#include "tests/kiosk/screens/stage.h"
#include "tests/support/paths.h"

namespace bianmin {
namespace {

using ui::Rect;
using ui::Widget;
using ui::WidgetRole;

constexpr float kLeastTarget = 80;  // 20 mm
constexpr float kLeastGap = 16;     // 4 mm
constexpr float kHair = 0.75F;      // rounding to whole px of the window
constexpr int kMostChoices = 6;
constexpr int kMostPages = 100;  // as many as the model turns

bool pressable(const Widget& widget) {
  switch (widget.role) {
    case WidgetRole::Key:
    case WidgetRole::Row:
    case WidgetRole::Card:
    case WidgetRole::Choice:
      return widget.enabled;
    case WidgetRole::Text:
    case WidgetRole::Field:
    case WidgetRole::Panel:
    case WidgetRole::Image:
    case WidgetRole::Band:
    case WidgetRole::Bar:
    case WidgetRole::Lamp:
      return false;
  }
  return false;
}

bool hasText(const Widget& widget) { return widget.text.w > 0 && widget.text.h > 0; }

bool overlap(const Rect& a, const Rect& b, float least) {
  const float w = std::min(a.right(), b.right()) - std::max(a.x, b.x);
  const float h = std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y);
  return w > least && h > least;
}

float distance(const Rect& a, const Rect& b) {
  const float dx = std::max(a.x, b.x) - std::min(a.right(), b.right());
  const float dy = std::max(a.y, b.y) - std::min(a.bottom(), b.bottom());
  return std::max(dx, dy);
}

bool isBar(const Widget& widget) { return widget.id.starts_with("bar"); }

// One picture under test; each check appends what is wrong.
class Check {
 public:
  Check(const ui::WidgetTree& tree, stage::Stage& stage, const Model& model, std::string where)
      : tree_(tree), stage_(stage), model_(model), where_(std::move(where)) {
    // What lies below a dialog is veiled.
    for (const Widget& widget : tree.widgets) {
      if (!model.session.asking_still_there || widget.enabled) seen_.push_back(&widget);
    }
  }

  void all() {
    EXPECT_TRUE(tree_.duplicates.empty()) << where_ << ": an id is used twice";
    texts();
    targets();
    overlaps();
    wayHome();
    choices();
    primaries();
  }

 private:
  void texts() {
    static const std::regex kKey("[a-z_]+(\\.[a-zA-Z_0-9]+)+");
    for (const Widget* widget : seen_) {
      EXPECT_FALSE(widget->clipped)
          << where_ << ": clipped: " << widget->id << " = " << widget->label;
      EXPECT_FALSE(std::regex_match(widget->label, kKey))
          << where_ << ": no message for " << widget->label;
      EXPECT_EQ(widget->label.find('{'), std::string::npos) << where_ << ": " << widget->label;
      if (pressable(*widget)) {
        EXPECT_FALSE(widget->label.empty()) << where_ << ": a key without words: " << widget->id;
      }
      size(*widget);
      language(*widget);
    }
  }

  // The ink of a line of Chinese is about 0.9 em high: smaller than the least type is a slip.
  void size(const Widget& widget) {
    static const std::regex kChinese("(?:[\xE4-\xE9][\x80-\xBF][\x80-\xBF]){4,}.*");
    if (!hasText(widget) || widget.role == WidgetRole::Band) return;
    if (!std::regex_match(widget.label, kChinese)) return;
    const float least = ui::fontSize(ui::Role::Cap, stage_.layout().size) * 0.8F;
    EXPECT_GE(widget.text.h, least) << where_ << ": small type: " << widget.label;
  }

  // No English where residents read.
  void language(const Widget& widget) {
    static const std::regex kEnglish("[A-Za-z]{3,}");
    if (model_.language != "zh_CN" || widget.id.starts_with("kb.")) return;
    if (widget.id == "find.typed") return;
    if (widget.role == WidgetRole::Field || widget.id == "submitted.code") return;
    if (widget.id == "progress.code" || widget.id == "form.answer") return;
    if (widget.id == "who.command") return;  // what a technician types
    EXPECT_FALSE(std::regex_search(widget.label, kEnglish)) << where_ << ": " << widget.label;
  }

  void targets() {
    const Widget* bar = tree_.find("bar");
    const float low = bar == nullptr ? 1e6F : bar->rect.y;
    for (std::size_t i = 0; i < seen_.size(); ++i) {
      const Widget& one = *seen_[i];
      const bool idle = model_.session.screen == ScreenId::Idle;  // its bar has words, no keys
      if (!idle && !isBar(one) && one.role != WidgetRole::Band) {
        EXPECT_LE(one.rect.bottom(), low + kHair) << where_ << ": below the page: " << one.id;
      }
      if (!pressable(one)) continue;
      EXPECT_GE(one.rect.w, kLeastTarget - kHair) << where_ << ": narrow: " << one.id;
      EXPECT_GE(one.rect.h, kLeastTarget - kHair) << where_ << ": low: " << one.id;
      for (std::size_t j = i + 1; j < seen_.size(); ++j) {
        if (!pressable(*seen_[j])) continue;
        EXPECT_GE(distance(one.rect, seen_[j]->rect), kLeastGap - kHair)
            << where_ << ": too close: " << one.id << " and " << seen_[j]->id;
      }
    }
  }

  void overlaps() {
    for (std::size_t i = 0; i < seen_.size(); ++i) {
      for (std::size_t j = 0; j < seen_.size(); ++j) {
        const Widget& one = *seen_[i];
        const Widget& other = *seen_[j];
        if (i == j || !hasText(one)) continue;
        if (pressable(other) || (hasText(other) && i < j)) {
          const Rect& ground = pressable(other) ? other.rect : other.text;
          EXPECT_FALSE(overlap(one.text, ground, 2))
              << where_ << ": " << one.id << " lies on " << other.id;
        }
      }
    }
  }

  void wayHome() {
    if (model_.session.screen == ScreenId::Idle) return;
    const bool found = std::any_of(seen_.begin(), seen_.end(), [](const Widget* widget) {
      return pressable(*widget) && (widget->id == "bar.end" || widget->id == "still.end");
    });
    EXPECT_TRUE(found) << where_ << ": no way home";
  }

  void choices() {
    const auto count = std::count_if(seen_.begin(), seen_.end(), [](const Widget* widget) {
      const bool offered = widget->role == WidgetRole::Row || widget->role == WidgetRole::Card ||
                           widget->role == WidgetRole::Choice;
      return offered && widget->enabled && widget->id != "home.all" && widget->id != "home.find";
    });
    EXPECT_LE(count, kMostChoices) << where_;
  }

  // The primary key is told by its edge, which no other widget has.
  void primaries() {
    if (stage_.layout().contrast == ui::Contrast::High) return;
    const std::uint32_t edge = ui::rgb(ui::Colour::Edge, ui::Contrast::Normal) & 0xFFFFFFU;
    int count = 0;
    for (const Widget* widget : seen_) {
      if (widget->role != WidgetRole::Key || !widget->enabled) continue;
      const Rect& box = widget->rect;
      if (stage_.colourAt(box.x + box.w / 2, box.bottom() - 5) == edge) ++count;
    }
    EXPECT_LE(count, 1) << where_ << ": more than one primary key";
  }

  const ui::WidgetTree& tree_;
  stage::Stage& stage_;
  const Model& model_;
  std::string where_;
  std::vector<const Widget*> seen_;
};

std::string pictureFolder() {
  if (std::getenv("BIANMIN_SHOTS") == nullptr) return {};
  const std::string folder = BIANMIN_BUILD_DIR "/screens";
  std::filesystem::create_directories(folder);
  return folder;
}

// Page after page until a page looks like the one before: lists show their last page for more.
void checkPages(stage::Stage& stage, samples::Sample sample, const std::string& language,
                const std::string& folder) {
  std::string before;
  for (int page = 0; page < kMostPages; ++page) {
    sample.model.session.page = page;
    const ui::WidgetTree& tree = stage.show(sample.model);
    std::string words = stage::wordsOf(tree);
    if (words == before) return;
    const std::string name = sample.name + (page == 0 ? "" : "-p" + std::to_string(page + 1));
    Check(tree, stage, sample.model, language + " " + stage.layout().name + " " + name).all();
    if (!folder.empty()) {
      stage.save(folder + "/" + name + "-" + stage.layout().name + "-" + language + ".png");
    }
    before = std::move(words);
  }
  ADD_FAILURE() << sample.name << " has no last page";
}

class EveryScreenTest : public testing::TestWithParam<std::string> {};

TEST_P(EveryScreenTest, CanBeReadReachedAndLeftInEveryLayout) {
  loadMessages(BIANMIN_BUILD_DIR "/share/locale", GetParam());
  const std::string folder = pictureFolder();
  const char* only = std::getenv("BIANMIN_ONLY");  // names that contain this, while one works
  for (const stage::Layout& layout : stage::layouts()) {
    // Black and white has the same layout: once is enough.
    if (layout.contrast == ui::Contrast::High && GetParam() != "zh_CN") continue;
    stage::Stage stage(layout);
    for (samples::Sample& sample : samples::all()) {
      if (only != nullptr && sample.name.find(only) == std::string::npos) continue;
      sample.model.language = GetParam();
      sample.model.session.display = stage.display();
      checkPages(stage, sample, GetParam(), folder);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Languages, EveryScreenTest, testing::Values("zh_CN", "en"),
                         [](const auto& one) { return one.param; });

}  // namespace
}  // namespace bianmin
