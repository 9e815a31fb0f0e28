#include "sync/center/desk/lamp_view.h"

namespace bianmin::center::desk {
namespace {

std::string leftWords(const Call& call, const Dossier& dossier) {
  if (!dossier.days.due) return {};
  const int left = workingDaysUntil(*dossier.days.due, localDate(call.now), call.parts.calendar);
  if (left < 0) return "超期 " + std::to_string(-left) + " 天";
  return left == 0 ? "今天到期" : "剩 " + std::to_string(left) + " 天";
}

}  // namespace

LampView lampOfRow(const Call& call, const Dossier& dossier, bool long_words) {
  const std::string left = leftWords(call, dossier);
  switch (lampOf(dossier.days, localDate(call.now))) {
    case Lamp::Green:
      return {"ok", long_words ? "正常，" + left : left};
    case Lamp::Yellow:
      return {"warn", long_words ? "快到期，" + left : left};
    case Lamp::Red:
      return {"bad", left};
    case Lamp::Standing:
      return {"off", "停表"};
    case Lamp::None:
      if (isOver(dossier.status)) return {"off", "办完了"};
      return {"off", dossier.days.clock == ClockState::NotStarted ? "还没起算" : "没有定天数"};
  }
  return {};
}

std::string dueWords(const std::string& day, bool provisional) {
  return day + (provisional ? "（暂定，放假安排还没公布）" : "");
}

std::string dueWords(const Dossier& dossier) {
  return dossier.due.empty() ? "" : dueWords(dossier.due, dossier.days.provisional);
}

std::vector<StatusChange> changesOf(const std::vector<HistoryRow>& rows) {
  std::vector<StatusChange> changes;
  changes.reserve(rows.size());
  for (const HistoryRow& row : rows) {
    StatusChange change;
    change.status = row.to;
    change.at = row.at;
    change.note = row.note;
    changes.push_back(std::move(change));
  }
  return changes;
}

Clock clockOf(const Call& call, const Dossier& dossier, const Matter* matter) {
  const auto changes = changesOf(call.store.history(dossier.id));
  Clock clock;
  clock.place = placeOf(changes);
  if (matter == nullptr) return clock;
  ClockOptions options;
  options.extended = dossier.extended_at.has_value();
  clock.due = dueDates(*matter, changes, call.parts.calendar, options);
  return clock;
}

std::string soonDay(const Call& call) {
  std::chrono::sys_days day{localDate(call.now)};
  for (int left = call.parts.options.due_soon_days; left > 0;) {
    day += std::chrono::days(1);
    if (call.parts.calendar.isWorkingDay(Date{day})) --left;
  }
  return toIso(Date{day});
}

void show(ctemplate::TemplateDictionary& in, const LampView& lamp) {
  in.SetValue("LAMP", lamp.sign);
  in.SetValue("LAMP_WORDS", lamp.words);
}

}  // namespace bianmin::center::desk
