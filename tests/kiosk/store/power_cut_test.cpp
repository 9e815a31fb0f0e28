// What a power cut leaves: of each file, only what was synced to the disk.
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <map>
#include <random>
#include <vector>

#include "kiosk/store/store.h"
#include "tests/kiosk/store/consistency.h"
#include "tests/kiosk/store/terminal_folder.h"

namespace bianmin {
namespace {

// While it lives, SQLite's files are copied to `durable` at each sync, and at no other time. A
// removed file goes from there when the folder is synced, which SQLite does with a new file's first
// sync.
class SyncedCopies {
 public:
  explicit SyncedCopies(std::filesystem::path durable) : durable_(std::move(durable)) {
    current = this;
    real_ = ::sqlite3_vfs_find(nullptr);
    vfs_ = *real_;
    vfs_.zName = "synced-copies";
    vfs_.xOpen = open;
    vfs_.xDelete = remove;
    ::sqlite3_vfs_register(&vfs_, 1);
  }
  ~SyncedCopies() {
    ::sqlite3_vfs_unregister(&vfs_);
    ::sqlite3_vfs_register(real_, 1);
    current = nullptr;
  }
  SyncedCopies(const SyncedCopies&) = delete;
  SyncedCopies& operator=(const SyncedCopies&) = delete;

 private:
  static int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out_flags) {
    const int result = current->real_->xOpen(current->real_, name, file, flags, out_flags);
    if (result != SQLITE_OK || name == nullptr) return result;
    // The database and its log have tables of functions of their own.
    const sqlite3_io_methods* real = file->pMethods;
    sqlite3_io_methods& own = current->methods_[real];
    own = *real;
    own.xSync = sync;
    current->files_[file] = {name, real, false};
    file->pMethods = &own;
    return result;
  }
  static int remove(sqlite3_vfs*, const char* name, int sync_folder) {
    current->removed_.push_back(std::filesystem::path(name).filename());
    return current->real_->xDelete(current->real_, name, sync_folder);
  }
  static int sync(sqlite3_file* file, int flags) {
    File& known = current->files_.at(file);
    const int result = known.real->xSync(file, flags);
    const std::filesystem::path from = known.name;
    if (!known.synced) {
      for (const auto& name : current->removed_) std::filesystem::remove(current->durable_ / name);
      current->removed_.clear();
      known.synced = true;
    }
    std::filesystem::copy_file(from, current->durable_ / from.filename(),
                               std::filesystem::copy_options::overwrite_existing);
    return result;
  }

  struct File {
    std::string name;
    const sqlite3_io_methods* real = nullptr;
    bool synced = false;
  };

  inline static SyncedCopies* current = nullptr;
  std::filesystem::path durable_;
  sqlite3_vfs* real_ = nullptr;
  sqlite3_vfs vfs_{};
  std::map<const sqlite3_io_methods*, sqlite3_io_methods> methods_;
  std::map<sqlite3_file*, File> files_;
  std::vector<std::filesystem::path> removed_;
};

void copyFiles(const std::filesystem::path& from, const std::filesystem::path& to) {
  std::filesystem::remove_all(to);
  std::filesystem::copy(from, to);
}

Move carried(const std::string& dossier) {
  Move move;
  move.kind = MoveKind::Carried;
  move.dossier = dossier;
  move.at = kNine;
  return move;
}

TEST(PowerCutTest, WhatWasReturnedIsOnTheDisk) {
  TerminalFolder folder;
  const auto durable = folder.path() / "durable";
  const auto after_cut = folder.path() / "after";
  std::filesystem::create_directory(durable);
  const CountyKeys keys;
  std::vector<SavedDossier> saved;
  {
    const SyncedCopies copies(durable);
    Store store(folder.path() / "live", keys.terminal());
    const std::string cadre = store.addCadre("张三", "", kNine).cadre.id;
    for (int i = 1; i <= 300; ++i) {
      store.issueTicket("A", "", kMonday, kNine);
      if (i % 10 == 0) saved.push_back(store.saveDossier(zhangsan(), kNine));
      if (i % 15 == 0) store.record(carried(saved.back().id), cadre);
      // On the way the log is written back to the database at least once.
      if (i % 60 == 0) copyFiles(durable, folder.path() / ("cut" + std::to_string(i)));
    }
  }
  for (int i = 60; i <= 300; i += 60) {
    const auto cut = folder.path() / ("cut" + std::to_string(i));
    expectConsistent(cut);
    store::Database db(cut);
    EXPECT_EQ(numberOf(db, "SELECT count(*) FROM ticket"), i);
    EXPECT_EQ(numberOf(db, "SELECT count(*) FROM dossier"), i / 10);
    EXPECT_EQ(numberOf(db, "SELECT count(*) FROM move"), i / 15);
    EXPECT_TRUE(store::verifyAudit(db, keys.station).good);
  }
  EXPECT_GT(std::filesystem::file_size(folder.path() / "cut300" / "terminal.db"),
            std::filesystem::file_size(folder.path() / "cut60" / "terminal.db"))
      << "the log was never written back; the test needs more tickets";
  copyFiles(durable, after_cut);
  Store store(after_cut, keys.terminal());
  for (const SavedDossier& dossier : saved) {
    EXPECT_TRUE(store.find(dossier.code, "0013").has_value());
  }
}

TEST(PowerCutTest, ALogThatIsTornAnywhereGivesAWholePast) {
  TerminalFolder folder;
  const auto live = folder.path() / "live";
  const auto torn = folder.path() / "torn";
  const CountyKeys keys;
  Store store(live, keys.terminal());
  const std::string cadre = store.addCadre("张三", "", kNine).cadre.id;
  for (int i = 0; i < 60; ++i) {
    store.issueTicket("A", "", kMonday, kNine);
    if (i % 10 == 0) store.record(carried(store.saveDossier(zhangsan(), kNine).id), cadre);
  }
  const auto size = std::filesystem::file_size(live / "terminal.db-wal");
  std::mt19937 random(20261123);
  std::uniform_int_distribution<std::uintmax_t> place(0, size);
  std::int64_t most = 0;
  for (int round = 0; round < 40; ++round) {
    copyFiles(live, torn);
    std::filesystem::remove(torn / "terminal.db-shm");
    std::filesystem::resize_file(torn / "terminal.db-wal", place(random));
    expectConsistent(torn);
    store::Database db(torn);
    most = std::max(most, numberOf(db, "SELECT count(*) FROM ticket"));
    EXPECT_TRUE(store::verifyAudit(db, keys.station).good) << "move, entry and note, or none";
  }
  EXPECT_GT(most, 30);
}

}  // namespace
}  // namespace bianmin
