// What cadres did with dossiers, and what follows from it.
#include <utility>

#include "sync/center/store/sql_batch.h"
#include "sync/center/store/sql_center_store.h"

namespace bianmin::center {
namespace {

constexpr const char* kInsertMove =
    "INSERT INTO moves (id, terminal, village, dossier, kind, at, received_at, cadre, until,"
    " way, effect) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,'none') ON CONFLICT DO NOTHING";
// A move of another village's terminal that came before its dossier is not the dossier's.
constexpr const char* kMovesOfDossier =
    "SELECT m.id, m.dossier, m.kind, m.at, m.cadre, m.until, t.name, m.received_at, m.effect,"
    "  m.status, m.way"
    " FROM moves m JOIN terminals t ON t.id = m.terminal JOIN dossiers d ON d.id = m.dossier"
    " WHERE m.dossier = $1 AND m.village = d.village ORDER BY m.at, m.id";
constexpr const char* kMovesForAPerson =
    "SELECT m.id, m.dossier, m.kind, m.at, m.cadre, m.until, t.name, m.received_at, m.effect,"
    "  m.status, m.way"
    " FROM moves m JOIN terminals t ON t.id = m.terminal"
    " WHERE m.effect IN ('no-such-dossier', 'not-allowed')"
    " ORDER BY m.received_at DESC, m.id DESC LIMIT $1";

MoveEffect readEffect(const std::string& name) {
  for (const MoveEffect effect :
       {MoveEffect::None, MoveEffect::Changed, MoveEffect::NoSuchDossier, MoveEffect::NotAllowed}) {
    if (toName(effect) == name) return effect;
  }
  throw StoreError("the database holds an unknown effect of a move: " + name);
}

KeptMove readMove(Query& q) {
  KeptMove kept;
  kept.move.id = q.text(0);
  kept.move.dossier = q.text(1);
  const auto kind = moveKindFromName(q.text(2));
  if (!kind) throw StoreError("the database holds an unknown kind of move: " + q.text(2));
  kept.move.kind = *kind;
  kept.move.at = q.instant(3);
  kept.move.cadre = q.text(4);
  if (const Date until = dateFromIso(q.text(5)); until.ok()) kept.move.until = until;
  kept.terminal = q.text(6);
  kept.received_at = q.instant(7);
  kept.effect = readEffect(q.text(8));
  kept.status = dossierStatusFromName(q.text(9));
  kept.move.way = deliveryWayFromName(q.text(10));
  return kept;
}

}  // namespace

std::string_view toName(MoveEffect effect) {
  switch (effect) {
    case MoveEffect::None:
      return "none";
    case MoveEffect::Changed:
      return "changed";
    case MoveEffect::NoSuchDossier:
      return "no-such-dossier";
    case MoveEffect::NotAllowed:
      return "not-allowed";
  }
  return {};
}

int SqlCenterStore::insertMove(Batch& batch, const JournalEntry& entry, const MoveBody& body) {
  const Move& move = body.move;
  const std::string kind(toName(move.kind));
  const std::string until = move.until ? toIso(*move.until) : "";
  const std::string way(move.way ? toName(*move.way) : "");
  const int inserted = Query(*db_, kInsertMove, move.id, batch.from.id, batch.from.village,
                             move.dossier, kind, entry.at, batch.now, move.cadre, until, way)
                           .run();
  if (inserted == 0) return 0;
  int place = 0;
  for (const CheckedPaper& paper : move.papers) {
    const std::string state(toName(paper.state));
    Query(*db_,
          "INSERT INTO move_papers (move, place, material, state, original_seen, copies)"
          " VALUES ($1,$2,$3,$4,$5,$6)",
          move.id, place++, paper.material, state, paper.original_seen ? 1 : 0, paper.copies)
        .run();
  }
  const auto [effect, status] = applyMove(batch, body);
  const std::string effect_name(toName(effect));
  std::optional<std::string> status_name;
  if (status) status_name = std::string(toName(*status));
  Query(*db_, "UPDATE moves SET effect = $1, status = $2 WHERE id = $3", effect_name, status_name,
        move.id)
      .run();
  return 1;
}

std::pair<MoveEffect, std::optional<DossierStatus>> SqlCenterStore::applyMove(
    Batch& batch, const MoveBody& body) {
  const auto now = statusOf(body.move.dossier);
  if (!now) return {MoveEffect::NoSuchDossier, std::nullopt};
  const auto after = statusAfter(body.move, *now);
  if (!after) {
    const auto asked = statusAskedFor(body.move);
    const bool refused = asked && *asked != *now;
    return {refused ? MoveEffect::NotAllowed : MoveEffect::None, std::nullopt};
  }
  const DossierMove change{body.move.dossier, *after, body.note,       batch.now,
                           batch.from.name,   {},     MoverRole::Cadre};
  if (changeStatus(change).kind != MoveResult::Kind::Moved)
    return {MoveEffect::NotAllowed, std::nullopt};
  return {MoveEffect::Changed, after};
}

void SqlCenterStore::readPapers(KeptMove& kept) {
  Query q(*db_,
          "SELECT material, state, original_seen, copies FROM move_papers"
          " WHERE move = $1 ORDER BY place",
          kept.move.id);
  while (q.step()) {
    const auto state = paperStateFromName(q.text(1));
    if (!state) throw StoreError("the database holds an unknown state of a paper: " + q.text(1));
    kept.move.papers.push_back({q.text(0), *state, q.flag(2), static_cast<int>(q.integer(3))});
  }
}

std::vector<KeptMove> SqlCenterStore::moves(const std::string& dossier) {
  std::vector<KeptMove> all;
  {
    Query q(*db_, kMovesOfDossier, dossier);
    while (q.step()) all.push_back(readMove(q));
  }
  for (KeptMove& kept : all) readPapers(kept);
  return all;
}

std::vector<KeptMove> SqlCenterStore::movesForAPerson(int limit) {
  std::vector<KeptMove> all;
  {
    Query q(*db_, kMovesForAPerson, limit);
    while (q.step()) all.push_back(readMove(q));
  }
  for (KeptMove& kept : all) readPapers(kept);
  return all;
}

}  // namespace bianmin::center
