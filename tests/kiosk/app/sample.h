// A small county and a driver, for the tests of update().
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kiosk/app/form_view.h"
#include "kiosk/app/update.h"
#include "kiosk/app/view.h"
#include "sync/domain/pickup_code.h"
#include "tests/support/kinds_form.h"

namespace bianmin {

inline constexpr std::string_view kSampleId = "610622189001010013";
inline constexpr std::string_view kSamplePhone = "13800005678";
inline constexpr std::string_view kSampleCard = "6222020000000007";  // Luhn digit 7
inline constexpr Date kToday{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{23}};

inline Field sampleField(std::string id, FieldKind kind, Sensitivity sensitivity, bool required) {
  Field field;
  field.id = id;
  field.question = id + "?";
  field.label = std::move(id);
  field.kind = kind;
  field.sensitivity = sensitivity;
  field.required = required;
  if (kind == FieldKind::Choice) field.choices = {"1 人", "2 人", "3 人"};
  return field;
}

inline Catalogue sampleCatalogue() {
  Matter aid;
  aid.id = "DIBAO.apply";
  aid.service = "DIBAO";
  aid.name = "低保";
  aid.official_name = "最低生活保障申请";
  aid.queue_group = "B";
  aid.materials = {{"id_card", "身份证", "看完当场还您", "id-card", PaperForm::Original},
                   {"book", "户口簿", "看完当场还您", "book", PaperForm::Copy}};
  aid.total = Limit{30, DayUnit::Working, Certainty::Confirmed};
  aid.hotline = "12345";
  Form form;
  form.version = 3;
  form.fields = {
      sampleField("name", FieldKind::Name, Sensitivity::Identity, true),
      sampleField("id_number", FieldKind::IdNumber, Sensitivity::Identity, true),
      sampleField("phone", FieldKind::Phone, Sensitivity::Identity, true),
      sampleField("address", FieldKind::Address, Sensitivity::Identity, true),
      sampleField("household", FieldKind::Choice, Sensitivity::Identity, true),
      sampleField("bank_card", FieldKind::BankCard, Sensitivity::Financial, false),
      sampleField("illness", FieldKind::Text, Sensitivity::Health, false),
  };
  aid.form = form;
  aid.questions = {{"poor", "poor?", "", true, "", "not poor"},
                   {"car", "car?", "", false, "", "a car"}};
  Matter pension;
  pension.id = "PENSION.claim";
  pension.service = "PENSION";
  pension.name = "领养老金";
  pension.queue_group = "A";
  pension.routes = {{"ill?", "DIBAO.apply", "", false},
                    {"fire?", "DIBAO.apply", "call", true},
                    {"school?", "", "school", false}};
  Catalogue catalogue;
  catalogue.matters = {aid, pension, test::kindsMatter()};
  catalogue.groups = {{"A", "社会保障"}, {"B", "社会救助"}};
  catalogue.cards = {{"help", "家里有困难", "", "heart", "brick", {"DIBAO.apply"}},
                     {"all", "办事", "", "list", "plum", {"DIBAO.apply", "PENSION.claim"}}};
  catalogue.events = {{"ill", "得了大病", "med", "teal", {"DIBAO.apply", "PENSION.claim"}}};
  return catalogue;
}

inline Model sampleModel(bool start_at_home = false) {
  Model model;
  model.place.hall = "延水关镇便民服务中心";
  model.place.terminal = "1号终端";
  model.place.agent = "王五";
  model.place.public_url = "https://center.example";
  model.place.start_at_home = start_at_home;
  model.place.catalogue = std::make_shared<const Catalogue>(sampleCatalogue());
  model.place.finder = std::make_shared<const Finder>(*model.place.catalogue);
  model.place.calendar = std::make_shared<const WorkCalendar>();
  model.session = restingSession(model.place);
  update(model, event::Tick{MonoTime{std::chrono::hours{1}}, {kToday, 552}, 12});
  return model;
}

// A resident before the terminal: does things and keeps what was asked of the outside.
struct Visit {
  explicit Visit(bool start_at_home = false) : model(sampleModel(start_at_home)) {}

  Session& session() { return model.session; }
  FormState& form() { return model.session.form; }
  ScreenId screen() const { return model.session.screen; }

  // Applies the event; `last` holds its effects, `all` everything so far.
  Visit& operator<<(const Event& event) {
    last = update(model, event);
    all.insert(all.end(), last.begin(), last.end());
    return *this;
  }
  Visit& wait(std::chrono::milliseconds time) {
    return *this << event::Tick{model.mono + time, model.now};
  }
  Visit& type(std::string_view keys) {
    for (const char key : keys) *this << event::Key{key};
    return *this;
  }
  // As the pinyin engine does it: letters, a candidate, the committed text.
  Visit& write(std::string text) {
    *this << event::Key{'z'} << event::Composed{"z", {text}, false, false, ""};
    return *this << event::PickCandidate{0} << event::Composed{"", {}, false, false, text};
  }
  Visit& openGuide() { return *this << event::Start{} << event::OpenCard{"help"}; }
  Visit& openForm() { return openGuide() << event::OpenForm{}; }
  // The form with every kind of question.
  Visit& openKinds() {
    return *this << event::Start{} << event::OpenMatter{"KINDS.all"} << event::OpenForm{};
  }
  Visit& next() { return *this << event::NextField{}; }
  // Up to the list of people: 张三, nobody ill.
  Visit& openMembers() {
    openKinds().write("张三").next().type(kSampleId).next().type("20260305").next();
    return type("12000.5").next().next();
  }
  // A person with a name and a relation, the rest left out.
  Visit& addPerson(const std::string& name) {
    *this << event::AddMember{};
    write(name).next() << event::SkipField{} << event::Choose{0};
    return *this << event::SkipField{} << event::SkipField{};
  }
  Visit& fillRequired() {
    write("张三") << event::NextField{};
    type(kSampleId) << event::NextField{};
    type(kSamplePhone) << event::NextField{};
    write("地天堂村") << event::NextField{};
    return *this << event::Choose{1};
  }
  Visit& fillAll() {
    fillRequired().type(kSampleCard) << event::NextField{};
    return write("腿脚不便") << event::NextField{};
  }
  Visit& agree(std::vector<bool> answers) {
    for (std::size_t i = 0; i < answers.size(); ++i) *this << event::GiveConsent{i, answers[i]};
    return *this;
  }
  Visit& submitAll() {
    openForm().fillAll().agree({true, true, true, true});
    return *this << event::Submit{};
  }
  Visit& askProgress(std::string_view code) {
    *this << event::Start{} << event::OpenProgress{};
    return type(code).type("001X");
  }

  // How many effects of a kind there are in `effects`.
  template <typename E>
  static int count(const std::vector<Effect>& effects) {
    int n = 0;
    for (const Effect& effect : effects) n += std::holds_alternative<E>(effect) ? 1 : 0;
    return n;
  }
  // The first effect of a kind among the last event's; nullptr when there is none.
  template <typename E>
  const E* get() const {
    for (const Effect& effect : last) {
      if (const E* found = std::get_if<E>(&effect)) return found;
    }
    return nullptr;
  }

  Model model;
  std::vector<Effect> last, all;
};

inline StatusChange sampleChange(DossierStatus status, int day) {
  StatusChange change;
  change.dossier_id = "01JDCZ0000000000000000000A";
  change.lookup = "lookup-1";
  change.matter = "DIBAO.apply";
  change.status = status;
  change.at = std::chrono::sys_days{kToday} + std::chrono::days{day};
  return change;
}

inline event::ProgressFound sampleFound(std::vector<StatusChange> history) {
  return {{"DIBAO.apply", "lookup-1", std::move(history), false, {}, {}, {}}};
}

inline Notice sampleNotice() {
  return {"01KAZZZZZZ0000000000000001", "停水通知", "11月24日全村停水一天。", kToday, kToday,
          Notice::For::Residents};
}
inline Notice sampleMessage() {
  return {"01KAZZZZZZ0000000000000002", "明天开会", "上午九点，镇政府。", kToday, kToday,
          Notice::For::Cadres};
}

// Seven characters that are a pick-up code.
inline std::string sampleCode() { return makePickupCode({1, 2, 3, 4, 5, 6, 7, 8}); }

}  // namespace bianmin
