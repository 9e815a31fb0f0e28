// What the terminal is at one moment. A plain value: update() changes it, screens draw it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/app/cadre.h"
#include "kiosk/guide/eligibility.h"
#include "kiosk/guide/finder.h"
#include "kiosk/guide/papers.h"
#include "kiosk/guide/print_result.h"
#include "sync/domain/bulletin.h"
#include "sync/domain/calendar.h"
#include "sync/domain/dossier.h"
#include "sync/domain/secret.h"
#include "sync/domain/service.h"
#include "sync/domain/staff.h"
#include "sync/domain/time.h"

namespace bianmin {

enum class ScreenId {
  Idle,
  Home,
  Services,  // list of matters: all, or those of one home card or life event
  Find,      // letters, and the matters that they lead to
  LifeEvents,
  Guide,
  Question,      // one question of the self-check or the triage
  CheckResult,   // what the answers suggest
  TicketGroups,  // which queue
  Ticket,        // the number, large
  Form,          // one question
  Review,        // review and consents
  Submitted,     // receipt with pick-up code
  ProgressAsk,   // pick-up code, then the last four characters of the ID number
  Progress,
  Rate,
  Help,
  Privacy,
  CadreWho,     // who signs in
  CadrePin,     // six digits
  CadreUnlock,  // the county's code ends a wait
  Worklist,
  FindWork,   // by pick-up code
  Work,       // one request
  Reveal,     // why an answer is to be shown in full
  Check,      // the papers, one by one
  FollowWhy,  // why papers may follow
  CheckDate,  // until when what is missing comes
  MoveAsk,    // is it so?
  Notices,    // what the county tells: titles
  Notice,     // one of them, to be read
};

// What does not change while the program runs, apart from the catalogue that is read at its start.
struct Place {
  std::string hall;               // 延水关镇便民服务中心
  std::string terminal;           // 1号终端
  std::string village;            // region code
  std::string village_name = {};  // 地天堂村: offered where an address is asked; may be empty
  std::string help_phone, duty_person, address, hours, privacy_contact;
  std::string county_phone;   // whom a cadre rings for an unlock code; may be empty
  std::string agent;          // name of the agent (代办员); may be empty
  std::string agent_village;  // may be empty
  std::vector<StaffMember> staff;
  bool prints_pages = false;   // there is an A4 printer
  bool prints_roll = true;     // there is a printer of slips
  std::string public_url;      // base of the QR codes' addresses
  bool start_at_home = false;  // no idle screen
  bool start_large = false;    // sessions begin with large text
  std::shared_ptr<const Catalogue> catalogue;
  std::shared_ptr<const WorkCalendar> calendar;
  std::shared_ptr<const Finder> finder;  // of `catalogue`; nullptr finds nothing
  // The catalogue has only what home shows; the matters come with event::ContentLoaded.
  bool loading = false;
};

enum class Display { Normal, Large, LargeHighContrast, HighContrast };

// How a paper fares; shown on the screen that asked for it.
enum class PrintState { None, Printing, Done, Failed, Unsure };

// How writing to the terminal's own disk fares.
enum class Saving { No, Running, Failed };

// A paper on its way. Papers go to the printer one after the other.
struct PaperJob {
  std::uint32_t id = 0;  // counts in the session from 1
  Paper paper;
};

// Letters on their way to becoming Chinese, on whatever screen takes words. There is one engine.
struct Composing {
  std::string letters;  // pinyin not yet chosen, as the engine divides it: "zhang san"
  std::vector<std::string> candidates;
  bool more = false, previous = false;  // pages of candidates
  bool used = false;                    // the engine heard a letter in this session
  // Its answers come in order; those to keys of a question that was left since are dropped.
  int asked = 0;       // not answered yet
  int stale = 0;       // the first so many of them are to be dropped
  std::string wanted;  // the candidate that was touched before the engine had answered all keys
};

// Letters that are still being composed are searched for together with what is typed (`sought`).
struct FindState {
  std::string typed;         // Chinese, and letters that were left as they are
  std::vector<Found> found;  // those that are out of date come last
};

// The answers tell of a resident's need: they live and end with the session.
struct SelfCheck {
  enum class Kind { Eligibility, Triage } kind = Kind::Eligibility;
  std::string matter;           // whose questions
  std::size_t index = 0;        // the question shown
  std::vector<Answer> answers;  // one per question
};

// One person of a Members field: an answer to each of its parts.
using Person = std::vector<Secret>;

struct FormState {
  // The content that the form was opened with: a file that changes meanwhile changes nothing here.
  std::shared_ptr<const Catalogue> catalogue;
  std::string matter;
  std::size_t index = 0;        // the question shown
  bool editing = false;         // came from the review: 下一步 goes back there
  std::vector<Secret> answers;  // one per field of the form, as typed; of Several its marks
  std::vector<std::vector<Person>> people;  // one list per field; empty but for Members
  std::vector<bool> seen;  // by field: was asked since it belongs to what is to be filled in
  struct Inside {
    std::size_t person = 0, part = 0;
  };
  std::optional<Inside> inside;         // the part of a person that is asked; none: the list
  std::optional<std::size_t> removing;  // this person goes if that is confirmed
  bool show_problem = false;            // the answer was tried and is wrong
  Secret before_edit;                   // what 返回 restores while editing
  struct Consent {
    std::string id;  // "mandate", "identity", "financial", "health", "minor"
    bool necessary = false;
    std::optional<bool> given;  // nothing chosen beforehand
  };
  std::vector<Consent> consents;
  using Saving = bianmin::Saving;
  Saving saving = Saving::No;
};

struct TicketState {
  // Asking: the ticket screen is shown already ("正在取号"), the store has not answered yet.
  enum class Kind { Asking, Issued, Failed } kind = Kind::Asking;
  std::string matter;  // may be empty: taken without a guide
  std::string group;
  std::string number;
  int ahead = 0;
  std::string token = {};  // of the QR address; may be empty
};

struct ReceiptState {
  std::string matter;
  std::string code;   // seven characters
  std::string token;  // of the QR address
  LocalTime at{};
  std::optional<Paper> mandate;  // 代办委托书, made while the answers were there
};

struct ProgressState {
  Secret code, id_tail;
  bool asking_tail = false;  // the code is complete and right, the tail is being typed
  bool code_wrong = false;   // seven characters that are no code: one of them is mistyped
  bool searching = false;
  bool not_found = false;
  struct Found {
    std::string matter, lookup;
    std::vector<StatusChange> history;  // oldest first; the last is what is so now
    bool rated = false;
    std::string token = {};                 // of the QR address; may be empty
    std::vector<CheckedPaper> papers = {};  // as last checked on this terminal
    std::optional<Date> until = {};         // of that check
    std::string applicant = {};             // masked; may be empty
  };
  std::optional<Found> found;
};

// Everything of one resident or one cadre; destroyed as a whole when the session ends.
struct Session {
  ScreenId screen = ScreenId::Idle;
  std::vector<ScreenId> back;   // each screen at most once
  std::vector<int> back_pages;  // the page that each of them showed
  bool begun = false;           // something was touched since the rest state
  MonoTime shown_at{};          // when `screen` came up
  std::string card;             // home card whose list is shown; empty: all
  std::string life_event;       // or the life event; at most one of both is not empty
  std::string matter;           // the guide shown
  int page = 0;                 // lists and guides turn pages
  Display display = Display::Normal;
  bool asking_still_there = false;
  Composing composing;
  FindState find;
  SelfCheck selfcheck;
  FormState form;
  TicketState ticket;
  ReceiptState receipt;
  ProgressState progress;
  std::optional<bianmin::Notice> notice;  // being read; stays as it is when the county tells anew
  PrintState print = PrintState::None;
  PrinterStatus print_problem = PrinterStatus::Ready;  // why the print failed
  bool print_on_page = false;                          // it comes, or came, out of the A4 printer
  std::optional<Paper> paper;        // this screen's paper, so that it can be printed once more
  std::vector<PaperJob> print_jobs;  // the first is with the printer, the others wait
  std::uint32_t print_count = 0;
  std::uint32_t print_shown = 0;  // the job that `print` tells of; 0: none
  bool lookup_running = false;    // a LookUpProgress is not answered yet
  bool lookup_stale = false;      // and what it asked for was left since
  Saving rating = Saving::No;
  bool rated = false;
  CadreState cadre;
  Saving recording = Saving::No;  // a move of the cadre's
};

// What the screens are made of, read anew while the program runs.
struct NextContent {
  std::shared_ptr<const Catalogue> catalogue;
  std::shared_ptr<const WorkCalendar> calendar;
  std::shared_ptr<const Finder> finder;
};

struct Model {
  Place place;
  LocalTime now{};
  MonoTime mono{};
  MonoTime last_touch{};
  MonoTime next_minute{};  // when the clock on the band changes
  std::string language = "zh_CN";
  PrinterStatus printer = PrinterStatus::Unknown;
  bool online = false;
  int waiting = 0;                          // entries that the county does not have yet
  std::vector<Notice> notices;              // for residents; those of other days are among them
  std::vector<Notice> messages;             // for cadres
  std::optional<NextContent> next_content;  // came while a session was under way
  Session session;
  // Counts sessions: an answer to an effect of an earlier session is dropped by the runner.
  std::uint32_t session_serial = 0;
};

// A stable name for tests and logs: "home", "ticket", ...
std::string_view toName(ScreenId screen);
// The session before anybody has touched: idle, or home where that takes its place.
Session restingSession(const Place& place);

// 120 s without a touch asks; 30 s more end the session.
inline constexpr std::chrono::seconds kAskAfter{120};
inline constexpr std::chrono::seconds kEndAfter{30};
inline constexpr std::chrono::seconds kTicketShown{20};

}  // namespace bianmin
