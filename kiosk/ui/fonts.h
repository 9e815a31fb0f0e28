// Glyphs by FreeType: two weights of one family and fallbacks, opened when first needed.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace bianmin::ui {

struct FontFile {
  std::string path;
  int index = 0;  // of the face in a collection
};

struct FontPaths {
  FontFile regular{"/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 2};
  FontFile bold{"/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc", 2};
  // Asked in order for characters that the family lacks; a missing file is passed over.
  std::vector<FontFile> fallbacks{{"/usr/share/fonts/truetype/hanazono/HanaMinA.ttf", 0},
                                  {"/usr/share/fonts/truetype/hanazono/HanaMinB.ttf", 0}};
};

// Coverage of one glyph; `left` and `top` from the pen on the baseline, y upwards.
struct Bitmap {
  int left = 0, top = 0, width = 0, height = 0;
  int pitch = 0;
  const std::uint8_t* bytes = nullptr;  // until the next call
};

// One thread. Throws std::runtime_error when the regular face cannot be opened; without the bold
// one, bold text is drawn regular.
class Fonts {
 public:
  explicit Fonts(FontPaths paths);
  ~Fonts();
  Fonts(const Fonts&) = delete;
  Fonts& operator=(const Fonts&) = delete;

  // Width in em; zero for characters that only steer (U+2060, U+200B).
  float advance(char32_t character, bool bold);
  // Unhinted. A character in no face gives the family's box for missing ones.
  Bitmap render(char32_t character, bool bold, int px);
  bool known(char32_t character);

  struct Library;  // FreeType's handle, also for the icons
  Library& library() { return *library_; }

 private:
  struct Face;
  struct Found {
    Face* face;
    unsigned glyph;
    float advance;
  };
  Face* open(std::size_t slot);
  const Found& find(char32_t character, bool bold);

  std::unique_ptr<Library> library_;
  std::vector<FontFile> files_;  // regular, bold, fallbacks
  std::vector<std::unique_ptr<Face>> faces_;
  std::unordered_map<std::uint32_t, Found> found_;
};

}  // namespace bianmin::ui
