#include "sync/client/report.h"

#include <cstdint>
#include <cstdlib>
#include <tuple>

namespace bianmin {

bool differs(const wire::TerminalReport& now, const wire::TerminalReport& told) {
  const auto plain = [](const wire::TerminalReport& r) {
    return std::tie(r.version, r.bulletin, r.pack, r.pack_problem, r.printer, r.parked);
  };
  if (plain(now) != plain(told)) return true;
  if ((now.waiting > 0) != (told.waiting > 0)) return true;
  const std::int64_t tenth = told.disk_free_mb / 10;
  return std::abs(now.disk_free_mb - told.disk_free_mb) > tenth;
}

}  // namespace bianmin
