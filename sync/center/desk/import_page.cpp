// Choosing a file, and what is found in it. Nothing is changed here.
#include "sync/center/desk/csv.h"
#include "sync/center/desk/handlers.h"
#include "sync/center/desk/import.h"
#include "sync/center/desk/lamp_view.h"
#include "sync/center/desk/page.h"
#include "sync/center/desk/sheet.h"
#include "sync/seal/seal.h"

namespace bianmin::center::desk {
namespace {

using Dictionary = ctemplate::TemplateDictionary;

void fillKind(Dictionary& page, const ImportText& text) {
  Dictionary* kind = page.AddSectionDictionary("KIND");
  kind->SetValue("NAME", std::string(text.name));
  kind->SetValue("KIND_TITLE", std::string(text.title));
  kind->SetIntValue("MOST", static_cast<long>(text.most));
  for (const std::string_view rule : text.rules) {
    kind->AddSectionDictionary("RULE")->SetValue("WORDS", std::string(rule));
  }
}

void fillRow(Dictionary& page, const ImportRow& row) {
  Dictionary* line = page.AddSectionDictionary("ROW");
  line->SetIntValue("LINE", static_cast<long>(row.line));
  for (const std::string& cell : row.cells) {
    line->AddSectionDictionary("CELL")->SetValue("VALUE", cell);
  }
  if (row.findings.empty()) {
    show(*line->AddSectionDictionary("FINDING"), LampView{"ok", row.note});
  }
  for (const Finding& finding : row.findings) {
    const std::string words =
        finding.column.empty() ? finding.words : std::string(finding.column) + "：" + finding.words;
    show(*line->AddSectionDictionary("FINDING"), LampView{"bad", words});
  }
}

std::string countWords(const ImportSheet& sheet) {
  std::size_t wrong = 0;
  for (const ImportRow& row : sheet.rows) wrong += row.findings.empty() ? 0 : 1;
  const std::string all = "共 " + std::to_string(sheet.rows.size()) + " 行，";
  return wrong == 0
             ? all + "都可以导入。还没有导入。"
             : all + std::to_string(wrong) + " 行有错。一行都没有导入。在文件里改好，重新选文件。";
}

}  // namespace

http::Reply showImport(Call& call) {
  Page page(call, "import.tpl", "批量导入", Tab::Import);
  for (const ImportKind* kind : {&staffImport(), &terminalImport()}) fillKind(*page, kind->text());
  return page.reply();
}

http::Reply downloadImportTemplate(Call& call) {
  const ImportKind* kind = importKindOf(call);
  if (kind == nullptr) return nothingHere(call);
  CsvTable table;
  const auto& columns = kind->text().columns;
  table.add({columns.begin(), columns.end()});
  for (const auto& row : kind->examples(call)) table.add(row);
  return sheetReply(SheetFormat::Csv, "import-" + std::string(kind->text().name), table.text());
}

http::Reply previewImport(Call& call) {
  const ImportKind* kind = importKindOf(call);
  if (kind == nullptr) return nothingHere(call);
  const ImportSheet sheet = readImport(call, *kind, call.file);
  call.audit("import-preview", kind->text().name, "rows=" + std::to_string(sheet.rows.size()));
  return importPreview(call, *kind, sheet, call.file);
}

http::Reply importPreview(const Call& call, const ImportKind& kind, const ImportSheet& sheet,
                          std::string_view bytes) {
  const ImportText& text = kind.text();
  Page page(call, "import_preview.tpl", "导入以前看一遍", Tab::Import);
  page->SetValue("NAME", std::string(text.name));
  page->SetValue("KIND_TITLE", std::string(text.title));
  if (sheet.rows.empty()) {
    page.say(sheet.refused, false);
    return page.reply(422);
  }
  Dictionary* table = page->AddSectionDictionary("TABLE");
  for (const std::string_view column : text.columns) {
    table->AddSectionDictionary("COLUMN")->SetValue("COLUMN_TITLE", std::string(column));
  }
  for (const ImportRow& row : sheet.rows) fillRow(*table, row);
  page.say(countWords(sheet), sheet.good());
  if (!sheet.good()) return page.reply(422);
  Dictionary* confirm = page->AddSectionDictionary("CONFIRM");
  confirm->SetValue("BYTES", seal::toBase64(bytes));
  confirm->SetIntValue("COUNT", static_cast<long>(sheet.rows.size()));
  return page.reply();
}

}  // namespace bianmin::center::desk
