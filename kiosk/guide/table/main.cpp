// Build time only: from Rime's dictionary of Chinese characters to the table behind readings.h.
//   make-readings luna_pinyin.dict.yaml readings_data.cpp
// The terminal opens no dictionary to find a service: the table is part of the program.
#include <cstdint>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace {

// The block of unified ideographs: all of the characters in daily use, simplified and traditional.
constexpr std::uint32_t kFirst = 0x4E00;
constexpr std::uint32_t kLast = 0x9FFF;

using Readings = std::set<std::string>;  // sorted, so that the same dictionary gives the same table

// The character of a text that is exactly one character of the block; 0 otherwise.
std::uint32_t characterOf(std::string_view text) {
  if (text.size() != 3) return 0;
  const auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(text[i]) & 0xFFU; };
  const std::uint32_t c = (byte(0) & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU);
  return (byte(0) & 0xF0U) == 0xE0U && c >= kFirst && c <= kLast ? c : 0;
}

bool isSyllable(std::string_view text) {
  return !text.empty() && text.size() <= 6 &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string_view::npos;
}

// Lines are "character TAB syllable [TAB share%]". A share of 0 % is a reading of old books.
std::map<std::uint32_t, Readings> read(std::istream& dictionary) {
  std::map<std::uint32_t, Readings> readings;
  for (std::string line; std::getline(dictionary, line);) {
    const auto tab = line.find('\t');
    if (tab == std::string::npos) continue;
    const std::uint32_t c = characterOf(std::string_view(line).substr(0, tab));
    const std::string rest = line.substr(tab + 1);
    const auto end = rest.find('\t');
    const std::string syllable = rest.substr(0, end);
    const bool rare = end != std::string::npos && rest.substr(end + 1) == "0%";
    if (c != 0 && !rare && isSyllable(syllable)) readings[c].insert(syllable);
  }
  return readings;
}

// Characters that are read alike share a set: the table has one small number a character.
struct Table {
  std::vector<Readings> sets{{}};  // the first: no reading known
  std::vector<std::size_t> of = std::vector<std::size_t>(kLast - kFirst + 1, 0);
};

Table tableOf(const std::map<std::uint32_t, Readings>& readings) {
  std::map<Readings, std::size_t> known;
  Table table;
  for (const auto& [character, set] : readings) {
    const auto [at, added] = known.emplace(set, table.sets.size());
    if (added) table.sets.push_back(set);
    table.of[character - kFirst] = at->second;
  }
  return table;
}

void write(std::ostream& out, const Table& table) {
  out << "// Made from luna_pinyin.dict.yaml; see kiosk/guide/table.\n"
      << "#include \"kiosk/guide/readings_data.h\"\n\nnamespace bianmin::readings {\n"
      << "const std::uint16_t kSetOf[" << table.of.size() << "] = {";
  for (std::size_t i = 0; i < table.of.size(); ++i) {
    out << (i % 16 == 0 ? "\n" : "") << table.of[i] << ',';
  }
  out << "};\nconst Set kSets[" << table.sets.size() << "] = {\n";
  std::string all;  // one text for all: pointers would have to be mended at each start
  for (const Readings& set : table.sets) {
    std::uint32_t initials = 0;
    std::string words;
    for (const std::string& syllable : set) {
      initials |= 1U << static_cast<unsigned>(syllable.front() - 'a');
      words += (words.empty() ? "" : " ") + syllable;
    }
    out << '{' << initials << "U," << all.size() << "U," << words.size() << "U},\n";
    all += words;
  }
  out << "};\nconst char kSyllables[] = \"" << all << "\";\n}\n";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: make-readings DICTIONARY OUT\n";
    return 2;
  }
  std::ifstream dictionary(argv[1]);
  const Table table = tableOf(read(dictionary));
  // Another format of dictionary must not become a terminal that finds nothing.
  if (table.sets.size() < 400) {
    std::cerr << argv[1] << ": not the dictionary that is expected\n";
    return 1;
  }
  std::ofstream out(argv[2]);
  write(out, table);
  out.flush();
  return out ? 0 : 1;
}
