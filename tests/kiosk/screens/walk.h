// Walks through the pages of what a model shows and looks at each.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "kiosk/text/catalogue.h"
#include "tests/kiosk/screens/stage.h"

namespace bianmin {

inline constexpr int kMostPages = 100;

class Walk {
 public:
  explicit Walk(stage::Stage& stage) : stage_(stage) {}

  // Every page of what the model shows; all the words that stood on them.
  std::string pages(Model model, const std::string& where) {
    std::string all, before;
    for (model.session.page = 0; model.session.page < kMostPages; ++model.session.page) {
      const ui::WidgetTree& tree = stage_.show(model);
      const std::string words = stage::wordsOf(tree);
      if (words == before) return all;
      const std::string here = where + " page " + std::to_string(model.session.page + 1);
      look(tree, here);
      if (model.session.screen == ScreenId::Guide) lookForStar(words, here);
      all += words;
      before = words;
    }
    ADD_FAILURE() << where << " has no last page";
    return all;
  }

 private:
  // A page that shows a star says what it means, and no other page does.
  static void lookForStar(std::string words, const std::string& where) {
    const std::string meaning(tr("guide.star.meaning"));
    const auto at = words.find(meaning);
    if (at != std::string::npos) words.erase(at, meaning.size());
    const bool star = words.find(tr("guide.star")) != std::string::npos;
    EXPECT_EQ(at != std::string::npos, star) << where << ": star and its meaning";
  }

  void look(const ui::WidgetTree& tree, const std::string& where) {
    EXPECT_TRUE(tree.duplicates.empty()) << where;
    EXPECT_NE(tree.find("bar.end"), nullptr) << where << ": no way home";
    EXPECT_GT(tree.widgets.size(), 8U) << where << ": empty";
    for (const ui::Widget& widget : tree.widgets) {
      EXPECT_FALSE(widget.clipped) << where << ": clipped: " << widget.id << " " << widget.label;
      EXPECT_EQ(widget.label.find_first_of("{}"), std::string::npos) << where << widget.label;
    }
  }

  stage::Stage& stage_;
};

}  // namespace bianmin
