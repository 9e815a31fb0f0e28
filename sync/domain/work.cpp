#include "sync/domain/work.h"

#include <algorithm>
#include <array>
#include <utility>

#include "sync/domain/life.h"

namespace bianmin {
namespace {

constexpr std::array kMoves = {std::pair{MoveKind::Checked, std::string_view("checked")},
                               std::pair{MoveKind::Carried, std::string_view("carried")},
                               std::pair{MoveKind::Delivered, std::string_view("delivered")}};
constexpr std::array kPapers = {std::pair{PaperState::Handed, std::string_view("handed")},
                                std::pair{PaperState::Missing, std::string_view("missing")},
                                std::pair{PaperState::Follows, std::string_view("follows")}};
constexpr std::array kWays = {std::pair{DeliveryWay::SelfFetched, std::string_view("self")},
                              std::pair{DeliveryWay::ByAgent, std::string_view("agent")},
                              std::pair{DeliveryWay::ByMail, std::string_view("mail")}};

template <typename Names, typename E>
std::string_view nameIn(const Names& names, E value) {
  for (const auto& [known, name] : names)
    if (known == value) return name;
  return "";
}

template <typename E, typename Names>
std::optional<E> valueIn(const Names& names, std::string_view text) {
  for (const auto& [known, name] : names)
    if (name == text) return known;
  return std::nullopt;
}

}  // namespace

std::string_view toName(MoveKind kind) { return nameIn(kMoves, kind); }
std::optional<MoveKind> moveKindFromName(std::string_view name) {
  return valueIn<MoveKind>(kMoves, name);
}
std::string_view toName(PaperState state) { return nameIn(kPapers, state); }
std::optional<PaperState> paperStateFromName(std::string_view name) {
  return valueIn<PaperState>(kPapers, name);
}

std::string_view toName(DeliveryWay way) { return nameIn(kWays, way); }
std::optional<DeliveryWay> deliveryWayFromName(std::string_view name) {
  return valueIn<DeliveryWay>(kWays, name);
}

std::optional<DossierStatus> statusAskedFor(const Move& move) {
  if (move.kind == MoveKind::Delivered) return DossierStatus::Delivered;
  const bool missing =
      std::ranges::any_of(move.papers, [](auto& p) { return p.state == PaperState::Missing; });
  if (move.kind == MoveKind::Checked && missing) return DossierStatus::SupplementRequested;
  return std::nullopt;
}

std::optional<DossierStatus> statusAfter(const Move& move, DossierStatus now) {
  if (const auto asked = statusAskedFor(move))
    return mayMove(MoverRole::Cadre, now, *asked) ? asked : std::nullopt;
  if (move.kind == MoveKind::Checked && now == DossierStatus::SupplementRequested)
    return DossierStatus::Received;
  return std::nullopt;
}

}  // namespace bianmin
