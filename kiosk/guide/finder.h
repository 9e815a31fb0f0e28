// Finding a service by what a person types: a name, an old name, a word for it, or their pinyin.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sync/domain/service.h"
#include "sync/domain/time.h"

namespace bianmin {

// How well something was hit; the better ones first.
enum class Hit {
  Name,      // the name begins so: what villagers say, today or before
  Word,      // one of the other words for it begins so, or what happened in life does
  Official,  // an official name begins so
  Part,      // it is read so somewhere inside
};

struct Found {
  std::string matter;   // Matter::id
  std::string through;  // the words that were hit, when they are not its name: 新农合
  Hit hit = Hit::Name;
};

// The names of a catalogue, made ready for looking through them. A plain value, never changed.
class Finder {
 public:
  explicit Finder(const Catalogue& catalogue);

  // The best `most`, better hits first, then as in the catalogue; a matter once, with its best hit.
  // Nothing for nothing typed. Case, blanks and apostrophes do not matter. Same question, same
  // answer. 300 services of 15 names take well under a millisecond.
  std::vector<Found> find(std::string_view typed, std::size_t most) const;

 private:
  struct Name {
    std::size_t matter;  // index in ids_
    Hit hit;             // when it begins so
    bool own;            // the name shown on the row
    std::u32string text;
  };
  void add(std::size_t matter, Hit hit, std::string_view text, bool own = false);

  std::vector<std::string> ids_;
  std::vector<Name> names_;
};

}  // namespace bianmin
