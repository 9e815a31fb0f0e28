// Messages as a terminal would send them.
#pragma once

#include <random>

#include "sync/domain/ulid.h"
#include "sync/wire/messages.h"

namespace bianmin::wire {

class Samples {
 public:
  std::string ulid() {
    std::array<std::uint8_t, 10> random{};
    for (std::uint8_t& byte : random) byte = static_cast<std::uint8_t>(random_());
    return makeUlid(now(), random);
  }
  JournalEntry ticket() {
    JournalEntry entry = empty(EntryKind::Ticket);
    entry.body = R"({"ticket":")" + ulid() + R"(","day":"2026-11-23","group":"A","n":)" +
                 std::to_string(seq_ % 200) + R"(,"matter":"PENSION.claim"})";
    return entry;
  }
  JournalEntry dossier() {
    JournalEntry entry = empty(EntryKind::Dossier);
    entry.body = R"({"dossier":")" + ulid() + R"(","matter":"DIBAO.apply","form":1,"token":")" +
                 noise(32, 16) + R"(","lookup":")" + noise(22, 64) + R"(==","sealed":"1.)" +
                 noise(400, 64) + R"("})";
    return entry;
  }
  template <typename Make>
  PushRequest batch(int size, Make&& make) {
    PushRequest out;
    for (int i = 0; i < size; ++i) out.entries.push_back(make());
    return out;
  }
  PushRequest tickets(int size) {
    return batch(size, [this] { return ticket(); });
  }
  std::mt19937_64& random() { return random_; }

 private:
  // Some seconds lie between two entries.
  Instant now() const {
    return Instant{
        std::chrono::milliseconds{1795396320000 + static_cast<std::int64_t>(seq_) * 41003}};
  }
  JournalEntry empty(EntryKind kind) {
    JournalEntry entry;
    entry.seq = ++seq_;
    entry.id = ulid();
    entry.kind = kind;
    entry.at = now();
    return entry;
  }
  // Stands for encrypted bytes: nothing to pack in it but the alphabet.
  std::string noise(int size, unsigned alphabet) {
    static constexpr char kDigits[] =
        "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ+/";
    std::string out;
    for (int i = 0; i < size; ++i) out.push_back(kDigits[random_() % alphabet]);
    return out;
  }

  std::mt19937_64 random_{1};
  std::uint64_t seq_ = 0;
};

}  // namespace bianmin::wire
