#include "train/recipe.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "support/throws.h"

namespace mien {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

std::string refusal(const char* text) {
    return test::error_of([text] { parse_recipe(json::parse(text)); });
}

TEST(Recipe, KeepsDefaultsForWhatIsNotNamed) {
    const Recipe recipe =
        parse_recipe(json::parse(R"({"epochs": 3, "augmentation": {"flip": 0}})"));
    EXPECT_EQ(recipe.epochs, 3);
    EXPECT_EQ(recipe.augmentation.flip, 0);
    EXPECT_EQ(recipe.batch, Recipe{}.batch);
    EXPECT_EQ(recipe.augmentation.rotation, Augmentation{}.rotation);
}

TEST(Recipe, SurvivesTheWayToJsonAndBack) {
    Recipe recipe;
    recipe.seed = 42;
    recipe.optimizer = "adamw";
    recipe.augmentation.erase = 0.4;
    recipe.augmentation.blur = 1.5;
    recipe.augmentation.exposure = 0.6;
    recipe.augmentation.jpeg = 0.3;
    recipe.augmentation.coarse = 3;
    recipe.augmentation.shading = 0.7;
    recipe.votes_share = 0.6;
    recipe.balance.weights = 0.4;
    recipe.progressive_resizing = {{0.35, 32}, {0.75, 40}};
    const Recipe back = parse_recipe(to_json(recipe));
    EXPECT_EQ(back, recipe);
    EXPECT_EQ(to_json(back), to_json(recipe));
}

TEST(Recipe, RefusesWhatItDoesNotKnow) {
    EXPECT_THAT(refusal(R"({"epoch": 3})"), HasSubstr("no setting \"epoch\""));
    EXPECT_THAT(refusal(R"({"epochs": 0})"), HasSubstr("\"epochs\""));
    EXPECT_THAT(refusal(R"({"epochs": 2.5})"), HasSubstr("whole number"));
    EXPECT_THAT(refusal(R"({"optimizer": "magic"})"), HasSubstr("adamw, sgd"));
    EXPECT_THAT(refusal(R"({"augmentation": {"flop": 1}})"), HasSubstr("\"flop\""));
    EXPECT_THAT(refusal(R"({"balance": {"cap": {"happy": 0}}})"), HasSubstr("\"happy\""));
    EXPECT_THAT(refusal(R"({"classes": "happy"})"), HasSubstr("list of names"));
    EXPECT_THAT(refusal(R"({"progressive_resizing": 32})"), HasSubstr("not a list"));
    EXPECT_THAT(refusal(R"({"progressive_resizing": [{"until": 0.5, "size": 32},
                                                     {"until": 0.2, "size": 40}]})"),
                HasSubstr("\"until\""));
    EXPECT_THAT(refusal(R"([])"), HasSubstr("not a JSON object"));
}

TEST(Recipe, ReadsTheSwitchOfOlderCheckpoints) {
    EXPECT_EQ(parse_recipe(json::parse(R"({"balance": {"weights": true}})")).balance.weights, 1);
    EXPECT_EQ(parse_recipe(json::parse(R"({"balance": {"weights": false}})")).balance.weights, 0);
}

}  // namespace
}  // namespace mien
