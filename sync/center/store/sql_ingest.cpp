// Taking entries: the centre's hot path. Every statement is prepared once; a new ticket costs two
// inserts.
#include <algorithm>

#include "sync/center/store/sql_batch.h"
#include "sync/center/store/sql_center_store.h"

namespace bianmin::center {

namespace {

constexpr const char* kInsertEntry =
    "INSERT INTO entries (terminal, id, enrolment, seq, kind, at, hash) VALUES "
    "($1,$2,$3,$4,$5,$6,$7)"
    " ON CONFLICT DO NOTHING";
constexpr const char* kInsertTicket =
    "INSERT INTO tickets (id, terminal, day, queue_group, number, matter, at, token_hash)"
    " VALUES ($1,$2,$3,$4,$5,$6,$7,$8) ON CONFLICT DO NOTHING";
constexpr const char* kInsertFinding =
    "INSERT INTO findings (terminal, kind, entry, seq, reason, body, body_hash, at)"
    " VALUES ($1,$2,$3,$4,$5,$6,$7,$8) ON CONFLICT DO NOTHING";

// How many numbers of a range have come since the terminal was last enrolled, taken or not.
constexpr const char* kCame =
    "SELECT count(*) FROM (SELECT seq FROM entries WHERE terminal = $1 AND enrolment = $2"
    "  AND seq BETWEEN $3 AND $4"
    " UNION SELECT seq FROM findings WHERE terminal = $1 AND kind <> 'gap'"
    "  AND seq BETWEEN $3 AND $4 AND at >= $5) AS came";

std::string toldBefore(EntryKind kind) {
  return "another entry has already told of this " + std::string(toName(kind));
}

}  // namespace

std::vector<Verdict> SqlCenterStore::ingest(const Terminal& from,
                                            std::span<const IncomingEntry> entries, Instant now) {
  return retried(*db_, [&] { return ingestOnce(from, entries, now); });
}

std::vector<Verdict> SqlCenterStore::ingestOnce(const Terminal& from,
                                                std::span<const IncomingEntry> entries,
                                                Instant now) {
  Transaction transaction(*db_);
  Batch batch{from, now, 0, 0};
  {
    Query q(*db_, "SELECT enrolment, last_seq FROM terminals WHERE id = $1 FOR UPDATE", from.id);
    if (!q.step()) throw StoreError("the terminal is not in the record");
    batch.enrolment = q.integer(0);
    batch.last_seq = static_cast<std::uint64_t>(q.integer(1));
  }
  std::vector<Verdict> verdicts;
  verdicts.reserve(entries.size());
  const std::vector<Bulk> bulk = takeTickets(batch, entries);
  bool late = false;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const std::uint64_t seq = entries[i].entry.seq;
    const std::uint64_t known = batch.last_seq == 0 ? lastBefore(batch, seq) : batch.last_seq;
    if (seq > known + 1) recordGap(batch, known + 1, seq - 1);
    late = late || seq <= batch.last_seq;
    batch.last_seq = std::max(batch.last_seq, seq);
    if (bulk[i] == Bulk::Taken) {
      verdicts.emplace_back();
    } else if (bulk[i] == Bulk::ToldBefore) {
      verdicts.push_back(takeBack(batch, entries[i].entry, toldBefore(EntryKind::Ticket), false));
    } else {
      verdicts.push_back(take(batch, entries[i]));
    }
  }
  if (late) closeGaps(batch);
  Query(*db_, "UPDATE terminals SET last_seq = $1, last_seen = $2 WHERE id = $3", batch.last_seq,
        now, from.id)
      .run();
  transaction.commit();
  return verdicts;
}

Verdict SqlCenterStore::take(Batch& batch, const IncomingEntry& incoming) {
  const JournalEntry& entry = incoming.entry;
  if (const auto* unreadable = std::get_if<Unreadable>(&incoming.body)) {
    return refuse(batch, entry, unreadable->reason);
  }
  const Hash hash = hashOf(entry);
  const int inserted = Query(*db_, kInsertEntry, batch.from.id, entry.id, batch.enrolment,
                             entry.seq, toName(entry.kind), entry.at, hash)
                           .run();
  if (inserted == 0) return notNew(batch, entry, hash);

  std::string problem = scopeProblem(batch, incoming.body);
  const bool out_of_scope = !problem.empty();
  if (!out_of_scope) {
    if (insertContent(batch, entry, incoming.body) == 1) return {};
    problem = toldBefore(entry.kind);
  }
  return takeBack(batch, entry, problem, out_of_scope);
}

Verdict SqlCenterStore::takeBack(Batch& batch, const JournalEntry& entry,
                                 const std::string& problem, bool out_of_scope) {
  Query(*db_, "DELETE FROM entries WHERE terminal = $1 AND id = $2", batch.from.id, entry.id).run();
  if (out_of_scope) return refuse(batch, entry, problem);
  return conflict(batch, entry, hashOf(entry), problem);
}

Verdict SqlCenterStore::notNew(Batch& batch, const JournalEntry& entry, const Hash& hash) {
  bool known = false;
  bool same = false;
  {
    Query q(*db_, "SELECT hash = $1 FROM entries WHERE terminal = $2 AND id = $3", hash,
            batch.from.id, entry.id);
    known = q.step();
    same = known && q.flag(0);
  }
  if (same) return {};
  return conflict(batch, entry, hash,
                  known ? "the centre has this entry with other content"
                        : "the centre has another entry with this number");
}

std::string SqlCenterStore::scopeProblem(const Batch& batch, const EntryBody& body) {
  if (const auto* rating = std::get_if<RatingBody>(&body)) return scopeProblem(batch, *rating);
  if (const auto* move = std::get_if<MoveBody>(&body)) return scopeProblem(batch, *move);
  if (const auto* turn = std::get_if<TurnBody>(&body)) return scopeProblem(batch, *turn);
  return {};
}

// A rating must be of the terminal's own village. One whose dossier has not come yet is taken: it
// may lie on another terminal that is offline.
std::string SqlCenterStore::scopeProblem(const Batch& batch, const RatingBody& rating) {
  Query q(*db_,
          "SELECT max(CASE WHEN village = $1 THEN 1 ELSE 0 END) FROM dossiers"
          " WHERE lookup = $2",
          batch.from.village, rating.lookup);
  q.step();
  const bool foreign = !q.isNull(0) && !q.flag(0);
  return foreign ? "the request belongs to another village" : "";
}

std::string SqlCenterStore::scopeProblem(const Batch& batch, const MoveBody& body) {
  Query q(*db_, "SELECT village = $1 FROM dossiers WHERE id = $2", batch.from.village,
          body.move.dossier);
  const bool foreign = q.step() && !q.flag(0);
  return foreign ? "the request belongs to another village" : "";
}

// Each terminal calls the tickets that it gave.
std::string SqlCenterStore::scopeProblem(const Batch& batch, const TurnBody& turn) {
  Query q(*db_, "SELECT terminal = $1 FROM tickets WHERE id = $2", batch.from.id, turn.ticket);
  const bool foreign = q.step() && !q.flag(0);
  return foreign ? "the ticket belongs to another terminal" : "";
}

int SqlCenterStore::insertContent(Batch& batch, const JournalEntry& entry, const EntryBody& body) {
  if (const auto* ticket = std::get_if<TicketBody>(&body)) {
    return Query(*db_, kInsertTicket, ticket->ticket, batch.from.id, ticket->day, ticket->group,
                 ticket->number, ticket->matter, entry.at, ticket->token_hash)
        .run();
  }
  if (const auto* dossier = std::get_if<DossierBody>(&body)) {
    return insertDossier(batch, entry, *dossier);
  }
  if (const auto* move = std::get_if<MoveBody>(&body)) return insertMove(batch, entry, *move);
  if (const auto* turn = std::get_if<TurnBody>(&body)) {
    Query(*db_, "UPDATE tickets SET called_at = $1 WHERE id = $2 AND called_at IS NULL", entry.at,
          turn->ticket)
        .run();
    return 1;
  }
  const auto& rating = std::get<RatingBody>(body);
  return Query(*db_,
               "INSERT INTO ratings (id, terminal, lookup, stars, at) VALUES ($1,$2,$3,$4,$5)"
               " ON CONFLICT DO NOTHING",
               rating.rating, batch.from.id, rating.lookup, rating.stars, entry.at)
      .run();
}

int SqlCenterStore::insertDossier(Batch& batch, const JournalEntry& entry,
                                  const DossierBody& body) {
  const std::string status(toName(DossierStatus::Received));
  const int inserted =
      Query(*db_,
            "INSERT INTO dossiers (id, terminal, village, matter, form, token_hash,"
            " lookup, sealed, status, created_at, received_at)"
            " VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11) ON CONFLICT DO NOTHING",
            body.dossier, batch.from.id, batch.from.village, body.matter, body.form,
            body.token_hash, body.lookup, body.sealed, status, entry.at, batch.now)
          .run();
  if (inserted == 0) return 0;
  Query(*db_,
        "INSERT INTO history (dossier, to_status, at, moved_by, note)"
        " VALUES ($1,$2,$3,$4,'')",
        body.dossier, status, batch.now, batch.from.name)
      .run();
  Query(*db_, "INSERT INTO feed (village, dossier, status, at, note) VALUES ($1,$2,$3,$4,'')",
        batch.from.village, body.dossier, status, batch.now)
      .run();
  return 1;
}

Verdict SqlCenterStore::conflict(Batch& batch, const JournalEntry& entry, const Hash& hash,
                                 const std::string& reason) {
  Query(*db_, kInsertFinding, batch.from.id, "conflict", entry.id, entry.seq, reason, entry.body,
        hash, batch.now)
      .run();
  return {Verdict::Kind::Conflict, reason};
}

// The body is not kept: what cannot be read may hold anything, and the terminal still has it.
Verdict SqlCenterStore::refuse(Batch& batch, const JournalEntry& entry, const std::string& reason) {
  const Hash hash = hashOf(entry);
  Query(*db_, kInsertFinding, batch.from.id, "refused", entry.id, entry.seq, reason, nullptr, hash,
        batch.now)
      .run();
  return {Verdict::Kind::Refused, reason};
}

// What the first number after an enrolment follows. A terminal that kept its disk goes on with its
// numbers, so only entries of its earlier enrolments tell whether any are missing; a terminal's
// first enrolment begins at 1.
std::uint64_t SqlCenterStore::lastBefore(const Batch& batch, std::uint64_t seq) {
  if (batch.enrolment == 1 || seq == 0) return 0;
  Query q(*db_, "SELECT max(seq) FROM entries WHERE terminal = $1 AND enrolment < $2 AND seq < $3",
          batch.from.id, batch.enrolment, seq);
  const bool any = q.step() && !q.isNull(0);
  return any ? static_cast<std::uint64_t>(q.integer(0)) : seq - 1;
}

void SqlCenterStore::recordGap(Batch& batch, std::uint64_t first, std::uint64_t last) {
  const Hash none{};
  const std::string words =
      "numbers " + std::to_string(first) + " to " + std::to_string(last) + " have not come";
  Query(*db_,
        "INSERT INTO findings (terminal, kind, entry, seq, last, reason, body_hash, at)"
        " VALUES ($1,'gap','',$2,$3,$4,$5,$6) ON CONFLICT DO NOTHING",
        batch.from.id, first, last, words, none, batch.now)
      .run();
}

// Forgets the gaps whose numbers have all come since. Those from before the terminal was enrolled
// anew stay: a new disk gives the same numbers to other entries.
void SqlCenterStore::closeGaps(const Batch& batch) {
  struct Gap {
    std::int64_t id;
    std::uint64_t first, last;
  };
  std::vector<Gap> gaps;
  Instant since{};
  {
    Query q(*db_,
            "SELECT coalesce(min(issued_at), 0) FROM certificates"
            " WHERE terminal = $1 AND replaced_at IS NULL",
            batch.from.id);
    if (q.step()) since = q.instant(0);
  }
  for (Query q(*db_,
               "SELECT id, seq, last FROM findings"
               " WHERE terminal = $1 AND kind = 'gap' AND last IS NOT NULL AND at >= $2",
               batch.from.id, since);
       q.step();) {
    gaps.push_back({q.integer(0), static_cast<std::uint64_t>(q.integer(1)),
                    static_cast<std::uint64_t>(q.integer(2))});
  }
  for (const Gap& gap : gaps) {
    bool filled = false;
    {
      Query q(*db_, kCame, batch.from.id, batch.enrolment, gap.first, gap.last, since);
      filled = q.step() && static_cast<std::uint64_t>(q.integer(0)) == gap.last - gap.first + 1;
    }
    if (filled) Query(*db_, "DELETE FROM findings WHERE id = $1", gap.id).run();
  }
}

std::vector<Finding> SqlCenterStore::findings(int limit) {
  Query q(*db_,
          "SELECT f.kind, t.name, f.entry, f.seq, f.reason, f.at FROM findings f"
          " JOIN terminals t ON t.id = f.terminal ORDER BY f.id DESC LIMIT $1",
          limit);
  std::vector<Finding> all;
  while (q.step()) {
    const std::string kind = q.text(0);
    all.push_back({kind == "conflict"  ? Finding::Kind::Conflict
                   : kind == "refused" ? Finding::Kind::Refused
                                       : Finding::Kind::Gap,
                   q.text(1), q.text(2), static_cast<std::uint64_t>(q.integer(3)), q.text(4),
                   q.instant(5)});
  }
  return all;
}

std::int64_t SqlCenterStore::ticketCount() {
  Query q(*db_, "SELECT count(*) FROM tickets");
  q.step();
  return q.integer(0);
}

}  // namespace bianmin::center
