// Sizes and markup of the papers' texts.
#pragma once

#include <string>

namespace bianmin {

// The text sizes in dots (8 a millimetre), by what a text is for.
struct TypeScale {
  int body = 26;
  int note = 28;     // sentences that are read, not looked up
  int small = 26;    // laws and dates that hardly anybody reads
  int heading = 30;  // of a section, and the hall's name
  int strong = 32;   // what to bring
  int subject = 36;  // what it is about
  int line = 38;     // people ahead
  int title = 40;    // the paper's name
  int figure = 60;   // the number of people ahead
  int code = 76;     // pick-up code
  int due = 44;      // the day of the answer
  int number = 200;  // ticket number
  int label = 132;   // width of the labels' column
  int margin = 20;
};

// 576 dots: the sizes of the picture targets; narrower paper: as large as its width bears; a page
// is read from nearer and takes more words. Throws std::invalid_argument below 320 dots.
TypeScale rollType(int width_dots);
TypeScale pageType();

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

}  // namespace bianmin
