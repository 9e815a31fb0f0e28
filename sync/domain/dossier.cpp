#include "sync/domain/dossier.h"

#include <algorithm>
#include <array>

namespace bianmin {
namespace {

using enum DossierStatus;

// The life cycle, whole. Columns: state, name on the wire, states that may follow in the order of
// the enumeration. Only what is still open (before a decision) may be withdrawn or suspended.
constexpr DossierStatus kAfterReceived[] = {SupplementRequested, Accepted, NotAccepted, Suspended,
                                            Withdrawn};
constexpr DossierStatus kAfterSupplement[] = {Received, Suspended, Withdrawn};
// Straight to a decision: matters without visit or public notice, such as joining the pension.
constexpr DossierStatus kAfterAccepted[] = {Investigating, Suspended, Approved, Refused, Withdrawn};
// Without public notice: none is prescribed, or an emergency waives it.
constexpr DossierStatus kAfterInvestigating[] = {PublicNotice, Suspended, Approved, Refused,
                                                 Withdrawn};
constexpr DossierStatus kAfterNotice[] = {Objection, Suspended, Approved, Refused, Withdrawn};
constexpr DossierStatus kAfterObjection[] = {Investigating, Suspended, Withdrawn};
constexpr DossierStatus kAfterSuspended[] = {
    Received, SupplementRequested, Accepted, Investigating, PublicNotice, Objection, Withdrawn};
constexpr DossierStatus kAfterDecision[] = {Closed};
constexpr DossierStatus kAfterClosed[] = {Delivered};
constexpr DossierStatus kAfterDelivered[] = {Archived};

struct Row {
  DossierStatus status;
  std::string_view name;
  std::span<const DossierStatus> next;
};

constexpr std::array kLifeCycle = {
    Row{Received, "RECEIVED", kAfterReceived},
    Row{SupplementRequested, "SUPPLEMENT_REQUESTED", kAfterSupplement},
    Row{Accepted, "ACCEPTED", kAfterAccepted},
    Row{NotAccepted, "NOT_ACCEPTED", {}},
    Row{Investigating, "INVESTIGATING", kAfterInvestigating},
    Row{PublicNotice, "PUBLIC_NOTICE", kAfterNotice},
    Row{Objection, "OBJECTION", kAfterObjection},
    Row{Suspended, "SUSPENDED", kAfterSuspended},
    Row{Approved, "APPROVED", kAfterDecision},
    Row{Refused, "REFUSED", kAfterDecision},
    Row{Closed, "CLOSED", kAfterClosed},
    Row{Delivered, "DELIVERED", kAfterDelivered},
    Row{Archived, "ARCHIVED", {}},
    Row{Withdrawn, "WITHDRAWN", {}},
};

constexpr bool inOrder() {
  for (std::size_t i = 0; i < kLifeCycle.size(); ++i) {
    if (kLifeCycle[i].status != static_cast<DossierStatus>(i)) return false;
  }
  return true;
}
static_assert(inOrder(), "rows are looked up by the number of the state");

const Row& row(DossierStatus status) { return kLifeCycle.at(static_cast<std::size_t>(status)); }

}  // namespace

std::string_view toName(DossierStatus status) { return row(status).name; }

std::optional<DossierStatus> dossierStatusFromName(std::string_view name) {
  const auto it = std::ranges::find(kLifeCycle, name, &Row::name);
  if (it == kLifeCycle.end()) return std::nullopt;
  return it->status;
}

bool mayMove(DossierStatus from, DossierStatus to) {
  const auto next = nextStates(from);
  return std::ranges::find(next, to) != next.end();
}

std::span<const DossierStatus> nextStates(DossierStatus from) { return row(from).next; }

bool isFinal(DossierStatus status) { return nextStates(status).empty(); }

bool mayResume(DossierStatus suspended_in, DossierStatus to) {
  return mayMove(suspended_in, Suspended) && (to == suspended_in || to == Withdrawn);
}

}  // namespace bianmin
