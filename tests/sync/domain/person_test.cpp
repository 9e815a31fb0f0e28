#include "sync/domain/person.h"

#include <gtest/gtest.h>

namespace bianmin {
namespace {

const Date kToday = dateFromIso("2026-11-22");
IdCheck check(std::string_view typed) { return checkIdNumber(typed, kToday); }

constexpr const char* kGood[] = {"11010519491231002X", "440524188001010014", "610622189001010013",
                                 "610622189202290023", "140222189112310030", "34082718880808004X",
                                 "610826189505050058", "22038218930315006X"};

TEST(IdNumberTest, TheStandardsExamplesAreRight) {
  for (const char* id : kGood) EXPECT_EQ(check(id), IdCheck::Ok) << id;
  EXPECT_EQ(check("11010519491231002x"), IdCheck::Ok);
}

TEST(IdNumberTest, EveryOtherLastCharacterIsWrong) {
  for (const std::string id : kGood) {
    for (const char last : std::string_view("0123456789X")) {
      std::string other = id;
      other[17] = last;
      EXPECT_EQ(check(other), last == id[17] ? IdCheck::Ok : IdCheck::BadCheck) << other;
    }
  }
}

TEST(IdNumberTest, EveryPartOfARightNumberIsStillPossible) {
  for (const std::string id : kGood) {
    for (std::size_t n = 0; n < 18; ++n) {
      EXPECT_EQ(check(id.substr(0, n)), IdCheck::Incomplete) << id.substr(0, n);
    }
  }
}

TEST(IdNumberTest, EachGroupIsCheckedAsSoonAsItIsFull) {
  EXPECT_EQ(check("9"), IdCheck::Incomplete);
  EXPECT_EQ(check("99"), IdCheck::BadRegion);
  EXPECT_EQ(check("16"), IdCheck::BadRegion);
  EXPECT_EQ(check("6106221890130"), IdCheck::Incomplete);
  EXPECT_EQ(check("61062218901301"), IdCheck::BadDate);
}

TEST(IdNumberTest, ADateOfBirthMustExistAndBePast) {
  EXPECT_EQ(check("610622190002290021"), IdCheck::BadDate);  // 1900 was no leap year
  EXPECT_EQ(check("61062220261122"), IdCheck::Incomplete);   // born today
  EXPECT_EQ(check("61062220261123"), IdCheck::BadDate);
  EXPECT_EQ(check("61062217991231"), IdCheck::BadDate);
}

TEST(IdNumberTest, LegacyNumbersOfFifteenDigitsAreNotTaken) {
  EXPECT_EQ(check("610622890101001"), IdCheck::BadDate);
}

TEST(IdNumberTest, XIsAllowedInTheLastPlaceOnly) {
  EXPECT_EQ(check("1101051949123100X"), IdCheck::BadCharacter);
  EXPECT_EQ(check("X"), IdCheck::BadCharacter);
  EXPECT_EQ(check("11010519491231002Y"), IdCheck::BadCharacter);
  EXPECT_EQ(check("11010519491231002X0"), IdCheck::BadCharacter);
  EXPECT_EQ(check("610622 89001010013"), IdCheck::BadCharacter);
}

TEST(PhoneTest, MobileNumbersHaveElevenDigits) {
  EXPECT_EQ(checkPhone("13800005678"), NumberCheck::Ok);
  EXPECT_EQ(checkPhone("19900005678"), NumberCheck::Ok);
  EXPECT_EQ(checkPhone("1380000567"), NumberCheck::Incomplete);
  EXPECT_EQ(checkPhone("138000056789"), NumberCheck::Wrong);
  EXPECT_EQ(checkPhone("12"), NumberCheck::Wrong);
  EXPECT_EQ(checkPhone("1"), NumberCheck::Incomplete);
}

TEST(PhoneTest, LandlinesStartWithTheirAreaCode) {
  EXPECT_EQ(checkPhone("0100000000"), NumberCheck::Ok);
  EXPECT_EQ(checkPhone("091100000000"), NumberCheck::Ok);
  EXPECT_EQ(checkPhone("09110000"), NumberCheck::Incomplete);
  EXPECT_EQ(checkPhone("0911000000000"), NumberCheck::Wrong);
  EXPECT_EQ(checkPhone("00"), NumberCheck::Wrong);
  EXPECT_EQ(checkPhone("2"), NumberCheck::Wrong);
  EXPECT_EQ(checkPhone("0911-000000"), NumberCheck::Wrong);
  EXPECT_EQ(checkPhone(""), NumberCheck::Incomplete);
}

TEST(BankCardTest, TheLuhnDigitMustFit) {
  int right = 0;
  for (char last = '0'; last <= '9'; ++last) {
    const std::string card = std::string("622202000000000") + last;
    if (checkBankCard(card) == NumberCheck::Ok) ++right;
  }
  EXPECT_EQ(right, 1);
  EXPECT_EQ(checkBankCard("6222020000000000000"), NumberCheck::Ok);
  EXPECT_EQ(checkBankCard("6222020000000000004"), NumberCheck::Wrong);
  EXPECT_EQ(checkBankCard("622202000000000"), NumberCheck::Incomplete);
  EXPECT_EQ(checkBankCard(""), NumberCheck::Incomplete);
  EXPECT_EQ(checkBankCard("62220200000000000000"), NumberCheck::Wrong);
  EXPECT_EQ(checkBankCard("6222-0200"), NumberCheck::Wrong);
}

TEST(NameTest, ChineseCharactersAndTheMiddleDot) {
  EXPECT_EQ(checkName("张三"), NumberCheck::Ok);
  EXPECT_EQ(checkName("王𬸘"), NumberCheck::Ok);  // beyond the BMP
  EXPECT_EQ(checkName("买买提·吐尔逊"), NumberCheck::Ok);
  EXPECT_EQ(checkName("买买提·"), NumberCheck::Incomplete);
  EXPECT_EQ(checkName("张"), NumberCheck::Incomplete);
  EXPECT_EQ(checkName(""), NumberCheck::Incomplete);
  for (const char* bad : {"·张", "张··三", "Zhang", "张 三", "张3", "\xE5\xBC", "张，三"}) {
    EXPECT_EQ(checkName(bad), NumberCheck::Wrong) << bad;
  }
}

TEST(NameTest, FiftyCharactersAreTheLongest) {
  std::string name;
  for (int i = 0; i < 50; ++i) name += "王";
  EXPECT_EQ(checkName(name), NumberCheck::Ok);
  EXPECT_EQ(checkName(name + "王"), NumberCheck::Wrong);
}

TEST(MaskTest, NamesKeepTheSurname) {
  EXPECT_EQ(maskName("张三"), "张*");
  EXPECT_EQ(maskName("张小明"), "张*明");
  EXPECT_EQ(maskName("欧阳小明"), "欧阳*");
  EXPECT_EQ(maskName("欧阳明"), "欧阳*");
  EXPECT_EQ(maskName("买买提·吐尔逊"), "买买提·*");
  EXPECT_EQ(maskName("张"), "*");
  EXPECT_EQ(maskName(""), "");
  EXPECT_EQ(maskName("\xE5\xBC"), "*");
}

TEST(MaskTest, NumbersKeepTheirEnds) {
  EXPECT_EQ(maskIdNumber("610622189001010013"), "610622********0013");
  for (const char* id : {"610622189001010013", "610622********0013"})
    EXPECT_EQ(maskIdNumberForScreen(id), "**************0013");
  EXPECT_EQ(maskPhone("13800005678"), "138****5678");
  EXPECT_EQ(maskBankCard("6222020000001234"), "**** **** **** 1234");
  EXPECT_EQ(maskBankCard("6222020000000001234"), "**** **** **** 1234");
  for (auto* mask : {maskIdNumber, maskPhone, maskBankCard}) {
    EXPECT_EQ(mask(""), "");
    EXPECT_EQ(mask("1234567"), "*******");
  }
}

TEST(MaskTest, AddressesEndAtTheVillageGroup) {
  EXPECT_EQ(maskAddress("地天堂村3组12号"), "地天堂村3组*号");
  EXPECT_EQ(maskAddress("地天堂村三组十二号"), "地天堂村三组*号");
  EXPECT_EQ(maskAddress("三里村２单元501室"), "三里村*单元*室");
  EXPECT_EQ(maskAddress("地天堂村13800005678"), "地天堂村*");
  EXPECT_EQ(maskAddress("地天堂村"), "地天堂村");
  EXPECT_EQ(maskAddress(""), "");
}

}  // namespace
}  // namespace bianmin
