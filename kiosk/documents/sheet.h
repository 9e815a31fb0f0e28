// A strip of paper that is filled from top to bottom.
#pragma once

#include <pango/pangocairo.h>

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kiosk/devices/bitmap.h"
#include "kiosk/documents/qr_bits.h"

namespace bianmin {

// The text sizes in px, by what a text is for. The smallest printed anywhere is `body` on 58 mm.
struct TypeScale {
  int body = 26;
  int note = 28;     // sentences that are read, not looked up
  int heading = 30;  // of a section, and the hall's name
  int strong = 32;   // what to bring
  int subject = 36;  // what it is about
  int line = 38;     // people ahead
  int title = 40;    // the paper's name
  int call = 52;     // the windows to go to
  int figure = 60;   // the number of people ahead
  int code = 76;     // pick-up code
  int number = 200;  // ticket number
  int label = 132;   // width of the labels' column
  int margin = 20;
};

// 576 dots: the sizes of the picture targets; narrower paper: as large as its width bears.
TypeScale typeScale(int width_dots);

enum class Align { Left, Centre, Right };

// How one text is set. Line heights are factors of the size.
struct Set {
  int size = 26;
  bool bold = false;
  Align align = Align::Left;
  double line = 1.4;
  int letter_gap = 0;
};

// Text as Pango markup, made from plain text.
std::string plain(const std::string& text);
std::string strong(const std::string& text);
std::string sized(const std::string& text, int px);

// Keeps together what must not be torn apart at a line's end: a number and the character or the
// word that follows it (30 个工作日, 2026年11月23日).
std::string keepNumbersWhole(const std::string& text);

// Not thread-safe; made, filled and finished by one thread. Lays text out at once (so heights are
// known) and draws at the end.
class Sheet {
 public:
  explicit Sheet(int width_dots);
  ~Sheet();
  Sheet(const Sheet&) = delete;
  Sheet& operator=(const Sheet&) = delete;

  const TypeScale& type() const { return type_; }
  int contentWidth() const { return right_ - left_; }
  int width() const { return width_; }

  // A paragraph over the whole content width.
  void text(const std::string& markup, const Set& set);
  // One line, as large as `set.size` or as the width bears.
  void fittedLine(const std::string& text, Set set);
  // Labels in one column, and what each says beside it; a label too long for the column pushes
  // what it says to its right or below it.
  void rows(const std::vector<std::pair<std::string, std::string>>& labels_and_markup);
  // Parts (markup) beside each other as long as the width bears it; none is torn apart for that.
  void together(const std::vector<std::string>& parts, const std::string& between, const Set& set);
  // Left and right in one line; what is at the left wraps.
  void ends(const std::string& left_markup, const std::string& right_markup);
  // What is at the left hangs out before the wrapped text.
  void hanging(const std::string& bullet, int indent, const std::string& markup, const Set& set);
  // The code with its words: at its right, or below it where the paper is too narrow.
  void qr(const std::string& payload, const std::string& caption_markup);

  void gap(int px) { y_ += px; }
  void rule();
  void dashes();
  void beginBox();
  void endBox();

  // Characters so far that no font has; they are printed as boxes with their code.
  int unknownCharacters() const;

  // Draws everything: black where at least 30 % of a dot is covered (a threshold of 70 % white).
  Bitmap finish();

 private:
  using Draw = std::function<void(cairo_t*)>;
  struct Placed {
    int width = 0;
    int height = 0;
  };

  PangoLayout* shape(const std::string& markup, const Set& set, int width);
  int labelColumn(const std::vector<std::pair<std::string, std::string>>& rows);
  int naturalWidth(const std::string& markup, const Set& set);
  Placed place(const std::string& markup, const Set& set, int x, int y, int width);
  void drawQr(QrBits bits, int x, int y, int module);

  int width_;
  TypeScale type_;
  int left_;
  int right_;
  int y_;
  int box_top_ = 0;
  PangoContext* context_;
  PangoFontDescription* font_;
  std::vector<PangoLayout*> layouts_;
  std::vector<Draw> draws_;
};

}  // namespace bianmin
