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
  std::string committed;  // text that this key finished, to be added to the field
};

// One input session. All calls, and the destruction, from the thread that made it (librime's rule).
// No call fails: what cannot be done leaves the composition as it is.
class Pinyin {
 public:
  virtual ~Pinyin() = default;
  virtual Composition key(char letter) = 0;  // a..z or '; others and more than 60 are ignored
  virtual Composition backspace() = 0;       // takes back the last letter or choice
  virtual Composition choose(
      int candidate) = 0;                       // index on the page; may leave syllables to choose
  virtual Composition page(int direction) = 0;  // +1, -1
  // Forgets everything that was typed and chosen, memory included as far as librime lets it go.
  virtual void clear() = 0;
};

// Starts librime with the schema luna_pinyin_simp, user dictionary off. `work_dir` is made when it
// is missing and receives what librime writes (which schema is in use; never user text). Takes 10
// to 300 ms the first time. `page_size` is 1 to 9. `shared_dir` holds the system's schemas with
// their compiled form in build/. Only one may live at a time: librime is one per process. Throws
// std::runtime_error with words for a technician when the schema is not installed, and
// std::logic_error for a second one.
std::unique_ptr<Pinyin> makePinyin(const std::string& work_dir, int page_size,
                                   const std::string& shared_dir = "/usr/share/rime-data");

}  // namespace bianmin
