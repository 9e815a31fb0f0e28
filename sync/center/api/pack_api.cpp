#include "sync/center/api/pack_api.h"

#include <charconv>

#include "sync/center/api/log.h"
#include "sync/center/api/replies.h"
#include "sync/center/store/pack_store.h"

namespace bianmin::center {

http::Reply servePack(CenterStore& store, const TerminalCall& call) {
  const std::string_view text = call.request.parameter("version");
  std::int64_t version = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), version);
  if (error != std::errc() || end != text.data() + text.size() || version < 1) {
    return malformed("version is not a number from 1");
  }
  auto bytes = PackStore(store.db()).bytes(version);
  if (!bytes) return notFound();
  logInfo("pack",
          {{"terminal", call.terminal.name}, {"version", version}, {"bytes", bytes->size()}});
  return {200, "application/octet-stream", std::move(*bytes), {{"Cache-Control", "no-store"}}};
}

}  // namespace bianmin::center
