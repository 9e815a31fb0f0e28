// Pinyin to Chinese characters, by librime; nothing that is typed is remembered.
#pragma once

#include <memory>
#include <string>
#include <vector>

namespace bianmin {

// What stands above the keyboard after each key.
struct Composition {
  std::string preedit;                  // letters so far, e.g. "zhang san"
  std::vector<std::string> candidates;  // this page, best first
  bool has_more = false;                // a next page exists
  bool has_previous = false;
  std::string committed;                // text that this key finished, to be added to the field
};

// One input session. All calls from one and the same thread (librime's rule).
class Pinyin {
 public:
  virtual ~Pinyin() = default;
  virtual Composition key(char letter) = 0;       // a..z or '
  virtual Composition backspace() = 0;
  virtual Composition choose(int candidate) = 0;  // index on the page
  virtual Composition page(int direction) = 0;    // +1, -1
  virtual void clear() = 0;
};

// Starts librime with the schema luna_pinyin_simp, user dictionary off. `work_dir` receives what
// librime writes (its own configuration; never user text). Takes 10 to 300 ms the first time.
// Throws std::runtime_error with words for a technician when the schema is not installed.
std::unique_ptr<Pinyin> makePinyin(const std::string& work_dir, int page_size);

}  // namespace bianmin
