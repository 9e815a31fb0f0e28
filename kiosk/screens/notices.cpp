// What the county tells: the key to it, the titles, and one text in large letters.
#include "kiosk/screens/notices.h"

#include <algorithm>
#include <string>
#include <vector>

#include "kiosk/app/view.h"
#include "kiosk/app/work_view.h"
#include "kiosk/guide/dates.h"
#include "kiosk/screens/blocks.h"
#include "kiosk/screens/rows.h"
#include "kiosk/screens/screens.h"
#include "kiosk/text/catalogue.h"
#include "kiosk/ui/utf8.h"

namespace bianmin::screens {
namespace {

constexpr int kLongSentence = 40;  // characters
constexpr int kLongTitle = 20;     // characters, as many as the county's page takes
constexpr float kNoticesKey = 96;

// "11月20日到12月5日"
std::string daysWords(const Model& model, const Notice& notice) {
  const Date& today = model.now.date;
  const std::string until = dateWords(notice.until, DateStyle::Short, today);
  if (notice.from == notice.until) return until;
  return trf("notice.days", dateWords(notice.from, DateStyle::Short, today), until);
}

// A row has room for so much; over the text it stands whole.
std::string rowTitle(std::string_view title) {
  std::size_t at = 0;
  for (int count = 0; at < title.size() && count < kLongTitle; ++count) ui::nextChar(title, at);
  return at < title.size() ? std::string(title.substr(0, at)) + "…" : std::string(title);
}

bool endsSentence(char32_t character) {
  return character == U'。' || character == U'！' || character == U'？' || character == U'；';
}

// Up to the end of the first sentence; of one without an end so many characters.
std::size_t sentenceEnd(std::string_view text) {
  std::size_t at = 0;
  for (int count = 0; at < text.size() && count < kLongSentence; ++count) {
    if (endsSentence(ui::nextChar(text, at))) break;
  }
  return at;
}

// A block is never divided, so a long paragraph becomes several of at most about `most` px.
void addParagraph(ui::Ui& ui, Flow& flow, float most, std::string_view words, int& count) {
  ui::Text style{};
  style.role = ui::Role::H3;
  style.weight = ui::Weight::Regular;
  const float width = flow.sheetWidth();
  bool first = true;
  while (!words.empty()) {
    std::size_t end = sentenceEnd(words);
    while (end < words.size()) {
      const std::size_t next = end + sentenceEnd(words.substr(end));
      if (ui.textHeight(words.substr(0, next), style.role, style.weight, width) > most) break;
      end = next;
    }
    style.value = words.substr(0, end);
    Block block = paragraph(ui, width, "notice.text." + std::to_string(count++), style);
    if (!first) block.gap = 0;
    flow.add(std::move(block));
    words.remove_prefix(end);
    first = false;
  }
}

}  // namespace

Result noticesHeading(const Model& model, ui::Ui& ui, ui::Rect& rest, const std::string& screen,
                      std::string_view title) {
  const auto told = noticesNow(model);
  if (told.empty()) {
    heading(ui, rest, screen + ".title", title);
    return std::nullopt;
  }
  const std::string words = trf("notices.key", told.size());
  const float width = ui.textWidth(words, ui::Role::Lead, ui::Weight::Bold) + 44 + 12 + 56;
  const float room = rest.w - width - kGap;
  // The key must not cost the page a second line of large type.
  const bool one_line = ui.textWidth(title, ui::Role::H1, ui::Weight::Bold) <= room;
  const ui::Role role = one_line ? ui::Role::H1 : ui::Role::H2;
  const float height = ui.textHeight(title, role, ui::Weight::Bold, room);
  ui::Rect line = takeTop(rest, std::max(kNoticesKey, height), 16);
  ui::Rect key = takeRight(line, width);
  key.h = kNoticesKey;
  middleText(ui, screen + ".title", line,
             {.value = title, .role = role, .weight = ui::Weight::Bold});
  const ui::KeyStyle style{.icon = "horn", .role = ui::Role::Lead};
  if (!ui.key(screen + ".notices", key, words, style)) return std::nullopt;
  if (signedIn(model) && told.size() == 1) return event::OpenNotice{told.front()->id};
  return event::OpenNotices{};
}

std::optional<Event> drawNotices(const Model& model, ui::Ui& ui) {
  ui::Rect rest = workArea(ui);
  heading(ui, rest, "notices.title", tr("notices.title"));
  std::vector<RowWords> rows;
  for (const Notice* notice : noticesNow(model)) {
    rows.push_back({.id = "notices." + notice->id,
                    .icon = "horn",
                    .colour = ui::Colour::Act,
                    .title = rowTitle(notice->title),
                    .line = daysWords(model, *notice),
                    .event = event::OpenNotice{notice->id}});
  }
  if (rows.empty()) {
    noteAtTop(ui, rest, "notices.none",
              {.kind = ui::NoteKind::Info,
               .title = std::string(tr("notices.none")),
               .line = {},
               .icon = {}});
    return std::nullopt;
  }
  return pagedRows(ui, rest, model.session.page, rows);
}

std::optional<Event> drawNotice(const Model& model, ui::Ui& ui) {
  ui::Rect rest = workArea(ui);
  if (!model.session.notice) return std::nullopt;
  const Notice& notice = *model.session.notice;
  heading(ui, rest, "notice.title", notice.title, trf("notice.line", daysWords(model, notice)));
  Flow flow(ui, rest, 2);
  const float most = (rest.h - pagerHeight() - kGap) / 2;
  int count = 0;
  std::string_view text = notice.text;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    addParagraph(ui, flow, most, text.substr(0, end), count);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return flow.draw(model.session.page);
}

}  // namespace bianmin::screens
