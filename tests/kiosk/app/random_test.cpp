// Ten thousand events in no order at all: what must hold whatever happens.
#include <algorithm>
#include <random>
#include <set>

#include "gtest/gtest.h"
#include "tests/kiosk/app/sample.h"

namespace bianmin {
namespace {

class Dice {
 public:
  explicit Dice(unsigned seed) : random_(seed) {}
  int upTo(int most) { return static_cast<int>(random_() % static_cast<unsigned>(most + 1)); }
  bool coin() { return upTo(1) == 1; }
  char key() {
    static constexpr std::string_view kKeys = "0123456789Xxazn.'\b";
    return kKeys[static_cast<std::size_t>(upTo(static_cast<int>(kKeys.size()) - 1))];
  }
  DossierStatus status() { return static_cast<DossierStatus>(upTo(13)); }

 private:
  std::mt19937 random_;
};

// Mostly outside of the usual range too: wrong indices, pages, stars, groups.
std::vector<Event> anyEvents(Dice& dice, const Model& model) {
  const auto index = static_cast<std::size_t>(dice.upTo(8));
  const std::string group = dice.coin() ? "A" : dice.coin() ? "B" : "Z";
  const std::string matter = dice.coin()   ? "DIBAO.apply"
                             : dice.coin() ? "KINDS.all"
                             : dice.coin() ? "PENSION.claim"
                                           : "NO.x";
  const auto kind = static_cast<PrintResult::Kind>(dice.upTo(2));
  const auto printer = static_cast<PrinterStatus>(dice.upTo(6));
  const std::chrono::seconds passed{dice.upTo(dice.upTo(9) == 0 ? 200 : 3)};
  return {event::Tick{model.mono + passed, {kToday, dice.upTo(1439)}, dice.upTo(59)},
          event::Touched{},
          event::Start{},
          event::Back{},
          event::StillHere{},
          event::NextDisplay{},
          event::GoHome{},
          event::OpenCard{dice.coin() ? "help" : "all"},
          event::OpenAllServices{},
          event::OpenMatter{matter},
          event::OpenTickets{},
          event::OpenProgress{},
          event::OpenHelp{},
          event::OpenPrivacy{},
          event::TurnPage{dice.upTo(200) - 50},
          event::TakeTicket{group, matter},
          event::PrintNotice{},
          event::PrintAgain{},
          event::OpenForm{},
          event::Key{dice.key()},
          event::PickCandidate{dice.upTo(8) - 2},
          event::TurnCandidates{dice.upTo(2) - 1},
          event::Choose{dice.upTo(8) - 2},
          event::NextField{},
          event::SkipField{},
          event::EditField{index},
          event::GiveConsent{index, dice.upTo(5) > 0},
          event::Submit{},
          event::AddMember{},
          event::EditMember{index},
          event::AskRemoveMember{index},
          event::RemoveMember{},
          event::KeepMember{},
          event::Suggest{dice.upTo(3) - 1},
          event::LookUp{},
          event::OpenRate{},
          event::Rate{dice.upTo(7)},
          event::TicketIssued{"A001", "A", 1},
          event::TicketFailed{},
          event::DossierSaved{"K7M4Q9X", "00"},
          event::SaveFailed{},
          event::Composed{"z", {"张", "三"}, dice.coin(), dice.coin(), dice.coin() ? "张三" : ""},
          event::Printed{{kind, printer}},
          event::PrinterChanged{printer},
          sampleFound({sampleChange(dice.status(), 0)}),
          event::ProgressNotFound{},
          event::RatingSaved{},
          event::SyncChanged{dice.coin(), dice.upTo(9)},
          event::DossiersChanged{{sampleChange(dice.status(), dice.upTo(9))}},
          event::End{}};
}

// Does what the screen asks for, as a resident would, so that the walk gets past forms and codes.
void doWhatIsAsked(Visit& visit) {
  for (int i = 0; i < 20 && visit.screen() == ScreenId::Form; ++i) {
    visit << event::KeepMember{};
    const FieldKind kind = currentField(visit.model)->kind;
    if (kind == FieldKind::Members && peopleOf(visit.form(), visit.form().index).size() < 2) {
      visit << event::AddMember{};
      continue;
    }
    if (kind == FieldKind::Day) visit.type("19580203");
    if (kind == FieldKind::Money) visit.type("1200.5");
    if (kind == FieldKind::Text) visit.write("张三");
    if (kind == FieldKind::Name || kind == FieldKind::Address) visit.write("张三");
    if (kind == FieldKind::IdNumber) visit.type(kSampleId);
    if (kind == FieldKind::Phone) visit.type(kSamplePhone);
    if (kind == FieldKind::BankCard) visit.type(kSampleCard);
    visit << event::Choose{1} << event::NextField{} << event::SkipField{};
  }
  if (visit.screen() == ScreenId::Review) visit.agree({true, true, true, true}) << event::Submit{};
  if (visit.screen() == ScreenId::ProgressAsk) {
    visit.type(sampleCode()).type("0013") << event::LookUp{};
  }
}

// Effects that were asked for and not answered, by kind.
struct Running {
  int ticket = 0, dossier = 0, rating = 0, lookup = 0, print = 0;

  void add(const std::vector<Effect>& effects) {
    ticket += Visit::count<effect::IssueTicket>(effects);
    dossier += Visit::count<effect::SaveDossier>(effects);
    rating += Visit::count<effect::SaveRating>(effects);
    lookup += Visit::count<effect::LookUpProgress>(effects);
    print += Visit::count<effect::PrintPaper>(effects);
  }
  void answer(const Event& event) {
    const auto is = [&]<typename... E>(std::variant<E...>*) {
      return (std::holds_alternative<E>(event) || ...);
    };
    if (is(static_cast<std::variant<event::TicketIssued, event::TicketFailed>*>(nullptr))) {
      ticket = 0;
    }
    if (std::holds_alternative<event::DossierSaved>(event)) dossier = 0;
    // The store answers in order; update() lets only one of the two run.
    if (std::holds_alternative<event::SaveFailed>(event)) dossier = rating = 0;
    if (std::holds_alternative<event::RatingSaved>(event)) rating = 0;
    if (is(static_cast<std::variant<event::ProgressFound, event::ProgressNotFound>*>(nullptr))) {
      lookup = 0;
    }
    if (std::holds_alternative<event::Printed>(event)) print = 0;
  }
  int most() const { return std::max({ticket, dossier + rating, lookup, print}); }
};

void expectNothingLeft(const Session& s) {
  EXPECT_TRUE(s.form.answers.empty() && s.form.composing.empty() && s.form.matter.empty());
  EXPECT_TRUE(s.form.people.empty() && !s.form.inside && !s.form.catalogue);
  EXPECT_TRUE(s.form.before_edit.empty() && s.form.candidates.empty() && s.form.consents.empty());
  EXPECT_TRUE(s.progress.code.empty() && s.progress.id_tail.empty() && !s.progress.found);
  EXPECT_TRUE(s.receipt.code.empty() && s.ticket.number.empty() && !s.paper);
  EXPECT_TRUE(s.back.empty() && s.print_jobs.empty());
}

// What is shown exists, what is not asked holds nothing, and nobody is in a list beyond its most.
void expectFormWhole(const Model& model) {
  const FormState& form = model.session.form;
  const Matter* matter = formMatter(model);
  if (matter == nullptr || model.session.screen == ScreenId::Submitted) return;
  ASSERT_NE(currentField(model), nullptr);
  ASSERT_NE(shownAnswer(model), nullptr);
  const FormStep at = formStep(model);
  ASSERT_TRUE(at.step >= 1 && at.step <= at.of);
  for (std::size_t i = 0; i < form.answers.size(); ++i) {
    const Field& field = matter->form->fields[i];
    const std::vector<Person>& people = peopleOf(form, i);
    const bool list = field.kind == FieldKind::Members;
    ASSERT_TRUE(!list || form.answers[i].empty());
    ASSERT_LE(people.size(), list ? 10u : 0u);
    for (const Person& person : people) ASSERT_EQ(person.size(), field.parts.size());
    const bool on_review = model.session.screen == ScreenId::Review;
    if (on_review && !isAsked(*matter, form, i, model.now.date)) {
      ASSERT_TRUE(form.answers[i].empty() && people.empty()) << field.id;
    }
  }
}

class RandomTest : public testing::TestWithParam<unsigned> {};

TEST_P(RandomTest, WhateverHappensTheRulesHold) {
  Dice dice(GetParam());
  Visit visit(GetParam() % 2 == 1);
  Running running;
  std::set<ScreenId> seen;
  std::uint32_t serial = 0;
  for (int i = 0; i < 10000; ++i) {
    if (dice.coin()) {
      visit.all.clear();
      doWhatIsAsked(visit);
      running.add(visit.all);
    }
    std::vector<Event> events = anyEvents(dice, visit.model);
    // 结束 is the last and rarer than the rest, or nothing would get anywhere.
    const int last = static_cast<int>(events.size()) - (dice.upTo(9) == 0 ? 1 : 2);
    const Event& event = events[static_cast<std::size_t>(dice.upTo(last))];
    const bool was_submitted = visit.screen() == ScreenId::Submitted;
    const bool was_saving = visit.form().saving == Saving::Running;
    running.answer(event);
    visit << event;
    if (visit.model.session_serial != serial) {
      serial = visit.model.session_serial;
      running = Running{};  // the runner drops the answers of the session before
      expectNothingLeft(visit.session());
      EXPECT_EQ(Visit::count<effect::WipeSession>(visit.last), 1);
    }
    running.add(visit.last);
    seen.insert(visit.screen());
    ASSERT_LE(running.most(), 1) << "event " << event.index();
    ASSERT_LE(visit.session().back.size(), 14u);
    ASSERT_EQ(visit.session().back.size(), visit.session().back_pages.size());
    ASSERT_GE(nextWake(visit.model), visit.model.mono);
    ASSERT_NO_FATAL_FAILURE(expectFormWhole(visit.model)) << "event " << event.index();
    if (visit.screen() == ScreenId::Submitted && !was_submitted) {
      const bool came_back = std::holds_alternative<event::Back>(event);
      const bool saved = std::holds_alternative<event::DossierSaved>(event) && was_saving;
      ASSERT_TRUE(saved || came_back);
      ASSERT_FALSE(visit.session().receipt.code.empty());
    }
  }
  EXPECT_GE(seen.size(), 12u);  // the walk went somewhere
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomTest, testing::Range(1u, 9u));

}  // namespace
}  // namespace bianmin
