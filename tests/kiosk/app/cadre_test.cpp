// Signing in, the list of work, answers in full, and moves.
#include "gtest/gtest.h"
#include "kiosk/app/work_view.h"
#include "tests/kiosk/app/cadre_sample.h"

namespace bianmin {
namespace {

using namespace std::chrono_literals;

SignInState& entry(Visit& visit) { return visit.session().cadre.entry; }
WorkState& work(Visit& visit) { return visit.session().cadre.work; }

TEST(CadreTest, TheLockOnHomeAsksWhoItIs) {
  Visit visit;
  visit << event::Start{} << event::OpenCadre{};
  EXPECT_EQ(visit.screen(), ScreenId::CadreWho);
  EXPECT_NE(visit.get<effect::ListCadres>(), nullptr);
  visit << event::CadresListed{{kWang}} << event::ChooseCadre{0};
  EXPECT_EQ(visit.screen(), ScreenId::CadrePin);
}

TEST(CadreTest, TheLockIsOnHomeOnly) {
  Visit visit;
  visit.openGuide() << event::OpenCadre{};
  EXPECT_EQ(visit.screen(), ScreenId::Guide);
}

TEST(CadreTest, SixDigitsSignInAndAreNotKept) {
  Visit visit;
  choosePin(visit).type("12345");
  EXPECT_EQ(visit.get<effect::SignIn>(), nullptr);
  visit.type("6");
  ASSERT_NE(visit.get<effect::SignIn>(), nullptr);
  EXPECT_EQ(visit.get<effect::SignIn>()->pin.view(), "123456");
  EXPECT_TRUE(entry(visit).pin.empty());
  visit.type("9");
  EXPECT_TRUE(entry(visit).pin.empty()) << "typed while the first six are being checked";
}

TEST(CadreTest, SigningInEndsTheResidentsSession) {
  Visit visit;
  visit.openForm().write("张三");
  visit << event::GoHome{};
  visit << event::OpenCadre{} << event::CadresListed{{kWang}} << event::ChooseCadre{0};
  visit.type("123456") << event::SignedIn{kWang};
  EXPECT_EQ(visit.screen(), ScreenId::Worklist);
  EXPECT_EQ(Visit::count<effect::WipeSession>(visit.last), 1);
  EXPECT_EQ(Visit::count<effect::LoadWork>(visit.last), 1);
  EXPECT_TRUE(std::holds_alternative<effect::LoadWork>(visit.last.back()))
      << "asked by the session that begins, so after the wipe";
  EXPECT_TRUE(visit.form().answers.empty());
  EXPECT_TRUE(visit.session().back.empty());
}

TEST(CadreTest, WhoLeftBeforeTheAnswerIsNotLetIn) {
  Visit visit;
  choosePin(visit).type("123456") << event::Back{} << event::SignedIn{kWang};
  EXPECT_EQ(visit.screen(), ScreenId::CadreWho);
  EXPECT_FALSE(signedIn(visit.model));
  EXPECT_NE(visit.get<effect::SignOut>(), nullptr);
}

TEST(CadreTest, AWrongPinCanBeTypedAgain) {
  Visit visit;
  choosePin(visit).type("123456") << event::SignInRefused{SignInProblem::Kind::Wrong, 0, 4};
  ASSERT_TRUE(entry(visit).problem);
  EXPECT_EQ(entry(visit).problem->tries_left, 4);
  EXPECT_FALSE(mustWait(visit.model));
  visit.type("1");
  EXPECT_FALSE(entry(visit).problem);
  EXPECT_EQ(entry(visit).pin.size(), 1u);
}

TEST(CadreTest, TheWaitCountsDownBySecondsAndTakesNoDigits) {
  Visit visit;
  choosePin(visit).type("123456") << event::SignInRefused{SignInProblem::Kind::Wait, 15, 1};
  EXPECT_EQ(secondsToWait(visit.model), 15);
  visit.type("1");
  EXPECT_TRUE(entry(visit).pin.empty());
  EXPECT_TRUE(countsDown(visit.model));
  EXPECT_EQ(nextWake(visit.model), visit.model.mono + 1s);
  visit.wait(14s);
  EXPECT_EQ(secondsToWait(visit.model), 1);
  visit.wait(1s);
  EXPECT_FALSE(mustWait(visit.model));
  EXPECT_FALSE(countsDown(visit.model));
  visit.type("1");
  EXPECT_EQ(entry(visit).pin.size(), 1u);
}

TEST(CadreTest, TheCountysCodeEndsTheWait) {
  Visit visit;
  choosePin(visit).type("123456") << event::SignInRefused{SignInProblem::Kind::Locked, 900, 1};
  visit << event::OpenUnlock{};
  EXPECT_EQ(visit.screen(), ScreenId::CadreUnlock);
  EXPECT_EQ(Visit::count<effect::AskChallenge>(visit.last), 1);
  visit << event::ChallengeMade{"K7M4-Q9X"};
  visit.type("12345678");
  ASSERT_NE(visit.get<effect::Unlock>(), nullptr);
  visit << event::UnlockRefused{};
  EXPECT_TRUE(entry(visit).unlock_wrong);
  visit.type("87654321") << event::Unlocked{};
  EXPECT_EQ(visit.screen(), ScreenId::CadrePin);
  EXPECT_FALSE(mustWait(visit.model));
}

TEST(CadreTest, UnlockingIsOfferedInAWaitOnly) {
  Visit visit;
  choosePin(visit) << event::OpenUnlock{};
  EXPECT_EQ(visit.screen(), ScreenId::CadrePin);
}

TEST(CadreTest, LeavingThePageForgetsTheDigits) {
  Visit visit;
  choosePin(visit).type("123") << event::OpenHelp{};
  EXPECT_TRUE(entry(visit).pin.empty());
  visit << event::GoHome{};
  EXPECT_TRUE(entry(visit).who.id.empty());
}

TEST(CadreTest, ACadreIsAskedLaterAndSignedOutAfterFiveMinutes) {
  Visit visit;
  signIn(visit).wait(269s);
  EXPECT_FALSE(visit.session().asking_still_there);
  visit.wait(1s);
  EXPECT_TRUE(visit.session().asking_still_there);
  EXPECT_EQ(secondsLeft(visit.model), 30);
  visit.wait(30s);
  EXPECT_EQ(visit.screen(), ScreenId::Idle);
  EXPECT_NE(visit.get<effect::SignOut>(), nullptr);
  EXPECT_FALSE(signedIn(visit.model));
}

TEST(CadreTest, AStalledMachineSignsOutWithoutAsking) {
  Visit visit;
  signIn(visit).wait(1h);
  EXPECT_EQ(visit.screen(), ScreenId::Idle);
}

TEST(CadreTest, NothingOfAResidentsOpensForStaff) {
  Visit visit;
  signIn(visit);
  for (const Event& event : std::vector<Event>{
           event::GoHome{}, event::OpenHelp{}, event::OpenPrivacy{}, event::OpenProgress{},
           event::OpenTickets{}, event::OpenAllServices{}, event::OpenCadre{}, event::Back{}}) {
    visit << event;
    EXPECT_EQ(visit.screen(), ScreenId::Worklist);
  }
  visit << event::End{};
  EXPECT_EQ(visit.screen(), ScreenId::Idle);
  EXPECT_NE(visit.get<effect::SignOut>(), nullptr);
}

TEST(CadreTest, NothingOfStaffOpensForResidents) {
  Visit visit;
  visit << event::Start{};
  for (const Event& event : std::vector<Event>{
           event::OpenFindWork{}, event::OpenWorkRow{0}, event::ShowGroup{1}, event::AskReveal{0},
           event::OpenCheck{}, event::AskMove{MoveKind::Carried}, event::ConfirmMove{},
           event::WorkLoaded{{sampleRow()}}, event::WorkOpened{sampleCase()},
           event::SignedIn{kWang}}) {
    visit << event;
    EXPECT_EQ(visit.screen(), ScreenId::Home);
    EXPECT_FALSE(signedIn(visit.model));
    EXPECT_TRUE(work(visit).rows.empty());
  }
}

TEST(CadreTest, RowsStandInTheGroupOfWhatIsToBeDone) {
  using enum DossierStatus;
  WorkRow row = sampleRow();
  EXPECT_EQ(groupOf(row), WorkGroup::New);
  row.last_move = MoveKind::Checked;
  EXPECT_EQ(groupOf(row), WorkGroup::Carry);
  row.missing = true;
  EXPECT_EQ(groupOf(row), WorkGroup::Supplement);
  row.status = SupplementRequested;
  EXPECT_EQ(groupOf(row), WorkGroup::Supplement);
  row.missing = false;  // checked again, the county does not know it yet
  EXPECT_EQ(groupOf(row), WorkGroup::Carry);
  row.last_move = MoveKind::Carried;  // on its way, though the county has not said so
  EXPECT_EQ(groupOf(row), std::nullopt);
  row.asked_since = true;  // it was there, and something is missing all the same
  EXPECT_EQ(groupOf(row), WorkGroup::Supplement);
  row.last_move = MoveKind::Checked;
  EXPECT_EQ(groupOf(row), WorkGroup::Supplement);
  row.asked_since = false;
  row.last_move = MoveKind::Carried;
  row.status = Received;
  EXPECT_EQ(groupOf(row), std::nullopt);
  row.status = Closed;
  EXPECT_EQ(groupOf(row), WorkGroup::Deliver);
  row.last_move = MoveKind::Delivered;
  EXPECT_EQ(groupOf(row), std::nullopt);
}

TEST(CadreTest, ALampSaysLateSoonOrWell) {
  WorkRow row = sampleRow();
  EXPECT_FALSE(dueOf(row, kToday));
  const auto kind = [&](int days) {
    row.until = Date(std::chrono::sys_days(kToday) + std::chrono::days(days));
    return dueOf(row, kToday)->kind;
  };
  EXPECT_EQ(kind(-1), WorkDue::Kind::Late);
  EXPECT_EQ(kind(0), WorkDue::Kind::Soon);
  EXPECT_EQ(kind(2), WorkDue::Kind::Soon);
  EXPECT_EQ(kind(3), WorkDue::Kind::Ok);
}

TEST(CadreTest, AListThatCouldNotBeReadIsReadAgain) {
  Visit visit;
  signIn(visit, false) << event::WorkFailed{};
  EXPECT_EQ(work(visit).list, Loading::Failed);
  visit << event::ShowGroup{0};
  EXPECT_EQ(Visit::count<effect::LoadWork>(visit.last), 1);
}

TEST(CadreTest, ARequestIsFoundByItsCode) {
  Visit visit;
  signIn(visit) << event::OpenFindWork{};
  visit.type(sampleCode());
  ASSERT_NE(visit.get<effect::OpenWork>(), nullptr);
  EXPECT_EQ(visit.get<effect::OpenWork>()->code.view(), sampleCode());
  visit << event::WorkNotFound{};
  EXPECT_TRUE(work(visit).not_found);
  visit << event::Key{'\b'};
  EXPECT_FALSE(work(visit).not_found);
  visit.type(sampleCode().substr(6)) << event::WorkOpened{sampleCase()};
  EXPECT_EQ(visit.screen(), ScreenId::Work);
  EXPECT_TRUE(work(visit).code.empty());
}

TEST(CadreTest, AnAnswerInFullNeedsAReasonAndGoesAfterHalfAMinute) {
  Visit visit;
  openCase(visit) << event::AskReveal{1};
  EXPECT_EQ(visit.screen(), ScreenId::Reveal);
  EXPECT_EQ(visit.get<effect::Reveal>(), nullptr);
  visit << event::ChooseReason{0};
  const auto* asked = visit.get<effect::Reveal>();
  ASSERT_NE(asked, nullptr);
  EXPECT_EQ(asked->cadre, kWang.id);
  EXPECT_EQ(asked->field, "id_number");
  EXPECT_FALSE(asked->reason.empty());
  visit << event::Revealed{asked->dossier, asked->field, Secret(kSampleId)};
  EXPECT_EQ(visit.screen(), ScreenId::Work);
  ASSERT_NE(revealedField(visit.model, 1), nullptr);
  EXPECT_EQ(revealedField(visit.model, 1)->value.view(), kSampleId);
  EXPECT_EQ(nextWake(visit.model), visit.model.mono + kRevealShown);
  visit.wait(kRevealShown);
  EXPECT_EQ(revealedField(visit.model, 1), nullptr);
  EXPECT_NE(visit.get<effect::WipeShown>(), nullptr);
}

TEST(CadreTest, AnAnswerInFullGoesWithThePage) {
  Visit visit;
  openCase(visit) << event::AskReveal{1} << event::ChooseReason{2};
  const auto asked = *visit.get<effect::Reveal>();
  visit << event::Revealed{asked.dossier, asked.field, Secret(kSampleId)} << event::Back{};
  EXPECT_TRUE(work(visit).revealed.empty());
  EXPECT_NE(visit.get<effect::WipeShown>(), nullptr);
}

TEST(CadreTest, AnAnswerThatComesTooLateIsNotShown) {
  Visit visit;
  openCase(visit) << event::AskReveal{1} << event::ChooseReason{2};
  const auto asked = *visit.get<effect::Reveal>();
  visit << event::Back{} << event::Revealed{asked.dossier, asked.field, Secret(kSampleId)};
  EXPECT_EQ(visit.screen(), ScreenId::Work);
  EXPECT_TRUE(work(visit).revealed.empty());
}

TEST(CadreTest, AnswersOfPeopleSayWhoseTheyAre) {
  Visit visit;
  auto catalogue = std::make_shared<Catalogue>(sampleCatalogue());
  Field people = sampleField("members", FieldKind::Members, Sensitivity::Identity, false);
  people.label = "家里人";
  people.parts = {sampleField("name", FieldKind::Name, Sensitivity::Identity, true)};
  people.parts.front().label = "姓名";
  catalogue->matters.front().form->fields.push_back(people);
  visit.model.place.catalogue = catalogue;
  WorkCase open = sampleCase();
  open.fields = {
      {"name", "张*"}, {"members.1.name", "张*"}, {"members.x.name", "?"}, {"gone", "?"}};
  openCase(visit, open);
  EXPECT_EQ(workLabel(visit.model, 0), "name");
  EXPECT_EQ(workLabel(visit.model, 1), "家里人 2　姓名");
  EXPECT_EQ(workLabel(visit.model, 2), "");
  EXPECT_EQ(workLabel(visit.model, 3), "");
}

TEST(CadreTest, AMoveIsAskedForRecordedAndThenSaidToBeDone) {
  Visit visit;
  WorkCase open = sampleCase();
  open.row.status = DossierStatus::Closed;
  openCase(visit, open) << event::AskMove{MoveKind::Carried};
  EXPECT_EQ(visit.screen(), ScreenId::Work) << "it is closed: there is nothing to carry";
  visit << event::AskMove{MoveKind::Delivered};
  EXPECT_EQ(visit.screen(), ScreenId::MoveAsk);
  visit << event::ConfirmMove{};
  EXPECT_EQ(visit.get<effect::RecordMove>(), nullptr) << "how it was delivered is not said yet";
  visit << event::ChooseWay{DeliveryWay::ByAgent} << event::ChooseWay{DeliveryWay::ByMail};
  visit << event::ConfirmMove{};
  const auto* record = visit.get<effect::RecordMove>();
  ASSERT_NE(record, nullptr);
  EXPECT_EQ(record->move.kind, MoveKind::Delivered);
  EXPECT_EQ(record->move.way, DeliveryWay::ByMail) << "the one chosen last";
  EXPECT_EQ(record->override_reason, "");
  EXPECT_EQ(record->cadre, kWang.id);
  EXPECT_FALSE(work(visit).recorded);
  EXPECT_EQ(visit.get<effect::PrintPaper>(), nullptr);
  visit << event::ConfirmMove{} << event::Back{} << event::End{};
  EXPECT_EQ(visit.screen(), ScreenId::MoveAsk) << "one at a time, and not left in the middle";
  visit << event::MoveRecorded{open.row.dossier, MoveKind::Delivered};
  EXPECT_EQ(visit.screen(), ScreenId::Work);
  EXPECT_TRUE(work(visit).recorded);
  ASSERT_NE(visit.get<effect::PrintPaper>(), nullptr);
  const auto* paper = std::get_if<DeliveryPaper>(&visit.get<effect::PrintPaper>()->paper);
  ASSERT_NE(paper, nullptr);
  EXPECT_EQ(paper->how, "paper.delivery.mail");
  EXPECT_EQ(Visit::count<effect::LoadWork>(visit.last), 1);
  EXPECT_EQ(Visit::count<effect::OpenWork>(visit.last), 1);
}

TEST(CadreTest, AMoveThatCouldNotBeWrittenCanBeTriedAgain) {
  Visit visit;
  WorkCase open = sampleCase();
  open.row.status = DossierStatus::Closed;
  openCase(visit, open) << event::AskMove{MoveKind::Delivered}
                        << event::ChooseWay{DeliveryWay::SelfFetched} << event::ConfirmMove{};
  visit << event::SaveFailed{};
  EXPECT_EQ(visit.screen(), ScreenId::MoveAsk);
  EXPECT_EQ(visit.session().recording, Saving::Failed);
  visit << event::ConfirmMove{};
  EXPECT_EQ(Visit::count<effect::RecordMove>(visit.last), 1);
}

TEST(CadreTest, TheWayIsAskedAnewEachTimeAndOnlyOfAResult) {
  Visit visit;
  WorkCase open = sampleCase();
  open.row.status = DossierStatus::Closed;
  openCase(visit, open) << event::AskMove{MoveKind::Delivered}
                        << event::ChooseWay{DeliveryWay::ByAgent} << event::Back{}
                        << event::AskMove{MoveKind::Delivered};
  EXPECT_FALSE(work(visit).asked_way);
  Visit carrying;
  open = sampleCase();
  open.row.last_move = MoveKind::Checked;
  openCase(carrying, open) << event::AskMove{MoveKind::Carried}
                           << event::ChooseWay{DeliveryWay::ByAgent} << event::ConfirmMove{};
  ASSERT_NE(carrying.get<effect::RecordMove>(), nullptr);
  EXPECT_FALSE(carrying.get<effect::RecordMove>()->move.way);
}

TEST(CadreTest, ANewListIsReadWhenTheCountyTellsOfChanges) {
  Visit visit;
  signIn(visit) << event::DossiersChanged{{sampleChange(DossierStatus::Closed, 1)}};
  EXPECT_EQ(Visit::count<effect::LoadWork>(visit.last), 1);
  visit << event::DossiersChanged{{sampleChange(DossierStatus::Closed, 2)}};
  EXPECT_EQ(Visit::count<effect::LoadWork>(visit.last), 0) << "one at a time";
  visit << event::WorkLoaded{{}};
  EXPECT_EQ(Visit::count<effect::LoadWork>(visit.last), 1) << "and once more after it";
}

}  // namespace
}  // namespace bianmin
