// The lengths below are what the screens hold at their largest text; config/README.md lists them.
#include "sync/config/service_file.h"

#include <algorithm>
#include <set>

namespace bianmin {
namespace {

bool isWord(std::string_view text, std::string_view characters) {
  return !text.empty() && text.find_first_not_of(characters) == std::string_view::npos;
}

constexpr std::string_view kCapitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr std::string_view kStable = "abcdefghijklmnopqrstuvwxyz0123456789_";

std::string readId(const Table& table) {
  std::string id = table.text("id", 32);
  if (!isWord(id, kStable)) table.fail("id", "may have only a-z, 0-9 and _");
  return id;
}

Certainty readCertainty(const Table& table) {
  if (!table.has("certainty")) return Certainty::Confirmed;
  return table.oneOf<Certainty>(
      "certainty", {{"confirmed", Certainty::Confirmed}, {"to_verify", Certainty::ToVerify}});
}

Fact readFact(const Table& table, std::size_t most) {
  Fact fact{table.text("text", most), readCertainty(table)};
  table.finish();
  return fact;
}

std::optional<Limit> readLimit(const Table& parent, std::string_view key) {
  if (!parent.has(key)) return std::nullopt;
  const Table table = parent.table(key);
  Limit limit;
  limit.days = static_cast<int>(table.integer("days", 1, 365));
  limit.unit = table.oneOf<DayUnit>(
      "unit", {{"working", DayUnit::Working}, {"calendar", DayUnit::Calendar}});
  limit.certainty = readCertainty(table);
  table.finish();
  return limit;
}

Material readMaterial(const Table& table) {
  Material material;
  material.id = readId(table);
  material.name = table.text("name", 8);
  material.detail = table.textOr("detail", 10);
  material.icon = readIcon(table);
  material.form = table.oneOf<PaperForm>("form", {{"original", PaperForm::Original},
                                                  {"copy", PaperForm::Copy},
                                                  {"both", PaperForm::OriginalAndCopy}});
  table.finish();
  return material;
}

Step readStep(const Table& table) {
  Step step;
  step.title = table.text("title", 12);
  step.who = table.text("who", 8);
  step.detail = table.textOr("detail", 24);
  step.limit = readLimit(table, "limit");
  step.limit_text = table.textOr("limit_text", 6);
  if (step.limit && !step.limit_text.empty()) {
    table.fail("limit_text", "stands beside limit; only one of them can be shown");
  }
  step.certainty = readCertainty(table);
  table.finish();
  return step;
}

LegalBasis readBasis(const Table& table) {
  LegalBasis basis;
  basis.title = table.text("title", 40);
  basis.number = table.textOr("number", 24);
  basis.articles = table.textOr("articles", 40);
  basis.date = table.textOr("date", 24);
  basis.certainty = readCertainty(table);
  table.finish();
  return basis;
}

Field readField(const Table& table) {
  Field field;
  field.id = readId(table);
  field.question = table.text("question", 20);
  field.label = table.text("label", 8);
  field.help = table.textOr("help", 24);
  field.kind = table.oneOf<FieldKind>("kind", {{"name", FieldKind::Name},
                                               {"id_number", FieldKind::IdNumber},
                                               {"phone", FieldKind::Phone},
                                               {"bank_card", FieldKind::BankCard},
                                               {"text", FieldKind::Text},
                                               {"address", FieldKind::Address},
                                               {"choice", FieldKind::Choice}});
  field.sensitivity =
      table.oneOf<Sensitivity>("sensitivity", {{"identity", Sensitivity::Identity},
                                               {"financial", Sensitivity::Financial},
                                               {"health", Sensitivity::Health},
                                               {"minor", Sensitivity::Minor}});
  if (field.kind == FieldKind::BankCard && field.sensitivity != Sensitivity::Financial) {
    table.fail("sensitivity", "a bank card is always \"financial\"");
  }
  field.required = !table.has("required") || table.flag("required");
  if (field.kind == FieldKind::Choice) {
    field.choices = table.texts("choices", 2, 6, 10);
    const std::set<std::string> unique(field.choices.begin(), field.choices.end());
    if (unique.size() != field.choices.size()) table.fail("choices", "has the same choice twice");
  } else if (table.has("choices")) {
    table.fail("choices", "belongs to fields of the kind \"choice\" only");
  }
  table.finish();
  return field;
}

template <typename Item>
void refuseTwins(const std::vector<Item>& earlier, const Item& item, const Table& table) {
  if (std::ranges::find(earlier, item.id, &Item::id) != earlier.end()) {
    table.fail("id", "\"" + item.id + "\" is used twice");
  }
}

// A request is looked up by the end of the applicant's ID number, and the receipt names the person.
void needOneRequired(const Table& form, const Form& read, FieldKind kind, const char* name) {
  const auto count = std::ranges::count(read.fields, kind, &Field::kind);
  const auto field = std::ranges::find(read.fields, kind, &Field::kind);
  if (count != 1 || !field->required) {
    form.fail("", std::string("needs exactly one required field of the kind \"") + name + "\"");
  }
}

std::optional<Form> readForm(const Table& matter) {
  if (!matter.has("form")) return std::nullopt;
  const Table table = matter.table("form");
  Form form;
  form.version = static_cast<int>(table.integer("version", 1, 9999));
  for (const Table& item : table.tables("field", 1, 12)) {
    const Field field = readField(item);
    refuseTwins(form.fields, field, item);
    form.fields.push_back(field);
  }
  needOneRequired(table, form, FieldKind::Name, "name");
  needOneRequired(table, form, FieldKind::IdNumber, "id_number");
  table.finish();
  return form;
}

void readLists(const Table& table, Matter& matter) {
  for (const Table& item : table.tables("who", 1, 3, "text")) {
    matter.who.push_back(readFact(item, 32));
  }
  for (const Table& item : table.tables("material", 0, 6)) {
    const Material material = readMaterial(item);
    refuseTwins(matter.materials, material, item);
    matter.materials.push_back(material);
  }
  for (const Table& item : table.tables("step", 1, 6)) matter.steps.push_back(readStep(item));
  for (const Table& item : table.tables("basis", 1, 6)) matter.basis.push_back(readBasis(item));
}

// Hotlines are dialled as they stand.
std::string readHotline(const Table& table) {
  std::string hotline = table.text("hotline", 16);
  if (!isWord(hotline, "0123456789-")) table.fail("hotline", "may have only digits and -");
  return hotline;
}

Matter readMatter(const Table& table, const std::string& service) {
  Matter matter;
  matter.service = service;
  matter.id = table.text("id", 32);
  if (!matter.id.starts_with(service + ".") ||
      !isWord(matter.id.substr(service.size() + 1), kStable)) {
    table.fail("id", "must be \"" + service + ".\" followed by a-z, 0-9 or _");
  }
  matter.name = table.text("name", 8);
  matter.official_name = table.text("official_name", 30);
  matter.old_name = table.textOr("old_name", 12);
  matter.line = table.text("line", 20);
  matter.icon = readIcon(table);
  matter.tile = readTile(table);
  matter.queue_group = table.text("queue_group", 1);
  readLists(table, matter);
  matter.total = readLimit(table, "total");
  matter.total_note = table.textOr("total_note", 24);
  matter.fee = table.text("fee", 8);
  matter.where = table.text("where", 40);
  matter.remedy = table.text("remedy", 40);
  matter.hotline = readHotline(table);
  if (table.has("reminder")) matter.reminder = readFact(table.tableOrText("reminder", "text"), 48);
  matter.agent_may_not = table.textOr("agent_may_not", 48);
  matter.checked_on = table.date("checked_on");
  matter.form = readForm(table);
  table.finish();
  return matter;
}

}  // namespace

std::string readIcon(const Table& table) {
  std::string icon = table.text("icon", 32);
  if (!isWord(icon, kStable)) table.fail("icon", "may have only a-z, 0-9 and _");
  return icon;
}

std::string readTile(const Table& table) {
  const auto name = [](std::string_view text) { return std::pair{text, std::string(text)}; };
  return table.oneOf<std::string>("tile", {name("plum"), name("teal"), name("brick"), name("green"),
                                           name("violet"), name("rose"), name("slate")});
}

std::vector<Matter> readServiceFile(const Table& file, const std::vector<QueueGroup>& groups,
                                    const std::vector<Matter>& known) {
  const std::string service = file.text("code", 16);
  if (!isWord(service, kCapitals)) file.fail("code", "may have only A-Z");
  std::vector<Matter> matters;
  for (const Table& item : file.tables("matter", 1, 20)) {
    Matter matter = readMatter(item, service);
    refuseTwins(known, matter, item);
    refuseTwins(matters, matter, item);
    if (std::ranges::find(groups, matter.queue_group, &QueueGroup::letter) == groups.end()) {
      item.fail("queue_group", "\"" + matter.queue_group + "\" is not in queues.toml");
    }
    matters.push_back(std::move(matter));
  }
  file.finish();
  return matters;
}

}  // namespace bianmin
