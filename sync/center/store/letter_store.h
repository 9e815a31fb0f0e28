// The three letters (提示函, 督办函, 预警函) as the county keeps them, the exceptions that a person
// has to look at, the lists of the month, who answers for an area, and the follow-ups of bad
// ratings. What issues and escalates letters is in letter_run.h. For one thread at a time, like the
// Db; every change is one transaction unless the caller has one open. Throws StoreError.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sync/center/store/desk_store.h"
#include "sync/domain/letters.h"

namespace bianmin::center {

enum class LetterState { Issued, Answered, Escalated };
std::string_view toName(LetterState state);  // "issued", "answered", "escalated"
std::optional<LetterState> letterStateFromName(std::string_view name);

struct KeptLetter {
  std::int64_t id = 0;
  Letter letter;
  std::string supervisor_name;  // as it stood on the day of issue
  // Of an answered one; both empty: the request was closed, and the reminder with it.
  std::string answer;
  std::string answered_by;
  std::optional<Instant> ended_at;

  LetterState state() const;
};

struct LetterQuery {
  DeskScope scope;
  LetterState state = LetterState::Issued;
  std::int64_t after = 0;  // the id after which the page begins; 0: at the newest
  int limit = 50;
};

struct KeptException {
  std::int64_t id = 0;
  LetterException what;
  Date first{};      // the run that found it first
  std::string note;  // by a person; empty: none
  std::string noted_by;
};

// From how many stars down a rating is bad.
inline constexpr int kBadStars = 2;
struct FollowUp {
  Instant at{};
  std::string by;  // full name
  std::string words;
};
struct BadRating {
  std::string id;
  std::string dossier;  // ULID; empty: the rating belongs to no request that the centre knows
  std::string matter;   // empty: nobody knows what it was about
  std::string village;
  Instant at{};
  int stars = 1;
  std::optional<FollowUp> follow_up;
};
struct RatingQuery {
  DeskScope scope;
  bool followed_up = false;
  std::string after;  // the id after which the page begins; "": at the newest
  int limit = 50;
};

struct KeptSheet {
  std::int64_t id = 0;
  MonthSheet sheet;  // with its items only from sheet()
  std::string supervisor_name;
  std::string area;
  Date made{};
  int requests = 0;
  int letters = 0;
};

class LetterStore {
 public:
  explicit LetterStore(Db& db) : db_(db) {}

  // --- letters ---
  std::vector<KeptLetter> letters(const LetterQuery& query);  // newest first
  // Counts no further than `most`.
  std::int64_t count(const DeskScope& scope, LetterState state, int most);
  // Nothing for one outside of the scope, as for one that does not exist.
  std::optional<KeptLetter> letter(std::int64_t id, const DeskScope& scope);
  // All about the same request, oldest first.
  std::vector<KeptLetter> about(const std::string& request);
  struct Answer {
    std::string words;
    std::int64_t staff = 0;
    std::string by;  // full name
    Instant at{};
  };
  // False when it is no longer open: answered by somebody else, or escalated.
  bool answer(std::int64_t id, const Answer& answer);

  // --- exceptions ---
  // Those that the last run found, oldest first.
  std::vector<KeptException> exceptions(const DeskScope& scope, int limit);
  std::optional<KeptException> exception(std::int64_t id, const DeskScope& scope);
  void note(std::int64_t id, const std::string& note, const std::string& by);

  // --- who answers for an area ---
  // Those set at the desk; they go before what supervision.toml says of the same area.
  std::vector<Supervisor> supervisors();
  void setSupervisor(const std::string& area, const std::string& name, const std::string& by,
                     Instant at);

  // --- the lists of the month ---
  std::vector<KeptSheet> sheets(const DeskScope& scope, int limit);  // newest first
  std::optional<KeptSheet> sheet(std::int64_t id, const DeskScope& scope);

  // --- bad ratings ---
  std::vector<BadRating> badRatings(const RatingQuery& query);  // newest first
  std::optional<BadRating> badRating(const std::string& id, const DeskScope& scope);
  // False when there is one already.
  bool followUp(const std::string& rating, std::int64_t staff, const FollowUp& what);

 private:
  Db& db_;
};

// The rules of supervision.toml with the supervisors that were set at the desk before its own.
SupervisionRules withDeskSupervisors(SupervisionRules rules, LetterStore& store);

}  // namespace bianmin::center
