// From what a paper says to the dots that a roll's printer prints, and to pages.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "kiosk/devices/bitmap.h"
#include "kiosk/guide/papers.h"

namespace bianmin {

// Gives the words of a key of the message catalogue (paper.*); {name} stands for a value.
using PaperWords = std::function<std::string(std::string_view key)>;

// The paper as it comes out of a roll. `width_dots` is 576 (80 mm) or 384 (58 mm); throws
// std::invalid_argument for a width below 320. Long texts wrap, nothing is cut off; the height is
// what the content needs. May be called from any thread; each thread loads its own fonts once
// (tens of milliseconds), so papers are laid out by the worker that warmed up.
Bitmap layOut(const Paper& paper, int width_dots, const PaperWords& words);

// The same paper as A4 pages: the bytes of a PDF file, text as text. Throws std::runtime_error
// when the file cannot be made. Threads as with layOut().
std::string layOutPdf(const Paper& paper, const PaperWords& words);

// Loads the fonts on the calling thread, so that its first paper does not wait for them (about
// 40 ms of work; best after the first frame is shown).
void warmUp(int width_dots = 576);

}  // namespace bianmin
