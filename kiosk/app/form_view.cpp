#include "kiosk/app/form_view.h"

#include <algorithm>

#include "kiosk/guide/answer_words.h"
#include "kiosk/guide/paper_builder.h"
#include "sync/domain/answer.h"
#include "sync/domain/person.h"

namespace bianmin {
namespace {

constexpr std::size_t kBirthEnd = 14;  // digits of an ID number up to and with the date of birth

// The youngest by the ID numbers answered in a field or its people; -1 when there is none.
int youngest(const Field& field, const FormState& form, std::size_t index, const Date& today) {
  if (field.kind == FieldKind::IdNumber) return ageById(form.answers[index].view(), today);
  int least = -1;
  for (const Person& person : peopleOf(form, index)) {
    const int age = ageOf(field, person, today);
    if (age >= 0 && (least < 0 || age < least)) least = age;
  }
  return least;
}

bool answerIs(const Field& field, std::string_view answer, const std::string& choice) {
  if (field.kind == FieldKind::Choice) return answer == choice;
  const std::vector<std::string> chosen = severalChosen(field, answer);
  return std::ranges::find(chosen, choice) != chosen.end();
}

// For the model as it is and for the one that changes.
template <typename Form>
auto findAnswer(Form& form) -> decltype(&form.answers[0]) {
  if (form.index >= form.answers.size()) return nullptr;
  if (!form.inside) return &form.answers[form.index];
  if (form.index >= form.people.size()) return nullptr;
  auto& people = form.people[form.index];
  if (form.inside->person >= people.size()) return nullptr;
  auto& person = people[form.inside->person];
  return form.inside->part < person.size() ? &person[form.inside->part] : nullptr;
}

std::string_view groupOf(const Field& field) {
  return field.kind == FieldKind::Members ? "members" : consentId(field.sensitivity);
}

}  // namespace

const Matter* formMatter(const Model& model) {
  const FormState& form = model.session.form;
  const auto& catalogue = form.catalogue ? form.catalogue : model.place.catalogue;
  if (!catalogue || form.matter.empty()) return nullptr;
  const Matter* matter = catalogue->find(form.matter);
  const bool fits =
      matter != nullptr && matter->form && matter->form->fields.size() == form.answers.size();
  return fits ? matter : nullptr;
}

const Field* currentField(const Model& model) {
  const Matter* matter = formMatter(model);
  const FormState& form = model.session.form;
  if (matter == nullptr || form.index >= matter->form->fields.size()) return nullptr;
  const Field& field = matter->form->fields[form.index];
  if (!form.inside) return &field;
  return form.inside->part < field.parts.size() ? &field.parts[form.inside->part] : nullptr;
}

const Secret* shownAnswer(const Model& model) { return findAnswer(model.session.form); }
Secret* shownAnswer(Model& model) { return findAnswer(model.session.form); }

bool isAsked(const Matter& matter, const FormState& form, std::size_t field, const Date& today) {
  const std::vector<Field>& fields = matter.form->fields;
  const std::optional<ShowIf>& when = fields[field].show_if;
  if (!when) return true;
  const auto other = std::ranges::find(fields, when->field, &Field::id);
  const auto index = static_cast<std::size_t>(other - fields.begin());
  if (index >= field) return false;  // only an earlier answer can call for it
  if (!isAsked(matter, form, index, today)) return false;
  if (when->under <= 0) return answerIs(*other, form.answers[index].view(), when->is);
  const int age = youngest(*other, form, index, today);
  return age >= 0 && age < when->under;
}

FormStep formStep(const Model& model) {
  const Matter* matter = formMatter(model);
  if (matter == nullptr) return {};
  const FormState& form = model.session.form;
  FormStep at{0, 1};
  for (std::size_t i = 0; i < form.answers.size(); ++i) {
    if (!isAsked(*matter, form, i, model.now.date)) continue;
    ++at.of;
    if (i <= form.index) ++at.step;
  }
  if (model.session.screen == ScreenId::Review) at.step = at.of;
  return at;
}

const std::vector<Person>& peopleOf(const FormState& form, std::size_t field) {
  static const std::vector<Person> kNobody;
  return field < form.people.size() ? form.people[field] : kNobody;
}

bool onMemberList(const Model& model) {
  const Field* field = currentField(model);
  return field != nullptr && field->kind == FieldKind::Members;
}

bool mayAddMember(const Model& model) {
  if (!onMemberList(model)) return false;
  const std::size_t count = peopleOf(model.session.form, model.session.form.index).size();
  return count < static_cast<std::size_t>(std::max(currentField(model)->most, 0));
}

std::vector<MemberRow> memberRows(const Model& model) {
  std::vector<MemberRow> rows;
  if (!onMemberList(model)) return rows;
  const Field& field = *currentField(model);
  for (const Person& person : peopleOf(model.session.form, model.session.form.index)) {
    MemberRow row;
    row.name = personName(field, person);
    row.complete = personComplete(field, person, model.now.date);
    int shown = 0;
    for (std::size_t i = 0; i < field.parts.size() && shown < 2; ++i) {
      const std::string words = maskedAnswer(field.parts[i], person[i].view(), false);
      if (field.parts[i].kind == FieldKind::Name || words.empty()) continue;
      if (!row.details.empty()) row.details += "　";
      row.details += words;
      ++shown;
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

FieldHint fieldHint(const Model& model) {
  const Field* field = currentField(model);
  const Secret* answer = shownAnswer(model);
  if (field == nullptr || answer == nullptr) return {};
  const FormState& form = model.session.form;
  if (!model.session.composing.letters.empty()) return {"hint.pick_word", 0, false};
  if (field->kind == FieldKind::Members) {
    return membersHint(*field, peopleOf(form, form.index), model.now.date);
  }
  return answerHint(*field, answer->view(), model.now.date);
}

bool fieldReady(const Model& model) {
  return currentField(model) != nullptr && fieldHint(model).key.empty();
}

bool maySkip(const Model& model) {
  const Field* field = currentField(model);
  // A list is left with 没有了 whether or not somebody is in it.
  return field != nullptr && !field->required && field->kind != FieldKind::Members;
}

std::vector<std::string> suggestions(const Model& model) {
  const Field* field = currentField(model);
  const Secret* answer = shownAnswer(model);
  if (field == nullptr || answer == nullptr || field->kind != FieldKind::Address) return {};
  if (!model.session.composing.letters.empty()) return {};
  const std::string_view typed = answer->view();
  if (typed.empty()) {
    if (model.place.village_name.empty()) return {};
    return {model.place.village_name};
  }
  const bool number = typed.back() >= '0' && typed.back() <= '9';
  return number ? std::vector<std::string>{"组", "号"} : std::vector<std::string>{};
}

Date birthDate(std::string_view id_typed, const Date& today) {
  if (id_typed.size() < kBirthEnd) return Date{};
  const IdCheck head = checkIdNumber(id_typed.substr(0, kBirthEnd), today);
  if (head != IdCheck::Incomplete) return Date{};
  return dayOf(id_typed.substr(6, 8));
}

std::vector<ReviewRow> reviewRows(const Model& model) {
  std::vector<ReviewRow> rows;
  const Matter* matter = formMatter(model);
  if (matter == nullptr) return rows;
  const FormState& form = model.session.form;
  const std::vector<Field>& fields = matter->form->fields;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (!isAsked(*matter, form, i, model.now.date)) continue;
    const Field& field = fields[i];
    std::string value = maskedAnswer(field, form.answers[i].view(), false);
    if (field.kind == FieldKind::Members) {
      std::vector<std::string_view> names;
      for (const Person& person : peopleOf(form, i)) names.push_back(personName(field, person));
      value = peopleWords(names);
    }
    rows.push_back({i, field.label, std::move(value), groupOf(field)});
  }
  std::ranges::stable_sort(rows, {}, [](const ReviewRow& row) {
    constexpr std::string_view kOrder[] = {"identity", "members", "financial", "health", "minor"};
    return std::ranges::find(kOrder, row.group) - std::begin(kOrder);
  });
  return rows;
}

}  // namespace bianmin
