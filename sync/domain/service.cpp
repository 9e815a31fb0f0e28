#include "sync/domain/service.h"

#include <algorithm>

namespace bianmin {

const Matter* Catalogue::find(std::string_view matter_id) const {
  const auto it = std::ranges::find(matters, matter_id, &Matter::id);
  return it == matters.end() ? nullptr : &*it;
}

const QueueGroup* Catalogue::group(std::string_view letter) const {
  const auto it = std::ranges::find(groups, letter, &QueueGroup::letter);
  return it == groups.end() ? nullptr : &*it;
}

const Agency* Catalogue::agencyOf(std::string_view matter_id) const {
  const auto it = std::ranges::find_if(agencies, [&](const Agency& agency) {
    return std::ranges::find(agency.matters, matter_id) != agency.matters.end();
  });
  return it == agencies.end() ? nullptr : &*it;
}

}  // namespace bianmin
