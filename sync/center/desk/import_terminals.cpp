// Terminals that are to be enrolled: a code for each.
#include "sync/center/desk/import.h"
#include "sync/center/desk/words.h"
#include "sync/center/enrol/enrol_code.h"
#include "sync/center/store/terminal_list.h"

namespace bianmin::center::desk {
namespace {

constexpr std::string_view kName = "终端名字";
constexpr std::string_view kVillage = "区划代码";
constexpr std::string_view kHall = "大厅";

// A certificate's subject holds at most 64 characters.
constexpr std::size_t kNameBytes = 64;
constexpr std::size_t kHallBytes = 120;
// Whoever sets up a county's terminals drives from village to village with the list.
constexpr std::chrono::days kLife{7};

class TerminalImport : public ImportKind {
 public:
  const ImportText& text() const override {
    static const ImportText kText = {
        "terminals",
        "终端",
        {kName, kVillage, kHall},
        {kName, kVillage},
        {"终端名字：20 个字以内，不能重复。", "区划代码：终端放在哪里就写哪里，村 12 位、镇 9 位。",
         "大厅：可以不写。"},
        300,
        "登记码",
        "在终端上输。每个只能用一次，7 天内有效。"};
    return kText;
  }

  std::vector<std::vector<std::string>> examples(const Call& call) const override {
    for (const auto& [code, name] : call.parts.areas) {
      if (code.size() == 12 && code.starts_with(call.account().area)) {
        return {{name + "一号机", code, ""}};
      }
    }
    return {{"一号机", call.account().area, ""}};
  }

  void check(const Call& call, std::vector<ImportRow>& rows) const override {
    TerminalList terminals(call.store.db(), call.account().area);
    for (ImportRow& row : rows) {
      const auto find = [&](std::string_view column, std::string words) {
        if (!words.empty()) row.findings.push_back({column, std::move(words)});
      };
      const std::string& name = cell(row, kName);
      if (name.empty()) {
        find(kName, "没有写。");
      } else if (name.size() > kNameBytes) {
        find(kName, "写短一点，20 个字以内。");
      } else if (terminals.taken(name)) {
        find(kName, "已经登记过。换机器的话到“终端”里单个登记。");
      }
      const std::string& village = cell(row, kVillage);
      find(kVillage, regionFinding(call, village));
      if (cell(row, kHall).size() > kHallBytes) find(kHall, "写短一点，40 个字以内。");
      if (row.findings.empty()) {
        const std::string place = areaName(call.parts, village);
        row.note = place == village ? "这个代码没有地名，核对一下" : place;
      }
    }
    findTwice(rows, kName);
  }

  ImportedRow result(const Call& call, const ImportRow& row) const override {
    const std::string& name = cell(row, kName);
    const std::string& hall = cell(row, kHall);
    const std::string place = areaName(call.parts, cell(row, kVillage));
    return {name, hall.empty() ? place : place + "　" + hall,
            importSecret(call, "terminal " + name, kEnrolCodeLength)};
  }

  std::string kept(const Call& call, const ImportedRow& row) const override {
    return hashEnrolCode(call.parts.keys.enrolCodeKey(), readEnrolCode(row.secret).value());
  }

  bool apply(const Call& call, const ImportRow& row, const std::string& kept) const override {
    const EnrolmentGrant grant{cell(row, kName), cell(row, kVillage), cell(row, kHall)};
    if (TerminalList(call.store.db(), call.account().area).taken(grant.terminal)) return false;
    call.store.addEnrolmentCode({kept, grant, call.now, call.now + kLife});
    call.audit("enrol-code", grant.terminal, grant.village);
    return true;
  }
};

}  // namespace

const ImportKind& terminalImport() {
  static const TerminalImport kImport;
  return kImport;
}

}  // namespace bianmin::center::desk
