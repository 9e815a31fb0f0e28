// The loop: touches and answers become events, events change the model, the model is drawn.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "kiosk/app/model.h"
#include "kiosk/platform/event_queue.h"
#include "kiosk/platform/inspector.h"
#include "kiosk/platform/runner.h"
#include "kiosk/platform/window.h"
#include "kiosk/ui/frame.h"

namespace bianmin {

// Runs on the window's thread. Sleeps while nothing changes; draws until a drawing brings no
// further event, and shows only the last of these drawings.
class Terminal
#ifdef BIANMIN_INSPECT
    : public Inspected
#endif
{
 public:
  Terminal(Model model, Window& window, ui::Kit& kit, float px_per_mm, int settle_ms);

  // The first frame; nothing has been opened yet that it does not need.
  void showFirstFrame();
  // Until the window is closed or stop() is called.
  void run(Runner& runner);
  // From any thread (signals come through one).
  void stop();

  EventQueue& queue() { return queue_; }

#ifdef BIANMIN_INSPECT
  const ui::WidgetTree& tree() const override { return kit_.tree(); }
  std::string screenName() const override;
  bool composes() const override;
  bool takesTouches() const override;
  void tapAt(float x, float y) override;
  void screenshot(const std::string& path) override;
  void moveClock(int minutes) override;
  // Runs `call` on the window's thread; false when the loop has ended.
  bool onWindowThread(const std::function<void(Inspected&)>& call);
#endif

 private:
  void takeTouches(const std::vector<Touch>& touches);
  void takeAnswers();
  void tick();
  void apply(const Event& event);
  void draw();
  void drawOnce(bool& again);
  void present(bool everything);
  int sleepMs() const;

  Model model_;
  Window& window_;
  ui::Kit& kit_;
  const float px_per_mm_;
  const int settle_ms_;
  EventQueue queue_;
  Runner* runner_ = nullptr;
  ui::Pointer pointer_{};
  MonoTime page_changed_{};
  float scale_ = 1;  // px of the window for one logical px
  std::vector<ui::RectPx> damage_;
  bool dirty_ = true;  // the model changed since it was drawn
  std::atomic<bool> stopping_{false};

#ifdef BIANMIN_INSPECT
  void runCalls();
  std::mutex calls_mutex_;
  std::vector<std::function<void()>> calls_;
  bool ended_ = false;
#endif
};

}  // namespace bianmin
