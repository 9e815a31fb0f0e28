#include "sync/domain/life.h"

#include <algorithm>
#include <array>
#include <utility>

namespace bianmin {
namespace {

using enum DossierStatus;
using enum MoveNeeds;

constexpr unsigned kCadre = roleBit(MoverRole::Cadre);
constexpr unsigned kClerks = roleBit(MoverRole::TownClerk) | roleBit(MoverRole::CountyClerk);
constexpr unsigned kResident = roleBit(MoverRole::Resident);
constexpr unsigned kSystem = roleBit(MoverRole::System);

// A withdrawal is the resident's; a clerk enters it for somebody who asks at the counter.
constexpr Transition withdrawn(DossierStatus from) {
  return {from, Withdrawn, kClerks | kResident};
}
constexpr Transition suspended(DossierStatus from) { return {from, Suspended, kClerks, Reason}; }
constexpr Transition resumed(DossierStatus to) { return {Suspended, to, kClerks}; }
constexpr Transition approved(DossierStatus from) {
  return {from, Approved, kClerks, Nothing, true};
}
constexpr Transition refused(DossierStatus from) {
  return {from, Refused, kClerks, ReasonAndRemedy, true};
}

// The life cycle, whole. Only what is still open (before a decision) may be withdrawn or suspended.
constexpr std::array kTransitions = {
    Transition{Received, SupplementRequested, kCadre | kClerks, List},
    Transition{Received, Accepted, kClerks},
    Transition{Received, NotAccepted, kClerks, ReasonAndRemedy},
    suspended(Received),
    withdrawn(Received),

    Transition{SupplementRequested, Received, kCadre | kClerks},
    suspended(SupplementRequested),
    withdrawn(SupplementRequested),

    // After acceptance only a clerk asks for more: it stops a clock that the resident counts on.
    Transition{Accepted, SupplementRequested, kClerks, List},
    Transition{Accepted, Investigating, kClerks},
    suspended(Accepted),
    // Straight to a decision: matters without visit or public notice, such as joining the pension.
    approved(Accepted),
    refused(Accepted),
    withdrawn(Accepted),

    Transition{Investigating, SupplementRequested, kClerks, List},
    Transition{Investigating, PublicNotice, kClerks},
    suspended(Investigating),
    // Without public notice: none is prescribed, or an emergency waives it.
    approved(Investigating),
    refused(Investigating),
    withdrawn(Investigating),

    Transition{PublicNotice, Objection, kClerks, Reason},
    suspended(PublicNotice),
    approved(PublicNotice),
    refused(PublicNotice),
    withdrawn(PublicNotice),

    Transition{Objection, Investigating, kClerks},
    suspended(Objection),
    withdrawn(Objection),

    resumed(Received),
    resumed(SupplementRequested),
    resumed(Accepted),
    resumed(Investigating),
    resumed(PublicNotice),
    resumed(Objection),
    withdrawn(Suspended),

    Transition{Approved, Closed, kClerks},
    Transition{Refused, Closed, kClerks},
    Transition{Closed, Delivered, kCadre | kClerks},
    Transition{Delivered, Archived, kClerks | kSystem},
};

constexpr bool inOrder() {
  return std::ranges::is_sorted(kTransitions, {}, [](const Transition& row) {
    return std::pair{static_cast<int>(row.from), static_cast<int>(row.to)};
  });
}
static_assert(inOrder(), "rows of one state lie together");

constexpr auto targets() {
  std::array<DossierStatus, kTransitions.size()> all{};
  std::ranges::transform(kTransitions, all.begin(), &Transition::to);
  return all;
}
constexpr auto kTargets = targets();

constexpr std::array kRoles = {std::pair{MoverRole::Cadre, std::string_view("cadre")},
                               std::pair{MoverRole::TownClerk, std::string_view("town-clerk")},
                               std::pair{MoverRole::CountyClerk, std::string_view("county-clerk")},
                               std::pair{MoverRole::Supervisor, std::string_view("supervisor")},
                               std::pair{MoverRole::Resident, std::string_view("resident")},
                               std::pair{MoverRole::System, std::string_view("system")}};

std::optional<MoveRefusal> refusalOfTable(const DossierPlace& place, const MoveAsk& ask) {
  if (ask.to == place.now) return MoveRefusal::SameStatus;
  if (isFinal(place.now)) return MoveRefusal::Over;
  const Transition* row = transition(place.now, ask.to);
  if (row == nullptr) return MoveRefusal::NoSuchStep;
  if (place.suspended_in && !mayResume(*place.suspended_in, ask.to))
    return MoveRefusal::ResumeElsewhere;
  if (ask.to == NotAccepted && place.accepted) return MoveRefusal::AlreadyAccepted;
  if ((row->roles & roleBit(ask.by)) == 0) return MoveRefusal::NotThisRole;
  if (row->decides && ask.by == MoverRole::TownClerk && !ask.town_decides)
    return MoveRefusal::TownDoesNotDecide;
  return std::nullopt;
}

}  // namespace

std::string_view toName(MoverRole role) { return kRoles.at(static_cast<std::size_t>(role)).second; }

std::optional<MoverRole> moverRoleFromName(std::string_view name) {
  for (const auto& [role, known] : kRoles)
    if (known == name) return role;
  return std::nullopt;
}

std::string_view toName(MoveRefusal refusal) {
  switch (refusal) {
    case MoveRefusal::SameStatus:
      return "same-status";
    case MoveRefusal::Over:
      return "over";
    case MoveRefusal::NoSuchStep:
      return "no-such-step";
    case MoveRefusal::ResumeElsewhere:
      return "resume-elsewhere";
    case MoveRefusal::AlreadyAccepted:
      return "already-accepted";
    case MoveRefusal::NotThisRole:
      return "not-this-role";
    case MoveRefusal::TownDoesNotDecide:
      return "town-does-not-decide";
    case MoveRefusal::ReasonMissing:
      return "reason-missing";
    case MoveRefusal::RemedyMissing:
      return "remedy-missing";
    case MoveRefusal::ListMissing:
      return "list-missing";
    case MoveRefusal::ClockNotRunning:
      return "clock-not-running";
    case MoveRefusal::NoExtensionRule:
      return "no-extension-rule";
    case MoveRefusal::AlreadyExtended:
      return "already-extended";
    case MoveRefusal::LimitOver:
      return "limit-over";
  }
  return {};
}

std::span<const Transition> transitions() { return kTransitions; }

const Transition* transition(DossierStatus from, DossierStatus to) {
  const auto row = std::ranges::find_if(
      kTransitions, [&](const Transition& r) { return r.from == from && r.to == to; });
  return row == kTransitions.end() ? nullptr : &*row;
}

bool mayMove(DossierStatus from, DossierStatus to) { return transition(from, to) != nullptr; }

bool mayMove(MoverRole by, DossierStatus from, DossierStatus to) {
  const Transition* row = transition(from, to);
  return row != nullptr && (row->roles & roleBit(by)) != 0;
}

std::span<const DossierStatus> nextStates(DossierStatus from) {
  const auto rows = std::ranges::equal_range(kTransitions, from, {}, &Transition::from);
  const auto first = static_cast<std::size_t>(rows.begin() - kTransitions.begin());
  return std::span(kTargets).subspan(first, rows.size());
}

bool isFinal(DossierStatus status) { return nextStates(status).empty(); }

bool isOver(DossierStatus status) {
  return status == DossierStatus::Closed || status == DossierStatus::Delivered || isFinal(status);
}

bool mayResume(DossierStatus suspended_in, DossierStatus to) {
  return mayMove(suspended_in, Suspended) && (to == suspended_in || to == Withdrawn);
}

DossierPlace placeOf(std::span<const StatusChange> history) {
  DossierPlace place;
  for (const StatusChange& change : history) {
    const bool begins = change.status == Suspended && place.now != Suspended;
    if (begins) place.suspended_in = place.now;
    if (change.status != Suspended) place.suspended_in.reset();
    if (change.status == Accepted) place.accepted = true;
    place.now = change.status;
  }
  return place;
}

std::optional<MoveRefusal> refusalOf(const DossierPlace& place, const MoveAsk& ask) {
  if (const auto refusal = refusalOfTable(place, ask)) return refusal;
  switch (transition(place.now, ask.to)->needs) {
    case Nothing:
      return std::nullopt;
    case Reason:
      return ask.reason ? std::nullopt : std::optional(MoveRefusal::ReasonMissing);
    case ReasonAndRemedy:
      if (!ask.reason) return MoveRefusal::ReasonMissing;
      return ask.remedy ? std::nullopt : std::optional(MoveRefusal::RemedyMissing);
    case List:
      return ask.list ? std::nullopt : std::optional(MoveRefusal::ListMissing);
  }
  return std::nullopt;
}

}  // namespace bianmin
