#include "kiosk/ctl/pack.h"

#include "kiosk/ctl/print.h"
#include "kiosk/platform/content_source.h"

namespace bianmin::ctl {

int pack(const Context& context) {
  ContentSource source(context.data / "packs", context.config.parent_path());
  const Content content = source.load();
  const PackStatus now = source.status();
  const std::size_t matters = content.catalogue->matters.size();
  if (context.json) {
    printJson({{"version", now.version}, {"matters", matters}, {"problem", now.problem}});
  } else {
    printLine(now.version == 0 ? "No pack of the county: the files of the installation"
                               : "Version " + std::to_string(now.version));
    printLine(std::to_string(matters) + " matters");
    if (!now.problem.empty()) printLine(now.problem);
  }
  return now.problem.empty() ? kGood : kFinding;
}

}  // namespace bianmin::ctl
