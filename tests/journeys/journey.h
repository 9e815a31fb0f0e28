// What the journeys share: a county of their own for each test, and a terminal in it.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>
#include <thread>

#include "tests/support/kiosk_driver.h"
#include "tests/support/local_county.h"
#include "tests/support/paths.h"
#include "tests/support/visit.h"

namespace bianmin::test {

// Looks again until it is so; false after ten seconds.
template <typename Condition>
bool becomesTrue(const Condition& condition) {
  for (int attempt = 0; attempt < 500; ++attempt) {
    if (condition()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  return false;
}

class JourneyTest : public ::testing::Test {
 protected:
  JourneyTest()
      : dir_(std::filesystem::path(BIANMIN_BUILD_DIR) / "journeys" /
             ::testing::UnitTest::GetInstance()->current_test_info()->name()),
        county_(BIANMIN_SOURCE_DIR, BIANMIN_BUILD_DIR, dir_) {}

  std::unique_ptr<KioskDriver> startKiosk() {
    return std::make_unique<KioskDriver>(KioskOptions{county_.kioskProgram(), county_.config(),
                                                      county_.terminalData(), "1080x1920"});
  }

  // From idle to the review with everything agreed to.
  static void prepareRequest(KioskDriver& kiosk, const Applicant& who = {}) {
    openDibaoGuide(kiosk);
    fillDibaoForm(kiosk, who);
    agreeToAll(kiosk);
    kiosk.waitFor("review.submit");
  }
  // From idle to idle, with the paper; the pick-up code.
  static std::string handIn(KioskDriver& kiosk) {
    prepareRequest(kiosk);
    const std::string code = submit(kiosk);
    kiosk.waitForWords("打好了");
    kiosk.tap("submitted.done");
    kiosk.waitFor("idle.start");
    return code;
  }

  std::filesystem::path dir_;
  LocalCounty county_;
};

}  // namespace bianmin::test
