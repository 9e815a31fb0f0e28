#include "sync/center/api/request_text.h"

#include "sync/center/api/replies.h"
#include "sync/wire/gzip.h"

namespace bianmin::center {

std::optional<http::Reply> unpack(const http::Request& request, std::size_t most,
                                  std::string& text) {
  const std::string_view encoding = request.header("Content-Encoding");
  const auto too_large = [] {
    return http::problemReply(413, "The request is too large", "/problems/batch-too-large");
  };
  if (encoding.empty() || encoding == "identity") {
    if (request.body.size() > most) return too_large();
    text = request.body;
    return std::nullopt;
  }
  if (encoding != "gzip") {
    return malformed("this Content-Encoding is not known");
  }
  wire::Gunzipped unpacked = wire::gunzip(request.body, most);
  if (unpacked.status == wire::Gunzipped::Status::TooLarge) return too_large();
  if (unpacked.status == wire::Gunzipped::Status::Malformed) return malformed("not gzip");
  text = std::move(unpacked.bytes);
  return std::nullopt;
}

}  // namespace bianmin::center
