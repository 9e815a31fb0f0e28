// Every service of the shipped configuration is walked to its end, in every layout: each page of
// its guide, each of its questions, what the answers suggest, and the lists that lead there.
#include "tests/kiosk/screens/walk.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "kiosk/app/view.h"
#include "kiosk/guide/validity.h"
#include "kiosk/text/catalogue.h"
#include "tests/kiosk/screens/samples.h"
#include "tests/kiosk/screens/stage.h"
#include "tests/support/paths.h"

namespace bianmin {
namespace {

constexpr std::string_view kLocal = "以当地公布为准";

Model begin(const stage::Stage& stage, ScreenId screen) {
  Model model = samples::fresh(screen);
  model.session.display = stage.display();
  return model;
}

void walkGuide(stage::Stage& stage, const Matter& matter) {
  Model model = begin(stage, ScreenId::Guide);
  model.session.matter = matter.id;
  const std::string where = stage.layout().name + " " + matter.id;
  const std::string words = Walk(stage).pages(model, where);
  if (needsLocalCheck(matter)) {
    EXPECT_NE(words.find(kLocal), std::string::npos) << where << ": not said to be local";
  }
  for (const Material& material : matter.materials) {
    EXPECT_NE(words.find(material.name), std::string::npos) << where << ": " << material.name;
  }
  for (const Step& step : matter.steps) {
    EXPECT_NE(words.find(step.title), std::string::npos) << where << ": " << step.title;
  }
  for (const Source& source : matter.sources) {
    EXPECT_NE(words.find(source.text), std::string::npos) << where << ": " << source.text;
  }
}

void walkCheck(stage::Stage& stage, const Matter& matter, SelfCheck::Kind kind, Answer answer) {
  Model model = begin(stage, ScreenId::Question);
  model.session.matter = matter.id;
  SelfCheck& check = model.session.selfcheck;
  check = {kind, matter.id, 0, {}};
  const std::size_t count = questionCount(check, matter);
  if (count == 0) return;
  const std::string where = stage.layout().name + " questions of " + matter.id;
  check.answers.assign(count, answer);
  for (check.index = 0; check.index < count; ++check.index) Walk(stage).pages(model, where);
  model.session.screen = ScreenId::CheckResult;
  const std::string words = Walk(stage).pages(model, where);
  EXPECT_EQ(words.find("您不符合"), std::string::npos) << where;
  EXPECT_NE(words.find("以审核结果为准"), std::string::npos) << where;
}

class WalkTest : public testing::TestWithParam<std::size_t> {};

TEST_P(WalkTest, EveryShippedServiceIsWalkedToItsEnd) {
  loadMessages(BIANMIN_BUILD_DIR "/share/locale", "zh_CN");
  const stage::Layout layout = stage::layouts()[GetParam()];
  stage::Stage stage(layout);
  const Catalogue& catalogue = *samples::place().catalogue;
  for (const Matter& matter : catalogue.matters) {
    walkGuide(stage, matter);
    for (const Answer answer : {Answer::Yes, Answer::No, Answer::Unsure}) {
      walkCheck(stage, matter, SelfCheck::Kind::Eligibility, answer);
      walkCheck(stage, matter, SelfCheck::Kind::Triage, answer);
    }
  }
  for (const HomeCard& card : catalogue.cards) {
    Model model = begin(stage, ScreenId::Services);
    model.session.card = card.id;
    Walk(stage).pages(model, layout.name + " card " + card.id);
  }
  for (const LifeEvent& event : catalogue.events) {
    Model model = begin(stage, ScreenId::Services);
    model.session.life_event = event.id;
    Walk(stage).pages(model, layout.name + " event " + event.id);
  }
}

// Black and white is laid out like colour: every other layout has all there is.
INSTANTIATE_TEST_SUITE_P(Layouts, WalkTest, testing::Values(0U, 2U, 4U, 6U, 8U, 10U),
                         [](const auto& one) {
                           std::string name = stage::layouts()[one.param].name;
                           std::ranges::replace(name, '-', '_');
                           return name;
                         });

}  // namespace
}  // namespace bianmin
