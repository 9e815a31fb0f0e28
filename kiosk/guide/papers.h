// What the papers say. Values only; kiosk/documents lays them out, kiosk/devices prints them.
// Everything here is already masked: a paper never holds a full number.
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace bianmin {

struct TicketPaper {
  std::string hall;        // 延水关镇便民服务中心
  std::string number;      // "A012"
  std::string group_name;  // 社会保障
  int ahead = 0;
  std::vector<std::string> bring;  // 身份证, 户口簿
  std::string time;                // 2026年11月23日 09:12
  std::string terminal;            // 1号终端
  std::string qr;                  // address of the guide
  bool reprint = false;            // marked 补打
  std::string windows = {};        // "2号、3号"; empty: not said
  int minutes = 0;                 // expected wait; 0: not said
};

struct NoticePaper {  // 一次性告知单
  struct Row {
    std::string name, detail, form;  // 户口簿 / 看完当场还您 / 原件
  };
  struct StepRow {
    std::string title, who, limit;
  };
  std::string hall, title, official_name, time;
  std::vector<std::string> who;
  std::vector<Row> materials;
  std::vector<StepRow> steps;
  std::string total;  // 从受理起一共 30 个工作日
  std::string fee, where, hotline;
  std::vector<std::string> basis;
  std::string reminder;
  std::string checked_on;
  std::string qr;
  bool to_verify = false;  // prints 以当地公布为准
};

struct ReceiptPaper {
  std::string hall, matter, official_name;
  std::string code;  // "K7M4 Q9X"
  std::string time;
  std::vector<std::pair<std::string, std::string>> fields;  // label, masked value
  std::vector<std::string> bring;  // materials that the agent takes along or that are to follow
  std::vector<std::pair<std::string, std::string>> next_steps;  // what happens, by when
  std::vector<std::string> consents;                            // what was agreed to
  std::string hotline;
  std::string remedy;  // 不批准会给您书面理由...
  std::string qr;
  bool reprint = false;
};

using Paper = std::variant<TicketPaper, NoticePaper, ReceiptPaper>;

}  // namespace bianmin
