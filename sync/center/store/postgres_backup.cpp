// PostgreSQL's own programs write and read backups.
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <vector>

#include "sync/center/store/backups.h"
#include "sync/center/store/feed_life.h"
#include "sync/center/store/migrate.h"
#include "sync/center/store/postgres_db.h"

namespace bianmin::center {
namespace {

namespace fs = std::filesystem;

// Everything that is there, also what a newer program than the backup's has added.
constexpr const char* kDropAll =
    "DO $$ DECLARE o record; BEGIN"
    " FOR o IN SELECT tablename FROM pg_tables WHERE schemaname = current_schema() LOOP"
    "  EXECUTE format('DROP TABLE %I CASCADE', o.tablename); END LOOP;"
    " FOR o IN SELECT p.oid::regprocedure AS f FROM pg_proc p"
    "  JOIN pg_namespace n ON n.oid = p.pronamespace"
    "  WHERE n.nspname = current_schema() AND p.proname LIKE 'bianmin%' LOOP"
    "  EXECUTE 'DROP FUNCTION ' || o.f; END LOOP; END $$";

class PartFile {
 public:
  explicit PartFile(fs::path path) : path_(std::move(path)) {}
  ~PartFile() {
    std::error_code ignored;
    fs::remove(path_, ignored);
  }
  PartFile(const PartFile&) = delete;
  PartFile& operator=(const PartFile&) = delete;
  std::string text() const { return path_.string(); }

 private:
  fs::path path_;
};

// Its words go to standard error, for the technician.
void run(std::vector<std::string> command, const std::string& password) {
  std::vector<char*> argv;
  for (std::string& word : command) argv.push_back(word.data());
  argv.push_back(nullptr);
  const pid_t child = ::fork();
  if (child < 0) throw StoreError("cannot start " + command[0]);
  if (child == 0) {
    if (!password.empty()) ::setenv("PGPASSWORD", password.c_str(), 1);
    ::setenv("PGCONNECT_TIMEOUT", "10", 0);
    ::execvp(argv[0], argv.data());
    ::_exit(127);
  }
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  const int code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  if (code == 127) throw StoreError(command[0] + " is missing: install postgresql-client");
  if (code != 0) throw StoreError(command[0] + " failed");
}

void syncToDisk(const std::string& file) {
  const int fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  const bool good = fd >= 0 && ::fsync(fd) == 0;
  if (fd >= 0) ::close(fd);
  if (!good) throw StoreError("cannot write " + file);
}

// From the only row of the backup's table of that name; 0: it is none of ours.
int versionIn(const fs::path& file) {
  const PartFile row(file.string() + ".version.part");
  run({"pg_restore", "--data-only", "--table=bianmin_schema", "--file=" + row.text(),
       file.string()},
      "");
  std::ifstream lines(row.text());
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("COPY ") || line.find("bianmin_schema") == std::string::npos) continue;
    std::getline(lines, line);
    return std::atoi(line.c_str());
  }
  return 0;
}

int hexValue(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string percentDecoded(const std::string& text) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escape = text[i] == '%' && i + 2 < text.size() && hexValue(text[i + 1]) >= 0 &&
                        hexValue(text[i + 2]) >= 0;
    decoded.push_back(escape ? static_cast<char>(hexValue(text[i + 1]) * 16 + hexValue(text[i + 2]))
                             : text[i]);
    if (escape) i += 2;
  }
  return decoded;
}

}  // namespace

PostgresAddress withoutPassword(const std::string& url) {
  PostgresAddress address{url, ""};
  std::string& rest = address.url;
  const std::size_t start = rest.find("://") + 3;
  const std::size_t path = std::min(rest.find_first_of("/?", start), rest.size());
  const std::size_t at = rest.rfind('@', path);
  const std::size_t colon = rest.find(':', start);
  if (at != std::string::npos && at >= start && colon < at) {
    address.password = percentDecoded(rest.substr(colon + 1, at - colon - 1));
    rest.erase(colon, at - colon);
  }
  const std::size_t query = rest.find('?');
  const std::size_t given = query == std::string::npos ? query : rest.find("password=", query);
  if (given != std::string::npos && (rest[given - 1] == '?' || rest[given - 1] == '&')) {
    const std::size_t value = given + std::string_view("password=").size();
    const std::size_t end = std::min(rest.find('&', value), rest.size());
    address.password = percentDecoded(rest.substr(value, end - value));
    rest.erase(given, end == rest.size() ? end - given : end + 1 - given);
    if (rest.back() == '?' || rest.back() == '&') rest.pop_back();
  }
  return address;
}

void backupPostgres(const std::string& url, const fs::path& file) {
  requireKnown(*postgresConnector(url)->connect());
  const PostgresAddress address = withoutPassword(url);
  const PartFile part(file.string() + ".part");
  run({"pg_dump", "--format=custom", "--no-owner", "--no-privileges", "--file=" + part.text(),
       "--dbname=" + address.url},
      address.password);
  syncToDisk(part.text());
  fs::rename(part.text(), file);
}

void restorePostgres(const std::string& url, const fs::path& file) {
  const PostgresAddress address = withoutPassword(url);
  const auto db = postgresConnector(url)->connect();
  schemaVersion(*db);  // another program's database is refused
  const int version = versionIn(file);
  if (version == 0) throw StoreError(file.string() + " is no backup of bianmin-center");
  requireKnown(version, migrations(Dialect::Postgres));
  // As a file, because a pipe that ends early would look like the end.
  const PartFile script(file.string() + ".sql.part");
  run({"pg_restore", "--no-owner", "--no-privileges", "--file=" + script.text(), file.string()},
      "");
  run({"psql", "--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1",
       "--set=VERBOSITY=terse", "--output=/dev/null", "--dbname=" + address.url,
       std::string("--command=") + kDropAll, "--file=" + script.text(),
       "--command=RESET search_path", std::string("--command=") + kForgetTransactions,
       std::string("--command=") + kNewLife.postgres},
      address.password);
  migrate(*db);
}

}  // namespace bianmin::center
