// Blocks for Flow: paragraphs, facts, rows of a name and its value, steps.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kiosk/screens/flow.h"

namespace bianmin::screens {

// Words of one kind, wrapped to `width`.
Block paragraph(ui::Ui& ui, float width, std::string id, ui::Text text);
// Icon and words in the colour of acting: the name of a panel. Stays with the next block.
Block panelTitle(ui::Ui& ui, float width, std::string id, std::string_view icon,
                 std::string_view words);
// Icon, bold name, a plain line under it.
Block iconLine(ui::Ui& ui, float width, std::string id, std::string_view icon,
               std::string_view name, std::string_view line);
// Name at the left and value beside it, or below it where room is short. Ruled.
Block nameValue(ui::Ui& ui, float width, std::string id, std::string_view name,
                std::string_view value);
// Number in a ring, title, line, and at the right how long it takes. Ruled.
struct StepWords {
  int number = 0;
  std::string title, line, right;
};
Block stepBlock(ui::Ui& ui, float width, std::string id, StepWords words);
// The same on a timeline: a disc by state and the bar down to the next.
Block timelineBlock(ui::Ui& ui, float width, std::string id, StepWords words, ui::StepState state,
                    bool last);
// A key over the whole width, on the paper: `event` when it is touched.
Block rowBlock(ui::Ui& ui, std::string id, std::string_view icon, std::string_view title,
               std::string_view line, Event event);
// A note as a block on the paper.
Block noteBlock(ui::Ui& ui, float width, std::string id, Note note);

}  // namespace bianmin::screens
