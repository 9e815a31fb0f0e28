// The form of a matter: what is asked when a request is handed in at the terminal.
#pragma once

#include <optional>

#include "sync/config/table.h"
#include "sync/domain/service.h"

namespace bianmin {

// Nothing when the matter has no form. The matter's table belongs to a reading.
std::optional<Form> readForm(const Table& matter);

}  // namespace bianmin
