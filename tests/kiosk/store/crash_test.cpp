#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <random>

#include "kiosk/store/store.h"
#include "tests/kiosk/store/consistency.h"
#include "tests/kiosk/store/terminal_folder.h"

namespace bianmin {
namespace {

// The child writes until it is killed; after each commit it says so with one byte, as the screen
// would say "submitted".
[[noreturn]] void writeForEver(const std::filesystem::path& dir, const StoreKeys& keys, int told) {
  Store store(dir, keys);
  for (int i = 0;; ++i) {
    const char kind = i % 5 == 4 ? 'd' : 't';
    if (kind == 'd') {
      store.saveDossier(zhangsan(), kNine);
    } else {
      store.issueTicket(i % 2 == 0 ? "A" : "B", "", daysAfter(kMonday, i / 500), kNine);
    }
    if (::write(told, &kind, 1) != 1) ::_exit(1);
  }
}

struct Told {
  int tickets = 0;
  int dossiers = 0;
};

// Lets a child write until it has told of `commits`, then kills it at once, and counts all that it
// told of.
Told writeAndKill(const std::filesystem::path& dir, const StoreKeys& keys, int commits) {
  int ends[2];
  if (::pipe(ends) != 0) throw std::runtime_error("no pipe");
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(ends[0]);
    writeForEver(dir, keys, ends[1]);
  }
  ::close(ends[1]);
  Told told;
  char kind = 0;
  for (int i = 0; ::read(ends[0], &kind, 1) == 1;) {
    (kind == 'd' ? told.dossiers : told.tickets)++;
    if (++i == commits) ::kill(child, SIGKILL);
  }
  ::close(ends[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
  return told;
}

TEST(CrashTest, WhatWasToldIsThereAfterAKillAndNumbersHaveNoGaps) {
  TerminalFolder folder;
  const CountyKeys keys;
  std::mt19937 random(20261123);
  std::uniform_int_distribution<int> commits(1, 60);
  Told all;
  for (int round = 0; round < 12; ++round) {
    const Told told = writeAndKill(folder.path(), keys.terminal(), commits(random));
    all.tickets += told.tickets;
    all.dossiers += told.dossiers;
    expectConsistent(folder.path());
    store::Database db(folder.path());
    // One more of each round may be there: committed, and killed before it could be told.
    const auto tickets = numberOf(db, "SELECT count(*) FROM ticket");
    const auto dossiers = numberOf(db, "SELECT count(*) FROM dossier");
    EXPECT_GE(tickets, all.tickets);
    EXPECT_GE(dossiers, all.dossiers);
    EXPECT_LE(tickets + dossiers, all.tickets + all.dossiers + round + 1);
  }
}

}  // namespace
}  // namespace bianmin
