// Makes requests searchable: opens what is sealed, and keeps keyed hashes of it.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "sync/center/desk/desk_server.h"
#include "sync/center/store/desk_store.h"

namespace bianmin::center::desk {

// What a search key is made of. Keyed BLAKE2b of one of these under the county's search key.
enum class SearchBy { Code, Name, IdTail };
std::string searchKey(const CountyKeys& keys, SearchBy by, std::string_view value);

// What somebody may have typed into the search field: a pick-up code, the last 4 or 6 characters of
// an ID number or all 18, else a name. Empty for nothing that could be searched for.
std::vector<std::string> searchKeysOf(const CountyKeys& keys, std::string_view typed);

// The keys of one request; none when it cannot be opened. `matter` may be nullptr: what the county
// does not know is found by the fields that every form has, name and id_number.
std::vector<SearchKey> keysOf(const CountyKeys& keys, const Dossier& dossier, const Matter* matter);

// One thread, which looks every second for requests without keys. Not in the way of what terminals
// send: opening a seal takes as long as storing a request.
class Indexer {
 public:
  explicit Indexer(const DeskParts& parts) : parts_(parts) {}
  ~Indexer() { stop(); }
  void start();
  void stop();

  // As many as there are, for tests and for the thread; between two batches it asks whether to end.
  // Returns how many.
  static int indexAll(
      const DeskParts& parts, CenterStore& store,
      const std::function<bool()>& ending = [] { return false; });

 private:
  void run();
  bool ending();

  const DeskParts& parts_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace bianmin::center::desk
