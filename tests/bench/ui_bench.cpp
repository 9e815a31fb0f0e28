// Frames without a window: layout, rasteriser, glyphs.
#include <cstring>
#include <mutex>

#include "kiosk/screens/screens.h"
#include "kiosk/text/catalogue.h"
#include "kiosk/ui/frame.h"
#include "tests/bench/bench_support.h"
#include "tests/kiosk/screens/samples.h"
#include "tests/support/paths.h"

namespace bianmin::bench {
namespace {

constexpr int kWidth = 1920;
constexpr int kHeight = 1080;
constexpr int kGlyphs = 400;
constexpr double kMilli = 1e3;

double cpuNow() { return cpuSeconds(CLOCK_PROCESS_CPUTIME_ID); }

// A kit and the pixels that a window would have.
class Panel {
 public:
  Panel() : pixels_(std::size_t{kWidth} * kHeight) {
    static std::once_flag loaded;
    std::call_once(loaded, [] { loadMessages(BIANMIN_BUILD_DIR "/share/locale", "zh_CN"); });
  }
  template <typename Draw>
  void frame(Draw&& draw) {
    ui::FrameInput input;
    input.width = kWidth;
    input.height = kHeight;
    input.now_ms = now_ += 16;
    draw(kit_.begin(input));
    kit_.end();
    kit_.render(pixels_.data(), kWidth * 4);
  }
  void frame(const Model& model) {
    frame([&](ui::Ui& ui) { bianmin::draw(model, ui); });
  }
  ui::Kit& kit() { return kit_; }
  std::vector<std::uint32_t>& pixels() { return pixels_; }

 private:
  ui::Kit kit_;
  std::vector<std::uint32_t> pixels_;
  std::int64_t now_ = 10'000;
};

Model guide() {
  Model model = samples::fresh(ScreenId::Guide);
  model.session.matter = "DIBAO.apply";
  return model;
}

// Everything is laid out, drawn and painted; nothing is spared because it was there before.
void fullFrame(benchmark::State& state, const Model& model) {
  Panel panel;
  panel.frame(model);
  for (auto _ : state) {
    panel.kit().invalidate();
    panel.frame(model);
  }
  std::vector<double> fills;
  for (int i = 0; i < 50; ++i) {
    const double start = cpuNow();
    std::memset(panel.pixels().data(), i, panel.pixels().size() * sizeof(std::uint32_t));
    benchmark::ClobberMemory();
    fills.push_back(cpuNow() - start);
  }
  state.counters["memset_ms"] = SideBySide::median(fills) * kMilli;
  state.counters["quads"] = static_cast<double>(panel.kit().quads().size());
  state.SetLabel("goal: CPU <= 8 ms");
}

void homeFrame(benchmark::State& state) { fullFrame(state, samples::fresh(ScreenId::Home)); }
void guideFrame(benchmark::State& state) { fullFrame(state, guide()); }

// What a frame costs in which nothing moved.
void sameFrame(benchmark::State& state) {
  Panel panel;
  const Model home = samples::fresh(ScreenId::Home);
  panel.frame(home);
  for (auto _ : state) panel.frame(home);
}

// The tap's answer: only what differs is painted. `forget`: as after another resident's session,
// when no glyph is kept.
void pageChange(benchmark::State& state, bool forget) {
  Panel panel;
  const Model home = samples::fresh(ScreenId::Home);
  const Model next = guide();
  panel.frame(next);
  for (auto _ : state) {
    if (forget) panel.kit().forgetText();
    panel.frame(home);
    const double start = cpuNow();
    panel.frame(next);
    state.SetIterationTime(cpuNow() - start);
  }
}

void changeWarm(benchmark::State& state) { pageChange(state, false); }
void changeCold(benchmark::State& state) { pageChange(state, true); }

void appendUtf8(std::string& out, unsigned c) {
  out.push_back(static_cast<char>(0xE0 | (c >> 12)));
  out.push_back(static_cast<char>(0x80 | ((c >> 6) & 0x3F)));
  out.push_back(static_cast<char>(0x80 | (c & 0x3F)));
}

// 400 characters drawn for the first time, beside the same frame drawn again.
void glyphMiss(benchmark::State& state) {
  std::string words;
  for (unsigned i = 0; i < kGlyphs; ++i) appendUtf8(words, 0x4E00U + i * 37);
  const auto draw = [&](ui::Ui& ui) { ui.text("all", {40, 120, 1840, 900}, {.value = words}); };
  Panel panel;
  panel.frame(draw);
  double cold = 0;
  double warm = 0;
  for (auto _ : state) {
    panel.kit().forgetText();
    double start = cpuNow();
    panel.frame(draw);
    cold += cpuNow() - start;
    panel.kit().invalidate();
    start = cpuNow();
    panel.frame(draw);
    warm += cpuNow() - start;
  }
  const auto frames = static_cast<double>(state.iterations());
  state.counters["us_a_glyph"] = (cold - warm) / frames / kGlyphs * 1e6;
  state.counters["atlas_KiB"] = static_cast<double>(panel.kit().atlasBytes()) / 1024;
  state.SetLabel("way measured before: 13..28 us a glyph");
}

}  // namespace

BENCHMARK(homeFrame)->Name("ui/full_frame/home")->Unit(benchmark::kMillisecond);
BENCHMARK(guideFrame)->Name("ui/full_frame/guide")->Unit(benchmark::kMillisecond);
BENCHMARK(sameFrame)->Name("ui/unchanged_frame")->Unit(benchmark::kMillisecond);
BENCHMARK(changeWarm)
    ->Name("ui/home_to_guide/warm")
    ->Unit(benchmark::kMillisecond)
    ->UseManualTime()
    ->MinTime(1);
BENCHMARK(changeCold)
    ->Name("ui/home_to_guide/after_a_session")
    ->Unit(benchmark::kMillisecond)
    ->UseManualTime()
    ->MinTime(1);
BENCHMARK(glyphMiss)->Name("ui/glyph_miss")->Unit(benchmark::kMillisecond);

}  // namespace bianmin::bench
