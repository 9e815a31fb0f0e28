// Notices to print: pages of their own with the rules of the paper in desk.css. Masked data only.
#include <algorithm>
#include <array>

#include "sync/center/desk/handlers.h"
#include "sync/center/desk/opened.h"
#include "sync/center/desk/page.h"
#include "sync/center/desk/request_of.h"
#include "sync/center/desk/words.h"
#include "sync/domain/pickup_code.h"

namespace bianmin::center::desk {
namespace {

struct PaperKind {
  std::string_view name;
  std::string_view title;
  DossierStatus status;  // the move that it tells of
  const char* sentence;
};

constexpr std::array kKinds = {
    PaperKind{"acceptance", "受理通知书", DossierStatus::Accepted, "您的申请材料齐了，现在受理。"},
    PaperKind{"supplement", "补正材料一次性告知书", DossierStatus::SupplementRequested,
              "您的申请还差下面的材料，请一次补齐。补齐以前不算时间。"},
    PaperKind{"refusal", "不予受理通知书", DossierStatus::NotAccepted,
              "您的申请不予受理，理由如下。"},
    PaperKind{"result", "办结通知书", DossierStatus::Closed, "您的申请办完了，结果如下。"},
};

std::string basisOf(const Matter* matter) {
  std::string basis;
  if (matter == nullptr) return basis;
  for (const LegalBasis& law : matter->basis) {
    basis += (basis.empty() ? "《" : "；《") + law.title + "》" + law.articles;
  }
  return basis;
}

void addLine(ctemplate::TemplateDictionary& page, const char* label, const std::string& value) {
  if (value.empty()) return;
  auto* line = page.AddSectionDictionary("LINE");
  line->SetValue("LABEL", label);
  line->SetValue("VALUE", value);
}

// Of a result: what was decided stands in the history before the closing.
std::string decisionOf(const std::vector<HistoryRow>& history) {
  for (auto row = history.rbegin(); row != history.rend(); ++row) {
    if (row->from == row->to) continue;  // words to the resident or an extension, no decision
    if (row->to == DossierStatus::Approved) return "同意。" + row->note;
    if (row->to == DossierStatus::Refused) return "不同意。" + row->note;
  }
  return {};
}

}  // namespace

http::Reply showPaper(Call& call) {
  const auto request = requestOf(call);
  const auto kind = std::ranges::find(kKinds, call.at.at(1), &PaperKind::name);
  if (!request || kind == kKinds.end()) return nothingHere(call);
  const Dossier& d = request->row.dossier;
  const auto history = call.store.history(d.id);
  const auto told = std::find_if(history.rbegin(), history.rend(), [&](const HistoryRow& row) {
    return row.to == kind->status && row.from != row.to;
  });
  if (told == history.rend()) return nothingHere(call);
  const Opened opened = openRequest(d, call.parts.keys.sealPair(), request->matter);
  const OpenedField* name = opened.first(FieldKind::Name);
  const OpenedField* number = opened.first(FieldKind::IdNumber);

  ctemplate::TemplateDictionary page("paper");
  page.SetValue("TITLE", std::string(kind->title));
  page.SetValue("COUNTY", countyName(call.parts));
  page.SetValue("NUMBER", d.id);
  page.SetValue("SENTENCE", kind->sentence);
  page.SetValue("DAY", chineseDay(localDate(told->at)));
  addLine(page, "申请人", name != nullptr ? name->masked : "");
  addLine(page, "身份证号码", number != nullptr ? number->masked : "");
  addLine(page, "事项", request->matter != nullptr ? request->matter->official_name : d.matter);
  addLine(page, "取件码", groupedPickupCode(opened.code));
  if (kind->status == DossierStatus::Accepted && !d.due.empty()) {
    addLine(page, "办结期限", d.days.provisional ? d.due + "（暂定，放假安排公布后再核）" : d.due);
  }
  if (kind->status == DossierStatus::Closed) addLine(page, "结果", decisionOf(history));
  addLine(page, "说明", told->note);
  addLine(page, "依据", basisOf(request->matter));
  if (request->matter != nullptr) {
    addLine(page, "不服怎么办", request->matter->remedy);
    addLine(page, "咨询电话", request->matter->hotline);
  }
  call.audit("print", d.id, kind->name);
  return printPage(call, "paper.tpl", page);
}

}  // namespace bianmin::center::desk
