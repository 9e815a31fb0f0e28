// What is to be said about a file that a county edits.
#pragma once

#include <string>
#include <vector>

namespace bianmin {

enum class Severity {
  Error,    // the programs do not start with it
  Warning,  // they start, but what is shown may be wrong
  Note,     // only to be known: a variable that the county has not set yet
};

// `message` and `fix` are Chinese sentences without a full stop, for the county's editor. `line`
// counts from 1; 0 when the file itself is meant. `field` is a path such as
// "matter[2].step[1].limit.days".
struct Finding {
  std::string file;
  int line = 0;
  std::string field;
  Severity severity = Severity::Error;
  std::string message;  // what is so: 有 14 个字，最多 12 个字
  std::string fix;      // what to do: 改短一些，屏幕放不下
};

}  // namespace bianmin
