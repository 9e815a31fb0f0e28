// Bare SQLite, as a program without a store room would use it: the reference of the stores.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>

namespace bianmin::bench {

class RawDatabase {
 public:
  // An existing file, with the settings of the stores and those given.
  explicit RawDatabase(const std::filesystem::path& file, const std::string& more = {}) {
    if (sqlite3_open_v2(file.c_str(), &db_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr) !=
        SQLITE_OK) {
      throw std::runtime_error("cannot open " + file.string());
    }
    run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; " + more);
  }
  ~RawDatabase() { sqlite3_close_v2(db_); }
  RawDatabase(const RawDatabase&) = delete;
  RawDatabase& operator=(const RawDatabase&) = delete;

  void run(const std::string& sql) {
    check(sqlite3_exec(db_, sql.c_str(), nullptr, nullptr, nullptr));
  }
  std::int64_t lastRow() const { return sqlite3_last_insert_rowid(db_); }
  void check(int code) const {
    if (code != SQLITE_OK && code != SQLITE_DONE) throw std::runtime_error(sqlite3_errmsg(db_));
  }
  sqlite3* handle() const { return db_; }

 private:
  sqlite3* db_ = nullptr;
};

// Prepared once; texts and blobs are bound without a copy.
class RawStatement {
 public:
  struct Blob {
    std::string_view bytes;
  };

  RawStatement(RawDatabase& db, const char* sql) : db_(db) {
    db.check(sqlite3_prepare_v3(db.handle(), sql, -1, SQLITE_PREPARE_PERSISTENT, &s_, nullptr));
  }
  ~RawStatement() { sqlite3_finalize(s_); }
  RawStatement(const RawStatement&) = delete;
  RawStatement& operator=(const RawStatement&) = delete;

  template <typename... Values>
  void operator()(const Values&... values) {
    int index = 0;
    (bindOne(++index, values), ...);
    const int code = sqlite3_step(s_);
    sqlite3_reset(s_);
    db_.check(code);
  }

 private:
  void bindOne(int i, std::int64_t value) { sqlite3_bind_int64(s_, i, value); }
  void bindOne(int i, std::string_view value) {
    const char* text = value.empty() ? "" : value.data();  // a null pointer would bind NULL
    sqlite3_bind_text(s_, i, text, static_cast<int>(value.size()), SQLITE_STATIC);
  }
  void bindOne(int i, Blob value) {
    sqlite3_bind_blob(s_, i, value.bytes.data(), static_cast<int>(value.bytes.size()),
                      SQLITE_STATIC);
  }

  RawDatabase& db_;
  sqlite3_stmt* s_ = nullptr;
};

}  // namespace bianmin::bench
