// A desk, and a real Chromium that looks at it. Screenshots lie in build/.../desk-shots.
#pragma once

#include <string>

#include "tests/support/web_driver.h"
#include "tests/sync/center/desk/desk_fixture.h"

namespace bianmin::center {

class ChromiumTest : public DeskTest {
 protected:
  ChromiumTest() : browser_(desk_.folder()) {}
  std::string base() const { return "https://localhost:" + std::to_string(desk_.port()); }
  void open(const std::string& path) { browser_.open(base() + path); }
  void signIn(const std::string& name) {
    open("/");
    browser_.type("#name", name);
    browser_.type("#password", kPassword);
    browser_.follow("main .btn.go");
  }
  void shot(const std::string& name) {
    browser_.screenshot(std::filesystem::path(BIANMIN_BUILD_DIR) / "desk-shots" / (name + ".png"));
  }

  test::WebDriver browser_;
};

}  // namespace bianmin::center
