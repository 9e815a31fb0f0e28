#include "kiosk/screens/form_members.h"

#include <algorithm>

#include "kiosk/app/form_view.h"
#include "kiosk/screens/blocks.h"
#include "kiosk/screens/words.h"
#include "kiosk/text/catalogue.h"

namespace bianmin::screens {
namespace {

constexpr float kSmallKey = 96;
constexpr float kSafeKey = 180;  // the safe answer is the larger one

std::string nameOf(const MemberRow& row, std::size_t index) {
  return row.name.empty() ? trf("form.member", index + 1) : row.name;
}

float smallKeyWidth(ui::Ui& ui, std::string_view words) {
  return std::max(150.0F, ui.textWidth(words, ui::Role::Lead, ui::Weight::Bold) + 104);
}

// Who it is, and 改 and 删 beside it, or below where words need the room.
Block memberRow(ui::Ui& ui, float width, std::size_t index, const MemberRow& row) {
  const std::string id = "member." + std::to_string(index);
  const std::string name = nameOf(row, index);
  const std::string line = row.complete ? row.details : std::string(tr("form.member.unfinished"));
  const float edit = smallKeyWidth(ui, tr("review.change"));
  const float remove = smallKeyWidth(ui, tr("form.remove"));
  const float keys = edit + 16 + remove;
  const bool beside = width - keys - 24 >= 420;
  const float room = beside ? width - keys - 24 : width;
  const float bold = ui.textHeight(name, ui::Role::H3, ui::Weight::Bold, room);
  const float plain =
      line.empty() ? 0 : ui.textHeight(line, ui::Role::Cap, ui::Weight::Regular, room);
  Block block;
  block.ruled = true;
  block.gap = 12;
  block.height = beside ? std::max(kSmallKey, bold + plain) : bold + plain + 12 + kSmallKey;
  block.draw = [&ui, id, name, line, edit, remove, beside, room, bold, plain, index,
                done = row.complete](const ui::Rect& box) -> Result {
    ui::Rect text{box.x, beside ? box.y + (box.h - bold - plain) / 2 : box.y, room, bold + plain};
    ui.text(id + ".name", takeTop(text, bold, 0), {.value = name, .role = ui::Role::H3});
    if (!line.empty()) {
      ui.text(id + ".line", text,
              {.value = line,
               .role = ui::Role::Cap,
               .colour = done ? ui::Colour::Ink2 : ui::Colour::Warn});
    }
    const float y = beside ? box.y + (box.h - kSmallKey) / 2 : box.bottom() - kSmallKey;
    Result result;
    if (ui.key(id + ".edit", {box.right() - remove - 16 - edit, y, edit, kSmallKey},
               tr("review.change"), {.icon = "pen", .role = ui::Role::Lead})) {
      result = event::EditMember{index};
    }
    if (ui.key(id + ".remove", {box.right() - remove, y, remove, kSmallKey}, tr("form.remove"),
               {.icon = "cross", .role = ui::Role::Lead})) {
      result = event::AskRemoveMember{index};
    }
    return result;
  };
  return block;
}

// 加一个人 at the left, or that there is no more room in the list.
Result addKey(const Model& model, ui::Ui& ui, ui::Rect& row, const Field& field) {
  const float width = ui.textWidth(tr("form.add_member"), ui::Role::H3, ui::Weight::Bold) + 132;
  const ui::Rect box = takeLeft(row, std::max(width, row.w * 0.36F), kKeyGap);
  if (!mayAddMember(model)) {
    primaryHint(ui, box, "form.members_full", trf("form.members_full", field.most));
    return std::nullopt;
  }
  if (ui.key("form.add", box, tr("form.add_member"), {.icon = "person"})) {
    return event::AddMember{};
  }
  return std::nullopt;
}

Result nextKey(const Model& model, ui::Ui& ui, const ui::Rect& box) {
  if (!fieldReady(model)) {
    primaryHint(ui, box, "form.hint", hintWords(fieldHint(model)));
    return std::nullopt;
  }
  const bool editing = model.session.form.editing;
  if (ui.key("form.next", box, tr(editing ? "form.changed" : "form.all_members"),
             {.primary = true, .icon = editing ? "check" : "chev"})) {
    return event::NextField{};
  }
  return std::nullopt;
}

// Taking somebody out is asked first; the safe answer comes first and is larger.
Result drawRemove(const Model& model, ui::Ui& ui, ui::Rect rest, const Field& field) {
  const std::size_t index = *model.session.form.removing;
  const std::vector<MemberRow> rows = memberRows(model);
  ui::Rect keys = takeBottom(rest, kSafeKey + kKeyGap + kKeyHeight);
  if (isWide(ui)) keys = takeRight(keys, std::min(keys.w, 860.0F), 0);
  heading(ui, rest, "form.question", tr("form.remove_question"), tr("form.remove_question.line"));
  if (index < rows.size()) {
    const std::string name = nameOf(rows[index], index);
    noteAtTop(ui, rest, "form.removing",
              {.kind = ui::NoteKind::Warn, .title = name, .line = field.label, .icon = "person"});
  }
  Result result;
  if (ui.key("form.keep_member", takeTop(keys, kSafeKey, kKeyGap), tr("form.keep_member"),
             {.primary = true, .icon = "back"})) {
    result = event::KeepMember{};
  }
  if (ui.key("form.remove_member", keys, tr("form.remove_member"), {.icon = "cross"})) {
    result = event::RemoveMember{};
  }
  return result;
}

}  // namespace

Result drawMembers(const Model& model, ui::Ui& ui) {
  const Matter& matter = *formMatter(model);
  const Field& field = *currentField(model);
  ui::Rect rest = workArea(ui);
  const FormStep at = formStep(model);
  if (model.session.form.removing) {
    stepLine(ui, rest, "form.progress", at.step, at.of, matter.name);
    return drawRemove(model, ui, rest, field);
  }
  ui::Rect bottom = takeBottom(rest, kKeyHeight);
  stepLine(ui, rest, "form.progress", at.step, at.of, matter.name);
  heading(ui, rest, "form.question", field.question, isLarge(ui) ? "" : field.help);
  const Result added = addKey(model, ui, bottom, field);
  const Result next = nextKey(model, ui, bottom);
  const std::vector<MemberRow> rows = memberRows(model);
  Result touched;
  if (rows.empty()) {
    noteAtTop(ui, rest, "form.members_none",
              {.kind = ui::NoteKind::Info,
               .title = std::string(tr("form.members_none")),
               .line = {},
               .icon = "people"});
  } else {
    Flow flow(ui, rest, 2);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      flow.add(memberRow(ui, flow.sheetWidth(), i, rows[i]));
    }
    touched = flow.draw(model.session.page);
  }
  return added ? added : next ? next : touched;
}

}  // namespace bianmin::screens
