#include "tests/kiosk/screens/service_samples.h"

#include <memory>
#include <tuple>
#include <utility>

#include "kiosk/app/view.h"
#include "kiosk/guide/finder.h"

namespace bianmin::samples {
namespace {

constexpr Certainty kOpen = Certainty::ToVerify;

// `count` characters of plain Chinese.
std::string long_text(std::size_t count) {
  static const std::vector<std::string> kWords = {"户", "口", "所", "在", "乡", "镇", "的", "服",
                                                  "务", "窗", "口", "受", "理", "申", "请", "人"};
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += kWords[i % kWords.size()];
  return text;
}

Limit limit(int days, DayUnit unit) { return {days, unit, kOpen, "s"}; }

void addMaterials(Matter& matter, int count) {
  for (int i = 0; i < count; ++i) {
    Material material;
    material.id = "m" + std::to_string(i);
    material.name = long_text(10);
    material.detail = long_text(12);
    material.icon = "form";
    material.form = static_cast<PaperForm>(i % 3);
    material.copies = material.form == PaperForm::Original ? 0 : 2;
    material.issuer = long_text(12);
    material.fix = long_text(24);
    material.shared = i % 4 == 1;
    material.may_follow = i % 4 == 2;
    material.certainty = i % 5 == 0 ? kOpen : Certainty::Confirmed;
    matter.materials.push_back(material);
  }
}

void addSteps(Matter& matter, int count) {
  for (int i = 0; i < count; ++i) {
    Step step;
    step.title = long_text(12);
    step.who = long_text(8);
    step.detail = long_text(24);
    if (i % 2 == 0) {
      step.limit = limit(180, DayUnit::Working);
    } else {
      step.limit_text = long_text(6);
    }
    step.excluded = i % 3 == 0;
    step.certainty = kOpen;
    matter.steps.push_back(step);
  }
}

void addPlace(Matter& matter) {
  matter.accepts_at = {long_text(12), long_text(12), long_text(12), long_text(12), long_text(12)};
  matter.decides = {long_text(20), kOpen, "s"};
  matter.benefit_start = {long_text(32), kOpen, "s"};
  for (int i = 0; i < 6; ++i) {
    matter.amounts.push_back({long_text(40), dateFromIso("2025-01-01"), kOpen, "s"});
  }
  matter.fee = long_text(8);
  matter.where = long_text(40);
  matter.remedy = long_text(40);
  matter.hotline = "0911-12345678";
  matter.reminder = {long_text(48), kOpen, "s"};
  matter.agent_may = long_text(48);
  matter.agent_may_not = long_text(48);
  for (int i = 0; i < 6; ++i) {
    matter.basis.push_back(
        {long_text(40), long_text(24), long_text(40), "2019-03-02修订", "2014-05-01起施行", kOpen});
  }
  for (int i = 0; i < 12; ++i) {
    matter.sources.push_back({"s" + std::to_string(i), long_text(60)});
  }
}

Question question(std::size_t index) {
  Question q;
  q.id = "q" + std::to_string(index);
  q.ask = long_text(23) + "？";
  q.help = long_text(32);
  q.otherwise = long_text(32 - index % 2);
  q.certainty = index == 0 ? kOpen : Certainty::Confirmed;
  return q;
}

Agency fullAgency() {
  Agency agency;
  agency.code = "D06";
  agency.name = long_text(32);
  agency.mode = VillageMode::Agent;
  agency.matters = {"FULL.all"};
  agency.onward = long_text(20);
  agency.limit = long_text(24);
  agency.may_not = long_text(40);
  agency.certainty = kOpen;
  return agency;
}

Matter triageMatter() {
  Matter matter = fullMatter();
  matter.id = "FULL.triage";
  matter.questions.clear();
  const std::vector<std::string> to = {"DIBAO.apply", "TEMPAID.apply", "", "FULL.all",
                                       "PENSION.claim"};
  for (std::size_t i = 0; i < 10; ++i) {
    Route route;
    route.ask = long_text(31) + "？";
    route.to = to[i % to.size()];
    if (route.to.empty() || i == 1) route.advice = long_text(32);
    route.urgent = i == 1;
    route.certainty = i == 0 ? kOpen : Certainty::Confirmed;
    matter.routes.push_back(route);
  }
  return matter;
}

// The shipped catalogue and more: six cards, eighteen life events, matters as long as may be.
const Place& fullPlace() {
  static const Place kPlace = [] {
    Place full = place();
    Catalogue catalogue = *full.catalogue;
    catalogue.matters.push_back(fullMatter());
    catalogue.matters.push_back(triageMatter());
    catalogue.agencies.push_back(fullAgency());
    while (catalogue.cards.size() < 6) {
      HomeCard card = catalogue.cards.front();
      card.id = "more" + std::to_string(catalogue.cards.size());
      card.title = "残疾人补贴";
      card.line = "地力、退耕、农机、农技等等";
      card.matters = {"FULL.all", "DIBAO.apply"};
      catalogue.cards.push_back(card);
    }
    catalogue.cards.resize(6);
    for (std::size_t i = catalogue.events.size(); i < 18; ++i) {
      catalogue.events.push_back({"e" + std::to_string(i),
                                  i % 2 == 0 ? "家里有人走了" : "生孩子",
                                  "heart",
                                  "brick",
                                  {"DIBAO.apply", "FULL.all"}});
    }
    full.finder = std::make_shared<const Finder>(catalogue);
    full.catalogue = std::make_shared<const Catalogue>(std::move(catalogue));
    return full;
  }();
  return kPlace;
}

class Adding {
 public:
  explicit Adding(std::vector<Sample>& samples) : samples_(samples) {}
  Model& add(std::string name, ScreenId screen) {
    samples_.push_back({std::move(name), fresh(screen)});
    samples_.back().model.place = fullPlace();
    return samples_.back().model;
  }

 private:
  std::vector<Sample>& samples_;
};

void addFinding(Adding& to) {
  to.add("find", ScreenId::Find);
  for (const auto& [name, typed] :
       {std::pair{"find-one", "ylbx"}, std::pair{"find-many", "s"}, std::pair{"find-none", "vv"}}) {
    Model& model = to.add(name, ScreenId::Find);
    model.session.find.typed = typed;
    model.session.find.found = model.place.finder->find(typed, 24);
    if (std::string_view(name) == "find-many") {
      model.session.find.found.clear();
      for (const Matter& matter : model.place.catalogue->matters) {
        model.session.find.found.push_back({matter.id, "新农合", Hit::Word});
      }
    }
  }
  to.add("find-longest", ScreenId::Find).session.find.typed = std::string(20, 'w');
  Model& mixed = to.add("find-composing", ScreenId::Find);
  mixed.session.find.typed = "新";
  Composing& composing = mixed.session.composing;
  composing.letters = "nong he";
  composing.candidates = {"农合", "弄和", "农", "浓", "弄"};
  composing.more = composing.previous = true;
  mixed.session.find.found = mixed.place.finder->find("新nonghe", 24);
}

void addLists(Adding& to) {
  to.add("home-full", ScreenId::Home);
  to.add("services-full", ScreenId::Services);
  to.add("services-event", ScreenId::Services).session.life_event = "e11";
  to.add("services-card", ScreenId::Services).session.card = "more5";
  Model& waiting = to.add("services-loading", ScreenId::Services);
  waiting.place.loading = true;
  waiting.session.card = "more5";
  to.add("life-events", ScreenId::LifeEvents);
}

Model& addCheck(Adding& to, std::string name, ScreenId screen, std::string matter,
                SelfCheck::Kind kind, std::vector<Answer> answers) {
  Model& model = to.add(std::move(name), screen);
  model.session.matter = matter;
  const Matter* found = model.place.catalogue->find(matter);
  model.session.selfcheck = {kind, std::move(matter), 0, {}};
  answers.resize(questionCount(model.session.selfcheck, *found), Answer::Unsure);
  model.session.selfcheck.answers = std::move(answers);
  return model;
}

void addChecks(Adding& to) {
  using enum Answer;
  const auto one = SelfCheck::Kind::Eligibility;
  const auto two = SelfCheck::Kind::Triage;
  addCheck(to, "question-first", ScreenId::Question, "FULL.all", one, {});
  addCheck(to, "question-last", ScreenId::Question, "FULL.all", one, {}).session.selfcheck.index =
      7;
  addCheck(to, "question-triage", ScreenId::Question, "FULL.triage", two, {});
  addCheck(to, "result-possible", ScreenId::CheckResult, "FULL.all", one,
           {Yes, Yes, Yes, Yes, Yes, Yes, Yes, Yes});
  addCheck(to, "result-possibly-not", ScreenId::CheckResult, "FULL.all", one,
           {No, No, No, No, No, No, No, No});
  addCheck(to, "result-unclear", ScreenId::CheckResult, "FULL.all", one, {No, Yes});
  addCheck(to, "result-unknown", ScreenId::CheckResult, "FULL.all", one, {});
  Model& printed = addCheck(to, "result-printed", ScreenId::CheckResult, "FULL.all", one, {Yes});
  printed.session.print = PrintState::Done;
  addCheck(to, "triage-nothing", ScreenId::CheckResult, "FULL.triage", two, {});
  addCheck(to, "triage-urgent", ScreenId::CheckResult, "FULL.triage", two, {No, Yes});
  addCheck(to, "triage-more", ScreenId::CheckResult, "FULL.triage", two, {No, Yes, None});
  addCheck(to, "triage-all", ScreenId::CheckResult, "FULL.triage", two,
           {Yes, Yes, Yes, Yes, Yes, Yes, Yes, Yes, Yes, Yes});
}

void addGuides(Adding& to) {
  to.add("guide-full", ScreenId::Guide).session.matter = "FULL.all";
  to.add("guide-triage", ScreenId::Guide).session.matter = "FULL.triage";
  for (const auto& [name, from, until] :
       {std::tuple{"guide-expired", "2024-01-01", "2025-12-31"},
        std::tuple{"guide-not-yet", "2027-01-01", "2027-12-31"}}) {
    Model& model = to.add(name, ScreenId::Guide);
    Catalogue catalogue = *model.place.catalogue;
    for (Matter& matter : catalogue.matters) {
      matter.valid_from = dateFromIso(from);
      matter.valid_until = dateFromIso(until);
    }
    const auto shared = std::make_shared<const Catalogue>(std::move(catalogue));
    model.place.catalogue = shared;
    model.session.matter = "FULL.all";
    to.add(std::string(name) + "-list", ScreenId::Services).place.catalogue = shared;
  }
}

}  // namespace

Matter fullMatter() {
  Matter matter;
  matter.id = "FULL.all";
  matter.service = "FULL";
  matter.name = long_text(8);
  matter.official_name = long_text(30);
  matter.old_name = long_text(12);
  matter.line = long_text(20);
  matter.icon = "homeheart";
  matter.tile = "brick";
  matter.queue_group = "B";
  for (std::size_t i = 0; i < 4; ++i) matter.who.push_back({long_text(32), kOpen, "s"});
  for (std::size_t i = 0; i < 8; ++i) matter.questions.push_back(question(i));
  addMaterials(matter, 30);
  addSteps(matter, 9);
  matter.total = limit(30, DayUnit::Working);
  matter.extended = limit(45, DayUnit::Working);
  matter.promised = limit(20, DayUnit::Working);
  matter.total_note = long_text(24);
  matter.publicity =
      Publicity{long_text(24), limit(7, DayUnit::Calendar), false, false, kOpen, "s"};
  addPlace(matter);
  matter.valid_from = dateFromIso("2024-01-01");
  matter.valid_until = dateFromIso("2027-12-31");
  matter.checked_on = dateFromIso("2026-11-22");
  matter.local = true;
  const Matter* shipped = place().catalogue->find("DIBAO.apply");
  if (shipped != nullptr) matter.form = shipped->form;
  return matter;
}

void addServiceSamples(std::vector<Sample>& samples) {
  Adding to(samples);
  addLists(to);
  addFinding(to);
  addChecks(to);
  addGuides(to);
}

}  // namespace bianmin::samples
