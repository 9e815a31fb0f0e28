// What `bianminctl check` accepts can be read on every screen: a service whose texts are exactly as
// long as they may be is drawn in every layout, and one character more is refused.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "kiosk/app/form_view.h"
#include "kiosk/app/view.h"
#include "kiosk/guide/finder.h"
#include "kiosk/text/catalogue.h"
#include "sync/config/catalogue.h"
#include "sync/config/check.h"
#include "tests/kiosk/screens/longest_service.h"
#include "tests/kiosk/screens/samples.h"
#include "tests/kiosk/screens/stage.h"
#include "tests/kiosk/screens/walk.h"
#include "tests/sync/config/config_files.h"
#include "tests/sync/config/readme_examples.h"

namespace bianmin {
namespace {

constexpr std::string_view kMatter = "LONG.all";

// A whole folder with the service in it.
std::vector<Finding> errorsOf(const ConfigFiles& files, const test::LongestService& service) {
  writeReadmeExamples(files);
  files.write("services/long.toml", service.toml());
  std::vector<Finding> errors = checkContent(files.folder(), {});
  std::erase_if(errors, [](const Finding& one) { return one.severity != Severity::Error; });
  return errors;
}

std::string said(const std::vector<Finding>& findings) {
  std::string all;
  for (const Finding& one : findings) {
    all += std::to_string(one.line) + " " + one.field + ": " + one.message + "\n";
  }
  return all;
}

class LimitsTest : public testing::TestWithParam<std::size_t> {
 protected:
  LimitsTest() {
    loadMessages(BIANMIN_BUILD_DIR "/share/locale", "zh_CN");
    EXPECT_EQ(said(errorsOf(files_, test::LongestService())), "");
    catalogue_ = std::make_shared<const Catalogue>(loadCatalogue(files_.folder()));
  }
  const Matter& matter() const { return *catalogue_->find(kMatter); }
  Model begin(ScreenId screen) {
    Model model = samples::fresh(screen);
    model.place.catalogue = catalogue_;
    model.place.finder = std::make_shared<const Finder>(*catalogue_);
    model.session.display = stage_.display();
    model.session.matter = std::string(kMatter);
    return model;
  }
  Model beginForm(ScreenId screen) {
    Model model = begin(screen);
    FormState& form = model.session.form;
    const std::size_t count = matter().form->fields.size();
    form.catalogue = catalogue_;
    form.matter = std::string(kMatter);
    form.answers.resize(count);
    form.people.resize(count);
    form.seen.assign(count, true);
    return model;
  }
  std::string at(const std::string& what) const { return stage_.layout().name + " " + what; }

  // A person with the longest answers there can be.
  static Person person(const Field& members) {
    Person one;
    for (const Field& part : members.parts) one.emplace_back(longest(part));
    return one;
  }
  static std::string longest(const Field& field) {
    const auto repeated = [](std::string_view word, std::size_t count) {
      std::string all;
      for (std::size_t i = 0; i < count; ++i) all += word;
      return all;
    };
    switch (field.kind) {
      case FieldKind::Name:
      case FieldKind::Text:
      case FieldKind::Address:
        return repeated("𬸘", longestAnswer(field));
      case FieldKind::IdNumber:
        return "610622189001010013";
      case FieldKind::Phone:
        return "13800005678";
      case FieldKind::BankCard:
        return "6222020000000000007";
      case FieldKind::Day:
        return "20261122";
      case FieldKind::Money:
        return "99999999.99";
      case FieldKind::Choice:
        return field.choices.back();
      case FieldKind::Several:
        return repeated("1", field.choices.size());
      case FieldKind::Members:
        return {};
    }
    return {};
  }
  void walkField(std::size_t index) {
    const Field& field = matter().form->fields[index];
    const std::string where = at("form " + std::to_string(index));
    Model model = beginForm(ScreenId::Form);
    FormState& form = model.session.form;
    form.index = index;
    Walk walk(stage_);
    const std::string words = walk.pages(model, where);
    EXPECT_NE(words.find(field.question), std::string::npos) << where << ": no question";
    if (field.kind == FieldKind::Members) {
      walkPeople(std::move(model), field, where);
    } else {
      form.answers[index] = Secret(longest(field));
      walk.pages(model, where + " answered");
    }
  }
  void walkPeople(Model model, const Field& field, const std::string& where) {
    FormState& form = model.session.form;
    Walk walk(stage_);
    form.people[form.index].assign(static_cast<std::size_t>(field.most), person(field));
    walk.pages(model, where + " all people");
    for (std::size_t part = 0; part < field.parts.size(); ++part) {
      form.inside = FormState::Inside{9, part};
      walk.pages(model, where + " part " + std::to_string(part));
    }
    form.inside.reset();
    form.removing = 0;
    walk.pages(model, where + " removing");
  }

  const ConfigFiles files_;
  std::shared_ptr<const Catalogue> catalogue_;
  stage::Stage stage_{stage::layouts()[GetParam()]};
};

TEST_P(LimitsTest, TheGuideAndItsQuestionsAreNeverClipped) {
  Walk walk(stage_);
  const std::string words = walk.pages(begin(ScreenId::Guide), at("guide"));
  for (const Material& material : matter().materials) {
    EXPECT_THAT(words, testing::HasSubstr(material.name));
  }
  for (const Answer answer : {Answer::Yes, Answer::No, Answer::Unsure}) {
    Model model = begin(ScreenId::Question);
    SelfCheck& check = model.session.selfcheck;
    check = {SelfCheck::Kind::Eligibility, std::string(kMatter), 0, {}};
    check.answers.assign(matter().questions.size(), answer);
    for (check.index = 0; check.index < check.answers.size(); ++check.index) {
      const std::string asked = walk.pages(model, at("question " + std::to_string(check.index)));
      EXPECT_THAT(asked, testing::HasSubstr(matter().questions[check.index].ask));
      EXPECT_THAT(asked, testing::HasSubstr(matter().questions[check.index].help));
    }
    model.session.screen = ScreenId::CheckResult;
    walk.pages(model, at("result"));
  }
}

TEST_P(LimitsTest, EveryQuestionOfAFormAndOfItsPeopleIsNeverClipped) {
  for (std::size_t i = 0; i < matter().form->fields.size(); ++i) walkField(i);
}

TEST_P(LimitsTest, TheReviewIsNeverClipped) {
  Model model = beginForm(ScreenId::Review);
  FormState& form = model.session.form;
  for (std::size_t i = 0; i < form.answers.size(); ++i) {
    const Field& field = matter().form->fields[i];
    form.answers[i] = Secret(longest(field));
    if (field.kind == FieldKind::Members) form.people[i].assign(10, person(field));
  }
  for (const char* id : {"mandate", "identity", "financial", "health", "minor"}) {
    form.consents.push_back({id, form.consents.size() < 2, std::nullopt});
  }
  const std::string words = Walk(stage_).pages(model, at("review"));
  for (const Field& field : matter().form->fields) {
    EXPECT_THAT(words, testing::HasSubstr(field.label));
  }
}

// So that the table of lengths cannot grow without the screens being looked at.
TEST(LimitsOfTextsTest, OneCharacterMoreIsRefusedInEveryText) {
  const ConfigFiles files;
  const test::LongestService longer(1);
  const std::vector<Finding> errors = errorsOf(files, longer);
  const auto too_long = std::ranges::count_if(errors, [](const Finding& one) {
    return one.message.find("个字，最多") != std::string::npos;
  });
  EXPECT_EQ(too_long, longer.texts()) << said(errors);
}

// Black and white is laid out like colour: every other layout has all there is.
INSTANTIATE_TEST_SUITE_P(Layouts, LimitsTest, testing::Values(0U, 2U, 4U, 6U, 8U, 10U),
                         [](const auto& one) {
                           std::string name = stage::layouts()[one.param].name;
                           std::ranges::replace(name, '-', '_');
                           return name;
                         });

}  // namespace
}  // namespace bianmin
