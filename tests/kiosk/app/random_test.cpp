// Ten thousand events in no order at all: what must hold whatever happens.
#include <algorithm>
#include <random>
#include <set>

#include "gtest/gtest.h"
#include "kiosk/app/work_view.h"
#include "tests/kiosk/app/cadre_sample.h"

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

WorkRow anyRow(Dice& dice) {
  WorkRow row = sampleRow();
  row.status = dice.status();
  if (dice.coin()) row.last_move = static_cast<MoveKind>(dice.upTo(2));
  row.missing = dice.coin();
  if (dice.upTo(3) == 0) row.matter = "NO.x";
  return row;
}

WorkCase anyCase(Dice& dice) {
  WorkCase open = sampleCase();
  open.row = anyRow(dice);
  if (dice.upTo(3) == 0) open.fields.clear();
  if (dice.coin()) open.papers = {{"book", static_cast<PaperState>(dice.upTo(2)), true, 1}};
  open.revealable = dice.upTo(3) > 0;
  return open;
}

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
  return {
      event::Tick{model.mono + passed, {kToday, dice.upTo(1439)}, dice.upTo(59)},
      event::Touched{},
      event::Start{},
      event::Back{},
      event::StillHere{},
      event::NextDisplay{},
      event::GoHome{},
      event::OpenCard{dice.coin() ? "help" : "all"},
      event::OpenAllServices{},
      event::OpenMatter{matter},
      event::OpenFind{},
      event::OpenLifeEvents{},
      event::OpenLifeEvent{dice.coin() ? "ill" : "no"},
      event::OpenSelfCheck{},
      event::OpenTriage{},
      event::AskOn{},
      event::GiveAnswer{static_cast<Answer>(dice.upTo(3))},
      event::ContentLoaded{model.place.catalogue, model.place.calendar, model.place.finder},
      event::OpenTickets{},
      event::OpenNotices{},
      event::OpenNotice{dice.coin() ? sampleNotice().id : "no"},
      event::CountyTold{{sampleNotice()}, {sampleMessage()}},
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
      event::PrintStatus{},
      event::PrintCard{},
      event::PrintMandate{},
      event::OpenCadre{},
      event::ChooseCadre{index},
      event::OpenUnlock{},
      event::ShowGroup{dice.upTo(6) - 1},
      event::OpenWorkRow{index % 3},
      event::OpenFindWork{},
      event::AskReveal{index},
      event::ChooseReason{dice.upTo(5) - 1},
      event::AskMove{static_cast<MoveKind>(dice.upTo(2))},
      event::ChooseWay{static_cast<DeliveryWay>(dice.upTo(2))},
      event::ConfirmMove{},
      event::OpenCheck{},
      event::MarkPaper{index % 4, static_cast<PaperState>(dice.upTo(2))},
      event::AddCopy{index},
      event::FinishCheck{},
      event::ChooseUntil{index},
      event::CadresListed{{kWang}},
      event::CadresFailed{},
      event::SignedIn{kWang},
      event::SignInRefused{static_cast<SignInProblem::Kind>(dice.upTo(3)), dice.upTo(40) - 5, 1},
      event::ChallengeMade{"K7M4-Q9X"},
      event::ChallengeFailed{},
      event::Unlocked{},
      event::UnlockRefused{},
      event::WorkLoaded{{anyRow(dice), anyRow(dice)}},
      event::WorkFailed{},
      event::WorkOpened{anyCase(dice)},
      event::WorkNotFound{},
      event::Revealed{sampleRow().dossier, dice.coin() ? "id_number" : "name", Secret("x")},
      event::RevealFailed{},
      event::MoveRecorded{sampleRow().dossier, static_cast<MoveKind>(dice.upTo(2))},
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
  if (visit.screen() == ScreenId::CadrePin) visit.type("123456");
  if (visit.screen() == ScreenId::CadreUnlock) visit.type("12345678");
  if (visit.screen() == ScreenId::FindWork) visit.type(sampleCode());
}

// What a cadre would touch next, so that the walk gets past the PIN.
void workAsStaff(Dice& dice, Visit& visit) {
  if (visit.screen() == ScreenId::Home && dice.coin()) visit << event::OpenCadre{};
  if (visit.screen() == ScreenId::CadreWho) visit << event::ChooseCadre{0};
  if (visit.screen() == ScreenId::Worklist) visit << event::OpenWorkRow{0};
  if (visit.screen() == ScreenId::Work) {
    visit << event::AskMove{static_cast<MoveKind>(dice.upTo(2))};
    if (dice.coin()) visit << event::OpenCheck{} << event::AskReveal{1};
  }
  if (visit.screen() == ScreenId::Check) {
    for (std::size_t i = 0; i < 2; ++i) {
      visit << event::MarkPaper{i, static_cast<PaperState>(dice.upTo(2))};
    }
    visit << event::FinishCheck{};
  }
}

// What the store would answer to what runs; nothing when nothing does.
std::optional<Event> awaited(Dice& dice, const Model& model) {
  const SignInState& entry = model.session.cadre.entry;
  const WorkState& work = model.session.cadre.work;
  if (entry.listing == Loading::Running) return event::CadresListed{{kWang}};
  if (entry.checking && dice.coin()) return event::SignedIn{kWang};
  if (entry.checking) return event::SignInRefused{SignInProblem::Kind::Wait, 15, 1};
  if (entry.asking == Loading::Running) return event::ChallengeMade{"K7M4-Q9X"};
  if (work.list == Loading::Running) return event::WorkLoaded{{anyRow(dice), anyRow(dice)}};
  if (work.opening == Loading::Running) return event::WorkOpened{anyCase(dice)};
  if (work.revealing == Loading::Running) {
    return event::Revealed{sampleRow().dossier, "id_number", Secret("x")};
  }
  if (model.session.recording == Saving::Running) {
    return event::MoveRecorded{sampleRow().dossier, work.move.kind};
  }
  return std::nullopt;
}

// Effects that were asked for and not answered, by kind.
struct Running {
  int ticket = 0, dossier = 0, rating = 0, lookup = 0, print = 0;
  int cadres = 0, sign_in = 0, challenge = 0, unlock = 0, list = 0, open = 0, reveal = 0, move = 0;

  void add(const std::vector<Effect>& effects) {
    ticket += Visit::count<effect::IssueTicket>(effects);
    dossier += Visit::count<effect::SaveDossier>(effects);
    rating += Visit::count<effect::SaveRating>(effects);
    lookup += Visit::count<effect::LookUpProgress>(effects);
    print += Visit::count<effect::PrintPaper>(effects);
    cadres += Visit::count<effect::ListCadres>(effects);
    sign_in += Visit::count<effect::SignIn>(effects);
    challenge += Visit::count<effect::AskChallenge>(effects);
    unlock += Visit::count<effect::Unlock>(effects);
    list += Visit::count<effect::LoadWork>(effects);
    open += Visit::count<effect::OpenWork>(effects);
    reveal += Visit::count<effect::Reveal>(effects);
    move += Visit::count<effect::RecordMove>(effects);
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
    if (std::holds_alternative<event::SaveFailed>(event)) dossier = rating = move = 0;
    answerCadre(event);
    if (std::holds_alternative<event::RatingSaved>(event)) rating = 0;
    if (is(static_cast<std::variant<event::ProgressFound, event::ProgressNotFound>*>(nullptr))) {
      lookup = 0;
    }
    if (std::holds_alternative<event::Printed>(event)) print = 0;
  }
  void answerCadre(const Event& event) {
    const auto done = [&]<typename... E>(int& count) {
      if ((std::holds_alternative<E>(event) || ...)) count = 0;
    };
    done.operator()<event::CadresListed, event::CadresFailed>(cadres);
    done.operator()<event::SignedIn, event::SignInRefused>(sign_in);
    done.operator()<event::ChallengeMade, event::ChallengeFailed>(challenge);
    done.operator()<event::Unlocked, event::UnlockRefused>(unlock);
    done.operator()<event::WorkLoaded, event::WorkFailed>(list);
    done.operator()<event::WorkOpened, event::WorkNotFound>(open);
    done.operator()<event::Revealed, event::RevealFailed>(reveal);
  }
  int most() const {
    return std::max({ticket, dossier + rating + move, lookup, print, cadres, sign_in, challenge,
                     unlock, list, open, reveal});
  }
};

void expectNothingLeft(const Session& s) {
  EXPECT_TRUE(s.form.answers.empty() && s.composing.letters.empty() && s.form.matter.empty());
  EXPECT_TRUE(s.find.typed.empty() && s.find.found.empty());
  EXPECT_TRUE(s.form.people.empty() && !s.form.inside && !s.form.catalogue);
  EXPECT_TRUE(s.form.before_edit.empty() && s.composing.candidates.empty() &&
              s.form.consents.empty());
  EXPECT_TRUE(s.progress.code.empty() && s.progress.id_tail.empty() && !s.progress.found);
  EXPECT_TRUE(s.receipt.code.empty() && s.ticket.number.empty() && !s.paper);
  EXPECT_TRUE(s.back.empty() && s.print_jobs.empty() && !s.notice);
  EXPECT_TRUE(s.cadre.entry.pin.empty() && s.cadre.entry.people.empty());
  EXPECT_TRUE(s.cadre.work.rows.empty() && !s.cadre.work.open && s.cadre.work.revealed.empty());
}

// Screens of staff are shown to staff only, those of residents never to them.
bool isStaffs(ScreenId screen) {
  using enum ScreenId;
  return screen == Worklist || screen == FindWork || screen == Work || screen == Reveal ||
         screen == Check || screen == FollowWhy || screen == CheckDate || screen == MoveAsk;
}

// What the county tells is read by both, each their own.
bool isEverybodys(ScreenId screen) {
  return screen == ScreenId::Notices || screen == ScreenId::Notice;
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
  bool ended = false;
  for (int i = 0; i < 20000; ++i) {
    if (dice.coin()) {
      visit.all.clear();
      doWhatIsAsked(visit);
      if (dice.coin()) workAsStaff(dice, visit);
      running.add(visit.all);
    }
    std::vector<Event> events = anyEvents(dice, visit.model);
    // 结束 is the last and rarer than the rest, or nothing would get anywhere.
    const int last = static_cast<int>(events.size()) - (dice.upTo(9) == 0 ? 1 : 2);
    Event event = events[static_cast<std::size_t>(dice.upTo(last))];
    if (dice.upTo(2) == 0) event = awaited(dice, visit.model).value_or(event);
    const bool was_submitted = visit.screen() == ScreenId::Submitted;
    const bool was_saving = visit.form().saving == Saving::Running;
    running.answer(event);
    visit << event;
    ended = visit.model.session_serial != serial;
    if (ended) {
      serial = visit.model.session_serial;
      running = Running{};  // the runner drops the answers of the session before
      expectNothingLeft(visit.session());
      EXPECT_EQ(Visit::count<effect::WipeSession>(visit.last), 1);
    }
    if (visit.session().recording != Saving::Running) running.move = 0;
    running.add(visit.last);
    if (ended) running.print = 0;  // all that was promised goes to the printer at once
    seen.insert(visit.screen());
    ASSERT_LE(running.most(), 1) << "event " << event.index();
    ASSERT_LE(visit.session().back.size(), 16u);
    ASSERT_EQ(visit.session().back.size(), visit.session().back_pages.size());
    ASSERT_GE(nextWake(visit.model), visit.model.mono);
    ASSERT_NO_FATAL_FAILURE(expectFormWhole(visit.model)) << "event " << event.index();
    if (!isEverybodys(visit.screen())) {
      ASSERT_EQ(signedIn(visit.model), isStaffs(visit.screen())) << "event " << event.index();
    }
    if (visit.screen() != ScreenId::CadrePin) {
      ASSERT_TRUE(visit.session().cadre.entry.pin.empty());
    }
    if (visit.screen() != ScreenId::Work) {
      ASSERT_TRUE(visit.session().cadre.work.revealed.empty());
    }
    if (visit.screen() == ScreenId::Submitted && !was_submitted) {
      const bool came_back = std::holds_alternative<event::Back>(event);
      const bool saved = std::holds_alternative<event::DossierSaved>(event) && was_saving;
      ASSERT_TRUE(saved || came_back);
      ASSERT_FALSE(visit.session().receipt.code.empty());
    }
  }
  EXPECT_GE(seen.size(), 18u);  // the walk went somewhere
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomTest, testing::Range(1u, 9u));

}  // namespace
}  // namespace bianmin
