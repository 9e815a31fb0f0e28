// The inspector's side of the loop.
#include "kiosk/platform/terminal.h"

#ifdef BIANMIN_INSPECT

#include <future>

#include "kiosk/documents/png.h"
#include "kiosk/platform/clock.h"

namespace bianmin {

bool Terminal::composes() const { return model_.session.composing.asked > 0; }

std::string Terminal::screenName() const { return std::string(toName(model_.session.screen)); }

bool Terminal::takesTouches() const {
  return monoNow() - page_changed_ > std::chrono::milliseconds(settle_ms_);
}

void Terminal::tapAt(float x, float y) {
  tick();
  takeTouches({{x * scale_, y * scale_, true}, {x * scale_, y * scale_, false}});
}

void Terminal::screenshot(const std::string& path) {
  if (dirty_) draw();
  present(false);
  const Pixels p = window_.pixels();
  writePng(p.data, p.width, p.height, p.pitch, path);
}

void Terminal::moveClock(int minutes) {
  moveWallClock(minutes);
  tick();
}

bool Terminal::onWindowThread(const std::function<void(Inspected&)>& call) {
  auto task = std::make_shared<std::packaged_task<bool()>>([this, &call] {
    if (ended_) return false;
    call(*this);
    return true;
  });
  auto done = task->get_future();
  {
    const std::lock_guard lock(calls_mutex_);
    if (ended_) return false;
    calls_.emplace_back([task] { (*task)(); });
  }
  window_.wake();
  return done.get();
}

void Terminal::runCalls() {
  std::vector<std::function<void()>> calls;
  {
    const std::lock_guard lock(calls_mutex_);
    calls.swap(calls_);
  }
  for (const auto& call : calls) call();
}

}  // namespace bianmin

#endif
