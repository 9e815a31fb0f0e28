// The journal's rows: appended with the record that they tell of, sent, taken or parked.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kiosk/store/database.h"
#include "kiosk/store/store.h"

namespace bianmin::store {

// A new ULID, unique and in the order of `at`.
std::string newId(Instant at);

// A new secret name of a page that only a paper's QR code tells: 32 hex characters.
std::string newToken();

// Call inside a WriteTransaction, before the record that refers to it. The entry's seq.
std::int64_t append(Database& db, const std::string& id, EntryKind kind, Instant at,
                    const std::string& body);

// The rest is described at Store.
std::vector<JournalEntry> nextEntries(Database& db, int max_entries, std::size_t max_bytes);
void taken(Database& db, const std::vector<std::string>& ids, Instant at);
void parked(Database& db, const std::string& id, const std::string& reason, Instant at);
std::size_t waiting(Database& db);
std::size_t parkedCount(Database& db);
OutboxCounts outboxCounts(Database& db);
std::vector<OutboxRow> outbox(Database& db, int newest);
std::vector<OutboxRow> parkedEntries(Database& db);
std::optional<OutboxRow> outboxEntry(Database& db, const std::string& id);
bool retry(Database& db, const std::string& id);

}  // namespace bianmin::store
