// What a paper of the county says, once: the page for printing and the PDF are drawn from it.
#pragma once

#include <string>
#include <vector>

#include "sync/center/desk/call.h"

namespace bianmin::center::desk {

struct PaperLine {
  std::string label;
  std::string value;  // may have line breaks
};

// Masked values only. What is empty is left out.
struct Paper {
  std::string title;
  std::string number;                   // 编号 ...
  std::vector<std::string> paragraphs;  // before the table
  std::vector<PaperLine> lines;
  std::string seal;     // who issues it, with the place for the seal
  std::string day;      // 2026年11月23日
  std::string receipt;  // where whoever gets it signs
};

// "延川县　　　（盖章）"
std::string sealPlace(const DeskParts& parts);

// The page for printing. `pdf`: the address of the same as a PDF; `back`: where one came from.
http::Reply paperPage(const Call& call, const Paper& paper, const std::string& pdf,
                      const std::string& back);
// The same as a file; `name` has letters, digits, dots and dashes only and ends with ".pdf".
http::Reply paperPdf(const Paper& paper, const std::string& name);

}  // namespace bianmin::center::desk
