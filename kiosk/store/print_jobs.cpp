#include "kiosk/store/print_jobs.h"

#include <stdexcept>

namespace bianmin {

std::string_view toName(JobState state) {
  switch (state) {
    case JobState::Queued:
      return "queued";
    case JobState::Printing:
      return "printing";
    case JobState::Done:
      return "done";
    case JobState::Failed:
      return "failed";
    case JobState::Unsure:
      return "unsure";
    case JobState::Interrupted:
      return "interrupted";
  }
  return {};
}

namespace store {
namespace {

JobState stateFromName(const std::string& name) {
  for (const JobState state : {JobState::Queued, JobState::Printing, JobState::Done,
                               JobState::Failed, JobState::Unsure, JobState::Interrupted}) {
    if (bianmin::toName(state) == name) return state;
  }
  throw std::runtime_error("an unknown state of a print job: " + name);
}

// id, kind, state, at
std::vector<PrintJob> readJobs(Query& rows) {
  std::vector<PrintJob> result;
  while (rows.step()) {
    result.push_back({rows.integer(0), rows.text(1), stateFromName(rows.text(2)), rows.instant(3)});
  }
  return result;
}

}  // namespace

std::int64_t addJob(Database& db, const std::string& kind, Instant at) {
  Query(db, "INSERT INTO print_job (kind, state, at) VALUES (?, 'queued', ?)", kind, at).run();
  return db.sqlite().getLastInsertRowid();
}

void setJob(Database& db, std::int64_t id, JobState state) {
  const std::string name(bianmin::toName(state));
  if (Query(db, "UPDATE print_job SET state = ? WHERE id = ?", name, id).run() != 1) {
    throw std::invalid_argument("no print job " + std::to_string(id));
  }
}

std::vector<PrintJob> interruptJobs(Database& db) {
  WriteTransaction transaction(db);
  // RETURNING promises no order.
  Query changed(db,
                "SELECT id, kind, 'interrupted', at FROM print_job"
                " WHERE state IN ('queued', 'printing') ORDER BY id");
  std::vector<PrintJob> result = readJobs(changed);
  if (result.empty()) return result;
  Query(db, "UPDATE print_job SET state = 'interrupted' WHERE state IN ('queued', 'printing')")
      .run();
  transaction.commit();
  return result;
}

std::vector<PrintJob> jobs(Database& db, int newest) {
  Query rows(db,
             "SELECT id, kind, state, at FROM print_job"
             " WHERE id > (SELECT coalesce(max(id), 0) FROM print_job) - ? ORDER BY id",
             newest);
  return readJobs(rows);
}

}  // namespace store
}  // namespace bianmin
