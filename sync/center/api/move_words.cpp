#include "sync/center/api/move_words.h"

#include <algorithm>
#include <vector>

namespace bianmin::center {
namespace {

// A status's note has at most 2000 bytes.
constexpr std::size_t kMostNameBytes = 1500;

const Material* materialOf(const Matter* matter, const std::string& id) {
  if (matter == nullptr) return nullptr;
  const auto found = std::ranges::find(matter->materials, id, &Material::id);
  return found == matter->materials.end() ? nullptr : &*found;
}

// "户口簿、银行卡"; empty when one of them has no name that is known here.
std::string namesOf(const std::vector<std::string>& ids, const Matter* matter) {
  std::string names;
  for (const std::string& id : ids) {
    const Material* material = materialOf(matter, id);
    if (material == nullptr) return {};
    if (names.size() + material->name.size() > kMostNameBytes) return names + "等";
    if (!names.empty()) names += "、";
    names += material->name;
  }
  return names;
}

std::string dayWords(const Date& day) {
  return std::to_string(static_cast<unsigned>(day.month())) + "月" +
         std::to_string(static_cast<unsigned>(day.day())) + "日";
}

std::string missingNote(const std::vector<std::string>& missing, const Move& move,
                        const Matter* matter) {
  const std::string names = namesOf(missing, matter);
  std::string note =
      names.empty() ? "还缺 " + std::to_string(missing.size()) + " 样材料" : "还缺：" + names;
  note += "。";
  note += move.until ? dayWords(*move.until) + "前补来就行。" : "请尽快补来。";
  return note;
}

}  // namespace

std::string moveNote(const Move& move, const Matter* matter) {
  switch (move.kind) {
    case MoveKind::Checked: {
      std::vector<std::string> missing;
      for (const CheckedPaper& paper : move.papers)
        if (paper.state == PaperState::Missing) missing.push_back(paper.material);
      return missing.empty() ? "材料补齐了，接着办。" : missingNote(missing, move, matter);
    }
    case MoveKind::Carried:
      return {};
    case MoveKind::Delivered:
      return move.way == DeliveryWay::ByMail ? "结果已经寄给您了。" : "结果已经交给您了。";
  }
  return {};
}

}  // namespace bianmin::center
