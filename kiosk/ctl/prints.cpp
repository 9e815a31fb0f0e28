#include "kiosk/ctl/prints.h"

#include "kiosk/ctl/print.h"

namespace bianmin::ctl {
namespace {

bool endedBadly(JobState state) {
  switch (state) {
    case JobState::Queued:
    case JobState::Printing:
    case JobState::Done:
      return false;
    case JobState::Failed:
    case JobState::Unsure:
    case JobState::Interrupted:
      return true;
  }
  return true;
}

}  // namespace

int printsList(const Context& context, int limit) {
  Store store = openStore(context);
  const std::vector<PrintJob> jobs = store.jobs(limit);
  const bool finding = !jobs.empty() && endedBadly(jobs.back().state);
  if (context.json) {
    Json list = Json::array();
    for (const PrintJob& job : jobs) {
      list.push_back({{"id", job.id},
                      {"kind", job.kind},
                      {"state", toName(job.state)},
                      {"at", toIso(job.at)}});
    }
    printJson({{"jobs", list}});
    return finding ? kFinding : kGood;
  }
  std::vector<std::vector<std::string>> cells{{"JOB", "KIND", "STATE", "AT"}};
  for (const PrintJob& job : jobs) {
    cells.push_back({std::to_string(job.id), job.kind, std::string(toName(job.state)),
                     localText(context, job.at)});
  }
  printLine(jobs.empty() ? "Nothing was printed yet." : table(cells));
  if (finding) printLine("The last paper may not have come out: look at the printer.");
  return finding ? kFinding : kGood;
}

}  // namespace bianmin::ctl
