#include "tests/support/web_driver.h"

#include <curl/curl.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <regex>
#include <sstream>
#include <stdexcept>
#include <thread>

namespace bianmin::test {
namespace {

using nlohmann::json;

constexpr const char* kElementKey = "element-6066-11e4-a52e-4f735466cecf";

std::string readAll(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

// The port that the driver chose, from what it prints.
int portOf(const std::filesystem::path& log, Process& driver) {
  static const std::regex kStarted(R"(started successfully on port (\d+))");
  for (int attempt = 0; attempt < 600 && driver.running(); ++attempt) {
    const std::string said = readAll(log);
    std::smatch match;
    if (std::regex_search(said, match, kStarted)) return std::stoi(match[1]);
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  throw std::runtime_error("chromedriver did not start: " + readAll(log));
}

std::size_t append(char* data, std::size_t one, std::size_t n, void* to) {
  static_cast<std::string*>(to)->append(data, one * n);
  return one * n;
}

json capabilities(const std::filesystem::path& folder, int width, int height) {
  json arguments = {"--headless=new",
                    "--disable-gpu",
                    "--disable-dev-shm-usage",
                    "--hide-scrollbars",
                    "--no-first-run",
                    "--no-proxy-server",
                    "--lang=zh-CN",
                    "--force-device-scale-factor=1",
                    "--window-size=" + std::to_string(width) + "," + std::to_string(height),
                    "--user-data-dir=" + (folder / "profile").string()};
  // Chromium's sandbox does not start for root, as whom a build machine runs its tests.
  if (::geteuid() == 0) arguments.push_back("--no-sandbox");
  // The size of the page itself: that of a window has borders in it that are not there.
  const json metrics = {{"width", width},
                        {"height", height},
                        {"pixelRatio", 1.0},
                        {"mobile", false},
                        {"touch", false}};
  return {{"capabilities",
           {{"alwaysMatch",
             {{"acceptInsecureCerts", true},
              {"goog:chromeOptions",
               {{"binary", "/usr/bin/chromium"},
                {"args", arguments},
                {"mobileEmulation", {{"deviceMetrics", metrics}}}}}}}}}};
}

std::string fromBase64(const std::string& text) {
  static const std::string kAlphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  unsigned bits = 0;
  int have = 0;
  for (const char c : text) {
    const std::size_t value = kAlphabet.find(c);
    if (value == std::string::npos) break;
    bits = bits << 6 | static_cast<unsigned>(value);
    have += 6;
    if (have < 8) continue;
    have -= 8;
    out.push_back(static_cast<char>(bits >> have & 0xFF));
  }
  return out;
}

}  // namespace

WebDriver::WebDriver(const std::filesystem::path& folder, int width, int height) {
  const std::filesystem::path log = folder / "chromedriver.log";
  driver_ = Process({"chromedriver", "--port=0"}, log);
  base_ = "http://127.0.0.1:" + std::to_string(portOf(log, driver_));
  session_ = call("POST", "/session", capabilities(folder, width, height)).at("sessionId");
}

WebDriver::~WebDriver() {
  try {
    call("DELETE", "/session/" + session_);
  } catch (const std::exception&) {
    // The browser is gone already; the driver ends with its process.
  }
}

json WebDriver::call(const char* method, const std::string& path, const json& body) {
  const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl(curl_easy_init(),
                                                                 &curl_easy_cleanup);
  const std::string url = base_ + path;
  const std::string sent = body.is_null() ? "{}" : body.dump();
  std::string answer;
  curl_slist* headers = curl_slist_append(nullptr, "Content-Type: application/json");
  curl_easy_setopt(curl.get(), CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_NOPROXY, "*");
  curl_easy_setopt(curl.get(), CURLOPT_CUSTOMREQUEST, method);
  if (std::string_view(method) == "POST") {
    curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDS, sent.c_str());
  }
  curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, headers);
  curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT, 120L);
  curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, &append);
  curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &answer);
  const CURLcode code = curl_easy_perform(curl.get());
  curl_slist_free_all(headers);
  if (code != CURLE_OK)
    throw std::runtime_error(std::string("WebDriver: ") + curl_easy_strerror(code));
  const json reply = json::parse(answer);
  const json& value = reply.at("value");
  if (value.is_object() && value.contains("error")) {
    throw std::runtime_error("WebDriver " + path + ": " + value.at("message").get<std::string>());
  }
  return value;
}

json WebDriver::inSession(const char* method, const std::string& path, const json& body) {
  return call(method, "/session/" + session_ + path, body);
}

std::string WebDriver::element(const std::string& css) {
  return inSession("POST", "/element", {{"using", "css selector"}, {"value", css}}).at(kElementKey);
}

void WebDriver::open(const std::string& url) { inSession("POST", "/url", {{"url", url}}); }
std::string WebDriver::url() { return inSession("GET", "/url"); }
std::string WebDriver::title() { return inSession("GET", "/title"); }

bool WebDriver::has(const std::string& css) {
  return !inSession("POST", "/elements", {{"using", "css selector"}, {"value", css}}).empty();
}

std::string WebDriver::text(const std::string& css) {
  return inSession("GET", "/element/" + element(css) + "/text");
}

std::string WebDriver::attribute(const std::string& css, const std::string& name) {
  const json value = inSession("GET", "/element/" + element(css) + "/attribute/" + name);
  return value.is_string() ? value.get<std::string>() : "";
}

void WebDriver::click(const std::string& css) {
  inSession("POST", "/element/" + element(css) + "/click", json::object());
}

// A page is another one when its root element has gone. While one goes and the next one comes there
// may be none to ask.
bool WebDriver::isGone(const std::string& old_page) {
  try {
    inSession("GET", "/element/" + old_page + "/name");
    return false;
  } catch (const std::runtime_error&) {
  }
  try {
    return script("return document.readyState;") == json("complete");
  } catch (const std::runtime_error&) {
    return false;
  }
}

void WebDriver::awaitNextPage(const std::string& old_page) {
  for (int attempt = 0; attempt < 600; ++attempt) {
    if (isGone(old_page)) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  throw std::runtime_error("no other page came after " + url());
}

void WebDriver::follow(const std::string& css) {
  const std::string old_page = element("html");
  click(css);
  awaitNextPage(old_page);
}

void WebDriver::followByKeys(const std::string& keys) {
  const std::string old_page = element("html");
  press(keys);
  awaitNextPage(old_page);
}

void WebDriver::type(const std::string& css, const std::string& text) {
  const std::string id = element(css);
  inSession("POST", "/element/" + id + "/clear", json::object());
  inSession("POST", "/element/" + id + "/value", {{"text", text}});
}

void WebDriver::attach(const std::string& css, const std::filesystem::path& file) {
  inSession("POST", "/element/" + element(css) + "/value", {{"text", file.string()}});
}

void WebDriver::downloadTo(const std::filesystem::path& folder) {
  inSession("POST", "/chromium/send_command",
            {{"cmd", "Browser.setDownloadBehavior"},
             {"params", {{"behavior", "allow"}, {"downloadPath", folder.string()}}}});
}

void WebDriver::choose(const std::string& css, const std::string& option_value) {
  click(css + " option[value=\"" + option_value + "\"]");
}

void WebDriver::press(const std::string& keys) {
  const std::string id = inSession("GET", "/element/active").at(kElementKey);
  inSession("POST", "/element/" + id + "/value", {{"text", keys}});
}

std::string WebDriver::focused() {
  return script("const e = document.activeElement; return e.id || e.name || e.textContent.trim();");
}

void WebDriver::tabTo(const std::string& css) {
  // Real presses, so that what is skipped by the keyboard is not reached here either.
  const json tab = {
      {"actions",
       {{{"type", "key"},
         {"id", "keyboard"},
         {"actions",
          {{{"type", "keyDown"}, {"value", kTab}}, {{"type", "keyUp"}, {"value", kTab}}}}}}}};
  for (int i = 0; i < 80; ++i) {
    if (script("return document.activeElement.matches(" + json(css).dump() + ");")) return;
    inSession("POST", "/actions", tab);
  }
  throw std::runtime_error("the keyboard does not come to " + css);
}

json WebDriver::script(const std::string& javascript) {
  return inSession("POST", "/execute/sync", {{"script", javascript}, {"args", json::array()}});
}

void WebDriver::screenshot(const std::filesystem::path& png) {
  std::filesystem::create_directories(png.parent_path());
  std::ofstream(png, std::ios::binary) << fromBase64(inSession("GET", "/screenshot"));
}

}  // namespace bianmin::test
