#include "kiosk/platform/window.h"

#include <SDL.h>

#include <cstdlib>
#include <stdexcept>

namespace bianmin {
namespace {

[[noreturn]] void failed(const char* what) {
  throw std::runtime_error(std::string(what) + ": " + SDL_GetError());
}

void setHints() {
  // Xlib's input method would read 500 kB of dead-key rules at every start (10 ms); there is no
  // keyboard.
  ::setenv("XCOMPOSEFILE", "/dev/null", 1);
  SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
  SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "1");  // one way for finger and mouse
  SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");  // main() ends the loop
  SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "0");
  SDL_SetHint(SDL_HINT_IME_INTERNAL_EDITING, "0");
}

}  // namespace

Window::Window(const WindowOptions& options) {
  setHints();
  if (SDL_Init(SDL_INIT_VIDEO) != 0) failed("SDL could not start");
  SDL_DisplayMode mode{};
  if (SDL_GetDesktopDisplayMode(0, &mode) != 0) failed("no display");
  const bool whole_screen = options.width == 0;
  width_ = whole_screen ? mode.w : options.width;
  height_ = whole_screen ? mode.h : options.height;
  // A borderless window of the screen's size: SDL's full-screen state starts tens of milliseconds
  // later where no window manager runs, which is how a kiosk is set up.
  const Uint32 flags = whole_screen ? SDL_WINDOW_BORDERLESS | SDL_WINDOW_SHOWN : SDL_WINDOW_SHOWN;
  const int at = whole_screen ? 0 : static_cast<int>(SDL_WINDOWPOS_UNDEFINED);
  window_ = SDL_CreateWindow(options.title.c_str(), at, at, width_, height_, flags);
  if (window_ == nullptr) failed("the window could not be opened");
  wake_type_ = SDL_RegisterEvents(1);
  if (whole_screen) SDL_ShowCursor(SDL_DISABLE);
}

Window::~Window() {
  SDL_DestroyWindow(window_);
  SDL_Quit();
}

Window::Input Window::wait(int timeout_ms) {
  Input input;
  SDL_Event event;
  if (SDL_WaitEventTimeout(&event, timeout_ms) == 0) return input;
  do {
    take(event, input);
  } while (SDL_PollEvent(&event) != 0);
  return input;
}

void Window::take(const SDL_Event& event, Input& input) {
  switch (event.type) {
    case SDL_QUIT:
      input.quit = true;
      break;
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
      if (event.button.button == SDL_BUTTON_LEFT)
        input.touches.push_back({static_cast<float>(event.button.x),
                                 static_cast<float>(event.button.y),
                                 event.type == SDL_MOUSEBUTTONDOWN});
      break;
    case SDL_MOUSEMOTION:  // matters only while pressed: the key under the finger may be left
      if ((event.motion.state & SDL_BUTTON_LMASK) != 0)
        input.touches.push_back(
            {static_cast<float>(event.motion.x), static_cast<float>(event.motion.y), true});
      break;
    case SDL_WINDOWEVENT:
      input.exposed |= event.window.event == SDL_WINDOWEVENT_EXPOSED;
      if (event.window.event == SDL_WINDOWEVENT_SIZE_CHANGED) {
        input.resized = true;
        SDL_GetWindowSize(window_, &width_, &height_);
      }
      break;
    default:  // SDL's list is open; the rest is none of a kiosk's business
      break;
  }
}

void Window::wake() {
  SDL_Event event{};
  event.type = wake_type_;
  SDL_PushEvent(&event);  // a full queue means that the loop is awake anyway
}

Pixels Window::pixels() {
  SDL_Surface* surface = SDL_GetWindowSurface(window_);
  if (surface == nullptr) failed("no window surface");
  return {static_cast<std::uint32_t*>(surface->pixels), surface->pitch, surface->w, surface->h};
}

void Window::present(std::span<const PixelRect> changed) {
  if (changed.empty()) return;
  std::vector<SDL_Rect> rects;
  rects.reserve(changed.size());
  for (const PixelRect& r : changed) rects.push_back({r.x, r.y, r.w, r.h});
  SDL_UpdateWindowSurfaceRects(window_, rects.data(), static_cast<int>(rects.size()));
}

}  // namespace bianmin
