#include "sync/config/areas.h"

#include "sync/config/table.h"

namespace bianmin {
namespace {

constexpr std::size_t kMostAreas = 20'000;

bool isRegion(std::string_view code) {
  return (code.size() == 6 || code.size() == 9 || code.size() == 12) &&
         code.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

AreaNames loadAreas(const std::filesystem::path& config_dir) {
  AreaNames names;
  const std::filesystem::path path = config_dir / "areas.toml";
  if (!std::filesystem::exists(path)) return names;
  const Table file = Table::fromFile(path);
  for (const Table& area : file.tables("area", 0, kMostAreas)) {
    const std::string code = area.text("code");
    if (!isRegion(code)) area.fail("code", "不是区划代码", "写 6、9 或 12 位数字");
    if (!names.emplace(code, area.text("name", 30)).second) {
      area.fail("code", "写了两遍", "删掉一处");
    }
    area.finish();
  }
  file.finish();
  return names;
}

}  // namespace bianmin
