#include "sync/center/desk/page.h"
#include "sync/center/desk/paper.h"
#include "sync/center/desk/pdf.h"
#include "sync/center/desk/words.h"

namespace bianmin::center::desk {

std::string sealPlace(const DeskParts& parts) { return countyName(parts) + "　　　（盖章）"; }

http::Reply paperPage(const Call& call, const Paper& paper, const std::string& pdf,
                      const std::string& back) {
  ctemplate::TemplateDictionary page("paper");
  page.SetValue("TITLE", paper.title);
  page.SetValue("NUMBER", paper.number);
  for (const std::string& paragraph : paper.paragraphs) {
    page.AddSectionDictionary("PARAGRAPH")->SetValue("TEXT", paragraph);
  }
  for (const PaperLine& line : paper.lines) {
    auto* row = page.AddSectionDictionary("LINE");
    row->SetValue("LABEL", line.label);
    row->SetValue("VALUE", line.value);
  }
  page.SetValue("SEAL", paper.seal);
  page.SetValue("DAY", paper.day);
  if (!paper.receipt.empty()) page.SetValueAndShowSection("RECEIPT", paper.receipt, "HAS_RECEIPT");
  page.SetValue("PDF", pdf);
  page.SetValue("BACK", back);
  return printPage(call, "paper.tpl", page);
}

http::Reply paperPdf(const Paper& paper, const std::string& name) {
  http::Reply reply = withPageHeaders(200, toPdf(paper));
  reply.content_type = "application/pdf";
  reply.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + name + "\"");
  return reply;
}

}  // namespace bianmin::center::desk
