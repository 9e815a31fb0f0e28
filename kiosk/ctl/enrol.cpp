#include "kiosk/ctl/enrol.h"

#include "kiosk/ctl/print.h"
#include "kiosk/store/station_key.h"
#include "sync/client/enrolment.h"
#include "sync/config/terminal_config.h"

namespace bianmin::ctl {
namespace {

TransportOptions centerOf(const Context& context, const EnrolArguments& arguments) {
  TransportOptions options;
  options.url = arguments.center;
  options.ca_file = arguments.ca_file;
  if (std::filesystem::exists(context.config)) {
    const TerminalConfig config = loadTerminalConfig(context.config);
    if (options.url.empty()) options.url = config.enrol_url;
    if (options.ca_file.empty()) options.ca_file = config.ca_file;
  }
  if (options.url.empty()) throw WrongUse("name the centre's address with --center https://...");
  return options;
}

int tellFailure(const Context& context, const SyncFailure& failure) {
  if (context.json) {
    printJson({{"error", toName(failure.kind)}, {"detail", failure.detail}});
  } else {
    printLine("Not enrolled: " + std::string(words(failure.kind)));
    if (!failure.detail.empty()) printLine("  (" + failure.detail + ")");
  }
  return kFinding;
}

}  // namespace

int enrol(const Context& context, const EnrolArguments& arguments) {
  const TransportOptions center = centerOf(context, arguments);
  // First: a terminal whose disk cannot hold its keys must not use up the code.
  loadOrMakeStationKey(context.data);
  const SyncOutcome<Identity> outcome =
      bianmin::enrol(context.data / "identity", center, arguments.code);
  if (!outcome) return tellFailure(context, outcome.failure());
  if (context.json) {
    printJson({{"terminal", outcome->terminal_id},
               {"village", outcome->village},
               {"valid_until", toIso(outcome->not_after)}});
  } else {
    printLine(table({{"enrolled as", outcome->terminal_id},
                     {"place", outcome->village},
                     {"valid until", localText(context, outcome->not_after)}}));
  }
  return kGood;
}

}  // namespace bianmin::ctl
