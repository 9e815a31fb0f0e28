// What the papers say. Values only; kiosk/documents lays them out, kiosk/devices prints them.
// Everything here is already masked: a paper never holds a full number. What is empty is left out,
// unless its comment says that a line to write on stands in its place.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace bianmin {

// Label and value.
using PaperField = std::pair<std::string, std::string>;

// A fact as printed; one to verify gets the mark ※ (以当地公布为准).
struct PaperLine {
  std::string text;
  bool to_verify = false;
  friend bool operator==(const PaperLine&, const PaperLine&) = default;
};

// The two codes of a paper: an address, and words that a telephone shows without a network.
struct PaperCodes {
  std::string link;
  std::string offline = {};  // plain words; only on guides and notices
};

// What stands on top of every paper about one request.
struct RequestHead {
  std::string hall;    // 延水关镇便民服务中心
  std::string number;  // 610622102-GZ-20261123-K7M4Q9X
  std::string code;    // pick-up code: K7M4 Q9X
  std::string matter, official_name;
  std::string applicant;   // 张*
  std::string id_number;   // 610622********0013
  std::string phone;       // 138****5678
  std::string time;        // 2026年11月23日 09:20
  std::string handled_by;  // 王五（代办员）
};

// A paper that is missing or wrong, and what to do about it (facts 7.5).
struct MissingRow {
  std::string name;         // 户口簿
  std::string requirement;  // 原件和复印件 1 份，一起生活的人都要有
  std::string fix;          // 到派出所补办
  std::string issuer;       // 公安派出所
  std::string follow = {};  // 容缺: what is promised instead; empty: has to be there first
};

// A paper that was handed in or handed over.
struct CountedRow {
  std::string name;
  std::string count;      // 原件 1 份 / 复印件 2 份
  std::string note = {};  // 原件已还
};

struct TicketPaper {
  std::string hall;        // 延水关镇便民服务中心
  std::string number;      // "A012"
  std::string group_name;  // 社会保障
  int ahead = 0;
  std::vector<std::string> bring;  // 身份证, 户口簿
  std::string time;                // 2026年11月23日 09:12
  std::string terminal;            // 1号终端
  std::string qr;                  // address of its place in the queue, or of the guide
  bool reprint = false;            // marked 补打
};

struct GuidePaper {  // 办事指南
  struct MaterialRow {
    std::string name, detail, form;  // 户口簿 / 看完当场还您 / 原件
    std::string issuer, fix;
    bool shared = false;      // need not be brought
    bool may_follow = false;  // 容缺
    bool to_verify = false;
  };
  struct StepRow {
    std::string title, who, detail, limit;
    bool to_verify = false;        // the step or its limit
    bool limit_to_verify = false;  // the limit itself
  };
  std::string hall, title, official_name, old_name, line, time;
  std::vector<PaperLine> who;
  std::vector<MaterialRow> materials;
  std::vector<StepRow> steps;
  std::vector<PaperLine> limits;   // statutory, extended, promised
  std::vector<PaperLine> amounts;  // with the day since when
  PaperLine publicity, decides, benefit_start, reminder;
  std::string accepts_at;  // 村、乡镇、网上
  std::string fee, where, hotline, remedy;
  std::vector<PaperLine> agency;  // what the village does: 代办, what the agent may and may not
  std::string valid;              // 有效期到 2026年12月31日
  std::vector<PaperLine> basis;
  std::string checked_on;
  PaperCodes codes;
  bool to_verify = false;  // something on the paper bears ※
  bool local = false;      // something waits for the county: 请向窗口咨询
};

// 一次性告知单. From a guide: what to bring (no number, no person, nothing missing). At the
// materials' check: `missing` lists everything that has to be brought or put right.
struct NoticePaper {
  struct Row {
    std::string name, detail, form;  // 户口簿 / 看完当场还您 / 原件
  };
  struct StepRow {
    std::string title, who, limit;
  };
  std::string hall, title, official_name, time;
  std::string number, applicant, phone, handled_by;
  std::vector<MissingRow> missing;
  std::vector<std::string> handed;  // what is there already
  std::string until;                // a line to write on when something is missing
  std::vector<std::string> who;
  std::vector<Row> materials;       // to be brought
  std::vector<std::string> shared;  // looked up by the county: need not be brought
  std::vector<StepRow> steps;
  std::string total;  // 从受理起一共 30 个工作日
  std::string fee, where, hotline;
  std::vector<std::string> basis;
  std::string reminder;
  std::string checked_on;
  PaperCodes codes;
  bool to_verify = false;  // prints 以当地公布为准
};

// 申请回执 until the town has accepted, 受理回执 after it.
struct ReceiptPaper {
  struct DueRow {
    std::string title;  // 最晚告诉您结果
    std::string date;   // 2026年12月14日
    std::string note;   // 按 2026 年放假安排算 / 暂定
  };
  std::string hall, matter, official_name;
  std::string number;
  std::string code;  // "K7M4 Q9X"
  std::string time;
  bool accepted = false;
  std::vector<PaperField> fields;      // label, masked value
  std::vector<CountedRow> papers;      // what was taken
  std::vector<std::string> bring;      // what the agent takes along or what is to follow
  std::vector<PaperField> next_steps;  // what happens, by when
  std::vector<DueRow> due;             // promised and statutory
  std::string unit, handled_by;        // 承办单位, 经办人
  std::string query;                   // how to ask
  std::string delivery;                // how the result comes
  std::vector<std::string> consents;   // what was agreed to
  std::string hotline;
  std::string remedy;  // 不批准会给您书面理由...
  std::string qr;
  bool reprint = false;
};

struct MandatePaper {  // 代办委托书
  struct Consent {
    std::string text;           // 银行账户; once agreed to, the words that were agreed to
    std::optional<bool> given;  // absent: to be ticked on the paper
  };
  struct HandOver {
    std::string when, from, to, what;
  };
  RequestHead head;
  std::string agent, agent_of, agent_phone;  // 王五, 地天堂村, masked; each else a line
  std::string text;                          // 我自愿委托……
  std::vector<CountedRow> papers;            // handed over; empty: to be filled in by hand
  std::vector<std::string> kept;             // shown and given back at once: 身份证
  std::string until;                         // end of the mandate; else a line
  std::vector<Consent> consents;
  std::string kept_for;  // how long the data are kept, in words
  std::vector<std::string> may, may_not;
  std::vector<HandOver> log;  // empty lines to write on follow
  std::string hotline, qr;
};

struct SupplementPaper {  // 补正通知
  RequestHead head;
  std::string unit;    // who asks
  std::string reason;  // the county's words; may be empty
  std::vector<MissingRow> missing;
  std::string until;  // else a line
  std::string where, hotline;
  std::vector<std::string> basis;
  PaperCodes codes;
};

// 不予受理通知 or 办结通知.
struct DecisionPaper {
  enum class Kind { NotAccepted, Approved, Refused };
  RequestHead head;
  Kind kind = Kind::Approved;
  std::string unit;    // who decided
  std::string date;    // of the decision
  std::string reason;  // the county's words; for a refusal else lines to write on
  std::string benefit_start;
  std::vector<std::string> basis;
  std::string remedy;  // on every refusal (社会救助暂行办法 Art 65)
  std::string hotline, qr;
};

struct DeliveryPaper {  // 送达回执
  RequestHead head;
  std::vector<CountedRow> papers;  // what was handed over; empty: lines to write on
  std::string how;                 // 代办员送到家 / 本人来取
  std::string hotline, qr;
};

struct CardPaper {  // 便民服务卡
  std::string hall;
  std::string name, post, phone;  // staff, not a resident: in full
  std::vector<std::string> duties;
  std::string address, hours;
  std::string supervision;  // 12345
  std::string qr;
};

using Paper = std::variant<TicketPaper, NoticePaper, ReceiptPaper, GuidePaper, MandatePaper,
                           SupplementPaper, DecisionPaper, DeliveryPaper, CardPaper>;

// Stable names, for the list of print jobs and for file names; in the order of Paper.
inline constexpr std::array<std::string_view, std::variant_size_v<Paper>> kPaperNames = {
    "ticket",     "notice",   "receipt",  "guide", "mandate",
    "supplement", "decision", "delivery", "card"};

inline std::string_view paperName(const Paper& paper) { return kPaperNames.at(paper.index()); }

// Whether it is a sheet that is signed or kept (A4 where there is such a printer) or a slip.
bool wantsPage(const Paper& paper);
// Where it is printed first on a terminal with these printers: on A4 or on the roll.
bool goesOnPage(const Paper& paper, bool has_roll, bool has_page);

}  // namespace bianmin
