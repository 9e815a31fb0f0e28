// The JSON form of what travels. Encoding never fails: bytes that are not UTF-8 become U+FFFD.
// Decoding never throws and never trusts: wrong types, missing members, numbers out of range,
// over-long texts and arrays are a DecodeError; unknown members are ignored, so that a newer side
// may add some. Pure functions, any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "sync/wire/messages.h"

namespace bianmin::wire {

inline constexpr std::size_t kMostEntries = 2000;          // in one push
inline constexpr std::size_t kMostChanges = 2000;          // in one answer of the feed
inline constexpr std::size_t kMostNoteBytes = 2000;        // of a status, as the county writes it
inline constexpr std::size_t kMostNotices = 200;           // in one bulletin
inline constexpr std::size_t kMostCadres = 500;            // in one bulletin, removed ones too
inline constexpr std::size_t kMostNoticeTitle = 200;       // bytes
inline constexpr std::size_t kMostNoticeText = 8000;       // bytes
inline constexpr std::size_t kMostBodyBytes = 256 * 1024;  // of one entry

struct DecodeError {
  std::string path;  // "entries[3].seq"; empty: the message as a whole
  std::string what;  // "is not an integer from 1 to 9007199254740991"; never the value itself
  std::string text() const { return path.empty() ? what : path + " " + what; }
};

// A value or the reason why there is none.
template <typename T>
class Decoded {
 public:
  Decoded(T value) : value_(std::move(value)) {}            // NOLINT: meant to be implicit
  Decoded(DecodeError error) : error_(std::move(error)) {}  // NOLINT: meant to be implicit
  explicit operator bool() const { return value_.has_value(); }
  T& operator*() { return *value_; }
  const T& operator*() const { return *value_; }
  T* operator->() { return &*value_; }
  const T* operator->() const { return &*value_; }
  const DecodeError& error() const { return error_; }  // empty when there is a value

 private:
  std::optional<T> value_;
  DecodeError error_;
};

std::string encode(const PushRequest& message);
std::string encode(const PushReply& message);
std::string encode(const ChangesReply& message);
std::string encode(const EnrolRequest& message);
std::string encode(const EnrolReply& message);
std::string encode(const RenewRequest& message);
std::string encode(const RenewReply& message);
std::string encode(const Bulletin& message);
std::string encode(const TerminalReport& message);
std::string encode(const Problem& message);

// An entry with an id whose other members cannot be read is put into `unreadable`; the rest of the
// batch stays usable. No entries at all, or one without an id, is an error of the whole.
Decoded<PushRequest> decodePushRequest(std::string_view json);
Decoded<PushReply> decodePushReply(std::string_view json);
Decoded<ChangesReply> decodeChangesReply(std::string_view json);
Decoded<EnrolRequest> decodeEnrolRequest(std::string_view json);
Decoded<EnrolReply> decodeEnrolReply(std::string_view json);
Decoded<RenewRequest> decodeRenewRequest(std::string_view json);
Decoded<RenewReply> decodeRenewReply(std::string_view json);
// A notice for an audience that this version does not know is left out.
Decoded<Bulletin> decodeBulletin(std::string_view json);
Decoded<TerminalReport> decodeTerminalReport(std::string_view json);
Decoded<Problem> decodeProblem(std::string_view json);

}  // namespace bianmin::wire
