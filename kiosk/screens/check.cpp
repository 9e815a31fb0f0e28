// The papers of a request, one by one: there, not there, or promised.
#include <algorithm>

#include "kiosk/app/work_view.h"
#include "kiosk/guide/dates.h"
#include "kiosk/screens/blocks.h"
#include "kiosk/screens/screens.h"
#include "kiosk/screens/words.h"
#include "kiosk/text/catalogue.h"

namespace bianmin::screens {
namespace {

constexpr float kKey = 100;
constexpr float kLeastWords = 300;

struct StateKey {
  PaperState state;
  std::string_view id, words, icon;
};

std::vector<StateKey> stateKeys(const Material& material) {
  std::vector<StateKey> keys = {
      {PaperState::Handed, ".handed", paperStateWords(PaperState::Handed), "check"},
      {PaperState::Missing, ".missing", paperStateWords(PaperState::Missing), "cross"}};
  if (material.may_follow) {
    keys.push_back(
        {PaperState::Follows, ".follows", paperStateWords(PaperState::Follows), "clock"});
  }
  return keys;
}

// One paper with its keys: beside its name, or below where room is short.
class PaperRow {
 public:
  PaperRow(ui::Ui& ui, float width, const Matter& matter, std::size_t index, PaperCheck check)
      : ui_(ui), material_(matter.materials[index]), index_(index), check_(check) {
    keys_ = stateKeys(material_);
    line_ = paperFormWords(material_.form);
    if (!material_.detail.empty()) line_.append(tr("guide.comma")).append(material_.detail);
    // The same width on every row, so that the keys of all papers stand below each other.
    const bool any =
        std::ranges::any_of(matter.materials, [&](const Material& one) { return one.may_follow; });
    const int columns = any ? 3 : 2;
    float widest = 0;
    for (int i = 0; i < columns; ++i) {
      const std::string_view words = paperStateWords(static_cast<PaperState>(i));
      widest = std::max(widest, ui.textWidth(words, ui::Role::Lead, ui::Weight::Bold));
    }
    key_width_ = widest + 84;
    keys_width_ = static_cast<float>(columns) * (key_width_ + 16) - 16;
    beside_ = width - keys_width_ - kGap >= kLeastWords;
    room_ = beside_ ? width - keys_width_ - kGap : width;
    bold_ = ui.textHeight(material_.name, ui::Role::Lead, ui::Weight::Bold, room_);
    plain_ = ui.textHeight(line_, ui::Role::Cap, ui::Weight::Regular, room_);
    copies_ = check_.state == PaperState::Handed && takesCopies(material_);
  }

  float height() const {
    const float words = bold_ + plain_;
    const float keys = kKey + (copies_ ? 16 + kKey : 0);
    return beside_ ? std::max(words, keys) : words + 12 + keys;
  }

  Result draw(const ui::Rect& box) const {
    const std::string id = "check." + std::to_string(index_);
    ui::Rect text{box.x, box.y, room_, bold_ + plain_};
    if (beside_ && !copies_) text.y += (box.h - text.h) / 2;
    ui_.text(id + ".name", takeTop(text, bold_, 0),
             {.value = material_.name, .role = ui::Role::Lead, .weight = ui::Weight::Bold});
    ui_.text(id + ".line", text,
             {.value = line_, .role = ui::Role::Cap, .colour = ui::Colour::Ink2});
    const float y = beside_ ? box.y : box.y + bold_ + plain_ + 12;
    const float right = beside_ ? box.right() - keys_width_ : box.x;
    Result result;
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      const float x = right + static_cast<float>(i) * (key_width_ + 16);
      const bool chosen = check_.state == keys_[i].state;
      if (ui_.key(
              id + std::string(keys_[i].id), {x, y, key_width_, kKey}, keys_[i].words,
              {.selected = chosen, .icon = chosen ? keys_[i].icon : "", .role = ui::Role::Lead})) {
        result = event::MarkPaper{index_, keys_[i].state};
      }
    }
    if (copies_ &&
        ui_.key(id + ".copies", {right, y + kKey + 16, 2 * key_width_ + 16, kKey},
                trf("check.copies", check_.copies), {.icon = "form", .role = ui::Role::Lead})) {
      result = event::AddCopy{index_};
    }
    return result;
  }

 private:
  ui::Ui& ui_;
  Material material_;
  std::size_t index_;
  PaperCheck check_;
  std::vector<StateKey> keys_;
  std::string line_;
  float key_width_ = 0, keys_width_ = 0, room_ = 0, bold_ = 0, plain_ = 0;
  bool beside_ = false, copies_ = false;
};

Block paperBlock(ui::Ui& ui, float width, const Matter& matter, std::size_t index,
                 const PaperCheck& check) {
  if (matter.materials[index].shared) {
    Block block = nameValue(ui, width, "check." + std::to_string(index),
                            matter.materials[index].name, tr("check.shared"));
    return block;
  }
  PaperRow row(ui, width, matter, index, check);
  Block block;
  block.ruled = true;
  block.gap = 14;
  block.height = row.height();
  block.draw = [row = std::move(row)](const ui::Rect& box) { return row.draw(box); };
  return block;
}

// What comes of the check: the receipt, the notice, or a promise; before that, what is open.
Result finish(const Model& model, ui::Ui& ui, const ui::Rect& box, const CheckCount& count) {
  if (model.session.recording == Saving::Running) {
    primaryHint(ui, box, "check.saving", tr("move.saving"));
    return std::nullopt;
  }
  if (count.open > 0) {
    primaryHint(ui, box, "check.open", trf("check.open", count.open));
    return std::nullopt;
  }
  const std::string_view words = count.missing > 0   ? tr("check.notice")
                                 : count.follows > 0 ? tr("check.promise")
                                                     : tr("check.accept");
  const std::string sub = count.missing > 0   ? trf("check.missing", count.missing)
                          : count.follows > 0 ? trf("check.follows", count.follows)
                                              : std::string(tr("check.complete"));
  if (ui.key("check.finish", box, words, {.primary = true, .icon = "print", .sub = sub})) {
    return event::FinishCheck{};
  }
  return std::nullopt;
}

}  // namespace

std::optional<Event> drawCheck(const Model& model, ui::Ui& ui) {
  const Matter* matter = workMatter(model);
  const CheckState& check = model.session.cadre.work.check;
  if (matter == nullptr || check.papers.size() != matter->materials.size()) return std::nullopt;
  ui::Rect rest = workArea(ui);
  const ui::Rect bottom = takeBottom(rest, kKeyHeight);
  ui::Rect primary = bottom;
  const ui::Rect turning = isWide(ui) ? takeLeft(primary, bottom.w * 0.58F) : ui::Rect{};
  if (model.session.recording == Saving::Failed) {
    noteAtTop(ui, rest, "check.failed", moveFailed());
  } else {
    heading(ui, rest, "check.title", tr("check.title"));
  }
  Flow flow(ui, rest, 2);
  for (std::size_t i = 0; i < check.papers.size(); ++i) {
    flow.add(paperBlock(ui, flow.sheetWidth(), *matter, i, check.papers[i]));
  }
  if (isWide(ui)) flow.pagerAt(turning);
  const Result touched = flow.draw(model.session.page);
  const Result finished = finish(model, ui, primary, countPapers(*matter, check));
  return finished ? finished : touched;
}

std::optional<Event> drawCheckDate(const Model& model, ui::Ui& ui) {
  const Matter* matter = workMatter(model);
  if (matter == nullptr) return std::nullopt;
  ui::Rect rest = workArea(ui);
  heading(ui, rest, "until.title", tr("until.title"), tr("until.line"));
  if (model.session.recording == Saving::Running) {
    primaryHint(ui, takeTop(rest, 112), "until.saving", tr("move.saving"));
    return std::nullopt;
  }
  if (model.session.recording == Saving::Failed) noteAtTop(ui, rest, "until.failed", moveFailed());
  const std::vector<UntilChoice> choices = untilChoices(model);
  const int across = isWide(ui) ? 2 : 1;
  const int down = (std::max(static_cast<int>(choices.size()), 1) + across - 1) / across;
  const float height = std::min(200.0F, rowOf(rest, 0, down).h);
  Result result;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    const int place = static_cast<int>(i);
    ui::Rect box = columnOf(rest, place % across, across);
    box.y += static_cast<float>(place / across) * (height + kKeyGap);
    box.h = height;
    const std::string day = dateWords(choices[i].date, DateStyle::Short, model.now.date) + " " +
                            weekdayWords(choices[i].date);
    if (ui.row("until." + std::to_string(i), box, "cal", ui::Colour::Ink, day,
               trf("until.days", choices[i].days))) {
      result = event::ChooseUntil{i};
    }
  }
  return result;
}

}  // namespace bianmin::screens
