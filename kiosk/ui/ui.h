// The kit that every screen is drawn with: text, keys, panels, lists, keypads, QR codes.
//
// Immediate: a screen calls these each frame with rectangles on the logical canvas; what was tapped
// comes back as `true`. The kit also records what it drew (see WidgetTree) for tests, the inspector
// and reading aloud. The only caller of Dear ImGui. All calls from the thread of the window.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bianmin::ui {

// Logical px: the canvas is 1080 wide (portrait) or 1080 high (landscape) times 1/k, see Canvas.
struct Rect {
  float x = 0, y = 0, w = 0, h = 0;
  float right() const { return x + w; }
  float bottom() const { return y + h; }
  Rect inset(float dx, float dy) const { return {x + dx, y + dy, w - 2 * dx, h - 2 * dy}; }
};

enum class TextSize { Normal, Large };
enum class Contrast { Normal, High };

// Roles of type; sizes per TextSize are in theme.h (look: cap 28/40 ... figure 96/112).
enum class Role { Cap, Body, Lead, H3, H2, H1, Question, Figure, Code, TicketNumber };
enum class Weight { Regular, Bold };
// Tokens of look; high contrast maps them to black and white.
enum class Colour {
  Paper, Sheet, Tint, Ink, Ink2, Act, Edge, Keyline, Line, Hair, Veil, White,
  Ok, OkTint, Warn, WarnTint, Bad, BadTint, LampGreen, LampYellow, LampRed,
  Plum, Teal, Brick, Green, Violet, Rose, Slate,
};
// The tile colour that a catalogue names ("plum", ...); Slate for an unknown name.
Colour tileColour(std::string_view name);

enum class Align { Left, Centre, Right };
enum class Shape { Portrait, Landscape, Compact };  // Compact: landscape below 1840x1040 logical
enum class NoteKind { Info, Ok, Warn, Bad };
enum class StepState { Done, Now, Coming };

// What a widget is, for tests and the inspector.
enum class WidgetRole { Text, Key, Row, Card, Choice, Field, Panel, Image, Band, Bar, Lamp };

struct Widget {
  std::string id;     // stable key, never the label; texts get "parent/text"-like ids of the caller
  WidgetRole role = WidgetRole::Text;
  std::string label;  // what is read on it
  Rect rect;          // logical px
  Rect text;          // union of the glyphs' boxes; empty when there is no text
  bool clipped = false;   // text did not fit its rectangle
  bool enabled = true;
};

// Everything that the last finished frame showed, in drawing order.
struct WidgetTree {
  std::vector<Widget> widgets;
  const Widget* find(std::string_view id) const;
};

struct KeyStyle {
  bool primary = false;   // at most one a screen
  bool selected = false;  // thicker frame and tint; add a tick or cross icon
  std::string_view icon = {};
  std::string_view sub = {};  // second line (cap): what comes of it
  Role role = Role::H3;
  bool column = false;    // icon and words as in landscape's right column (icon 72, left aligned)
};

struct Text {
  std::string_view value;
  Role role = Role::Body;
  Weight weight = Weight::Regular;
  Colour colour = Colour::Ink;
  Align align = Align::Left;
  int max_lines = 0;  // 0: as many as fit
};

// One touch or mouse state, given before each frame, in px of the window.
struct Pointer {
  float x = -1, y = -1;
  bool down = false;
};

class Ui {
 public:
  virtual ~Ui() = default;

  // --- the canvas -----------------------------------------------------------------------------
  virtual Rect canvas() const = 0;  // whole logical canvas
  virtual Shape shape() const = 0;
  virtual TextSize textSize() const = 0;
  virtual Contrast contrast() const = 0;
  // Margin (40 or 48) and the area between band and bar.
  virtual Rect content() const = 0;
  virtual float margin() const = 0;

  // --- measuring: heights depend on text size, so screens ask before they place -----------------
  virtual float lineHeight(Role role) const = 0;
  virtual float textWidth(std::string_view text, Role role, Weight weight) = 0;
  // Height of `text` wrapped into `width`; Chinese breaks anywhere but not before punctuation, and
  // never inside a number, a date or between a number and its 个/人/天.
  virtual float textHeight(std::string_view text, Role role, Weight weight, float width) = 0;

  // --- reading ----------------------------------------------------------------------------------
  // Draws wrapped text from the rectangle's top; returns the height used. Too long: the widget is
  // marked clipped (a test fails), nothing is drawn outside.
  virtual float text(std::string_view id, const Rect& box, const Text& text) = 0;
  // `runs` on one wrapped paragraph, e.g. a bold number inside a sentence.
  virtual float richText(std::string_view id, const Rect& box, std::span<const Text> runs) = 0;
  virtual void fill(const Rect& box, Colour colour, float radius = 0) = 0;
  virtual void outline(const Rect& box, Colour colour, float stroke, float radius = 0) = 0;
  virtual void hairline(float x, float y, float w) = 0;
  virtual void panel(std::string_view id, const Rect& box, Colour colour = Colour::Sheet) = 0;
  // Icon by name in assets/icons, square, in one colour.
  virtual void icon(std::string_view name, float x, float y, float size, Colour colour) = 0;
  virtual void tile(std::string_view icon, Colour ground, float x, float y, float size) = 0;
  // 1st bold line, 2nd plain line, icon of the kind (or `icon`).
  virtual void note(std::string_view id, const Rect& box, NoteKind kind, std::string_view title,
                    std::string_view line, std::string_view icon = {}) = 0;
  virtual float chip(std::string_view id, float right, float y, NoteKind kind,
                     std::string_view label) = 0;  // right-aligned; returns its left edge
  virtual void progress(std::string_view id, const Rect& box, int step, int of,
                        std::string_view words) = 0;
  // One disc of a timeline with the bar to the next; words are placed by the screen.
  virtual void timelineDisc(float x, float y, int number, StepState state, float bar_to_next) = 0;
  // Black on white with a quiet zone of 4 modules, whole px a module; `box` is the largest square.
  virtual void qr(std::string_view id, const Rect& box, std::string_view payload) = 0;

  // --- pressing: true once, on release inside, when the press began inside ------------------------
  virtual bool key(std::string_view id, const Rect& box, std::string_view label,
                   const KeyStyle& style = {}) = 0;
  virtual bool card(std::string_view id, const Rect& box, std::string_view icon, Colour tile,
                    std::string_view title, std::string_view line) = 0;
  // Row with tile or no icon, title, line, chevron at the right.
  virtual bool row(std::string_view id, const Rect& box, std::string_view icon, Colour tile,
                   std::string_view title, std::string_view line) = 0;
  // Answer key with ring (one touch answers and goes on).
  virtual bool choice(std::string_view id, const Rect& box, std::string_view label,
                      bool selected) = 0;
  virtual bool tab(std::string_view id, const Rect& box, std::string_view label, bool current) = 0;

  // --- filling in ---------------------------------------------------------------------------------
  enum class FieldState { Plain, Active, Wrong };
  // The input box; `composing` is underlined behind the value (pinyin letters); draws the caret.
  virtual void field(std::string_view id, const Rect& box, std::string_view value,
                     std::string_view composing, FieldState state) = 0;
  // ID boxes grouped 6-4-4-4 with the next one marked.
  virtual void idBoxes(std::string_view id, const Rect& box, std::string_view digits,
                       bool wrong) = 0;
  // 3 columns; returns the character touched, '\b' for delete, 0 for none. `last_left` is the key
  // left of 0: 'X', '*' or 0 for an empty place.
  virtual char keypad(const Rect& box, char last_left) = 0;
  // Characters in rows of `columns` plus 删除 (pick-up code).
  virtual char letterPad(const Rect& box, std::string_view letters, int columns) = 0;
  // q..p / a..l / z..m, the middle dot (returned as '.') and delete ('\b').
  virtual char keyboard(const Rect& box) = 0;

  // --- the frame around every screen ---------------------------------------------------------------
  struct Band {
    std::string_view place, date, time;
  };
  virtual void band(const Band& band) = 0;
  struct BarKey {
    std::string_view id, label, icon;  // an empty id leaves the place empty
  };
  // Five equal places; returns the index touched, -1 for none.
  virtual int bar(std::span<const BarKey, 5> keys) = 0;
  // Full veil and a panel with a frame; returns the panel's inner rectangle. What was drawn before
  // it in this frame takes no touch.
  virtual Rect dialog(std::string_view id, float width, float height) = 0;
};

}  // namespace bianmin::ui
