// All calls of libpqxx are in this file: its interface differs between 6.4 and 7.10. Values go and
// come as text, which is the same in both and lets the server find the types.
#include "sync/center/store/postgres_db.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <charconv>
#include <pqxx/pqxx>
#include <unordered_map>
#include <utility>

#pragma GCC diagnostic ignored "-Wdeprecated-declarations"

namespace bianmin::center {
namespace {

using Values = std::vector<std::optional<std::string>>;

// A request waits no longer for the server, and the server for no client that has gone.
constexpr const char* kSession =
    "SET statement_timeout = '60s'; SET lock_timeout = '15s';"
    " SET idle_in_transaction_session_timeout = '60s'; SET client_min_messages = 'warning';"
    // Each statement has the one index that it was written for. With a plan for each set of values
    // the planner trusts its guesses instead, and takes a hundred times as long with millions of
    // rows; to compile a plan or to start workers takes longer than a page of a list.
    " SET plan_cache_mode = force_generic_plan; SET jit = off;"
    " SET max_parallel_workers_per_gather = 0";
constexpr std::string_view kAway = "the database server is away";

std::string withTimeouts(std::string url) {
  const auto add = [&](const std::string& name, const std::string& value) {
    if (url.find(name + "=") != std::string::npos) return;
    url += (url.find('?') == std::string::npos ? '?' : '&') + name + "=" + value;
  };
  add("connect_timeout", "10");
  add("tcp_user_timeout", "30000");
  add("fallback_application_name", "bianmin-center");
  return url;
}

std::unique_ptr<pqxx::connection> open(const std::string& url) {
  auto connection = std::make_unique<pqxx::connection>(url);
#if PQXX_VERSION_MAJOR < 7
  // It would connect again by itself, in the middle of what was a transaction.
  connection->inhibit_reactivation(true);
#endif
  pqxx::nontransaction settings(*connection);
  settings.exec(kSession);
  return connection;
}

pqxx::result execPrepared(pqxx::transaction_base& in, const std::string& name,
                          const Values& values) {
#if PQXX_VERSION_MAJOR < 7
  std::vector<const char*> given;
  for (const auto& value : values) given.push_back(value ? value->c_str() : nullptr);
  return in.exec_prepared(name, pqxx::prepare::make_dynamic_params(given));
#else
  pqxx::params given;
  for (const auto& value : values) {
    if (value) {
      given.append(*value);
    } else {
      given.append();
    }
  }
  return in.exec_prepared(name, given);
#endif
}

// Whether the server ended the session: it is shutting down, or an administrator asked for it.
bool endsSession(const std::string& state) { return state.starts_with("57P"); }

class PostgresDb;

class PostgresStatement final : public Statement {
 public:
  PostgresStatement(PostgresDb& db, const char* sql, std::string name)
      : db_(db), sql_(sql), name_(std::move(name)) {}

  void bindNull(int index) override { at(index).reset(); }
  void bindInteger(int index, std::int64_t value) override { at(index) = std::to_string(value); }
  void bindText(int index, std::string_view value) override {
    if (value.find('\0') != std::string_view::npos) {
      throw StoreError("the database cannot keep a text with a zero byte in it");
    }
    at(index) = std::string(value);
  }
  void bindBlob(int index, std::span<const unsigned char> value) override;
  bool step() override;
  int run() override;
  void reset() noexcept override {
    values_.clear();
    result_.reset();
  }
  bool isNull(int column) override { return field(column).is_null(); }
  std::int64_t integer(int column) override;
  std::string text(int column) override {
    const pqxx::field value = field(column);
    return {value.c_str(), value.size()};
  }
  Blob blob(int column) override;

  const char* sql() const { return sql_; }
  const std::string& name() const { return name_; }

 private:
  std::optional<std::string>& at(int index) {
    const auto place = static_cast<std::size_t>(index);
    if (values_.size() < place) values_.resize(place);
    return values_[place - 1];
  }
  pqxx::field field(int column) {
    if (!result_ || next_ == 0) throw StoreError("a row was read before step()");
    return (*result_)[static_cast<pqxx::result::size_type>(next_ - 1)]
                     [static_cast<pqxx::row::size_type>(column)];
  }

  PostgresDb& db_;
  const char* sql_;
  std::string name_;
  Values values_;
  std::optional<pqxx::result> result_;
  std::size_t next_ = 0;
};

class PostgresDb final : public Db {
 public:
  explicit PostgresDb(std::string url) : url_(std::move(url)) {
    guarded("connecting", [&] { ready(); });
  }

  Dialect dialect() const override { return Dialect::Postgres; }
  Statement& prepared(const char* sql) override {
    auto& slot = statements_[sql];
    if (!slot) {
      slot = std::make_unique<PostgresStatement>(*this, sql, "s" + std::to_string(++names_));
    }
    return *slot;
  }
  void exec(const std::string& sql) override {
    guarded(sql.c_str(), [&] { inTransactionOrAlone([&](auto& in) { return in.exec(sql); }); });
  }

  pqxx::result execute(const PostgresStatement& statement, const Values& values) {
    return guarded(statement.sql(), [&] {
      return inTransactionOrAlone([&](pqxx::transaction_base& in) {
        bool& known = known_[statement.name()];
        if (!known) connection_->prepare(statement.name(), statement.sql());
        known = true;
        return execPrepared(in, statement.name(), values);
      });
    });
  }

 protected:
  void begin() override {
    guarded("BEGIN", [&] {
      ready();
      work_ = std::make_unique<pqxx::work>(*connection_);
    });
    begun_ = true;
  }
  void commit() override {
    if (!work_) throw StoreError(std::string(kAway));
    guarded("COMMIT", [&] { work_->commit(); });
    rollback();
  }
  void rollback() noexcept override {
    begun_ = false;
    work_.reset();
  }

 private:
  void ready() {
    if (connection_ && connection_->is_open()) return;
    drop();
    connection_ = open(url_);
  }

  void drop() noexcept {
    work_.reset();
    connection_.reset();
    known_.clear();
  }

  template <typename Work>
  pqxx::result inTransactionOrAlone(Work&& run) {
    if (begun_) {
      if (!work_) throw pqxx::broken_connection(std::string(kAway));
      return run(static_cast<pqxx::transaction_base&>(*work_));
    }
    ready();
    pqxx::nontransaction alone(*connection_);
    pqxx::result result = run(static_cast<pqxx::transaction_base&>(alone));
    alone.commit();
    return result;
  }

  // The server's own words may hold values that were given, so only the state's code is told.
  template <typename Work>
  auto guarded(const char* sql, Work&& run) -> decltype(run()) {
    try {
      return run();
    } catch (const StoreError&) {
      throw;
    } catch (const pqxx::broken_connection&) {
      drop();
      throw StoreError(std::string(kAway));
    } catch (const pqxx::in_doubt_error&) {
      drop();
      throw StoreError("the database server went away while it kept a transaction");
    } catch (const pqxx::transaction_rollback&) {
      throw RetryError("the database ended a transaction in favour of another one");
    } catch (const pqxx::sql_error& error) {
      const std::string state = error.sqlstate();
      if (endsSession(state) || !connection_ || !connection_->is_open()) {
        drop();
        throw StoreError(std::string(kAway));
      }
      throw StoreError("the database: SQLSTATE " + state +
                       " in: " + std::string(sql).substr(0, 120));
    } catch (const std::exception&) {
      drop();
      throw StoreError(std::string("the database: failed in: ") + std::string(sql).substr(0, 120));
    }
  }

  std::string url_;
  std::unique_ptr<pqxx::connection> connection_;
  std::unique_ptr<pqxx::work> work_;  // ends before the connection
  bool begun_ = false;                // also while the connection of the transaction is lost
  int names_ = 0;
  std::unordered_map<const void*, std::unique_ptr<PostgresStatement>> statements_;
  std::unordered_map<std::string, bool> known_;  // what this connection has prepared
};

void appendHex(std::string& out, std::span<const unsigned char> bytes) {
  static constexpr char kDigits[] = "0123456789abcdef";
  for (const unsigned char byte : bytes) {
    out.push_back(kDigits[byte >> 4U]);
    out.push_back(kDigits[byte & 15U]);
  }
}

unsigned char hexDigit(char c) {
  return static_cast<unsigned char>(c <= '9' ? c - '0' : c - 'a' + 10);
}

void PostgresStatement::bindBlob(int index, std::span<const unsigned char> value) {
  std::string hex = "\\x";
  appendHex(hex, value);
  at(index) = std::move(hex);
}

bool PostgresStatement::step() {
  if (!result_) {
    result_ = db_.execute(*this, values_);
    next_ = 0;
  }
  if (next_ >= static_cast<std::size_t>(result_->size())) return false;
  ++next_;
  return true;
}

int PostgresStatement::run() {
  return static_cast<int>(db_.execute(*this, values_).affected_rows());
}

std::int64_t PostgresStatement::integer(int column) {
  const pqxx::field value = field(column);
  if (value.is_null()) return 0;
  const std::string_view digits(value.c_str(), value.size());
  if (digits == "t") return 1;
  if (digits == "f") return 0;
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc() || end != digits.data() + digits.size()) {
    throw StoreError(std::string("a column is no whole number in: ") + sql_);
  }
  return number;
}

Blob PostgresStatement::blob(int column) {
  const std::string hex = text(column);
  Blob bytes;
  for (std::size_t i = 2; i + 1 < hex.size(); i += 2) {
    bytes.push_back(static_cast<unsigned char>(hexDigit(hex[i]) << 4U | hexDigit(hex[i + 1])));
  }
  return bytes;
}

class PostgresChanges final : public ChangeSignal {
 public:
  explicit PostgresChanges(std::string url)
      : url_(std::move(url)), wake_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}
  ~PostgresChanges() override {
    drop();
    ::close(wake_);
  }

  bool wait(std::chrono::milliseconds longest) override {
    try {
      listen();
      connection_->get_notifs();
      if (!told_) sleep(longest);
      return std::exchange(told_, false);
    } catch (const std::exception&) {
      drop();
      throw StoreError(std::string(kAway));
    }
  }
  void interrupt() override { ::eventfd_write(wake_, 1); }

 private:
  class Receiver final : public pqxx::notification_receiver {
   public:
    Receiver(pqxx::connection& connection, bool& told)
        : notification_receiver(connection, "bianmin_feed"), told_(told) {}
    void operator()(const std::string&, int) override { told_ = true; }

   private:
    bool& told_;
  };

  void listen() {
    if (connection_) return;
    connection_ = open(url_);
    receiver_ = std::make_unique<Receiver>(*connection_, told_);
    told_ = true;  // whatever came while nobody listened
  }
  void sleep(std::chrono::milliseconds longest) {
    pollfd on[2]{{connection_->sock(), POLLIN, 0}, {wake_, POLLIN, 0}};
    ::poll(on, 2, static_cast<int>(longest.count()));
    eventfd_t ignored = 0;
    if (on[1].revents != 0) ::eventfd_read(wake_, &ignored);
    if (on[0].revents != 0) connection_->get_notifs();
  }
  void drop() noexcept {
    receiver_.reset();
    connection_.reset();
  }

  std::string url_;
  int wake_;
  bool told_ = false;
  std::unique_ptr<pqxx::connection> connection_;
  std::unique_ptr<Receiver> receiver_;
};

class PostgresConnector final : public Connector {
 public:
  explicit PostgresConnector(const std::string& url) : url_(withTimeouts(url)) {}
  std::unique_ptr<Db> connect() const override { return std::make_unique<PostgresDb>(url_); }
  std::unique_ptr<ChangeSignal> changes() const override {
    return std::make_unique<PostgresChanges>(url_);
  }

 private:
  std::string url_;
};

}  // namespace

std::shared_ptr<const Connector> postgresConnector(const std::string& url) {
  return std::make_shared<PostgresConnector>(url);
}

void PostgresArray::separate() {
  if (text_.size() > 1) text_.push_back(',');
}

void PostgresArray::add(std::int64_t value) {
  separate();
  text_ += std::to_string(value);
}

void PostgresArray::add(std::string_view value) {
  separate();
  text_.push_back('"');
  for (const char c : value) {
    if (c == '"' || c == '\\') text_.push_back('\\');
    text_.push_back(c);
  }
  text_.push_back('"');
}

void PostgresArray::add(std::span<const unsigned char> value) {
  separate();
  text_ += "\"\\\\x";
  appendHex(text_, value);
  text_.push_back('"');
}

void PostgresArray::addNull() {
  separate();
  text_ += "NULL";
}

std::string PostgresArray::take() { return std::exchange(text_, {}) + "}"; }

}  // namespace bianmin::center
