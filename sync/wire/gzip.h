// gzip (RFC 1952), as Content-Encoding of request bodies. Pure functions, any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace bianmin::wire {

// Level 1 (quick) to 9 (small).
std::string gzip(std::string_view bytes, int level = 6);

struct Gunzipped {
  enum class Status { Ok, Malformed, TooLarge } status = Status::Ok;
  std::string bytes;  // empty unless Ok
};
// At most `max_bytes` come out: a few kilobytes may otherwise unpack to gigabytes. Anything after
// the end of the gzip member, or its absence, is Malformed.
Gunzipped gunzip(std::string_view packed, std::size_t max_bytes);

}  // namespace bianmin::wire
