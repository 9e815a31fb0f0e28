#include "sync/config/county_file.h"

#include <algorithm>
#include <set>

#include "sync/config/facts.h"

namespace bianmin {
namespace {

// The variable's id; "" after a fault.
std::string readVariable(const Table& item, Variables& variables) {
  Variable variable;
  variable.id = readId(item);
  variable.title = item.words("title", 24);
  variable.value = item.wordsOr("value", 40);
  std::string unset = item.wordsOr("unset", 20);
  if (unset.empty()) unset = kAskTheWindow;
  item.finish();
  if (variable.id.empty()) return {};
  if (variables.has(variable.id)) {
    item.fail("id", "\"" + variable.id + "\" 用了两次", "只留一个");
    return {};
  }
  variables.add(variable, std::move(unset), item.at(variable.value.empty() ? "unset" : "value"));
  return variable.id;
}

std::string plain(const Limit& limit) {
  return std::to_string(limit.days) + (limit.unit == DayUnit::Working ? " 个工作日" : " 天");
}

// A working day and a calendar day cannot be compared without knowing the dates.
void checkAgainst(const Limit& statutory, const Limit& promised, const Table& table) {
  if (statutory.days == 0 || promised.days == 0) return;  // faulty
  if (promised.unit != statutory.unit) {
    table.fail("unit", "和法定时限（" + plain(statutory) + "）算法不一样，没法比", "用一样的 unit");
  } else if (promised.days > statutory.days) {
    table.fail("days", "承诺 " + plain(promised) + "，比法定的 " + plain(statutory) + " 还长",
               "承诺时限只能比法定的短，或者一样");
  }
}

}  // namespace

CountyFile::CountyFile(const std::filesystem::path& path, Folder& folder) {
  if (!std::filesystem::exists(path)) return;
  const auto file = Table::fromFile(path, folder.reading);
  if (!file) return;
  for (const Table& item : file->tables("variable", 0, 80)) {
    std::string id = readVariable(item, folder.reading.variables);
    if (!id.empty()) variables_.emplace_back(std::move(id), item);
  }
  promises_ = file->tables("promised", 0, 200);
  file->finish();
  folder.catalogue.variables = folder.reading.variables.list();
}

void CountyFile::promise(Folder& folder) const {
  std::set<std::string> seen;
  for (const Table& item : promises_) {
    const std::string id = item.text("matter", 32);
    const Limit limit = readDays(item);
    item.finish();
    if (id.empty()) continue;
    folder.references.push_back({item, "matter", id});
    if (!seen.insert(id).second) item.fail("matter", "\"" + id + "\" 写了两次", "只留一个");
    const auto matter = std::ranges::find(folder.catalogue.matters, id, &Matter::id);
    if (matter == folder.catalogue.matters.end()) continue;
    if (matter->total) {
      checkAgainst(*matter->total, limit, item);
    } else {
      item.warn("matter", "“" + matter->name + "”没有法定时限 total，承诺没法比",
                "核对天数，或者删掉这一段");
    }
    matter->promised = limit;
  }
}

void CountyFile::noteVariables(Folder& folder) const {
  const std::vector<Variable> list = folder.reading.variables.list();
  for (const auto& [id, item] : variables_) {
    const auto variable = std::ranges::find(list, id, &Variable::id);
    if (!folder.reading.variables.wasUsed(id)) {
      if (folder.incomplete) continue;
      item.warn("id", "没有哪句话用到 {" + id + "}", "删掉，或者看服务文件里是不是拼错了");
    } else if (variable->value.empty()) {
      item.note("value", "“" + variable->title + "”还没有填，屏幕上先用别的话代替",
                "当地公布以后填上");
    }
  }
}

}  // namespace bianmin
