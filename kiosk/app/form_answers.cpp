// What goes into the request: by consent, by what is asked, and only when it is all there.
#include <algorithm>

#include "kiosk/app/form_view.h"
#include "sync/domain/answer.h"

namespace bianmin {
namespace {

// Fields that name who stands for a child have this in their id; the county's files are checked
// for one.
constexpr std::string_view kGuardian = "guardian";

bool isChildAge(int age) { return age >= 0 && age < kChildUnder; }

bool consentGiven(const FormState& form, Sensitivity sensitivity) {
  const auto consent =
      std::ranges::find(form.consents, consentId(sensitivity), &FormState::Consent::id);
  return consent != form.consents.end() && consent->given.value_or(false);
}

bool personAnsweredAny(const Field& members, const Person& person, Sensitivity sensitivity,
                       const Date& today) {
  if (members.sensitivity == sensitivity) return true;
  if (sensitivity == Sensitivity::Minor && isChild(members, person, today)) return true;
  for (std::size_t i = 0; i < members.parts.size(); ++i) {
    if (members.parts[i].sensitivity == sensitivity && !person[i].empty()) return true;
  }
  return false;
}

bool fieldAnsweredAny(const Field& field, const FormState& form, std::size_t index,
                      Sensitivity sensitivity, const Date& today) {
  if (field.kind == FieldKind::Members) {
    return std::ranges::any_of(peopleOf(form, index), [&](const Person& person) {
      return personAnsweredAny(field, person, sensitivity, today);
    });
  }
  if (form.answers[index].empty()) return false;
  return field.sensitivity == sensitivity;
}

bool personGoesAlong(const FormState& form, const Field& members, const Person& person,
                     const Date& today) {
  if (!goesAlong(form, members)) return false;
  return !isChild(members, person, today) || consentGiven(form, Sensitivity::Minor);
}

PersonAnswers agreedParts(const FormState& form, const Field& members, const Person& person) {
  PersonAnswers agreed;
  for (std::size_t i = 0; i < members.parts.size(); ++i) {
    const Field& part = members.parts[i];
    if (person[i].empty() || !goesAlong(form, part)) continue;
    if (part.kind == FieldKind::Several) {
      agreed.several.push_back({part.id, severalChosen(part, person[i].view())});
    } else {
      agreed.fields.emplace_back(part.id, handedIn(part, person[i]));
    }
  }
  return agreed;
}

bool guardianNamed(const Matter& matter, const FormState& form, const Date& today) {
  const std::vector<Field>& fields = matter.form->fields;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (fields[i].id.find(kGuardian) == std::string::npos || form.answers[i].empty()) continue;
    if (isAsked(matter, form, i, today)) return true;
  }
  return false;
}

// The first question that is not answered as it must be.
FieldHint unanswered(const Model& model, const Matter& matter) {
  const FormState& form = model.session.form;
  const std::vector<Field>& fields = matter.form->fields;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const Field& field = fields[i];
    if (!isAsked(matter, form, i, model.now.date)) continue;
    const bool members = field.kind == FieldKind::Members;
    if (!members && !field.required && form.answers[i].empty()) continue;
    const FieldHint hint = members ? membersHint(field, peopleOf(form, i), model.now.date)
                                   : answerHint(field, form.answers[i].view(), model.now.date);
    if (!hint.key.empty()) return {"hint.form_missing", 0, true, field.label};
  }
  return {};
}

}  // namespace

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

bool goesAlong(const FormState& form, const Field& field) {
  return consentGiven(form, field.sensitivity);
}

int ageOf(const Field& members, const Person& person, const Date& today) {
  for (std::size_t i = 0; i < members.parts.size() && i < person.size(); ++i) {
    if (members.parts[i].kind != FieldKind::IdNumber) continue;
    const int age = ageById(person[i].view(), today);
    if (age >= 0) return age;
  }
  return -1;
}

bool isChild(const Field& members, const Person& person, const Date& today) {
  if (isChildAge(ageOf(members, person, today))) return true;
  for (std::size_t i = 0; i < members.parts.size() && i < person.size(); ++i) {
    const std::string& child = members.parts[i].child;
    if (!child.empty() && person[i].view() == child) return true;
  }
  return false;
}

bool applicantIsChild(const Model& model) {
  const Matter* matter = formMatter(model);
  if (matter == nullptr) return false;
  // The applicant's is the required number; another person's may follow it.
  const std::vector<Field>& fields = matter->form->fields;
  const auto own = std::ranges::find_if(fields, [](const Field& field) {
    return field.kind == FieldKind::IdNumber && field.required && !field.show_if;
  });
  if (own == fields.end()) return false;
  const auto index = static_cast<std::size_t>(own - fields.begin());
  return isChildAge(ageById(model.session.form.answers[index].view(), model.now.date));
}

bool answeredAny(const Model& model, Sensitivity sensitivity) {
  const Matter* matter = formMatter(model);
  if (matter == nullptr) return false;
  const FormState& form = model.session.form;
  const std::vector<Field>& fields = matter->form->fields;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (!isAsked(*matter, form, i, model.now.date)) continue;
    if (fieldAnsweredAny(fields[i], form, i, sensitivity, model.now.date)) return true;
    const bool id = fields[i].kind == FieldKind::IdNumber && sensitivity == Sensitivity::Minor;
    if (id && isChildAge(ageById(form.answers[i].view(), model.now.date))) return true;
  }
  return false;
}

FieldHint submitHint(const Model& model) {
  const Matter* matter = formMatter(model);
  const FormState& form = model.session.form;
  if (matter == nullptr || form.consents.empty()) return {"hint.consent_missing", 2, false};
  const FieldHint missing = unanswered(model, *matter);
  if (!missing.key.empty()) return missing;
  if (applicantIsChild(model) && !guardianNamed(*matter, form, model.now.date)) {
    return {"hint.guardian_missing", 0, true};
  }
  int undecided = 0;
  for (const FormState::Consent& consent : form.consents) {
    if (consent.necessary && consent.given == false) return {"hint.consent_refused", 0, false};
    if (!consent.given) ++undecided;
  }
  if (undecided > 0) return {"hint.consent_missing", undecided, false};
  return {};
}

Secret handedIn(const Field& field, const Secret& answer) {
  if (field.kind == FieldKind::Day) return Secret(toIso(dayOf(answer.view())));
  if (field.kind == FieldKind::Money) return Secret(moneyValue(answer.view()));
  return answer;
}

void putAgreedAnswers(const Model& model, effect::SaveDossier& save) {
  const Matter* matter = formMatter(model);
  if (matter == nullptr) return;
  const FormState& form = model.session.form;
  const std::vector<Field>& fields = matter->form->fields;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const Field& field = fields[i];
    if (!isAsked(*matter, form, i, model.now.date) || !goesAlong(form, field)) continue;
    if (field.kind == FieldKind::Members) {
      MembersAnswer members{field.id, {}};
      for (const Person& person : peopleOf(form, i)) {
        if (!personGoesAlong(form, field, person, model.now.date)) continue;
        members.people.push_back(agreedParts(form, field, person));
      }
      save.members.push_back(std::move(members));
    } else if (form.answers[i].empty()) {
      continue;
    } else if (field.kind == FieldKind::Several) {
      save.several.push_back({field.id, severalChosen(field, form.answers[i].view())});
    } else {
      save.fields.emplace_back(field.id, handedIn(field, form.answers[i]));
    }
  }
}

std::size_t agreedPeople(const Model& model, std::size_t field) {
  const Matter* matter = formMatter(model);
  if (matter == nullptr || field >= matter->form->fields.size()) return 0;
  const FormState& form = model.session.form;
  const Field& members = matter->form->fields[field];
  return static_cast<std::size_t>(
      std::ranges::count_if(peopleOf(form, field), [&](const Person& person) {
        return personGoesAlong(form, members, person, model.now.date);
      }));
}

}  // namespace bianmin
