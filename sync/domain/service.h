// The catalogue: what a county publishes about a service. Loaded from config/services/*.toml.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sync/domain/time.h"

namespace bianmin {

// How sure a published fact is. ToVerify facts are shown with "以当地公布为准".
enum class Certainty { Confirmed, ToVerify };

// Where a fact comes from: an entry of the file's list of sources.
struct Source {
  std::string id;    // stable key in the file: "sa9"
  std::string text;  // 社会救助暂行办法（2019-03-02修订）第九条
};

struct Fact {
  std::string text;
  Certainty certainty = Certainty::Confirmed;
  std::string source = {};  // Source::id
};

// Law texts say 日 for calendar days and 工作日 for working days; the unit is kept with each limit.
enum class DayUnit { Working, Calendar };

struct Limit {
  int days = 0;  // > 0
  DayUnit unit = DayUnit::Working;
  Certainty certainty = Certainty::Confirmed;
  std::string source = {};
};

enum class PaperForm { Original, Copy, OriginalAndCopy };

struct Material {
  std::string id;      // stable key, e.g. "id_card"
  std::string name;    // 身份证
  std::string detail;  // one short line: 看完当场还您
  std::string icon;    // name in assets/icons
  PaperForm form = PaperForm::Original;
  int copies = 0;           // how many copies, 0 where none is taken
  std::string issuer = {};  // who issues it: 公安派出所; may be empty
  std::string fix = {};     // how to get it or put it right: 到派出所补办; may be empty
  bool shared = false;      // the county has it by data sharing: need not be brought
  bool may_follow = false;  // 容缺: may be handed in later on a written promise
  Certainty certainty = Certainty::Confirmed;
  std::string source = {};
  // 看完当场还您: the original is looked at and given back at once. Nobody may keep an identity
  // card (居民身份证法 Art 15), and an agent keeps no bank card.
  bool returned = false;
};

struct Step {
  std::string title;  // 在村里公示
  std::string who;    // 村里
  std::string detail;
  std::optional<Limit> limit;  // absent: nothing is promised, nothing is shown
  std::string limit_text;      // instead of a number of days: 当场收
  bool excluded = false;       // its time is not part of the matter's limit; the clock stands
  Certainty certainty = Certainty::Confirmed;  // of the step itself; its limit has its own
  std::string source = {};
};

struct LegalBasis {
  std::string title;          // 社会救助暂行办法
  std::string number;         // 国令649; may be empty
  std::string articles;       // 第二章; may be empty
  std::string date;           // as published, e.g. 2019-03-02修订; may be empty
  std::string in_force = {};  // since when, or until when: 2014-05-01起施行; may be empty
  Certainty certainty = Certainty::Confirmed;
};

// 公示: how long and where, and whether its days are part of the matter's limit.
struct Publicity {
  std::string text;            // 在村里公示 7 天
  std::optional<Limit> limit;  // absent: set locally
  bool inside_limit = true;
  bool minors = true;  // false: minors are not published
  Certainty certainty = Certainty::Confirmed;
  std::string source = {};
};

// One question of the self-check. Whatever is answered, the result only suggests (PIPL Art 24).
struct Question {
  std::string id;
  std::string ask;     // 您满 60 岁了吗？
  std::string help;    // one plain sentence; may be empty
  bool expect = true;  // the answer that speaks for it: true 是, false 不是
  std::string group;  // of the questions of one group one good answer is enough; empty: each counts
  std::string otherwise;  // what to say when it speaks against: 到年龄再来; may be empty
  Certainty certainty = Certainty::Confirmed;
  std::string source = {};
};

// One question of a triage: who says yes is led to another matter's guide.
struct Route {
  std::string ask;
  std::string to;      // Matter::id; empty: `advice` says where to go (学校)
  std::string advice;  // 马上打电话给乡镇; may be empty
  bool urgent = false;
  Certainty certainty = Certainty::Confirmed;
  std::string source = {};
};

// What it pays, by which rule, since when. Never a number that the county has not given.
struct Amount {
  std::string text;
  std::optional<Date> effective;
  Certainty certainty = Certainty::Confirmed;
  std::string source = {};
};

// What one question of a form takes.
enum class FieldKind {
  Name,
  IdNumber,
  Phone,
  BankCard,
  Text,
  Address,
  Choice,
  Day,      // 2026-11-22
  Money,    // yuan, at most two decimals
  Several,  // any number of the choices
  Members,  // people of the household: `parts` asked again for each
};

// What a field tells about a person; each kind has its own separate consent (PIPL Art 28-29).
enum class Sensitivity { Identity, Financial, Health, Minor };

// Which days a Day field takes; today is among both.
enum class DayRange {
  Past,    // what has happened: a birth, a loss
  Coming,  // what is planned
  Any,
};

// A field is asked only when an earlier answer calls for it.
struct ShowIf {
  std::string field;  // id of an earlier Choice, Several or IdNumber field of the same form
  std::string is;     // that choice was made; empty for an age
  int under = 0;      // the ID number's person is younger than this many years; 0: not asked
};

struct Field {
  std::string id;        // stable key, unique in the form
  std::string question;  // 申请人叫什么名字？
  std::string label;     // 申请人 (review and papers)
  std::string help;      // 要和身份证上一样
  FieldKind kind = FieldKind::Text;
  Sensitivity sensitivity = Sensitivity::Identity;
  bool required = true;
  std::vector<std::string> choices;  // for Choice, 2..6; for Several 2..8
  std::string example = {};          // 例如：张小红
  std::optional<ShowIf> show_if = {};
  DayRange when = DayRange::Past;  // for Day
  std::string child = {};  // for a Choice among `parts`: the choice that says "under 14 years old"
  std::vector<Field> parts = {};  // for Members only; no Members among them
  int most = 8;                   // for Members: so many people at most
};

struct Form {
  int version = 1;  // a dossier keeps the version that it was filled with
  std::vector<Field> fields;
};

// What can be handed in or asked for: one entry of the catalogue (事项).
struct Matter {
  std::string id;                   // "PENSION.claim"
  std::string service;              // code of the service: "PENSION"
  std::string name;                 // what a villager says: 领养老金
  std::string official_name;        // 城乡居民基本养老保险待遇领取申请
  std::string old_name;             // name that villagers know from before; may be empty
  std::vector<std::string> words;   // other words that it is looked for by: 新农合, 粮补
  std::string line;                 // one plain sentence
  std::string icon;                 // name in assets/icons
  std::string tile;                 // colour token of look: plum teal brick green violet rose slate
  std::string queue_group;          // letter of the ticket queue, "A".."X"
  std::vector<Fact> who;            // who may apply
  std::vector<Question> questions;  // the self-check; empty: none
  std::vector<Route> routes;        // a triage: leads to other matters; empty: none
  std::vector<Material> materials;
  std::vector<Step> steps;
  std::optional<Limit> total;     // statutory: from acceptance to decision
  std::optional<Limit> extended;  // statutory, for special cases
  std::optional<Limit> promised;  // the county's own promise, from county.toml; at most `total`
  std::string total_note;         // 情况特殊的 45 个工作日
  std::vector<std::string> accepts_at;  // 村, 乡镇, 县, 网上 ...
  Fact decides;                         // 县民政局
  bool town_decides = false;            // a clerk of the town may enter the decision
  std::optional<Publicity> publicity;
  Fact benefit_start;           // 从批准的下个月起; empty text: does not apply
  std::vector<Amount> amounts;  // may be empty
  std::string fee;              // 不收费
  std::string where;
  std::vector<LegalBasis> basis;
  std::string remedy;         // what to do against a refusal: 可以复议或起诉
  std::string hotline;        // 12345
  Fact reminder;              // empty text: none
  std::string agent_may;      // what the agent may do; may be empty
  std::string agent_may_not;  // what the agent may not do; may be empty
  std::optional<Date> valid_from, valid_until;  // the guide says so outside of them
  Date checked_on{};                            // content last checked
  std::vector<Source> sources;                  // of this matter's service
  bool local = false;        // a text waits for a county variable that is not set
  std::optional<Form> form;  // absent: cannot be handed in here
};

// 直办 / 代办 / 协办 / 公开告知: what the village does for a matter.
enum class VillageMode { Direct, Agent, Assist, Inform };

// One of the village's agency matters (代办事项), D01..; stands for one or more matters.
struct Agency {
  std::string code;  // "D06"
  std::string name;  // 低保申请
  VillageMode mode = VillageMode::Agent;
  std::vector<std::string> matters;  // Matter::id
  std::string onward;                // where the village hands it on: 乡镇
  std::string limit;                 // 30 个工作日，特殊 45 个; may be empty
  std::string may_not;               // its own limits of the agent; may be empty
  Certainty certainty = Certainty::Confirmed;
  std::string source = {};  // plain words
};

// What happened to me: leads to the matters that help.
struct LifeEvent {
  std::string id;
  std::string title;  // 生孩子
  std::string icon;
  std::string tile;
  std::vector<std::string> matters;
};

// A service (服务): the matters of one file.
struct Service {
  std::string code;      // "DIBAO"
  std::string name;      // present official name
  std::string old_name;  // 低保; may be empty
  std::string line;      // what it is in one plain sentence
};

// What only the county can say: {name} in a text stands for it.
struct Variable {
  std::string id;
  std::string title;  // for the county's editor: 农村低保标准（元/月）
  std::string value;  // empty: not set; the texts then say 请向窗口咨询
};

struct QueueGroup {
  std::string letter;  // "A"
  std::string name;    // 社会保障
};

// A card on the home screen: what people want to get done.
struct HomeCard {
  std::string id;
  std::string title;
  std::string line;
  std::string icon;
  std::string tile;
  std::vector<std::string> matters;  // one: opens its guide; more: opens the list
};

struct Catalogue {
  std::vector<Matter> matters;  // in the order of the files' names, then of the file
  std::vector<QueueGroup> groups;
  std::vector<HomeCard> cards;
  std::vector<Service> services;
  std::vector<Agency> agencies;
  std::vector<LifeEvent> events;
  std::vector<Variable> variables;

  // nullptr when the id is unknown.
  const Matter* find(std::string_view matter_id) const;
  const QueueGroup* group(std::string_view letter) const;
  // The agency matter that a matter belongs to, or nullptr.
  const Agency* agencyOf(std::string_view matter_id) const;
};

}  // namespace bianmin
