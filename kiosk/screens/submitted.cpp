#include "kiosk/guide/dates.h"
#include "kiosk/guide/steps.h"
#include "kiosk/screens/blocks.h"
#include "kiosk/screens/screens.h"
#include "kiosk/screens/words.h"
#include "kiosk/text/catalogue.h"
#include "sync/domain/pickup_code.h"

namespace bianmin::screens {
namespace {

void title(const Model& model, ui::Ui& ui, ui::Rect& rest) {
  const float side = isWide(ui) ? 96 : 120;
  const std::string line = trf("submitted.saved", paperTime(model.session.receipt.at));
  const float width = rest.w - side - 28;
  const float first = ui.textHeight(tr("submitted.title"), ui::Role::H1, ui::Weight::Bold, width);
  const float second = ui.textHeight(line, ui::Role::Lead, ui::Weight::Regular, width);
  ui::Rect box = takeTop(rest, std::max(side, first + second), 20);
  ui.icon("lamp-ok", box.x, box.y + (box.h - side) / 2, side, ui::Colour::Ok);
  takeLeft(box, side, 28);
  ui.text("submitted.title", takeTop(box, first, 0),
          {.value = tr("submitted.title"),
           .role = ui::Role::H1,
           .weight = ui::Weight::Bold,
           .colour = ui::Colour::Ok});
  ui.text("submitted.saved", box,
          {.value = line, .role = ui::Role::Lead, .colour = ui::Colour::Ink2});
}

// The code, large, with its QR code at the right.
Block codeBlock(const Model& model, ui::Ui& ui, float width) {
  constexpr float kQr = 250;
  const std::string code = groupedPickupCode(model.session.receipt.code);
  const std::string address = model.place.public_url.empty()
                                  ? std::string()
                                  : model.place.public_url + "/p/" + model.session.receipt.token;
  const float needed = ui.textWidth(code, ui::Role::Code, ui::Weight::Bold) + 4;
  const bool with_qr = !address.empty() && needed + 12 + kQr <= width;
  const float room = with_qr ? width - kQr - 12 : width;
  const float above =
      ui.textHeight(tr("submitted.code"), ui::Role::Lead, ui::Weight::Regular, room);
  const float line = ui.lineHeight(ui::Role::Code);
  const float below =
      ui.textHeight(tr("submitted.secret"), ui::Role::Cap, ui::Weight::Regular, room);
  const float caption = ui.lineHeight(ui::Role::Cap);
  Block block;
  block.height = std::max(above + line + below, with_qr ? kQr + caption : 0);
  block.draw = [&ui, code, address, with_qr, room, above, line, below,
                caption](const ui::Rect& box) -> Result {
    ui::Rect text{box.x, box.y + (box.h - above - line - below) / 2, room, above + line + below};
    ui.text("submitted.code.name", takeTop(text, above, 0),
            {.value = tr("submitted.code"), .role = ui::Role::Lead, .colour = ui::Colour::Ink2});
    ui.text("submitted.code", takeTop(text, line, 0),
            {.value = code, .role = ui::Role::Code, .weight = ui::Weight::Bold});
    ui.text("submitted.secret", text,
            {.value = tr("submitted.secret"), .role = ui::Role::Cap, .colour = ui::Colour::Ink2});
    if (!with_qr) return std::nullopt;
    ui.qr("submitted.qr", {box.right() - kQr, box.y, kQr, kQr}, address);
    ui.text("submitted.qr.caption", {box.right() - kQr, box.y + kQr, kQr, caption},
            {.value = tr("submitted.scan"),
             .role = ui::Role::Cap,
             .colour = ui::Colour::Ink2,
             .align = ui::Align::Centre});
    return std::nullopt;
  };
  return block;
}

void nextBlocks(const Model& model, ui::Ui& ui, Flow& flow) {
  const Matter* matter = model.place.catalogue->find(model.session.receipt.matter);
  if (matter == nullptr || model.place.calendar == nullptr) return;
  const float width = flow.sheetWidth();
  flow.add(panelTitle(ui, width, "submitted.next", {}, tr("submitted.next")));
  const std::vector<NextStep> steps =
      nextSteps(*matter, *model.place.calendar, model.session.receipt.at.date, model.place.agent);
  for (std::size_t i = 0; i < steps.size(); ++i) {
    StepWords words{static_cast<int>(i) + 1, steps[i].title, steps[i].detail, {}};
    flow.add(timelineBlock(ui, width, "next." + std::to_string(i), std::move(words),
                           ui::StepState::Coming, i + 1 == steps.size()));
  }
}

Block ownPapers(ui::Ui& ui, float width) {
  return noteBlock(ui, width, "submitted.papers",
                   {.kind = ui::NoteKind::Warn,
                    .title = std::string(tr("submitted.papers")),
                    .line = std::string(tr("submitted.papers.line")),
                    .icon = {}});
}

bool mayPrintMandate(const Model& model) {
  return model.session.receipt.mandate && model.session.print != PrintState::Printing;
}

// Beside the other keys where they are wide enough; else a row of its own.
bool mandateIsKey(const ui::Ui& ui) { return isWide(ui) && !isLarge(ui); }

std::vector<Action> actionsOf(const Model& model, bool mandate) {
  std::vector<Action> actions;
  if (model.session.print != PrintState::Printing && model.session.print != PrintState::None) {
    actions.push_back({"submitted.again",
                       std::string(tr("print.again")),
                       {},
                       "print",
                       false,
                       event::PrintAgain{}});
  }
  if (mandate && mayPrintMandate(model)) {
    actions.push_back({"submitted.mandate",
                       std::string(tr("mandate.print")),
                       {},
                       "sign",
                       false,
                       event::PrintMandate{}});
  }
  actions.push_back(
      {"submitted.more", std::string(tr("submitted.more")), {}, "grid", false, event::GoHome{}});
  actions.push_back(
      {"submitted.done", std::string(tr("submitted.done")), {}, "check", true, event::End{}});
  return actions;
}

bool showsMandate(const Session& s) {
  return s.paper && std::holds_alternative<MandatePaper>(*s.paper);
}

// To be signed and given to the agent who carries the papers. Where it is a row it also says that
// the receipt is there, so that everything stays on one page.
void mandateRow(const Model& model, ui::Ui& ui, Flow& flow) {
  if (!mayPrintMandate(model)) return;
  const bool done = model.session.print == PrintState::Done;
  flow.add(rowBlock(ui, "submitted.mandate", "sign", tr("mandate.print"),
                    tr(done ? "mandate.print.done" : "mandate.print.line"), event::PrintMandate{}));
}

void printBlocks(const Model& model, ui::Ui& ui, Flow& flow) {
  const Session& s = model.session;
  const bool row = !mandateIsKey(ui) && mayPrintMandate(model) && !showsMandate(s);
  const bool plain = s.print == PrintState::Done && s.print_problem != PrinterStatus::NearEnd;
  const std::optional<Note> note = printNote(model, showsMandate(s) ? "paper" : "receipt");
  if (note && !(row && plain)) {
    flow.add(noteBlock(ui, flow.paperWidth(), "submitted.print", *note));
  }
  if (row) mandateRow(model, ui, flow);
}

void receiptBlocks(const Model& model, ui::Ui& ui, Flow& flow) {
  flow.add(codeBlock(model, ui, flow.sheetWidth()));
  printBlocks(model, ui, flow);
}

// The code at the left and what comes next at the right, if both fit; nothing otherwise.
bool sideBySide(const Model& model, ui::Ui& ui, const ui::Rect& area) {
  ui::Rect rest = area;
  Flow left(ui, takeLeft(rest, area.w * 0.57F));
  receiptBlocks(model, ui, left);
  Flow right(ui, rest);
  nextBlocks(model, ui, right);
  if (left.pages() > 1 || right.pages() > 1) return false;
  left.draw(0);
  right.draw(0);
  return true;
}

}  // namespace

std::optional<Event> drawSubmitted(const Model& model, ui::Ui& ui) {
  ui::Rect rest = workArea(ui);
  const Result result = actionRow(ui, rest, actionsOf(model, mandateIsKey(ui)));
  title(model, ui, rest);
  if (isWide(ui) && !isLarge(ui) && sideBySide(model, ui, rest)) return result;
  Flow flow(ui, rest);
  receiptBlocks(model, ui, flow);
  nextBlocks(model, ui, flow);
  flow.add(ownPapers(ui, flow.paperWidth()));
  const Result touched = flow.draw(model.session.page);
  return touched ? touched : result;
}

}  // namespace bianmin::screens
