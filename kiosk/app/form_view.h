// What the form's screens need to know of the model beyond what it holds. Pure questions.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/app/effect.h"
#include "kiosk/app/model.h"
#include "sync/domain/secret.h"
#include "sync/domain/service.h"

namespace bianmin {

// The matter whose form is open, of the content that it was opened with; nullptr when there is none
// or it has no form.
const Matter* formMatter(const Model& model);
// The question shown: of the form, or a part of the person who is asked about. nullptr without an
// open form.
const Field* currentField(const Model& model);
// What was answered to it so far; nullptr where there is none, or no text: a list of people.
const Secret* shownAnswer(const Model& model);
Secret* shownAnswer(Model& model);

// The field belongs to what is to be filled in: no earlier answer makes it pointless.
bool isAsked(const Matter& matter, const FormState& form, std::size_t field, const Date& today);
// Where the resident stands among what is asked; the review is the last step.
struct FormStep {
  int step = 1, of = 1;
};
FormStep formStep(const Model& model);

// --- people (Members)
// None where the field has none.
const std::vector<Person>& peopleOf(const FormState& form, std::size_t field);
// The list of a Members question is shown, not a part of a person.
bool onMemberList(const Model& model);
bool mayAddMember(const Model& model);
// "" when the parts have no name or it was not given yet.
std::string_view personName(const Field& members, const Person& person);
// Age by the person's ID number; -1 when it is not known.
int ageOf(const Field& members, const Person& person, const Date& today);
// Under 14, by the ID number or by the choice that says so.
bool isChild(const Field& members, const Person& person, const Date& today);
bool personComplete(const Field& members, const Person& person, const Date& today);
struct MemberRow {
  std::string name;     // may be empty
  std::string details;  // the first other answers, masked: 妻子，610622********0013
  bool complete = false;
};
std::vector<MemberRow> memberRows(const Model& model);

// A sentence under the question: trf(key, n), or trf(key, what) where `what` is not empty. An empty
// key: nothing to say.
struct FieldHint {
  std::string_view key;
  int n = 0;              // e.g. how many digits are missing
  bool wrong = false;     // said as an error; otherwise it stands where the primary key would be
  std::string what = {};  // the name of what is missing
  friend bool operator==(const FieldHint&, const FieldHint&) = default;
};

// Characters, not bytes, of well-formed UTF-8.
std::size_t characterCount(std::string_view utf8);
// Most characters that an answer in words may have.
std::size_t longestAnswer(const Field& field);

// What is wrong with, or missing from, `answer`. An empty key: the answer may stand.
FieldHint answerHint(const Field& field, std::string_view answer, const Date& today);
FieldHint membersHint(const Field& members, const std::vector<Person>& people, const Date& today);
// The same for the question shown, with the letters that wait for a choice.
FieldHint fieldHint(const Model& model);
// 下一步 may be shown.
bool fieldReady(const Model& model);
// The question shown may be left out.
bool maySkip(const Model& model);
// Words that a touch puts into the answer: the village's name, 组 behind a number.
std::vector<std::string> suggestions(const Model& model);
// The date of birth inside an ID number being typed ("生日对 1890年1月1日"); not ok() until the
// first 14 digits are there and right.
Date birthDate(std::string_view id_typed, const Date& today);

struct ReviewRow {
  std::size_t field = 0;  // for EditField
  std::string label;
  std::string value;  // numbers masked; "" when left out
  // Rows of one kind stand together: "identity", "members", "financial", "health", "minor".
  std::string_view group = "identity";
};
std::vector<ReviewRow> reviewRows(const Model& model);

// Message keys of a consent: "consent.ID.title", "consent.ID.reason".
std::string consentTitleKey(std::string_view id);
std::string consentReasonKey(std::string_view id);
// Why the request cannot be handed in yet (key in the primary key's place); an empty key: it can.
FieldHint submitHint(const Model& model);

// The consent that covers a sensitivity: "identity", "financial", "health", "minor".
std::string_view consentId(Sensitivity sensitivity);
// What the field tells of a person was agreed to; undecided counts as refused.
bool goesAlong(const FormState& form, const Field& field);
// Something of this kind was answered, also of a person in a list. A child's ID number makes what
// is told of the child Minor (PIPL Art 28: all data of children under 14).
bool answeredAny(const Model& model, Sensitivity sensitivity);
// The applicant is a child, by the ID number: without the guardian's consent nothing can be done.
bool applicantIsChild(const Model& model);
// The answer as it travels: a day in ISO, a sum with two decimals.
Secret handedIn(const Field& field, const Secret& answer);
// Puts what goes into the request into `save`: answers not empty, asked and not refused.
void putAgreedAnswers(const Model& model, effect::SaveDossier& save);
// How many of a list's people go along.
std::size_t agreedPeople(const Model& model, std::size_t field);

}  // namespace bianmin
