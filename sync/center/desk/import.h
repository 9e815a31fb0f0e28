// Lists of staff or terminals that an administrator brings in at once: what a file must hold, what
// is wrong with each of its rows, and taking it in.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sync/center/desk/call.h"
#include "sync/center/desk/table_read.h"

namespace bianmin::center::desk {

// Of a file. Its base64 fits into a posted form.
inline constexpr std::size_t kMostImportBytes = 128 * 1024;

// What is wrong with one cell.
struct Finding {
  std::string_view column;  // its title
  std::string words;        // what is so and what to do
};

struct ImportRow {
  std::size_t line = 0;            // in the file
  std::vector<std::string> cells;  // in the order of ImportText::columns
  std::vector<Finding> findings;
  std::string note;  // what a good row comes to, for whoever looks it over
};

struct ImportSheet {
  std::string refused;  // what is wrong with the file as a whole
  std::vector<ImportRow> rows;
  bool good() const;
};

// Who was let in, and with what: shown, never stored.
struct ImportedRow {
  std::string name;   // what is typed
  std::string whose;  // a person, or a place
  std::string secret;
};

struct ImportText {
  std::string_view name;   // in addresses: "staff"
  std::string_view title;  // 人员账号
  std::vector<std::string_view> columns;
  std::vector<std::string_view> needed;  // of the columns, those that a file must have
  std::vector<std::string_view> rules;   // what to write, a sentence each
  std::size_t most = 0;                  // rows at once
  std::string_view secret_title;         // 首次密码
  std::string_view secret_words;         // what to do with it
};

// One kind of list; without state, any thread.
class ImportKind {
 public:
  virtual ~ImportKind() = default;
  virtual const ImportText& text() const = 0;
  // Rows that could be taken in as they are, for the template.
  virtual std::vector<std::vector<std::string>> examples(const Call& call) const = 0;
  // Adds findings and notes to the rows.
  virtual void check(const Call& call, std::vector<ImportRow>& rows) const = 0;
  virtual ImportedRow result(const Call& call, const ImportRow& row) const = 0;
  // What the store keeps of the secret. May be slow: not in a transaction.
  virtual std::string kept(const Call& call, const ImportedRow& row) const = 0;
  // In the caller's transaction, and audited. False when the name was taken meanwhile.
  virtual bool apply(const Call& call, const ImportRow& row, const std::string& kept) const = 0;

  // The cell under that title, which is one of columns.
  const std::string& cell(const ImportRow& row, std::string_view column) const;
  // A finding in each row whose cell stood in a row before.
  void findTwice(std::vector<ImportRow>& rows, std::string_view column) const;
};

// import_staff.cpp, import_terminals.cpp
const ImportKind& staffImport();
const ImportKind& terminalImport();
// By the {kind} of the address; nullptr for another.
const ImportKind* importKindOf(const Call& call);

// The file's rows with what is wrong with them; changes nothing.
ImportSheet readImport(const Call& call, const ImportKind& kind, std::string_view bytes);
// The page that shows them. `bytes` go back with its form.
http::Reply importPreview(const Call& call, const ImportKind& kind, const ImportSheet& sheet,
                          std::string_view bytes);

// "" for a code of 6, 9 or 12 digits within what the account administers, else what is wrong.
std::string regionFinding(const Call& call, std::string_view code);

// Twelve or eight letters that look like nothing else, for one row of one form: the same each time
// that this form is sent, so a double click shows one list, and none of it has to be stored.
std::string importSecret(const Call& call, std::string_view row, std::size_t letters);

}  // namespace bianmin::center::desk
