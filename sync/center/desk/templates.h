// The page templates, read once. The only place where ctemplate is set up; handlers fill
// dictionaries.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "sync/center/desk/dictionary.h"

namespace bianmin::center::desk {

// Thread-safe after construction.
class Templates {
 public:
  // Reads every *.tpl of the folder. Throws std::runtime_error for one that is missing, malformed
  // or does not ask for escaping by context.
  explicit Templates(const std::filesystem::path& folder);
  ~Templates();

  // `file` is a name in the folder; the dictionary's includes name others.
  std::string fill(const std::string& file, const ctemplate::TemplateDictionary& with) const;

 private:
  std::unique_ptr<ctemplate::TemplateCache> cache_;
};

}  // namespace bianmin::center::desk
