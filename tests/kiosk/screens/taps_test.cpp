// A finger on each thing that can be pressed: the screen says what that thing promises.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "kiosk/app/form_view.h"
#include "kiosk/text/catalogue.h"
#include "tests/kiosk/screens/samples.h"
#include "tests/kiosk/screens/stage.h"
#include "tests/support/paths.h"

namespace bianmin {
namespace {

using ui::Widget;
using ui::WidgetRole;

template <typename... Fs>
struct Overloaded : Fs... {
  using Fs::operator()...;
};
template <typename... Fs>
Overloaded(Fs...) -> Overloaded<Fs...>;

std::string keyName(char key) {
  return key == '\b' ? "del" : key == '.' ? "dot" : std::string(1, key);
}

// The event in words, with what it carries.
std::string nameOf(const Event& event) {
  return std::visit(
      Overloaded{
          [](const event::Start&) -> std::string { return "Start"; },
          [](const event::Back&) -> std::string { return "Back"; },
          [](const event::End&) -> std::string { return "End"; },
          [](const event::StillHere&) -> std::string { return "StillHere"; },
          [](const event::NextDisplay&) -> std::string { return "NextDisplay"; },
          [](const event::GoHome&) -> std::string { return "GoHome"; },
          [](const event::OpenCard& e) { return "OpenCard " + e.card; },
          [](const event::OpenAllServices&) -> std::string { return "OpenAllServices"; },
          [](const event::OpenMatter& e) { return "OpenMatter " + e.matter; },
          [](const event::OpenFind&) -> std::string { return "OpenFind"; },
          [](const event::OpenLifeEvents&) -> std::string { return "OpenLifeEvents"; },
          [](const event::OpenLifeEvent& e) { return "OpenLifeEvent " + e.event; },
          [](const event::OpenSelfCheck&) -> std::string { return "OpenSelfCheck"; },
          [](const event::OpenTriage&) -> std::string { return "OpenTriage"; },
          [](const event::AskOn&) -> std::string { return "AskOn"; },
          [](const event::GiveAnswer& e) {
            return "Answer " + std::to_string(static_cast<int>(e.answer));
          },
          [](const event::OpenTickets&) -> std::string { return "OpenTickets"; },
          [](const event::OpenNotices&) -> std::string { return "OpenNotices"; },
          [](const event::OpenNotice& e) { return "OpenNotice " + e.id; },
          [](const event::OpenProgress&) -> std::string { return "OpenProgress"; },
          [](const event::OpenHelp&) -> std::string { return "OpenHelp"; },
          [](const event::OpenPrivacy&) -> std::string { return "OpenPrivacy"; },
          [](const event::TurnPage&) -> std::string { return "TurnPage"; },
          [](const event::TakeTicket& e) { return "TakeTicket " + e.group + " " + e.matter; },
          [](const event::PrintNotice&) -> std::string { return "PrintNotice"; },
          [](const event::PrintAgain&) -> std::string { return "PrintAgain"; },
          [](const event::OpenForm&) -> std::string { return "OpenForm"; },
          [](const event::Key& e) { return "Key " + keyName(e.key); },
          [](const event::PickCandidate& e) { return "Pick " + std::to_string(e.index); },
          [](const event::TurnCandidates& e) { return "Turn " + std::to_string(e.direction); },
          [](const event::Choose& e) { return "Choose " + std::to_string(e.index); },
          [](const event::NextField&) -> std::string { return "NextField"; },
          [](const event::SkipField&) -> std::string { return "SkipField"; },
          [](const event::EditField& e) { return "EditField " + std::to_string(e.index); },
          [](const event::GiveConsent& e) {
            return "Consent " + std::to_string(e.index) + (e.yes ? " yes" : " no");
          },
          [](const event::Submit&) -> std::string { return "Submit"; },
          [](const event::AddMember&) -> std::string { return "AddMember"; },
          [](const event::EditMember& e) { return "EditMember " + std::to_string(e.index); },
          [](const event::AskRemoveMember& e) { return "AskRemove " + std::to_string(e.index); },
          [](const event::RemoveMember&) -> std::string { return "RemoveMember"; },
          [](const event::KeepMember&) -> std::string { return "KeepMember"; },
          [](const event::Suggest& e) { return "Suggest " + std::to_string(e.index); },
          [](const event::LookUp&) -> std::string { return "LookUp"; },
          [](const event::OpenRate&) -> std::string { return "OpenRate"; },
          [](const event::Rate& e) { return "Rate " + std::to_string(e.stars); },
          [](const event::PrintStatus&) -> std::string { return "PrintStatus"; },
          [](const event::PrintCard&) -> std::string { return "PrintCard"; },
          [](const event::OpenCadre&) -> std::string { return "OpenCadre"; },
          [](const event::ChooseCadre& e) { return "ChooseCadre " + std::to_string(e.index); },
          [](const event::OpenUnlock&) -> std::string { return "OpenUnlock"; },
          [](const event::ShowGroup& e) { return "ShowGroup " + std::to_string(e.group); },
          [](const event::OpenWorkRow& e) { return "OpenWorkRow " + std::to_string(e.index); },
          [](const event::OpenFindWork&) -> std::string { return "OpenFindWork"; },
          [](const event::AskReveal& e) { return "AskReveal " + std::to_string(e.field); },
          [](const event::ChooseReason& e) { return "ChooseReason " + std::to_string(e.index); },
          [](const event::AskMove& e) { return "AskMove " + std::string(toName(e.kind)); },
          [](const event::ChooseWay& e) { return "ChooseWay " + std::string(toName(e.way)); },
          [](const event::ConfirmMove&) -> std::string { return "ConfirmMove"; },
          [](const event::OpenCheck&) -> std::string { return "OpenCheck"; },
          [](const event::MarkPaper& e) {
            return "MarkPaper " + std::to_string(e.index) + " " + std::string(toName(e.state));
          },
          [](const event::AddCopy& e) { return "AddCopy " + std::to_string(e.index); },
          [](const event::FinishCheck&) -> std::string { return "FinishCheck"; },
          [](const event::ChooseUntil& e) { return "ChooseUntil " + std::to_string(e.index); },
          [](const event::PrintMandate&) -> std::string { return "PrintMandate"; },
          [](const auto&) -> std::string { return "not a touch"; },
      },
      event);
}

// Keys that always mean the same.
const std::map<std::string, std::string, std::less<>>& fixedKeys() {
  static const std::map<std::string, std::string, std::less<>> kKeys = {
      {"bar.back", "Back"},
      {"bar.display", "NextDisplay"},
      {"bar.help", "OpenHelp"},
      {"bar.end", "End"},
      {"idle.start", "Start"},
      {"home.ticket", "OpenTickets"},
      {"home.all", "OpenAllServices"},
      {"home.progress", "OpenProgress"},
      {"home.help", "OpenHelp"},
      {"home.notices", "OpenNotices"},
      {"home.find", "OpenFind"},
      {"home.events", "OpenLifeEvents"},
      {"services.find", "OpenFind"},
      {"services.events", "OpenLifeEvents"},
      {"guide.check", "OpenSelfCheck"},
      {"guide.triage", "OpenTriage"},
      {"triage.more", "AskOn"},
      {"selfcheck.yes", "Answer 1"},
      {"selfcheck.no", "Answer 2"},
      {"selfcheck.unsure", "Answer 3"},
      {"result.help", "OpenHelp"},
      {"guide.form", "OpenForm"},
      {"guide.print", "PrintNotice"},
      {"guide.more", "TurnPage"},
      {"page.next", "TurnPage"},
      {"page.previous", "TurnPage"},
      {"ticket.home", "GoHome"},
      {"ticket.again", "PrintAgain"},
      {"ticket.bring", "Back"},
      {"ticket.bring.key", "Back"},
      {"ticket.done", "End"},
      {"form.more", "Turn 1"},
      {"form.previous", "Turn -1"},
      {"find.more", "Turn 1"},
      {"find.previous", "Turn -1"},
      {"form.next", "NextField"},
      {"form.skip", "SkipField"},
      {"form.add", "AddMember"},
      {"form.keep_member", "KeepMember"},
      {"form.remove_member", "RemoveMember"},
      {"pad..", "Key dot"},
      {"review.submit", "Submit"},
      {"submitted.again", "PrintAgain"},
      {"submitted.more", "GoHome"},
      {"submitted.done", "End"},
      {"ask.look_up", "LookUp"},
      {"progress.rate", "OpenRate"},
      {"progress.more", "GoHome"},
      {"progress.done", "End"},
      {"rate.more", "GoHome"},
      {"rate.end", "End"},
      {"help.privacy", "OpenPrivacy"},
      {"help.home", "GoHome"},
      {"bar.find", "OpenFindWork"},
      {"home.cadre", "OpenCadre"},
      {"help.card", "PrintCard"},
      {"progress.print", "PrintStatus"},
      {"submitted.mandate", "PrintMandate"},
      {"pin.who", "Back"},
      {"pin.unlock", "OpenUnlock"},
      {"work.delivered", "AskMove delivered"},
      {"work.carried", "AskMove carried"},
      {"work.check", "OpenCheck"},
      {"work.mandate", "PrintMandate"},
      {"work.again", "PrintAgain"},
      {"move.no", "Back"},
      {"move.yes", "ConfirmMove"},
      {"way.0", "ChooseWay self"},
      {"way.1", "ChooseWay agent"},
      {"way.2", "ChooseWay mail"},
      {"check.finish", "FinishCheck"},
      {"still.here", "StillHere"},
      {"still.end", "End"},
  };
  return kKeys;
}

// What a key whose id ends in a name or a number stands for.
std::string promised(std::string_view id, const Model& model) {
  const auto fixed = fixedKeys().find(id);
  if (fixed != fixedKeys().end()) return fixed->second;
  const auto rest = [&](std::string_view head) { return std::string(id.substr(head.size())); };
  if (id.starts_with("guide.tab.")) return "TurnPage";
  if (id == "result.guide") return "OpenMatter " + model.session.matter;
  if (id.starts_with("home.event.")) return "OpenLifeEvent " + rest("home.event.");
  if (id.starts_with("event.")) return "OpenLifeEvent " + rest("event.");
  if (id == "guide.ticket") {
    const Matter* matter = model.place.catalogue->find(model.session.matter);
    return "TakeTicket " + matter->queue_group + " " + matter->id;
  }
  if (id == "ticket.retry") {
    return "TakeTicket " + model.session.ticket.group + " " + model.session.ticket.matter;
  }
  if (id.starts_with("home.card.")) return "OpenCard " + rest("home.card.");
  if (id == "work.notices" && model.messages.size() == 1) {
    return "OpenNotice " + model.messages.front().id;  // a list of one would be a detour
  }
  if (id == "work.notices") return "OpenNotices";
  if (id.starts_with("notices.")) return "OpenNotice " + rest("notices.");
  if (id.starts_with("matter.")) return "OpenMatter " + rest("matter.");
  if (id.starts_with("group.")) return "TakeTicket " + rest("group.") + " ";
  if (id.starts_with("pad.")) return "Key " + rest("pad.");
  if (id.starts_with("kb.")) return "Key " + rest("kb.");
  if (id.starts_with("form.digit.")) return "Key " + rest("form.digit.");
  if (id.starts_with("form.candidate.")) return "Pick " + rest("form.candidate.");
  if (id.starts_with("find.candidate.")) return "Pick " + rest("find.candidate.");
  if (id.starts_with("form.several.")) return "Choose " + rest("form.several.");
  if (id.starts_with("form.suggest.")) return "Suggest " + rest("form.suggest.");
  if (id.starts_with("member.")) {
    const std::string number = rest("member.").substr(0, rest("member.").find('.'));
    return (id.ends_with(".edit") ? "EditMember " : "AskRemove ") + number;
  }
  if (id.starts_with("form.choice.")) return "Choose " + rest("form.choice.");
  if (id.starts_with("who.")) return "ChooseCadre " + rest("who.");
  if (id.starts_with("work.tab.")) return "ShowGroup " + rest("work.tab.");
  if (id.starts_with("work.row.")) return "OpenWorkRow " + rest("work.row.");
  if (id.starts_with("until.")) return "ChooseUntil " + rest("until.");
  if (id.starts_with("reveal.")) return "ChooseReason " + rest("reveal.");
  if (id.starts_with("follow.")) return "ChooseReason " + rest("follow.");
  if (id.starts_with("work.field.")) {
    const std::string number = rest("work.field.");
    return "AskReveal " + number.substr(0, number.find('.'));
  }
  if (id.starts_with("check.")) {
    std::string words = rest("check.");
    if (words.ends_with(".copies")) return "AddCopy " + words.substr(0, words.find('.'));
    words.replace(words.find('.'), 1, " ");
    return "MarkPaper " + words;
  }
  if (id.starts_with("rate.")) return "Rate " + rest("rate.");
  if (id.starts_with("review.")) {
    const std::string number = rest("review.");
    return "EditField " + number.substr(0, number.find('.'));
  }
  if (id.starts_with("consent.")) {
    std::string words = rest("consent.");
    words.replace(words.find('.'), 1, " ");
    return "Consent " + words;
  }
  return "nothing";
}

bool pressable(const Widget& widget) {
  const bool key = widget.role == WidgetRole::Key || widget.role == WidgetRole::Row ||
                   widget.role == WidgetRole::Card || widget.role == WidgetRole::Choice;
  return key && widget.enabled;
}

void tapAll(const stage::Layout& layout, std::set<std::string>& said) {
  stage::Stage stage(layout);
  std::set<std::string> seen;
  for (const samples::Sample& sample : samples::all()) {
    const std::vector<Widget> widgets = stage.show(sample.model).widgets;
    for (const Widget& widget : widgets) {
      // The bar is the same everywhere: once a screen is enough.
      const std::string id =
          widget.id + "@" + std::to_string(static_cast<int>(sample.model.session.screen));
      if (!pressable(widget) || !seen.insert(id).second) continue;
      const std::vector<Event> events = stage.tap(sample.model, widget.rect);
      if (widget.id == "guide.tab.who") {  // the page shown: there is nowhere to go
        EXPECT_TRUE(events.empty());
        continue;
      }
      ASSERT_EQ(events.size(), 1U) << layout.name << " " << sample.name << " " << widget.id;
      EXPECT_EQ(nameOf(events.front()), promised(widget.id, sample.model))
          << layout.name << " " << sample.name << " " << widget.id;
      const std::string name = nameOf(events.front());
      said.insert(name.substr(0, name.find(' ')));
    }
  }
}

TEST(TapsTest, EachKeySaysWhatItPromisesAndEveryEventHasAKey) {
  loadMessages(BIANMIN_BUILD_DIR "/share/locale", "zh_CN");
  std::set<std::string> said;
  for (const stage::Layout& layout : stage::layouts()) {
    if (layout.name == "portrait" || layout.name == "compact-large") tapAll(layout, said);
  }
  const std::set<std::string> all = {
      "Start",          "Back",          "End",           "StillHere",
      "NextDisplay",    "GoHome",        "OpenCard",      "OpenAllServices",
      "OpenMatter",     "OpenTickets",   "OpenProgress",  "OpenHelp",
      "OpenPrivacy",    "TurnPage",      "TakeTicket",    "PrintNotice",
      "PrintAgain",     "OpenForm",      "Key",           "OpenFind",
      "OpenLifeEvents", "OpenLifeEvent", "OpenSelfCheck", "OpenTriage",
      "Answer",         "Pick",          "Turn",          "Choose",
      "NextField",      "SkipField",     "EditField",     "Consent",
      "Submit",         "LookUp",        "OpenRate",      "Rate",
      "PrintStatus",    "PrintCard",     "PrintMandate",  "OpenCadre",
      "ChooseCadre",    "OpenUnlock",    "ShowGroup",     "OpenWorkRow",
      "OpenFindWork",   "AskReveal",     "ChooseReason",  "AskMove",
      "ChooseWay",      "ConfirmMove",   "OpenCheck",     "MarkPaper",
      "AddCopy",        "FinishCheck",   "ChooseUntil",   "AddMember",
      "EditMember",     "AskRemove",     "RemoveMember",  "KeepMember",
      "Suggest",        "AskOn",         "OpenNotices",   "OpenNotice"};
  EXPECT_EQ(said, all);
}

TEST(TapsTest, NothingBehindTheDialogTakesATouch) {
  loadMessages(BIANMIN_BUILD_DIR "/share/locale", "zh_CN");
  stage::Stage stage(stage::layouts().front());
  Model model = samples::fresh(ScreenId::Home);
  const Widget end = *stage.show(model).find("bar.end");
  ASSERT_EQ(stage.tap(model, end.rect).size(), 1U);
  model.session.asking_still_there = true;
  EXPECT_TRUE(stage.tap(model, end.rect).empty());
}

}  // namespace
}  // namespace bianmin
