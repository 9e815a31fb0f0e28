// The people of a Members question: put down one by one, changed, taken out.
#include <algorithm>

#include "kiosk/app/flow.h"
#include "kiosk/app/form_view.h"

namespace bianmin::flow {
namespace {

// The list when it is what is on the screen and nothing is being asked about it; else nullptr.
std::vector<Person>* shownPeople(const Flow& f) {
  FormState& form = f.session().form;
  if (!f.on(ScreenId::Form) || !onMemberList(f.model) || form.removing) return nullptr;
  return &form.people[form.index];
}

// A page beyond the last shows the last: there the newest stands.
constexpr int kLastPage = 99;

}  // namespace

void leaveMember(const Flow& f) {
  FormState& form = f.session().form;
  std::vector<Person>& people = form.people[form.index];
  const std::size_t person = form.inside->person;
  const bool empty = std::ranges::all_of(people[person], &Secret::empty);
  const bool newest = person + 1 == people.size();
  if (empty) people.erase(people.begin() + static_cast<std::ptrdiff_t>(person));
  form.inside.reset();
  beginQuestion(f);
  if (newest) f.session().page = kLastPage;
}

void on(const Flow& f, const event::AddMember&) {
  std::vector<Person>* people = shownPeople(f);
  if (people == nullptr || !mayAddMember(f.model)) return;
  people->emplace_back(currentField(f.model)->parts.size());
  f.session().form.inside = FormState::Inside{people->size() - 1, 0};
  beginQuestion(f);
}

void on(const Flow& f, const event::EditMember& e) {
  const std::vector<Person>* people = shownPeople(f);
  if (people == nullptr || e.index >= people->size()) return;
  f.session().form.inside = FormState::Inside{e.index, 0};
  beginQuestion(f);
}

void on(const Flow& f, const event::AskRemoveMember& e) {
  const std::vector<Person>* people = shownPeople(f);
  if (people == nullptr || e.index >= people->size()) return;
  f.session().form.removing = e.index;
}

void on(const Flow& f, const event::RemoveMember&) {
  FormState& form = f.session().form;
  if (!f.on(ScreenId::Form) || !onMemberList(f.model) || !form.removing) return;
  std::vector<Person>& people = form.people[form.index];
  people.erase(people.begin() + static_cast<std::ptrdiff_t>(*form.removing));
  form.removing.reset();
  form.show_problem = false;
}

void on(const Flow& f, const event::KeepMember&) {
  if (f.on(ScreenId::Form)) f.session().form.removing.reset();
}

}  // namespace bianmin::flow
