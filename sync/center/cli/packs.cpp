#include <algorithm>
#include <nlohmann/json.hpp>

#include "sync/center/cli/commands.h"
#include "sync/center/cli/publish.h"
#include "sync/center/store/pack_store.h"
#include "sync/config/check.h"
#include "sync/config/icon_names.h"
#include "sync/pack/pack_files.h"

namespace bianmin::center::cli {
namespace {

using Json = nlohmann::ordered_json;
using Fault = bianmin::Finding;  // in a file; the store has findings of its own

constexpr std::size_t kMostNote = 300;  // bytes
constexpr std::chrono::hours kChina{8};
constexpr int kListed = 50;

std::string lineOf(const Fault& finding) {
  return finding.file + ":" + std::to_string(finding.line) + ": " + finding.field + " — " +
         finding.message + "；" + finding.fix;
}

// Everything that bianminctl check says of the same files but which characters its fonts lack: they
// are the terminal's.
std::vector<Fault> findingsOf(const std::filesystem::path& folder, Instant now) {
  CheckOptions options;
  options.today = Date(std::chrono::floor<std::chrono::days>(now + kChina));
  options.has_icon = isDrawnIcon;
  return checkContent(folder, options);
}

Json toJson(const PackRow& row) {
  return {{"version", row.version},
          {"made_at", toIso(row.made_at)},
          {"published_by", row.published_by},
          {"note", row.note},
          {"files", row.files},
          {"bytes", row.size}};
}

void print(const PackRow& row, std::ostream& out) {
  out << row.version << "  " << toIso(row.made_at) << "  " << row.published_by << "  " << row.files
      << " files, " << (row.size + 1023) / 1024 << " kB" << (row.note.empty() ? "" : "  ")
      << row.note << "\n";
}

int refuse(const std::vector<Fault>& findings, bool json, std::ostream& out) {
  Json errors = Json::array();
  for (const Fault& finding : findings) {
    if (finding.severity != Severity::Error) continue;
    errors.push_back(lineOf(finding));
    if (!json) out << lineOf(finding) << "\n";
  }
  if (json) {
    out << Json{{"published", false}, {"errors", errors}}.dump() << "\n";
  } else {
    out << "Nothing was published: " << errors.size() << " errors\n";
  }
  return kFinding;
}

}  // namespace

PackRow publish(const CountyKeys& keys, CenterStore& store, const Publication& what) {
  if (!keys.packKey()) {
    throw std::runtime_error("the county has no key for packs yet: run bianmin-center init");
  }
  PackRow row;
  row.made_at = what.at;
  row.published_by = what.by;
  row.note = what.note;
  row.files = static_cast<std::int64_t>(what.files.size());
  Transaction transaction(store.db());
  const PackRow kept = PackStore(store.db()).add(row, [&](std::int64_t version) {
    return pack::makePack(*keys.packKey(), {version, what.at, what.files});
  });
  store.audit({what.at, what.by, "publish-pack", std::to_string(kept.version), what.note});
  transaction.commit();
  return kept;
}

int publishPack(const County& county, const PublishPackOptions& options, std::ostream& out) {
  if (options.note.size() > kMostNote) throw std::invalid_argument("--note: 300 bytes at most");
  const std::filesystem::path from =
      options.from.empty() ? county.contentFolder() : std::filesystem::path(options.from);
  if (!std::filesystem::is_directory(from / "services")) {
    throw std::invalid_argument("--from: a folder that holds services/ and county.toml");
  }
  const Instant now = systemNow();
  const std::vector<Fault> findings = findingsOf(from, now);
  if (std::ranges::count(findings, Severity::Error, &Fault::severity) > 0) {
    return refuse(findings, options.json, out);
  }
  const auto store = county.stores()();
  const PackRow row =
      publish(county.countyKeys(), *store, {actor(), options.note, now, pack::readContent(from)});
  if (options.json) {
    Json json = toJson(row);
    json["published"] = true;
    out << json.dump() << "\n";
    return kGood;
  }
  for (const Fault& finding : findings) {
    if (finding.severity == Severity::Warning) out << lineOf(finding) << "\n";
  }
  out << "Published version " << row.version << ": " << row.files << " files. Terminals fetch it "
      << "as soon as they are online.\n";
  return kGood;
}

int listPacks(const County& county, bool json, std::ostream& out) {
  const auto store = county.stores()();
  Json all = Json::array();
  for (const PackRow& row : PackStore(store->db()).newest(kListed)) {
    if (json) {
      all.push_back(toJson(row));
    } else {
      print(row, out);
    }
  }
  if (json) out << all.dump(2) << "\n";
  return kGood;
}

}  // namespace bianmin::center::cli
