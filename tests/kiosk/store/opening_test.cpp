// Several workers and programs open the terminal's database at the same moment.
#include <gtest/gtest.h>

#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include "kiosk/store/store.h"
#include "tests/kiosk/store/terminal_folder.h"

namespace bianmin {
namespace {

TEST(OpeningTest, ManyMayOpenANewFolderAtOnce) {
  constexpr int kRounds = 10, kThreads = 6;
  for (int round = 0; round < kRounds; ++round) {
    const TerminalFolder folder;
    std::atomic<int> opened{0};
    std::vector<std::string> errors(kThreads);
    std::vector<std::thread> threads;
    for (int i = 0; i < kThreads; ++i) {
      threads.emplace_back([&, i] {
        try {
          Store store(folder.path(), std::nullopt);
          store.waiting();
          ++opened;
        } catch (const std::exception& error) {
          errors[static_cast<std::size_t>(i)] = error.what();
        }
      });
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(opened, kThreads);
    for (const std::string& error : errors) EXPECT_EQ(error, "");
  }
}

}  // namespace
}  // namespace bianmin
