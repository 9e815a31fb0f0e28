// Accounts of staff. Those of administrators are made at the centre itself: whoever takes over one
// administrator's browser must not get more of them.
#include <algorithm>
#include <array>

#include "sync/center/desk/import.h"
#include "sync/center/desk/sign_in.h"
#include "sync/center/desk/words.h"
#include "sync/seal/password.h"

namespace bianmin::center::desk {
namespace {

constexpr std::string_view kName = "账号";
constexpr std::string_view kFullName = "姓名";
constexpr std::string_view kRole = "岗位";
constexpr std::string_view kArea = "区划代码";
constexpr std::string_view kDepartment = "部门";

constexpr std::size_t kNameBytes = 32;
constexpr std::size_t kFullNameBytes = 64;
constexpr std::size_t kDepartmentBytes = 120;
constexpr std::size_t kPasswordLetters = 12;

constexpr std::array kRoles = {DeskRole::CountyClerk, DeskRole::DepartmentClerk,
                               DeskRole::TownClerk, DeskRole::Supervisor};

std::optional<DeskRole> roleOf(std::string_view word) {
  const auto found = std::ranges::find(kRoles, word, &roleWord);
  return found == kRoles.end() ? std::nullopt : std::optional(*found);
}

// What can be typed on any keyboard.
bool isName(const std::string& name) {
  return !name.empty() && name.size() <= kNameBytes && std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
  });
}

bool decides(const Call& call, const std::string& department) {
  return std::ranges::any_of(call.parts.catalogue.matters, [&](const Matter& matter) {
    return matter.decides.text.find(department) != std::string::npos;
  });
}

class StaffImport : public ImportKind {
 public:
  const ImportText& text() const override {
    static const ImportText kText = {
        "staff",
        "人员账号",
        {kName, kFullName, kRole, kArea, kDepartment},
        {kName, kFullName, kRole, kArea},
        {"账号：小写字母、数字、点、横线，32 个以内，不能和别人重复。",
         "岗位：县审核、部门审核、乡镇经办、督查，写其中一个。管理员账号在县中心开。",
         "区划代码：管哪里就写哪里，村 12 位、镇 9 位、县 6 位。",
         "部门：部门审核要写，和事项里的“谁来办”一样，例如 县民政局。"},
        100,
        "首次密码",
        "发给本人，第一次登录要换。"};
    return kText;
  }

  std::vector<std::vector<std::string>> examples(const Call& call) const override {
    const std::string& area = call.account().area;
    return {{"zhangsan", "张三", std::string(roleWord(DeskRole::TownClerk)), area, ""},
            {"lisi", "李四", std::string(roleWord(DeskRole::Supervisor)), area, ""}};
  }

  void check(const Call& call, std::vector<ImportRow>& rows) const override {
    StaffStore staff = call.staff();
    for (ImportRow& row : rows) {
      const auto find = [&](std::string_view column, std::string words) {
        if (!words.empty()) row.findings.push_back({column, std::move(words)});
      };
      const std::string& name = cell(row, kName);
      if (!isName(name)) {
        find(kName, "只用小写字母、数字、点、横线，32 个以内。");
      } else if (staff.taken(name)) {
        find(kName, "有人用了，离岗的也算。换一个。");
      }
      const std::string& full_name = cell(row, kFullName);
      if (full_name.empty()) find(kFullName, "没有写。");
      if (full_name.size() > kFullNameBytes) find(kFullName, "写短一点，20 个字以内。");
      const std::string& area = cell(row, kArea);
      find(kArea, regionFinding(call, area));
      const auto role = roleOf(cell(row, kRole));
      if (!role) find(kRole, "没有这个岗位。写县审核、部门审核、乡镇经办、督查中的一个。");
      find(kDepartment, departmentFinding(call, role, cell(row, kDepartment)));
      if (row.findings.empty()) row.note = areaName(call.parts, area);
    }
    findTwice(rows, kName);
  }

  ImportedRow result(const Call& call, const ImportRow& row) const override {
    const std::string& name = cell(row, kName);
    return {name, cell(row, kFullName), importSecret(call, "staff " + name, kPasswordLetters)};
  }

  std::string kept(const Call& call, const ImportedRow& row) const override {
    return seal::hashPassword(passwordKey(call.parts.keys), row.secret);
  }

  bool apply(const Call& call, const ImportRow& row, const std::string& kept) const override {
    StaffAccount account;
    account.name = cell(row, kName);
    account.full_name = cell(row, kFullName);
    account.role = roleOf(cell(row, kRole)).value();
    account.area = cell(row, kArea);
    account.department = cell(row, kDepartment);
    account.password = kept;
    account.created_at = call.now;
    if (!call.staff().add(account)) return false;
    call.audit("add-staff", account.name, std::string(toName(account.role)) + " " + account.area);
    return true;
  }

 private:
  static std::string departmentFinding(const Call& call, std::optional<DeskRole> role,
                                       const std::string& department) {
    if (department.size() > kDepartmentBytes) return "写短一点，40 个字以内。";
    if (role != DeskRole::DepartmentClerk) return {};
    if (department.empty()) return "部门审核要写部门。";
    return decides(call, department) ? "" : "没有哪个事项归它办。和事项里的“谁来办”写得一样。";
  }
};

}  // namespace

const ImportKind& staffImport() {
  static const StaffImport kImport;
  return kImport;
}

}  // namespace bianmin::center::desk
