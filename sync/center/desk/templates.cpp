#include "sync/center/desk/templates.h"

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace bianmin::center::desk {
namespace {

constexpr std::string_view kEscaped = "{{%AUTOESCAPE context=\"HTML\"}}";

bool asksForEscaping(const std::filesystem::path& file) {
  std::ifstream stream(file);
  std::string line;
  std::getline(stream, line);
  return line.starts_with(kEscaped);
}

}  // namespace

Templates::Templates(const std::filesystem::path& folder)
    : cache_(std::make_unique<ctemplate::TemplateCache>()) {
  cache_->SetTemplateRootDirectory(folder.string());
  bool any = false;
  if (!std::filesystem::is_directory(folder)) {
    throw std::runtime_error("the desk's templates are not in " + folder.string());
  }
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".tpl") continue;
    any = true;
    // Without it a name could become a script.
    if (!asksForEscaping(entry.path())) {
      throw std::runtime_error(entry.path().string() + ": the first line must be " +
                               std::string(kEscaped));
    }
    if (!cache_->LoadTemplate(entry.path().filename().string(), ctemplate::STRIP_WHITESPACE)) {
      throw std::runtime_error(entry.path().string() + " is not a template");
    }
  }
  if (!any) throw std::runtime_error("there is no template in " + folder.string());
  cache_->Freeze();
}

Templates::~Templates() = default;

std::string Templates::fill(const std::string& file,
                            const ctemplate::TemplateDictionary& with) const {
  std::string out;
  if (!cache_->ExpandWithData(file, ctemplate::STRIP_WHITESPACE, &with, nullptr, &out)) {
    throw std::runtime_error("the page " + file + " cannot be filled");
  }
  return out;
}

}  // namespace bianmin::center::desk
