// enrol: the terminal gets its certificate and the county's keys for a one-time code.
#pragma once

#include <string>

#include "kiosk/ctl/context.h"

namespace bianmin::ctl {

struct EnrolArguments {
  std::string center;  // https://HOST:PORT; empty: enrol_url of the configuration
  std::string code;
  std::string ca_file;  // empty: ca_file of the configuration
};

// Writes DATA/identity and, if there is none yet, DATA/station.key. kFinding when the centre cannot
// be reached or refuses; a terminal that was enrolled before then keeps what it has.
int enrol(const Context& context, const EnrolArguments& arguments);

}  // namespace bianmin::ctl
