// bianminctl preview: what a resident will see and hold in the hand, as pictures.
#pragma once

#include <filesystem>
#include <string>

#include "kiosk/ctl/context.h"

namespace bianmin::ctl {

struct PreviewArguments {
  std::filesystem::path out;  // made when it is not there
  std::string matter;         // empty: all of them
};

// Writes OUT/MATTER/*.png (screens of the guide, the self-check and the form, in both text sizes,
// and the papers as a thermal printer prints them) and *.pdf (papers for A4). Reads only the
// configuration, not the store. Throws ConfigError, and WrongUse for an unknown matter.
int preview(const Context& context, const PreviewArguments& arguments);

}  // namespace bianmin::ctl
