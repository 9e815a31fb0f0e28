// A paper that is filled from top to bottom: a strip of a roll, or A4 pages. What is put on it is
// said once; it becomes dots (finish) or pages (pdf) at the end.
#pragma once

#include <pango/pangocairo.h>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kiosk/devices/bitmap.h"
#include "kiosk/documents/block.h"
#include "kiosk/documents/qr_bits.h"
#include "kiosk/documents/type.h"

namespace bianmin {

// A4 in dots, 8 a millimetre.
inline constexpr int kPageWidth = 1680;
inline constexpr int kPageHeight = 2376;

// A table. A page shows it as a grid; a roll, where columns would be ladders, as cards or lines.
struct SheetTable {
  struct Column {
    std::string title;
    int share = 1;  // of the width, compared with the other columns'
  };
  enum class OnRoll {
    Cards,  // a box a row: the first cell as its heading, the others behind their columns' titles
    Lines,  // all in one box: first and last cell at the ends of a line, the others below
  };
  std::vector<Column> columns;
  std::vector<std::vector<std::string>> rows;  // markup; as many cells as columns
  OnRoll on_roll = OnRoll::Cards;
  std::string card_lead = {};  // markup before a card's heading, {number} counts: 缺 {number}
  int empty_rows = 0;          // to write on, behind the others
};

// One code with its words.
struct CodeOnPaper {
  std::string payload;  // empty: no code
  std::string caption_markup;
};

// What stands at a page's edges.
struct PageFrame {
  std::string title;    // of the document, also in the file's description
  std::string running;  // at the left above it from the second page on: number, matter
  std::string hall;     // at the foot's left
  std::string foot;     // at its right: message with {page} and {pages}
};

// Not thread-safe; made, filled and finished by one thread. Lays text out at once (so heights are
// known) and draws at the end.
class Sheet {
 public:
  // A roll's strip. Throws std::invalid_argument for a width below 320 dots.
  explicit Sheet(int width_dots);
  // A4 pages.
  static Sheet page();
  ~Sheet();
  Sheet(const Sheet&) = delete;
  Sheet& operator=(const Sheet&) = delete;

  const TypeScale& type() const { return type_; }
  bool isPage() const { return is_page_; }
  int contentWidth() const { return right_ - left_; }

  // A paragraph over the whole content width.
  void text(const std::string& markup, const Set& set);
  // A section's heading, which stays with what follows it.
  void heading(const std::string& markup);
  // One line, as large as `set.size` or as the width bears.
  void fittedLine(const std::string& text, Set set);
  // Labels in one column, and what each says beside it; a label too long for the column pushes
  // what it says to its right or below it. An empty value is a line to write on.
  void rows(const std::vector<std::pair<std::string, std::string>>& labels_and_markup);
  // Parts (markup) beside each other as long as the width bears it; none is torn apart for that.
  void together(const std::vector<std::string>& parts, const std::string& between, const Set& set);
  // Left and right in one line; what is at the left wraps.
  void ends(const std::string& left_markup, const std::string& right_markup);
  // What is at the left hangs out before the wrapped text.
  void hanging(const std::string& bullet, int indent, const std::string& markup, const Set& set);
  void table(const SheetTable& table);
  // Codes beside each other, each with its words at its right or below it, as the width bears it.
  void codes(const std::vector<CodeOnPaper>& codes);
  // A square with a tick, a cross or nothing, and words.
  void check(std::optional<bool> given, const std::string& markup);
  // Lines to sign on, beside each other (on a roll two at most), with their captions below.
  void signatures(const std::vector<std::string>& captions);
  // The same and a dashed frame for the seal: at their right on a page, below them on a roll.
  void signaturesWithStamp(const std::vector<std::string>& captions, const std::string& seal);
  // Empty lines to write on.
  void blankLines(int count);

  void gap(int dots);
  void rule();
  void dashes();
  // What is put on the paper between the two stands in a frame, or only stays together.
  void beginBox();
  void endBox();
  void beginGroup();
  void endGroup();

  // Characters so far that no font has; they are printed as boxes with their code.
  int unknownCharacters() const;

  // The strip of a roll: black where at least 30 % of a dot is covered.
  Bitmap finish() const;
  // The pages as a PDF file. Pages are as high as A4; a block higher than a page is made smaller.
  std::string pdf(const PageFrame& frame);

 private:
  struct Placed {
    int width = 0;
    int height = 0;
  };
  struct Code {
    QrBits bits;
    int module = 0;
    int side() const { return (bits.size + 2 * kQrQuietZone) * module; }
  };

  Sheet(int width, TypeScale type, bool is_page);

  PangoLayout* shape(const std::string& markup, const Set& set, int width);
  int labelColumn(const std::vector<std::pair<std::string, std::string>>& rows);
  int naturalWidth(const std::string& markup, const Set& set);
  int heightOf(const std::string& markup, const Set& set, int width);
  Placed place(const std::string& markup, const Set& set, int x, int y, int width);
  void row(const std::string& label, const std::string& markup, int column);
  void draw(Block::Draw draw) { block_.draws.push_back(std::move(draw)); }
  // What was placed so far becomes a block, unless it is being gathered.
  void close();
  void line(int x, int y, int width);

  void grid(const SheetTable& table);
  std::vector<int> columnEdges(const SheetTable& table) const;
  Block gridRow(const std::vector<std::string>& cells, const std::vector<int>& edges, bool head,
                int least_height);
  void cards(const SheetTable& table);
  void card(const SheetTable& table, std::size_t index);
  void tableLines(const SheetTable& table);

  // A line at a page's edge, outside of what is laid out.
  Block edge(const std::string& left_markup, const std::string& right_markup);
  Code codeFor(const std::string& payload, int width) const;
  void drawCode(const Code& code, int x, int y);
  int codeCellHeight(const CodeOnPaper& code, int width);
  void codeCell(const CodeOnPaper& code, int x, int y, int width);
  void signatureRow(std::span<const std::string> captions);
  void stamp(const std::string& caption, int y);
  int stampHeight() const;

  int width_;
  bool is_page_;
  TypeScale type_;
  int left_;
  int right_;
  int y_ = 0;  // in the block that is being filled
  int gathering_ = 0;
  int box_top_ = 0;
  Block block_;
  std::vector<Block> blocks_;
  PangoContext* context_;
  PangoFontDescription* font_;
  std::vector<PangoLayout*> layouts_;
};

}  // namespace bianmin
