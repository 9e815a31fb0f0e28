// Dates, times and states in words.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/app/form_view.h"
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

// What is said of the paper that was asked for here; nothing when none was. `kind` is the middle
// of the message keys: "ticket", "notice", "receipt".
std::optional<Note> printNote(const Model& model, std::string_view kind);

}  // namespace bianmin::screens
