// What a service's guide has to say, as blocks: who, what to bring, how, and where and why.
#pragma once

#include <string>
#include <vector>

#include "kiosk/screens/blocks.h"

namespace bianmin::screens {

// `width` is that of the words on a panel. `titled`: each begins with the name of its panel.
std::vector<Block> whoBlocks(ui::Ui& ui, float width, const Matter& matter, bool titled);
// Two beside each other where there is room.
std::vector<Block> bringBlocks(ui::Ui& ui, float width, const Matter& matter, bool titled);
std::vector<Block> stepBlocks(ui::Ui& ui, float width, const Matter& matter, bool titled);
// Fees, place, telephone, what the agent may not do, legal basis, when the content was checked.
std::vector<Block> placeBlocks(ui::Ui& ui, float width, const Model& model, const Matter& matter);

}  // namespace bianmin::screens
