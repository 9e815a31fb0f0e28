// Opens the county's store, in whichever database center.toml names.
#pragma once

#include <filesystem>
#include <string>

#include "sync/center/store/center_store.h"
#include "sync/center/store/db.h"
#include "sync/domain/reckoner.h"

namespace bianmin::center {

// Opens connections to one database; copies share it. May be called from any thread.
class StoreFactory {
 public:
  explicit StoreFactory(std::shared_ptr<const Connector> connector)
      : connector_(std::move(connector)) {}

  // The same database, with what the county publishes: from then on a request's days are reckoned
  // with each of its moves. Without it days are only what a move names.
  StoreFactory withRules(std::shared_ptr<const Reckoner> rules) const {
    StoreFactory other = *this;
    other.rules_ = std::move(rules);
    return other;
  }

  // One more connection; each throws StoreError.
  std::unique_ptr<CenterStore> operator()() const;
  // For the classes that keep other things than CenterStore. To change with both in one
  // transaction take CenterStore::db().
  std::unique_ptr<Db> connect() const { return connector_->connect(); }
  // nullptr when the database does not tell of changes by other processes.
  std::unique_ptr<ChangeSignal> changes() const { return connector_->changes(); }

 private:
  std::shared_ptr<const Connector> connector_;
  std::shared_ptr<const Reckoner> rules_;
};

// The store at "sqlite:PATH" or "postgresql://USER@HOST/DATABASE"; makes what is missing and brings
// it to the newest version. Throws StoreError; its text never holds the address, which may have a
// password in it.
StoreFactory openStore(const std::string& url);
StoreFactory sqliteStore(const std::filesystem::path& file);

// The PATH of "sqlite:PATH"; nothing for another address.
std::optional<std::filesystem::path> sqliteFile(const std::string& url);

// The same without creating tables or migrating.
std::shared_ptr<const Connector> connectorFor(const std::string& url);

}  // namespace bianmin::center
