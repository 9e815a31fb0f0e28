// The house's rules that a compiler does not see: which room includes which, and how long a file
// is.
#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "gtest/gtest.h"
#include "tests/support/paths.h"

namespace bianmin {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostLines = 500;

// One row a room: folders of the house, and outside libraries, that it may include. The room itself
// is always allowed. The longest matching folder is a file's room.
struct Room {
  std::string_view folder;
  std::vector<std::string_view> rooms;
  std::vector<std::string_view> libraries;
};

const std::vector<Room>& rooms() {
  static const std::vector<Room> kRooms = {
      {"sync/domain", {}, {}},
      {"sync/seal", {"sync/domain"}, {"sodium", "zlib", "json", "oath"}},
      {"sync/config", {"sync/domain"}, {"toml", "fmt"}},
      {"sync/files", {}, {}},
      {"sync/pack", {"sync/files", "sync/seal", "sync/domain"}, {"sodium", "json"}},
      {"sync/wire", {"sync/domain"}, {"json", "zlib"}},
      {"sync/http", {}, {"boost", "openssl", "zlib"}},
      {"sync/client",
       {"sync/wire", "sync/files", "sync/seal", "sync/domain"},
       {"curl", "json", "openssl", "zlib"}},
      {"sync/center/store", {"sync/domain"}, {"sqlite", "json", "sodium"}},
      {"sync/center",
       {"sync/center/store", "sync/wire", "sync/http", "sync/seal", "sync/config", "sync/pack",
        "sync/domain"},
       {"json", "openssl", "sodium", "zlib", "spdlog", "fmt", "cli", "ctemplate", "qrencode",
        "prometheus", "pango", "xlsx", "zip", "pugixml"}},
      {"kiosk/text", {}, {"fmt"}},
      {"kiosk/hall", {"sync/domain"}, {}},
      {"kiosk/guide", {"kiosk/hall", "kiosk/text", "sync/domain"}, {"fmt"}},
      {"kiosk/app", {"kiosk/guide", "kiosk/hall", "kiosk/text", "sync/domain"}, {"fmt"}},
      {"kiosk/ui", {}, {"imgui", "freetype", "qrencode", "fmt"}},
      {"kiosk/screens",
       {"kiosk/app", "kiosk/ui", "kiosk/text", "kiosk/guide", "kiosk/hall", "sync/domain"},
       {"fmt"}},
      {"kiosk/documents",
       {"kiosk/guide", "kiosk/devices", "kiosk/text", "sync/domain"},
       {"pango", "qrencode", "fmt"}},
      {"kiosk/input", {}, {"rime"}},
      {"kiosk/devices", {"kiosk/guide", "sync/domain"}, {"cups"}},
      {"kiosk/store",
       {"kiosk/hall", "kiosk/guide", "sync/domain", "sync/seal", "sync/client"},
       {"sqlite", "json", "sodium"}},
      {"kiosk/platform",
       {"kiosk", "sync/client", "sync/config", "sync/pack", "sync/seal", "sync/wire",
        "sync/domain"},
       {"sdl", "spdlog", "fmt", "json", "imgui", "pango", "sodium", "openssl", "zlib"}},
      {"kiosk",
       {"kiosk", "sync/client", "sync/config", "sync/pack", "sync/seal", "sync/wire",
        "sync/domain"},
       {"cli", "spdlog", "fmt", "json", "sdl", "sodium", "openssl", "zlib"}},
  };
  return kRooms;
}

// Which library a header belongs to; headers of none are the language's or the system's own.
std::string_view libraryOf(const std::string& header) {
  struct Library {
    std::string_view prefix, name;
  };
  static constexpr std::array kLibraries = {
      Library{"imgui", "imgui"},       Library{"SDL", "sdl"},
      Library{"sqlite3", "sqlite"},    Library{"SQLiteCpp/", "sqlite"},
      Library{"pqxx", "sqlite"},       Library{"curl/", "curl"},
      Library{"boost/", "boost"},      Library{"openssl/", "openssl"},
      Library{"toml", "toml"},         Library{"rime", "rime"},
      Library{"pango", "pango"},       Library{"cairo", "pango"},
      Library{"glib", "pango"},        Library{"fontconfig/", "pango"},
      Library{"ft2build", "freetype"}, Library{"freetype", "freetype"},
      Library{"qrencode", "qrencode"}, Library{"sodium", "sodium"},
      Library{"nlohmann/", "json"},    Library{"zlib", "zlib"},
      Library{"fmt/", "fmt"},          Library{"spdlog/", "spdlog"},
      Library{"CLI/", "cli"},          Library{"ctemplate/", "ctemplate"},
      Library{"liboath/", "oath"},     Library{"cups/", "cups"},
      Library{"xlsxwriter", "xlsx"},   Library{"prometheus/", "prometheus"},
      Library{"zip.h", "zip"},         Library{"pugixml", "pugixml"},
  };
  for (const Library& library : kLibraries) {
    if (header.starts_with(library.prefix)) return library.name;
  }
  return {};
}

bool inFolder(std::string_view path, std::string_view folder) {
  return path.starts_with(folder) && path.size() > folder.size() && path[folder.size()] == '/';
}

const Room* roomOf(std::string_view path) {
  const Room* best = nullptr;
  for (const Room& room : rooms()) {
    if (!inFolder(path, room.folder)) continue;
    if (best == nullptr || room.folder.size() > best->folder.size()) best = &room;
  }
  return best;
}

// "" when the include is allowed, otherwise why it is not.
std::string judge(const std::string& file, const std::string& header) {
  const Room* room = roomOf(file);
  if (room == nullptr) return file + " lies in no room";
  if (const std::string_view library = libraryOf(header); !library.empty()) {
    const bool allowed = std::ranges::find(room->libraries, library) != room->libraries.end();
    return allowed ? "" : file + " may not include <" + header + ">";
  }
  if (!header.starts_with("kiosk/") && !header.starts_with("sync/")) return "";
  const Room* other = roomOf(header);
  if (other == room) return "";
  const bool allowed = std::ranges::any_of(
      room->rooms, [&](std::string_view folder) { return inFolder(header, folder); });
  return allowed ? "" : file + " may not include " + header;
}

struct Source {
  std::string path;  // from the root, with slashes
  std::vector<std::string> lines;
};

std::vector<Source> sources(const std::vector<std::string>& folders) {
  const fs::path root = BIANMIN_SOURCE_DIR;
  std::vector<Source> found;
  for (const std::string& folder : folders) {
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
      const std::string extension = entry.path().extension().string();
      if (extension != ".h" && extension != ".cpp") continue;
      Source source{fs::relative(entry.path(), root).generic_string(), {}};
      std::ifstream file(entry.path());
      for (std::string line; std::getline(file, line);) source.lines.push_back(line);
      found.push_back(std::move(source));
    }
  }
  return found;
}

TEST(HouseTest, RoomsIncludeOnlyWhatTheyMay) {
  static const std::regex kInclude(R"(^\s*#\s*include\s*["<]([^">]+)[">])");
  const std::vector<Source> all = sources({"kiosk", "sync"});
  ASSERT_GT(all.size(), 50u);
  for (const Source& source : all) {
    for (const std::string& line : source.lines) {
      std::smatch match;
      if (!std::regex_search(line, match, kInclude)) continue;
      EXPECT_EQ(judge(source.path, match[1].str()), "");
    }
  }
}

TEST(HouseTest, TheTableRefusesWhatTheHouseForbids) {
  EXPECT_NE(judge("kiosk/app/update.cpp", "imgui.h"), "");
  EXPECT_NE(judge("kiosk/app/update.cpp", "SDL2/SDL.h"), "");
  EXPECT_NE(judge("kiosk/app/update.cpp", "kiosk/store/store.h"), "");
  EXPECT_NE(judge("kiosk/screens/home.cpp", "kiosk/store/store.h"), "");
  EXPECT_NE(judge("kiosk/screens/home.cpp", "sync/client/client.h"), "");
  EXPECT_NE(judge("kiosk/ui/text.cpp", "kiosk/app/model.h"), "");
  EXPECT_NE(judge("kiosk/store/store.cpp", "kiosk/ui/ui.h"), "");
  EXPECT_NE(judge("sync/domain/time.cpp", "nlohmann/json.hpp"), "");
  EXPECT_NE(judge("sync/http/server.cpp", "sync/domain/dossier.h"), "");
  EXPECT_NE(judge("sync/client/planner.cpp", "kiosk/store/store.h"), "");
  EXPECT_NE(judge("sync/center/api/push.cpp", "kiosk/app/model.h"), "");
  EXPECT_NE(judge("sync/center/api/push.cpp", "SQLiteCpp/Database.h"), "");
  EXPECT_NE(judge("sync/nowhere/a.cpp", "vector"), "");
  EXPECT_EQ(judge("kiosk/platform/window.cpp", "SDL.h"), "");
  EXPECT_EQ(judge("kiosk/app/update.cpp", "kiosk/guide/steps.h"), "");
}

TEST(HouseTest, EveryHeaderIsIncludedOnce) {
  for (const Source& source : sources({"kiosk", "sync", "tests"})) {
    if (!source.path.ends_with(".h")) continue;
    EXPECT_NE(std::ranges::find(source.lines, "#pragma once"), source.lines.end()) << source.path;
  }
}

TEST(HouseTest, NoFileIsTooLongToRead) {
  for (const Source& source : sources({"kiosk", "sync", "tests"})) {
    EXPECT_LE(source.lines.size(), kMostLines) << source.path;
  }
}

}  // namespace
}  // namespace bianmin
