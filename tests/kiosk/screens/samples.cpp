#include "tests/kiosk/screens/samples.h"

#include <array>
#include <utility>

#include "kiosk/app/form_view.h"
#include "kiosk/app/update.h"
#include "sync/config/catalogue.h"
#include "sync/domain/dossier.h"
#include "tests/kiosk/screens/form_samples.h"
#include "tests/kiosk/screens/notice_samples.h"
#include "tests/kiosk/screens/service_samples.h"
#include "tests/support/kinds_form.h"
#include "tests/support/paths.h"

namespace bianmin::samples {
namespace {

const std::string kConfig = BIANMIN_SOURCE_DIR "/config";
constexpr std::string_view kCode = "K7M4Q9X";

Place makePlace() {
  Place place;
  place.hall = "延水关镇便民服务中心";
  place.terminal = "1号终端";
  place.village = "610622102201";
  place.help_phone = "0911-0000000";
  place.county_phone = "0911-0000000";
  place.duty_person = "李四";
  place.address = "延水关镇便民服务中心一楼";
  place.hours = "周一至周五 8:30–12:00，14:30–18:00";
  place.privacy_contact = "赵六，0911-0000000";
  place.agent = "王五";
  place.public_url = "https://127.0.0.1:8444";
  place.catalogue = std::make_shared<const Catalogue>(loadCatalogue(kConfig));
  place.finder = std::make_shared<const Finder>(*place.catalogue);
  place.calendar = std::make_shared<const WorkCalendar>(loadCalendar(kConfig));
  return place;
}

class Samples {
 public:
  std::vector<Sample> take() { return std::move(all_); }

  Model& add(std::string name, ScreenId screen) {
    all_.push_back({std::move(name), fresh(screen)});
    return all_.back().model;
  }

 private:
  std::vector<Sample> all_;
};

const Matter& matter(std::string_view id) { return *place().catalogue->find(id); }

std::string answerFor(const Field& field) {
  switch (field.kind) {
    case FieldKind::Name:
      return "张三";
    case FieldKind::IdNumber:
      return "610622189001010013";
    case FieldKind::Phone:
      return "13800005678";
    case FieldKind::BankCard:
      return "6222020000000007";
    case FieldKind::Address:
      return "延水关镇地天堂村3组";
    case FieldKind::Text:
      return "家里失火，房子烧坏了";
    case FieldKind::Day:
      return "20261122";
    case FieldKind::Money:
      return "12000";
    case FieldKind::Members:
      return {};
    case FieldKind::Several:
      return "1" + std::string(field.choices.size() - 1, '0');
    case FieldKind::Choice:
      return field.choices.front();
  }
  return {};
}

void openForm(Model& model, const Matter& matter) {
  model.session.form.matter = matter.id;
  model.session.form.answers.assign(matter.form->fields.size(), Secret());
  model.session.form.people.assign(matter.form->fields.size(), {});
}

// Points the form at the first field of a kind; false when no matter asks for such a thing.
bool openField(Model& model, FieldKind kind) {
  for (const Matter& matter : place().catalogue->matters) {
    if (!matter.form) continue;
    for (std::size_t i = 0; i < matter.form->fields.size(); ++i) {
      if (matter.form->fields[i].kind != kind) continue;
      openForm(model, matter);
      model.session.form.index = i;
      return true;
    }
  }
  return false;
}

void type(Model& model, std::string_view answer) {
  model.session.form.answers[model.session.form.index] = Secret(answer);
}

void compose(Model& model, std::string letters, std::vector<std::string> candidates) {
  Composing& composing = model.session.composing;
  composing.letters = std::move(letters);
  composing.candidates = std::move(candidates);
  composing.more = true;
}

void addGuides(Samples& samples) {
  for (const Matter& matter : place().catalogue->matters) {
    samples.add("guide-" + matter.id, ScreenId::Guide).session.matter = matter.id;
  }
  const std::array<std::pair<std::string, PrintState>, 3> prints = {{
      {"printing", PrintState::Printing},
      {"printed", PrintState::Done},
      {"unsure", PrintState::Unsure},
  }};
  for (const auto& [name, state] : prints) {
    Model& model = samples.add("guide-" + name, ScreenId::Guide);
    model.session.matter = "DIBAO.apply";
    model.session.print = state;
  }
  Model& model = samples.add("guide-cover-open", ScreenId::Guide);
  model.session.matter = "DIBAO.apply";
  model.session.print = PrintState::Failed;
  model.session.print_problem = PrinterStatus::CoverOpen;
}

Model& addTicket(Samples& samples, const std::string& name, PrintState print,
                 PrinterStatus problem) {
  Model& model = samples.add("ticket-" + name, ScreenId::Ticket);
  Session& session = model.session;
  session.ticket = {TicketState::Kind::Issued, "DIBAO.apply", "B", "B012", 3};
  session.print = print;
  session.print_problem = problem;
  return model;
}

void addTickets(Samples& samples) {
  samples.add("ticket-groups", ScreenId::TicketGroups);
  samples.add("ticket-asking", ScreenId::Ticket);
  samples.add("ticket-failed", ScreenId::Ticket).session.ticket.kind = TicketState::Kind::Failed;
  addTicket(samples, "printing", PrintState::Printing, PrinterStatus::Ready);
  addTicket(samples, "done", PrintState::Done, PrinterStatus::Ready);
  addTicket(samples, "near-end", PrintState::Done, PrinterStatus::NearEnd);
  addTicket(samples, "out-of-paper", PrintState::Failed, PrinterStatus::OutOfPaper);
  addTicket(samples, "cover-open", PrintState::Failed, PrinterStatus::CoverOpen);
  addTicket(samples, "offline", PrintState::Failed, PrinterStatus::Offline);
  addTicket(samples, "not-fitted", PrintState::Failed, PrinterStatus::NotFitted);
  addTicket(samples, "unsure", PrintState::Unsure, PrinterStatus::Offline);
  Model& plain = addTicket(samples, "without-matter", PrintState::Done, PrinterStatus::Ready);
  plain.session.ticket.matter.clear();
  plain.session.ticket.ahead = 0;
}

void addWordFields(Samples& samples) {
  openField(samples.add("form-name-empty", ScreenId::Form), FieldKind::Name);
  Model& composing = samples.add("form-name-composing", ScreenId::Form);
  openField(composing, FieldKind::Name);
  type(composing, "张");
  compose(composing, "san", {"三", "散", "伞", "叁", "馓"});
  Model& wide = samples.add("form-name-wide-candidates", ScreenId::Form);
  openField(wide, FieldKind::Name);
  compose(wide, "zhang san", {"张三", "长三", "章三", "掌三", "张散"});
  wide.session.composing.previous = true;
  Model& wrong = samples.add("form-name-wrong", ScreenId::Form);
  openField(wrong, FieldKind::Name);
  type(wrong, "·张");
  Model& done = samples.add("form-name-done", ScreenId::Form);
  openField(done, FieldKind::Name);
  type(done, "张三");
  done.session.form.editing = true;
  Model& address = samples.add("form-address", ScreenId::Form);
  if (openField(address, FieldKind::Address)) {
    type(address, "延水关镇地天堂村");
    compose(address, "di tian tang cun", {"地天堂村", "地", "第", "的", "低"});
  }
  Model& text = samples.add("form-text", ScreenId::Form);
  if (openField(text, FieldKind::Text)) type(text, "家里失火");
}

void addField(Samples& samples, const std::string& name, FieldKind kind, std::string_view answer) {
  Model& model = samples.add("form-" + name, ScreenId::Form);
  if (openField(model, kind)) type(model, answer);
}

void addForms(Samples& samples) {
  addWordFields(samples);
  addField(samples, "id-empty", FieldKind::IdNumber, "");
  addField(samples, "id-part", FieldKind::IdNumber, "61062218900101");
  addField(samples, "id-wrong-date", FieldKind::IdNumber, "61062218901301");
  addField(samples, "id-wrong-check", FieldKind::IdNumber, "610622189001010014");
  addField(samples, "id-done", FieldKind::IdNumber, "610622189001010013");
  addField(samples, "phone-part", FieldKind::Phone, "1380000");
  addField(samples, "phone-wrong", FieldKind::Phone, "12800005678");
  addField(samples, "phone-done", FieldKind::Phone, "13800005678");
  addField(samples, "card-empty", FieldKind::BankCard, "");
  addField(samples, "card-wrong", FieldKind::BankCard, "6222020000000001");
  addField(samples, "card-done", FieldKind::BankCard, "6222020000000007");
  addField(samples, "choice", FieldKind::Choice, "");
  Model& chosen = samples.add("form-choice-done", ScreenId::Form);
  if (openField(chosen, FieldKind::Choice)) type(chosen, currentField(chosen)->choices.front());
  for (const Matter& one : place().catalogue->matters) {
    for (std::size_t i = 0; one.form && i < one.form->fields.size(); ++i) {
      Model& model = samples.add("form-" + one.id + "-" + std::to_string(i), ScreenId::Form);
      openForm(model, one);
      model.session.form.index = i;
    }
  }
}

// The form with every kind of question, in the middle of a session of its own catalogue.
FormState& openKinds(Model& model, std::size_t index) {
  static const auto kCatalogue = [] {
    auto catalogue = std::make_shared<Catalogue>();
    catalogue->matters = {test::kindsMatter()};
    return catalogue;
  }();
  FormState& form = model.session.form;
  form.catalogue = kCatalogue;
  const Matter& kinds = kCatalogue->matters.front();
  openForm(model, kinds);
  form.people.resize(kinds.form->fields.size());
  form.seen.resize(kinds.form->fields.size());
  form.index = index;
  return form;
}

std::string repeated(std::string_view text, int count) {
  std::string all;
  for (int i = 0; i < count; ++i) all += text;
  return all;
}

// 50 characters, most of them beyond the BMP.
std::string longestName() { return repeated("𬸘", 24) + "·" + repeated("𠮷", 25); }

Person person(std::string_view name, std::string_view id_number, std::string_view relation) {
  Person one(5);
  one[0] = Secret(name);
  one[1] = Secret(id_number);
  one[2] = Secret(relation);
  one[3] = Secret("10000000");
  one[4] = Secret("3500");
  return one;
}

std::vector<Person> people(int count) {
  std::vector<Person> all;
  for (int i = 0; i < count; ++i) all.push_back(person("李四", "610622189001010013", "儿子"));
  return all;
}

void addKind(Samples& samples, const std::string& name, std::size_t index,
             std::string_view answer) {
  openKinds(samples.add("kind-" + name, ScreenId::Form), index).answers[index] = Secret(answer);
}

void addKinds(Samples& samples) {
  addKind(samples, "name-empty", 0, "");
  addKind(samples, "name-longest", 0, longestName());
  addKind(samples, "name-too-short", 0, "张");
  addKind(samples, "guardian", 2, "李四");
  addKind(samples, "day-empty", 3, "");
  addKind(samples, "day-part", 3, "20260");
  addKind(samples, "day-done", 3, "20260305");
  addKind(samples, "day-wrong-year", 3, "1700");
  addKind(samples, "day-wrong-month", 3, "202613");
  addKind(samples, "day-wrong-day", 3, "20260231");
  addKind(samples, "day-future", 3, "20261231");
  addKind(samples, "money-empty", 4, "");
  addKind(samples, "money-some", 4, "860.5");
  addKind(samples, "money-most", 4, "99999999.99");
  addKind(samples, "money-too-large", 4, "999999999");
  addKind(samples, "several-open", 5, "");
  addKind(samples, "several-some", 5, "10010000");
  addKind(samples, "choice", 6, "二级");
  addKind(samples, "address-empty", 8, "");
  addKind(samples, "address-number", 8, "延水关镇地天堂村3");
  addKind(samples, "story-empty", 9, "");
  addKind(samples, "story-longest", 9, repeated("家里失火烧了两间房。", 10));
  for (const auto& [name, index] :
       {std::pair{"address-empty", 8}, std::pair{"address-number", 8}}) {
    Model& model = samples.add(std::string("kind-village-") + name, ScreenId::Form);
    model.place.village_name = "延水关镇地天堂村";
    openKinds(model, static_cast<std::size_t>(index));
  }
}

// The list and each part of one of its people.
void addMembers(Samples& samples) {
  constexpr std::size_t kMembers = 7;
  openKinds(samples.add("members-none", ScreenId::Form), kMembers);
  openKinds(samples.add("members-two", ScreenId::Form), kMembers).people[kMembers] = people(2);
  FormState& full = openKinds(samples.add("members-full", ScreenId::Form), kMembers);
  full.people[kMembers] = people(10);
  FormState& odd = openKinds(samples.add("members-unfinished", ScreenId::Form), kMembers);
  odd.people[kMembers] = {person(longestName(), "610622189001010013", "别的亲人"),
                          person("", "610622", ""), person("李四", "", "儿子")};
  odd.editing = true;
  FormState& removing = openKinds(samples.add("members-removing", ScreenId::Form), kMembers);
  removing.people[kMembers] = {person(longestName(), "", "儿子"), person("", "610622", "")};
  removing.removing = 0;
  Model& nameless = samples.add("members-removing-nameless", ScreenId::Form);
  nameless.session.form = removing;
  nameless.session.form.removing = 1;
  for (std::size_t part = 0; part < 5; ++part) {
    for (const bool long_name : {false, true}) {
      const std::string name = "member-part-" + std::to_string(part) + (long_name ? "-long" : "");
      FormState& form = openKinds(samples.add(name, ScreenId::Form), kMembers);
      form.people[kMembers] = people(2);
      if (long_name) form.people[kMembers][1][0] = Secret(longestName());
      form.inside = FormState::Inside{1, part};
    }
  }
}

// All that a form can hold, its longest answers among them.
void fillKindsReview(Model& model, int count) {
  FormState& form = openKinds(model, 9);
  const std::vector<Field>& fields = form.catalogue->matters.front().form->fields;
  for (std::size_t i = 0; i < fields.size(); ++i) form.answers[i] = Secret(answerFor(fields[i]));
  form.answers[0] = Secret(longestName());
  form.answers[5] = Secret("11111111");
  form.answers[9] = Secret(repeated("家里失火烧了两间房。", 10));
  form.people[7] = people(count);
  if (count > 0) form.people[7].front()[0] = Secret(longestName());
  for (const char* id : {"mandate", "identity", "financial", "health", "minor"}) {
    form.consents.push_back({id, form.consents.size() < 2, std::nullopt});
  }
}

void fillReview(Model& model, const Matter& matter, std::optional<bool> given) {
  openForm(model, matter);
  FormState& form = model.session.form;
  for (std::size_t i = 0; i < form.answers.size(); ++i) {
    form.answers[i] = Secret(answerFor(matter.form->fields[i]));
  }
  for (const char* id : {"mandate", "identity", "financial", "health"}) {
    form.consents.push_back({id, form.consents.size() < 2, given});
  }
}

void addReviews(Samples& samples) {
  fillKindsReview(samples.add("review-kinds", ScreenId::Review), 10);
  Model& incomplete = samples.add("review-kinds-missing", ScreenId::Review);
  fillKindsReview(incomplete, 0);
  incomplete.session.form.answers[3].clear();
  incomplete.session.page = 9;
  for (const Matter& one : place().catalogue->matters) {
    if (one.form) fillReview(samples.add("review-" + one.id, ScreenId::Review), one, std::nullopt);
  }
  const Matter& dibao = matter("DIBAO.apply");
  Model& agreed = samples.add("review-agreed", ScreenId::Review);
  fillReview(agreed, dibao, true);
  agreed.session.page = 9;  // beyond the last: the last is shown
  fillReview(samples.add("review-refused", ScreenId::Review), dibao, false);
  Model& saving = samples.add("review-saving", ScreenId::Review);
  fillReview(saving, dibao, true);
  saving.session.form.saving = Saving::Running;
  Model& failed = samples.add("review-failed", ScreenId::Review);
  fillReview(failed, dibao, true);
  failed.session.form.saving = Saving::Failed;
}

void addSubmitted(Samples& samples) {
  const std::array<std::pair<std::string, PrintState>, 3> prints = {{
      {"printing", PrintState::Printing},
      {"printed", PrintState::Done},
      {"out-of-paper", PrintState::Failed},
  }};
  for (const auto& [name, state] : prints) {
    Model& model = samples.add("submitted-" + name, ScreenId::Submitted);
    model.session.receipt = {"DIBAO.apply", std::string(kCode), "0123456789abcdef0123456789abcdef",
                             model.now, MandatePaper{}};
    model.session.print = state;
    model.session.print_problem = PrinterStatus::OutOfPaper;
  }
}

Instant at(std::string_view iso) { return instantFromIso(iso); }

std::vector<StatusChange> historyTo(DossierStatus status) {
  std::vector<StatusChange> history;
  const auto add = [&](DossierStatus one, std::string_view when) {
    history.push_back({"", "lookup", "DIBAO.apply", one, at(when), "", "2026-12-14"});
  };
  add(DossierStatus::Received, "2026-10-30T01:00:00.000Z");
  if (status == DossierStatus::Received) return history;
  add(DossierStatus::Accepted, "2026-11-02T01:00:00.000Z");
  if (status == DossierStatus::Accepted) return history;
  add(DossierStatus::Investigating, "2026-11-10T01:00:00.000Z");
  if (status == DossierStatus::Investigating) return history;
  add(DossierStatus::PublicNotice, "2026-11-18T01:00:00.000Z");
  if (status == DossierStatus::PublicNotice) return history;
  add(status, "2026-11-22T01:00:00.000Z");
  return history;
}

Model& addFound(Samples& samples, std::string name, ScreenId screen, DossierStatus status) {
  Model& model = samples.add(std::move(name), screen);
  ProgressState& progress = model.session.progress;
  progress.code = Secret(kCode);
  progress.found = ProgressState::Found{"DIBAO.apply", "lookup", historyTo(status), false};
  return model;
}

void addAsking(Samples& samples) {
  samples.add("ask-empty", ScreenId::ProgressAsk);
  samples.add("ask-part", ScreenId::ProgressAsk).session.progress.code = Secret("K7M4");
  Model& wrong = samples.add("ask-wrong", ScreenId::ProgressAsk);
  wrong.session.progress.code = Secret("K7M4Q9Y");
  wrong.session.progress.code_wrong = true;
  const std::array<std::pair<std::string, std::string_view>, 2> tails = {
      {{"ask-tail", "00"}, {"ask-ready", "001X"}}};
  for (const auto& [name, tail] : tails) {
    ProgressState& progress = samples.add(name, ScreenId::ProgressAsk).session.progress;
    progress.code = Secret(kCode);
    progress.asking_tail = true;
    progress.id_tail = Secret(tail);
  }
  ProgressState ready = samples.add("ask-searching", ScreenId::ProgressAsk).session.progress;
  ready.code = Secret(kCode);
  ready.asking_tail = true;
  ready.id_tail = Secret("0013");
  ready.not_found = true;
  samples.add("ask-not-found", ScreenId::ProgressAsk).session.progress = ready;
  ready.not_found = false;
  ready.searching = true;
  samples.add("ask-busy", ScreenId::ProgressAsk).session.progress = ready;
}

void addProgress(Samples& samples) {
  for (int i = 0; i <= static_cast<int>(DossierStatus::Withdrawn); ++i) {
    const auto status = static_cast<DossierStatus>(i);
    addFound(samples, "progress-" + std::string(toName(status)), ScreenId::Progress, status);
  }
  addFound(samples, "rate", ScreenId::Rate, DossierStatus::Closed);
  addFound(samples, "rate-saving", ScreenId::Rate, DossierStatus::Closed).session.rating =
      Saving::Running;
  addFound(samples, "rate-failed", ScreenId::Rate, DossierStatus::Closed).session.rating =
      Saving::Failed;
  addFound(samples, "rate-done", ScreenId::Rate, DossierStatus::Closed).session.rated = true;
}

void addDialog(Samples& samples, std::string name, ScreenId screen) {
  Model& model = samples.add(std::move(name), screen);
  openField(model, FieldKind::Name);
  model.session.asking_still_there = true;
  model.last_touch = model.mono - kAskAfter - std::chrono::seconds(8);
}

}  // namespace

const Place& place() {
  static const Place kPlace = makePlace();
  return kPlace;
}

Model fresh(ScreenId screen) {
  Model model;
  model.place = place();
  model.now = {dateFromIso("2026-11-23"), 9 * 60 + 12};
  model.mono = MonoTime{std::chrono::hours{5}};
  model.last_touch = model.mono;
  model.session.screen = screen;
  return model;
}

std::vector<Sample> all() {
  Samples samples;
  samples.add("idle", ScreenId::Idle);
  samples.add("home", ScreenId::Home);
  samples.add("services", ScreenId::Services);
  addGuides(samples);
  addTickets(samples);
  addForms(samples);
  addKinds(samples);
  addMembers(samples);
  addReviews(samples);
  addSubmitted(samples);
  addAsking(samples);
  addProgress(samples);
  addDialog(samples, "still-there-home", ScreenId::Home);
  addDialog(samples, "still-there-form", ScreenId::Form);
  std::vector<Sample> all = samples.take();
  for (Sample& sample : cadre()) all.push_back(std::move(sample));
  addServiceSamples(all);
  addFormSamples(all);
  addReadSamples(all);
  return all;
}

}  // namespace bianmin::samples
