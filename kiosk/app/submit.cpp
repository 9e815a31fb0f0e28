// Consents, and handing the request in.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "kiosk/app/flow.h"
#include "kiosk/app/form_view.h"
#include "kiosk/app/view.h"

namespace bianmin::flow {
namespace {

constexpr std::array kSensitive = {Sensitivity::Financial, Sensitivity::Health, Sensitivity::Minor};

// Masked, and only what goes to the county. Reads the answers; called before they are wiped.
ReceiptPaper buildReceipt(const Flow& f, const Matter& matter) {
  const Session& s = f.session();
  const std::vector<Field>& fields = matter.form->fields;
  std::vector<std::string> counts(fields.size());  // of lists only how many people
  std::vector<std::string_view> answers;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const bool goes = goesAlong(s.form, fields[i]) && isAsked(matter, s.form, i, f.model.now.date);
    const bool members = fields[i].kind == FieldKind::Members;
    if (goes && members) counts[i] = std::to_string(agreedPeople(f.model, i));
    answers.push_back(!goes     ? std::string_view{}
                      : members ? std::string_view(counts[i])
                                : s.form.answers[i].view());
  }
  std::vector<std::string> agreed;
  for (const FormState::Consent& consent : s.form.consents) {
    if (consent.given.value_or(false)) agreed.push_back(consent.id);
  }
  static const WorkCalendar kNoCalendar;
  const auto& calendar = f.model.place.calendar;
  return receiptPaper(paperPlace(f.model), matter, calendar ? *calendar : kNoCalendar,
                      {s.receipt.code, s.receipt.token, answers, agreed});
}

// Only while the answers are still there.
MandatePaper buildMandate(const Flow& f, const Matter& matter) {
  const Session& s = f.session();
  const auto answer = [&](FieldKind kind) -> std::string_view {
    const auto found = std::ranges::find(matter.form->fields, kind, &Field::kind);
    if (found == matter.form->fields.end()) return {};
    return s.form.answers[static_cast<std::size_t>(found - matter.form->fields.begin())].view();
  };
  RequestInput request{s.receipt.code, s.receipt.token, answer(FieldKind::Name),
                       answer(FieldKind::IdNumber), answer(FieldKind::Phone)};
  std::vector<std::pair<std::string, bool>> consents;
  for (const FormState::Consent& consent : s.form.consents) {
    consents.emplace_back(consent.id, consent.given.value_or(false));
  }
  MandateInput input;
  input.consents = consents;
  input.agency = f.model.place.catalogue->agencyOf(matter.id);
  return mandatePaper(paperPlace(f.model), matter, request, input);
}

}  // namespace

void refreshConsents(const Flow& f) {
  FormState& form = f.session().form;
  std::vector<FormState::Consent> now = {{"mandate", true, {}}, {"identity", true, {}}};
  for (const Sensitivity sensitivity : kSensitive) {
    if (!answeredAny(f.model, sensitivity)) continue;
    const bool necessary = sensitivity == Sensitivity::Minor && applicantIsChild(f.model);
    now.push_back({std::string(consentId(sensitivity)), necessary, {}});
  }
  for (FormState::Consent& consent : now) {
    const auto before = std::ranges::find(form.consents, consent.id, &FormState::Consent::id);
    if (before != form.consents.end()) consent.given = before->given;
  }
  form.consents = std::move(now);
}

void on(const Flow& f, const event::GiveConsent& e) {
  FormState& form = f.session().form;
  if (!f.on(ScreenId::Review) || busy(f) || e.index >= form.consents.size()) return;
  form.consents[e.index].given = e.yes;
}

void on(const Flow& f, const event::Submit&) {
  if (!f.on(ScreenId::Review) || busy(f) || !submitHint(f.model).key.empty()) return;
  const Matter* matter = formMatter(f.model);
  if (matter == nullptr) return;
  FormState& form = f.session().form;
  form.saving = Saving::Running;
  effect::SaveDossier save;
  save.matter = matter->id;
  save.form_version = matter->form->version;
  putAgreedAnswers(f.model, save);
  for (const FormState::Consent& consent : form.consents) {
    save.consents.emplace_back(consent.id, consent.given.value_or(false));
  }
  f.perform(std::move(save));
}

void on(const Flow& f, const event::DossierSaved& e) {
  Session& s = f.session();
  const Matter* matter = formMatter(f.model);
  if (!f.on(ScreenId::Review) || s.form.saving != Saving::Running || matter == nullptr) return;
  s.receipt = {matter->id, e.code, e.token, f.model.now, std::nullopt};
  s.receipt.mandate = buildMandate(f, *matter);
  ReceiptPaper receipt = buildReceipt(f, *matter);
  s.form = FormState{};  // the answers are with the store now, and nowhere else
  openFromHome(f, ScreenId::Submitted);
  print(f, std::move(receipt));
}

void on(const Flow& f, const event::SaveFailed&) {
  Session& s = f.session();
  if (s.form.saving == Saving::Running) {
    s.form.saving = Saving::Failed;
  } else if (s.rating == Saving::Running) {
    s.rating = Saving::Failed;
  } else if (s.recording == Saving::Running) {
    s.recording = Saving::Failed;
  }
}

}  // namespace bianmin::flow
