// From what a paper says to the bytes that go to the printer.
#include <pango/pangocairo.h>

#include <cstring>

#include "kiosk/devices/escpos.h"
#include "kiosk/documents/layout.h"
#include "tests/bench/bench_support.h"
#include "tests/kiosk/documents/sample_papers.h"

namespace bianmin::bench {
namespace {

constexpr int kDots = 576;
constexpr int kTicketRows = 700;

std::string wordsOf(const TicketPaper& ticket) {
  return ticket.hall + "\n" + ticket.number + "\n" + ticket.group_name +
         "\n前面还有 3 人\n请带：身份证、户口簿\n听到叫号再过去。\n" + ticket.time;
}

// The same words as one paragraph, straight with Pango and Cairo: no QR, no margins, no threshold.
void barePango(const std::string& words) {
  cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_A8, kDots, kTicketRows);
  cairo_t* cairo = cairo_create(surface);
  PangoLayout* layout = pango_cairo_create_layout(cairo);
  PangoFontDescription* font = pango_font_description_from_string("Noto Sans CJK SC 26px");
  pango_layout_set_font_description(layout, font);
  pango_layout_set_width(layout, kDots * PANGO_SCALE);
  pango_layout_set_text(layout, words.data(), static_cast<int>(words.size()));
  pango_cairo_show_layout(cairo, layout);
  cairo_surface_flush(surface);
  benchmark::DoNotOptimize(cairo_image_surface_get_data(surface));
  pango_font_description_free(font);
  g_object_unref(layout);
  cairo_destroy(cairo);
  cairo_surface_destroy(surface);
}

void layOutTicket(benchmark::State& state) {
  warmUp(kDots);
  const TicketPaper ticket = test::sampleTicket();
  const std::string words = wordsOf(ticket);
  barePango(words);
  SideBySide both(state);
  for (auto _ : state) {
    both.iterate([&] { benchmark::DoNotOptimize(layOut(ticket, kDots, test::paperWords)); },
                 [&] { barePango(words); });
  }
  both.report();
  state.SetLabel("reference: the words alone with Pango; a whole ticket was 560 us");
}

void layOutPaper(benchmark::State& state, const Paper& paper) {
  warmUp(kDots);
  Bitmap page = layOut(paper, kDots, test::paperWords);
  for (auto _ : state) benchmark::DoNotOptimize(page = layOut(paper, kDots, test::paperWords));
  state.counters["rows"] = page.height;
}

void layOutNotice(benchmark::State& state) { layOutPaper(state, test::sampleNotice()); }
void layOutReceipt(benchmark::State& state) { layOutPaper(state, test::sampleReceipt()); }

void rasterTicket(benchmark::State& state) {
  const Bitmap page = layOut(test::sampleTicket(), kDots, test::paperWords);
  escpos::Bytes bytes;
  std::vector<std::uint8_t> copy(page.bits.size());
  SideBySide both(state);
  for (auto _ : state) {
    both.iterate([&] { benchmark::DoNotOptimize(bytes = escpos::encodePage(page)); },
                 [&] {
                   std::memcpy(copy.data(), page.bits.data(), copy.size());
                   benchmark::ClobberMemory();
                 });
  }
  both.report();
  state.counters["bytes"] = static_cast<double>(bytes.size());
  state.SetLabel("reference: memcpy of the dots");
}

}  // namespace

BENCHMARK(layOutTicket)
    ->Name("paper/layout/ticket")
    ->Unit(benchmark::kMicrosecond)
    ->UseManualTime();
BENCHMARK(layOutNotice)->Name("paper/layout/notice")->Unit(benchmark::kMicrosecond);
BENCHMARK(layOutReceipt)->Name("paper/layout/receipt")->Unit(benchmark::kMicrosecond);
BENCHMARK(rasterTicket)
    ->Name("paper/raster/ticket")
    ->Unit(benchmark::kMicrosecond)
    ->UseManualTime();

}  // namespace bianmin::bench
