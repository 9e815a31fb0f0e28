// The lengths below are what the screens hold at their largest text; config/README.md lists them.
#include "sync/config/service_file.h"

#include <algorithm>
#include <utility>

#include "sync/config/facts.h"
#include "sync/config/form_file.h"

namespace bianmin {
namespace {

constexpr std::string_view kCapitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr std::string_view kSmall = "abcdefghijklmnopqrstuvwxyz0123456789_";

int readCopies(const Table& table, PaperForm form) {
  const bool copied = form != PaperForm::Original;
  if (!table.has("copies")) return copied ? 1 : 0;
  const int copies = static_cast<int>(table.integer("copies", 0, 9));
  if (copied && copies == 0) table.fail("copies", "要复印件，份数不能是 0", "写要几份");
  if (!copied && copies > 0)
    table.fail("copies", "只看原件，不收复印件", "删掉 copies，或者改 form");
  return copies;
}

Material readMaterial(const Table& table, const Origin& origin) {
  Material material;
  material.id = readId(table);
  material.name = table.words("name", 10);
  material.detail = table.wordsOr("detail", 12);
  material.icon = readIcon(table);
  material.form = table.oneOf<PaperForm>("form", {{"original", PaperForm::Original},
                                                  {"copy", PaperForm::Copy},
                                                  {"both", PaperForm::OriginalAndCopy}});
  material.copies = readCopies(table, material.form);
  material.issuer = table.wordsOr("issuer", 12);
  material.fix = table.wordsOr("fix", 24);
  material.shared = table.flagOr("shared", false);
  material.may_follow = table.flagOr("may_follow", false);
  material.returned = table.flagOr("returned", false);
  if (!material.returned && material.detail.find("还您") != std::string::npos) {
    table.note("detail", "说了还您，没有写 returned", "当场还的，加上 returned = true");
  }
  material.certainty = readCertainty(table);
  material.source = origin.of(table).id;
  table.finish();
  return material;
}

Step readStep(const Table& table, const Origin& origin) {
  const Origin own = origin.of(table);
  Step step;
  step.title = table.words("title", 12);
  step.who = table.words("who", 8);
  step.detail = table.wordsOr("detail", 24);
  step.limit = readLimit(table, "limit", own);
  step.limit_text = table.wordsOr("limit_text", 6);
  if (step.limit && !step.limit_text.empty()) {
    table.fail("limit_text", "limit 和 limit_text 只能写一个", "删掉一个");
  }
  step.excluded = table.flagOr("excluded", false);
  step.certainty = readCertainty(table);
  step.source = own.id;
  table.finish();
  return step;
}

LegalBasis readBasis(const Table& table) {
  LegalBasis basis;
  basis.title = table.words("title", 40);
  basis.number = table.wordsOr("number", 24);
  basis.articles = table.wordsOr("articles", 40);
  basis.date = table.wordsOr("date", 24);
  basis.in_force = table.wordsOr("in_force", 24);
  basis.certainty = readCertainty(table);
  table.finish();
  return basis;
}

Question readQuestion(const Table& table, const Origin& origin) {
  Question question;
  question.id = readId(table);
  question.ask = table.words("ask", 24);
  question.help = table.wordsOr("help", 32);
  question.expect = table.oneOf<bool>("expect", {{"yes", true}, {"no", false}});
  question.group = table.textOr("group", 16);
  question.otherwise = table.wordsOr("otherwise", 32);
  question.certainty = readCertainty(table);
  question.source = origin.of(table).id;
  table.finish();
  return question;
}

Route readRoute(const Table& table, const Origin& origin, Folder& folder) {
  Route route;
  route.ask = table.words("ask", 32);
  route.to = table.textOr("to", 32);
  route.advice = table.wordsOr("advice", 32);
  route.urgent = table.flagOr("urgent", false);
  route.certainty = readCertainty(table);
  route.source = origin.of(table).id;
  if (!route.to.empty()) {
    folder.references.push_back({table, "to", route.to});
  } else if (route.advice.empty()) {
    table.fail("", "没有说去哪里", "写 to（事项的 id）或者 advice（一句话）");
  }
  table.finish();
  return route;
}

Amount readAmount(const Table& table, const Origin& origin) {
  Amount amount;
  amount.text = table.words("text", 40);
  if (table.has("effective")) amount.effective = table.date("effective");
  amount.certainty = readCertainty(table);
  amount.source = origin.of(table).id;
  table.finish();
  return amount;
}

std::optional<Publicity> readPublicity(const Table& matter, const Origin& origin) {
  if (!matter.has("publicity")) return std::nullopt;
  const Table table = matter.table("publicity");
  Publicity publicity;
  publicity.text = table.words("text", 24);
  publicity.certainty = readCertainty(table);
  publicity.source = origin.of(table).id;
  if (table.has("days") || table.has("unit")) {
    publicity.limit = readDays(table);
    publicity.limit->certainty = publicity.certainty;
    publicity.limit->source = publicity.source;
  }
  publicity.inside_limit = table.flagOr("inside_limit", true);
  publicity.minors = table.flagOr("minors", true);
  table.finish();
  return publicity;
}

void readLists(const Table& table, const Origin& origin, Matter& matter, Folder& folder) {
  for (const Table& item : table.tables("who", 1, 4, "text")) {
    matter.who.push_back(readFact(item, 32, origin));
  }
  for (const Table& item : table.tables("question", 0, 8)) {
    Question question = readQuestion(item, origin);
    refuseTwins(matter.questions, question.id, item);
    matter.questions.push_back(std::move(question));
  }
  for (const Table& item : table.tables("route", 0, 10)) {
    matter.routes.push_back(readRoute(item, origin, folder));
  }
  for (const Table& item : table.tables("material", 0, 30)) {
    Material material = readMaterial(item, origin);
    refuseTwins(matter.materials, material.id, item);
    matter.materials.push_back(std::move(material));
  }
  for (const Table& item : table.tables("step", 1, 9)) {
    matter.steps.push_back(readStep(item, origin));
  }
  for (const Table& item : table.tables("amount", 0, 6)) {
    matter.amounts.push_back(readAmount(item, origin));
  }
  for (const Table& item : table.tables("basis", 1, 6)) matter.basis.push_back(readBasis(item));
}

// Hotlines are dialled as they stand.
std::string readHotline(const Table& table) {
  std::string hotline = table.words("hotline", 16);
  if (!hotline.empty() && !onlyHas(hotline, "0123456789-")) {
    table.fail("hotline", "电话里有数字和 - 以外的字：" + hotline,
               "只写号码；用变量的，在 county.toml 里填号码，unset 也写号码");
  }
  return hotline;
}

void readLimits(const Table& table, const Origin& origin, Matter& matter) {
  matter.total = readLimit(table, "total", origin);
  matter.extended = readLimit(table, "extended", origin);
  matter.total_note = table.wordsOr("total_note", 24);
  if (!matter.extended) return;
  if (!matter.total) {
    table.fail("extended", "没有 total，不能有 extended", "补上 total，或者删掉 extended");
  } else if (matter.extended->unit == matter.total->unit && matter.extended->days != 0 &&
             matter.extended->days <= matter.total->days) {
    table.fail("extended", "特殊情况的时限不比 total 长", "核对两个天数");
  }
}

void readDates(const Table& table, Matter& matter) {
  const auto day = [&](std::string_view key) -> std::optional<Date> {
    if (!table.has(key)) return std::nullopt;
    const Date date = table.date(key);
    return date.ok() ? std::optional(date) : std::nullopt;
  };
  matter.valid_from = day("valid_from");
  matter.valid_until = day("valid_until");
  matter.checked_on = table.date("checked_on");
  if (matter.valid_from && matter.valid_until && *matter.valid_until < *matter.valid_from) {
    table.fail("valid_until", "比 valid_from 还早", "核对两个日期");
  }
  const std::optional<Date> today = table.reading()->today;
  if (!today) return;
  if (matter.valid_until && *matter.valid_until < *today) {
    table.warn("valid_until", "已经过期，屏幕上会注明", "换成新政策的内容，或者改日期");
  }
  if (matter.valid_from && *today < *matter.valid_from) {
    table.warn("valid_from", "还没有生效，屏幕上会注明", "到时候再放进来，或者改日期");
  }
  if (matter.checked_on.ok() && *today < matter.checked_on) {
    table.warn("checked_on", "核对日期在今天以后", "写真正核对的日期，或者看电脑的日期对不对");
  }
}

void readWords(const Table& table, const Origin& origin, Matter& matter) {
  matter.name = table.words("name", 8);
  matter.official_name = table.words("official_name", 30);
  matter.old_name = table.wordsOr("old_name", 12);
  matter.words = table.texts("words", 0, 12, 10);
  matter.line = table.words("line", 20);
  matter.icon = readIcon(table);
  matter.tile = readTile(table);
  matter.accepts_at = table.wordsList("accepts_at", 1, 5, 12);
  matter.decides = readFact(table.tableOrText("decides", "text"), 20, origin);
  matter.town_decides = table.flagOr("town_decides", false);
  matter.publicity = readPublicity(table, origin);
  const auto optional = [&](std::string_view key, std::size_t most) {
    return table.has(key) ? readFact(table.tableOrText(key, "text"), most, origin) : Fact{};
  };
  matter.benefit_start = optional("benefit_start", 32);
  matter.reminder = optional("reminder", 48);
  matter.fee = table.words("fee", 8);
  matter.where = table.words("where", 40);
  matter.remedy = table.words("remedy", 40);
  matter.hotline = readHotline(table);
  matter.agent_may = table.wordsOr("agent_may", 48);
  matter.agent_may_not = table.wordsOr("agent_may_not", 48);
}

std::string readMatterId(const Table& table, const std::string& service) {
  const std::string id = table.text("id", 32);
  const std::string start = service + ".";
  // Without a service the file's own fault is said already.
  if (id.empty() || service.empty()) return id;
  if (!id.starts_with(start) || !onlyHas(std::string_view(id).substr(start.size()), kSmall)) {
    table.fail("id", "\"" + id + "\" 不合规定", "写成 " + start + " 加小写字母、数字或 _");
  }
  return id;
}

Matter readMatter(const Table& table, const std::string& service, Sources& sources,
                  Folder& folder) {
  Matter matter;
  folder.reading.waits = false;
  matter.service = service;
  matter.id = readMatterId(table, service);
  if (!table.has("source")) table.text("source");  // its facts need none of their own then
  const Origin origin = Origin{sources, {}}.of(table);
  readWords(table, origin, matter);
  matter.queue_group = table.text("queue_group", 1);
  if (!matter.queue_group.empty() && folder.catalogue.group(matter.queue_group) == nullptr) {
    table.fail("queue_group", "queues.toml 里没有队列 " + matter.queue_group,
               "改成有的字母，或者在 queues.toml 里加上");
  }
  readLists(table, origin, matter, folder);
  readLimits(table, origin, matter);
  readDates(table, matter);
  matter.form = readForm(table);
  matter.sources = sources.list();
  matter.local = folder.reading.waits;
  table.finish();
  return matter;
}

Service readService(const Table& file, const std::vector<Service>& earlier) {
  Service service;
  service.code = file.text("code", 16);
  if (!service.code.empty() && !onlyHas(service.code, kCapitals)) {
    file.fail("code", "\"" + service.code + "\" 不合规定", "只用大写字母 A-Z");
    service.code.clear();
  } else if (!service.code.empty() &&
             std::ranges::find(earlier, service.code, &Service::code) != earlier.end()) {
    file.fail("code", "\"" + service.code + "\" 用了两次，别的文件里有了",
              "换一个，事项的 id 也跟着换；复制出来的备份移到别处");
    service.code.clear();
  }
  service.name = file.words("name", 30);
  service.old_name = file.wordsOr("old_name", 12);
  service.line = file.words("line", 24);
  return service;
}

}  // namespace

void readServiceFile(const Table& file, Folder& folder) {
  const Service service = readService(file, folder.catalogue.services);
  Sources sources(file);
  std::vector<Matter> matters;
  for (const Table& item : file.tables("matter", 1, 20)) {
    Matter matter = readMatter(item, service.code, sources, folder);
    refuseTwins(matters, matter.id, item);
    matters.push_back(std::move(matter));
  }
  sources.warnUnused();
  file.finish();
  folder.catalogue.services.push_back(service);
  std::ranges::move(matters, std::back_inserter(folder.catalogue.matters));
}

}  // namespace bianmin
