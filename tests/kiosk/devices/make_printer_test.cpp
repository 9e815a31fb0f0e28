#include <gtest/gtest.h>

#include <stdexcept>

#include "kiosk/devices/cups_printer.h"
#include "kiosk/devices/printer.h"
#include "tests/kiosk/devices/sample_pages.h"

namespace bianmin {
namespace {

TEST(MakePrinterTest, EveryFormOfTheContractIsUnderstood) {
  for (const char* device :
       {"escpos+tcp://127.0.0.1:9100", "escpos+tcp://[::1]:9100", "escpos+usb:/dev/usb/lp0",
        "escpos+serial:/dev/ttyS0", "escpos+serial:/dev/ttyS0?baud=9600&flow=rtscts",
        "escpos+file:paper.escpos", "cups:Counter-1", "none"}) {
    EXPECT_NE(makePrinter(device), nullptr) << device;
  }
}

TEST(MakePrinterTest, WhatIsNoneOfTheFormsIsRefusedWithTheReason) {
  for (const char* device :
       {"", "usb", "escpos+tcp://host", "escpos+tcp://host:0", "escpos+tcp://host:65536",
        "escpos+tcp://host:91x", "escpos+tcp://:9100", "escpos+usb:lp0",
        "escpos+file:", "escpos+serial:/dev/ttyS0?baud=1234", "escpos+serial:/dev/ttyS0?parity=odd",
        "escpos+serial:ttyS0", "cups:", "cups:a b", "cups:x';reboot;'"}) {
    try {
      makePrinter(device);
      ADD_FAILURE() << "taken: " << device;
    } catch (const std::invalid_argument& e) {
      EXPECT_GT(std::string{e.what()}.size(), 20U) << device;
    }
  }
}

TEST(MakePrinterTest, NoPrinterIsSaidSo) {
  const auto printer = makePrinter("none");
  EXPECT_EQ(printer->status(), PrinterStatus::NotFitted);
  const PrintResult result = printer->print(test::samplePage(576, 8));
  EXPECT_EQ(result.kind, PrintResult::Kind::NotStarted);
  EXPECT_EQ(result.status, PrinterStatus::NotFitted);
}

TEST(CupsStatusTest, TheQueuesReasonsBecomeStatuses) {
  EXPECT_EQ(cupsStatus("printer-state=3 printer-state-reasons=none"), PrinterStatus::Ready);
  EXPECT_EQ(cupsStatus("printer-state=3 printer-state-reasons=media-low-warning"),
            PrinterStatus::NearEnd);
  EXPECT_EQ(cupsStatus("printer-state=5 printer-state-reasons=media-empty-error"),
            PrinterStatus::OutOfPaper);
  EXPECT_EQ(cupsStatus("printer-state=5 printer-state-reasons=cover-open"),
            PrinterStatus::CoverOpen);
  EXPECT_EQ(cupsStatus("printer-state=5 printer-state-reasons=paused"), PrinterStatus::Offline);
  EXPECT_EQ(cupsStatus(""), PrinterStatus::Offline);
}

}  // namespace
}  // namespace bianmin
