#include "sync/domain/ulid.h"

#include <algorithm>

namespace bianmin {
namespace {

constexpr std::string_view kCrockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t kLength = 26;
constexpr std::int64_t kLatest = (std::int64_t{1} << 48) - 1;

}  // namespace

std::string makeUlid(Instant at, const std::array<std::uint8_t, 10>& random) {
  // A clock outside 1970..10889 must not break the form; the order of such ids is of no use anyway.
  const std::int64_t ms = std::clamp<std::int64_t>(at.time_since_epoch().count(), 0, kLatest);
  std::array<std::uint8_t, 16> bytes{};
  for (std::size_t i = 0; i < 6; ++i) {
    bytes[i] = static_cast<std::uint8_t>(ms >> (8 * (5 - i)));
  }
  std::copy(random.begin(), random.end(), bytes.begin() + 6);

  // 128 bits in 26 characters of 5 bits: the first character carries only 3.
  std::string text(kLength, '0');
  unsigned window = 0;
  unsigned bits = 0;
  std::size_t place = kLength;
  for (auto byte = bytes.rbegin(); byte != bytes.rend(); ++byte) {
    window |= static_cast<unsigned>(*byte) << bits;
    for (bits += 8; bits >= 5; bits -= 5, window >>= 5U) text[--place] = kCrockford[window & 31U];
  }
  text[0] = kCrockford[window & 31U];
  return text;
}

bool isUlid(std::string_view text) {
  return text.size() == kLength && text[0] <= '7' &&
         text.find_first_not_of(kCrockford) == std::string_view::npos;
}

}  // namespace bianmin
