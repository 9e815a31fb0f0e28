#include "sync/center/desk/indexer.h"

#include <algorithm>
#include <chrono>

#include "sync/center/api/log.h"
#include "sync/center/desk/opened.h"
#include "sync/domain/pickup_code.h"
#include "sync/seal/seal.h"

namespace bianmin::center::desk {
namespace {

constexpr int kBatch = 200;
constexpr std::chrono::seconds kLookEvery{1};
constexpr std::size_t kShortTail = 4;
constexpr std::size_t kLongTail = 6;
constexpr std::size_t kIdLength = 18;

std::string_view purposeOf(SearchBy by) {
  switch (by) {
    case SearchBy::Code:
      return "code";
    case SearchBy::Name:
      return "name";
    case SearchBy::IdTail:
      return "tail";
  }
  return {};
}

// Spaces within a name, also the wide one, are how somebody typed it and not the name.
std::string normalName(std::string_view name) {
  static constexpr std::string_view kWide = "\u3000";
  std::string out;
  for (std::size_t i = 0; i < name.size();) {
    if (name.substr(i).starts_with(kWide)) {
      i += kWide.size();
      continue;
    }
    if (name[i] != ' ' && name[i] != '\t') out.push_back(name[i]);
    ++i;
  }
  return out;
}

std::string upper(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return out;
}

bool isTail(std::string_view text) {
  const bool digits =
      text.size() > 1 && std::ranges::all_of(text.substr(0, text.size() - 1),
                                             [](char c) { return c >= '0' && c <= '9'; });
  const char last = text.empty() ? '\0' : text.back();
  return digits && ((last >= '0' && last <= '9') || last == 'X');
}

std::string_view tailOf(std::string_view number, std::size_t length) {
  return number.size() < length ? std::string_view{} : number.substr(number.size() - length);
}

// Terminals call these so in every form; a request whose matter the county does not know is found
// by them all the same.
std::optional<FieldKind> usualKind(std::string_view id) {
  if (id == "name") return FieldKind::Name;
  if (id == "id_number") return FieldKind::IdNumber;
  return std::nullopt;
}

}  // namespace

std::string searchKey(const CountyKeys& keys, SearchBy by, std::string_view value) {
  const seal::Key key = seal::derive(keys.deskKey("search"), purposeOf(by), value);
  return seal::toBase64(std::string_view(reinterpret_cast<const char*>(key.data()), 16));
}

std::vector<std::string> searchKeysOf(const CountyKeys& keys, std::string_view typed) {
  const std::string text = upper(normalName(typed));
  std::vector<std::string> found;
  if (const auto code = readPickupCode(text)) {
    found.push_back(searchKey(keys, SearchBy::Code, *code));
  }
  if (isTail(text)) {
    if (text.size() == kShortTail || text.size() == kLongTail) {
      found.push_back(searchKey(keys, SearchBy::IdTail, text));
    }
    // A whole number is looked for by its longer end: the last six digits.
    if (text.size() == kIdLength) {
      found.push_back(searchKey(keys, SearchBy::IdTail, tailOf(text, kLongTail)));
    }
  }
  if (found.empty() && !text.empty()) found.push_back(searchKey(keys, SearchBy::Name, text));
  return found;
}

std::vector<SearchKey> keysOf(const CountyKeys& keys, const Dossier& dossier,
                              const Matter* matter) {
  const Opened opened = openRequest(dossier, keys.sealPair(), matter);
  std::vector<SearchKey> all;
  const auto add = [&](SearchBy by, std::string_view value) {
    if (!value.empty()) all.push_back({dossier.id, searchKey(keys, by, value)});
  };
  if (const auto code = readPickupCode(opened.code)) add(SearchBy::Code, *code);
  // Names and numbers of everybody in it: somebody may come for his mother.
  for (const OpenedField& field : opened.fields) {
    const auto kind = field.kind ? field.kind : usualKind(field.id);
    if (kind == FieldKind::Name) add(SearchBy::Name, upper(normalName(field.value)));
    if (kind != FieldKind::IdNumber) continue;
    const std::string number = upper(field.value);
    add(SearchBy::IdTail, tailOf(number, kShortTail));
    add(SearchBy::IdTail, tailOf(number, kLongTail));
  }
  return all;
}

int Indexer::indexAll(const DeskParts& parts, CenterStore& store,
                      const std::function<bool()>& ending) {
  DeskStore desk(store.db());
  int total = 0;
  while (!ending()) {
    const std::vector<Dossier> batch = desk.unindexed(kBatch);
    if (batch.empty()) break;
    std::vector<std::string> done;
    std::vector<SearchKey> keys;
    for (const Dossier& dossier : batch) {
      const auto some = keysOf(parts.keys, dossier, parts.catalogue.find(dossier.matter));
      keys.insert(keys.end(), some.begin(), some.end());
      done.push_back(dossier.id);
    }
    desk.addKeys(done, keys);
    total += static_cast<int>(batch.size());
  }
  return total;
}

bool Indexer::ending() {
  const std::lock_guard lock(mutex_);
  return stopping_;
}

void Indexer::start() {
  if (!thread_.joinable()) thread_ = std::thread([this] { run(); });
}

void Indexer::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void Indexer::run() {
  std::unique_ptr<CenterStore> store;
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    lock.unlock();
    try {
      if (!store) store = parts_.stores();
      indexAll(parts_, *store, [this] { return ending(); });
    } catch (const std::exception& error) {
      logError("search-keys-failed", {{"error", errorKind(error)}});
    }
    lock.lock();
    wake_.wait_for(lock, kLookEvery, [this] { return stopping_; });
  }
}

}  // namespace bianmin::center::desk
