// A request as it is printed: what was sealed, opened and masked.
#pragma once

#include <nlohmann/json.hpp>

#include "sync/center/cli/county.h"

namespace bianmin::center::cli {

using Json = nlohmann::ordered_json;

Json summary(const Dossier& dossier, const Catalogue& catalogue);
// When it is due, by whose limit, how its clock and lamp are today.
Json daysView(const Dossier& dossier, const Date& today);
Json historyOf(const std::vector<HistoryRow>& rows);

// A cadre's move: who, when, which papers, and what followed from it.
Json moveView(const KeptMove& kept);

// Opens the sealed part into {"code", "fields", "consents"}; null when this county's key does not
// open it. Fields, also those of people in a list, are masked by the kind that the matter's form
// gives them; one that the form does not know is hidden whole, because nobody can tell what it is.
Json openSealed(const Dossier& dossier, const seal::KeyPair& key, const Matter* matter,
                bool reveal);

}  // namespace bianmin::center::cli
