// How a request stands against its day, as it is shown: sign, colour and words.
#pragma once

#include <string>
#include <vector>

#include "sync/center/desk/call.h"
#include "sync/center/desk/dictionary.h"
#include "sync/domain/deadline.h"
#include "sync/domain/lamp.h"

namespace bianmin::center::desk {

struct LampView {
  std::string sign;   // "ok", "warn", "bad", "off": class and symbol
  std::string words;  // 剩 15 天
};

// `long_words` says what the sign means as well: 正常，剩 15 天.
LampView lampOfRow(const Call& call, const Dossier& dossier, bool long_words = false);

// A day that is due, with the mark of one that may still change.
std::string dueWords(const std::string& day, bool provisional);
// Of the day that counts; "" when there is none.
std::string dueWords(const Dossier& dossier);

// What follows from the history of one request.
struct Clock {
  DueDates due;
  DossierPlace place;
};
Clock clockOf(const Call& call, const Dossier& dossier, const Matter* matter);

// The history as the rules of the domain read it.
std::vector<StatusChange> changesOf(const std::vector<HistoryRow>& rows);
// The day up to which a request is "due soon".
std::string soonDay(const Call& call);

void show(ctemplate::TemplateDictionary& in, const LampView& lamp);

}  // namespace bianmin::center::desk
