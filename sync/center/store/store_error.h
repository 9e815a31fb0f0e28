// What the store throws.
#pragma once

#include <stdexcept>

namespace bianmin::center {

// The store cannot be used, in words for a technician: newer than the program, another program's
// file, the disk is full, the server is away. Never holds a value that was stored or asked for.
// Nothing of the operation that threw it was kept.
class StoreError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Two transactions waited for each other and this one was ended; trying again helps.
class RetryError : public StoreError {
 public:
  using StoreError::StoreError;
};

}  // namespace bianmin::center
