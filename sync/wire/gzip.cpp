#include "sync/wire/gzip.h"

#include <zlib.h>

#include <algorithm>
#include <limits>
#include <stdexcept>

namespace bianmin::wire {
namespace {

constexpr int kGzip = 15 + 16;  // the largest window, with a gzip header

Bytef* input(std::string_view bytes) {
  // zlib does not write to it; its interface predates const.
  return reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
}

Bytef* output(std::string& bytes, std::size_t at) {
  return reinterpret_cast<Bytef*>(bytes.data()) + at;
}

}  // namespace

std::string gzip(std::string_view bytes, int level) {
  z_stream stream{};
  if (bytes.size() > std::numeric_limits<uInt>::max() ||
      deflateInit2(&stream, std::clamp(level, 1, 9), Z_DEFLATED, kGzip, 8, Z_DEFAULT_STRATEGY) !=
          Z_OK) {
    throw std::runtime_error("gzip: no memory, or too much to pack");
  }
  std::string out(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
  stream.next_in = input(bytes);
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = output(out, 0);
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);  // cannot fall short: deflateBound is an upper bound
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

Gunzipped gunzip(std::string_view packed, std::size_t max_bytes) {
  using Status = Gunzipped::Status;
  z_stream stream{};
  if (packed.size() > std::numeric_limits<uInt>::max()) return {Status::TooLarge, {}};
  if (inflateInit2(&stream, kGzip) != Z_OK) throw std::runtime_error("gzip: no memory");
  stream.next_in = input(packed);
  stream.avail_in = static_cast<uInt>(packed.size());
  std::string out;
  int result = Z_OK;
  // One byte more than allowed is room enough to see that there is more.
  const std::size_t most = max_bytes + 1;
  while (result == Z_OK && out.size() < most) {
    const std::size_t before = out.size();
    out.resize(std::min(most, std::max<std::size_t>(before * 2, packed.size() * 4 + 64)));
    stream.next_out = output(out, before);
    stream.avail_out = static_cast<uInt>(out.size() - before);
    result = inflate(&stream, Z_NO_FLUSH);
    out.resize(out.size() - stream.avail_out);
    if (result == Z_OK && stream.avail_in == 0 && stream.avail_out != 0) break;  // cut off
  }
  const bool whole = result == Z_STREAM_END && stream.avail_in == 0;
  inflateEnd(&stream);
  if (out.size() > max_bytes) return {Status::TooLarge, {}};
  if (!whole) return {Status::Malformed, {}};
  return {Status::Ok, std::move(out)};
}

}  // namespace bianmin::wire
