#include <algorithm>

#include "kiosk/app/form_view.h"
#include "kiosk/screens/blocks.h"
#include "kiosk/screens/screens.h"
#include "kiosk/screens/words.h"
#include "kiosk/text/catalogue.h"

namespace bianmin::screens {
namespace {

constexpr float kSmallKey = 96;

Block answerRow(ui::Ui& ui, float width, const ReviewRow& row) {
  const std::string value = row.value.empty() ? std::string(tr("review.left_out")) : row.value;
  const float key =
      std::max(176.0F, ui.textWidth(tr("review.change"), ui::Role::H3, ui::Weight::Bold) + 132);
  const float room = width - key - 24;
  const float label = ui.textHeight(row.label, ui::Role::Cap, ui::Weight::Regular, room);
  const float words = ui.textHeight(value, ui::Role::H3, ui::Weight::Bold, room);
  Block block;
  block.ruled = true;
  block.gap = 10;
  block.height = std::max(kSmallKey, label + words);
  block.draw = [&ui, row, value, key, room, label, words](const ui::Rect& box) -> Result {
    const std::string id = "review." + std::to_string(row.field);
    ui::Rect text{box.x, box.y + (box.h - label - words) / 2, room, label + words};
    ui.text(id + ".label", takeTop(text, label, 0),
            {.value = row.label, .role = ui::Role::Cap, .colour = ui::Colour::Ink2});
    ui.text(id + ".value", text,
            {.value = value, .role = ui::Role::H3, .weight = ui::Weight::Bold});
    const ui::Rect place{box.right() - key, box.y + (box.h - kSmallKey) / 2, key, kSmallKey};
    if (ui.key(id + ".change", place, tr("review.change"), {.icon = "pen"})) {
      return event::EditField{row.field};
    }
    return std::nullopt;
  };
  return block;
}

Result consentKey(ui::Ui& ui, const ui::Rect& box, std::size_t index, bool yes, bool chosen) {
  const std::string id = "consent." + std::to_string(index) + (yes ? ".yes" : ".no");
  const std::string_view icon = chosen ? (yes ? "check" : "cross") : "";
  if (ui.key(id, box, tr(yes ? "consent.yes" : "consent.no"),
             {.selected = chosen, .icon = icon, .role = ui::Role::Lead})) {
    return event::GiveConsent{index, yes};
  }
  return std::nullopt;
}

// A child of the household is left out where the guardian refuses; a child's own request is not
// handed in at all.
std::string reasonOf(const FormState::Consent& consent) {
  const bool left_out = consent.id == consentId(Sensitivity::Minor) && !consent.necessary;
  return std::string(left_out ? tr("consent.minor.left_out") : tr(consentReasonKey(consent.id)));
}

// A sentence, its reason and two equal keys: beside it, or below where room is short.
Block consentRow(ui::Ui& ui, float width, std::size_t index, const FormState::Consent& consent) {
  const std::string title(tr(consentTitleKey(consent.id)));
  const std::string reason = reasonOf(consent);
  const float key = ui.textWidth(tr("consent.no"), ui::Role::Lead, ui::Weight::Bold) + 84;
  const bool beside = width - 2 * key - 16 - 24 >= 360;
  const float keys = beside ? 2 * key + 16 : width;
  const float room = beside ? width - keys - 24 : width;
  const float bold = ui.textHeight(title, ui::Role::Body, ui::Weight::Bold, room);
  const float plain = ui.textHeight(reason, ui::Role::Cap, ui::Weight::Regular, room);
  Block block;
  block.ruled = true;
  block.gap = 14;
  block.height = beside ? std::max(112.0F, bold + plain) : bold + plain + 12 + 112;
  block.draw = [&ui, title, reason, index, beside, keys, room, bold, plain,
                given = consent.given](const ui::Rect& box) -> Result {
    const std::string id = "consent." + std::to_string(index);
    ui::Rect text{box.x, beside ? box.y + (box.h - bold - plain) / 2 : box.y, room, bold + plain};
    ui.text(id + ".title", takeTop(text, bold, 0),
            {.value = title, .role = ui::Role::Body, .weight = ui::Weight::Bold});
    ui.text(id + ".reason", text,
            {.value = reason, .role = ui::Role::Cap, .colour = ui::Colour::Ink2});
    const ui::Rect both = beside
                              ? ui::Rect{box.right() - keys, box.y + (box.h - 112) / 2, keys, 112}
                              : ui::Rect{box.x, box.bottom() - 112, keys, 112};
    const Result no = consentKey(ui, columnOf(both, 0, 2, 16), index, false, given == false);
    const Result yes = consentKey(ui, columnOf(both, 1, 2, 16), index, true, given == true);
    return no ? no : yes;
  };
  return block;
}

Block consentHeading(ui::Ui& ui, float width) {
  Block block =
      paragraph(ui, width, "review.consents",
                {.value = tr("review.consents"), .role = ui::Role::H3, .weight = ui::Weight::Bold});
  block.on_sheet = false;
  block.with_next = true;
  block.gap = kGap;
  return block;
}

constexpr std::size_t kFewRows = 7;  // fewer need no names for their groups

std::string_view groupWords(std::string_view group) {
  if (group == "members") return tr("review.group.members");
  if (group == "financial") return tr("review.group.financial");
  if (group == "health") return tr("review.group.health");
  if (group == "minor") return tr("review.group.minor");
  return tr("review.group.identity");
}

void addRows(ui::Ui& ui, Flow& flow, const std::vector<ReviewRow>& rows) {
  std::string_view group;
  for (const ReviewRow& row : rows) {
    Block block = answerRow(ui, flow.sheetWidth(), row);
    if (rows.size() > kFewRows && row.group != group) {
      Block name = panelTitle(ui, flow.sheetWidth(), "review.group." + std::string(row.group), {},
                              groupWords(row.group));
      name.new_sheet = true;
      flow.add(std::move(name));
      block.ruled = false;
    }
    group = row.group;
    flow.add(std::move(block));
  }
}

Flow reviewFlow(const Model& model, ui::Ui& ui, const ui::Rect& area) {
  Flow flow(ui, area, 2);
  addRows(ui, flow, reviewRows(model));
  flow.add(consentHeading(ui, flow.paperWidth()));
  const std::vector<FormState::Consent>& consents = model.session.form.consents;
  for (std::size_t i = 0; i < consents.size(); ++i) {
    flow.add(consentRow(ui, flow.sheetWidth(), i, consents[i]));
  }
  Block keep =
      paragraph(ui, flow.paperWidth(), "review.keep",
                {.value = tr("review.keep"), .role = ui::Role::Cap, .colour = ui::Colour::Ink2});
  keep.on_sheet = false;
  flow.add(std::move(keep));
  return flow;
}

// 提交申请 when everything is said; before that, what is missing. On earlier pages the way on.
Result submitKey(const Model& model, ui::Ui& ui, const ui::Rect& box, bool last_page) {
  const FormState& form = model.session.form;
  if (form.saving == Saving::Running) {
    primaryHint(ui, box, "review.saving", tr("review.saving"));
    return std::nullopt;
  }
  const FieldHint hint = submitHint(model);
  if (!last_page && hint.key != "hint.consent_refused") {
    primaryHint(ui, box, "review.read_on", tr("review.read_on"));
    return std::nullopt;
  }
  if (!hint.key.empty()) {
    primaryHint(ui, box, "review.hint", hintWords(hint));
    return std::nullopt;
  }
  if (ui.key("review.submit", box, tr("review.submit"), {.primary = true, .icon = "check"})) {
    return event::Submit{};
  }
  return std::nullopt;
}

}  // namespace

std::optional<Event> drawReview(const Model& model, ui::Ui& ui) {
  const Matter* matter = formMatter(model);
  if (matter == nullptr) return std::nullopt;
  ui::Rect rest = workArea(ui);
  const ui::Rect bottom = takeBottom(rest, kKeyHeight);
  ui::Rect submit = bottom;
  const ui::Rect turning = isWide(ui) ? takeLeft(submit, bottom.w * 0.58F) : ui::Rect{};
  const FormStep at = formStep(model);
  stepLine(ui, rest, "form.progress", at.step, at.of, matter->name);
  if (model.session.form.saving == Saving::Failed) {
    noteAtTop(ui, rest, "review.failed",
              {.kind = ui::NoteKind::Bad,
               .title = std::string(tr("review.failed")),
               .line = std::string(tr("review.failed.line")),
               .icon = {}});
  } else {
    heading(ui, rest, "review.title", tr("review.title"));
  }
  Flow flow = reviewFlow(model, ui, rest);
  if (isWide(ui)) flow.pagerAt(turning);
  const Result touched = flow.draw(model.session.page);
  const bool last_page = model.session.page + 1 >= flow.pages();
  const Result submitted = submitKey(model, ui, submit, last_page);
  return submitted ? submitted : touched;
}

}  // namespace bianmin::screens
