// Loading what a county publishes, with more services than any county has yet.
#include <toml++/toml.h>

#include <fstream>
#include <sstream>

#include "sync/config/catalogue.h"
#include "tests/bench/bench_support.h"

namespace bianmin::bench {
namespace {

namespace fs = std::filesystem;

const fs::path kShipped = fs::path(BIANMIN_SOURCE_DIR) / "config";

std::string textOf(const fs::path& file) {
  std::ostringstream text;
  text << std::ifstream(file, std::ios::binary).rdbuf();
  return text.str();
}

// The shipped services, but not the triage, which names matters of the others.
std::vector<std::string> shippedServices() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(kShipped / "services")) {
    if (entry.path().extension() == ".toml") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  std::vector<std::string> texts;
  for (const fs::path& file : files) {
    std::string text = textOf(file);
    if (text.find("[[matter.route]]") == std::string::npos) texts.push_back(std::move(text));
  }
  return texts;
}

std::string codeOf(const std::string& text) {
  const std::string key = "code = \"";
  const auto start = text.find(key) + key.size();
  return text.substr(start, text.find('"', start) - start);
}

// The same service under another code: DIBAO, DIBAOA, DIBAOB ...
std::string renamed(std::string text, std::size_t round) {
  if (round == 0) return text;
  const std::string code = codeOf(text);
  const std::string other = code + static_cast<char>('A' + round - 1);
  for (const std::string& end : {std::string("\""), std::string(".")}) {
    const std::string from = "\"" + code + end;
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + 1)) {
      text.replace(at, from.size(), "\"" + other + end);
    }
  }
  return text;
}

// A folder of so many services, made from the shipped ones in turn.
class County {
 public:
  explicit County(std::size_t services) {
    fs::create_directories(folder_.path() / "services");
    fs::copy_file(kShipped / "queues.toml", folder_.path() / "queues.toml");
    const std::string county = textOf(kShipped / "county.toml");
    write("county.toml", county.substr(0, county.find("\n[[promised]]")));
    const auto texts = shippedServices();
    for (std::size_t i = 0; i < services; ++i) {
      write("services/" + std::to_string(i) + ".toml",
            renamed(texts[i % texts.size()], i / texts.size()));
    }
    const std::string& first = texts.front();
    const std::string id = "id = \"" + codeOf(first) + ".";
    const auto start = first.find(id) + 6;
    write("home.toml",
          "[[card]]\nid = \"a\"\ntitle = \"例子\"\nline = \"例子\"\nicon = \"form\"\n"
          "tile = \"slate\"\nmatters = [\"" +
              first.substr(start, first.find('"', start) - start) + "\"]\n");
  }

  const fs::path& path() const { return folder_.path(); }
  const std::vector<fs::path>& files() const { return files_; }

 private:
  void write(const std::string& name, const std::string& text) {
    files_.push_back(folder_.path() / name);
    std::ofstream(files_.back(), std::ios::binary) << text;
  }

  Folder folder_;
  std::vector<fs::path> files_;
};

// The reference only parses the same files.
void loadServices(benchmark::State& state) {
  const County county(static_cast<std::size_t>(state.range(0)));
  SideBySide both(state);
  std::size_t matters = 0;
  for (auto _ : state) {
    both.iterate([&] { matters = loadCatalogue(county.path()).matters.size(); },
                 [&] {
                   for (const fs::path& file : county.files()) {
                     benchmark::DoNotOptimize(toml::parse_file(file.string()));
                   }
                 });
  }
  both.report();
  state.counters["matters"] = static_cast<double>(matters);
}
BENCHMARK(loadServices)
    ->Name("catalogue/load/services")
    ->Arg(3)
    ->Arg(30)
    ->Arg(300)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);

// What the first picture waits for, however many services there are.
void loadTheHomeScreen(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(loadHome(kShipped));
}
BENCHMARK(loadTheHomeScreen)->Name("catalogue/home")->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace bianmin::bench
