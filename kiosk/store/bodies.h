// The bodies of journal entries: compact JSON with its members in a fixed order, because entries
// are compared byte for byte. sync/wire/openapi.yaml describes the members.
#pragma once

#include <string>
#include <string_view>

#include "kiosk/store/store.h"

namespace bianmin::store {

// Appends `text` as a JSON string. Throws std::invalid_argument when it is not UTF-8.
void appendJson(std::string& out, std::string_view text);

std::string ticketBody(const std::string& id, const IssuedTicket& ticket,
                       const std::string& matter);

// What is sealed of a dossier. Written into one buffer that never grows, so that the caller can
// wipe all of it.
std::string personalText(const NewDossier& dossier, const std::string& code);

struct DossierBody {
  const std::string& id;
  const std::string& matter;
  int form_version;
  const std::string& token;  // as the resident has it; the body carries only its digest
  const std::string& lookup;
  const std::string& sealed;
};
std::string dossierBody(const DossierBody& body);

// Its ticket has been called; `ticket` is the id of the entry that issued it.
std::string turnBody(const std::string& ticket);

std::string ratingBody(const std::string& id, const std::string& lookup, int stars);

std::string moveBody(const Move& move);

}  // namespace bianmin::store
