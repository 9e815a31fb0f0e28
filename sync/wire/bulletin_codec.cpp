// The JSON form of what the county tells terminals and what they tell of themselves.
#include <algorithm>
#include <limits>
#include <optional>

#include "sync/wire/codec.h"
#include "sync/wire/json_reader.h"
#include "sync/wire/json_text.h"

namespace bianmin::wire {
namespace {

constexpr std::size_t kName = 256;
constexpr std::size_t kLocked = 1024;
constexpr std::size_t kWords = 2000;

std::string_view audienceName(Notice::For audience) {
  return audience == Notice::For::Cadres ? "cadres" : "residents";
}

std::optional<Notice::For> audienceFromName(std::string_view name) {
  for (const Notice::For audience : {Notice::For::Residents, Notice::For::Cadres}) {
    if (audienceName(audience) == name) return audience;
  }
  return std::nullopt;
}

// JSON has no sign here: what a caller got wrong is told as nothing.
std::uint64_t counted(std::int64_t number) {
  return static_cast<std::uint64_t>(std::max<std::int64_t>(0, number));
}

void appendNotice(std::string& to, const Notice& notice) {
  JsonObject(to)
      .text("id", notice.id)
      .text("title", notice.title)
      .text("text", notice.text)
      .text("from", toIso(notice.from))
      .text("until", toIso(notice.until))
      .text("for", audienceName(notice.audience))
      .end();
}

void appendCadre(std::string& to, const CadreOrder& cadre) {
  JsonObject one(to);
  one.text("account", cadre.account).text("name", cadre.name).text("post", cadre.post);
  one.truth("removed", cadre.removed);
  if (!cadre.pin_locked.empty()) one.text("pin_locked", cadre.pin_locked);
  one.number("pin_revision", counted(cadre.pin_revision)).end();
}

void readNotice(Json& item, const Place& place, Bulletin& out) {
  ObjectReader from(item, place);
  Notice notice;
  notice.id = from.ulid("id");
  notice.title = from.text("title", 1, kMostNoticeTitle);
  notice.text = from.text("text", 0, kMostNoticeText);
  notice.from = from.date("from");
  notice.until = from.date("until");
  const auto audience = audienceFromName(from.text("for", 1, 64));
  if (!audience) return;
  notice.audience = *audience;
  out.notices.push_back(std::move(notice));
}

void readCadre(Json& item, const Place& place, Bulletin& out) {
  ObjectReader from(item, place);
  CadreOrder cadre;
  cadre.account = from.ulid("account");
  cadre.name = from.text("name", 1, kName);
  cadre.post = from.textIfAny("post", kName);
  cadre.removed = from.truth("removed");
  cadre.pin_locked = from.textIfAny("pin_locked", kLocked);
  cadre.pin_revision = from.count("pin_revision");
  out.cadres.push_back(std::move(cadre));
}

int smallCount(ObjectReader& from, std::string_view name) {
  return static_cast<int>(from.number(name, 0, std::numeric_limits<int>::max()));
}

}  // namespace

std::string encode(const Bulletin& message) {
  std::string out;
  JsonObject whole(out);
  whole.number("revision", counted(message.revision));
  whole.array("notices", message.notices, appendNotice);
  whole.array("cadres", message.cadres, appendCadre);
  whole.number("pack", counted(message.pack));
  whole.end();
  return out;
}

Decoded<Bulletin> decodeBulletin(std::string_view json) {
  return decodeWith<Bulletin>(json, [](ObjectReader& from, Bulletin& out) {
    out.revision = from.count("revision");
    from.array("notices", kMostNotices,
               [&](Json& item, const Place& place) { readNotice(item, place, out); });
    from.array("cadres", kMostCadres,
               [&](Json& item, const Place& place) { readCadre(item, place, out); });
    if (from.has("pack")) out.pack = from.count("pack");
  });
}

std::string encode(const TerminalReport& message) {
  std::string out;
  JsonObject whole(out);
  whole.text("at", toIso(message.at)).text("version", message.version);
  whole.number("bulletin", counted(message.bulletin)).number("pack", counted(message.pack));
  if (!message.pack_problem.empty()) whole.text("pack_problem", message.pack_problem);
  whole.text("printer", message.printer);
  whole.number("disk_free_mb", counted(message.disk_free_mb));
  whole.number("waiting", counted(message.waiting)).number("parked", counted(message.parked));
  whole.end();
  return out;
}

Decoded<TerminalReport> decodeTerminalReport(std::string_view json) {
  return decodeWith<TerminalReport>(json, [](ObjectReader& from, TerminalReport& out) {
    out.at = from.time("at");
    out.version = from.text("version", 1, 64);
    out.bulletin = from.count("bulletin");
    out.pack = from.count("pack");
    out.pack_problem = from.textIfAny("pack_problem", kWords);
    out.printer = from.text("printer", 1, 64);
    out.disk_free_mb = from.count("disk_free_mb");
    out.waiting = smallCount(from, "waiting");
    out.parked = smallCount(from, "parked");
  });
}

}  // namespace bianmin::wire
