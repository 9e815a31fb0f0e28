#include <algorithm>
#include <nlohmann/json.hpp>

#include "sync/center/cli/commands.h"
#include "sync/center/desk/misses.h"
#include "sync/center/store/staff_store.h"
#include "sync/seal/password.h"

namespace bianmin::center::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kNameBytes = 32;
constexpr std::size_t kFullNameBytes = 64;

// What can be typed on any keyboard.
bool isName(const std::string& name) {
  return !name.empty() && name.size() <= kNameBytes && std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
  });
}

bool isRegion(const std::string& code) {
  return (code.size() == 6 || code.size() == 9 || code.size() == 12) &&
         code.find_first_not_of("0123456789") == std::string::npos;
}

StaffAccount accountOf(const AddStaffOptions& options) {
  if (!isName(options.name)) {
    throw std::invalid_argument("--name: 1 to 32 of a-z, 0-9, point, dash, underscore");
  }
  if (options.full_name.empty() || options.full_name.size() > kFullNameBytes) {
    throw std::invalid_argument("--full-name: 1 to 64 bytes of text");
  }
  const auto role = deskRoleFromName(options.role);
  if (!role) {
    throw std::invalid_argument(
        "--role: county-admin, county-clerk, department-clerk, town-clerk or supervisor");
  }
  if (!isRegion(options.area)) throw std::invalid_argument("--area: 6, 9 or 12 digits");
  if (*role == DeskRole::DepartmentClerk && options.department.empty()) {
    throw std::invalid_argument("--department: as the services name who decides, e.g. 县民政局");
  }
  StaffAccount account;
  account.name = options.name;
  account.full_name = options.full_name;
  account.role = *role;
  account.area = options.area;
  account.department = options.department;
  return account;
}

void printPassword(const std::string& name, const std::string& password, bool json,
                   std::ostream& out) {
  if (json) {
    out << Json{{"name", name}, {"password", password}}.dump() << "\n";
  } else {
    out << "Account " << name << ", first password " << password
        << " (shown once; it must be changed at the first sign-in)\n";
  }
}

int notThere(const std::string& name, std::ostream& out) {
  out << "There is no account " << name << "\n";
  return kFinding;
}

}  // namespace

int addStaff(const County& county, const AddStaffOptions& options, std::ostream& out) {
  StaffAccount account = accountOf(options);
  const std::string password = seal::makePassword();
  account.password = seal::hashPassword(county.countyKeys().deskKey("password"), password);
  account.created_at = systemNow();
  const auto store = county.stores()();
  Transaction transaction(store->db());
  if (!StaffStore(store->db()).add(account)) {
    out << "The name " << account.name << " is in use\n";
    return kFinding;
  }
  store->audit({account.created_at, shellActor(), "add-staff", account.name,
                std::string(toName(account.role)) + " " + account.area});
  transaction.commit();
  printPassword(account.name, password, options.json, out);
  return kGood;
}

int listStaff(const County& county, bool json, std::ostream& out) {
  const auto store = county.stores()();
  const auto all = StaffStore(store->db()).all();
  Json list = Json::array();
  for (const StaffAccount& a : all) {
    if (json) {
      list.push_back({{"name", a.name},
                      {"full_name", a.full_name},
                      {"role", std::string(toName(a.role))},
                      {"area", a.area},
                      {"department", a.department},
                      {"one_time_codes", !a.code_secret.empty()},
                      {"must_change_password", a.must_change}});
    } else {
      out << a.name << "  " << a.full_name << "  " << toName(a.role) << "  " << a.area << "  "
          << a.department << (a.must_change ? "  (first password)" : "") << "\n";
    }
  }
  if (json) out << list.dump(2) << "\n";
  return kGood;
}

int removeStaff(const County& county, const std::string& name, std::ostream& out) {
  const auto store = county.stores()();
  const Instant now = systemNow();
  Transaction transaction(store->db());
  if (!StaffStore(store->db()).remove(name, now)) return notThere(name, out);
  store->audit({now, shellActor(), "remove-staff", name, ""});
  transaction.commit();
  out << name << " is removed\n";
  return kGood;
}

int resetStaff(const County& county, const std::string& name, bool json, std::ostream& out) {
  const auto store = county.stores()();
  StaffStore staff(store->db());
  const auto account = staff.byName(name);
  if (!account) return notThere(name, out);
  const std::string password = seal::makePassword();
  const CountyKeys keys = county.countyKeys();
  const std::string hash = seal::hashPassword(keys.deskKey("password"), password);
  Transaction transaction(store->db());
  staff.setPassword(account->id, hash, true);
  staff.forgetCode(account->id);
  desk::forgetMisses(keys, staff, name);
  store->audit({systemNow(), shellActor(), "reset-staff", name, ""});
  transaction.commit();
  printPassword(name, password, json, out);
  return kGood;
}

}  // namespace bianmin::center::cli
