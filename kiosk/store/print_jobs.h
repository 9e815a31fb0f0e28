// Print jobs: a job is never lost in silence and never printed again by surprise.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kiosk/store/database.h"
#include "kiosk/store/store.h"

namespace bianmin::store {

std::int64_t addJob(Database& db, const std::string& kind, Instant at);
void setJob(Database& db, std::int64_t id, JobState state);
std::vector<PrintJob> interruptJobs(Database& db);
std::vector<PrintJob> jobs(Database& db, int newest);

}  // namespace bianmin::store
