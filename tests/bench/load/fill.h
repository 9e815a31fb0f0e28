// Millions of requests, made by the database itself.
#pragma once

#include <cstdint>
#include <string>

namespace bianmin::load {

// The address of the database bianmin_pages_COUNT beside `base`, made and filled when it is missing
// or empty: 500 villages in 20 towns, three of a hundred requests open, days due from
// three days ago to four weeks from now. Ten million take 15 GB and a quarter of an hour.
std::string filledDatabase(const std::string& base, std::int64_t count);

}  // namespace bianmin::load
