// What the notices of a request say. Masked data only.
#include "sync/center/desk/paper.h"

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

void addLine(Paper& paper, const char* label, const std::string& value) {
  if (!value.empty()) paper.lines.push_back({label, value});
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

// Nothing for a kind that there is not, and before the move that it tells of.
std::optional<Paper> paperOf(const Call& call, const Request& request, std::string_view name) {
  const auto kind = std::ranges::find(kKinds, name, &PaperKind::name);
  if (kind == kKinds.end()) return std::nullopt;
  const Dossier& d = request.row.dossier;
  const auto history = call.store.history(d.id);
  const auto told = std::find_if(history.rbegin(), history.rend(), [&](const HistoryRow& row) {
    return row.to == kind->status && row.from != row.to;
  });
  if (told == history.rend()) return std::nullopt;
  const Opened opened = openRequest(d, call.parts.keys.sealPair(), request.matter);
  const OpenedField* person = opened.first(FieldKind::Name);
  const OpenedField* number = opened.first(FieldKind::IdNumber);

  Paper paper;
  paper.title = kind->title;
  paper.number = "编号 " + d.id;
  paper.paragraphs = {kind->sentence};
  addLine(paper, "申请人", person != nullptr ? person->masked : "");
  addLine(paper, "身份证号码", number != nullptr ? number->masked : "");
  addLine(paper, "事项", request.matter != nullptr ? request.matter->official_name : d.matter);
  addLine(paper, "取件码", groupedPickupCode(opened.code));
  if (kind->status == DossierStatus::Accepted && !d.due.empty()) {
    addLine(paper, "办结期限", d.days.provisional ? d.due + "（暂定，放假安排公布后再核）" : d.due);
  }
  if (kind->status == DossierStatus::Closed) addLine(paper, "结果", decisionOf(history));
  addLine(paper, "说明", told->note);
  addLine(paper, "依据", basisOf(request.matter));
  if (request.matter != nullptr) {
    addLine(paper, "不服怎么办", request.matter->remedy);
    addLine(paper, "咨询电话", request.matter->hotline);
  }
  paper.seal = sealPlace(call.parts);
  paper.day = chineseDay(localDate(told->at));
  paper.receipt = "申请人签收：＿＿＿＿＿＿＿＿　　＿＿年＿＿月＿＿日";
  return paper;
}

}  // namespace

http::Reply showPaper(Call& call) {
  const auto request = requestOf(call);
  const auto paper = request ? paperOf(call, *request, call.at.at(1)) : std::nullopt;
  if (!paper) return nothingHere(call);
  const std::string& id = request->row.dossier.id;
  call.audit("print", id, call.at.at(1));
  return paperPage(call, *paper, "/requests/" + id + "/paper/" + call.at.at(1) + "/pdf",
                   "/requests/" + id);
}

http::Reply downloadPaper(Call& call) {
  const auto request = requestOf(call);
  const auto paper = request ? paperOf(call, *request, call.at.at(1)) : std::nullopt;
  if (!paper) return nothingHere(call);
  const std::string& id = request->row.dossier.id;
  call.audit("print-pdf", id, call.at.at(1));
  return paperPdf(*paper, call.at.at(1) + "-" + id + ".pdf");
}

}  // namespace bianmin::center::desk
