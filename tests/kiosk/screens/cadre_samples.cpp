// The screens of a cadre: signing in, the list, one request, its papers.
#include <algorithm>
#include <array>
#include <utility>

#include "kiosk/app/work_view.h"
#include "tests/kiosk/screens/samples.h"

namespace bianmin::samples {
namespace {

constexpr std::string_view kCode = "K7M4Q9X";
const Cadre kWang = {"01JDCZ0000000000000000000C", "王五", "代办员"};

class Samples {
 public:
  std::vector<Sample> take() { return std::move(all_); }
  Model& add(std::string name, ScreenId screen) {
    all_.push_back({std::move(name), fresh(screen)});
    return all_.back().model;
  }
  Model& staff(std::string name, ScreenId screen) {
    Model& model = add(std::move(name), screen);
    model.session.cadre.who = kWang;
    return model;
  }

 private:
  std::vector<Sample> all_;
};

void addWho(Samples& samples) {
  samples.add("who-loading", ScreenId::CadreWho).session.cadre.entry.listing = Loading::Running;
  samples.add("who-failed", ScreenId::CadreWho).session.cadre.entry.listing = Loading::Failed;
  samples.add("who-nobody", ScreenId::CadreWho).session.cadre.entry.listing = Loading::Done;
  SignInState& three = samples.add("who-three", ScreenId::CadreWho).session.cadre.entry;
  three.listing = Loading::Done;
  three.people = {kWang, {"2", "李四", "村支书"}, {"3", "赵六", ""}};
  SignInState& many = samples.add("who-many", ScreenId::CadreWho).session.cadre.entry;
  many.listing = Loading::Done;
  many.people.assign(15, kWang);
}

Model& addPin(Samples& samples, std::string name, std::string_view typed) {
  Model& model = samples.add(std::move(name), ScreenId::CadrePin);
  model.session.cadre.entry.who = kWang;
  model.session.cadre.entry.pin = Secret(typed);
  return model;
}

Model& addProblem(Samples& samples, std::string name, SignInProblem::Kind kind, int seconds,
                  int tries_left = 1) {
  Model& model = addPin(samples, std::move(name), "");
  model.session.cadre.entry.problem =
      SignInProblem{kind, model.mono + std::chrono::seconds{seconds}, tries_left};
  return model;
}

void addPins(Samples& samples) {
  addPin(samples, "pin-empty", "");
  addPin(samples, "pin-part", "1234");
  addPin(samples, "pin-checking", "").session.cadre.entry.checking = true;
  addProblem(samples, "pin-wrong", SignInProblem::Kind::Wrong, 0, 4);
  addProblem(samples, "pin-wrong-last", SignInProblem::Kind::Wrong, 0, 1);
  addProblem(samples, "pin-failed", SignInProblem::Kind::Failed, 0);
  addProblem(samples, "pin-wait", SignInProblem::Kind::Wait, 15);
  addProblem(samples, "pin-locked", SignInProblem::Kind::Locked, 3725);
  addProblem(samples, "pin-locked-no-phone", SignInProblem::Kind::Locked, 3725)
      .place.county_phone.clear();
}

void addUnlocks(Samples& samples) {
  const auto add = [&](std::string name, Loading asking) -> SignInState& {
    SignInState& entry = samples.add(std::move(name), ScreenId::CadreUnlock).session.cadre.entry;
    entry.asking = asking;
    if (asking == Loading::Done) entry.challenge = "K7M4-Q9X";
    return entry;
  };
  add("unlock-loading", Loading::Running);
  add("unlock-none", Loading::Failed);
  add("unlock-empty", Loading::Done);
  add("unlock-part", Loading::Done).unlock_code = Secret("12345");
  add("unlock-wrong", Loading::Done).unlock_wrong = true;
  add("unlock-checking", Loading::Done).unlocking = true;
  Model& unknown = samples.add("unlock-no-phone", ScreenId::CadreUnlock);
  unknown.place.county_phone.clear();
  unknown.session.cadre.entry.asking = Loading::Done;
  unknown.session.cadre.entry.challenge = "K7M4-Q9X";
}

WorkRow row(DossierStatus status, std::optional<MoveKind> move, std::string_view until) {
  WorkRow row;
  row.dossier = "01JDCZ0000000000000000000A";
  row.code = kCode;
  row.matter = "DIBAO.apply";
  row.applicant = "张*";
  row.at = instantFromIso("2026-11-20T01:00:00.000Z");
  row.status = status;
  row.last_move = move;
  if (!until.empty()) row.until = dateFromIso(until);
  row.missing = status == DossierStatus::SupplementRequested;
  return row;
}

std::vector<WorkRow> someRows() {
  using enum DossierStatus;
  std::vector<WorkRow> rows = {
      row(SupplementRequested, MoveKind::Checked, "2026-11-20"),
      row(SupplementRequested, MoveKind::Checked, "2026-11-23"),
      row(SupplementRequested, MoveKind::Checked, "2026-11-25"),
      row(SupplementRequested, MoveKind::Checked, "2026-12-14"),
      row(Received, MoveKind::Checked, ""),
      row(Received, MoveKind::Checked, "2026-11-30"),
      row(Closed, MoveKind::Carried, ""),
  };
  for (int i = 0; i < 9; ++i) rows.push_back(row(Received, std::nullopt, ""));
  rows.back().code.clear();
  rows.back().applicant.clear();
  rows.back().matter = "GONE.matter";
  return rows;
}

WorkState& addList(Samples& samples, std::string name, Loading list, int group) {
  WorkState& work = samples.staff(std::move(name), ScreenId::Worklist).session.cadre.work;
  work.list = list;
  work.group = group;
  return work;
}

void addLists(Samples& samples) {
  addList(samples, "worklist-loading", Loading::Running, 0);
  addList(samples, "worklist-empty", Loading::Done, 0);
  addList(samples, "worklist-failed", Loading::Failed, 0);
  const std::array<std::string, kWorkGroups> names = {"new", "supplement", "carry", "deliver"};
  for (int i = 0; i < kWorkGroups; ++i) {
    addList(samples, "worklist-" + names[static_cast<std::size_t>(i)], Loading::Done, i).rows =
        someRows();
  }
  WorkState& tab = addList(samples, "worklist-empty-tab", Loading::Done, 3);
  tab.rows = {row(DossierStatus::Received, std::nullopt, "")};
  WorkState& gone = addList(samples, "worklist-gone", Loading::Done, 0);
  gone.rows = someRows();
  gone.opening = Loading::Failed;
  Model& offline = samples.staff("worklist-offline", ScreenId::Worklist);
  offline.session.cadre.work.list = Loading::Done;
  offline.session.cadre.work.rows = someRows();
  offline.waiting = 12;
}

void addFinds(Samples& samples) {
  const auto add = [&](std::string name, std::string_view code) -> WorkState& {
    WorkState& work = samples.staff(std::move(name), ScreenId::FindWork).session.cadre.work;
    work.code = Secret(code);
    return work;
  };
  add("find-empty", "");
  add("find-part", "K7M4");
  add("find-searching", kCode).opening = Loading::Running;
  add("find-none", kCode).not_found = true;
  add("find-wrong", "K7M4Q9Y").code_wrong = true;
}

Move moveOf(MoveKind kind, std::string_view when) {
  Move move;
  move.kind = kind;
  move.at = instantFromIso(when);
  move.cadre = "王五";
  return move;
}

Model& addCase(Samples& samples, std::string name, ScreenId screen, WorkRow of) {
  Model& model = samples.staff(std::move(name), screen);
  const Matter& matter = *place().catalogue->find(of.matter);
  WorkCase open;
  open.row = std::move(of);
  for (const Field& field : matter.form->fields) open.fields.emplace_back(field.id, "张*");
  open.fields[1].second = "610622********0013";
  open.revealable = true;
  if (open.row.last_move) {
    open.moves = {moveOf(MoveKind::Checked, "2026-11-20T02:00:00.000Z"),
                  moveOf(*open.row.last_move, "2026-11-21T02:00:00.000Z")};
    for (const Material& material : matter.materials) {
      open.papers.push_back({material.id, PaperState::Handed, true, material.copies});
    }
    open.papers.front().state = PaperState::Missing;
    open.moves.front().papers = open.papers;
  }
  model.session.cadre.work.open = std::move(open);
  return model;
}

void addCases(Samples& samples) {
  using enum DossierStatus;
  addCase(samples, "work-new", ScreenId::Work, row(Received, std::nullopt, ""));
  addCase(samples, "work-supplement", ScreenId::Work,
          row(SupplementRequested, MoveKind::Checked, "2026-11-20"));
  addCase(samples, "work-carry", ScreenId::Work, row(Received, MoveKind::Checked, ""));
  addCase(samples, "work-town", ScreenId::Work, row(Accepted, MoveKind::Carried, ""));
  addCase(samples, "work-deliver", ScreenId::Work, row(Closed, MoveKind::Carried, ""));
  WorkCase& by_mail =
      *addCase(samples, "work-delivered", ScreenId::Work, row(Delivered, MoveKind::Delivered, ""))
           .session.cadre.work.open;
  by_mail.moves.back().way = DeliveryWay::ByMail;
  Model& purged =
      addCase(samples, "work-purged", ScreenId::Work, row(Closed, MoveKind::Delivered, ""));
  purged.session.cadre.work.open->revealable = false;
  purged.session.cadre.work.open->fields.clear();
  Model& shown = addCase(samples, "work-revealed", ScreenId::Work, row(Received, std::nullopt, ""));
  shown.session.cadre.work.revealed = {{1, Secret("610622189001010013"), shown.mono}};
  for (const MoveKind kind : {MoveKind::Checked, MoveKind::Carried, MoveKind::Delivered}) {
    Model& model = addCase(samples, "work-recorded-" + std::string(toName(kind)), ScreenId::Work,
                           row(Received, MoveKind::Checked, ""));
    model.session.cadre.work.recorded = true;
    model.session.cadre.work.move.kind = kind;
    model.session.print = kind == MoveKind::Checked ? PrintState::Failed : PrintState::Printing;
    model.session.print_problem = PrinterStatus::OutOfPaper;
  }
  for (const Matter& matter : place().catalogue->matters) {
    if (!matter.form) continue;
    WorkRow any = row(Received, std::nullopt, "");
    any.matter = matter.id;
    addCase(samples, "work-" + matter.id, ScreenId::Work, any);
  }
}

void addAsks(Samples& samples) {
  const WorkRow carry = row(DossierStatus::Received, MoveKind::Checked, "");
  addCase(samples, "reveal", ScreenId::Reveal, carry);
  addCase(samples, "reveal-running", ScreenId::Reveal, carry).session.cadre.work.revealing =
      Loading::Running;
  addCase(samples, "reveal-failed", ScreenId::Reveal, carry).session.cadre.work.revealing =
      Loading::Failed;
  addCase(samples, "move-carried", ScreenId::MoveAsk, carry);
  addCase(samples, "move-delivered", ScreenId::MoveAsk, carry).session.cadre.work.asked_move =
      MoveKind::Delivered;
  for (const DeliveryWay way : kDeliveryWays) {
    WorkState& work = addCase(samples, "move-way-" + std::string(toName(way)), ScreenId::MoveAsk,
                              row(DossierStatus::Closed, MoveKind::Carried, ""))
                          .session.cadre.work;
    work.asked_move = MoveKind::Delivered;
    work.asked_way = way;
  }
  Model& way_failed = addCase(samples, "move-way-failed", ScreenId::MoveAsk, carry);
  way_failed.session.cadre.work.asked_move = MoveKind::Delivered;
  way_failed.session.cadre.work.asked_way = DeliveryWay::ByMail;
  way_failed.session.recording = Saving::Failed;
  addCase(samples, "move-running", ScreenId::MoveAsk, carry).session.recording = Saving::Running;
  addCase(samples, "move-failed", ScreenId::MoveAsk, carry).session.recording = Saving::Failed;
}

// `first` of the papers are handed in, the others stand as `rest`.
Model& addCheck(Samples& samples, std::string name, ScreenId screen, const std::string& matter_id,
                std::size_t first, std::optional<PaperState> rest) {
  WorkRow of = row(DossierStatus::Received, std::nullopt, "");
  of.matter = matter_id;
  Model& model = addCase(samples, std::move(name), screen, of);
  const Matter& matter = *place().catalogue->find(matter_id);
  CheckState& check = model.session.cadre.work.check;
  check.dossier = of.dossier;
  for (std::size_t i = 0; i < matter.materials.size(); ++i) {
    const bool handed = i < first;
    const int copies = std::max(1, matter.materials[i].copies);
    check.papers.push_back(
        {handed ? std::optional(PaperState::Handed) : rest, handed ? copies : 0});
  }
  return model;
}

void addChecks(Samples& samples) {
  const std::string dibao = "DIBAO.apply";
  addCheck(samples, "check-begun", ScreenId::Check, dibao, 0, std::nullopt);
  addCheck(samples, "check-part", ScreenId::Check, dibao, 2, std::nullopt);
  addCheck(samples, "check-all", ScreenId::Check, dibao, 30, std::nullopt);
  addCheck(samples, "check-missing", ScreenId::Check, dibao, 1, PaperState::Missing);
  addCheck(samples, "check-running", ScreenId::Check, dibao, 30, std::nullopt).session.recording =
      Saving::Running;
  addCheck(samples, "check-failed", ScreenId::Check, dibao, 30, std::nullopt).session.recording =
      Saving::Failed;
  addCheck(samples, "follow-why", ScreenId::FollowWhy, dibao, 1, PaperState::Follows);
  addCheck(samples, "until", ScreenId::CheckDate, dibao, 1, PaperState::Missing);
  addCheck(samples, "until-running", ScreenId::CheckDate, dibao, 1, PaperState::Missing)
      .session.recording = Saving::Running;
  addCheck(samples, "until-failed", ScreenId::CheckDate, dibao, 1, PaperState::Missing)
      .session.recording = Saving::Failed;
  for (const Matter& matter : place().catalogue->matters) {
    if (!matter.form) continue;
    addCheck(samples, "check-" + matter.id, ScreenId::Check, matter.id, 30, std::nullopt);
  }
}

// A county may ask for thirty papers, of every kind.
void addLongCheck(Samples& samples) {
  auto catalogue = std::make_shared<Catalogue>(*place().catalogue);
  const auto matter = std::ranges::find(catalogue->matters, "DIBAO.apply", &Matter::id);
  matter->materials.clear();
  for (int i = 0; i < 30; ++i) {
    Material material;
    material.id = "paper_" + std::to_string(i);
    material.name = "家庭成员收入证明材料";
    material.detail = "一起生活的成年人都要";
    material.icon = "form";
    material.form = static_cast<PaperForm>(i % 3);
    material.copies = i % 3 == 0 ? 0 : 2;
    material.may_follow = i % 2 == 0;
    material.shared = i % 7 == 6;
    matter->materials.push_back(material);
  }
  matter->total = Limit{30, DayUnit::Working, Certainty::Confirmed};
  Model& model = addCase(samples, "check-long", ScreenId::Check,
                         row(DossierStatus::Received, std::nullopt, ""));
  model.place.catalogue = catalogue;
  CheckState& check = model.session.cadre.work.check;
  check.dossier = model.session.cadre.work.open->row.dossier;
  for (int i = 0; i < 30; ++i) {
    const bool follows = i % 4 == 0;
    check.papers.push_back(
        {follows ? PaperState::Follows : PaperState::Handed, i % 3 == 0 ? 0 : 2});
  }
}

}  // namespace

std::vector<Sample> cadre() {
  Samples samples;
  addWho(samples);
  addPins(samples);
  addUnlocks(samples);
  addLists(samples);
  addFinds(samples);
  addCases(samples);
  addAsks(samples);
  addChecks(samples);
  addLongCheck(samples);
  Model& still = samples.staff("still-there-staff", ScreenId::Worklist);
  still.session.asking_still_there = true;
  still.last_touch = still.mono - kCadreAskAfter - std::chrono::seconds(8);
  Model& printed = samples.add("help-card", ScreenId::Help);
  printed.session.print = PrintState::Done;
  return samples.take();
}

}  // namespace bianmin::samples
