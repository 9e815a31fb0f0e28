// A resident's visit, as the tour and the journeys play it: taps on a real terminal.
#pragma once

#include <functional>
#include <string>

#include "tests/support/kiosk_driver.h"

namespace bianmin::test {

// 张三 of 地天堂村 with the published sample numbers; nobody real.
struct Applicant {
  std::string id_number = "610622189001010013";
  std::string phone = "13800005678";
};

// Called at each new screen with a name for its picture.
using Shot = std::function<void(const std::string& name)>;
inline void noShot(const std::string&) {}

void openDibaoGuide(KioskDriver& kiosk);  // from idle or home
// From the guide through every question to the review; the bank card is left out.
void fillDibaoForm(KioskDriver& kiosk, const Applicant& who = {}, const Shot& shot = noShot);
void agreeToAll(KioskDriver& kiosk);
// Hands in from the review and waits for "submitted"; gives the pick-up code without its space.
std::string submit(KioskDriver& kiosk);
// From home to the progress of a request.
void lookUp(KioskDriver& kiosk, const std::string& code, const std::string& id_tail);

}  // namespace bianmin::test
