// A real Chromium without a screen, driven through chromedriver by the W3C WebDriver protocol.
#pragma once

#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/support/process.h"

namespace bianmin::test {

// Keys that have no character; each is one press.
inline constexpr const char* kTab = "\uE004";
inline constexpr const char* kShift = "\uE008";
inline constexpr const char* kEnter = "\uE007";
inline constexpr const char* kSpace = " ";

// Everything throws std::runtime_error with the driver's words.
class WebDriver {
 public:
  // Its profile and log lie in `folder`. Takes the certificate of a local authority as it is.
  explicit WebDriver(const std::filesystem::path& folder, int width = 1440, int height = 900);
  ~WebDriver();
  WebDriver(const WebDriver&) = delete;
  WebDriver& operator=(const WebDriver&) = delete;

  void open(const std::string& url);
  std::string url();
  std::string title();
  bool has(const std::string& css);
  std::string text(const std::string& css);
  std::string attribute(const std::string& css, const std::string& name);
  void click(const std::string& css);
  // A click, or keys to whatever has the focus, that lead to another page: returns when it is
  // there.
  void follow(const std::string& css);
  void followByKeys(const std::string& keys);
  void type(const std::string& css, const std::string& text);  // after emptying it
  void choose(const std::string& css, const std::string& option_value);
  // Puts a file that exists into a form's file field.
  void attach(const std::string& css, const std::filesystem::path& file);
  // Where the browser puts what is downloaded, from now on.
  void downloadTo(const std::filesystem::path& folder);
  // To whatever has the focus: characters and the keys above.
  void press(const std::string& keys);
  // What has the focus: its id, else its name, else its text.
  std::string focused();
  // Presses Tab until this element has the focus; throws after 80.
  void tabTo(const std::string& css);
  nlohmann::json script(const std::string& javascript);
  void screenshot(const std::filesystem::path& png);

 private:
  nlohmann::json call(const char* method, const std::string& path,
                      const nlohmann::json& body = nullptr);
  nlohmann::json inSession(const char* method, const std::string& path,
                           const nlohmann::json& body = nullptr);
  std::string element(const std::string& css);
  bool isGone(const std::string& old_page);
  void awaitNextPage(const std::string& old_page);

  Process driver_;
  std::string base_, session_;
};

}  // namespace bianmin::test
