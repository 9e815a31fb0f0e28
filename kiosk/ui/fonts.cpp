#include "kiosk/ui/fonts.h"

#include "kiosk/ui/freetype.h"

namespace bianmin::ui {

struct Fonts::Face {
  FT_Face handle = nullptr;
  int px = 0;
  bool fallback = false;
  ~Face() {
    if (handle != nullptr) FT_Done_Face(handle);
  }
};

namespace {
constexpr std::size_t kRegular = 0;
constexpr std::size_t kBold = 1;
constexpr std::size_t kFirstFallback = 2;

bool onlySteers(char32_t c) { return c == 0x2060 || c == 0x200B || c < 0x20; }
}  // namespace

Fonts::Fonts(FontPaths paths) : library_(std::make_unique<Library>()) {
  files_ = {std::move(paths.regular), std::move(paths.bold)};
  for (FontFile& file : paths.fallbacks) files_.push_back(std::move(file));
  faces_.resize(files_.size());
  if (open(kRegular) == nullptr) {
    throw std::runtime_error("cannot open the font " + files_[kRegular].path);
  }
}

Fonts::~Fonts() = default;

// FreeType maps the file itself, so only the pages of glyphs that are shown take memory.
Fonts::Face* Fonts::open(std::size_t slot) {
  auto& face = faces_[slot];
  if (face == nullptr) {
    face = std::make_unique<Face>();
    face->fallback = slot >= kFirstFallback;
    const FontFile& file = files_[slot];
    if (FT_New_Face(library_->handle, file.path.c_str(), file.index, &face->handle) != 0) {
      face->handle = nullptr;
    }
  }
  return face->handle != nullptr ? face.get() : nullptr;
}

const Fonts::Found& Fonts::find(char32_t character, bool bold) {
  const std::uint32_t key = static_cast<std::uint32_t>(character) | (bold ? 1u << 31 : 0u);
  if (const auto it = found_.find(key); it != found_.end()) return it->second;
  Face* face = bold ? open(kBold) : nullptr;
  if (face == nullptr) face = open(kRegular);
  Face* const main = face;
  unsigned glyph = FT_Get_Char_Index(face->handle, character);
  for (std::size_t slot = kFirstFallback; glyph == 0 && slot < files_.size(); ++slot) {
    face = open(slot);
    if (face != nullptr) glyph = FT_Get_Char_Index(face->handle, character);
  }
  if (glyph == 0) face = main;
  FT_Fixed units = 0;
  if (!onlySteers(character)) {
    FT_Get_Advance(face->handle, glyph, FT_LOAD_NO_SCALE, &units);
  }
  const float advance = static_cast<float>(units) / static_cast<float>(face->handle->units_per_EM);
  return found_.emplace(key, Found{face, glyph, advance}).first->second;
}

float Fonts::advance(char32_t character, bool bold) { return find(character, bold).advance; }

bool Fonts::known(char32_t character) { return find(character, false).glyph != 0; }

Bitmap Fonts::render(char32_t character, bool bold, int px) {
  if (onlySteers(character)) return {};
  const Found& found = find(character, bold);
  const FT_Face face = found.face->handle;
  if (found.face->px != px) {
    FT_Set_Pixel_Sizes(face, 0, static_cast<FT_UInt>(px));
    found.face->px = px;
  }
  if (FT_Load_Glyph(face, found.glyph, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP) != 0) return {};
  // The fallbacks have one weight; a heavier outline keeps a rare character from standing out.
  if (bold && found.face->fallback) FT_Outline_Embolden(&face->glyph->outline, px * 64 / 24);
  if (FT_Render_Glyph(face->glyph, FT_RENDER_MODE_NORMAL) != 0) return {};
  const FT_GlyphSlot slot = face->glyph;
  return {slot->bitmap_left,
          slot->bitmap_top,
          static_cast<int>(slot->bitmap.width),
          static_cast<int>(slot->bitmap.rows),
          slot->bitmap.pitch,
          slot->bitmap.buffer};
}

}  // namespace bianmin::ui
