// Nothing of a resident stays where the next one, a technician or a thief could read it.
#include <fstream>
#include <regex>

#include "tests/journeys/journey.h"

namespace bianmin::test {
namespace {

const std::string kName = "张三";
const std::string kAddress = "地天堂村";

std::string readAll(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// What of the planted values a text holds; empty: nothing.
std::string found(const std::string& text, const Applicant& who) {
  for (const std::string& planted : {kName, kAddress, who.id_number, who.phone})
    if (text.find(planted) != std::string::npos) return planted;
  return {};
}

// The writable memory of a process, as it is now.
std::string writableMemory(pid_t pid) {
  std::ifstream maps("/proc/" + std::to_string(pid) + "/maps");
  std::ifstream memory("/proc/" + std::to_string(pid) + "/mem", std::ios::binary);
  std::string all, line;
  while (std::getline(maps, line)) {
    std::smatch range;
    if (!std::regex_search(line, range, std::regex("^([0-9a-f]+)-([0-9a-f]+) rw"))) continue;
    const auto from = std::stoull(range[1], nullptr, 16), to = std::stoull(range[2], nullptr, 16);
    std::string part(to - from, '\0');
    memory.clear();
    memory.seekg(static_cast<std::streamoff>(from));
    memory.read(part.data(), static_cast<std::streamsize>(part.size()));
    all.append(part, 0, static_cast<std::size_t>(memory.gcount()));
  }
  return all;
}

TEST_F(JourneyTest, NothingOfAResidentStaysAfterTheSession) {
  const Applicant who;
  auto kiosk = startKiosk();
  kiosk->waitFor("idle.start");
  prepareRequest(*kiosk, who);
  ASSERT_NE(writableMemory(kiosk->process().pid()).find(who.id_number), std::string::npos)
      << "the search would find nothing even where there is something";
  submit(*kiosk);
  kiosk->waitForWords("打好了");
  kiosk->tap("submitted.done");
  kiosk->waitFor("idle.start");
  ASSERT_TRUE(county_.waitUntilSynced());

  EXPECT_EQ(found(kiosk->tree().dump(), who), "");
  const std::string memory = writableMemory(kiosk->process().pid());
  EXPECT_EQ(memory.find(who.id_number), std::string::npos) << "the ID number is in memory";
  EXPECT_EQ(memory.find(who.phone), std::string::npos) << "the phone number is in memory";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(dir_)) {
    // The county's own texts name the sample village.
    const bool content = entry.path().string().find("/config/") != std::string::npos;
    if (!entry.is_regular_file() || content) continue;
    EXPECT_EQ(found(readAll(entry.path()), who), "") << "in " << entry.path();
    EXPECT_EQ(found(entry.path().string(), who), "");
  }
}

}  // namespace
}  // namespace bianmin::test
