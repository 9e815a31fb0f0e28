// The letters: lists, one letter, its paper, and the answer of the office it is addressed to.
#include "sync/center/desk/handlers.h"
#include "sync/center/desk/letter_view.h"
#include "sync/center/desk/page.h"
#include "sync/center/desk/paper.h"
#include "sync/center/desk/request_of.h"
#include "sync/center/desk/sent_form.h"
#include "sync/center/desk/words.h"

namespace bianmin::center::desk {
namespace {

using Dictionary = ctemplate::TemplateDictionary;

constexpr int kRows = 50;

LetterList listOf(LetterState state) {
  switch (state) {
    case LetterState::Issued:
      return LetterList::Issued;
    case LetterState::Answered:
      return LetterList::Answered;
    case LetterState::Escalated:
      return LetterList::Escalated;
  }
  return LetterList::Issued;
}

std::string_view stateHeading(LetterState state) {
  switch (state) {
    case LetterState::Issued:
      return "等回复的函";
    case LetterState::Answered:
      return "回复了的函";
    case LetterState::Escalated:
      return "没回复、升级了的函";
  }
  return {};
}

std::string pathOf(const KeptLetter& kept) { return "/letters/" + std::to_string(kept.id); }

// 延水关镇（王五）
std::string addressee(const Call& call, const KeptLetter& kept) {
  const std::string office = areaName(call.parts, townOf(kept.letter.village));
  return kept.supervisor_name.empty() ? office : office + "（" + kept.supervisor_name + "）";
}

void fillRow(const Call& call, Dictionary& page, const KeptLetter& kept) {
  Dictionary* line = page.AddSectionDictionary("ROW");
  show(*line, replyLamp(call, kept));
  line->SetValue("PATH", pathOf(kept));
  line->SetValue("NUMBER", kept.letter.number);
  line->SetValue("KIND_WORD", std::string(paperName(kept.letter.kind)));
  line->SetValue("CAUSE", std::string(causeWord(kept.letter.cause)));
  line->SetValue("MATTER_NAME", matterName(call, kept.letter.matter));
  line->SetValue("REQUEST", kept.letter.request);
  line->SetValue("TO", addressee(call, kept));
  line->SetValue("ISSUED", toIso(kept.letter.issued));
  line->SetValue("REPLY_BY", dayWords(kept.letter.reply_by));
}

// What the page and the paper say of it, in one order. Nothing of the resident.
std::vector<PaperLine> letterLines(const Call& call, const KeptLetter& kept) {
  const Letter& letter = kept.letter;
  const Matter* matter = call.parts.catalogue.find(letter.matter);
  std::vector<PaperLine> lines = {
      {"发给", addressee(call, kept)},
      {"事由", std::string(causeWord(letter.cause))},
      {"事项", matter != nullptr ? matter->official_name : matterName(call, letter.matter)},
      {requestOf(call, letter.request) ? "办件编号" : "评价编号", letter.request},
      {"哪个村", areaName(call.parts, letter.village)},
      {"由谁审批", matter != nullptr ? matter->decides.text : ""},
  };
  if (letter.about) {
    const bool rating = letter.cause == LetterCause::RatingMissed;
    lines.push_back({rating ? "该回访的日子" : "到期日", toIso(*letter.about)});
  }
  lines.push_back({"发函日", toIso(letter.issued)});
  lines.push_back({"回复期限", dayWords(letter.reply_by)});
  std::erase_if(lines, [](const PaperLine& line) { return line.value.empty(); });
  return lines;
}

void fillFacts(const Call& call, Dictionary& page, const KeptLetter& kept) {
  for (const PaperLine& fact : letterLines(call, kept)) {
    Dictionary* line = page.AddSectionDictionary("LINE");
    line->SetValue("LABEL", fact.label);
    line->SetValue("VALUE", fact.value);
  }
}

Paper letterPaper(const Call& call, const KeptLetter& kept) {
  Paper paper;
  paper.title = "工作" + std::string(paperName(kept.letter.kind));
  paper.number = kept.letter.number;
  paper.paragraphs = {addressee(call, kept) + "：", "　　" + letterWords(kept.letter)};
  paper.lines = letterLines(call, kept);
  paper.seal = sealPlace(call.parts);
  paper.day = chineseDay(kept.letter.issued);
  if (kept.answer.empty()) {
    paper.receipt = "回复人：＿＿＿＿＿＿＿＿　　＿＿年＿＿月＿＿日";
    return paper;
  }
  const std::string day = kept.letter.answered ? chineseDay(*kept.letter.answered) : "";
  paper.lines.push_back({"回复", kept.answer + "　" + kept.answered_by + "　" + day});
  return paper;
}

http::Reply letterPage(const Call& call, const KeptLetter& kept, std::string_view words) {
  const Letter& letter = kept.letter;
  Page page(call, "letter.tpl", letter.number, Tab::Letters);
  fillLetterSide(call, *page, listOf(kept.state()));
  page->SetValue("PATH", pathOf(kept));
  page->SetValue("KIND_WORD", std::string(paperName(letter.kind)));
  page->SetValue("NUMBER", letter.number);
  page->SetValue("SENTENCE", letterWords(letter));
  show(*page, replyLamp(call, kept));
  fillFacts(call, *page, kept);
  if (requestOf(call, letter.request)) {
    page->SetValueAndShowSection("REQUEST", letter.request, "HAS_REQUEST");
  }
  if (!kept.answer.empty()) {
    Dictionary* answer = page->AddSectionDictionary("ANSWERED");
    answer->SetValue("ANSWER", kept.answer);
    answer->SetValue("BY", kept.answered_by);
    answer->SetValue("AT", kept.ended_at ? shortTime(*kept.ended_at) : "");
  }
  if (kept.state() == LetterState::Issued && mayAnswer(call.account().role)) {
    page->AddSectionDictionary("CAN_ANSWER")->SetValue("TYPED", call.form.text("words"));
  }
  for (const KeptLetter& other : lettersOf(call).about(letter.request)) {
    if (other.id != kept.id) fillRow(call, *page, other);
  }
  page.sayOutcome(words);
  return page.reply(words.empty() ? 200 : 422);
}

}  // namespace

http::Reply showLetters(Call& call) {
  const LetterState state =
      letterStateFromName(call.request.parameter("state")).value_or(LetterState::Issued);
  Page page(call, "letters.tpl", "督办", Tab::Letters);
  fillLetterSide(call, *page, listOf(state));
  page->SetValue("HEADING", std::string(stateHeading(state)));
  LetterQuery query{scopeOf(call), state, 0, kRows + 1};
  const std::string after(call.request.parameter("after"));
  if (!after.empty() && after.size() < 18 &&
      after.find_first_not_of("0123456789") == std::string::npos) {
    query.after = std::stoll(after);
  }
  auto rows = lettersOf(call).letters(query);
  const std::string base = "/letters?state=" + std::string(toName(state));
  if (rows.size() > kRows) {
    rows.resize(kRows);
    page->SetValueAndShowSection("NEXT", base + "&after=" + std::to_string(rows.back().id),
                                 "HAS_NEXT");
  }
  if (query.after > 0) page->SetValueAndShowSection("FIRST", base, "HAS_FIRST");
  for (const KeptLetter& kept : rows) fillRow(call, *page, kept);
  if (rows.empty()) page->ShowSection("NONE");
  return page.reply();
}

http::Reply showLetter(Call& call) {
  const auto kept = lettersOf(call).letter(idInPath(call), scopeOf(call));
  return kept ? letterPage(call, *kept, "") : nothingHere(call);
}

http::Reply showLetterPaper(Call& call) {
  const auto kept = lettersOf(call).letter(idInPath(call), scopeOf(call));
  if (!kept) return nothingHere(call);
  call.audit("print", kept->letter.number, "letter");
  return paperPage(call, letterPaper(call, *kept), pathOf(*kept) + "/paper/pdf", pathOf(*kept));
}

http::Reply downloadLetter(Call& call) {
  const auto kept = lettersOf(call).letter(idInPath(call), scopeOf(call));
  if (!kept) return nothingHere(call);
  call.audit("print-pdf", kept->letter.number, "letter");
  return paperPdf(letterPaper(call, *kept), "letter-" + std::to_string(kept->id) + ".pdf");
}

http::Reply answerLetter(Call& call) {
  const auto kept = lettersOf(call).letter(idInPath(call), scopeOf(call));
  if (!kept) return nothingHere(call);
  if (!mayAnswer(call.account().role)) {
    call.audit("refused", kept->letter.number, "answer");
    return refusal(call, 403, "这封函不归您回复", "由收函的乡镇或者部门回复。");
  }
  const std::string words = call.form.text("words");
  const std::string form = formKey(call);
  const std::string result = pathOf(*kept) + "?form=" + form;
  Transaction transaction(call.store.db());
  StaffStore staff = call.staff();
  if (!staff.claimForm(form, call.account().id, call.now)) return seeOther(result);
  if (const std::string problem = keptWordsProblem(words); !problem.empty()) {
    return letterPage(call, *kept, problem);
  }
  if (!lettersOf(call).answer(kept->id, {words, call.account().id, call.actor(), call.now})) {
    return refusal(call, 409, "这封函已经有结果了",
                   "别人回复过了，或者过了期限升级了。回到列表看一看，这一次什么都没有改。");
  }
  call.audit("answer-letter", kept->letter.number, "");
  staff.finishForm(form, "回复交上去了：" + kept->letter.number + "。");
  transaction.commit();
  return seeOther(result);
}

}  // namespace bianmin::center::desk
