#include "kiosk/screens/guide_blocks.h"

#include <algorithm>
#include <ranges>

#include "kiosk/guide/paper_builder.h"
#include "kiosk/guide/validity.h"
#include "kiosk/screens/words.h"
#include "kiosk/text/catalogue.h"

namespace bianmin::screens {
namespace {

constexpr float kCheckKey = 300;  // width of a key beside the words of a panel
constexpr float kCheckHeight = 120;
constexpr float kIconRoom = 90;        // beside the name of a paper
constexpr std::size_t kMainFacts = 2;  // the first facts are those that decide

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

void addTitle(std::vector<Block>& blocks, ui::Ui& ui, float width, bool titled, std::string id,
              std::string_view icon, std::string_view words) {
  if (!titled) return;
  blocks.push_back(panelTitle(ui, width, std::move(id), icon, words));
  blocks.back().new_sheet = true;
  blocks.back().with_next = true;
}

void addPart(std::string& line, const std::string& part) {
  if (part.empty()) return;
  if (!line.empty()) line.append(tr("guide.comma"));
  line.append(part);
}

// 原件和复印件 2 份，看完当场还您，可以后补
std::string materialLine(const GuidePaper::MaterialRow& row) {
  std::string line = row.form;
  addPart(line, row.detail);
  if (row.may_follow) addPart(line, std::string(tr("guide.bring.may_follow")));
  return starred(line, row.to_verify);
}

std::string issuerLine(const GuidePaper::MaterialRow& row) {
  std::string line;
  if (!row.issuer.empty()) line = trf("guide.bring.issuer", row.issuer);
  if (!row.fix.empty()) addPart(line, row.fix);
  return line;
}

// In `columns` equal columns, of which the last ones may stay empty.
Block besideEachOther(std::vector<Block> blocks, int columns) {
  Block row;
  for (const Block& block : blocks) {
    row.height = std::max(row.height, block.height);
    row.starred = row.starred || block.starred;
  }
  row.draw = [blocks = std::move(blocks), columns](const ui::Rect& box) -> Result {
    Result result;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      const Result touched = blocks[i].draw(columnOf(box, static_cast<int>(i), columns));
      if (touched) result = touched;
    }
    return result;
  };
  return row;
}

// Where a page has only one section there is room for larger type and wider gaps.
bool roomy(ui::Ui& ui, Detail detail) {
  return detail == Detail::Tab && !isLarge(ui) && !isWide(ui);
}

Result keyColumn(ui::Ui& ui, const ui::Rect& box, const std::vector<Action>& keys) {
  Result result;
  const int count = static_cast<int>(keys.size());
  for (int i = 0; i < count; ++i) {
    const Action& key = keys[static_cast<std::size_t>(i)];
    const ui::KeyStyle style{.icon = key.icon, .sub = isLarge(ui) ? std::string_view() : key.sub};
    if (ui.key(key.id, rowOf(box, i, count), key.label, style)) result = key.event;
  }
  return result;
}

Block keysBlock(ui::Ui& ui, const std::vector<Action>& keys) {
  Block block;
  const auto count = static_cast<float>(keys.size());
  block.gap = 28;
  block.height = count * kCheckHeight + (count - 1) * kKeyGap;
  block.draw = [&ui, keys](const ui::Rect& box) { return keyColumn(ui, box, keys); };
  return block;
}

// All facts in one paragraph, the questions' keys beside it: what a panel has room for.
Block whoParagraph(ui::Ui& ui, float width, const GuideText& guide, std::ptrdiff_t most,
                   const std::vector<Action>& keys) {
  std::string words;
  bool open = false;
  for (const PaperLine& fact : guide.paper.who | std::views::take(most)) {
    open = open || fact.to_verify;
    if (!words.empty()) words.append(tr("guide.semicolon"));
    words.append(starred(fact.text, fact.to_verify));
  }
  const float room = keys.empty() ? width : width - kCheckKey - kGap;
  Block text = paragraph(ui, room, "who.all", {.value = words});
  text.starred = open;
  if (keys.empty()) return text;
  Block both;
  Block beside = keysBlock(ui, keys);
  both.height = std::max(text.height, beside.height);
  both.starred = open;
  both.draw = [text = std::move(text), beside = std::move(beside)](const ui::Rect& box) {
    ui::Rect rest = box;
    const ui::Rect right = takeRight(rest, kCheckKey);
    text.draw(rest);
    return beside.draw({right.x, right.y, right.w, beside.height});
  };
  return both;
}

StepWords stepWords(const GuidePaper::StepRow& step, int number) {
  StepWords words{.number = number, .title = step.title, .line = step.who, .right = step.limit};
  if (!step.detail.empty()) {
    if (!words.line.empty()) words.line.append(tr("guide.colon"));
    words.line.append(step.detail);
  }
  if (words.right.empty()) {
    words.title = starred(words.title, step.to_verify);
  } else {
    words.right = starred(words.right, step.to_verify);
  }
  return words;
}

// Places in the list of what is not looked up by the county.
std::vector<std::size_t> toBring(const std::vector<GuidePaper::MaterialRow>& rows) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!rows[i].shared) places.push_back(i);
  }
  return places;
}

// 不用带：收入财产证明，由系统核对
std::string sharedWords(const std::vector<GuidePaper::MaterialRow>& rows) {
  std::string names;
  for (const GuidePaper::MaterialRow& row : rows) {
    if (!row.shared) continue;
    if (!names.empty()) names.append(tr("list.comma"));
    names.append(starred(row.name, row.to_verify));
  }
  return names.empty() ? names : trf("guide.bring.shared", names);
}

Block bringLine(ui::Ui& ui, float width, const GuideText& guide, std::size_t index, Detail detail) {
  const GuidePaper::MaterialRow& row = guide.paper.materials[index];
  const Material& material = guide.matter.materials[index];
  std::string name = row.name;
  std::string words = materialLine(row);
  if (detail == Detail::Brief) {
    words = row.may_follow ? tr("guide.bring.may_follow") : std::string_view();
    if (words.empty()) name = starred(name, row.to_verify);
  } else if (detail == Detail::Tab && !isLarge(ui)) {
    addPart(words, issuerLine(row));
  }
  Block line = iconLine(ui, width, "bring." + material.id, material.icon, name, words);
  line.starred = row.to_verify;
  return line;
}

// Three beside each other where they are short names without a second line, else two.
int columnsOf(ui::Ui& ui, float width, const std::vector<GuidePaper::MaterialRow>& rows,
              Detail detail) {
  if (isLarge(ui) || width < 800 || roomy(ui, detail)) return 1;
  const float room = columnOf({0, 0, width, 0}, 0, 3).w - kIconRoom;
  const bool three =
      detail == Detail::Brief && std::ranges::all_of(rows, [&](const GuidePaper::MaterialRow& row) {
        const std::string name = starred(row.name, row.to_verify);
        return row.shared ||
               (!row.may_follow && ui.textWidth(name, ui::Role::Lead, ui::Weight::Bold) <= room);
      });
  return three ? 3 : 2;
}

// All limits in one sentence.
std::vector<PaperLine> joinedLimits(const GuidePaper& paper) {
  if (paper.limits.empty()) return {};
  PaperLine all;
  for (const PaperLine& limit : paper.limits) {
    if (!all.text.empty()) all.text.append(tr("guide.semicolon"));
    all.text.append(limit.text);
    all.to_verify = all.to_verify || limit.to_verify;
  }
  return {all};
}

// The publicity is among the steps already, with its days, and there is nothing more to say of it.
bool isAStep(const GuideText& guide) {
  const std::optional<Publicity>& publicity = guide.matter.publicity;
  if (!publicity || !publicity->limit || !publicity->inside_limit || !publicity->minors) {
    return false;
  }
  return std::ranges::any_of(guide.matter.steps, [&](const Step& step) {
    return step.limit && step.limit->days == publicity->limit->days &&
           step.limit->unit == publicity->limit->unit;
  });
}

}  // namespace

std::string starred(const std::string& text, bool to_verify) {
  return to_verify ? text + std::string(tr("guide.star")) : text;
}

Block starLine(ui::Ui& ui, float width) {
  return paragraph(
      ui, width, "guide.star",
      {.value = tr("guide.star.meaning"), .role = ui::Role::Cap, .colour = ui::Colour::Ink2});
}

GuideText guideText(const Model& model, const Matter& matter) {
  PaperPlace place;
  place.hall = model.place.hall;
  place.public_url = model.place.public_url;
  place.now = model.now;
  const Agency* agency = model.place.catalogue->agencyOf(matter.id);
  const bool in_force = validityOn(matter, model.now.date) == Validity::InForce;
  return {matter, agency, guidePaper(place, matter, agency), in_force};
}

std::vector<Action> checkActions(const GuideText& guide) {
  std::vector<Action> actions;
  if (!guide.in_force) return actions;
  const std::size_t questions = guide.matter.questions.size();
  if (questions > 0) {
    actions.push_back({"guide.check", std::string(tr("guide.check")),
                       trf("guide.check.line", questions), "people", false,
                       event::OpenSelfCheck{}});
  }
  const std::size_t routes = guide.matter.routes.size();
  if (routes > 0) {
    actions.push_back({"guide.triage", std::string(tr("guide.triage")),
                       trf("guide.check.line", routes), "progress", false, event::OpenTriage{}});
  }
  return actions;
}

std::vector<Block> whoBlocks(ui::Ui& ui, float width, const GuideText& guide, Detail detail,
                             const std::vector<Action>& keys) {
  const bool titled = detail != Detail::Tab;
  const bool below = isLarge(ui) && !keys.empty();  // no room beside words
  std::vector<Block> blocks;
  addTitle(blocks, ui, width, titled, "who.panel", "people", tr("guide.who"));
  if (titled) {
    const auto most =
        static_cast<std::ptrdiff_t>(detail == Detail::Brief ? kMainFacts : guide.paper.who.size());
    blocks.push_back(whoParagraph(ui, width, guide, most, below ? std::vector<Action>() : keys));
    blocks.back().gap = 8;
  }
  const ui::Role role = roomy(ui, detail) ? ui::Role::Lead : ui::Role::Body;
  for (std::size_t i = 0; !titled && i < guide.paper.who.size(); ++i) {
    const PaperLine& fact = guide.paper.who[i];
    const std::string words = starred(fact.text, fact.to_verify);
    blocks.push_back(
        paragraph(ui, width, "who." + std::to_string(i), {.value = words, .role = role}));
    blocks.back().ruled = i > 0;
    blocks.back().starred = fact.to_verify;
    blocks.back().gap = roomy(ui, detail) ? 26 : 16;
  }
  if (titled && below) blocks.push_back(keysBlock(ui, keys));
  if (titled) return blocks;
  if (guide.matter.local) {
    blocks.push_back(
        paragraph(ui, width, "who.local",
                  {.value = tr("guide.local"), .role = ui::Role::Cap, .colour = ui::Colour::Ink2}));
  }
  if (!keys.empty()) blocks.push_back(keysBlock(ui, keys));
  return blocks;
}

std::vector<Block> bringBlocks(ui::Ui& ui, float width, const GuideText& guide, Detail detail) {
  const bool titled = detail != Detail::Tab;
  std::vector<Block> blocks;
  const std::vector<GuidePaper::MaterialRow>& rows = guide.paper.materials;
  const std::vector<std::size_t> brought = toBring(rows);
  addTitle(blocks, ui, width, titled, "bring.panel", "idcard", tr("guide.bring"));
  if (!titled || brought.empty()) {
    const std::string count = brought.empty() ? std::string(tr("guide.bring.nothing"))
                                              : trf("guide.bring.count", brought.size());
    blocks.push_back(paragraph(ui, width, "bring.count", {.value = count}));
    blocks.back().with_next = !brought.empty();
  }
  const int columns = columnsOf(ui, width, rows, detail);
  const float each = columnOf({0, 0, width, 0}, 0, columns).w;
  for (std::size_t i = 0; i < brought.size(); i += static_cast<std::size_t>(columns)) {
    std::vector<Block> row;
    for (std::size_t k = i; k < std::min(brought.size(), i + static_cast<std::size_t>(columns));
         ++k) {
      row.push_back(bringLine(ui, each, guide, brought[k], detail));
    }
    blocks.push_back(besideEachOther(std::move(row), columns));
    blocks.back().gap = isLarge(ui) ? 32 : (roomy(ui, detail) ? 36 : 8);
    // Low pages of large text: where to get it may stand on the next.
    if (const std::string from = issuerLine(rows[brought[i]]); isLarge(ui) && !from.empty()) {
      blocks.push_back(paragraph(ui, width,
                                 "bring." + guide.matter.materials[brought[i]].id + ".from",
                                 {.value = from, .colour = ui::Colour::Ink2}));
      blocks.back().gap = 8;
    }
  }
  if (const std::string shared = sharedWords(rows); !shared.empty()) {
    blocks.push_back(factLine(ui, width, "bring.shared", "check", shared));
    blocks.back().gap = roomy(ui, detail) ? 36 : 8;
    blocks.back().ruled = roomy(ui, detail);
    blocks.back().starred = std::ranges::any_of(
        rows, [](const GuidePaper::MaterialRow& row) { return row.shared && row.to_verify; });
  }
  return blocks;
}

std::vector<Block> issuerBlocks(ui::Ui& ui, float width, const GuideText& guide) {
  std::vector<Block> blocks;
  for (std::size_t i = 0; i < guide.paper.materials.size(); ++i) {
    const GuidePaper::MaterialRow& row = guide.paper.materials[i];
    const std::string line = issuerLine(row);
    if (line.empty()) continue;
    if (blocks.empty()) {
      addTitle(blocks, ui, width, true, "issuer.panel", "idcard", tr("guide.bring.where"));
    }
    blocks.push_back(
        nameValue(ui, width, "issuer." + guide.matter.materials[i].id, row.name, line));
  }
  return blocks;
}

std::vector<Block> stepBlocks(ui::Ui& ui, float width, const GuideText& guide, Detail detail) {
  const bool titled = detail != Detail::Tab;
  std::vector<Block> blocks;
  addTitle(blocks, ui, width, titled, "steps.panel", "progress", tr("guide.steps"));
  int number = 0;
  for (const GuidePaper::StepRow& step : guide.paper.steps) {
    StepWords words = stepWords(step, ++number);
    if (detail == Detail::Brief) words.line.clear();
    blocks.push_back(stepBlock(ui, width, "step." + std::to_string(number), std::move(words)));
    blocks.back().ruled = number > 1;
    blocks.back().starred = step.to_verify;
    blocks.back().gap = roomy(ui, detail) ? 24 : (detail == Detail::Brief && number > 1 ? 4 : 8);
  }
  const std::vector<PaperLine> lines = titled ? joinedLimits(guide.paper) : guide.paper.limits;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    blocks.push_back(factLine(ui, width, "steps.limit." + std::to_string(i), "clock",
                              starred(lines[i].text, lines[i].to_verify)));
    blocks.back().starred = lines[i].to_verify;
  }
  const PaperLine& publicity = guide.paper.publicity;
  if (!publicity.text.empty() && !isAStep(guide)) {
    blocks.push_back(factLine(ui, width, "steps.publicity", "horn",
                              starred(publicity.text, publicity.to_verify)));
    blocks.back().starred = publicity.to_verify;
  }
  for (std::size_t i = guide.paper.steps.size() + (titled ? 1 : 0); i < blocks.size(); ++i) {
    blocks[i].ruled = true;
    blocks[i].gap = roomy(ui, detail) ? 24 : 10;
  }
  return blocks;
}

std::vector<Block> footBlocks(ui::Ui& ui, float width, const GuideText& guide, bool place,
                              bool star) {
  std::vector<Block> blocks;
  if (place && !guide.matter.where.empty()) {
    blocks.push_back(factLine(ui, width, "guide.where", "house", guide.matter.where));
    blocks.back().ruled = true;
    blocks.back().gap = 10;
  }
  if (star) {
    blocks.push_back(starLine(ui, width));
  } else if (guide.matter.local) {
    blocks.push_back(
        paragraph(ui, width, "guide.local",
                  {.value = tr("guide.local"), .role = ui::Role::Cap, .colour = ui::Colour::Ink2}));
  }
  return blocks;
}

}  // namespace bianmin::screens
