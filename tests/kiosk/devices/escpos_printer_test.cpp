#include "kiosk/devices/escpos_printer.h"

#include <gtest/gtest.h>

#include "tests/kiosk/devices/sample_pages.h"
#include "tests/support/fake_printer.h"

namespace bianmin {
namespace {

using std::chrono::milliseconds;
using test::FakePrinter;
using test::samplePage;
using Kind = PrintResult::Kind;

constexpr PrinterPatience kShort{.open = milliseconds{1000},
                                 .answer = milliseconds{500},
                                 .stall = milliseconds{1000},
                                 .poll = milliseconds{40},
                                 .settle = milliseconds{2000},
                                 .settle_row = std::chrono::microseconds{0}};

std::string portOf(const FakePrinter& fake) {
  return fake.device().substr(fake.device().rfind(':') + 1);
}

EscPosPrinter impatient(const FakePrinter& fake) {
  return EscPosPrinter(tcpChannel("127.0.0.1", portOf(fake)), kShort);
}

TEST(EscPosPrinterTest, AMutePrinterPrintsAndIsNotAskedEachTime) {
  FakePrinter fake;
  fake.become({.silent = true});
  EscPosPrinter printer = impatient(fake);
  const PrintResult first = printer.print(samplePage(576, 20, 1));
  EXPECT_EQ(first.kind, Kind::Done);
  EXPECT_EQ(first.status, PrinterStatus::Unknown);
  ASSERT_TRUE(fake.awaitPages(1));
  const int asked = fake.questions();
  for (unsigned i = 2; i <= 6; ++i) {
    ASSERT_EQ(printer.print(samplePage(576, 20, i)).kind, Kind::Done);
  }
  ASSERT_TRUE(fake.awaitPages(6));
  EXPECT_EQ(fake.questions(), asked);
}

TEST(EscPosPrinterTest, AMutePrinterIsAskedAgainAtTimes) {
  FakePrinter fake;
  fake.become({.silent = true});
  EscPosPrinter printer = impatient(fake);
  ASSERT_EQ(printer.print(samplePage(576, 20)).status, PrinterStatus::Unknown);
  fake.become({});
  PrinterStatus last = PrinterStatus::Unknown;
  for (int i = 0; i < 40 && last == PrinterStatus::Unknown; ++i) {
    last = printer.print(samplePage(576, 8)).status;
  }
  EXPECT_EQ(last, PrinterStatus::Ready);
}

TEST(EscPosPrinterTest, OneThatUsedToAnswerAndIsSilentIsOffline) {
  FakePrinter fake;
  EscPosPrinter printer = impatient(fake);
  ASSERT_EQ(printer.status(), PrinterStatus::Ready);
  fake.become({.silent = true});
  const PrintResult result = printer.print(samplePage(576, 20));
  EXPECT_EQ(result.kind, Kind::NotStarted);
  EXPECT_EQ(result.status, PrinterStatus::Offline);
  EXPECT_TRUE(fake.pages().empty());
}

TEST(EscPosPrinterTest, SilenceAfterAPageIsUnsure) {
  FakePrinter fake;
  fake.become({.answers_in_all = 3});
  EscPosPrinter printer = impatient(fake);
  const PrintResult result = printer.print(samplePage(576, 20));
  EXPECT_EQ(result.kind, Kind::Unsure);
  EXPECT_EQ(result.status, PrinterStatus::Offline);
}

TEST(EscPosPrinterTest, AnErrorOfThePrinterIsOffline) {
  FakePrinter fake;
  fake.become({.error = true});
  EscPosPrinter printer = impatient(fake);
  EXPECT_EQ(printer.status(), PrinterStatus::Offline);
}

TEST(EscPosPrinterTest, ALineThatClosesWithinAPageIsUnsure) {
  FakePrinter fake;
  fake.become({.closes_after = 10000});
  EscPosPrinter printer = impatient(fake);
  EXPECT_EQ(printer.print(samplePage(576, 700)).kind, Kind::Unsure);
}

TEST(EscPosPrinterTest, ThePageAfterAClosedLineIsWhole) {
  FakePrinter fake;
  fake.become({.closes_after = 10000});
  EscPosPrinter printer = impatient(fake);
  ASSERT_EQ(printer.print(samplePage(576, 700)).kind, Kind::Unsure);
  const Bitmap page = samplePage(576, 50, 3);
  EXPECT_EQ(printer.print(page).kind, Kind::Done);
  ASSERT_TRUE(fake.awaitPages(1));
  EXPECT_EQ(fake.pages().back(), page);
}

TEST(EscPosPrinterTest, TheConnectionIsKeptBetweenPages) {
  FakePrinter fake;
  EscPosPrinter printer = impatient(fake);
  for (unsigned i = 0; i < 4; ++i) ASSERT_EQ(printer.print(samplePage(576, 20)).kind, Kind::Done);
  EXPECT_EQ(fake.connections(), 1);
}

TEST(EscPosPrinterTest, ADeadConnectionIsReplacedBeforeAPage) {
  FakePrinter fake;
  EscPosPrinter printer = impatient(fake);
  ASSERT_EQ(printer.print(samplePage(576, 20, 1)).kind, Kind::Done);
  fake.hangUp();
  ASSERT_EQ(printer.print(samplePage(576, 20, 2)).kind, Kind::Done);
  ASSERT_TRUE(fake.awaitPages(2));
  EXPECT_EQ(fake.pages().size(), 2U);
  EXPECT_EQ(fake.connections(), 2);
}

TEST(EscPosPrinterTest, OneThatDoesNotTellWhenAPageIsOutStillPrints) {
  FakePrinter fake;
  fake.become({.tells_done = false});
  EscPosPrinter printer = impatient(fake);
  EXPECT_EQ(printer.print(samplePage(576, 20, 1)).kind, Kind::Done);
  EXPECT_EQ(printer.print(samplePage(576, 20, 2)).kind, Kind::Done);
  EXPECT_EQ(fake.pages().size(), 2U);
}

TEST(EscPosPrinterTest, NobodyAtTheAddressIsOffline) {
  std::string port;
  {
    const FakePrinter gone;
    port = portOf(gone);
  }
  EscPosPrinter printer(tcpChannel("127.0.0.1", port), kShort);
  EXPECT_EQ(printer.status(), PrinterStatus::Offline);
  EXPECT_EQ(printer.print(samplePage(576, 20)).kind, Kind::NotStarted);
}

TEST(EscPosPrinterTest, ADeviceThatIsNotThereIsOffline) {
  EscPosPrinter usb(deviceChannel("/dev/bianmin-no-such-device"), kShort);
  EXPECT_EQ(usb.status(), PrinterStatus::Offline);
  EXPECT_EQ(usb.print(samplePage(576, 20)).kind, Kind::NotStarted);
}

TEST(EscPosPrinterTest, AFullDiskIsNotTakenForDone) {
  EscPosPrinter printer(fileChannel("/dev/full"), kShort);
  const PrintResult result = printer.print(samplePage(576, 20));
  EXPECT_EQ(result.kind, Kind::NotStarted);
  EXPECT_EQ(result.status, PrinterStatus::Offline);
}

}  // namespace
}  // namespace bianmin
