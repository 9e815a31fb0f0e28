#include "gtest/gtest.h"
#include "tests/kiosk/app/sample.h"

namespace bianmin {
namespace {

using namespace std::chrono_literals;

const event::Printed kDone{{PrintResult::Kind::Done, PrinterStatus::Ready}};
const event::Printed kNoPaper{{PrintResult::Kind::NotStarted, PrinterStatus::OutOfPaper}};
const event::Printed kUnsure{{PrintResult::Kind::Unsure, PrinterStatus::Offline}};

Visit ticketTaken() {
  Visit visit;
  visit.openGuide() << event::TakeTicket{"B", "DIBAO.apply"} << event::TicketIssued{"B012", "B", 3};
  return visit;
}

TEST(TicketTest, TakingANumberAsksTheStoreOnce) {
  Visit visit;
  visit.openGuide() << event::TakeTicket{"B", "DIBAO.apply"}
                    << event::TakeTicket{"B", "DIBAO.apply"};
  EXPECT_EQ(Visit::count<effect::IssueTicket>(visit.all), 1);
  EXPECT_EQ(visit.screen(), ScreenId::Ticket);
}

TEST(TicketTest, TheNumberIsShownAndPrinted) {
  Visit visit = ticketTaken();
  EXPECT_EQ(visit.session().ticket.kind, TicketState::Kind::Issued);
  EXPECT_EQ(visit.session().ticket.number, "B012");
  const auto* print = visit.get<effect::PrintPaper>();
  ASSERT_NE(print, nullptr);
  const auto& paper = std::get<TicketPaper>(print->paper);
  EXPECT_EQ(paper.number, "B012");
  EXPECT_EQ(paper.group_name, "社会救助");
  EXPECT_EQ(paper.ahead, 3);
  EXPECT_EQ(paper.bring, (std::vector<std::string>{"身份证", "户口簿"}));
  EXPECT_EQ(paper.qr, "https://center.example/g/DIBAO.apply");
  EXPECT_FALSE(paper.reprint);
  EXPECT_EQ(visit.session().print, PrintState::Printing);
}

TEST(TicketTest, ItsCodeLeadsToItsPlaceInTheQueue) {
  Visit visit;
  visit.openGuide() << event::TakeTicket{"B", "DIBAO.apply"}
                    << event::TicketIssued{"B012", "B", 3, "0123456789abcdef0123456789abcdef"};
  const auto& paper = std::get<TicketPaper>(visit.get<effect::PrintPaper>()->paper);
  EXPECT_EQ(paper.qr, "https://center.example/t/0123456789abcdef0123456789abcdef");
  visit << event::End{};
  EXPECT_TRUE(visit.session().ticket.token.empty());
}

TEST(TicketTest, ANumberCanBeTakenWithoutAGuide) {
  Visit visit;
  visit << event::Start{} << event::OpenTickets{} << event::TakeTicket{"A", ""};
  ASSERT_NE(visit.get<effect::IssueTicket>(), nullptr);
  visit << event::TicketIssued{"A001", "A", 0};
  EXPECT_EQ(visit.session().ticket.number, "A001");
}

TEST(TicketTest, UnknownQueuesGiveNoNumber) {
  Visit visit;
  visit << event::Start{} << event::OpenTickets{} << event::TakeTicket{"Z", ""};
  EXPECT_TRUE(visit.last.empty());
  EXPECT_EQ(visit.screen(), ScreenId::TicketGroups);
}

TEST(TicketTest, AfterAFailureItMayBeTriedAgain) {
  Visit visit;
  visit.openGuide() << event::TakeTicket{"B", "DIBAO.apply"} << event::TicketFailed{};
  EXPECT_EQ(visit.session().ticket.kind, TicketState::Kind::Failed);
  visit << event::TakeTicket{"B", "DIBAO.apply"};
  EXPECT_NE(visit.get<effect::IssueTicket>(), nullptr);
}

TEST(TicketTest, WhileTheStoreIsAskedNothingLeadsAwayButEnd) {
  Visit visit;
  visit.openGuide() << event::TakeTicket{"B", "DIBAO.apply"};
  visit << event::Back{} << event::GoHome{} << event::OpenHelp{} << event::OpenTickets{};
  EXPECT_EQ(visit.screen(), ScreenId::Ticket);
  visit << event::End{};
  EXPECT_EQ(visit.screen(), ScreenId::Idle);
}

TEST(TicketTest, ALateNumberChangesNothing) {
  Visit visit;
  visit.openGuide() << event::TakeTicket{"B", "DIBAO.apply"} << event::End{};
  visit << event::TicketIssued{"B012", "B", 3};
  EXPECT_EQ(visit.screen(), ScreenId::Idle);
  EXPECT_TRUE(visit.last.empty());
}

TEST(TicketTest, TheTicketScreenReturnsAfter20Seconds) {
  Visit visit = ticketTaken();
  visit << kDone;
  visit.wait(19s);
  EXPECT_EQ(visit.screen(), ScreenId::Ticket);
  EXPECT_EQ(nextWake(visit.model) - visit.model.mono, 1s);
  visit.wait(1s);
  EXPECT_EQ(visit.screen(), ScreenId::Idle);
}

TEST(TicketTest, ATouchKeepsTheTicketScreen) {
  Visit visit = ticketTaken();
  visit << kDone;
  visit.wait(19s) << event::Touched{};
  visit.wait(19s);
  EXPECT_EQ(visit.screen(), ScreenId::Ticket);
}

TEST(TicketTest, WithoutPaperTheNumberStaysUntilTheUsualQuestion) {
  Visit visit = ticketTaken();
  visit << kNoPaper;
  visit.wait(60s);
  EXPECT_EQ(visit.screen(), ScreenId::Ticket);
  EXPECT_EQ(printKey(visit.model), "print.out_of_paper");
  visit.wait(60s);
  EXPECT_TRUE(visit.session().asking_still_there);
}

TEST(PrintingTest, ATicketThatSurelyDidNotPrintIsNoReprint) {
  Visit visit = ticketTaken();
  visit << kNoPaper << event::PrintAgain{};
  ASSERT_NE(visit.get<effect::PrintPaper>(), nullptr);
  EXPECT_FALSE(std::get<TicketPaper>(visit.get<effect::PrintPaper>()->paper).reprint);
}

TEST(PrintingTest, ASecondCopyIsMarked) {
  for (const event::Printed& first : {kDone, kUnsure}) {
    Visit visit = ticketTaken();
    visit << first << event::PrintAgain{};
    ASSERT_NE(visit.get<effect::PrintPaper>(), nullptr);
    EXPECT_TRUE(std::get<TicketPaper>(visit.get<effect::PrintPaper>()->paper).reprint);
    visit << kNoPaper << event::PrintAgain{};
    EXPECT_TRUE(std::get<TicketPaper>(visit.get<effect::PrintPaper>()->paper).reprint);
  }
}

TEST(PrintingTest, NothingIsPrintedTwiceWhilePrinting) {
  Visit visit = ticketTaken();
  visit << event::PrintAgain{} << event::PrintAgain{};
  EXPECT_EQ(Visit::count<effect::PrintPaper>(visit.all), 1);
}

TEST(PrintingTest, NewPaperPrintsNothingByItself) {
  Visit visit = ticketTaken();
  visit << kNoPaper << event::PrinterChanged{PrinterStatus::Ready};
  EXPECT_TRUE(visit.last.empty());
}

TEST(PrintingTest, AnUnsureTicketIsNeverPrintedByItself) {
  Visit visit = ticketTaken();
  visit << kUnsure << event::PrinterChanged{PrinterStatus::Ready};
  EXPECT_TRUE(visit.last.empty());
  EXPECT_EQ(printKey(visit.model), "print.unsure");
}

TEST(PrintingTest, APageHasRoomForTheWholeGuide) {
  Visit roll;
  roll.openGuide() << event::PrintNotice{};
  EXPECT_TRUE(std::holds_alternative<NoticePaper>(roll.get<effect::PrintPaper>()->paper));
  Visit page;
  page.model.place.prints_pages = true;
  page.openGuide() << event::PrintNotice{};
  EXPECT_TRUE(std::holds_alternative<GuidePaper>(page.get<effect::PrintPaper>()->paper));
}

TEST(PrintingTest, TheScreenKnowsWhichPrinterThePaperComesFrom) {
  Visit visit;
  visit.model.place.prints_pages = true;
  visit.openGuide() << event::PrintNotice{};
  EXPECT_TRUE(visit.session().print_on_page) << "expected there";
  visit << event::Printed{{PrintResult::Kind::Done, PrinterStatus::Unknown, true}};
  EXPECT_TRUE(visit.session().print_on_page);
  visit << event::PrintNotice{} << kDone;
  EXPECT_FALSE(visit.session().print_on_page) << "the roll stood in";
  visit << event::PrintNotice{} << event::Back{};
  EXPECT_FALSE(visit.session().print_on_page);
}

TEST(PrintingTest, ATicketIsASlipUnlessThereIsOnlyA4) {
  Visit both;
  both.model.place.prints_pages = true;
  both.openGuide() << event::TakeTicket{"B", "DIBAO.apply"} << event::TicketIssued{"B012", "B", 3};
  EXPECT_FALSE(both.session().print_on_page);
  Visit page;
  page.model.place.prints_pages = true;
  page.model.place.prints_roll = false;
  page.openGuide() << event::TakeTicket{"B", "DIBAO.apply"} << event::TicketIssued{"B012", "B", 3};
  EXPECT_TRUE(page.session().print_on_page);
}

TEST(PrintingTest, PapersGoOneAfterTheOther) {
  Visit visit;
  visit.openGuide() << event::PrintNotice{} << event::TakeTicket{"B", "DIBAO.apply"}
                    << event::TicketIssued{"B012", "B", 0};
  EXPECT_EQ(Visit::count<effect::PrintPaper>(visit.all), 1);
  visit << kNoPaper;  // the notice, which the resident has left
  EXPECT_EQ(visit.session().print, PrintState::Printing);
  ASSERT_NE(visit.get<effect::PrintPaper>(), nullptr);
  EXPECT_TRUE(std::holds_alternative<TicketPaper>(visit.get<effect::PrintPaper>()->paper));
  visit << kDone;
  EXPECT_EQ(visit.session().print, PrintState::Done);
}

TEST(PrintingTest, WhatWaitsBehindAnotherPaperIsPrintedAlsoWhenTheResidentLeaves) {
  Visit visit;
  visit.openGuide() << event::PrintNotice{} << event::TakeTicket{"B", "DIBAO.apply"}
                    << event::TicketIssued{"B012", "B", 0};
  visit << event::End{};
  ASSERT_NE(visit.get<effect::PrintPaper>(), nullptr);
  EXPECT_TRUE(std::holds_alternative<TicketPaper>(visit.get<effect::PrintPaper>()->paper));
}

TEST(PrintingTest, TheNoticeOfTheGuideIsPrinted) {
  Visit visit;
  visit.openGuide() << event::PrintNotice{} << event::PrintNotice{};
  EXPECT_EQ(Visit::count<effect::PrintPaper>(visit.all), 1);
  visit << kDone;
  EXPECT_EQ(printKey(visit.model), "print.done");
}

TEST(PrintingTest, AScreenTellsOnlyOfItsOwnPaper) {
  Visit visit;
  visit.openGuide() << event::PrintNotice{} << event::Back{} << kNoPaper;
  EXPECT_EQ(visit.session().print, PrintState::None);
  visit << event::PrintAgain{};
  EXPECT_TRUE(visit.last.empty());
  EXPECT_EQ(visit.model.printer, PrinterStatus::OutOfPaper);
}

TEST(PrintingTest, AnAnswerWithoutAJobChangesNothing) {
  Visit visit;
  visit << event::Start{} << kNoPaper;
  EXPECT_EQ(visit.model.printer, PrinterStatus::Unknown);
}

}  // namespace
}  // namespace bianmin
