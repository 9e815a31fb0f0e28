// Packs on the disk: what a county publishes from, and what a terminal keeps.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <vector>

#include "sync/pack/pack.h"

namespace bianmin::pack {

// The files of a configuration's folder that belong into a pack, by path; all else is the
// terminal's or the centre's own. Throws std::invalid_argument for a file of services/ or calendar/
// whose name cannot be in a pack, std::runtime_error when one cannot be read.
std::vector<File> readContent(const std::filesystem::path& config_dir);

struct Installed {
  std::int64_t version = 0;
  std::filesystem::path folder;  // laid out as config/ is
};

// DIR/vN/ for a few versions, and DIR/current, a symbolic link that names the one in use and is
// changed by one rename: whoever looks sees the old one or the new one, also after a power cut. One
// writer; readers in any thread or process. Everything throws std::runtime_error (which
// std::filesystem::filesystem_error is) when the disk fails.
class PackFolder {
 public:
  // `step`, if any, is called after each change of the disk: a test ends the writer there.
  explicit PackFolder(std::filesystem::path dir, std::function<void()> step = {});

  // What may be loaded, best first: the current one, then older ones, newest first. Empty when
  // there is none.
  std::vector<Installed> usable() const;

  // Writes the files into DIR/new, which nothing refers to yet, through to the disk.
  std::filesystem::path stage(const Pack& pack);
  void dropStaged();
  // What was staged becomes DIR/vN and current. Keeps `running` too, the version that was in use
  // until now (0: none), and removes all others.
  void adopt(std::int64_t version, std::int64_t running);

 private:
  std::vector<Installed> versions() const;  // newest first
  std::int64_t current() const;             // 0: none
  void pointTo(std::int64_t version);
  void makeRoom(std::int64_t version);
  void discard(const std::filesystem::path& folder);
  void done() const;

  std::filesystem::path dir_;
  std::function<void()> step_;
};

}  // namespace bianmin::pack
