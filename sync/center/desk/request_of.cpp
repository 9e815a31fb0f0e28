#include "sync/center/desk/request_of.h"

#include <algorithm>

#include "sync/domain/ulid.h"
#include "sync/seal/seal.h"

namespace bianmin::center::desk {
namespace {

bool sees(const Call& call, const StaffAccount& account, const Dossier& dossier) {
  const DeskScope scope = scopeOf(call.parts, account);
  return dossier.village.starts_with(scope.area) &&
         (scope.matters.empty() ||
          std::ranges::find(scope.matters, dossier.matter) != scope.matters.end());
}

}  // namespace

std::optional<Request> requestOf(const Call& call, const std::string& id) {
  if (!isUlid(id)) return std::nullopt;
  auto row = call.desk().request(id, scopeOf(call));
  if (!row) return std::nullopt;
  const Matter* matter = call.parts.catalogue.find(row->dossier.matter);
  return Request{std::move(*row), matter};
}

std::optional<Request> requestOf(const Call& call) { return requestOf(call, call.at.front()); }

std::vector<StaffAccount> colleaguesFor(const Call& call, const Dossier& dossier) {
  std::vector<StaffAccount> all = call.staff().all();
  std::erase_if(all, [&](const StaffAccount& account) {
    return !mayDo(account.role, Right::Work) || !sees(call, account, dossier);
  });
  std::ranges::stable_partition(
      all, [&](const StaffAccount& account) { return account.id == call.account().id; });
  return all;
}

}  // namespace bianmin::center::desk
