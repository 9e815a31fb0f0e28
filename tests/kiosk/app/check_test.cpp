// The papers of a request: there, missing, or promised; and what is printed of it.
#include <algorithm>

#include "gtest/gtest.h"
#include "kiosk/app/work_view.h"
#include "tests/kiosk/app/cadre_sample.h"

namespace bianmin {
namespace {

// Four papers: one to show, one to copy, one that may follow, one that the county has.
Visit visitWithPapers(bool with_limit = true) {
  Visit visit;
  auto catalogue = std::make_shared<Catalogue>(sampleCatalogue());
  Matter& aid = catalogue->matters.front();
  aid.materials.resize(4);
  aid.materials[0].id = "id_card";
  aid.materials[1].id = "book";
  aid.materials[1].form = PaperForm::OriginalAndCopy;
  aid.materials[1].copies = 2;
  aid.materials[2].id = "income";
  aid.materials[2].form = PaperForm::Original;
  aid.materials[2].may_follow = true;
  aid.materials[3].id = "marriage";
  aid.materials[3].shared = true;
  aid.total.reset();
  if (with_limit) aid.total = Limit{10, DayUnit::Working, Certainty::Confirmed};
  visit.model.place.catalogue = catalogue;
  return visit;
}

Visit& begin(Visit& visit, const WorkCase& open = sampleCase()) {
  return openCase(visit, open) << event::OpenCheck{};
}

using enum PaperState;

TEST(CheckTest, NothingIsChosenBeforehandAndAllHasToBeLookedAt) {
  Visit visit = visitWithPapers();
  begin(visit);
  EXPECT_EQ(visit.screen(), ScreenId::Check);
  visit << event::MarkPaper{0, Handed} << event::FinishCheck{};
  EXPECT_EQ(visit.screen(), ScreenId::Check);
  EXPECT_EQ(visit.get<effect::RecordMove>(), nullptr);
}

TEST(CheckTest, EverythingThereIsRecordedAndTheReceiptPrinted) {
  Visit visit = visitWithPapers();
  begin(visit) << event::MarkPaper{0, Handed} << event::MarkPaper{1, Handed} << event::AddCopy{1}
               << event::MarkPaper{2, Handed} << event::FinishCheck{};
  const auto* record = visit.get<effect::RecordMove>();
  ASSERT_NE(record, nullptr);
  const std::vector<CheckedPaper>& papers = record->move.papers;
  ASSERT_EQ(papers.size(), 3u) << "what the county has is not asked for";
  EXPECT_TRUE(papers[0].original_seen);
  EXPECT_EQ(papers[0].copies, 0);
  EXPECT_TRUE(papers[1].original_seen);
  EXPECT_EQ(papers[1].copies, 3);
  EXPECT_FALSE(record->move.until);
  EXPECT_EQ(visit.get<effect::PrintPaper>(), nullptr) << "printed once it is committed";
  visit << event::MoveRecorded{record->move.dossier, MoveKind::Checked};
  ASSERT_NE(visit.get<effect::PrintPaper>(), nullptr);
  const auto* receipt = std::get_if<ReceiptPaper>(&visit.get<effect::PrintPaper>()->paper);
  ASSERT_NE(receipt, nullptr);
  EXPECT_FALSE(receipt->papers.empty());
  EXPECT_EQ(receipt->handled_by.find(kWang.name), 0u);
}

TEST(CheckTest, AMissingPaperAsksForADayAndPrintsTheNotice) {
  Visit visit = visitWithPapers();
  begin(visit) << event::MarkPaper{0, Handed} << event::MarkPaper{1, Missing}
               << event::MarkPaper{2, Handed} << event::FinishCheck{};
  EXPECT_EQ(visit.screen(), ScreenId::CheckDate);
  EXPECT_EQ(visit.get<effect::RecordMove>(), nullptr);
  const std::vector<UntilChoice> choices = untilChoices(visit.model);
  ASSERT_GE(choices.size(), 2u);
  visit << event::ChooseUntil{1};
  const auto* record = visit.get<effect::RecordMove>();
  ASSERT_NE(record, nullptr);
  EXPECT_EQ(record->move.until, choices[1].date);
  visit << event::MoveRecorded{record->move.dossier, MoveKind::Checked};
  ASSERT_NE(visit.get<effect::PrintPaper>(), nullptr);
  const auto* notice = std::get_if<NoticePaper>(&visit.get<effect::PrintPaper>()->paper);
  ASSERT_NE(notice, nullptr);
  ASSERT_EQ(notice->missing.size(), 1u);
  EXPECT_FALSE(notice->until.empty());
  EXPECT_EQ(visit.session().print_jobs.size(), 1u) << "no receipt while something is missing";
}

TEST(CheckTest, APromiseIsAcceptedWithReceiptAndNotice) {
  Visit visit = visitWithPapers();
  begin(visit) << event::MarkPaper{0, Handed} << event::MarkPaper{1, Handed}
               << event::MarkPaper{2, Follows} << event::FinishCheck{};
  EXPECT_EQ(visit.screen(), ScreenId::FollowWhy) << "it is against the list: it needs a reason";
  visit << event::ChooseUntil{0} << event::ChooseReason{kFollowReasons};
  EXPECT_EQ(visit.screen(), ScreenId::FollowWhy);
  visit << event::ChooseReason{1};
  EXPECT_EQ(visit.screen(), ScreenId::CheckDate);
  visit << event::ChooseUntil{0};
  const auto* record = visit.get<effect::RecordMove>();
  ASSERT_NE(record, nullptr);
  EXPECT_TRUE(record->move.until);
  EXPECT_EQ(record->override_reason, followReason(1));
  visit << event::MoveRecorded{record->move.dossier, MoveKind::Checked};
  ASSERT_EQ(visit.session().print_jobs.size(), 2u);
  EXPECT_TRUE(std::holds_alternative<ReceiptPaper>(visit.session().print_jobs[0].paper));
  const auto* notice = std::get_if<NoticePaper>(&visit.session().print_jobs[1].paper);
  ASSERT_NE(notice, nullptr);
  EXPECT_FALSE(notice->until.empty());
}

TEST(CheckTest, AReasonThatIsNotNeededAnyMoreIsNotNoted) {
  Visit visit = visitWithPapers();
  begin(visit) << event::MarkPaper{0, Handed} << event::MarkPaper{1, Handed}
               << event::MarkPaper{2, Follows} << event::FinishCheck{} << event::ChooseReason{0}
               << event::Back{} << event::Back{} << event::MarkPaper{2, Missing}
               << event::FinishCheck{};
  EXPECT_EQ(visit.screen(), ScreenId::CheckDate);
  visit << event::ChooseUntil{0};
  ASSERT_NE(visit.get<effect::RecordMove>(), nullptr);
  EXPECT_EQ(visit.get<effect::RecordMove>()->override_reason, "");
}

// A request with a question of each kind that the store masks in its own way.
WorkCase maskedCase() {
  WorkCase open = sampleCase();
  open.fields = {
      {"name", "张*"},           {"id_number", "610622********0013"}, {"income", "***"},
      {"members.0.name", "张*"}, {"members.0.phone", "138****5678"},  {"members.1.name", "李*"}};
  open.consents = {{"mandate", true}, {"financial", true}, {"health", false}};
  open.token = "00ff";
  return open;
}

Visit visitWithQuestions() {
  Visit visit = visitWithPapers();
  auto catalogue = std::make_shared<Catalogue>(*visit.model.place.catalogue);
  std::vector<Field>& fields = catalogue->matters.front().form->fields;
  fields = {sampleField("name", FieldKind::Name, Sensitivity::Identity, true),
            sampleField("id_number", FieldKind::IdNumber, Sensitivity::Identity, true),
            sampleField("income", FieldKind::Money, Sensitivity::Financial, true),
            sampleField("members", FieldKind::Members, Sensitivity::Identity, true),
            sampleField("note", FieldKind::Text, Sensitivity::Identity, false)};
  visit.model.place.catalogue = catalogue;
  visit.model.place.public_url = "https://center.example";
  return visit;
}

Visit& finishWithAll(Visit& visit) {
  begin(visit, maskedCase()) << event::MarkPaper{0, Handed} << event::MarkPaper{1, Handed}
                             << event::MarkPaper{2, Handed} << event::FinishCheck{};
  return visit << event::MoveRecorded{sampleRow().dossier, MoveKind::Checked};
}

TEST(CheckTest, TheReceiptTellsEveryAnswerMaskedAndWhatWasAgreedTo) {
  Visit visit = visitWithQuestions();
  finishWithAll(visit);
  ASSERT_NE(visit.get<effect::PrintPaper>(), nullptr);
  const auto* receipt = std::get_if<ReceiptPaper>(&visit.get<effect::PrintPaper>()->paper);
  ASSERT_NE(receipt, nullptr);
  const std::vector<PaperField> told = {{"name", "张*"},
                                        {"id_number", "610622********0013"},
                                        {"income", "paper.filled"},
                                        {"members", "answer.people"}};
  EXPECT_EQ(receipt->fields, told) << "what was hidden whole is said to be given";
  const std::vector<std::string> agreed = {"consent.mandate.title", "consent.financial.title"};
  EXPECT_EQ(receipt->consents, agreed);
  EXPECT_EQ(receipt->qr, "https://center.example/p/00ff");
}

TEST(CheckTest, EveryPaperOfARequestBearsItsLink) {
  Visit visit = visitWithQuestions();
  finishWithAll(visit) << event::Printed{{PrintResult::Kind::Done, PrinterStatus::Ready}}
                       << event::PrintMandate{};
  const auto* mandate = std::get_if<MandatePaper>(&visit.session().paper.value());
  ASSERT_NE(mandate, nullptr);
  EXPECT_EQ(mandate->qr, "https://center.example/p/00ff");
  ASSERT_EQ(mandate->consents.size(), 3u);
  EXPECT_EQ(mandate->consents[0].given, false);
  EXPECT_EQ(mandate->consents[1].given, true);
  EXPECT_EQ(mandate->consents[1].text, "consent.financial.title");
  EXPECT_EQ(mandate->consents[2].given, std::nullopt) << "was not asked";

  Visit later = visitWithQuestions();
  WorkCase closed = maskedCase();
  closed.row.status = DossierStatus::Closed;
  openCase(later, closed) << event::AskMove{MoveKind::Delivered}
                          << event::ChooseWay{DeliveryWay::SelfFetched} << event::ConfirmMove{}
                          << event::MoveRecorded{closed.row.dossier, MoveKind::Delivered};
  const auto* delivery = std::get_if<DeliveryPaper>(&later.session().paper.value());
  ASSERT_NE(delivery, nullptr);
  EXPECT_EQ(delivery->qr, "https://center.example/p/00ff");

  Visit missing = visitWithQuestions();
  begin(missing, maskedCase()) << event::MarkPaper{0, Missing} << event::MarkPaper{1, Handed}
                               << event::MarkPaper{2, Handed} << event::FinishCheck{}
                               << event::ChooseUntil{0}
                               << event::MoveRecorded{sampleRow().dossier, MoveKind::Checked};
  const auto* notice = std::get_if<NoticePaper>(&missing.session().paper.value());
  ASSERT_NE(notice, nullptr);
  EXPECT_EQ(notice->codes.link, "https://center.example/p/00ff");
}

TEST(CheckTest, OnlyWhatMayFollowCanBePromised) {
  Visit visit = visitWithPapers();
  begin(visit) << event::MarkPaper{1, Follows};
  EXPECT_FALSE(visit.session().cadre.work.check.papers[1].state);
  visit << event::MarkPaper{3, Missing};
  EXPECT_FALSE(visit.session().cadre.work.check.papers[3].state) << "the county has it";
}

// Emergency aid has no limit of its own, and a missing proof must not hold it up.
TEST(CheckTest, WhatMayFollowMayDoSoWithoutALimitToo) {
  Visit visit = visitWithPapers(false);
  begin(visit) << event::MarkPaper{2, Follows};
  EXPECT_EQ(visit.session().cadre.work.check.papers[2].state, Follows);
  EXPECT_EQ(untilChoices(visit.model).back().days, 20);
}

TEST(CheckTest, ADayBeyondTheStatutoryLimitIsNotOffered) {
  Visit visit = visitWithPapers();
  begin(visit);
  const Matter& aid = visit.model.place.catalogue->matters.front();
  const Date end = visit.model.place.calendar->after(kToday, *aid.total).date;
  ASSERT_FALSE(untilChoices(visit.model).empty());
  for (const UntilChoice& choice : untilChoices(visit.model)) EXPECT_LE(choice.date, end);
  EXPECT_EQ(untilChoices(visit.model).back().days, 10);
}

TEST(CheckTest, WhatWasChosenIsKeptWhenThePageIsLeftAndWhenWritingFails) {
  Visit visit = visitWithPapers();
  begin(visit) << event::MarkPaper{0, Handed} << event::Back{} << event::OpenCheck{};
  EXPECT_EQ(visit.session().cadre.work.check.papers[0].state, Handed);
  visit << event::MarkPaper{1, Handed} << event::MarkPaper{2, Handed} << event::FinishCheck{}
        << event::SaveFailed{};
  EXPECT_EQ(visit.screen(), ScreenId::Check);
  EXPECT_EQ(visit.session().cadre.work.check.papers[1].state, Handed);
  visit << event::FinishCheck{};
  EXPECT_EQ(Visit::count<effect::RecordMove>(visit.last), 1);
}

TEST(CheckTest, ASecondCheckAsksOnlyForWhatWasNotThere) {
  Visit visit = visitWithPapers();
  WorkCase open = sampleCase();
  open.row.status = DossierStatus::SupplementRequested;
  open.row.last_move = MoveKind::Checked;
  open.row.missing = true;
  open.papers = {
      {"id_card", Handed, true, 0}, {"book", Missing, false, 0}, {"income", Follows, false, 0}};
  begin(visit, open);
  const auto& papers = visit.session().cadre.work.check.papers;
  EXPECT_EQ(papers[0].state, Handed);
  EXPECT_FALSE(papers[1].state);
  EXPECT_FALSE(papers[2].state);
}

TEST(CheckTest, WhatIsWithTheTownIsNotChecked) {
  Visit visit = visitWithPapers();
  WorkCase open = sampleCase();
  open.row.last_move = MoveKind::Carried;
  begin(visit, open);
  EXPECT_EQ(visit.screen(), ScreenId::Work);
}

TEST(CheckTest, TheMandateIsPrintedFromTheRequest) {
  Visit visit = visitWithPapers();
  openCase(visit) << event::PrintMandate{};
  ASSERT_NE(visit.get<effect::PrintPaper>(), nullptr);
  const auto* mandate = std::get_if<MandatePaper>(&visit.get<effect::PrintPaper>()->paper);
  ASSERT_NE(mandate, nullptr);
  EXPECT_EQ(mandate->head.id_number, "610622********0013");
}

TEST(CheckTest, AResidentPrintsTheMandateTheCardAndTheLetter) {
  Visit visit;
  visit.submitAll() << event::DossierSaved{sampleCode(), "00"} << event::Printed{};
  visit << event::PrintMandate{};
  ASSERT_NE(visit.get<effect::PrintPaper>(), nullptr);
  const auto* mandate = std::get_if<MandatePaper>(&visit.get<effect::PrintPaper>()->paper);
  ASSERT_NE(mandate, nullptr);
  EXPECT_EQ(mandate->head.id_number, "610622********0013");
  visit << event::Printed{} << event::OpenHelp{} << event::PrintCard{};
  EXPECT_TRUE(std::holds_alternative<CardPaper>(visit.get<effect::PrintPaper>()->paper));
  visit << event::End{};

  visit.askProgress(sampleCode()) << event::LookUp{};
  visit << sampleFound({sampleChange(DossierStatus::Received, 0),
                        sampleChange(DossierStatus::SupplementRequested, 1)});
  visit << event::PrintStatus{};
  ASSERT_NE(visit.get<effect::PrintPaper>(), nullptr);
  EXPECT_TRUE(std::holds_alternative<SupplementPaper>(visit.get<effect::PrintPaper>()->paper));
}

TEST(CheckTest, TheResidentsOwnSupplementLetterListsEachMissingPaper) {
  Visit visit = visitWithPapers();
  auto catalogue = std::make_shared<Catalogue>(*visit.model.place.catalogue);
  Material& book = catalogue->matters.front().materials[1];
  book.name = "户口簿";
  book.fix = "到派出所补办";
  visit.model.place.catalogue = catalogue;
  visit.model.place.public_url = "https://center.example";
  visit.askProgress(sampleCode()) << event::LookUp{};
  event::ProgressFound found = sampleFound({sampleChange(DossierStatus::Received, 0),
                                            sampleChange(DossierStatus::SupplementRequested, 1)});
  found.found.token = "00ff";
  found.found.papers = {{"id_card", Handed, true, 0}, {"book", Missing, false, 0}};
  found.found.until = kToday;
  visit << found << event::PrintStatus{};
  ASSERT_NE(visit.get<effect::PrintPaper>(), nullptr);
  const auto* letter = std::get_if<SupplementPaper>(&visit.get<effect::PrintPaper>()->paper);
  ASSERT_NE(letter, nullptr);
  ASSERT_EQ(letter->missing.size(), 1u);
  EXPECT_EQ(letter->missing[0].name, "户口簿");
  EXPECT_EQ(letter->missing[0].fix, "到派出所补办");
  EXPECT_FALSE(letter->until.empty());
  EXPECT_EQ(letter->codes.link, "https://center.example/p/00ff");
}

TEST(CheckTest, ARefusalThatWasClosedIsPrintedAsARefusal) {
  Visit visit;
  visit.askProgress(sampleCode()) << event::LookUp{};
  visit << sampleFound({sampleChange(DossierStatus::Received, 0),
                        sampleChange(DossierStatus::Refused, 1),
                        sampleChange(DossierStatus::Closed, 2)});
  visit << event::PrintStatus{};
  ASSERT_NE(visit.get<effect::PrintPaper>(), nullptr);
  const auto* letter = std::get_if<DecisionPaper>(&visit.get<effect::PrintPaper>()->paper);
  ASSERT_NE(letter, nullptr);
  EXPECT_EQ(letter->kind, DecisionPaper::Kind::Refused);
  EXPECT_FALSE(letter->remedy.empty());
}

TEST(CheckTest, AnAcceptedRequestHasAReceiptThatSaysByWhen) {
  Visit visit = visitWithPapers();
  visit.askProgress(sampleCode()) << event::LookUp{};
  event::ProgressFound found = sampleFound({sampleChange(DossierStatus::Received, 0),
                                            sampleChange(DossierStatus::Accepted, 1),
                                            sampleChange(DossierStatus::Investigating, 2)});
  found.found.papers = {{"id_card", Handed, true, 0}};
  visit << found << event::PrintStatus{};
  ASSERT_NE(visit.get<effect::PrintPaper>(), nullptr);
  const auto* receipt = std::get_if<ReceiptPaper>(&visit.get<effect::PrintPaper>()->paper);
  ASSERT_NE(receipt, nullptr);
  EXPECT_TRUE(receipt->accepted);
  EXPECT_EQ(receipt->papers.size(), 1u);
  ASSERT_FALSE(receipt->due.empty());
  EXPECT_FALSE(receipt->due.front().date.empty());
}

TEST(CheckTest, ThereIsNoLetterWhileTheRequestIsOnItsWay) {
  Visit visit;
  visit.askProgress(sampleCode()) << event::LookUp{};
  visit << sampleFound({sampleChange(DossierStatus::Received, 0)}) << event::PrintStatus{};
  EXPECT_EQ(visit.get<effect::PrintPaper>(), nullptr);
}

}  // namespace
}  // namespace bianmin
