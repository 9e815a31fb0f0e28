// The tour: one resident's visit on a real terminal against a real county centre over HTTPS, with
// the pictures and papers that it leaves.
#include <CLI/CLI.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "kiosk/devices/escpos.h"
#include "kiosk/documents/png.h"
#include "tests/support/kiosk_driver.h"
#include "tests/support/local_county.h"
#include "tests/support/paths.h"
#include "tests/support/visit.h"

namespace bianmin::test {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

class Tour {
 public:
  explicit Tour(const fs::path& out)
      : out_(fs::absolute(out)),
        log_((fs::create_directories(out_), out_ / "tour.log")),
        county_(BIANMIN_SOURCE_DIR, BIANMIN_BUILD_DIR, out_ / "county") {}

  void play() {
    visit();
    otherLayouts();
    step("the tour is complete");
  }

 private:
  void step(const std::string& words) {
    const std::chrono::duration<double> since = Clock::now() - start_;
    std::ostringstream line;
    line << std::fixed << std::setprecision(2) << since.count() << " s  " << words;
    std::cout << line.str() << std::endl;
    log_ << line.str() << std::endl;
  }

  void require(bool so, const std::string& what) {
    if (!so) throw std::runtime_error("expected: " + what);
    step("ok: " + what);
  }

  void shot(KioskDriver& kiosk, const std::string& name) {
    std::ostringstream file;
    file << std::setw(2) << std::setfill('0') << ++shots_ << '-' << name << ".png";
    kiosk.screenshot(out_ / file.str());
    step("picture " + file.str());
  }

  // The bytes of the paper that came out since the last call; waits until it is whole.
  std::vector<std::uint8_t> nextPaper(KioskDriver& kiosk, const std::string& printed_words) {
    kiosk.waitForWords(printed_words);
    std::ifstream file(county_.paper(), std::ios::binary);
    file.seekg(static_cast<std::streamoff>(paper_read_));
    std::vector<std::uint8_t> bytes{std::istreambuf_iterator<char>(file), {}};
    paper_read_ += bytes.size();
    return bytes;
  }

  void keepPaper(const std::vector<std::uint8_t>& bytes, const std::string& name) {
    writePng(escpos::decodeRaster(bytes), out_ / (name + ".png"));
    step("paper " + name + ".png from " + std::to_string(bytes.size()) + " printed bytes");
  }

  std::string readQr(const std::string& name) {
    const std::string picture = out_ / (name + ".png");
    // Its own words about the desktop's message bus are of no interest.
    const Output read = run({"sh", "-c", "zbarimg --quiet --raw \"$0\" 2>/dev/null", picture});
    require(read.status == 0, "a phone can read the QR code of the " + name);
    return read.text.substr(0, read.text.find('\n'));
  }

  void visit();
  std::string handIn(KioskDriver& kiosk);
  void followByPhone();
  void followAtCentre(KioskDriver& kiosk, const std::string& code);
  void otherLayouts();

  fs::path out_;
  std::ofstream log_;
  Clock::time_point start_ = Clock::now();
  LocalCounty county_;
  std::size_t paper_read_ = 0;
  int shots_ = 0;
};

void Tour::visit() {
  KioskDriver kiosk(
      {county_.kioskProgram(), county_.config(), county_.terminalData(), "1080x1920"});
  const auto picture = [&](const std::string& name) { shot(kiosk, name); };
  kiosk.waitFor("idle.start");
  picture("idle");
  kiosk.tap("idle.start");
  picture("home");
  openDibaoGuide(kiosk);
  picture("guide");

  kiosk.tap("guide.print");
  keepPaper(nextPaper(kiosk, "打好了"), "notice");
  picture("guide-printed");

  kiosk.tap("guide.ticket");
  kiosk.waitFor("ticket.number");
  const auto ticket = nextPaper(kiosk, "打好了");
  picture("ticket");
  std::ofstream(out_ / "ticket.escpos", std::ios::binary)
      .write(reinterpret_cast<const char*>(ticket.data()),
             static_cast<std::streamsize>(ticket.size()));
  keepPaper(ticket, "ticket");
  require(readQr("ticket").starts_with(county_.publicUrl() + "/t/"), "it leads to its place");
  kiosk.tap("ticket.done");
  kiosk.waitFor("idle.start");

  const std::string code = handIn(kiosk);
  followAtCentre(kiosk, code);
  require(kiosk.stop() == 0, "the terminal stops cleanly");
}

std::string Tour::handIn(KioskDriver& kiosk) {
  openDibaoGuide(kiosk);
  fillDibaoForm(kiosk, {}, [&](const std::string& name) { shot(kiosk, name); });
  shot(kiosk, "review");
  agreeToAll(kiosk);
  shot(kiosk, "review-agreed");
  const std::string code = submit(kiosk);
  const auto receipt = nextPaper(kiosk, "打好了");
  shot(kiosk, "submitted");
  keepPaper(receipt, "receipt");
  require(readQr("receipt").starts_with(county_.publicUrl() + "/p/"),
          "it leads to the request's page");
  kiosk.tap("submitted.done");
  kiosk.waitFor("idle.start");
  return code;
}

// What a phone shows behind the codes on the ticket and the receipt.
void Tour::followByPhone() {
  const auto fetch = [&](const std::string& url, std::vector<std::string> more) {
    std::vector<std::string> command{"curl",       "--silent", "--fail",
                                     "--location", "--cacert", county_.dir() / "center" / "ca.pem"};
    command.insert(command.end(), more.begin(), more.end());
    command.push_back(url);
    return run(command);
  };
  const auto says = [](const Output& page, const std::string& words) {
    return page.status == 0 && page.text.find(words) != std::string::npos;
  };
  require(says(fetch(readQr("ticket"), {}), "前面没有人了"),
          "the ticket's QR code leads to its place in the queue");
  const std::string url = readQr("receipt");
  const Output locked = fetch(url, {});
  require(says(locked, "一件申请的进度") && !says(locked, "低保"),
          "the receipt's QR code says nothing before the second factor");
  const std::string jar = out_ / "cookies.txt";
  require(says(fetch(url, {"--cookie-jar", jar, "--data", "tail=0013"}), "低保"),
          "the end of the ID number opens the page about the request");
  require(says(fetch(url, {"--cookie", jar}), "低保"), "the page can be looked at again");
}

void Tour::followAtCentre(KioskDriver& kiosk, const std::string& code) {
  require(county_.waitUntilSynced(), "the county has every entry");
  const auto requests = county_.requests();
  require(requests.size() == 1, "the county holds exactly one request");
  followByPhone();
  const std::string id = requests.at(0).at("id");
  const Output shown =
      county_.center({"requests", "show", id, "--reveal", "--reason", "tour", "--json"});
  const auto request = nlohmann::json::parse(shown.text);
  std::ofstream(out_ / "request.json") << request.dump(2) << '\n';
  require(
      request.at("fields").at("name") == "张三" && request.at("fields").at("address") == "地天堂村",
      "the county reads the name and the address that were typed");

  kiosk.tap("idle.start");
  lookUp(kiosk, code, "0013");
  kiosk.waitFor("progress.head.now");
  shot(kiosk, "progress-received");
  const auto before = Clock::now();
  require(county_.center({"requests", "set-status", id, "ACCEPTED"}).status == 0,
          "the county accepts the request");
  kiosk.waitForWords("已经受理");
  const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - before);
  step("the terminal shows it " + std::to_string(took.count()) + " ms after the command began");
  shot(kiosk, "progress-accepted");
  kiosk.tap("bar.end");
  kiosk.waitFor("idle.start");
  shot(kiosk, "idle-again");
}

void Tour::otherLayouts() {
  for (const std::string size : {"1920x1080", "1280x800"}) {
    KioskDriver kiosk({county_.kioskProgram(), county_.config(), county_.terminalData(), size});
    kiosk.waitFor("idle.start");
    shot(kiosk, "idle-" + size);
    kiosk.tap("idle.start");
    shot(kiosk, "home-" + size);
    openDibaoGuide(kiosk);
    shot(kiosk, "guide-" + size);
    kiosk.tap("bar.display");
    shot(kiosk, "guide-large-" + size);
  }
}

}  // namespace
}  // namespace bianmin::test

int main(int argc, char** argv) {
  std::filesystem::path out = "build/tour";
  CLI::App app("Plays a resident's visit and leaves its pictures and papers.", "bianmin-tour");
  app.add_option("--out", out, "folder for pictures, papers and the log");
  CLI11_PARSE(app, argc, argv);
  try {
    bianmin::test::Tour(out).play();
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "tour: " << error.what() << '\n';
    return 1;
  }
}
