#include "sync/config/reading.h"

#include <algorithm>

#include "sync/config/error.h"

namespace bianmin {

void Reading::throwFirst() const {
  const auto error = std::ranges::find(findings, Severity::Error, &Finding::severity);
  if (error != findings.end()) throw ConfigError(*error);
}

}  // namespace bianmin
