#include "kiosk/screens/guide_blocks.h"

#include <algorithm>

#include "kiosk/guide/dates.h"
#include "kiosk/screens/words.h"
#include "kiosk/text/catalogue.h"

namespace bianmin::screens {
namespace {

// A fact that the county has yet to confirm carries a star; what the star means is said once.
std::string marked(const std::string& text, Certainty certainty) {
  switch (certainty) {
    case Certainty::Confirmed:
      return text;
    case Certainty::ToVerify:
      return text + std::string(tr("guide.star"));
  }
  return text;
}

// An icon and a plain sentence.
Block factLine(ui::Ui& ui, float width, std::string id, std::string_view icon,
               std::string_view words) {
  constexpr float kIndent = 82;  // as far in as the words of steps
  Block text = paragraph(ui, width - kIndent, std::move(id), {.value = words});
  Block block;
  block.height = std::max(52.0F, text.height);
  block.draw = [&ui, text = std::move(text), name = std::string(icon)](const ui::Rect& box) {
    ui.icon(name, box.x + 6, box.y + (box.h - 48) / 2, 48, ui::Colour::Ink);
    return text.draw(
        {box.x + kIndent, box.y + (box.h - text.height) / 2, box.w - kIndent, text.height});
  };
  return block;
}

Block starLine(ui::Ui& ui, float width, std::string id) {
  return paragraph(
      ui, width, std::move(id),
      {.value = tr("guide.star.meaning"), .role = ui::Role::Cap, .colour = ui::Colour::Ink2});
}

void addTitle(std::vector<Block>& blocks, ui::Ui& ui, float width, bool titled, std::string id,
              std::string_view icon, std::string_view words) {
  if (!titled) return;
  blocks.push_back(panelTitle(ui, width, std::move(id), icon, words));
  blocks.back().new_sheet = true;
}

std::string materialLine(const Material& material) {
  std::string line(paperFormWords(material.form));
  if (!material.detail.empty()) line.append(tr("guide.comma")).append(material.detail);
  return line;
}

Block besideEachOther(Block left, Block right) {
  Block both;
  both.height = std::max(left.height, right.height);
  both.draw = [left = std::move(left), right = std::move(right)](const ui::Rect& box) -> Result {
    left.draw(columnOf(box, 0, 2));
    return right.draw(columnOf(box, 1, 2));
  };
  return both;
}

StepWords stepWords(const Step& step, int number) {
  StepWords words{.number = number, .title = step.title, .line = {}, .right = step.limit_text};
  words.line = step.who;
  if (!step.detail.empty()) {
    if (!words.line.empty()) words.line.append(tr("guide.colon"));
    words.line.append(step.detail);
  }
  if (step.limit) words.right = marked(limitWords(step.limit), step.limit->certainty);
  return words;
}

bool anyLimitOpen(const Matter& matter) {
  const auto open = [](const std::optional<Limit>& limit) {
    return limit && limit->certainty == Certainty::ToVerify;
  };
  return open(matter.total) || std::any_of(matter.steps.begin(), matter.steps.end(),
                                           [&](const Step& step) { return open(step.limit); });
}

std::string basisWords(const LegalBasis& basis) {
  std::string words = trf("guide.basis.title", basis.title);
  for (const std::string* part : {&basis.number, &basis.articles, &basis.date}) {
    if (!part->empty()) words.append(" ").append(*part);
  }
  return marked(words, basis.certainty);
}

std::string phoneWords(const Model& model, const Matter& matter) {
  std::string words = matter.hotline;
  if (!model.place.help_phone.empty()) {
    if (!words.empty()) words.append(tr("guide.comma"));
    words.append(model.place.help_phone);
  }
  return words;
}

}  // namespace

namespace {

// Where a page has only one section there is room for larger type and wider gaps.
bool roomy(ui::Ui& ui, bool titled) { return !titled && !isLarge(ui) && !isWide(ui); }

// All facts in one paragraph: what a panel has room for.
Block whoParagraph(ui::Ui& ui, float width, const Matter& matter) {
  std::string words;
  for (const Fact& fact : matter.who) {
    if (!words.empty()) words.append(tr("guide.semicolon"));
    words.append(marked(fact.text, fact.certainty));
  }
  return paragraph(ui, width, "who.all", {.value = words});
}

}  // namespace

std::vector<Block> whoBlocks(ui::Ui& ui, float width, const Matter& matter, bool titled) {
  std::vector<Block> blocks;
  addTitle(blocks, ui, width, titled, "who.panel", "people", tr("guide.who"));
  const bool open = std::any_of(matter.who.begin(), matter.who.end(), [](const Fact& fact) {
    return fact.certainty == Certainty::ToVerify;
  });
  if (titled) {
    blocks.push_back(whoParagraph(ui, width, matter));
    blocks.back().gap = 8;
  }
  const ui::Role role = roomy(ui, titled) ? ui::Role::Lead : ui::Role::Body;
  for (std::size_t i = 0; !titled && i < matter.who.size(); ++i) {
    const std::string words = marked(matter.who[i].text, matter.who[i].certainty);
    blocks.push_back(
        paragraph(ui, width, "who." + std::to_string(i), {.value = words, .role = role}));
    blocks.back().ruled = i > 0;
    blocks.back().gap = roomy(ui, titled) ? 26 : 16;
  }
  if (open) blocks.push_back(starLine(ui, width, "who.star"));
  return blocks;
}

std::vector<Block> bringBlocks(ui::Ui& ui, float width, const Matter& matter, bool titled) {
  std::vector<Block> blocks;
  addTitle(blocks, ui, width, titled, "bring.panel", "idcard", tr("guide.bring"));
  if (!titled) {
    const std::string count = trf("guide.bring.count", matter.materials.size());
    blocks.push_back(paragraph(ui, width, "bring.count", {.value = count}));
    blocks.back().with_next = true;
  }
  const bool beside = !isLarge(ui) && width >= 800 && !roomy(ui, titled);
  const float each = beside ? columnOf({0, 0, width, 0}, 0, 2).w : width;
  const auto line = [&](std::size_t i) {
    const Material& material = matter.materials[i];
    return iconLine(ui, each, "bring." + material.id, material.icon, material.name,
                    materialLine(material));
  };
  for (std::size_t i = 0; i < matter.materials.size(); ++i) {
    const bool pair = beside && i + 1 < matter.materials.size();
    blocks.push_back(pair ? besideEachOther(line(i), line(i + 1)) : line(i));
    if (beside && !pair) {
      blocks.back().draw = [inner = blocks.back().draw](const ui::Rect& box) {
        return inner(columnOf(box, 0, 2));
      };
    }
    blocks.back().gap = isLarge(ui) ? 32 : (roomy(ui, titled) ? 36 : 8);
    if (pair) ++i;
  }
  return blocks;
}

std::vector<Block> stepBlocks(ui::Ui& ui, float width, const Matter& matter, bool titled) {
  std::vector<Block> blocks;
  addTitle(blocks, ui, width, titled, "steps.panel", "progress", tr("guide.steps"));
  int number = 0;
  for (const Step& step : matter.steps) {
    ++number;
    blocks.push_back(
        stepBlock(ui, width, "step." + std::to_string(number), stepWords(step, number)));
    blocks.back().ruled = number > 1;
    blocks.back().gap = roomy(ui, titled) ? 24 : 8;
  }
  if (matter.total) {
    std::string total =
        trf("guide.total", marked(limitWords(matter.total), matter.total->certainty));
    if (!matter.total_note.empty()) total.append(tr("guide.comma")).append(matter.total_note);
    blocks.push_back(factLine(ui, width, "steps.total", "clock", total));
    blocks.back().ruled = true;
    blocks.back().gap = roomy(ui, titled) ? 24 : 10;
  }
  if (anyLimitOpen(matter)) blocks.push_back(starLine(ui, width, "steps.star"));
  return blocks;
}

std::vector<Block> placeBlocks(ui::Ui& ui, float width, const Model& model, const Matter& matter) {
  std::vector<Block> blocks;
  const auto row = [&](std::string id, std::string_view name, const std::string& value) {
    if (!value.empty()) blocks.push_back(nameValue(ui, width, std::move(id), name, value));
  };
  row("place.where", tr("guide.where"), matter.where);
  row("place.hours", tr("guide.hours"), model.place.hours);
  row("place.phone", tr("guide.phone"), phoneWords(model, matter));
  row("place.fee", tr("guide.fee"), matter.fee);
  row("place.reminder", tr("guide.reminder"),
      marked(matter.reminder.text,
             matter.reminder.text.empty() ? Certainty::Confirmed : matter.reminder.certainty));
  row("place.agent", tr("guide.agent_may_not"), matter.agent_may_not);
  row("place.official", tr("guide.official"), matter.official_name);
  row("place.old", tr("guide.old_name"), matter.old_name);
  row("place.remedy", tr("guide.remedy"), matter.remedy);
  for (std::size_t i = 0; i < matter.basis.size(); ++i) {
    row("place.basis." + std::to_string(i), i == 0 ? tr("guide.basis") : std::string_view(),
        basisWords(matter.basis[i]));
    blocks.back().ruled = i == 0;
  }
  row("place.checked", tr("guide.checked"),
      trf("guide.checked.line", paperDate(matter.checked_on)));
  blocks.push_back(starLine(ui, width, "place.star"));
  return blocks;
}

}  // namespace bianmin::screens
