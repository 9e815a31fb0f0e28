#include "sync/center/cli/request_view.h"

#include <algorithm>

#include "sync/center/desk/opened.h"

namespace bianmin::center::cli {
namespace {

constexpr const char* kHidden = "***";

const Field* fieldOf(const std::vector<Field>& fields, const std::string& id) {
  const auto field = std::ranges::find(fields, id, &Field::id);
  return field == fields.end() ? nullptr : &*field;
}

Json maskFields(const Json& values, const std::vector<Field>& fields);

// Of people each answer is masked by its own kind; of anything else that is no text nothing is
// shown.
Json maskValue(const Json& value, const Field* field) {
  if (value.is_string()) {
    const auto kind = field != nullptr ? std::optional(field->kind) : std::nullopt;
    return desk::maskedValue(kind, value.get<std::string>());
  }
  if (field == nullptr || field->kind != FieldKind::Members || !value.is_array()) return kHidden;
  Json people = Json::array();
  for (const Json& person : value) people.push_back(maskFields(person, field->parts));
  return people;
}

Json maskFields(const Json& values, const std::vector<Field>& fields) {
  if (!values.is_object()) return kHidden;
  Json out = Json::object();
  for (const auto& [id, value] : values.items()) out[id] = maskValue(value, fieldOf(fields, id));
  return out;
}

}  // namespace

Json summary(const Dossier& dossier, const Catalogue& catalogue) {
  const Matter* matter = catalogue.find(dossier.matter);
  return {{"id", dossier.id},
          {"matter", dossier.matter},
          {"matter_name", matter != nullptr ? matter->name : ""},
          {"form", dossier.form},
          {"village", dossier.village},
          {"terminal", dossier.terminal},
          {"status", std::string(toName(dossier.status))},
          {"created_at", toIso(dossier.created_at)},
          {"received_at", toIso(dossier.received_at)},
          {"due", dossier.due}};
}

Json daysView(const Dossier& dossier, const Date& today) {
  const auto text = [](const std::optional<Date>& date) { return date ? toIso(*date) : ""; };
  const RequestDays& days = dossier.days;
  return {{"due", dossier.due},
          {"due_by_law", text(days.due_by_law)},
          {"accepted_on", text(days.accepted)},
          {"closed_on", text(dossier.closed_on)},
          {"clock", std::string(toName(days.clock))},
          {"lamp", std::string(toName(lampOf(days, today)))},
          {"provisional", days.provisional},
          {"extended", days.extended}};
}

Json historyOf(const std::vector<HistoryRow>& rows) {
  Json all = Json::array();
  for (const HistoryRow& row : rows) {
    all.push_back({{"from", row.from ? std::string(toName(*row.from)) : ""},
                   {"to", std::string(toName(row.to))},
                   {"at", toIso(row.at)},
                   {"by", row.by},
                   {"note", row.note}});
  }
  return all;
}

Json moveView(const KeptMove& kept) {
  Json papers = Json::array();
  for (const CheckedPaper& paper : kept.move.papers) {
    papers.push_back({{"material", paper.material},
                      {"state", std::string(toName(paper.state))},
                      {"original_seen", paper.original_seen},
                      {"copies", paper.copies}});
  }
  return {{"id", kept.move.id},
          {"dossier", kept.move.dossier},
          {"kind", std::string(toName(kept.move.kind))},
          {"at", toIso(kept.move.at)},
          {"received_at", toIso(kept.received_at)},
          {"terminal", kept.terminal},
          {"cadre", kept.move.cadre},
          {"papers", papers},
          {"until", kept.move.until ? toIso(*kept.move.until) : ""},
          {"way", kept.move.way ? std::string(toName(*kept.move.way)) : ""},
          {"effect", std::string(toName(kept.effect))},
          {"status", kept.status ? std::string(toName(*kept.status)) : ""}};
}

Json openSealed(const Dossier& dossier, const seal::KeyPair& key, const Matter* matter,
                bool reveal) {
  const auto plain = seal::open(key, dossier.sealed);
  if (!plain) return nullptr;
  const Json content = Json::parse(*plain, nullptr, false);
  if (!content.is_object()) return nullptr;
  const Json fields = content.value("fields", Json::object());
  static const std::vector<Field> kNoFields;
  const bool known = matter != nullptr && matter->form;
  return {
      {"code", reveal ? content.value("code", Json("")) : Json(kHidden)},
      {"fields", reveal ? fields : maskFields(fields, known ? matter->form->fields : kNoFields)},
      {"consents", content.value("consents", Json::object())}};
}

}  // namespace bianmin::center::cli
