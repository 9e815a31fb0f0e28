// The SDL window: its pixels, its touches, and the sleep between them.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

struct SDL_Window;
union SDL_Event;

namespace bianmin {

struct WindowOptions {
  int width = 0, height = 0;  // 0: the full screen
  std::string title;
};

// One change of the one finger (or mouse button) that counts; further fingers are ignored.
struct Touch {
  float x = 0, y = 0;
  bool down = false;
};

struct Pixels {
  std::uint32_t* data = nullptr;  // XRGB8888
  int pitch = 0;                  // bytes a row
  int width = 0, height = 0;
};

struct PixelRect {
  int x = 0, y = 0, w = 0, h = 0;
};

// Uses the unaccelerated window surface: a GL context costs 60 to 90 MB and 75 ms at the start.
// All calls from one thread, except wake().
class Window {
 public:
  explicit Window(const WindowOptions& options);  // throws std::runtime_error with SDL's words
  ~Window();
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  struct Input {
    std::vector<Touch> touches;  // in order
    bool quit = false;
    bool exposed = false;  // pixels were lost: present everything again
    bool resized = false;
  };
  // Sleeps until something happens, wake() is called, or `timeout_ms` has passed.
  Input wait(int timeout_ms);
  // From any thread: ends wait().
  void wake();

  Pixels pixels();
  void present(std::span<const PixelRect> changed);
  int width() const { return width_; }
  int height() const { return height_; }

 private:
  void take(const SDL_Event& event, Input& input);

  SDL_Window* window_ = nullptr;
  std::uint32_t wake_type_ = 0;
  int width_ = 0, height_ = 0;
};

}  // namespace bianmin
