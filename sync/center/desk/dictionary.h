// ctemplate, whose headers use strlen() without declaring it: include this instead of them.
#pragma once

// clang-format off
#include <cstring>

#include <ctemplate/template.h>
#include <ctemplate/template_dictionary.h>
// clang-format on
