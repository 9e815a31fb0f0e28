#include "sync/center/desk/call.h"

#include <algorithm>

namespace bianmin::center::desk {
namespace {

bool isCode(std::string_view text) {
  return !text.empty() && text.size() <= 12 &&
         text.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

std::string FormFields::raw(std::string_view name) const {
  const auto found = std::ranges::find(pairs_, name, &std::pair<std::string, std::string>::first);
  return found == pairs_.end() ? "" : found->second;
}

std::string FormFields::text(std::string_view name) const {
  std::string value = raw(name);
  constexpr std::string_view kSpaces = " \t\r\n";
  const std::size_t first = value.find_first_not_of(kSpaces);
  if (first == std::string::npos) return {};
  return value.substr(first, value.find_last_not_of(kSpaces) - first + 1);
}

std::vector<std::string> FormFields::all(std::string_view name) const {
  std::vector<std::string> values;
  for (const auto& [key, value] : pairs_) {
    if (key == name) values.push_back(value);
  }
  return values;
}

bool FormFields::has(std::string_view name) const {
  return std::ranges::find(pairs_, name, &std::pair<std::string, std::string>::first) !=
         pairs_.end();
}

std::string Call::actor() const { return who ? who->account.full_name : ""; }

void Call::audit(std::string_view action, std::string_view subject, std::string_view reason) const {
  const std::string by = who ? "desk:" + who->account.name : "desk";
  store.audit({now, by, std::string(action), std::string(subject), std::string(reason)});
}

DeskScope scopeOf(const DeskParts& parts, const StaffAccount& account) {
  DeskScope scope{account.area, {}};
  if (account.role != DeskRole::DepartmentClerk) return scope;
  for (const Matter& matter : parts.catalogue.matters) {
    if (!account.department.empty() &&
        matter.decides.text.find(account.department) != std::string::npos) {
      scope.matters.push_back(matter.id);
    }
  }
  // A department that decides nothing sees nothing; an empty list would be everything.
  if (scope.matters.empty()) scope.matters.emplace_back("-");
  return scope;
}

DeskScope scopeOf(const Call& call) { return scopeOf(call.parts, call.account()); }

DeskScope narrowedScope(const Call& call) {
  DeskScope scope = scopeOf(call);
  const std::string_view town = call.request.parameter("town");
  if (isCode(town) && town.starts_with(scope.area)) scope.area = town;
  const std::string matter(call.request.parameter("matter"));
  const bool allowed =
      scope.matters.empty() || std::ranges::find(scope.matters, matter) != scope.matters.end();
  if (!matter.empty() && allowed) scope.matters = {matter};
  return scope;
}

bool mayDo(DeskRole role, Right right) {
  switch (right) {
    case Right::Anyone:
    case Right::Session:
    case Right::See:
      return true;
    case Right::Work:
      return role != DeskRole::Supervisor;
    case Right::County:
      return role == DeskRole::CountyAdmin || role == DeskRole::CountyClerk;
    case Right::Notices:
      return role == DeskRole::CountyAdmin || role == DeskRole::CountyClerk ||
             role == DeskRole::TownClerk;
    case Right::Accounts:
      return role == DeskRole::CountyAdmin;
  }
  return false;
}

}  // namespace bianmin::center::desk
