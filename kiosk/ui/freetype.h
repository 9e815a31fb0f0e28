// FreeType's library handle with its life time. Only for the kit's own .cpp files.
#pragma once

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_ADVANCES_H
#include FT_OUTLINE_H
#include FT_STROKER_H

#include <stdexcept>

#include "kiosk/ui/fonts.h"

namespace bianmin::ui {

struct Fonts::Library {
  FT_Library handle = nullptr;
  Library() {
    if (FT_Init_FreeType(&handle) != 0) throw std::runtime_error("FreeType does not start");
  }
  ~Library() { FT_Done_FreeType(handle); }
  Library(const Library&) = delete;
  Library& operator=(const Library&) = delete;
};

}  // namespace bianmin::ui
