// A virtual X server whose pixels this program reads from memory, without asking it.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "tests/bench/bench_support.h"
#include "tests/support/process.h"

namespace bianmin::bench {

// 1920x1080. Not thread-safe.
class Screen {
 public:
  // Nothing where there is no Xvfb.
  static std::unique_ptr<Screen> start();
  ~Screen();

  const std::string& display() const { return display_; }  // ":7"

  // All below the band with the clock, which changes by itself.
  using Picture = std::vector<std::uint32_t>;
  Picture picture() const;
  bool shows(const Picture& picture) const;
  // Looks until the screen is that picture; the time from `since`. Throws after ten seconds.
  double waitFor(const Picture& picture, Clock::time_point since) const;
  void waitUntilNot(const Picture& picture) const;
  // The picture that nothing has changed for so long.
  Picture still(std::chrono::milliseconds unchanged) const;

 private:
  Screen() = default;
  std::span<const std::uint32_t> below() const;

  Folder folder_;
  test::Process server_;
  std::string display_;
  void* map_ = nullptr;
  std::size_t bytes_ = 0;
  const std::uint32_t* pixels_ = nullptr;
};

}  // namespace bianmin::bench
