// Whether what a guide says is in force on a day. Pure.
#pragma once

#include "sync/domain/service.h"
#include "sync/domain/time.h"

namespace bianmin {

enum class Validity { InForce, NotYet, Expired };

// Both days named by the guide still belong to its time.
inline Validity validityOn(const Matter& matter, const Date& today) {
  if (matter.valid_from && today < *matter.valid_from) return Validity::NotYet;
  if (matter.valid_until && *matter.valid_until < today) return Validity::Expired;
  return Validity::InForce;
}

// Something that the guide shows is not sure: a fact to be verified, or a text that waits for what
// only the county can say.
bool needsLocalCheck(const Matter& matter);

}  // namespace bianmin
