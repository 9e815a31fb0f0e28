// The terminal's journal as the sync client sees it.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>

#include "kiosk/store/store.h"
#include "sync/client/journal_source.h"

namespace bianmin {

// Has a connection of its own and is used by the sync thread only. `clock` says when the county
// took an entry; the retention of own copies counts from there.
class StoreJournal : public JournalSource {
 public:
  // Without `keys` no bulletin can be applied: the accounts in it are kept under them.
  StoreJournal(const std::filesystem::path& dir, std::function<Instant()> clock,
               const std::optional<StoreKeys>& keys = std::nullopt)
      : store_(dir, keys), clock_(std::move(clock)) {}

  std::vector<JournalEntry> next(int max_entries, std::size_t max_bytes) override {
    return store_.next(max_entries, max_bytes);
  }
  void taken(const std::vector<std::string>& ids) override { store_.taken(ids, clock_()); }
  void parked(const std::string& id, const std::string& reason) override {
    store_.parked(id, reason, clock_());
  }
  std::string cursor() override { return store_.cursor(); }
  void apply(const std::vector<StatusChange>& changes, const std::string& cursor) override {
    store_.apply(changes, cursor);
  }
  std::int64_t bulletin() override { return store_.bulletinRevision(); }
  void apply(const Bulletin& bulletin) override { store_.apply(bulletin, clock_()); }
  std::size_t waiting() override { return store_.waiting(); }
  std::size_t parkedCount() override { return store_.parkedCount(); }

 private:
  Store store_;
  std::function<Instant()> clock_;
};

}  // namespace bianmin
