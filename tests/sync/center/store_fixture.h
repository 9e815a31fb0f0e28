// A fresh store in a folder of its own, and entries to put into it.
#pragma once

#include <filesystem>
#include <string>

#include "sync/center/store/stores.h"

namespace bianmin::center {

inline constexpr Instant kNow{std::chrono::milliseconds(1'763'860'000'000)};
inline constexpr const char* kVillageA = "610622101201";
inline constexpr const char* kVillageB = "610622101202";

// Removed with everything in it at the end of its scope.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "bianmin-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = name;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

// A valid ULID that ends in the number.
inline std::string ulid(std::uint64_t n) {
  std::string digits = std::to_string(n);
  return "01KAPB7Y" + std::string(18 - digits.size(), '0') + digits;
}

inline IncomingEntry ticketEntry(std::uint64_t n) {
  const std::string body = R"({"ticket":")" + ulid(n) + R"(","n":)" + std::to_string(n) + "}";
  return {{ulid(n), n, EntryKind::Ticket, kNow, body},
          TicketBody{ulid(n), "2026-11-23", "A", static_cast<int>(n % 1000), "PENSION.claim"}};
}

inline IncomingEntry dossierEntry(std::uint64_t n) {
  return {{ulid(n), n, EntryKind::Dossier, kNow, R"({"dossier":")" + ulid(n) + "\"}"},
          DossierBody{ulid(n), "DIBAO.apply", 1, "token" + ulid(n), "lookup" + ulid(n), "1.AAAA"}};
}

// A move of dossier `of`: checked, with one paper missing unless said otherwise.
inline IncomingEntry moveEntry(std::uint64_t n, std::uint64_t of, MoveKind kind = MoveKind::Checked,
                               PaperState paper = PaperState::Missing) {
  Move move{ulid(n), ulid(of), kind, kNow, "张三", {}, {}, {}};
  if (kind == MoveKind::Checked) move.papers = {{"household", paper, false, 2}};
  return {{ulid(n), n, EntryKind::Move, kNow, R"({"move":")" + ulid(n) + "\"}"},
          MoveBody{move, "还缺：户口簿"}};
}

inline EnrolmentCode enrolmentCode(const std::string& hash, const std::string& terminal,
                                   const std::string& village) {
  return {hash, {terminal, village, ""}, kNow, kNow + std::chrono::minutes(30)};
}

inline Terminal enrolled(CenterStore& store, const std::string& name, const std::string& village,
                         const std::string& serial) {
  store.addEnrolmentCode(enrolmentCode("code of " + serial, name, village));
  const Certificate certificate{serial, "fingerprint of " + serial, kNow,
                                kNow + std::chrono::days(365)};
  return store.enrol("code of " + serial, kNow, [&](const EnrolmentGrant&) { return certificate; })
      .value();
}

inline std::vector<Verdict> ingestOne(CenterStore& store, const Terminal& from,
                                      const IncomingEntry& entry) {
  return store.ingest(from, std::span(&entry, 1), kNow);
}

}  // namespace bianmin::center
