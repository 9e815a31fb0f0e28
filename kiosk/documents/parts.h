// What the papers' layouts share. Inside this room.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kiosk/documents/layout.h"
#include "kiosk/documents/sheet.h"

namespace bianmin {

using Rows = std::vector<std::pair<std::string, std::string>>;  // label, markup

// A message as markup, its {name} places filled with markup.
std::string fill(const std::string& message,
                 const std::vector<std::pair<std::string_view, std::string>>& values);

// 身份证、户口簿
std::string listed(const std::vector<std::string>& things);

// 低保（最低生活保障）, or only one of both when they are the same or one is empty.
std::string subject(const std::string& name, const std::string& official_name);

// The fact with its mark ※ where it is to be verified; markup.
std::string marked(const PaperLine& line);

// Adds a row unless its value is empty.
void addRow(Rows& rows, const std::string& label, const std::string& value);

// The place's name, the paper's name, its number where it has one, and 补打 on a second copy.
void head(Sheet& sheet, const std::string& hall, const std::string& title);
void numberLine(Sheet& sheet, const std::string& number, const PaperWords& words);
void reprintMark(Sheet& sheet, const PaperWords& words);

// Who asked for what, and when: the rows on top of papers about one request.
Rows requestRows(const RequestHead& request, const PaperWords& words,
                 const std::string& applicant = "paper.applicant");

// A section's heading and a list below it; nothing when the list is empty.
void section(Sheet& sheet, const std::string& heading, const std::vector<std::string>& lines);
void section(Sheet& sheet, const std::string& heading, const std::vector<PaperLine>& lines);

// What need not be brought: the county looks it up. Nothing when there is none.
void sharedLine(Sheet& sheet, const std::vector<std::string>& things, const PaperWords& words);

// What is missing, what is asked of it, how to put it right, who issues it, whether it may follow.
void missingTable(Sheet& sheet, const std::vector<MissingRow>& rows, const PaperWords& words);

// Papers with their counts; nothing when there are none.
void countedTable(Sheet& sheet, const std::string& heading, const std::vector<CountedRow>& rows,
                  const PaperWords& words);

// The codes between two dashed lines; nothing without codes.
void codeStrip(Sheet& sheet, const std::vector<CodeOnPaper>& codes);
// The link's code, and the one that needs no network.
void codeStrip(Sheet& sheet, const PaperCodes& codes, const std::string& link_caption,
               const PaperWords& words);

void drawTicket(Sheet& sheet, const TicketPaper& paper, const PaperWords& words);
void drawNotice(Sheet& sheet, const NoticePaper& paper, const PaperWords& words);
void drawReceipt(Sheet& sheet, const ReceiptPaper& paper, const PaperWords& words);
void drawGuide(Sheet& sheet, const GuidePaper& paper, const PaperWords& words);
void drawMandate(Sheet& sheet, const MandatePaper& paper, const PaperWords& words);
void drawSupplement(Sheet& sheet, const SupplementPaper& paper, const PaperWords& words);
void drawDecision(Sheet& sheet, const DecisionPaper& paper, const PaperWords& words);
void drawDelivery(Sheet& sheet, const DeliveryPaper& paper, const PaperWords& words);
void drawCard(Sheet& sheet, const CardPaper& paper, const PaperWords& words);

}  // namespace bianmin
