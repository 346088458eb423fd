#include "model/json_fields.h"

#include <gmock/gmock.h>

#include "support/made_up_settings.h"
#include "support/throws.h"

namespace mien {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;
using test::Pot;
using test::Tea;
using ::testing::HasSubstr;

Tea read(const char* text) {
    Tea tea;
    read_fields(json::parse(text), "the tea", tea);
    return tea;
}

std::string refusal(const char* text) {
    return test::error_of([text] { read(text); });
}

TEST(JsonFields, AreWrittenInTheOrderOfTheList) {
    EXPECT_EQ(fields_to_json<ordered_json>(Tea{}).dump(),
              R"({"draws_s":180.0,"kind":"green","lid":true,"litres":1,"patience":48})");
}

TEST(JsonFields, SurviveTheWayThereAndBack) {
    const Tea tea{60, "black", {false, 3}, 1.5, 200};
    EXPECT_EQ(read(fields_to_json<json>(tea).dump().c_str()), tea);
}

TEST(JsonFields, KeepTheirValueWhereTheyAreNotNamed) {
    EXPECT_EQ(read("{}"), Tea{});
    EXPECT_EQ(read(R"({"patience": 20, "of another": 1})").patience, 20);
}

TEST(JsonFields, OfAnotherTypeOrOutOfRangeAreRefused) {
    EXPECT_EQ(refusal(R"({"patience": 19})"),
              "the tea needs a whole number from 20 to 400 as \"patience\"");
    EXPECT_EQ(refusal(R"({"patience": 24.5})"),
              "the tea needs a whole number from 20 to 400 as \"patience\"");
    EXPECT_THAT(refusal(R"({"patience": 18446744073709551615})"), HasSubstr("\"patience\""));
    EXPECT_EQ(refusal(R"({"kind": "white"})"), "the tea needs one of black, green as \"kind\"");
    EXPECT_EQ(refusal(R"({"lid": 1})"), "the tea needs true or false as \"lid\"");
    EXPECT_THAT(refusal(R"({"sugar": "two"})"), HasSubstr("\"sugar\""));
    EXPECT_THAT(refusal(R"({"draws_s": null})"), HasSubstr("\"draws_s\""));
    EXPECT_EQ(refusal("[]"), "the tea is not a JSON object");
}

TEST(JsonFields, OfNoNameAreRefusedWhereNothingElseBelongs) {
    EXPECT_NO_THROW(refuse_other_names<Tea>(json{{"litres", 3}, {"patience", 20}}, "the tea"));
    EXPECT_EQ(test::error_of([] {
                  refuse_other_names<Tea>(json{{"liters", 3}}, "the tea");
              }),
              "the tea has no setting \"liters\"");
}

}  // namespace
}  // namespace mien
