// Papers as residents get them, with long and rare names; no real person is in them.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "kiosk/documents/layout.h"

namespace bianmin::test {

// The words as in the Chinese catalogue; a key that is missing shows itself.
inline std::string paperWords(std::string_view key) {
  static const std::map<std::string_view, std::string> kWords = {
      {"paper.reprint", "（补打）"},
      {"paper.ticket.ahead", "前面还有 {count} 人"},
      {"paper.ticket.first", "前面没有人，马上就到您"},
      {"paper.ticket.bring", "请带：{things}"},
      {"paper.ticket.scan", "手机扫一扫，\n看要带的材料和怎么办"},
      {"paper.ticket.wait", "听到叫号再过去。"},
      {"paper.ticket.missed", "过号请到咨询台。"},
      {"paper.ticket.valid_today", "当日有效"},
      {"paper.notice.title", "一次性告知单"},
      {"paper.notice.matter", "办什么"},
      {"paper.notice.time", "告知时间"},
      {"paper.notice.who", "谁能办"},
      {"paper.notice.materials", "要带 {count} 样"},
      {"paper.notice.steps", "怎么办"},
      {"paper.notice.fee", "费用"},
      {"paper.notice.where", "到哪办"},
      {"paper.notice.hotline", "打电话问"},
      {"paper.notice.scan", "手机扫一扫，\n看全部要求"},
      {"paper.notice.basis", "依据"},
      {"paper.notice.checked_on", "内容核对日期：{date}"},
      {"paper.notice.to_verify", "以当地公布为准"},
      {"paper.receipt.title", "申请回执"},
      {"paper.receipt.code", "取件码（查进度、领结果）"},
      {"paper.receipt.matter", "办什么"},
      {"paper.receipt.time", "交上时间"},
      {"paper.receipt.next", "接下来"},
      {"paper.receipt.bring", "要准备的材料"},
      {"paper.receipt.consents", "您同意了"},
      {"paper.receipt.scan", "手机扫一扫，查进度"},
      {"paper.receipt.keep", "这张纸请收好，\n取件码别告诉外人"},
      {"paper.receipt.hotline", "监督电话 {number}"},
  };
  const auto found = kWords.find(key);
  return found == kWords.end() ? std::string(key) : found->second;
}

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

}  // namespace bianmin::test
