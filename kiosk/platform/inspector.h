// Lets tests and the tour drive the terminal: JSON lines over a Unix socket, one answer a line.
// Exists only in builds with -DBIANMIN_INSPECT=ON.
//
//   {"do":"tree"}                            → {"ok":true,"screen":"home","widgets":[...]}
//   {"do":"tap","id":"home/ticket"}          a real press and release at the widget's middle
//   {"do":"type","text":"zhang"}             taps the keys of the keyboard or keypad shown
//   {"do":"wait","id":"ticket","ms":2000}    until the widget is shown
//   {"do":"screenshot","path":"a.png"}
//   {"do":"clock","minutes":-1440}           moves the wall clock of the terminal
// A failure answers {"ok":false,"error":"..."}.
#pragma once

#ifdef BIANMIN_INSPECT

#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <thread>

#include "kiosk/ui/ui.h"

namespace bianmin {

// What the inspector may do; every call is made on the window's thread.
class Inspected {
 public:
  virtual ~Inspected() = default;
  virtual const ui::WidgetTree& tree() const = 0;
  virtual std::string screenName() const = 0;
  virtual bool composes() const = 0;         // a letter is not answered by the engine yet
  virtual bool takesTouches() const = 0;     // false shortly after a page change
  virtual void tapAt(float x, float y) = 0;  // logical px
  virtual void screenshot(const std::string& path) = 0;
  virtual void moveClock(int minutes) = 0;
};

class Inspector {
 public:
  // `on_window_thread` runs a function there and returns when it has run; false when the loop
  // ended.
  using Call = std::function<bool(const std::function<void(Inspected&)>&)>;
  Inspector(const std::string& socket_path, Call on_window_thread);  // throws std::runtime_error
  ~Inspector();

 private:
  void serve();
  void serveClient(int client);
  nlohmann::json answer(const std::string& line);
  nlohmann::json tree();
  nlohmann::json wait(const std::string& id, int ms);
  nlohmann::json tap(const std::string& id);
  nlohmann::json type(const std::string& text);

  Call call_;
  int listener_ = -1;
  int stop_[2] = {-1, -1};  // a pipe: written to at the end
  std::string path_;
  std::thread thread_;
};

}  // namespace bianmin

#endif
