// A cadre before the terminal, for the tests of update().
#pragma once

#include <string>
#include <utility>

#include "tests/kiosk/app/sample.h"

namespace bianmin {

inline const Cadre kWang = {"01JDCZ0000000000000000000C", "王五", "代办员"};

inline WorkRow sampleRow() {
  WorkRow row;
  row.dossier = "01JDCZ0000000000000000000A";
  row.code = sampleCode();
  row.matter = "DIBAO.apply";
  row.applicant = "张*";
  row.at = std::chrono::sys_days{kToday};
  return row;
}

inline WorkCase sampleCase() {
  WorkCase open;
  open.row = sampleRow();
  open.fields = {{"name", "张*"}, {"id_number", "610622********0013"}, {"phone", "138****5678"}};
  open.revealable = true;
  return open;
}

// To the PIN of the only cadre.
inline Visit& choosePin(Visit& visit) {
  return visit << event::Start{} << event::OpenCadre{} << event::CadresListed{{kWang}}
               << event::ChooseCadre{0};
}

inline Visit& signIn(Visit& visit, bool listed = true) {
  choosePin(visit).type("123456") << event::SignedIn{kWang};
  if (listed) visit << event::WorkLoaded{{sampleRow()}};
  return visit;
}

inline Visit& openCase(Visit& visit, const WorkCase& open = sampleCase()) {
  return signIn(visit) << event::OpenWorkRow{0} << event::WorkOpened{open};
}

}  // namespace bianmin
