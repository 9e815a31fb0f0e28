#include "kiosk/app/form_view.h"

#include <algorithm>

#include "kiosk/guide/paper_builder.h"
#include "sync/domain/person.h"

namespace bianmin {
namespace {

constexpr std::size_t kIdLength = 18;
constexpr std::size_t kBirthEnd = 14;  // digits up to and with the date of birth

FieldHint missing(std::string_view key, std::size_t whole, std::size_t typed) {
  return {key, typed < whole ? static_cast<int>(whole - typed) : 1, false};
}

FieldHint idHint(std::string_view answer, const Date& today) {
  switch (checkIdNumber(answer, today)) {
    case IdCheck::Ok:
      return {};
    case IdCheck::Incomplete:
      return missing("hint.digits", kIdLength, answer.size());
    case IdCheck::BadCharacter:
      return {"hint.id_character", 0, true};
    case IdCheck::BadRegion:
      return {"hint.id_region", 0, true};
    case IdCheck::BadDate:
      return {"hint.id_date", 0, true};
    case IdCheck::BadCheck:
      return {"hint.id_check", 0, true};
  }
  return {};
}

FieldHint numberHint(NumberCheck check, std::size_t whole, std::size_t typed,
                     std::string_view missing_key, std::string_view wrong_key) {
  switch (check) {
    case NumberCheck::Ok:
      return {};
    case NumberCheck::Incomplete:
      return missing(missing_key, whole, typed);
    case NumberCheck::Wrong:
      return {wrong_key, 0, true};
  }
  return {};
}

FieldHint phoneHint(std::string_view answer) {
  const std::size_t whole = answer.starts_with('0') ? 10 : 11;
  return numberHint(checkPhone(answer), whole, answer.size(), "hint.digits", "hint.phone_wrong");
}

FieldHint wordsHint(const Field& field, std::string_view answer) {
  if (answer.empty()) return {"hint.text_missing", 0, false};
  if (characterCount(answer) > longestAnswer(field)) return {"hint.text_long", 0, true};
  return {};
}

FieldHint nameHint(std::string_view answer) {
  if (answer.empty()) return {"hint.name_missing", 0, false};
  return numberHint(checkName(answer), 2, characterCount(answer), "hint.name_short",
                    "hint.name_wrong");
}

}  // namespace

std::size_t characterCount(std::string_view utf8) {
  return static_cast<std::size_t>(std::ranges::count_if(
      utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::size_t longestAnswer(const Field& field) { return field.kind == FieldKind::Name ? 50 : 100; }

const Matter* formMatter(const Model& model) {
  const auto& catalogue = model.place.catalogue;
  const FormState& form = model.session.form;
  if (!catalogue || form.matter.empty()) return nullptr;
  const Matter* matter = catalogue->find(form.matter);
  const bool fits =
      matter != nullptr && matter->form && matter->form->fields.size() == form.answers.size();
  return fits ? matter : nullptr;
}

const Field* currentField(const Model& model) {
  const Matter* matter = formMatter(model);
  const std::size_t index = model.session.form.index;
  if (matter == nullptr || index >= matter->form->fields.size()) return nullptr;
  return &matter->form->fields[index];
}

FieldHint answerHint(const Field& field, std::string_view answer, const Date& today) {
  switch (field.kind) {
    case FieldKind::Name:
      return nameHint(answer);
    case FieldKind::IdNumber:
      return idHint(answer, today);
    case FieldKind::Phone:
      return phoneHint(answer);
    case FieldKind::BankCard:
      return numberHint(checkBankCard(answer), 16, answer.size(), "hint.card_digits",
                        "hint.card_wrong");
    case FieldKind::Text:
    case FieldKind::Address:
    case FieldKind::Day:
    case FieldKind::Money:
    case FieldKind::Several:
    case FieldKind::Members:
      return wordsHint(field, answer);
    case FieldKind::Choice:
      if (std::ranges::find(field.choices, answer) != field.choices.end()) return {};
      return {"hint.choice_missing", 0, false};
  }
  return {};
}

FieldHint fieldHint(const Model& model) {
  const Field* field = currentField(model);
  if (field == nullptr) return {};
  const FormState& form = model.session.form;
  if (!form.composing.empty()) return {"hint.pick_word", 0, false};
  return answerHint(*field, form.answers[form.index].view(), model.now.date);
}

bool fieldReady(const Model& model) {
  return currentField(model) != nullptr && fieldHint(model).key.empty();
}

bool maySkip(const Model& model) {
  const Field* field = currentField(model);
  return field != nullptr && !field->required;
}

Date birthDate(std::string_view id_typed, const Date& today) {
  if (id_typed.size() < kBirthEnd) return Date{};
  const IdCheck head = checkIdNumber(id_typed.substr(0, kBirthEnd), today);
  if (head != IdCheck::Incomplete) return Date{};
  std::string iso(id_typed.substr(6, 4));
  iso.append("-").append(id_typed.substr(10, 2)).append("-").append(id_typed.substr(12, 2));
  return dateFromIso(iso);
}

std::vector<ReviewRow> reviewRows(const Model& model) {
  std::vector<ReviewRow> rows;
  const Matter* matter = formMatter(model);
  if (matter == nullptr) return rows;
  const std::vector<Field>& fields = matter->form->fields;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const std::string_view answer = model.session.form.answers[i].view();
    rows.push_back({i, fields[i].label, maskedAnswer(fields[i], answer, false)});
  }
  return rows;
}

std::string_view consentId(Sensitivity sensitivity) {
  switch (sensitivity) {
    case Sensitivity::Identity:
      return "identity";
    case Sensitivity::Financial:
      return "financial";
    case Sensitivity::Health:
      return "health";
    case Sensitivity::Minor:
      return "minor";
  }
  return "identity";
}

std::string consentTitleKey(std::string_view id) {
  return std::string("consent.").append(id).append(".title");
}

std::string consentReasonKey(std::string_view id) {
  return std::string("consent.").append(id).append(".reason");
}

FieldHint submitHint(const Model& model) {
  const Matter* matter = formMatter(model);
  const FormState& form = model.session.form;
  if (matter == nullptr || form.consents.empty()) return {"hint.form_missing", 0, true};
  const std::vector<Field>& fields = matter->form->fields;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (!fields[i].required && form.answers[i].empty()) continue;
    const FieldHint hint = answerHint(fields[i], form.answers[i].view(), model.now.date);
    if (!hint.key.empty()) return {"hint.form_missing", 0, true};
  }
  int undecided = 0;
  for (const FormState::Consent& consent : form.consents) {
    if (consent.necessary && consent.given == false) return {"hint.consent_refused", 0, false};
    if (!consent.given) ++undecided;
  }
  if (undecided > 0) return {"hint.consent_missing", undecided, false};
  return {};
}

bool goesAlong(const FormState& form, const Field& field) {
  const auto consent =
      std::ranges::find(form.consents, consentId(field.sensitivity), &FormState::Consent::id);
  return consent != form.consents.end() && consent->given.value_or(false);
}

std::vector<std::pair<std::string, Secret>> agreedFields(const Model& model) {
  std::vector<std::pair<std::string, Secret>> agreed;
  const Matter* matter = formMatter(model);
  if (matter == nullptr) return agreed;
  const FormState& form = model.session.form;
  const std::vector<Field>& fields = matter->form->fields;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (form.answers[i].empty() || !goesAlong(form, fields[i])) continue;
    agreed.emplace_back(fields[i].id, form.answers[i]);
  }
  return agreed;
}

}  // namespace bianmin
