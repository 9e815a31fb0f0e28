// The desk's words for what the program calls by a name. Everything else that is read stands in the
// templates and beside the handlers.
#pragma once

#include <string>
#include <string_view>

#include "sync/center/desk/desk_server.h"
#include "sync/center/store/desk_store.h"
#include "sync/center/store/staff_store.h"
#include "sync/domain/dossier.h"
#include "sync/domain/time.h"
#include "sync/domain/work.h"

namespace bianmin::center::desk {

std::string_view roleWord(DeskRole role);
std::string_view statusWord(DossierStatus status);  // where it stands: 等群众补材料
// What is done to bring it there, as on a key: 受理. From a stop it goes on: 恢复办理.
std::string_view moveWord(DossierStatus from, DossierStatus to);
std::string_view listWord(Worklist list);
// In addresses: "mine", "due-soon", ...
std::string_view listName(Worklist list);
std::optional<Worklist> listFromName(std::string_view name);
std::string_view paperWord(PaperState state);
std::string_view cadreMoveWord(MoveKind kind);

// The name of a region code by areas.toml, with that of its town before it; the code itself when
// the county has not named it.
std::string areaName(const DeskParts& parts, std::string_view code);
// 延川县
std::string countyName(const DeskParts& parts);

// As people in the hall read it: "11-18 08:40" and "2026-11-18".
std::string shortTime(Instant at);
std::string isoDay(Instant at);
std::string chineseDay(const Date& day);  // 2026年11月23日
std::string monthDay(const Date& day);    // 11月23日

}  // namespace bianmin::center::desk
