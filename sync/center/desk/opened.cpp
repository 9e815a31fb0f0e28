#include "sync/center/desk/opened.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "sync/domain/person.h"
#include "sync/seal/wiped_string.h"

namespace bianmin::center::desk {
namespace {

using Json = nlohmann::json;

constexpr const char* kHidden = "***";

const Field* fieldOf(const std::vector<Field>& fields, const std::string& id) {
  const auto found = std::ranges::find(fields, id, &Field::id);
  return found == fields.end() ? nullptr : &*found;
}

std::string textOf(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (!value.is_array()) return {};
  std::string all;
  for (const Json& item : value) {
    if (!item.is_string()) return {};
    if (!all.empty()) all += "、";
    all += item.get<std::string>();
  }
  return all.empty() ? "没有" : all;
}

void addField(Opened& opened, const std::string& id, const std::string& label, const Field* field,
              const Json& value) {
  OpenedField one;
  one.id = id;
  one.label = label;
  if (field != nullptr) one.kind = field->kind;
  one.value = textOf(value);
  one.masked = maskedValue(one.kind, one.value);
  opened.fields.push_back(std::move(one));
}

void addPeople(Opened& opened, const Field& field, const Json& people) {
  std::size_t number = 0;
  for (const Json& person : people) {
    if (!person.is_object()) continue;
    const std::string nth = std::to_string(++number);
    for (const auto& [id, value] : person.items()) {
      const Field* part = fieldOf(field.parts, id);
      addField(opened, field.id + "." + nth + "." + id,
               field.label + nth + " " + (part != nullptr ? part->label : id), part, value);
    }
  }
}

void addFields(Opened& opened, const Json& fields, const Matter* matter) {
  static const std::vector<Field> kNone;
  const auto& form = matter != nullptr && matter->form ? matter->form->fields : kNone;
  // In the order of the form; what it does not know comes last.
  for (const Field& field : form) {
    const auto value = fields.find(field.id);
    if (value == fields.end()) continue;
    if (field.kind == FieldKind::Members && value->is_array()) {
      addPeople(opened, field, *value);
    } else {
      addField(opened, field.id, field.label, &field, *value);
    }
  }
  for (const auto& [id, value] : fields.items()) {
    if (fieldOf(form, id) == nullptr) addField(opened, id, id, nullptr, value);
  }
}

std::string consentWord(const std::string& id) {
  if (id == "mandate") return "请人代交申请";
  if (id == "identity") return "姓名、证件号码、电话";
  if (id == "financial") return "银行账户、收入";
  if (id == "health") return "健康、残疾";
  if (id == "minor") return "未满 14 岁孩子的信息";
  if (id == "members") return "家里人的信息";
  return id;
}

}  // namespace

const OpenedField* Opened::field(const std::string& id) const {
  const auto found = std::ranges::find(fields, id, &OpenedField::id);
  return found == fields.end() ? nullptr : &*found;
}

const OpenedField* Opened::first(FieldKind kind) const {
  const auto found = std::ranges::find(fields, std::optional(kind), &OpenedField::kind);
  return found == fields.end() ? nullptr : &*found;
}

std::string maskedValue(std::optional<FieldKind> kind, const std::string& value) {
  if (value.empty()) return {};
  if (!kind) return kHidden;
  switch (*kind) {
    case FieldKind::Name:
      return maskName(value);
    case FieldKind::IdNumber:
      return maskIdNumber(value);
    case FieldKind::Phone:
      return maskPhone(value);
    case FieldKind::BankCard:
      return maskBankCard(value);
    case FieldKind::Address:
      return maskAddress(value);
    case FieldKind::Text:
    case FieldKind::Choice:
    case FieldKind::Day:
    case FieldKind::Money:
    case FieldKind::Several:
    case FieldKind::Members:
      return kHidden;
  }
  return kHidden;
}

Opened openRequest(const Dossier& dossier, const seal::KeyPair& key, const Matter* matter) {
  Opened opened;
  auto plain = seal::open(key, dossier.sealed);
  if (!plain) return opened;
  const seal::WipedString text(std::move(*plain));
  const Json content = Json::parse(text.bytes, nullptr, false);
  if (!content.is_object()) return opened;
  opened.readable = true;
  const auto code = content.find("code");
  if (code != content.end()) opened.code = textOf(*code);
  const auto fields = content.find("fields");
  if (fields != content.end() && fields->is_object()) addFields(opened, *fields, matter);
  const auto consents = content.find("consents");
  if (consents != content.end() && consents->is_object()) {
    for (const auto& [id, given] : consents->items()) {
      opened.consents.push_back({consentWord(id), given.is_boolean() && given.get<bool>()});
    }
  }
  return opened;
}

}  // namespace bianmin::center::desk
