// The facts of a guide beside the way itself: where, what it costs and pays, who helps, and why.
#include <algorithm>

#include "kiosk/guide/dates.h"
#include "kiosk/guide/validity.h"
#include "kiosk/screens/guide_blocks.h"
#include "kiosk/text/catalogue.h"

namespace bianmin::screens {
namespace {

constexpr float kQr = 320;  // at least 6 px a module up to an address of 60 characters

// Rows of a name and a value; what is not known is left out.
class Rows {
 public:
  Rows(ui::Ui& ui, float width) : ui_(ui), width_(width) {}

  void add(const std::string& id, std::string_view name, const std::string& value) {
    if (!value.empty()) blocks_.push_back(nameValue(ui_, width_, id, name, value));
  }
  void add(const std::string& id, std::string_view name, const PaperLine& line) {
    if (line.text.empty()) return;
    add(id, name, starred(line.text, line.to_verify));
    blocks_.back().starred = line.to_verify;
  }
  // The name stands before the first only.
  void addAll(const std::string& id, std::string_view name, const std::vector<PaperLine>& lines) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const std::string one = id + "." + std::to_string(i);
      if (isLarge(ui_)) {
        addBelow(one, i == 0 ? name : std::string_view(), lines[i]);
      } else {
        add(one, i == 0 ? name : std::string_view(), lines[i]);
        blocks_.back().ruled = i == 0;
      }
    }
  }
  void title(const std::string& id, std::string_view icon, std::string_view words) {
    blocks_.push_back(panelTitle(ui_, width_, id, icon, words));
    blocks_.back().new_sheet = true;
  }
  void add(Block block) { blocks_.push_back(std::move(block)); }
  std::vector<Block> take() { return std::move(blocks_); }

 private:
  // Low pages of large text hold no long value together with its name.
  void addBelow(const std::string& id, std::string_view name, const PaperLine& line) {
    if (!name.empty()) {
      blocks_.push_back(
          paragraph(ui_, width_, id + ".name", {.value = name, .colour = ui::Colour::Ink2}));
      blocks_.back().ruled = true;
      blocks_.back().with_next = true;
    }
    const std::string words = starred(line.text, line.to_verify);
    blocks_.push_back(
        paragraph(ui_, width_, id + ".value",
                  {.value = words, .role = ui::Role::Cap, .weight = ui::Weight::Bold}));
    blocks_.back().starred = line.to_verify;
  }

  ui::Ui& ui_;
  float width_;
  std::vector<Block> blocks_;
};

std::string phoneWords(const Model& model, const Matter& matter) {
  std::string words = matter.hotline;
  if (!model.place.help_phone.empty()) {
    if (!words.empty()) words.append(tr("guide.comma"));
    words.append(model.place.help_phone);
  }
  return words;
}

std::vector<PaperLine> villageLines(const GuideText& guide) {
  std::vector<PaperLine> lines;
  if (guide.agency != nullptr) {
    std::string name = guide.agency->code + " " + guide.agency->name;
    if (!guide.agency->limit.empty()) name.append(tr("guide.comma")).append(guide.agency->limit);
    lines.push_back({name, guide.agency->certainty == Certainty::ToVerify});
  }
  lines.insert(lines.end(), guide.paper.agency.begin(), guide.paper.agency.end());
  return lines;
}

Block qrBlock(ui::Ui& ui, float width, const std::string& link) {
  const float room = width - kQr - kGap;
  Block words = paragraph(ui, room, "sources.scan", {.value = tr("guide.scan")});
  Block block;
  block.height = kQr;
  block.gap = 28;
  block.draw = [&ui, link, words = std::move(words)](const ui::Rect& box) -> Result {
    ui.qr("sources.qr", {box.x, box.y, kQr, kQr}, link);
    ui::Rect rest = box;
    takeLeft(rest, kQr);
    return words.draw({rest.x, rest.y + (kQr - words.height) / 2, rest.w, words.height});
  };
  return block;
}

}  // namespace

Note outOfForceNote(const Model& model, const Matter& matter) {
  const bool expired = validityOn(matter, model.now.date) == Validity::Expired;
  const Date day =
      expired ? matter.valid_until.value_or(Date{}) : matter.valid_from.value_or(Date{});
  const std::string title =
      trf(expired ? "guide.expired" : "guide.not_yet", matter.name, paperDate(day));
  return {ui::NoteKind::Warn, title, trf("guide.ask_first", phoneWords(model, matter)), {}};
}

std::vector<Block> placeBlocks(ui::Ui& ui, float width, const Model& model,
                               const GuideText& guide) {
  const Matter& matter = guide.matter;
  const GuidePaper& paper = guide.paper;
  Rows rows(ui, width);
  rows.add("place.where", tr("guide.where"), matter.where);
  rows.add("place.accepts", tr("guide.accepts_at"), paper.accepts_at);
  rows.add("place.hours", tr("guide.hours"), model.place.hours);
  rows.add("place.phone", tr("guide.phone"), phoneWords(model, matter));
  rows.add("place.fee", tr("guide.fee"), matter.fee);
  rows.addAll("place.amount", tr("guide.amount"), paper.amounts);
  rows.add("place.start", tr("guide.benefit_start"), paper.benefit_start);
  rows.add("place.decides", tr("guide.decides"), paper.decides);
  rows.add("place.reminder", tr("guide.reminder"), paper.reminder);
  rows.addAll("place.village", tr("guide.village"), villageLines(guide));
  rows.add("place.remedy", tr("guide.remedy"), matter.remedy);
  return rows.take();
}

std::vector<Block> sourceBlocks(ui::Ui& ui, float width, const GuideText& guide, bool titled) {
  const Matter& matter = guide.matter;
  const GuidePaper& paper = guide.paper;
  Rows rows(ui, width);
  if (titled) rows.title("sources.panel", "book", tr("guide.sources"));
  rows.add("sources.official", tr("guide.official"), matter.official_name);
  rows.add("sources.old", tr("guide.old_name"), matter.old_name);
  rows.addAll("sources.basis", tr("guide.basis"), paper.basis);
  rows.add("sources.valid", tr("guide.valid"), paper.valid);
  rows.add("sources.checked", tr("guide.checked"), trf("guide.checked.line", paper.checked_on));
  std::vector<PaperLine> sources;
  for (const Source& source : matter.sources) sources.push_back({source.text, false});
  rows.addAll("sources.from", tr("guide.from"), sources);
  if (!paper.codes.link.empty()) rows.add(qrBlock(ui, width, paper.codes.link));
  return rows.take();
}

}  // namespace bianmin::screens
