// A terminal's sync client against a scripted centre over real TLS, with short waits.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <mutex>

#include "sync/client/sync_client.h"
#include "tests/sync/client/fake_center.h"

namespace bianmin {

class ClientTest : public ::testing::Test {
 protected:
  ClientTest() {
    const test::Issued own = center_.ca().client("延水关-01");
    options_.url = center_.url();
    options_.identity.cert_file = dir_.write("cert.pem", own.certificate);
    options_.identity.key_file = dir_.write("key.pem", own.key);
    options_.identity.ca_file = dir_.write("ca.pem", center_.ca().certificate());
    options_.planner.first_retry = std::chrono::milliseconds(2);
    options_.planner.longest_retry = std::chrono::milliseconds(20);
    options_.journal = [this] { return journal_.source(); };
  }
  // Before a test's own members go, which its callbacks write.
  void TearDown() override { client_.reset(); }
  void start() { client_ = std::make_unique<SyncClient>(options_); }

  test::TempDir dir_;
  FakeCenter center_;
  MemoryJournal journal_;
  std::mutex mutex_;  // guards what a test's callbacks write
  SyncClientOptions options_;
  std::unique_ptr<SyncClient> client_;
};

}  // namespace bianmin
