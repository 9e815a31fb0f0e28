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

// Roles of type; sizes per TextSize are in theme.h (look: cap 28/40 ... figure 96/112). From H3 on
// text is always bold.
enum class Role { Cap, Body, Lead, H3, H2, H1, Question, Figure, Code, TicketNumber };
enum class Weight { Regular, Bold };
// Tokens of look; high contrast maps them to black and white.
enum class Colour {
  Paper,
  Sheet,
  Tint,
  Ink,
  Ink2,
  Act,
  Edge,
  Keyline,
  Line,
  Hair,
  Veil,
  White,
  Ok,
  OkTint,
  Warn,
  WarnTint,
  Bad,
  BadTint,
  LampGreen,
  LampYellow,
  LampRed,
  Plum,
  Teal,
  Brick,
  Green,
  Violet,
  Rose,
  Slate,
  On,  // words on a solid Act, Edge, Ok, Bad or Ink ground: white; black in high contrast
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
  std::string id;  // stable key, never the label; texts get "parent/text"-like ids of the caller
  WidgetRole role = WidgetRole::Text;
  std::string label;     // what is read on it
  Rect rect;             // logical px
  Rect text;             // union of the glyphs' boxes; empty when there is no text
  bool clipped = false;  // text did not fit its rectangle
  bool enabled = true;
};

// Everything that the last finished frame showed, in drawing order.
struct WidgetTree {
  std::vector<Widget> widgets;
  std::vector<std::string> duplicates;  // ids used twice: a mistake in a screen; debug builds stop
  const Widget* find(std::string_view id) const;
};

struct KeyStyle {
  bool primary = false;   // at most one a screen
  bool selected = false;  // thicker frame and tint; add a tick or cross icon
  std::string_view icon = {};
  std::string_view sub = {};  // second line (cap): what comes of it
  Role role = Role::H3;
  bool column = false;  // icon and words as in landscape's right column (icon 72, left aligned)
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
  ~Ui();
  Ui(const Ui&) = delete;
  Ui& operator=(const Ui&) = delete;

  // --- the canvas -----------------------------------------------------------------------------
  Rect canvas() const;  // whole logical canvas
  Shape shape() const;
  TextSize textSize() const;
  Contrast contrast() const;
  // Margin (40 or 48) and the area between band and bar.
  Rect content() const;
  float margin() const;

  // --- measuring: heights depend on text size, so screens ask before they place -----------------
  float lineHeight(Role role) const;
  float textWidth(std::string_view text, Role role, Weight weight);
  // Height of `text` wrapped into `width`; Chinese breaks anywhere but not before punctuation, and
  // never inside a number, a date or between a number and its 个/人/天.
  float textHeight(std::string_view text, Role role, Weight weight, float width);

  // --- reading ----------------------------------------------------------------------------------
  // Draws wrapped text from the rectangle's top; returns the height used. Too long: the widget is
  // marked clipped (a test fails), nothing is drawn outside.
  float text(std::string_view id, const Rect& box, const Text& text);
  // `runs` on one wrapped paragraph, e.g. a bold number inside a sentence.
  float richText(std::string_view id, const Rect& box, std::span<const Text> runs);
  void fill(const Rect& box, Colour colour, float radius = 0);
  void outline(const Rect& box, Colour colour, float stroke, float radius = 0);
  void hairline(float x, float y, float w);
  void panel(std::string_view id, const Rect& box, Colour colour = Colour::Sheet);
  // Icon by name in assets/icons, square, in one colour. "lamp-ok", "lamp-warn", "lamp-bad" and
  // "lamp-off" have colours of their own; "zi" is the sign of the text size. Wherever a name of an
  // icon is asked for, these five may stand too.
  void icon(std::string_view name, float x, float y, float size, Colour colour);
  void tile(std::string_view icon, Colour ground, float x, float y, float size);
  // 1st bold line, 2nd plain line, icon of the kind (or `icon`).
  void note(std::string_view id, const Rect& box, NoteKind kind, std::string_view title,
            std::string_view line, std::string_view icon = {});
  float chip(std::string_view id, float right, float y, NoteKind kind,
             std::string_view label);  // right-aligned; returns its left edge
  void progress(std::string_view id, const Rect& box, int step, int of, std::string_view words);
  // One disc of a timeline with the bar to the next; words are placed by the screen.
  void timelineDisc(float x, float y, int number, StepState state, float bar_to_next);
  // Black on white with a quiet zone of 4 modules, whole px a module; `box` is the largest square.
  void qr(std::string_view id, const Rect& box, std::string_view payload);

  // --- pressing: true once, on release inside, when the press began inside
  // ------------------------
  bool key(std::string_view id, const Rect& box, std::string_view label,
           const KeyStyle& style = {});
  bool card(std::string_view id, const Rect& box, std::string_view icon, Colour tile,
            std::string_view title, std::string_view line);
  // Row with icon, title, line, chevron at the right. A service's colour gives the icon a tile of
  // it, any other colour draws the icon in that colour; an empty name leaves the icon out.
  bool row(std::string_view id, const Rect& box, std::string_view icon, Colour tile,
           std::string_view title, std::string_view line);
  // Answer key with ring (one touch answers and goes on).
  bool choice(std::string_view id, const Rect& box, std::string_view label, bool selected);
  // Checklist row: a box with a tick when chosen; `state` at the right says it in a word, and is
  // left out where the label needs its room.
  bool check(std::string_view id, const Rect& box, std::string_view label, bool chosen,
             std::string_view state = {});
  // The whole canvas below all that was drawn before it in this frame: a tap that no key took. Not
  // for screens with choices.
  bool anywhere(std::string_view id, std::string_view label);
  bool tab(std::string_view id, const Rect& box, std::string_view label, bool current);

  // --- filling in
  // ---------------------------------------------------------------------------------
  enum class FieldState { Plain, Active, Wrong };
  // The input box; `composing` is underlined behind the value (pinyin letters); draws the caret.
  void field(std::string_view id, const Rect& box, std::string_view value,
             std::string_view composing, FieldState state);
  // ID boxes grouped 6-4-4-4 with the next one marked.
  void idBoxes(std::string_view id, const Rect& box, std::string_view digits, bool wrong);
  // Ids of the keys: "pad.7", "pad.X", "pad.del"; "kb.q", "kb.dot", "kb.del".
  // 3 columns; returns the character touched, '\b' for delete, 0 for none. `last_left` is the key
  // left of 0: 'X', '*' or 0 for an empty place.
  char keypad(const Rect& box, char last_left);
  // Characters in rows of `columns` plus 删除 (pick-up code).
  char letterPad(const Rect& box, std::string_view letters, int columns);
  // q..p / a..l / z..m, the middle dot (returned as '.') and delete ('\b').
  char keyboard(const Rect& box);

  // --- the frame around every screen
  // ---------------------------------------------------------------
  struct Band {
    std::string_view place = {}, date = {}, time = {};
    bool entry = false;  // leaves the right end to bandEntry()
  };
  void band(const Band& band);
  // The lock at the band's right end (home only), 96 x 88: the way in for cadres.
  // `label` is for reading aloud only.
  bool bandEntry(std::string_view id, std::string_view label);
  struct BarKey {
    std::string_view id = {}, label = {}, icon = {};  // an empty id leaves the place empty
  };
  // Five equal places; returns the index touched, -1 for none.
  int bar(std::span<const BarKey, 5> keys);
  // Full veil and a panel with a frame; returns the panel's inner rectangle. What was drawn before
  // it in this frame takes no touch, so band() and bar() come after it.
  Rect dialog(std::string_view id, float width, float height);

  struct Impl;  // the kit's own

 private:
  friend class Kit;
  explicit Ui(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace bianmin::ui
