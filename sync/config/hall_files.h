// The small files beside the services: queues, cards of the home screen, agency matters, life
// events.
#pragma once

#include <filesystem>

#include "sync/config/folder.h"

namespace bianmin {

void readQueues(const std::filesystem::path& path, Folder& folder);
// The references of home.toml are put last, each card's in the order of the cards.
void readHome(const std::filesystem::path& path, Folder& folder);
// These two may be missing.
void readAgencies(const std::filesystem::path& path, Folder& folder);
void readEvents(const std::filesystem::path& path, Folder& folder);

}  // namespace bianmin
