// Dates, times and states in words.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/app/form_view.h"
#include "kiosk/app/work_view.h"
#include "kiosk/screens/layout.h"
#include "sync/domain/dossier.h"
#include "sync/domain/secret.h"
#include "sync/domain/service.h"
#include "sync/domain/time.h"

namespace bianmin::screens {

std::string weekdayWords(const Date& date);  // 星期一
std::string clockWords(int minute_of_day);   // 09:12
std::string_view paperFormWords(PaperForm form);

// Digits in groups with blanks between; the rest goes into the last group. A Secret, so that no
// copy of what was typed stays on the heap.
Secret grouped(std::string_view digits, std::initializer_list<std::size_t> groups);

// What a hint says, in words.
std::string hintWords(const FieldHint& hint);

// How a state looks: never the only sign, the words stand beside it.
std::string_view statusIcon(DossierStatus status);
ui::NoteKind statusKind(DossierStatus status);

// "剩 2 天", "今天到期", "过了 3 天"; "" without a date. And its lamp.
std::string dueWords(const std::optional<WorkDue>& due);
std::string dueLamp(const WorkDue& due);
std::string_view paperStateWords(PaperState state);
// A move could not be written down: what to do.
Note moveFailed();

// What is said of the paper that was asked for here; nothing when none was. `kind` is the middle
// of the message keys: "ticket", "notice", "receipt"; "paper" of any other.
std::optional<Note> printNote(const Model& model, std::string_view kind);

}  // namespace bianmin::screens
