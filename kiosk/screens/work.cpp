// One request, as a cadre sees it: masked, what was done with it, and what may be done now.
#include <algorithm>

#include "kiosk/app/work_view.h"
#include "kiosk/guide/dates.h"
#include "kiosk/guide/paper_builder.h"
#include "kiosk/guide/steps.h"
#include "kiosk/screens/blocks.h"
#include "kiosk/screens/screens.h"
#include "kiosk/screens/words.h"
#include "kiosk/text/catalogue.h"
#include "sync/domain/person.h"
#include "sync/domain/pickup_code.h"

namespace bianmin::screens {
namespace {

constexpr float kSmallKey = 96;

std::string matterName(const Model& model) {
  const Matter* matter = workMatter(model);
  return matter == nullptr ? std::string(tr("work.other")) : matter->name;
}

void title(const Model& model, ui::Ui& ui, ui::Rect& rest) {
  const WorkRow& row = model.session.cadre.work.open->row;
  std::string line;
  if (!row.code.empty()) line.append(groupedPickupCode(row.code)).append("　");
  if (!row.applicant.empty()) line.append(row.applicant).append("　");
  line.append(trf("work.since", dateWords(localDate(row.at), DateStyle::Short, model.now.date)));
  heading(ui, rest, "work.name", matterName(model), line);
}

Block statusNote(const Model& model, ui::Ui& ui, float width) {
  const WorkRow& row = model.session.cadre.work.open->row;
  return noteBlock(ui, width, "work.status",
                   {.kind = statusKind(row.status),
                    .title = std::string(tr(statusKey(row.status, "title"))),
                    .line = dueWords(dueOf(row, model.now.date)),
                    .icon = std::string(statusIcon(row.status))});
}

std::string recordedWords(const Move& move) {
  switch (move.kind) {
    case MoveKind::Checked:
      return std::string(tr("work.recorded.checked"));
    case MoveKind::Carried:
      return std::string(tr("work.recorded.carried"));
    case MoveKind::Delivered:
      return std::string(tr("work.recorded.delivered"));
  }
  return {};
}

// Label, masked answer, and 看全; or the answer in full while it may be read.
class AnswerRow {
 public:
  AnswerRow(const Model& model, ui::Ui& ui, float width, std::size_t index)
      : ui_(ui), index_(index) {
    const WorkCase& open = *model.session.cadre.work.open;
    const RevealedField* full = revealedField(model, index);
    label_ = workLabel(model, index);
    if (label_.empty()) label_ = tr("work.answer");
    if (full == nullptr) {
      masked_ = open.fields[index].second;
      const Field* field = workField(model, index);
      // The screen stands in a public room: less of the number than on the person's own paper.
      if (field != nullptr && field->kind == FieldKind::IdNumber)
        masked_ = maskIdNumberForScreen(masked_);
    } else {
      full_ = full->value;
    }
    with_key_ = full == nullptr && open.revealable;
    key_ = ui.textWidth(tr("work.reveal"), ui::Role::H3, ui::Weight::Bold) + 132;
    // A number is not broken: where it has no room beside the key, the key stands below.
    const float number = ui.textWidth(words(), ui::Role::H3, ui::Weight::Bold);
    beside_ =
        with_key_ && (number <= width - key_ - kGap || masked_.find(' ') != std::string::npos);
    room_ = beside_ ? width - key_ - kGap : width;
    above_ = ui.textHeight(label_, ui::Role::Cap, ui::Weight::Regular, room_);
    below_ = ui.textHeight(words(), ui::Role::H3, ui::Weight::Bold, room_);
  }

  float height() const {
    if (!with_key_) return above_ + below_;
    return beside_ ? std::max(kSmallKey, above_ + below_) : above_ + below_ + 12 + kSmallKey;
  }

  Result draw(const ui::Rect& box) const {
    const std::string id = "work.field." + std::to_string(index_);
    const float spare = beside_ ? (box.h - above_ - below_) / 2 : 0;
    ui::Rect text{box.x, box.y + spare, room_, above_ + below_};
    ui_.text(id + ".label", takeTop(text, above_, 0),
             {.value = label_, .role = ui::Role::Cap, .colour = ui::Colour::Ink2});
    ui_.text(id + ".value", text, {.value = words(), .role = ui::Role::H3});
    if (!with_key_) return std::nullopt;
    const float y = beside_ ? box.y + (box.h - kSmallKey) / 2 : box.bottom() - kSmallKey;
    if (ui_.key(id + ".reveal", {box.right() - key_, y, key_, kSmallKey}, tr("work.reveal"),
                {.icon = "eye"})) {
      return event::AskReveal{index_};
    }
    return std::nullopt;
  }

 private:
  std::string_view words() const {
    return full_.empty() ? std::string_view(masked_) : full_.view();
  }

  ui::Ui& ui_;
  std::size_t index_;
  std::string label_, masked_;
  Secret full_;
  float key_ = 0, room_ = 0, above_ = 0, below_ = 0;
  bool with_key_ = false, beside_ = false;
};

Block answerBlock(const Model& model, ui::Ui& ui, float width, std::size_t index) {
  AnswerRow row(model, ui, width, index);
  Block block;
  block.ruled = true;
  block.gap = 10;
  block.height = row.height();
  block.draw = [row = std::move(row)](const ui::Rect& box) { return row.draw(box); };
  return block;
}

void answers(const Model& model, ui::Ui& ui, Flow& flow) {
  const WorkCase& open = *model.session.cadre.work.open;
  for (std::size_t i = 0; i < open.fields.size(); ++i) {
    flow.add(answerBlock(model, ui, flow.sheetWidth(), i));
  }
  if (!open.revealable) {
    flow.add(paragraph(
        ui, flow.sheetWidth(), "work.no_copy",
        {.value = tr("work.no_copy"), .role = ui::Role::Cap, .colour = ui::Colour::Ink2}));
  }
}

void papers(const Model& model, ui::Ui& ui, Flow& flow) {
  const WorkCase& open = *model.session.cadre.work.open;
  const Matter* matter = workMatter(model);
  if (matter == nullptr || open.papers.empty()) return;
  Block name = panelTitle(ui, flow.sheetWidth(), "work.papers", "form", tr("work.papers"));
  name.new_sheet = true;
  flow.add(std::move(name));
  for (const CheckedPaper& paper : open.papers) {
    const auto material = std::ranges::find(matter->materials, paper.material, &Material::id);
    if (material == matter->materials.end()) continue;
    std::string words(paperStateWords(paper.state));
    if (paper.copies > 0) words.append("　").append(trf("check.copies", paper.copies));
    flow.add(
        nameValue(ui, flow.sheetWidth(), "work.paper." + paper.material, material->name, words));
  }
}

std::string moveTitle(const Move& move) {
  switch (move.kind) {
    case MoveKind::Checked: {
      const bool missing = std::ranges::find(move.papers, PaperState::Missing,
                                             &CheckedPaper::state) != move.papers.end();
      return std::string(tr(missing ? "work.did.missing" : "work.did.checked"));
    }
    case MoveKind::Carried:
      return std::string(tr("work.did.carried"));
    case MoveKind::Delivered: {
      std::string words(tr("work.did.delivered"));
      if (move.way) words.append("　").append(deliveryWords(*move.way));
      return words;
    }
  }
  return {};
}

void moves(const Model& model, ui::Ui& ui, Flow& flow) {
  const std::vector<Move>& all = model.session.cadre.work.open->moves;
  if (all.empty()) return;
  Block name = panelTitle(ui, flow.sheetWidth(), "work.moves", "progress", tr("work.moves"));
  name.new_sheet = true;
  flow.add(std::move(name));
  for (std::size_t i = 0; i < all.size(); ++i) {
    StepWords words{static_cast<int>(i) + 1, moveTitle(all[i]), all[i].cadre,
                    dateWords(localDate(all[i].at), DateStyle::Short, model.now.date)};
    flow.add(stepBlock(ui, flow.sheetWidth(), "work.move." + std::to_string(i), std::move(words)));
  }
}

Action moveAction(std::string id, std::string_view words, std::string icon, Event event) {
  return {std::move(id), std::string(words), {}, std::move(icon), false, std::move(event)};
}

// What comes next first; it is the primary key.
std::vector<Action> nextActions(const Model& model) {
  const WorkRow& row = model.session.cadre.work.open->row;
  std::vector<Action> actions;
  if (mayDeliver(row)) {
    actions.push_back(moveAction("work.delivered", tr("work.delivered"), "person",
                                 event::AskMove{MoveKind::Delivered}));
  }
  if (mayCarry(row)) {
    actions.push_back(
        moveAction("work.carried", tr("work.carried"), "house", event::AskMove{MoveKind::Carried}));
  }
  if (mayCheck(row) && workMatter(model) != nullptr) {
    actions.push_back(moveAction("work.check", tr("work.check"), "form", event::OpenCheck{}));
  }
  if (!actions.empty()) actions.front().primary = true;
  return actions;
}

std::vector<Action> printActions(const Model& model) {
  std::vector<Action> actions;
  const PrintState print = model.session.print;
  if (print == PrintState::Printing) return actions;
  if (workMatter(model) != nullptr) {
    actions.push_back(
        moveAction("work.mandate", tr("mandate.print"), "sign", event::PrintMandate{}));
  }
  if (print != PrintState::None) {
    actions.push_back(moveAction("work.again", tr("print.again"), "print", event::PrintAgain{}));
  }
  return actions;
}

Result keys(const Model& model, ui::Ui& ui, ui::Rect& rest) {
  std::vector<Action> next = nextActions(model);
  std::vector<Action> printing = printActions(model);
  if (isWide(ui)) {
    next.insert(next.end(), printing.begin(), printing.end());
    return actionColumn(ui, rest, next);
  }
  // The one that comes next lies lowest, with the whole width.
  const std::size_t last = std::min<std::size_t>(next.size(), 1);
  printing.insert(printing.begin(), next.begin() + static_cast<std::ptrdiff_t>(last), next.end());
  const Result first = actionRow(ui, rest, std::span(next).first(last));
  const Result other = actionRow(ui, rest, printing);
  return first ? first : other;
}

}  // namespace

std::optional<Event> drawWork(const Model& model, ui::Ui& ui) {
  const WorkState& work = model.session.cadre.work;
  if (!work.open) return std::nullopt;
  ui::Rect rest = workArea(ui);
  const Result result = keys(model, ui, rest);
  title(model, ui, rest);
  Flow flow(ui, rest, 2);
  if (work.recorded) {
    flow.add(noteBlock(ui, flow.paperWidth(), "work.recorded",
                       {.kind = ui::NoteKind::Ok,
                        .title = recordedWords(work.move),
                        .line = std::string(tr("work.recorded.line")),
                        .icon = {}}));
  }
  if (const std::optional<Note> note = printNote(model, "paper")) {
    flow.add(noteBlock(ui, flow.paperWidth(), "work.print", *note));
  }
  if (!work.recorded) flow.add(statusNote(model, ui, flow.paperWidth()));
  answers(model, ui, flow);
  papers(model, ui, flow);
  moves(model, ui, flow);
  const Result touched = flow.draw(model.session.page);
  return touched ? touched : result;
}

}  // namespace bianmin::screens
