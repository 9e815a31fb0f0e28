#include "sync/center/desk/words.h"

#include <algorithm>
#include <array>

namespace bianmin::center::desk {
namespace {

using enum DossierStatus;

struct ListRow {
  Worklist list;
  std::string_view name;
  std::string_view title;
};
constexpr std::array kLists = {
    ListRow{Worklist::Mine, "mine", "我手上的"},
    ListRow{Worklist::DueSoon, "due-soon", "快到期"},
    ListRow{Worklist::Overdue, "overdue", "超期"},
    ListRow{Worklist::InTime, "in-time", "正常在办"},
    ListRow{Worklist::Supplement, "supplement", "等群众补材料"},
    ListRow{Worklist::Unassigned, "unassigned", "还没人接"},
    ListRow{Worklist::Received, "received", "待受理"},
    ListRow{Worklist::Notice, "notice", "公示中"},
    ListRow{Worklist::Objection, "objection", "有异议"},
    ListRow{Worklist::Done, "done", "办结，待送达"},
    ListRow{Worklist::All, "all", "全部办件"},
};
static_assert(kLists.size() == kWorklists);

std::string two(unsigned n) { return (n < 10 ? "0" : "") + std::to_string(n); }

std::string_view nameIn(const DeskParts& parts, std::string_view code) {
  const auto found = parts.areas.find(code);
  return found == parts.areas.end() ? std::string_view{} : std::string_view{found->second};
}

}  // namespace

std::string_view roleWord(DeskRole role) {
  switch (role) {
    case DeskRole::CountyAdmin:
      return "县管理员";
    case DeskRole::CountyClerk:
      return "县审核";
    case DeskRole::DepartmentClerk:
      return "部门审核";
    case DeskRole::TownClerk:
      return "乡镇经办";
    case DeskRole::Supervisor:
      return "督查";
  }
  return {};
}

std::string_view statusWord(DossierStatus status) {
  switch (status) {
    case Received:
      return "收件，待受理";
    case SupplementRequested:
      return "等群众补材料";
    case Accepted:
      return "受理，审核中";
    case NotAccepted:
      return "不予受理";
    case Investigating:
      return "调查核实";
    case PublicNotice:
      return "公示中";
    case Objection:
      return "有异议，核实中";
    case Suspended:
      return "停办";
    case Approved:
      return "同意，待办结";
    case Refused:
      return "不同意，待办结";
    case Closed:
      return "办结，待送达";
    case Delivered:
      return "已送达";
    case Archived:
      return "已归档";
    case Withdrawn:
      return "已撤回";
  }
  return {};
}

std::string_view moveWord(DossierStatus from, DossierStatus to) {
  if (from == Suspended && to != Withdrawn) return "恢复办理";
  switch (to) {
    case Received:
      return "材料补齐了";
    case SupplementRequested:
      return "要求补材料";
    case Accepted:
      return "受理";
    case NotAccepted:
      return "不予受理";
    case Investigating:
      return from == Objection ? "重新调查" : "转调查";
    case PublicNotice:
      return "转公示";
    case Objection:
      return "登记异议";
    case Suspended:
      return "停办";
    case Approved:
      return "同意";
    case Refused:
      return "不同意";
    case Closed:
      return "办结";
    case Delivered:
      return "登记送达";
    case Archived:
      return "归档";
    case Withdrawn:
      return "登记撤回";
  }
  return {};
}

std::string_view listWord(Worklist list) { return kLists.at(static_cast<std::size_t>(list)).title; }

std::string_view listName(Worklist list) { return kLists.at(static_cast<std::size_t>(list)).name; }

std::optional<Worklist> listFromName(std::string_view name) {
  const auto found = std::ranges::find(kLists, name, &ListRow::name);
  if (found == kLists.end()) return std::nullopt;
  return found->list;
}

std::string_view paperWord(PaperState state) {
  switch (state) {
    case PaperState::Handed:
      return "收了";
    case PaperState::Missing:
      return "还缺";
    case PaperState::Follows:
      return "容缺，后补";
  }
  return {};
}

std::string_view cadreMoveWord(MoveKind kind) {
  switch (kind) {
    case MoveKind::Checked:
      return "核对材料";
    case MoveKind::Carried:
      return "材料送到镇里";
    case MoveKind::Delivered:
      return "结果交给本人";
  }
  return {};
}

std::string areaName(const DeskParts& parts, std::string_view code) {
  const std::string_view own = nameIn(parts, code);
  const std::string_view town = code.size() > 9 ? nameIn(parts, code.substr(0, 9)) : "";
  if (own.empty() && town.empty()) return std::string(code);
  return std::string(town) + (own.empty() ? std::string(code.substr(9)) : std::string(own));
}

std::string countyName(const DeskParts& parts) {
  const auto county =
      std::ranges::find_if(parts.areas, [](const auto& area) { return area.first.size() == 6; });
  return county == parts.areas.end() ? "县" : county->second;
}

std::string isoDay(Instant at) { return toIso(localDate(at)); }

std::string shortTime(Instant at) {
  const auto local = at + kChinaOffset;
  const auto minutes =
      std::chrono::floor<std::chrono::minutes>(local - std::chrono::floor<std::chrono::days>(local))
          .count();
  return isoDay(at).substr(5) + " " + two(static_cast<unsigned>(minutes / 60)) + ":" +
         two(static_cast<unsigned>(minutes % 60));
}

std::string monthDay(const Date& day) {
  return std::to_string(static_cast<unsigned>(day.month())) + "月" +
         std::to_string(static_cast<unsigned>(day.day())) + "日";
}

std::string chineseDay(const Date& day) {
  return std::to_string(static_cast<int>(day.year())) + "年" + monthDay(day);
}

}  // namespace bianmin::center::desk
