// How an identity lies on the disk; a private part of enrolment.
#pragma once

#include <filesystem>
#include <string>

#include "sync/domain/time.h"
#include "sync/wire/messages.h"

namespace bianmin {

struct Validity {
  Instant not_before;
  Instant not_after;
};
// Throws std::runtime_error when it is not a certificate in PEM.
Validity validityOf(const std::string& certificate_pem);
bool belongTogether(const std::string& certificate_pem, const std::string& key_pem);

// Writes DIR/vN with the next free N and returns its path; nothing refers to it yet. Synced to the
// disk. Throws std::runtime_error.
std::filesystem::path writeVersion(const std::filesystem::path& dir, const wire::EnrolReply& reply,
                                   const std::string& key_pem);
// Makes DIR/current name that version, in one step, and removes all but it and the one before.
void useVersion(const std::filesystem::path& dir, const std::filesystem::path& version);
void removeVersion(const std::filesystem::path& version);

inline constexpr char kKeyFile[] = "key.pem";
inline constexpr char kCertFile[] = "cert.pem";
inline constexpr char kCaFile[] = "ca.pem";
inline constexpr char kIdentityFile[] = "identity.json";

}  // namespace bianmin
