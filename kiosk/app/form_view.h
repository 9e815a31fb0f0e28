// What the form's screens need to know of the model beyond what it holds. Pure questions.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kiosk/app/model.h"
#include "sync/domain/secret.h"
#include "sync/domain/service.h"

namespace bianmin {

// The matter whose form is open; nullptr when there is none or it has no form.
const Matter* formMatter(const Model& model);
// The question shown; nullptr without an open form.
const Field* currentField(const Model& model);

// A sentence under the question: trf(key, n). An empty key: nothing to say.
struct FieldHint {
  std::string_view key;
  int n = 0;           // e.g. how many digits are missing
  bool wrong = false;  // said as an error; otherwise it stands where the primary key would be
  friend bool operator==(const FieldHint&, const FieldHint&) = default;
};

// Characters, not bytes, of well-formed UTF-8.
std::size_t characterCount(std::string_view utf8);
// Most characters that an answer in words may have.
std::size_t longestAnswer(const Field& field);

// What is wrong with, or missing from, `answer`. An empty key: the answer may stand.
FieldHint answerHint(const Field& field, std::string_view answer, const Date& today);
// The same for the question shown, with the letters that wait for a choice.
FieldHint fieldHint(const Model& model);
// 下一步 may be shown.
bool fieldReady(const Model& model);
// The question shown may be left out.
bool maySkip(const Model& model);
// The date of birth inside an ID number being typed ("生日对 1890年1月1日"); not ok() until the
// first 14 digits are there and right.
Date birthDate(std::string_view id_typed, const Date& today);

struct ReviewRow {
  std::size_t field = 0;  // for EditField
  std::string label;
  std::string value;  // numbers masked; "" when left out
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
// The answers that go into the request: those not empty and not refused.
std::vector<std::pair<std::string, Secret>> agreedFields(const Model& model);

}  // namespace bianmin
