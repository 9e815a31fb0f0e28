#include "kiosk/platform/terminal.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "kiosk/app/update.h"
#include "kiosk/app/view.h"
#include "kiosk/platform/clock.h"
#include "kiosk/screens/screens.h"

namespace bianmin {
namespace {

// Drawing brings an event, which changes the model, which is drawn again; more rounds than this
// mean a screen that asks for ever.
constexpr int kMostRounds = 4;

// What a resident would call another page: after it changes, touches wait for a moment.
auto pageOf(const Session& s) {
  return std::make_tuple(s.screen, s.page, s.form.index, s.selfcheck.index, s.progress.asking_tail,
                         s.asking_still_there, s.cadre.work.group);
}

ui::TextSize textSize(Display display) {
  return display == Display::Large || display == Display::LargeHighContrast ? ui::TextSize::Large
                                                                            : ui::TextSize::Normal;
}

ui::Contrast contrast(Display display) {
  return display == Display::HighContrast || display == Display::LargeHighContrast
             ? ui::Contrast::High
             : ui::Contrast::Normal;
}

}  // namespace

Terminal::Terminal(Model model, Window& window, ui::Kit& kit, float px_per_mm, int settle_ms)
    : model_(std::move(model)),
      window_(window),
      kit_(kit),
      px_per_mm_(px_per_mm),
      settle_ms_(settle_ms),
      queue_([this] { window_.wake(); }) {}

void Terminal::showFirstFrame() {
  tick();
  draw();
  present(true);
}

void Terminal::stop() {
  stopping_ = true;
  window_.wake();
}

void Terminal::run(Runner& runner) {
  runner_ = &runner;
  while (!stopping_) {
    const Window::Input input = window_.wait(sleepMs());
    if (input.quit) break;
    tick();
    takeAnswers();
    takeTouches(input.touches);
#ifdef BIANMIN_INSPECT
    runCalls();
#endif
    if (dirty_ || input.resized) draw();
    present(input.exposed || input.resized);
  }
#ifdef BIANMIN_INSPECT
  {
    const std::lock_guard lock(calls_mutex_);
    ended_ = true;
  }
  runCalls();
#endif
  runner_ = nullptr;
}

void Terminal::tick() { apply(event::Tick{monoNow(), localNow(), secondNow()}); }

void Terminal::takeAnswers() {
  for (Posted& posted : queue_.take()) {
    // The resident who asked has left: the answer is nobody's any more.
    if (posted.session && *posted.session != model_.session_serial) continue;
    apply(posted.event);
  }
}

void Terminal::takeTouches(const std::vector<Touch>& touches) {
  for (std::size_t i = 0; i < touches.size(); ++i) {
    const Touch& touch = touches[i];
    const bool moves_on =
        pointer_.down && touch.down && i + 1 < touches.size() && touches[i + 1].down;
    if (moves_on) continue;  // only the last place of a movement counts
    if (touch.down && !pointer_.down) apply(event::Touched{});
    pointer_ = {touch.x, touch.y, touch.down};
    draw();
  }
}

void Terminal::apply(const Event& event) {
  const auto page = pageOf(model_.session);
  const LocalTime shown = model_.now;
  const auto serial = model_.session_serial;
  const bool counting = countsDown(model_);
  const auto effects = update(model_, event);
  auto asking = serial;
  for (const Effect& effect : effects) {
    const bool ends = std::holds_alternative<effect::WipeSession>(effect);
    if (ends || std::holds_alternative<effect::WipeShown>(effect)) kit_.forgetText();
    // Of the session that asked, also when this event has ended it.
    if (runner_ != nullptr) runner_->perform(effect, asking);
    if (ends) asking = model_.session_serial;  // what follows is asked by the next session
  }
  if (pageOf(model_.session) != page || model_.session_serial != serial) {
    page_changed_ = model_.mono;
    kit_.pageChanged(page_changed_.time_since_epoch().count());
  }
  // A tick changes what is seen only when the minute or a count-down does.
  const bool only_time = std::holds_alternative<event::Tick>(event) && effects.empty() &&
                         pageOf(model_.session) == page && shown == model_.now && !counting &&
                         !countsDown(model_);
  dirty_ |= !only_time;
}

void Terminal::draw() {
  bool again = true;
  for (int round = 0; again && round < kMostRounds; ++round) drawOnce(again);
}

void Terminal::drawOnce(bool& again) {
  dirty_ = false;
  ui::FrameInput input;
  input.width = window_.width();
  input.height = window_.height();
  input.px_per_mm = px_per_mm_;
  input.text_size = textSize(model_.session.display);
  input.contrast = contrast(model_.session.display);
  input.pointer = pointer_;
  input.now_ms = model_.mono.time_since_epoch().count();
  ui::Ui& ui = kit_.begin(input);
  scale_ = static_cast<float>(input.width) / ui.canvas().w;
  const std::vector<Event> events = bianmin::draw(model_, ui);
  kit_.end();
  for (const Event& event : events) apply(event);
  again = !events.empty() || dirty_;
}

void Terminal::present(bool everything) {
  if (everything) kit_.invalidate();
  const Pixels target = window_.pixels();
  damage_.clear();
  kit_.render(target.data, target.pitch, &damage_);
  std::vector<PixelRect> changed;
  for (const ui::RectPx& r : damage_) changed.push_back({r.x, r.y, r.w, r.h});
  window_.present(changed);
}

int Terminal::sleepMs() const {
  if (dirty_) return 0;
  const auto wake = nextWake(model_);
  if (wake == MonoTime::max()) return -1;
  const auto left = wake - monoNow();
  return static_cast<int>(std::clamp<std::int64_t>(left.count(), 0, 3'600'000));
}

}  // namespace bianmin
