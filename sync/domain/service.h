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

struct Fact {
  std::string text;
  Certainty certainty = Certainty::Confirmed;
};

// Law texts say 日 for calendar days and 工作日 for working days; the unit is kept with each limit.
enum class DayUnit { Working, Calendar };

struct Limit {
  int days = 0;  // > 0
  DayUnit unit = DayUnit::Working;
  Certainty certainty = Certainty::Confirmed;
};

enum class PaperForm { Original, Copy, OriginalAndCopy };

struct Material {
  std::string id;      // stable key, e.g. "id_card"
  std::string name;    // 身份证
  std::string detail;  // one short line: 看完当场还您
  std::string icon;    // name in assets/icons
  PaperForm form = PaperForm::Original;
};

struct Step {
  std::string title;  // 在村里公示
  std::string who;    // 村里
  std::string detail;
  std::optional<Limit> limit;                  // absent: nothing is promised, nothing is shown
  std::string limit_text;                      // instead of a number of days: 当场收
  Certainty certainty = Certainty::Confirmed;  // of the step itself; its limit has its own
};

struct LegalBasis {
  std::string title;     // 社会救助暂行办法
  std::string number;    // 国令649; may be empty
  std::string articles;  // 第二章; may be empty
  std::string date;      // as published, e.g. 2019-03-02修订; may be empty
  Certainty certainty = Certainty::Confirmed;
};

// What one question of a form takes.
enum class FieldKind { Name, IdNumber, Phone, BankCard, Text, Address, Choice };

// What a field tells about a person; each kind has its own separate consent (PIPL Art 28-29).
enum class Sensitivity { Identity, Financial, Health, Minor };

struct Field {
  std::string id;        // stable key, unique in the form
  std::string question;  // 申请人叫什么名字？
  std::string label;     // 申请人 (review and papers)
  std::string help;      // 要和身份证上一样
  FieldKind kind = FieldKind::Text;
  Sensitivity sensitivity = Sensitivity::Identity;
  bool required = true;
  std::vector<std::string> choices;  // for Choice, 2..6
};

struct Form {
  int version = 1;  // a dossier keeps the version that it was filled with
  std::vector<Field> fields;
};

// What can be handed in or asked for: one entry of the catalogue (事项).
struct Matter {
  std::string id;             // "PENSION.claim"
  std::string service;        // code of the service: "PENSION"
  std::string name;           // what a villager says: 领养老金
  std::string official_name;  // 城乡居民基本养老保险待遇领取申请
  std::string old_name;       // name that villagers know from before; may be empty
  std::string line;           // one plain sentence
  std::string icon;           // name in assets/icons
  std::string tile;           // colour token of look: plum teal brick green violet rose slate
  std::string queue_group;    // letter of the ticket queue, "A".."X"
  std::vector<Fact> who;      // who may apply
  std::vector<Material> materials;
  std::vector<Step> steps;
  std::optional<Limit> total;  // from acceptance to decision
  std::string total_note;      // 情况特殊的 45 个工作日
  std::string fee;             // 不收费
  std::string where;
  std::vector<LegalBasis> basis;
  std::string remedy;         // what to do against a refusal: 可以复议或起诉
  std::string hotline;        // 12345
  Fact reminder;              // empty text: none
  std::string agent_may_not;  // what the agent may not do; may be empty
  Date checked_on{};          // content last checked
  std::optional<Form> form;   // absent: cannot be handed in here
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

  // nullptr when the id is unknown.
  const Matter* find(std::string_view matter_id) const;
  const QueueGroup* group(std::string_view letter) const;
};

}  // namespace bianmin
