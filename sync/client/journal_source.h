// What the sync client needs of a terminal's store; the store room implements it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sync/domain/bulletin.h"
#include "sync/domain/dossier.h"
#include "sync/domain/journal.h"

namespace bianmin {

// Used by the sync thread only; may block on the disk. Throws std::exception when the disk fails.
class JournalSource {
 public:
  virtual ~JournalSource() = default;
  // The oldest entries that are neither taken nor parked, in order; at most `max_entries` and about
  // `max_bytes` of body (always at least one when there is one). Marks them as sending.
  virtual std::vector<JournalEntry> next(int max_entries, std::size_t max_bytes) = 0;
  virtual void taken(const std::vector<std::string>& ids) = 0;
  virtual void parked(const std::string& id, const std::string& reason) = 0;
  // The change feed's cursor; "" at first. apply() stores changes and cursor in one transaction.
  virtual std::string cursor() = 0;
  virtual void apply(const std::vector<StatusChange>& changes, const std::string& cursor) = 0;
  // Revision of the bulletin that was applied last; 0 at first.
  virtual std::int64_t bulletin() = 0;
  // Stores the whole bulletin and its revision, or throws and stores nothing of it.
  virtual void apply(const Bulletin& bulletin) = 0;
  // Entries that wait to be sent.
  virtual std::size_t waiting() = 0;
  // Those that the county refused and nobody has sent again.
  virtual std::size_t parkedCount() = 0;
};

}  // namespace bianmin
