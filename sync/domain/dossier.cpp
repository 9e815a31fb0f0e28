#include "sync/domain/dossier.h"

#include <algorithm>
#include <array>

namespace bianmin {
namespace {

using enum DossierStatus;

struct Row {
  DossierStatus status;
  std::string_view name;
};

constexpr std::array kNames = {
    Row{Received, "RECEIVED"},
    Row{SupplementRequested, "SUPPLEMENT_REQUESTED"},
    Row{Accepted, "ACCEPTED"},
    Row{NotAccepted, "NOT_ACCEPTED"},
    Row{Investigating, "INVESTIGATING"},
    Row{PublicNotice, "PUBLIC_NOTICE"},
    Row{Objection, "OBJECTION"},
    Row{Suspended, "SUSPENDED"},
    Row{Approved, "APPROVED"},
    Row{Refused, "REFUSED"},
    Row{Closed, "CLOSED"},
    Row{Delivered, "DELIVERED"},
    Row{Archived, "ARCHIVED"},
    Row{Withdrawn, "WITHDRAWN"},
};

constexpr bool inOrder() {
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (kNames[i].status != static_cast<DossierStatus>(i)) return false;
  }
  return true;
}
static_assert(inOrder(), "rows are looked up by the number of the state");

const Row& row(DossierStatus status) { return kNames.at(static_cast<std::size_t>(status)); }

}  // namespace

std::string_view toName(DossierStatus status) { return row(status).name; }

std::optional<DossierStatus> dossierStatusFromName(std::string_view name) {
  const auto it = std::ranges::find(kNames, name, &Row::name);
  if (it == kNames.end()) return std::nullopt;
  return it->status;
}

}  // namespace bianmin
