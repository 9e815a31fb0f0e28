// Moves of a request, its one extension, and the days that follow from them.
#include <algorithm>

#include "sync/center/store/sql_center_store.h"

namespace bianmin::center {

// Read for update: nobody else moves the request until the transaction ends.
struct SqlCenterStore::Life {
  std::string id;
  std::string matter;
  DossierStatus status = DossierStatus::Received;
  std::optional<Instant> extended_at;
  std::string days;  // as they are kept, in one text
  std::vector<StatusChange> history;
};

namespace {

constexpr const char* kLife =
    "SELECT matter, status, extended_at, coalesce(due, ''), clock, burning,"
    "  coalesce(accepted_on, ''), coalesce(due_by_law, ''), coalesce(yellow_from, ''), provisional,"
    "  coalesce(closed_on, '')"
    " FROM dossiers WHERE id = $1 FOR UPDATE";
constexpr const char* kKeepDays =
    "UPDATE dossiers SET due = $1, clock = $2, burning = $3, accepted_on = $4, due_by_law = $5,"
    " yellow_from = $6, provisional = $7, closed_on = $8 WHERE id = $9";
constexpr int kPage = 500;  // requests reckoned in one transaction

std::optional<std::string> iso(const std::optional<Date>& date) {
  if (!date) return std::nullopt;
  return toIso(*date);
}

// 办结 is the first time that it was closed.
std::optional<Date> closedOn(std::span<const StatusChange> history) {
  const auto closed = std::ranges::find(history, DossierStatus::Closed, &StatusChange::status);
  if (closed == history.end()) return std::nullopt;
  return localDate(closed->at);
}

// Of days that were joined; "" for none.
std::string dueOf(const std::string& days) { return days.substr(0, days.find('|')); }

std::string joined(const std::optional<std::string>& due, const RequestDays& days,
                   const std::optional<std::string>& closed) {
  const auto flag = [](bool yes) { return yes ? "1|" : "0|"; };
  return due.value_or("") + "|" + std::string(toName(days.clock)) + "|" + flag(days.burning) +
         iso(days.accepted).value_or("") + "|" + iso(days.due_by_law).value_or("") + "|" +
         iso(days.yellow_from).value_or("") + "|" + flag(days.provisional) + closed.value_or("");
}

}  // namespace

std::optional<SqlCenterStore::Life> SqlCenterStore::lifeOf(const std::string& dossier) {
  Life life;
  {
    Query q(*db_, kLife, dossier);
    if (!q.step()) return std::nullopt;
    life.id = dossier;
    life.matter = q.text(0);
    life.status = readStatus(q.text(1));
    life.extended_at = q.maybeInstant(2);
    for (int column = 3; column <= 10; ++column) {
      life.days += (column == 3 ? "" : "|") + q.text(column);
    }
  }
  Query q(*db_, "SELECT to_status, at FROM history WHERE dossier = $1 ORDER BY id", dossier);
  while (q.step()) {
    StatusChange change;
    change.status = readStatus(q.text(0));
    change.at = q.instant(1);
    life.history.push_back(std::move(change));
  }
  return life;
}

bool SqlCenterStore::keepDays(Life& life, const std::optional<std::string>& named) {
  const Reckoner empty{{}, {}};
  const bool extended = life.extended_at.has_value();
  RequestDays days = (rules_ ? *rules_ : empty).days(life.matter, life.history, extended);
  std::optional<std::string> due = named ? named : iso(days.due);
  if (!named && !rules_) {
    const std::string kept = dueOf(life.days);
    if (!kept.empty()) due = kept;
  }
  const auto closed = iso(closedOn(life.history));
  const std::string text = joined(due, days, closed);
  if (text == life.days) return false;
  Query(*db_, kKeepDays, due, toName(days.clock), days.burning, iso(days.accepted),
        iso(days.due_by_law), iso(days.yellow_from), days.provisional, closed, life.id)
      .run();
  life.days = text;
  return true;
}

// The same change to the history and to the terminals.
void SqlCenterStore::tell(const Life& life, DossierStatus to, Instant at, const std::string& by,
                          const std::string& note) {
  Query(*db_,
        "INSERT INTO history (dossier, from_status, to_status, at, moved_by, note)"
        " VALUES ($1,$2,$3,$4,$5,$6)",
        life.id, toName(life.status), toName(to), at, by, note)
      .run();
  tellTerminals(life.id, at, note);
}

void SqlCenterStore::tellTerminals(const std::string& dossier, Instant at,
                                   const std::string& note) {
  Query(*db_,
        "INSERT INTO feed (village, dossier, status, at, note, due)"
        " SELECT village, id, status, CAST($1 AS BIGINT), CAST($2 AS TEXT), due FROM dossiers"
        " WHERE id = $3",
        at, note, dossier)
      .run();
}

MoveResult SqlCenterStore::changeStatus(const DossierMove& move) {
  auto life = lifeOf(move.dossier);
  if (!life) return {MoveResult::Kind::NoSuchDossier, {}};
  const Matter* matter = rules_ ? rules_->matter(life->matter) : nullptr;
  // A matter that is not known is nobody's to refuse.
  const bool town_decides = matter == nullptr || matter->town_decides;
  const MoveAsk ask{move.to, move.role, town_decides, true, true, true};
  if (const auto refusal = refusalOf(placeOf(life->history), ask)) {
    return {MoveResult::Kind::NotAllowed, life->status, refusal};
  }
  const Instant at = laterThanHistory(move.dossier, move.at);
  Query(*db_, "UPDATE dossiers SET status = $1 WHERE id = $2", toName(move.to), life->id).run();
  StatusChange change;
  change.status = move.to;
  change.at = at;
  life->history.push_back(std::move(change));
  keepDays(*life, move.due);
  tell(*life, move.to, at, move.by, move.note);
  return {MoveResult::Kind::Moved, life->status};
}

MoveResult SqlCenterStore::moveDossier(const DossierMove& move) {
  return retried(*db_, [&] {
    Transaction transaction(*db_);
    const MoveResult result = changeStatus(move);
    transaction.commit();
    return result;
  });
}

MoveResult SqlCenterStore::extendDossier(const DossierExtension& extension) {
  return retried(*db_, [&]() -> MoveResult {
    Transaction transaction(*db_);
    auto life = lifeOf(extension.dossier);
    if (!life) {
      transaction.commit();
      return {MoveResult::Kind::NoSuchDossier, {}};
    }
    const Matter* matter = rules_ ? rules_->matter(life->matter) : nullptr;
    const DueDates now =
        rules_ ? rules_->due(life->matter, life->history, life->extended_at.has_value())
               : DueDates{};
    auto refusal = extensionRefusal(matter != nullptr ? *matter : Matter{}, now, extension.role,
                                    !extension.reason.empty(), localDate(extension.at));
    if (refusal) {
      transaction.commit();
      return {MoveResult::Kind::NotAllowed, life->status, refusal};
    }
    const Instant at = laterThanHistory(life->id, extension.at);
    Query(*db_, "UPDATE dossiers SET extended_at = $1 WHERE id = $2", at, life->id).run();
    life->extended_at = at;
    keepDays(*life, std::nullopt);
    tell(*life, life->status, at, extension.by, extension.reason);
    transaction.commit();
    return {MoveResult::Kind::Moved, life->status};
  });
}

bool SqlCenterStore::tellResident(const DossierWords& words) {
  return retried(*db_, [&] {
    Transaction transaction(*db_);
    const auto life = lifeOf(words.dossier);
    if (life) {
      const Instant at = laterThanHistory(life->id, words.at);
      tell(*life, life->status, at, words.by, words.note);
    }
    transaction.commit();
    return life.has_value();
  });
}

int SqlCenterStore::reckonAgain(Instant now, const std::function<bool()>& go_on) {
  if (!rules_) return 0;
  int changed = 0;
  for (std::string after;;) {
    std::vector<std::string> ids;
    {
      // What was closed before there were such columns is reckoned once as well.
      Query q(*db_,
              "SELECT id FROM dossiers WHERE id > $1 AND (burning = 1 OR (clock = 'not-started'"
              " AND status NOT IN ('NOT_ACCEPTED', 'WITHDRAWN', 'RECEIVED')))"
              " ORDER BY id LIMIT $2",
              after, kPage);
      while (q.step()) ids.push_back(q.text(0));
    }
    if (ids.empty() || !go_on()) return changed;
    after = ids.back();
    changed += retried(*db_, [&] {
      int in_page = 0;
      Transaction transaction(*db_);
      for (const std::string& id : ids) {
        auto life = lifeOf(id);
        if (!life) continue;
        const std::string due = dueOf(life->days);
        if (!keepDays(*life, std::nullopt)) continue;
        ++in_page;
        // A terminal would go on showing, and printing, the day that no longer counts.
        if (dueOf(life->days) != due) tellTerminals(id, laterThanHistory(id, now), "");
      }
      transaction.commit();
      return in_page;
    });
  }
}

}  // namespace bianmin::center
