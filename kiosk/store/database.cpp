#include "kiosk/store/database.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <system_error>

#include "kiosk/store/migrate.h"

namespace bianmin::store {
namespace {

constexpr int kBusyMs = 5000;

// SQLite gives -wal and -shm the permissions of the file itself, so this one is made first. Under
// another name: closing a descriptor of the database itself would drop the locks that SQLite holds
// on it for the other connections of this process, and another process that leaves would then take
// the write-ahead log away from under them.
std::string makeFile(const std::filesystem::path& dir) {
  if (std::filesystem::create_directories(dir)) {
    std::filesystem::permissions(dir, std::filesystem::perms::owner_all);
  }
  const std::filesystem::path file = dir / "terminal.db";
  if (std::filesystem::exists(file)) return file.string();
  std::string empty = (dir / "new-XXXXXX").string();
  const int fd = ::mkstemp(empty.data());  // 0600
  if (fd < 0) throw std::system_error(errno, std::generic_category(), dir.string());
  ::close(fd);
  const bool there = ::link(empty.c_str(), file.c_str()) == 0 || errno == EEXIST;
  const int error = errno;
  ::unlink(empty.c_str());
  if (!there) throw std::system_error(error, std::generic_category(), file.string());
  return file.string();
}

// One opens at a time, among threads and programs: turning a new file to WAL does not wait for
// others, it fails.
class OneOpens {
 public:
  explicit OneOpens(const std::filesystem::path& dir) {
    const std::string file = (dir / "opening.lock").string();
    fd_ = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (fd_ < 0 || ::flock(fd_, LOCK_EX) != 0)
      throw std::system_error(errno, std::generic_category(), file);
  }
  ~OneOpens() { ::close(fd_); }
  OneOpens(const OneOpens&) = delete;
  OneOpens& operator=(const OneOpens&) = delete;

 private:
  int fd_ = -1;
};

}  // namespace

Database::Database(const std::filesystem::path& dir)
    : db_(makeFile(dir), SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX, kBusyMs) {
  const OneOpens guard(dir);
  db_.exec("PRAGMA journal_mode = WAL");
  db_.exec("PRAGMA synchronous = FULL");
  db_.exec("PRAGMA secure_delete = ON");
  db_.exec("PRAGMA trusted_schema = OFF");
  db_.exec("PRAGMA foreign_keys = OFF");  // a build of SQLite may begin with ON
  migrate(db_);
  db_.exec("PRAGMA foreign_keys = ON");
}

SQLite::Statement& Database::prepared(const char* sql) {
  const auto found = statements_.find(sql);
  if (found != statements_.end()) return found->second;
  return statements_.try_emplace(sql, db_, sql).first->second;
}

std::string Database::damage() {
  for (const char* check : {"PRAGMA integrity_check(1)", "PRAGMA foreign_key_check"}) {
    Query row(*this, check);
    if (row.step() && row.text(0) != "ok") return row.text(0);
  }
  return {};
}

WriteTransaction::WriteTransaction(Database& db) : db_(db) { Query(db_, "BEGIN IMMEDIATE").run(); }

WriteTransaction::~WriteTransaction() {
  if (!open_) return;
  try {
    Query(db_, "ROLLBACK").run();
  } catch (const SQLite::Exception&) {
    // Some errors, such as a full disk, have rolled back already.
  }
}

void WriteTransaction::commit() {
  Query(db_, "COMMIT").run();
  open_ = false;
}

}  // namespace bianmin::store
