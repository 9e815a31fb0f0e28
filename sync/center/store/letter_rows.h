// Reading rows of letters, for the two files that do.
#pragma once

#include "sync/center/store/letter_store.h"

namespace bianmin::center {

// The columns of readLetter(), of a table `l`.
inline constexpr const char* kLetterColumns =
    "l.id, l.kind, l.year, l.serial, l.number, l.request, l.matter, l.village, l.cause, l.about,"
    " l.supervisor, l.supervisor_name, l.issued_on, l.reply_by, l.provisional, l.state, l.ended_on,"
    " l.answer, l.answered_by, l.ended_at";
// StoreError for a word that this program does not know.
KeptLetter readLetter(Query& q);

}  // namespace bianmin::center
