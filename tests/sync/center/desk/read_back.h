// Reads what the desk gave out with programs that are not the desk's.
#pragma once

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <string>

#include "tests/sync/center/store_fixture.h"

namespace bianmin::center {

// What the command printed; throws when it failed.
inline std::string outputOf(const std::string& command) {
  FILE* pipe = ::popen(command.c_str(), "r");
  if (pipe == nullptr) throw std::runtime_error("cannot start " + command);
  std::string out;
  std::array<char, 4096> part{};
  for (std::size_t n = 0; (n = std::fread(part.data(), 1, part.size(), pipe)) > 0;) {
    out.append(part.data(), n);
  }
  if (::pclose(pipe) != 0) throw std::runtime_error("failed: " + command);
  return out;
}

inline std::string withFile(const std::string& bytes, const std::string& before,
                            const std::string& after) {
  const TemporaryFolder folder;
  const std::filesystem::path file = folder.path() / "file";
  std::ofstream(file, std::ios::binary) << bytes;
  return outputOf(before + " " + file.string() + " " + after);
}

// The text of a PDF in the order in which it was drawn.
inline std::string pdfText(const std::string& bytes) {
  return withFile(bytes, "pdftotext -raw", "-");
}

// The first sheet of an .xlsx: a line a row, cells apart by "|"; a number has "#" before it, a
// formula would have "=".
inline std::string xlsxText(const std::string& bytes) {
  const TemporaryFolder folder;
  const std::filesystem::path script = folder.path() / "read.py";
  std::ofstream(script) << R"py(
import sys, zipfile, xml.etree.ElementTree as tree
ns = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
book = zipfile.ZipFile(sys.argv[1])
assert book.testzip() is None
shared = []
if 'xl/sharedStrings.xml' in book.namelist():
    shared = [''.join(t.text or '' for t in item.iter(ns + 't'))
              for item in tree.fromstring(book.read('xl/sharedStrings.xml'))]
def text(cell):
    if cell.find(ns + 'f') is not None: return '='
    kind = cell.get('t')
    if kind == 'inlineStr': return ''.join(t.text or '' for t in cell.iter(ns + 't'))
    value = cell.find(ns + 'v')
    if value is None: return ''
    return shared[int(value.text)] if kind == 's' else '#' + value.text
for row in tree.fromstring(book.read('xl/worksheets/sheet1.xml')).iter(ns + 'row'):
    print('|'.join(text(cell) for cell in row))
)py";
  return withFile(bytes, "PYTHONIOENCODING=utf-8 python3 " + script.string(), "");
}

}  // namespace bianmin::center
