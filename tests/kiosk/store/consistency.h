// What must hold in every terminal.db, whatever happened to the terminal.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "kiosk/store/database.h"

namespace bianmin {

inline std::int64_t numberOf(store::Database& db, const std::string& sql) {
  return db.sqlite().execAndGet(sql).getInt64();
}

// Tickets and journal are gapless, and each record has its entry and each entry its record.
inline void expectConsistent(const std::filesystem::path& dir) {
  store::Database db(dir);
  EXPECT_EQ(db.damage(), "");
  EXPECT_EQ(numberOf(db, "SELECT count(*) - coalesce(max(seq), 0) FROM journal"), 0);
  EXPECT_EQ(numberOf(db,
                     "SELECT count(*) FROM (SELECT count(*) AS c, max(n) AS m FROM ticket"
                     " GROUP BY day, grp) WHERE c <> m"),
            0);
  EXPECT_EQ(numberOf(db,
                     "SELECT count(*) FROM ticket t LEFT JOIN journal j ON j.seq = t.seq AND"
                     " j.kind = 'ticket' AND json_extract(j.body, '$.n') = t.n"
                     " AND json_extract(j.body, '$.group') = t.grp"
                     " AND json_extract(j.body, '$.day') = t.day WHERE j.seq IS NULL"),
            0);
  EXPECT_EQ(numberOf(db,
                     "SELECT count(*) FROM dossier d LEFT JOIN journal j ON j.seq = d.seq AND"
                     " j.kind = 'dossier' AND j.id = d.id WHERE j.seq IS NULL"),
            0);
  EXPECT_EQ(numberOf(db,
                     "SELECT (SELECT count(*) FROM ticket) + (SELECT count(*) FROM dossier)"
                     " + (SELECT count(*) FROM rating) + (SELECT count(*) FROM move)"
                     " + (SELECT count(*) FROM ticket WHERE called_at IS NOT NULL)"
                     " - (SELECT count(*) FROM journal)"),
            0);
  EXPECT_EQ(numberOf(db,
                     "SELECT count(*) FROM move m LEFT JOIN journal j ON j.seq = m.seq AND"
                     " j.kind = 'move' AND json_extract(j.body, '$.dossier') = m.dossier"
                     " WHERE j.seq IS NULL"),
            0);
  EXPECT_EQ(numberOf(db,
                     "SELECT (SELECT count(*) FROM move)"
                     " - (SELECT count(*) FROM audit WHERE action LIKE 'move %')"),
            0);
}

}  // namespace bianmin
