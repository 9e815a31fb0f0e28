// Papers as residents get them, with long and rare names; no real person is in them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/documents/layout.h"
#include "kiosk/guide/paper_builder.h"
#include "kiosk/text/catalogue.h"
#include "tests/support/paths.h"

namespace bianmin::test {

// The words of the Chinese catalogue: loaded before any test, because the builders of papers ask
// for words as well as the layouts.
inline const bool kWordsLoaded = [] {
  loadMessages(BIANMIN_BUILD_DIR "/share/locale", "zh_CN");
  return true;
}();
inline std::string paperWords(std::string_view key) { return std::string(tr(key)); }

inline TicketPaper sampleTicket() {
  TicketPaper paper;
  paper.hall = "延水关镇便民服务中心";
  paper.number = "A012";
  paper.group_name = "社会救助（低保）";
  paper.ahead = 3;
  paper.bring = {"身份证", "户口簿"};
  paper.time = "2026年11月23日 09:12";
  paper.terminal = "1号终端";
  paper.qr = "https://bm.example.cn/g/dibao";
  return paper;
}

inline NoticePaper sampleNotice() {
  NoticePaper paper;
  paper.hall = "延水关镇便民服务中心";
  paper.title = "低保";
  paper.official_name = "最低生活保障";
  paper.time = "2026年11月23日 09:20";
  paper.who = {"全家每人每月的收入比当地低保标准低", "家里的存款、房子和车不超过当地的规定"};
  paper.materials = {{"身份证", "一起生活的人都要带，看完当场还您", "原件"},
                     {"户口簿", "", "原件和复印件"},
                     {"申请书", "写明家里人口、收入、财产，本人签字", "原件"},
                     {"核对授权书", "一起生活的成年人都要签字", "原件"}};
  paper.steps = {{"交申请", "您或者代办员", "当天"},
                 {"入户看情况、核对收入", "镇里", "15 个工作日"},
                 {"村里公示", "村委会", "7 天"},
                 {"审核确认", "镇里", "10 个工作日"}};
  paper.total = "从受理起一共 30 个工作日，特殊情况 45 个工作日";
  paper.fee = "不收费";
  paper.where = "镇便民服务中心 2号、3号窗口";
  paper.hotline = "12345";
  paper.basis = {"社会救助暂行办法 国务院令第649号 第二章", "民发〔2021〕57号"};
  paper.reminder = "家里情况变了，要在 10 天里告诉镇里。";
  paper.checked_on = "2026年11月1日";
  paper.codes.link = "https://bm.example.cn/g/dibao";
  paper.to_verify = true;
  return paper;
}

inline ReceiptPaper sampleReceipt() {
  ReceiptPaper paper;
  paper.hall = "延水关镇便民服务中心";
  paper.matter = "低保";
  paper.official_name = "最低生活保障";
  paper.code = "R4T7 W2H";
  paper.time = "2026年11月23日 09:31";
  paper.fields = {{"姓名", "张*"},
                  {"身份证号", "610622********0013"},
                  {"电话", "138****5678"},
                  {"住在哪儿", "延川县延水关镇******"},
                  {"一起生活的人", "3 人"}};
  paper.papers = {{"申请书", "原件 1 份"}, {"户口簿", "复印件 1 份", "原件已还"}};
  paper.bring = {"身份证", "户口簿", "申请书", "核对授权书"};
  paper.next_steps = {{"代办员给您打电话", "王五，2026年11月25日前"},
                      {"送到镇里", "2026年11月27日前"},
                      {"最晚告诉您结果", "2027年1月8日前"}};
  paper.consents = {"把身份证号交给镇里办这件事", "让代办员替您交材料"};
  paper.hotline = "12345";
  paper.remedy = "不批准会给您书面理由。不服可以申请行政复议，或向法院起诉。";
  paper.qr = "https://bm.example.cn/p/01JD8Z3Q5V7W9X2Y4A6B8C0D1E";
  return paper;
}

inline constexpr std::chrono::year_month_day kPaperDay{
    std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{23}};
inline constexpr std::string_view kPaperToken = "00112233445566778899aabbccddeeff";

inline PaperPlace samplePlace() {
  PaperPlace place{
      "延水关镇便民服务中心", "1号终端", "王五", "https://bm.example.cn", {kPaperDay, 560}};
  place.region = "610622102201";
  place.agent_of = "地天堂村";
  place.agent_phone = "0911-0000000";
  place.address = "延水关镇便民服务中心一楼";
  place.hours = "周一至周五 8:30–12:00，14:30–18:00";
  return place;
}

inline Matter sampleDibao() {
  Matter matter;
  matter.id = "DIBAO.apply";
  matter.name = "低保";
  matter.official_name = "最低生活保障申请";
  matter.line = "收入不够过日子，按月补差";
  const auto open = Certainty::ToVerify;
  matter.who = {{"一起生活的家里人，人均收入低于本县低保标准"}, {"家里的财产也符合当地规定", open}};
  matter.materials = {
      {"application", "申请书", "写明家里人口、收入、财产，本人签字", "form", PaperForm::Original,
       0, "您自己写", "便民终端打印，或到窗口拿"},
      {"id_card", "身份证", "看完当场还您", "idcard", PaperForm::OriginalAndCopy, 1, "公安派出所",
       "到派出所补办"},
      {"household_book", "户口簿", "看完当场还您", "book", PaperForm::OriginalAndCopy, 1,
       "公安派出所", "到派出所补办"},
      {"check_authority", "核对授权书", "一起生活的成年人都要签字", "sign", PaperForm::Original, 0,
       "您和家里人", "便民终端打印，拿回家签好", false, true, open}};
  matter.materials[1].returned = matter.materials[2].returned = true;
  matter.steps = {
      {"家里去一个人申请", "您", "到户口所在乡镇，去不了可书面委托村里", {}, "当场收"},
      {"受理、核对、上门看", "乡镇", "至少两名工作人员到家里", {}, "", false, open},
      {"在村里公示", "村里", "有意见可以提，提了就再查", Limit{7, DayUnit::Calendar, open}, ""},
      {"县民政确认，告诉您结果", "县民政局", "批了下个月起发钱，不批给书面理由",
       Limit{10, DayUnit::Working, open}, ""}};
  matter.total = Limit{30, DayUnit::Working, open};
  matter.extended = Limit{45, DayUnit::Working, open};
  matter.promised = Limit{20, DayUnit::Working};
  matter.total_note = "入户核查有困难的";
  matter.accepts_at = {"村", "乡镇"};
  matter.decides = {"县民政局"};
  matter.publicity = Publicity{"在村里公示 7 天", Limit{7, DayUnit::Calendar}, true, true, open};
  matter.benefit_start = {"从批准的下个月起发"};
  matter.amounts = {{"按家里人均收入和标准的差额发", std::nullopt, open}};
  matter.fee = "不收费";
  matter.where = "户口所在乡镇的社会救助窗口；有困难可书面委托村里";
  matter.basis = {{"社会救助暂行办法", "国令649", "第二章", "2019-03-02修订"},
                  {"最低生活保障审核确认办法", "民发〔2021〕57号", "", "2021-06-11", "", open}};
  matter.remedy = "不批准会书面说明理由，您可以申请复议或起诉";
  matter.hotline = "12345";
  matter.reminder = {"家里情况变了要告诉镇里；骗取的要退还、罚款"};
  matter.agent_may_not = "不能一个人去调查，不能说您够不够条件，不能不收申请";
  matter.checked_on = kPaperDay;
  return matter;
}

inline RequestInput sampleRequest() {
  return {"R4T7W2H", kPaperToken, "张三", "610622189001010013", "13800005678", "王五", "代办员"};
}

inline std::vector<CheckedPaper> sampleCheck() {
  return {{"application", PaperState::Missing},
          {"id_card", PaperState::Handed, true, 1},
          {"household_book", PaperState::Handed, true, 1},
          {"check_authority", PaperState::Missing}};
}

// Every kind of paper once.
inline std::vector<Paper> samplePapers() {
  paperWords("paper.matter");  // the builders ask the catalogue, too
  const PaperPlace place = samplePlace();
  const Matter matter = sampleDibao();
  const RequestInput request = sampleRequest();
  const std::vector<CheckedPaper> check = sampleCheck();
  const std::vector<std::pair<std::string, bool>> consents = {{"financial", true},
                                                              {"health", false}};
  StatusChange accepted;
  accepted.status = DossierStatus::Accepted;
  accepted.at = std::chrono::sys_days{kPaperDay};
  const WorkCalendar calendar({CalendarYear{2026, {}, {}}});
  ReceiptInput receipt{request.code, request.token, {}, {}};
  receipt.papers = check;
  receipt.history = {&accepted, 1};
  receipt.unit = "延水关镇社会救助窗口";
  MandateInput mandate;
  mandate.consents = consents;
  Agency agency;
  agency.onward = "乡镇";
  return {
      sampleTicket(),
      sampleNotice(),
      sampleReceipt(),
      noticePaper(place, matter),
      noticePaper(place, matter, request, check, std::nullopt),
      receiptPaper(place, matter, calendar, receipt),
      guidePaper(place, matter, &agency),
      mandatePaper(place, matter, request, mandate),
      supplementPaper(place, matter, request, {"延水关镇", "授权书少一个人签字", check, {}}),
      decisionPaper(place, matter, request,
                    {DecisionPaper::Kind::Refused, "", "家庭人均收入高于当地标准", kPaperDay}),
      decisionPaper(place, matter, request, {DecisionPaper::Kind::NotAccepted, "", "", {}}),
      decisionPaper(place, matter, request, {}),
      deliveryPaper(place, matter, request, DeliveryWay::ByAgent, {{"批准通知书", "原件 1 份"}}),
      cardPaper(place, {"王五", "代办员", "0911-0000000", {"低保、特困申请", "居民医保参保"}})};
}

}  // namespace bianmin::test
