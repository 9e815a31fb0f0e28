#include "kiosk/platform/input_lane.h"

#include <spdlog/spdlog.h>

#include <utility>

namespace bianmin {
namespace {
constexpr int kCandidatesOnAPage = 5;  // as many keys as stand above the keyboard
}

InputLane::InputLane(std::filesystem::path work_dir, EventQueue& queue)
    : work_dir_(std::move(work_dir)), queue_(queue) {}

void InputLane::start() {
  if (pinyin_) return;
  std::filesystem::create_directories(work_dir_);
  pinyin_ = makePinyin(work_dir_.string(), kCandidatesOnAPage);
}

void InputLane::with(std::uint32_t session, std::function<Composition(Pinyin&)> call) {
  worker_.post([this, session, call = std::move(call)] {
    Composition now;
    try {
      start();
      now = call(*pinyin_);
    } catch (const std::exception& error) {
      spdlog::error("pinyin: {}", error.what());
    }
    queue_.post(
        event::Composed{now.preedit, now.candidates, now.has_more, now.has_previous, now.committed},
        session);
  });
}

void InputLane::key(char letter, std::uint32_t session) {
  with(session, [letter](Pinyin& p) { return letter == '\b' ? p.backspace() : p.key(letter); });
}

void InputLane::pick(int index, std::uint32_t session) {
  with(session, [index](Pinyin& p) { return p.choose(index); });
}

void InputLane::page(int direction, std::uint32_t session) {
  with(session, [direction](Pinyin& p) { return p.page(direction); });
}

void InputLane::clear() {
  worker_.post([this] {
    if (pinyin_) pinyin_->clear();
  });
}

}  // namespace bianmin
