// One question after the other.
#include "kiosk/app/flow.h"
#include "kiosk/app/form_view.h"
#include "kiosk/app/view.h"

namespace bianmin::flow {
namespace {

void showQuestion(const Flow& f, std::size_t index) {
  dropComposing(f);
  Session& s = f.session();
  s.form.index = index;
  s.form.show_problem = false;
  s.shown_at = f.model.mono;
  s.page = 0;
}

void openReview(const Flow& f) {
  FormState& form = f.session().form;
  form.editing = false;
  form.before_edit.clear();
  form.show_problem = false;
  refreshConsents(form, *formMatter(f.model));
  open(f, ScreenId::Review);
}

void goOn(const Flow& f) {
  const FormState& form = f.session().form;
  if (form.editing || form.index + 1 >= form.answers.size()) return openReview(f);
  showQuestion(f, form.index + 1);
}

// The question shown, when the form is what is on the screen.
const Field* asked(const Flow& f) { return f.on(ScreenId::Form) ? currentField(f.model) : nullptr; }

}  // namespace

void backInForm(const Flow& f) {
  FormState& form = f.session().form;
  if (form.editing) {
    form.answers[form.index] = form.before_edit;
    return openReview(f);
  }
  if (form.index > 0) return showQuestion(f, form.index - 1);
  form.show_problem = false;
  pop(f);
}

void backFromReview(const Flow& f) {
  FormState& form = f.session().form;
  form.saving = Saving::No;
  form.index = form.answers.size() - 1;
  pop(f);
}

void on(const Flow& f, const event::OpenForm&) {
  const Matter* matter = guideMatter(f.model);
  if (!f.on(ScreenId::Guide) || matter == nullptr) return;
  if (!matter->form || matter->form->fields.empty()) return;
  FormState& form = f.session().form;
  open(f, ScreenId::Form);
  // Who looked something up in between finds the answers again; another matter starts empty.
  if (form.matter != matter->id) {
    const int asked_before = form.pinyin_asked;
    form = FormState{};
    form.matter = matter->id;
    form.answers.resize(matter->form->fields.size());
    form.pinyin_asked = form.pinyin_stale = asked_before;
  }
  form.editing = false;
  form.index = 0;
}

void on(const Flow& f, const event::Choose& e) {
  const Field* field = asked(f);
  if (field == nullptr || field->kind != FieldKind::Choice || e.index < 0) return;
  const auto index = static_cast<std::size_t>(e.index);
  if (index >= field->choices.size()) return;
  FormState& form = f.session().form;
  form.answers[form.index] = Secret(field->choices[index]);
  goOn(f);
}

void on(const Flow& f, const event::NextField&) {
  const Field* field = asked(f);
  if (field == nullptr) return;
  FormState& form = f.session().form;
  const bool left_out = !field->required && form.answers[form.index].empty();
  const bool ready = form.composing.empty() && (left_out || fieldReady(f.model));
  if (!ready) {
    form.show_problem = true;
    return;
  }
  goOn(f);
}

void on(const Flow& f, const event::SkipField&) {
  if (asked(f) == nullptr || !maySkip(f.model)) return;
  FormState& form = f.session().form;
  form.answers[form.index].clear();
  goOn(f);
}

void on(const Flow& f, const event::EditField& e) {
  FormState& form = f.session().form;
  if (!f.on(ScreenId::Review) || busy(f) || e.index >= form.answers.size()) return;
  open(f, ScreenId::Form);  // it is on the way back already, so it leaves the stack
  form.saving = Saving::No;
  form.editing = true;
  form.before_edit = form.answers[e.index];
  showQuestion(f, e.index);
}

}  // namespace bianmin::flow
