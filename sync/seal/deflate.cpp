#include "sync/seal/deflate.h"

#include <sodium.h>
#include <zlib.h>

#include <algorithm>
#include <cstdlib>
#include <new>
#include <stdexcept>

namespace bianmin::seal {
namespace {

constexpr int kRaw = -15;  // a window of 32 KiB, no zlib header
constexpr int kMemory = 8;

struct Block {
  std::size_t size;
};
constexpr std::size_t kHeader = std::max(sizeof(Block), alignof(std::max_align_t));

// zlib keeps the text in its window; memory is given back only after it was overwritten.
voidpf takeMemory(voidpf, uInt items, uInt size) {
  const std::size_t bytes = kHeader + std::size_t{items} * size;
  void* memory = std::calloc(1, bytes);
  if (memory == nullptr) return nullptr;
  new (memory) Block{bytes};
  return static_cast<char*>(memory) + kHeader;
}

void giveMemory(voidpf, voidpf address) {
  if (address == nullptr) return;
  char* memory = static_cast<char*>(address) - kHeader;
  sodium_memzero(memory, reinterpret_cast<Block*>(memory)->size);
  std::free(memory);
}

z_stream wipingStream(std::string_view input) {
  z_stream stream{};
  stream.zalloc = takeMemory;
  stream.zfree = giveMemory;
  // zlib's interface has no const here without ZLIB_CONST; it does not write to its input.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(input.data()));
  stream.avail_in = static_cast<uInt>(input.size());
  return stream;
}

void wipe(std::string& text) {
  sodium_memzero(text.data(), text.size());
  text.clear();
}

}  // namespace

void deflateRaw(std::string_view plain, std::string& out) {
  if (plain.size() > kPlainLimit) throw std::length_error("more than 1 MiB cannot be sealed");
  z_stream stream = wipingStream(plain);
  if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, kRaw, kMemory, Z_DEFAULT_STRATEGY) !=
      Z_OK) {
    throw std::bad_alloc();
  }
  const std::size_t start = out.size();
  const uLong bound = deflateBound(&stream, static_cast<uLong>(plain.size()));
  out.resize(start + bound);
  stream.next_out = reinterpret_cast<Bytef*>(out.data() + start);
  stream.avail_out = static_cast<uInt>(bound);
  const int result = deflate(&stream, Z_FINISH);
  out.resize(out.size() - stream.avail_out);
  deflateEnd(&stream);
  if (result != Z_STREAM_END) throw std::runtime_error("deflate failed");
}

bool inflateRaw(std::string_view deflated, std::string& out) {
  wipe(out);
  if (deflated.size() > 2 * kPlainLimit) return false;
  z_stream stream = wipingStream(deflated);
  if (inflateInit2(&stream, kRaw) != Z_OK) throw std::bad_alloc();
  int result = Z_OK;
  std::size_t written = 0;
  // The text is small as a rule: begin with little, and wipe what a growing buffer leaves behind.
  for (std::size_t room = std::min(kPlainLimit, deflated.size() * 4 + 256);;) {
    std::string grown(room, '\0');
    std::copy(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(written), grown.begin());
    out.swap(grown);
    wipe(grown);
    stream.next_out = reinterpret_cast<Bytef*>(out.data() + written);
    stream.avail_out = static_cast<uInt>(room - written);
    result = inflate(&stream, Z_FINISH);
    written = room - stream.avail_out;
    if (result != Z_BUF_ERROR || stream.avail_out != 0 || room == kPlainLimit) break;
    room = std::min(kPlainLimit, room * 4);
  }
  const bool whole = result == Z_STREAM_END && stream.avail_in == 0;
  inflateEnd(&stream);
  if (!whole) {
    wipe(out);
    return false;
  }
  out.resize(written);
  return true;
}

}  // namespace bianmin::seal
