// What a service's guide has to say, as blocks: who, what to bring, how, where, and why.
#pragma once

#include <string>
#include <vector>

#include "kiosk/guide/papers.h"
#include "kiosk/screens/blocks.h"

namespace bianmin::screens {

// A guide in the words of its paper, so that screen and paper say the same.
struct GuideText {
  const Matter& matter;
  const Agency* agency = nullptr;  // what the village does for it; may be nullptr
  GuidePaper paper;
  bool in_force = true;
};
GuideText guideText(const Model& model, const Matter& matter);

// On top of a guide that is out of date or not yet in force: what is so and what to do.
Note outOfForceNote(const Model& model, const Matter& matter);

// 估一估 and the questions that lead elsewhere, where the guide offers them.
std::vector<Action> checkActions(const GuideText& guide);

// How much of it there is room for.
enum class Detail {
  Tab,    // a page of its own
  Panel,  // one of several panels, which begin with their names
  Brief,  // the same without second lines
};

// `width` is that of the words on a panel. `keys`: stand in the panel (portrait).
std::vector<Block> whoBlocks(ui::Ui& ui, float width, const GuideText& guide, Detail detail,
                             const std::vector<Action>& keys);
// Two beside each other where there is room.
std::vector<Block> bringBlocks(ui::Ui& ui, float width, const GuideText& guide, Detail detail);
// Who issues what, for pages whose list of materials is short.
std::vector<Block> issuerBlocks(ui::Ui& ui, float width, const GuideText& guide);
std::vector<Block> stepBlocks(ui::Ui& ui, float width, const GuideText& guide, Detail detail);
// Below the panels of a page: where to go, and what the star means, or else that numbers are
// missing.
std::vector<Block> footBlocks(ui::Ui& ui, float width, const GuideText& guide, bool place,
                              bool star);

// --- guide_facts.cpp
// Place, hours, telephone, money, what the village does, what to remember.
std::vector<Block> placeBlocks(ui::Ui& ui, float width, const Model& model, const GuideText& guide);
// Legal basis, sources, since when and until when, when it was checked, and the code for a phone.
std::vector<Block> sourceBlocks(ui::Ui& ui, float width, const GuideText& guide, bool titled);

// A fact that the county has yet to confirm carries a star, and its block says so; what the star
// means is said once on each page that has one.
std::string starred(const std::string& text, bool to_verify);
Block starLine(ui::Ui& ui, float width);

}  // namespace bianmin::screens
