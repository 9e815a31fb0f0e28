#include <algorithm>

#include "kiosk/app/work_view.h"
#include "kiosk/screens/screens.h"
#include "kiosk/screens/words.h"
#include "kiosk/text/catalogue.h"

namespace bianmin::screens {
namespace {

constexpr float kPad = 654;
constexpr float kPadWidth = 620;

// Empty, or with a dot: what was typed is seen by nobody.
void digitBoxes(ui::Ui& ui, const ui::Rect& box, std::size_t typed, std::size_t length) {
  constexpr float kMost = 92;
  const auto count = static_cast<float>(length);
  const float gap = 24;
  const float side = std::min(kMost, (box.w - gap * (count - 1)) / count);
  float x = box.x + (box.w - side * count - gap * (count - 1)) / 2;
  for (std::size_t i = 0; i < length; ++i, x += side + gap) {
    const ui::Rect one{x, box.y, side, box.h};
    const bool filled = i < typed;
    ui.fill(one, filled ? ui::Colour::Act : ui::Colour::Line, 16);
    const float stroke = filled ? 5 : 3;
    ui.fill(one.inset(stroke, stroke), ui::Colour::Sheet, 16 - stroke);
    if (!filled) continue;
    constexpr float kDot = 20;
    ui.fill({one.x + side / 2 - kDot, one.y + one.h / 2 - kDot, 2 * kDot, 2 * kDot},
            ui::Colour::Ink, kDot);
  }
}

std::string waitWords(int seconds) {
  if (seconds < 60) return trf("pin.wait", seconds);
  return trf("pin.wait.minutes", seconds / 60, seconds % 60);
}

std::optional<Note> problemNote(const SignInState& entry) {
  if (!entry.problem) return std::nullopt;
  if (entry.problem->kind == SignInProblem::Kind::Failed) {
    return Note{
        ui::NoteKind::Bad, std::string(tr("pin.failed")), std::string(tr("pin.failed.line")), {}};
  }
  // After a wait each miss costs the next one.
  const int left = std::max(1, entry.problem->tries_left);
  return Note{ui::NoteKind::Bad, std::string(tr("pin.wrong")), trf("pin.wrong.left", left), {}};
}

// Whom to ring for an unlock code.
std::string countyWords(const Model& model) {
  const std::string& phone = model.place.county_phone;
  return phone.empty() ? std::string(tr("unlock.call")) : trf("unlock.call.to", phone);
}

// Instead of boxes and keypad: how long, whom to ring, and the way out. Where there is width, the
// last two stand in the keypad's column.
Result waiting(const Model& model, ui::Ui& ui, ui::Rect& rest, ui::Rect& column) {
  const ui::Rect key = takeBottom(column, kKeyHeight);
  Result result;
  if (ui.key("pin.unlock", key, tr("pin.unlock"), {.icon = "phone"})) result = event::OpenUnlock{};
  const std::string words = countyWords(model);
  const float height = ui.textHeight(words, ui::Role::Lead, ui::Weight::Bold, column.w);
  ui.text("pin.county", takeBottom(column, height),
          {.value = words, .role = ui::Role::Lead, .weight = ui::Weight::Bold});
  noteAtTop(ui, rest, "pin.wait",
            {.kind = ui::NoteKind::Warn,
             .title = waitWords(secondsToWait(model)),
             .line = std::string(tr("pin.wait.line")),
             .icon = "clock"});
  return result;
}

// Who it is, the boxes, and what is wrong.
Result asked(const Model& model, ui::Ui& ui, ui::Rect& rest) {
  const SignInState& entry = model.session.cadre.entry;
  heading(ui, rest, "pin.title", tr("pin.title"));
  Result result;
  if (ui.row("pin.who", takeTop(rest, isLarge(ui) ? 152 : 132), "person", ui::Colour::Ink,
             entry.who.name, trf("pin.who", entry.who.post))) {
    result = event::Back{};
  }
  if (mustWait(model)) return result;
  digitBoxes(ui, takeTop(rest, 104), entry.pin.size(), kPinLength);
  const std::string words = entry.checking ? std::string(tr("pin.checking"))
                                           : trf("ask.missing", kPinLength - entry.pin.size());
  const float height = ui.lineHeight(ui::Role::Lead);
  primaryHint(ui, takeTop(rest, height), "pin.hint", words);
  if (const std::optional<Note> note = problemNote(entry))
    noteAtTop(ui, rest, "pin.problem", *note);
  return result;
}

Result keypad(ui::Ui& ui, const ui::Rect& box) {
  const char typed = ui.keypad(box, 0);
  if (typed == '\0') return std::nullopt;
  return event::Key{typed};
}

// The phone and the words to say.
void challenge(const Model& model, ui::Ui& ui, ui::Rect& rest) {
  const SignInState& entry = model.session.cadre.entry;
  heading(ui, rest, "unlock.title", tr("unlock.title"));
  const auto line = [&](std::string_view id, std::string_view words, ui::Role role) {
    const float height = ui.textHeight(words, role, ui::Weight::Regular, rest.w);
    ui.text(id, takeTop(rest, height, 16), {.value = words, .role = role});
  };
  line("unlock.call", countyWords(model), ui::Role::Lead);
  line("unlock.say", tr("unlock.say"), ui::Role::Lead);
  line("unlock.challenge", entry.challenge, ui::Role::H1);
  const Secret shown = grouped(entry.unlock_code.view(), {4, 4});
  ui.field("unlock.code", takeTop(rest, 112), shown.view(), {},
           entry.unlock_wrong ? ui::Ui::FieldState::Wrong : ui::Ui::FieldState::Active);
  const std::string words = entry.unlock_wrong ? std::string(tr("unlock.wrong"))
                            : entry.unlocking
                                ? std::string(tr("pin.checking"))
                                : trf("ask.missing", kUnlockLength - entry.unlock_code.size());
  const float height = ui.textHeight(words, ui::Role::Lead, ui::Weight::Regular, rest.w);
  ui.text("unlock.hint", takeTop(rest, height, 8),
          {.value = words,
           .role = ui::Role::Lead,
           .weight = entry.unlock_wrong ? ui::Weight::Bold : ui::Weight::Regular,
           .colour = entry.unlock_wrong ? ui::Colour::Bad : ui::Colour::Ink2});
}

// No challenge: what to do instead.
void noChallenge(const SignInState& entry, ui::Ui& ui, ui::Rect& rest) {
  heading(ui, rest, "unlock.title", tr("unlock.title"));
  if (entry.asking != Loading::Failed) {
    primaryHint(ui, takeTop(rest, 112), "unlock.loading", tr("work.loading"));
    return;
  }
  noteAtTop(ui, rest, "unlock.none",
            {.kind = ui::NoteKind::Warn,
             .title = std::string(tr("unlock.none")),
             .line = std::string(tr("unlock.none.line")),
             .icon = {}});
}

ui::Rect padPlace(ui::Ui& ui, ui::Rect& rest) {
  if (!isWide(ui)) return takeBottom(rest, std::min(kPad, rest.h * 0.48F));
  ui::Rect side = takeRight(rest, kPadWidth, 40);
  return takeBottom(side, std::min(side.h, kPad), 0);
}

}  // namespace

std::optional<Event> drawCadrePin(const Model& model, ui::Ui& ui) {
  ui::Rect rest = workArea(ui);
  if (mustWait(model)) {
    ui::Rect column = isWide(ui) ? takeRight(rest, kPadWidth, 40) : ui::Rect{};
    const Result result = asked(model, ui, rest);
    const Result touched = waiting(model, ui, rest, isWide(ui) ? column : rest);
    return touched ? touched : result;
  }
  const ui::Rect pad = padPlace(ui, rest);
  const Result result = asked(model, ui, rest);
  const Result touched = keypad(ui, pad);
  return touched ? touched : result;
}

std::optional<Event> drawCadreUnlock(const Model& model, ui::Ui& ui) {
  ui::Rect rest = workArea(ui);
  const SignInState& entry = model.session.cadre.entry;
  if (entry.asking != Loading::Done) {
    noChallenge(entry, ui, rest);
    return std::nullopt;
  }
  const ui::Rect pad = padPlace(ui, rest);
  challenge(model, ui, rest);
  return keypad(ui, pad);
}

}  // namespace bianmin::screens
