// What each paper's layout needs besides the sheet. Inside this room.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kiosk/documents/layout.h"
#include "kiosk/documents/sheet.h"

namespace bianmin {

// A message as markup, its {name} places filled with markup.
std::string fill(const std::string& message,
                 const std::vector<std::pair<std::string_view, std::string>>& values);

// 身份证、户口簿
std::string listed(const std::vector<std::string>& things);

// 低保（最低生活保障）, or only one of both when they are the same or one is empty.
std::string subject(const std::string& name, const std::string& official_name);

// The place's name, the paper's name, and 补打 on a second copy.
void head(Sheet& sheet, const std::string& hall, const std::string& title);
void reprintMark(Sheet& sheet, const PaperWords& words);

// A section's heading and a list below it; nothing when the list is empty.
void section(Sheet& sheet, const std::string& heading, const std::vector<std::string>& lines);

void drawTicket(Sheet& sheet, const TicketPaper& paper, const PaperWords& words);
void drawNotice(Sheet& sheet, const NoticePaper& paper, const PaperWords& words);
void drawReceipt(Sheet& sheet, const ReceiptPaper& paper, const PaperWords& words);

}  // namespace bianmin
