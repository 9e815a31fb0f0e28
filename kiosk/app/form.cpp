// One question after the other.
#include <algorithm>

#include "kiosk/app/flow.h"
#include "kiosk/app/form_view.h"
#include "kiosk/app/view.h"
#include "sync/domain/answer.h"

namespace bianmin::flow {
namespace {

void showQuestion(const Flow& f, std::size_t index) {
  FormState& form = f.session().form;
  form.index = index;
  form.inside.reset();
  form.seen[index] = true;
  beginQuestion(f);
}

void openReview(const Flow& f) {
  FormState& form = f.session().form;
  form.editing = false;
  form.before_edit.clear();
  form.show_problem = false;
  form.inside.reset();
  form.removing.reset();
  refreshConsents(f);
  open(f, ScreenId::Review);
}

// Questions that an answer has made pointless are no longer asked, and what was answered to them is
// forgotten. In the form's order, so that what hangs on a forgotten answer goes as well.
void dropHidden(const Flow& f) {
  FormState& form = f.session().form;
  const Matter& matter = *formMatter(f.model);
  for (std::size_t i = 0; i < form.answers.size(); ++i) {
    if (isAsked(matter, form, i, f.model.now.date)) continue;
    form.answers[i].clear();
    form.people[i].clear();
    form.seen[i] = false;
  }
}

// While editing, only what the changed answer brought up is asked.
void goOn(const Flow& f) {
  dropHidden(f);
  FormState& form = f.session().form;
  const Matter& matter = *formMatter(f.model);
  for (std::size_t i = form.index + 1; i < form.answers.size(); ++i) {
    if (!isAsked(matter, form, i, f.model.now.date)) continue;
    if (form.editing && form.seen[i]) continue;
    if (form.editing) form.before_edit = form.answers[i];
    return showQuestion(f, i);
  }
  openReview(f);
}

// From part to part of a person, then from question to question.
void answered(const Flow& f) {
  const FormState& form = f.session().form;
  if (!form.inside) return goOn(f);
  const std::size_t next = form.inside->part + 1;
  if (next < form.people[form.index][form.inside->person].size()) return showPart(f, next);
  leaveMember(f);
}

// The question shown, when the form is what is on the screen.
const Field* asked(const Flow& f) { return f.on(ScreenId::Form) ? currentField(f.model) : nullptr; }

void backToEarlier(const Flow& f) {
  FormState& form = f.session().form;
  const Matter& matter = *formMatter(f.model);
  for (std::size_t i = form.index; i-- > 0;) {
    if (isAsked(matter, form, i, f.model.now.date)) return showQuestion(f, i);
  }
  form.show_problem = false;
  pop(f);
}

void startForm(FormState& form, const Matter& matter,
               const std::shared_ptr<const Catalogue>& catalogue) {
  form = FormState{};
  form.catalogue = catalogue;
  form.matter = matter.id;
  form.answers.resize(matter.form->fields.size());
  form.people.resize(matter.form->fields.size());
  form.seen.resize(matter.form->fields.size());
}

}  // namespace

void beginQuestion(const Flow& f) {
  dropComposing(f);
  Session& s = f.session();
  s.form.show_problem = false;
  s.form.removing.reset();
  s.shown_at = f.model.mono;
  s.page = 0;
}

void showPart(const Flow& f, std::size_t part) {
  f.session().form.inside->part = part;
  beginQuestion(f);
}

void backInForm(const Flow& f) {
  FormState& form = f.session().form;
  if (formMatter(f.model) == nullptr) return pop(f);
  if (form.removing) return form.removing.reset();
  if (form.inside) {
    return form.inside->part > 0 ? showPart(f, form.inside->part - 1) : leaveMember(f);
  }
  if (!form.editing) return backToEarlier(f);
  // People were put down or taken out one by one, each with a touch of its own: they stay.
  if (currentField(f.model)->kind != FieldKind::Members) {
    form.answers[form.index] = form.before_edit;
  }
  dropHidden(f);
  openReview(f);
}

void backFromReview(const Flow& f) {
  FormState& form = f.session().form;
  form.saving = Saving::No;
  const Matter& matter = *formMatter(f.model);
  std::size_t last = form.answers.size() - 1;
  while (last > 0 && !isAsked(matter, form, last, f.model.now.date)) --last;
  form.index = last;
  pop(f);
}

void on(const Flow& f, const event::OpenForm&) {
  const Matter* matter = guideMatter(f.model);
  if ((!f.on(ScreenId::Guide) && !f.on(ScreenId::CheckResult)) || !mayApply(f.model)) return;
  FormState& form = f.session().form;
  open(f, ScreenId::Form);
  // Who looked something up in between finds the answers again; another matter starts empty.
  if (form.matter != matter->id) startForm(form, *matter, f.model.place.catalogue);
  form.editing = false;
  showQuestion(f, 0);
}

void on(const Flow& f, const event::Choose& e) {
  const Field* field = asked(f);
  if (field == nullptr || e.index < 0) return;
  const auto index = static_cast<std::size_t>(e.index);
  if (index >= field->choices.size()) return;
  Secret& answer = *shownAnswer(f.model);
  if (field->kind == FieldKind::Several) {
    answer = Secret(severalMarks(*field, answer.view(), index));
  } else if (field->kind == FieldKind::Choice) {
    answer = Secret(field->choices[index]);
    answered(f);
  }
}

void on(const Flow& f, const event::NextField&) {
  const Field* field = asked(f);
  if (field == nullptr || f.session().form.removing) return;
  FormState& form = f.session().form;
  if (field->kind == FieldKind::Members) {
    if (fieldReady(f.model)) return goOn(f);
    form.show_problem = true;
    return;
  }
  Secret& answer = *shownAnswer(f.model);
  if (field->kind == FieldKind::Several && answer.empty()) answer = Secret(severalNone(*field));
  const bool left_out = !field->required && answer.empty();
  const bool ready = f.session().composing.letters.empty() && (left_out || fieldReady(f.model));
  if (!ready) {
    form.show_problem = true;
    return;
  }
  answered(f);
}

void on(const Flow& f, const event::SkipField&) {
  if (asked(f) == nullptr || !maySkip(f.model)) return;
  shownAnswer(f.model)->clear();
  answered(f);
}

void on(const Flow& f, const event::EditField& e) {
  FormState& form = f.session().form;
  if (!f.on(ScreenId::Review) || busy(f) || e.index >= form.answers.size()) return;
  const Matter* matter = formMatter(f.model);
  if (matter == nullptr || !isAsked(*matter, form, e.index, f.model.now.date)) return;
  open(f, ScreenId::Form);  // it is on the way back already, so it leaves the stack
  form.saving = Saving::No;
  form.editing = true;
  form.before_edit = form.answers[e.index];
  showQuestion(f, e.index);
}

}  // namespace bianmin::flow
