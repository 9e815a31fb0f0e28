#include "sync/client/sync_error.h"

#include <array>

namespace bianmin {
namespace {

struct Row {
  SyncError error;
  std::string_view name;
  std::string_view words;
};

constexpr std::array kTable{
    Row{SyncError::None, "none", "Everything is well."},
    Row{SyncError::NoName, "no_name",
        "The centre's name is not found: check the address in terminal.toml and the network."},
    Row{SyncError::NoConnection, "no_connection",
        "The centre does not take the connection: check cable, modem and the centre's port."},
    Row{SyncError::Timeout, "timeout",
        "The centre did not answer in time: the line is slow or cut."},
    Row{SyncError::Interrupted, "interrupted",
        "The connection broke; what was sent will be sent again and is counted once."},
    Row{SyncError::NotTrusted, "not_trusted",
        "What answers is not the centre: its certificate is not from the pinned authority."},
    Row{SyncError::ClockWrong, "clock_wrong",
        "A certificate is outside of its dates: check this terminal's clock, then the "
        "certificate."},
    Row{SyncError::NotAccepted, "not_accepted",
        "The centre does not accept this terminal's certificate: enrol it again."},
    Row{SyncError::Portal, "portal",
        "A sign-in page or another server answers instead of the centre: sign in to the network."},
    Row{SyncError::Busy, "busy", "The centre asks to come back later."},
    Row{SyncError::TooLarge, "too_large", "The centre does not take so much at once."},
    Row{SyncError::Rejected, "rejected", "The centre refuses the request; its words say why."},
    Row{SyncError::ServerFault, "server_fault", "The centre has a fault; it is tried again."},
    Row{SyncError::Disk, "disk", "This terminal's own store cannot be read or written."},
    Row{SyncError::Stopped, "stopped", "The terminal is being stopped."},
};

const Row& row(SyncError error) { return kTable.at(static_cast<std::size_t>(error)); }

constexpr bool inOrder() {
  for (std::size_t i = 0; i < kTable.size(); ++i) {
    if (kTable[i].error != static_cast<SyncError>(i)) return false;
  }
  return true;
}
static_assert(inOrder());

}  // namespace

std::string_view toName(SyncError error) { return row(error).name; }

std::string_view words(SyncError error) { return row(error).words; }

bool isNetwork(SyncError error) {
  switch (error) {
    case SyncError::NoName:
    case SyncError::NoConnection:
    case SyncError::Timeout:
    case SyncError::Interrupted:
    case SyncError::NotTrusted:
    case SyncError::Portal:
      return true;
    case SyncError::None:
    case SyncError::ClockWrong:
    case SyncError::NotAccepted:
    case SyncError::Busy:
    case SyncError::TooLarge:
    case SyncError::Rejected:
    case SyncError::ServerFault:
    case SyncError::Disk:
    case SyncError::Stopped:
      return false;
  }
  return false;
}

}  // namespace bianmin
