// What is sealed in a request, opened for the desk: labelled and masked.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sync/center/store/center_store.h"
#include "sync/domain/service.h"
#include "sync/seal/seal.h"

namespace bianmin::center::desk {

struct OpenedField {
  std::string id;                 // "name", or "members.0.name" for a person of a list
  std::string label;              // 申请人
  std::optional<FieldKind> kind;  // absent: the form does not know it
  std::string value;              // plain; never goes to a page unless it was revealed
  std::string masked;
};

struct Consent {
  std::string what;
  bool given = false;
};

struct Opened {
  bool readable = false;  // false: this county's key does not open it
  std::string code;       // pick-up code
  std::vector<OpenedField> fields;
  std::vector<Consent> consents;

  const OpenedField* field(const std::string& id) const;
  // The first field of that kind; nullptr for none.
  const OpenedField* first(FieldKind kind) const;
};

// How a value is shown to somebody who has no need for more. Of an unknown kind nothing is shown.
std::string maskedValue(std::optional<FieldKind> kind, const std::string& value);

// `matter` may be nullptr: then every field is hidden whole.
Opened openRequest(const Dossier& dossier, const seal::KeyPair& key, const Matter* matter);

}  // namespace bianmin::center::desk
