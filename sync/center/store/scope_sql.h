// The scope of an account as a condition: what stands outside of it does not exist for them.
#pragma once

#include <string>
#include <vector>

#include "sync/center/store/db.h"

namespace bianmin::center {

// $5: joinedMatters(). `matter` is what the statement has there.
inline std::string matterSql(const std::string& matter, Dialect dialect) {
  const std::string find = dialect == Dialect::Sqlite ? "instr" : "strpos";
  return " AND (CAST($5 AS TEXT) = '' OR " + find + "(CAST($5 AS TEXT), ',' || " + matter +
         " || ',') > 0)";
}

// $3, $4: the region codes from and before which; $5: joinedMatters(). `village` and `matter` are
// what the statement has there.
inline std::string scopeSql(const std::string& village, const std::string& matter,
                            Dialect dialect) {
  return " AND " + village + " >= CAST($3 AS TEXT) AND " + village + " < CAST($4 AS TEXT)" +
         matterSql(matter, dialect);
}

// The first text after every code that begins with `area`: ':' comes after the digits.
inline std::string areaEnd(const std::string& area) { return area + ":"; }

// ",DIBAO.apply,PENSION.claim,"; "" for all.
inline std::string joinedMatters(const std::vector<std::string>& matters) {
  std::string all;
  for (const std::string& matter : matters) all += "," + matter;
  return matters.empty() ? all : all + ",";
}

}  // namespace bianmin::center
