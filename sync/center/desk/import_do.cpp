// Taking a list in: all of it in one transaction, or nothing.
#include <chrono>

#include "sync/center/desk/handlers.h"
#include "sync/center/desk/import.h"
#include "sync/center/desk/page.h"
#include "sync/center/desk/request_of.h"
#include "sync/center/desk/sent_form.h"
#include "sync/center/desk/words.h"
#include "sync/seal/seal.h"

namespace bianmin::center::desk {
namespace {

// A double click, or an answer that got lost on its way, may ask again so long.
constexpr std::chrono::minutes kShown{5};

// What the form's result says: which file, and when.
std::string resultOf(const ImportKind& kind, const std::string& bytes, Instant at) {
  return std::string(kind.text().name) + " " + seal::sha256Hex(bytes) + " " + toIso(at);
}

http::Reply shownOnce(const Call& call) {
  return refusal(call, 409, "这张单子只显示一次",
                 "这张表用过了。没有打印的，账号找县中心重设密码，终端单个登记。");
}

http::Reply resultPage(const Call& call, const ImportKind& kind,
                       const std::vector<ImportedRow>& rows) {
  const ImportText& text = kind.text();
  ctemplate::TemplateDictionary page("import_result");
  page.SetValue("TITLE", std::string(text.title) + std::string(text.secret_title));
  page.SetValue("COUNT", std::to_string(rows.size()));
  page.SetValue("NAME_TITLE", std::string(text.columns.front()));
  page.SetValue("SECRET_TITLE", std::string(text.secret_title));
  page.SetValue("WORDS", std::string(text.secret_words));
  page.SetValue("COUNTY", countyName(call.parts));
  page.SetValue("AT", isoDay(call.now) + "　" + call.account().full_name);
  for (const ImportedRow& row : rows) {
    auto* line = page.AddSectionDictionary("ROW");
    line->SetValue("NAME", row.name);
    line->SetValue("WHOSE", row.whose);
    line->SetValue("SECRET", row.secret);
  }
  return printPage(call, "import_result.tpl", page);
}

// False when somebody was quicker: then nothing was done.
bool applyAll(const Call& call, const ImportKind& kind, const std::vector<ImportRow>& rows,
              const std::vector<std::string>& kept, const std::string& result) {
  const std::string form = formKey(call);
  Transaction transaction(call.store.db());
  StaffStore staff = call.staff();
  if (!staff.claimForm(form, call.account().id, call.now)) return false;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!kind.apply(call, rows[i], kept.at(i))) return false;
  }
  call.audit("import", kind.text().name, "rows=" + std::to_string(rows.size()));
  staff.finishForm(form, result);
  transaction.commit();
  return true;
}

std::vector<ImportedRow> resultsOf(const Call& call, const ImportKind& kind,
                                   const std::vector<ImportRow>& rows) {
  std::vector<ImportedRow> results;
  for (const ImportRow& row : rows) results.push_back(kind.result(call, row));
  return results;
}

// The same form again: the same list, for a short while.
http::Reply again(const Call& call, const ImportKind& kind, const std::string& bytes,
                  const std::string& result, const std::vector<ImportRow>& rows) {
  const Instant at = instantFromIso(result.substr(result.rfind(' ') + 1));
  const bool same = result == resultOf(kind, bytes, at) && call.now - at < kShown;
  return same ? resultPage(call, kind, resultsOf(call, kind, rows)) : shownOnce(call);
}

}  // namespace

http::Reply doImport(Call& call) {
  const ImportKind* kind = importKindOf(call);
  if (kind == nullptr) return nothingHere(call);
  const auto bytes = seal::fromBase64(call.form.raw("table"));
  if (!bytes) return refusal(call, 400, "这张表读不懂", "重新选文件，再导入。");
  const ImportSheet sheet = readImport(call, *kind, *bytes);
  const std::string done = call.staff().formResult(formKey(call), call.account().id);
  if (!done.empty()) return again(call, *kind, *bytes, done, sheet.rows);
  if (!sheet.good()) return importPreview(call, *kind, sheet, *bytes);
  const auto results = resultsOf(call, *kind, sheet.rows);
  std::vector<std::string> kept;
  for (const ImportedRow& row : results) kept.push_back(kind->kept(call, row));
  if (!applyAll(call, *kind, sheet.rows, kept, resultOf(*kind, *bytes, call.now))) {
    return refusal(call, 409, "没有导入", "刚才有人也在改。重新选文件，再看一遍。");
  }
  return resultPage(call, *kind, results);
}

}  // namespace bianmin::center::desk
