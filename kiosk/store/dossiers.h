// Dossiers, what the county says about them, and ratings. Described at Store.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/store/database.h"
#include "kiosk/store/store.h"

namespace bianmin::store {

SavedDossier saveDossier(Database& db, const StoreKeys& keys, const NewDossier& dossier,
                         Instant at);
std::optional<FoundDossier> find(Database& db, const StoreKeys& keys, const std::string& code,
                                 const std::string& id_tail);
std::optional<std::string> ownCopy(Database& db, const StoreKeys& keys, const std::string& id);
bool saveRating(Database& db, const std::string& lookup, int stars, Instant at);
std::string cursor(Database& db);
void apply(Database& db, const std::vector<StatusChange>& changes, const std::string& cursor);
int purge(Database& db, Instant now, int keep_days);

}  // namespace bianmin::store
