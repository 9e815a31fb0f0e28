#include "kiosk/guide/offline_text.h"

#include "kiosk/guide/dates.h"
#include "kiosk/guide/paper_parts.h"
#include "kiosk/text/catalogue.h"

namespace bianmin {
namespace {

// As many whole things as fit into `room` bytes.
std::string thingsWithin(std::span<const std::string> things, std::size_t room) {
  const std::string etc = messageOf("paper.offline.more");
  std::string line;
  for (std::size_t i = 0; i < things.size(); ++i) {
    const std::string longer = line.empty() ? things[i] : line + "、" + things[i];
    const bool last = i + 1 == things.size();
    if (longer.size() + (last ? 0 : etc.size()) > room) return line.empty() ? line : line + etc;
    line = longer;
  }
  return line;
}

std::string offline(const Matter& matter, std::string_view key, std::span<const std::string> things,
                    std::vector<std::string> rest, std::size_t most_bytes) {
  std::string tail;
  for (const std::string& line : rest) {
    if (line.empty() || matter.name.size() + tail.size() + line.size() + 1 > most_bytes) continue;
    tail.append("\n").append(line);
  }
  std::string text = matter.name;
  const std::string label = messageOf(key);
  const std::size_t used = text.size() + 1 + label.size() + tail.size();
  const std::string list = used < most_bytes ? thingsWithin(things, most_bytes - used) : "";
  if (!list.empty()) text.append("\n").append(label).append(list);
  return text + tail;
}

// A limit that is not sure says so: there is no star to look up in a telephone's plain words.
std::string limitLine(const Matter& matter) {
  std::string line = matter.total ? limitWords(matter.total) : matter.total_note;
  const bool sure = matter.total && matter.total->certainty == Certainty::Confirmed;
  if (!line.empty() && !sure) line += messageOf("paper.offline.to_verify");
  return line;
}

std::string labelled(std::string_view key, const std::string& value) {
  return value.empty() ? value : trf(key, value);
}

}  // namespace

std::string offlineText(const Matter& matter, std::size_t most_bytes) {
  const std::vector<std::string> things = thingsToBring(matter);
  return offline(matter, "paper.offline.bring", things,
                 {labelled("paper.offline.where", matter.where),
                  labelled("paper.offline.limit", limitLine(matter)),
                  labelled("paper.offline.phone", matter.hotline)},
                 most_bytes);
}

std::string offlineText(const Matter& matter, std::span<const std::string> missing,
                        std::string_view until, std::size_t most_bytes) {
  return offline(matter, "paper.offline.missing", missing,
                 {labelled("paper.offline.until", std::string(until)),
                  labelled("paper.offline.where", matter.where),
                  labelled("paper.offline.phone", matter.hotline)},
                 most_bytes);
}

}  // namespace bianmin
