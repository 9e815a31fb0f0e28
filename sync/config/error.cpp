#include "sync/config/error.h"

#include <utility>

namespace bianmin {
namespace {

std::string inOneLine(const Finding& finding) {
  return finding.file + ":" + std::to_string(finding.line) + ": " + finding.field + ": " +
         finding.message + "；" + finding.fix;
}

}  // namespace

ConfigError::ConfigError(Finding finding)
    : std::runtime_error(inOneLine(finding)), finding_(std::move(finding)) {}

ConfigError::ConfigError(std::string file, int line, std::string field, std::string message,
                         std::string fix)
    : ConfigError(Finding{std::move(file), line, std::move(field), Severity::Error,
                          std::move(message), std::move(fix)}) {}

}  // namespace bianmin
