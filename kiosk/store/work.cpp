#include "kiosk/store/work.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "kiosk/store/audit.h"
#include "kiosk/store/bodies.h"
#include "kiosk/store/cadres.h"
#include "kiosk/store/database.h"
#include "kiosk/store/outbox.h"
#include "kiosk/store/store.h"
#include "sync/domain/person.h"
#include "sync/domain/ulid.h"
#include "sync/seal/wiped_string.h"

namespace bianmin::store {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kMostItems = 500;
constexpr const char* kHidden = "***";
// China has one time zone and no summer time.
constexpr std::chrono::hours kHallTime{8};

// Each dossier with its latest status, its last move and its last check.
constexpr const char* kItems =
    "SELECT d.id, d.matter, d.locked, s.status,"
    " (SELECT at FROM status WHERE dossier = d.id ORDER BY step LIMIT 1),"
    " m.kind, m.at,"
    " (SELECT until FROM move WHERE dossier = d.id AND kind = 'checked' ORDER BY seq DESC LIMIT 1),"
    " s.at > m.at"
    " FROM dossier d"
    " JOIN status s ON s.dossier = d.id"
    "  AND s.step = (SELECT max(step) FROM status WHERE dossier = d.id)"
    " LEFT JOIN move m ON m.seq = (SELECT max(seq) FROM move WHERE dossier = d.id)";

Instant startOfDay(Instant now) {
  return std::chrono::floor<std::chrono::days>(now + kHallTime) - kHallTime;
}

// What the resident handed in: code, fields, consents. The heap under the tree is wiped when it is
// given back (see kiosk/wipe_on_free.cpp).
Json openCopy(const seal::Key& station, const std::string& locked, const std::string& id) {
  auto plain = seal::unlock(station, locked);
  if (!plain) throw std::runtime_error("the station key does not open the copy of dossier " + id);
  const seal::WipedString wiped(std::move(*plain));
  return Json::parse(wiped.bytes);
}

bool endsWith(std::string_view id, std::string_view what) {
  return id == what ||
         (id.size() > what.size() && id.ends_with(what) && id[id.size() - what.size() - 1] == '_');
}

std::string masked(std::string_view id, const std::string& value) {
  if (value.empty()) return {};
  if (endsWith(id, "name")) return maskName(value);
  if (endsWith(id, "id_number")) return maskIdNumber(value);
  if (endsWith(id, "phone")) return maskPhone(value);
  if (endsWith(id, "bank_card")) return maskBankCard(value);
  if (endsWith(id, "address")) return maskAddress(value);
  return kHidden;
}

// A row for each answer; of people each answer has its own: "members.0.name".
void addMasked(const std::string& path, std::string_view id, const Json& value,
               std::vector<std::pair<std::string, std::string>>& rows) {
  if (value.is_string()) {
    rows.emplace_back(path, masked(id, value.get<std::string>()));
  } else if (value.empty() || !value.front().is_object()) {
    rows.emplace_back(path, kHidden);
  } else {
    for (std::size_t i = 0; i < value.size(); ++i) {
      for (const auto& [part, answer] : value[i].items()) {
        addMasked(path + "." + std::to_string(i) + "." + part, part, answer, rows);
      }
    }
  }
}

// The answer at such a path; several choices in one text. Throws std::invalid_argument.
Secret answerAt(const Json& fields, const std::string& path) {
  std::string pointer = "/" + path;
  std::ranges::replace(pointer, '.', '/');
  const Json::json_pointer at(pointer);
  if (!fields.contains(at)) throw std::invalid_argument("there is no such field");
  const Json& value = fields.at(at);
  if (value.is_string()) return Secret(value.get_ref<const std::string&>());
  Secret all;
  for (const Json& choice : value) {
    if (!choice.is_string()) throw std::invalid_argument("a list of people has no one answer");
    if (!all.empty()) all.append("、");
    all.append(choice.get_ref<const std::string&>());
  }
  return all;
}

// dossier, matter, locked, status, begun, last kind, its moment, until, status after the last move
WorkItem readItem(Query& row, const seal::Key& station) {
  WorkItem item;
  item.dossier = row.text(0);
  item.matter = row.text(1);
  if (!row.isNull(2)) {
    const Json copy = openCopy(station, row.text(2), item.dossier);
    item.code = copy.at("code").get<std::string>();
    item.applicant_masked = maskName(copy.at("fields").value("name", std::string()));
  }
  item.status = dossierStatusFromName(row.text(3)).value();
  item.at = row.instant(4);
  if (!row.isNull(5)) item.last_move = moveKindFromName(row.text(5));
  if (!row.isNull(7)) {
    const Date until = dateFromIso(row.text(7));
    if (until.ok()) item.until = until;
  }
  item.asked_since =
      item.status == DossierStatus::SupplementRequested && !row.isNull(8) && row.integer(8) != 0;
  return item;
}

CheckedPaper readPaper(const Json& paper) {
  return {paper.at("material").get<std::string>(),
          paperStateFromName(paper.at("state").get<std::string>()).value(),
          paper.at("original_seen").get<bool>(), paper.at("copies").get<int>()};
}

Move readMove(const Json& body, Instant at) {
  Move move;
  move.id = body.at("move").get<std::string>();
  move.dossier = body.at("dossier").get<std::string>();
  move.kind = moveKindFromName(body.at("kind").get<std::string>()).value();
  move.at = at;
  move.cadre = body.at("cadre").get<std::string>();
  for (const Json& paper : body.at("papers")) move.papers.push_back(readPaper(paper));
  const Date until = dateFromIso(body.at("until").get<std::string>());
  if (until.ok()) move.until = until;
  move.way = deliveryWayFromName(body.value("way", ""));
  return move;
}

std::vector<Move> movesOf(Database& db, const std::string& dossier) {
  std::vector<Move> moves;
  Query rows(db,
             "SELECT j.body, j.at FROM move m JOIN journal j ON j.seq = m.seq"
             " WHERE m.dossier = ? ORDER BY m.seq",
             dossier);
  while (rows.step()) moves.push_back(readMove(Json::parse(rows.text(0)), rows.instant(1)));
  return moves;
}

// As the journal says; 0 when it was handed in on another terminal.
int formVersion(Database& db, const std::string& dossier) {
  Query row(db, "SELECT j.body FROM dossier d JOIN journal j ON j.seq = d.seq WHERE d.id = ?",
            dossier);
  return row.step() ? Json::parse(row.text(0)).at("form").get<int>() : 0;
}

// The locked copy; nothing when it is gone. Throws when there is no such dossier.
std::optional<std::string> lockedCopy(Database& db, const std::string& dossier) {
  Query row(db, "SELECT locked FROM dossier WHERE id = ?", dossier);
  if (!row.step()) throw std::invalid_argument("there is no such dossier here");
  if (row.isNull(0)) return std::nullopt;
  return row.text(0);
}

void checkMove(const Move& move) {
  if (!move.id.empty() && !isUlid(move.id)) throw std::invalid_argument("a move's id is a ULID");
  if (move.until && !move.until->ok()) throw std::invalid_argument("a move's date does not exist");
  for (const CheckedPaper& paper : move.papers) {
    if (paper.material.empty() || paper.copies < 0 || paper.copies > 99)
      throw std::invalid_argument("a paper needs its material's id and 0 to 99 copies");
  }
}

// What is not there is taken as if it were: whoever decides that says why.
bool overrides(const Move& move) {
  return std::ranges::find(move.papers, PaperState::Follows, &CheckedPaper::state) !=
         move.papers.end();
}

}  // namespace

std::vector<WorkItem> work(Database& db, const seal::Key& station, Instant now) {
  static const std::string kSql =
      std::string(kItems) +
      // Before the check and until the papers are on their way; then what comes back to be done.
      " WHERE (s.status = 'RECEIVED' AND m.kind IS NOT 'carried')"
      " OR s.status IN ('SUPPLEMENT_REQUESTED', 'CLOSED') OR m.at >= ?1"
      " OR (SELECT at FROM status WHERE dossier = d.id ORDER BY step LIMIT 1) >= ?1"
      " ORDER BY 5 DESC, d.id DESC LIMIT ?2";
  std::vector<WorkItem> items;
  Query rows(db, kSql.c_str(), startOfDay(now), kMostItems);
  while (rows.step()) items.push_back(readItem(rows, station));
  return items;
}

std::optional<WorkDetail> workDetail(Database& db, const seal::Key& station,
                                     const std::string& dossier) {
  static const std::string kSql = std::string(kItems) + " WHERE d.id = ?";
  WorkDetail detail;
  {
    Query row(db, kSql.c_str(), dossier);
    if (!row.step()) return std::nullopt;
    detail.item = readItem(row, station);
  }
  detail.form_version = formVersion(db, dossier);
  if (const auto locked = lockedCopy(db, dossier)) {
    detail.revealable = true;
    const Json copy = openCopy(station, *locked, dossier);
    for (const auto& [id, value] : copy.at("fields").items())
      addMasked(id, id, value, detail.fields);
    for (const auto& [id, agreed] : copy.at("consents").items())
      detail.consents.emplace_back(id, agreed.get<bool>());
  }
  detail.token = tokenOf(db, station, dossier);
  detail.moves = movesOf(db, dossier);
  for (const Move& move : detail.moves)
    if (move.kind == MoveKind::Checked) detail.papers = move.papers;
  return detail;
}

std::optional<std::string> dossierOfCode(Database& db, const seal::Key& station,
                                         const std::string& code) {
  Query rows(db, "SELECT id, locked FROM dossier WHERE locked IS NOT NULL ORDER BY id DESC");
  while (rows.step()) {
    const std::string id = rows.text(0);
    if (openCopy(station, rows.text(1), id).at("code").get_ref<const std::string&>() == code)
      return id;
  }
  return std::nullopt;
}

Secret reveal(Database& db, const seal::Key& station, const std::string& cadre_id,
              const std::string& dossier, const std::string& field, const std::string& reason,
              Instant now) {
  if (reason.empty()) throw std::invalid_argument("a reason is needed");
  WriteTransaction transaction(db);
  if (!cadre(db, station, cadre_id)) throw std::invalid_argument("there is no such account");
  const auto locked = lockedCopy(db, dossier);
  if (!locked) throw CopyGone();
  const Json copy = openCopy(station, *locked, dossier);
  const Secret shown = answerAt(copy.at("fields"), field);
  note(db, station, {now, cadre_id, "reveal " + field, dossier, reason});
  transaction.commit();
  return shown;
}

std::string tokenOf(Database& db, const seal::Key& station, const std::string& dossier) {
  Query row(db, "SELECT token FROM dossier WHERE id = ? AND token IS NOT NULL", dossier);
  if (!row.step()) return {};
  auto token = seal::unlock(station, row.text(0));
  if (!token) throw std::runtime_error("the station key does not open the token of " + dossier);
  return std::move(*token);
}

LastCheck lastCheck(Database& db, const std::string& dossier) {
  Query row(db,
            "SELECT j.body, j.at FROM move m JOIN journal j ON j.seq = m.seq"
            " WHERE m.dossier = ? AND m.kind = 'checked' ORDER BY m.seq DESC LIMIT 1",
            dossier);
  if (!row.step()) return {};
  const Move move = readMove(Json::parse(row.text(0)), row.instant(1));
  return {move.papers, move.until};
}

void record(Database& db, const seal::Key& station, const Move& move, const std::string& cadre_id,
            const std::string& override_reason) {
  checkMove(move);
  if (overrides(move) && override_reason.empty())
    throw std::invalid_argument("papers that follow need a reason");
  WriteTransaction transaction(db);
  const auto who = cadre(db, station, cadre_id);
  if (!who) throw std::invalid_argument("there is no such account");
  lockedCopy(db, move.dossier);  // is there such a dossier?
  Move written = move;
  if (written.id.empty()) written.id = newId(move.at);
  written.cadre = who->name;
  const std::int64_t seq = append(db, written.id, EntryKind::Move, move.at, moveBody(written));
  const std::string kind(toName(move.kind));
  const std::string until = move.until ? toIso(*move.until) : "";
  Query(db, "INSERT INTO move (seq, dossier, kind, at, until, cadre) VALUES (?, ?, ?, ?, ?, ?)",
        seq, move.dossier, kind, move.at, until, cadre_id)
      .run();
  note(db, station, {move.at, cadre_id, "move " + kind, move.dossier, {}});
  if (overrides(move)) {
    note(db, station, {move.at, cadre_id, "override papers-follow", move.dossier, override_reason});
  }
  transaction.commit();
}

}  // namespace bianmin::store
