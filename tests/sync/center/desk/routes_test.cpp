// The table of addresses, form fields, sealed text that cannot be opened.
#include "sync/center/desk/routes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "sync/center/desk/opened.h"
#include "sync/center/desk/templates.h"
#include "tests/sync/center/store_fixture.h"

namespace bianmin::center::desk {
namespace {

using testing::ElementsAre;

TEST(RoutesTest, APatternTakesOnePartForEachName) {
  const Match match = matchRoute(routes(), "GET", "/requests/ABC/move/ACCEPTED");
  ASSERT_NE(match.route, nullptr);
  EXPECT_THAT(match.at, ElementsAre("ABC", "ACCEPTED"));
  for (const char* path : {"/requests//move/ACCEPTED", "/requests/ABC/move/ACCEPTED/more",
                           "/requests/ABC/move", "/nothing", ""}) {
    EXPECT_EQ(matchRoute(routes(), "GET", path).route, nullptr) << path;
  }
  EXPECT_TRUE(matchRoute(routes(), "POST", "/account").other_method);
}

TEST(RoutesTest, WhatChangesSomethingIsAPostAndNeedsASession) {
  for (const Route& route : routes()) {
    if (route.method == "POST" && route.pattern != "/signin") {
      EXPECT_NE(route.right, Right::Anyone) << route.pattern;
    }
  }
}

TEST(TemplatesTest, OneThatDoesNotAskForEscapingIsRefused) {
  const TemporaryFolder folder;
  std::ofstream(folder.path() / "bad.tpl") << "<p>{{NAME}}</p>";
  EXPECT_THROW(Templates{folder.path()}, std::runtime_error);
}

TEST(OpenedTest, WhatAnotherCountySealedIsNotReadable) {
  Dossier dossier;
  dossier.sealed = seal::sealFor(seal::makeKeyPair().public_key, "{}");
  EXPECT_FALSE(openRequest(dossier, seal::makeKeyPair(), nullptr).readable);
}

TEST(OpenedTest, AFieldThatTheFormDoesNotKnowIsHiddenWhole) {
  const seal::KeyPair key = seal::makeKeyPair();
  Dossier dossier;
  dossier.sealed = seal::sealFor(key.public_key,
                                 R"({"code":"K7M4Q9X","fields":{"odd":"secret"},"consents":{}})");
  const Opened opened = openRequest(dossier, key, nullptr);
  ASSERT_EQ(opened.fields.size(), 1u);
  EXPECT_EQ(opened.fields[0].masked, "***");
}

}  // namespace
}  // namespace bianmin::center::desk
