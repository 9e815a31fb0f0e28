#include <gtest/gtest.h>

#include "kiosk/store/store.h"
#include "tests/kiosk/store/terminal_folder.h"

namespace bianmin {
namespace {

TEST(PrintJobTest, AJobKeepsItsLastState) {
  TerminalFolder folder;
  Store store(folder.path(), std::nullopt);
  const std::int64_t id = store.addJob("ticket", kNine);
  EXPECT_EQ(store.jobs().front().state, JobState::Queued);
  for (const JobState state : {JobState::Printing, JobState::Done, JobState::Failed,
                               JobState::Unsure, JobState::Interrupted}) {
    store.setJob(id, state);
    EXPECT_EQ(store.jobs().front().state, state) << toName(state);
  }
  EXPECT_EQ(store.jobs().front().kind, "ticket");
  EXPECT_EQ(store.jobs().front().at, kNine);
}

TEST(PrintJobTest, WhatAPowerCutLeftOpenIsInterruptedOnceAndToldOnce) {
  TerminalFolder folder;
  {
    Store store(folder.path(), std::nullopt);
    store.addJob("ticket", kNine);
    store.setJob(store.addJob("notice", kNine), JobState::Printing);
    store.setJob(store.addJob("receipt", kNine), JobState::Done);
  }
  Store store(folder.path(), std::nullopt);
  const auto interrupted = store.interruptJobs();
  ASSERT_EQ(interrupted.size(), 2U);
  EXPECT_EQ(interrupted[0].kind, "ticket");
  EXPECT_EQ(interrupted[1].kind, "notice");
  EXPECT_EQ(interrupted[1].state, JobState::Interrupted);
  EXPECT_TRUE(store.interruptJobs().empty());
  EXPECT_EQ(store.jobs().at(2).state, JobState::Done);
}

TEST(PrintJobTest, AnUnknownJobIsAnError) {
  TerminalFolder folder;
  Store store(folder.path(), std::nullopt);
  EXPECT_THROW(store.setJob(7, JobState::Done), std::invalid_argument);
}

}  // namespace
}  // namespace bianmin
