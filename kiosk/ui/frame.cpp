#include "kiosk/ui/frame.h"

#include <imgui.h>

#include <algorithm>
#include <limits>
#include <utility>

#include "kiosk/ui/damage.h"
#include "kiosk/ui/ui_impl.h"

namespace bianmin::ui {
namespace {

constexpr int kPiece = 2 * Damage::kTile;  // px

// Dear ImGui asserts that it has a font; one glyph of its built-in one is the least it takes.
void addLeastFont(ImGuiIO& io) {
  static constexpr ImWchar kOne[] = {'?', '?', 0};
  ImFontConfig config;
  config.SizePixels = 13;
  config.OversampleH = config.OversampleV = 1;
  config.GlyphRanges = kOne;
  io.Fonts->Flags |= ImFontAtlasFlags_NoMouseCursors | ImFontAtlasFlags_NoBakedLines;
  io.Fonts->AddFontDefault(&config);
  unsigned char* pixels = nullptr;
  int width = 0;
  int height = 0;
  io.Fonts->GetTexDataAsAlpha8(&pixels, &width, &height);
  io.Fonts->ClearInputData();
}

ImGuiContext* makeContext() {
  ImGuiContext* context = ImGui::CreateContext();
  ImGui::SetCurrentContext(context);
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
#if IMGUI_VERSION_NUM >= 18700
  // A touch and its place come together and must count in the same frame.
  io.ConfigInputTrickleEventQueue = false;
#endif
  ImGuiStyle& style = ImGui::GetStyle();
  style.WindowPadding = {0, 0};
  style.WindowBorderSize = 0;
  style.WindowRounding = 0;
  style.Alpha = 1;
  addLeastFont(io);
  return context;
}

void givePointer(const Pointer& pointer, bool ignored) {
  constexpr float kNowhere = -std::numeric_limits<float>::max();
  const float x = ignored ? kNowhere : pointer.x;
  const float y = ignored ? kNowhere : pointer.y;
  const bool down = pointer.down && !ignored;
  ImGuiIO& io = ImGui::GetIO();
#if IMGUI_VERSION_NUM >= 18700
  io.AddMousePosEvent(x, y);
  io.AddMouseButtonEvent(0, down);
#else
  io.MousePos = {x, y};
  io.MouseDown[0] = down;
#endif
}

}  // namespace

struct Kit::State {
  explicit State(KitOptions options)
      : settle_ms(options.settle_ms),
        masks(std::move(options.fonts), options.atlas_side),
        context(makeContext()) {}
  ~State() { ImGui::DestroyContext(context); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  // Whether the pointer of this frame is to be kept from the keys.
  bool ignores(const Pointer& pointer, std::int64_t now_ms);
  void openWindow(const FrameInput& input);

  int settle_ms;
  Masks masks;
  ImGuiContext* context;
  Ui::Impl* ui = nullptr;  // owned by the Ui
  std::unique_ptr<Ui> handle;
  std::vector<Quad> quads;
  std::vector<RectPx> strips;
  Damage damage;
  DrawResult result;
  int width = 0, height = 0;
  std::int64_t now_ms = 0;
  std::int64_t settled_at = std::numeric_limits<std::int64_t>::min();
  bool open = false;  // between begin() and end()
  bool was_down = false;
  bool ignored = false;      // the touch that is down, to its end
  bool just_lifted = false;  // the frame in which an ignored touch ends
};

bool Kit::State::ignores(const Pointer& pointer, std::int64_t now) {
  just_lifted = ignored && !pointer.down;
  if (pointer.down && !was_down && now < settled_at) ignored = true;
  if (!pointer.down) ignored = false;
  was_down = pointer.down;
  return ignored || just_lifted;
}

void Kit::State::openWindow(const FrameInput& input) {
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize({static_cast<float>(input.width), static_cast<float>(input.height)});
  constexpr ImGuiWindowFlags kPlain =
      ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground |
      ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoNav |
      ImGuiWindowFlags_NoBringToFrontOnFocus;
  ImGui::Begin("kit", nullptr, kPlain);
}

Kit::Kit(KitOptions options) : state_(std::make_unique<State>(std::move(options))) {
  auto impl = std::make_unique<Ui::Impl>(state_->masks);
  state_->ui = impl.get();
  state_->handle.reset(new Ui(std::move(impl)));
}

Kit::~Kit() = default;

Ui& Kit::begin(const FrameInput& input) {
  State& s = *state_;
  s.now_ms = input.now_ms;
  s.width = input.width;
  s.height = input.height;
  ImGui::SetCurrentContext(s.context);
  if (s.open) {  // the last frame was left by an exception
    ImGui::End();
    ImGui::EndFrame();
  }
  s.open = true;
  if (s.masks.startFrame()) s.damage.invalidate();
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {static_cast<float>(input.width), static_cast<float>(input.height)};
  io.DeltaTime = 1.0F / 60;
  givePointer(input.pointer, s.ignores(input.pointer, input.now_ms));
  ImGui::NewFrame();
  s.openWindow(input);
  s.ui->startFrame(input.width, input.height, input.px_per_mm, input.text_size, input.contrast);
  s.ui->painter.begin(ImGui::GetWindowDrawList());
  s.ui->painter.fill({0, 0, input.width, input.height}, s.ui->colour(Colour::Paper));
  return *s.handle;
}

const DrawResult& Kit::end() {
  State& s = *state_;
  ImGui::End();
  ImGui::Render();
  s.open = false;
  collectQuads(*ImGui::GetDrawData(), s.masks.atlas().side(), s.quads);
  Ui::Impl& ui = *s.ui;
  if (ui.dialog_now != ui.dialog_before) {
    pageChanged(s.now_ms);
    if (ui.dialog_now.empty()) {
      for (Widget& widget : ui.tree.widgets) widget.enabled = true;
    }
  }
  s.damage.compare(s.width, s.height, s.quads, s.strips);
  s.result = {s.quads.size(), !s.strips.empty()};
  return s.result;
}

void Kit::render(std::uint32_t* pixels, int pitch, std::vector<RectPx>* damage) {
  State& s = *state_;
  const Surface surface{pixels, pitch, s.width, s.height};
  s.damage.compare(s.width, s.height, s.quads, s.strips);
  // Piece by piece: its pixels stay in the cache while layers cover each other, and a piece inside
  // a panel or a key needs nothing that lies below.
  for (const RectPx& strip : s.strips) {
    for (int x = 0; x < strip.w; x += kPiece) {
      const RectPx piece{strip.x + x, strip.y, std::min(kPiece, strip.w - x), strip.h};
      paint(surface, piece, s.quads, s.masks.atlas());
    }
  }
  s.damage.keep();
  if (damage != nullptr) joinStrips(s.strips, *damage);
}

void Kit::invalidate() { state_->damage.invalidate(); }

const WidgetTree& Kit::tree() const { return state_->ui->tree; }

void Kit::pageChanged(std::int64_t now_ms) {
  State& s = *state_;
  s.settled_at = now_ms + s.settle_ms;
  if (s.was_down) s.ignored = true;
}

void Kit::forgetText() {
  State& s = *state_;
  ImGui::SetCurrentContext(s.context);
  std::fill(s.quads.begin(), s.quads.end(), Quad{});
  s.quads.clear();
  s.ui->forget();
  s.masks.clear();
  s.damage.invalidate();
}

std::span<const Quad> Kit::quads() const { return state_->quads; }

std::size_t Kit::atlasBytes() const { return state_->masks.atlas().bytesUsed(); }

}  // namespace bianmin::ui
