#include "train/calibration.h"

#include <gmock/gmock.h>

#include "model/predictor.h"
#include "support/throws.h"
#include "support/tiny_checkpoint.h"

namespace mien {
namespace {

// Labels drawn from the very distributions that the logits describe.
struct Honest {
    at::Tensor logits;
    at::Tensor labels;

    Honest() {
        at::manual_seed(3);
        logits = at::randn({4000, 5}) * 2;
        labels = at::multinomial(at::softmax(logits, 1), 1).flatten();
    }
};

TEST(Calibration, HonestScoresKeepTheirTemperature) {
    const Honest rows;
    EXPECT_NEAR(fit_temperature(rows.logits, rows.labels), 1, 0.05);
}

TEST(Calibration, TooSureScoresAreCooled) {
    const Honest rows;
    EXPECT_NEAR(fit_temperature(rows.logits * 2.5, rows.labels), 2.5, 0.12);
    EXPECT_NEAR(fit_temperature(rows.logits * 0.5, rows.labels), 0.5, 0.03);
}

TEST(Calibration, WithoutRowsNothingChanges) {
    EXPECT_EQ(fit_temperature(at::empty({0, 3}), at::empty({0}, at::kLong)), 1);
}

// Crops that show nothing; a quarter of them "glad".
Dataset blank_rows() {
    Dataset data;
    data.classes = {"calm", "glad"};
    const std::vector<std::uint8_t> crop(2304, 90);
    for (int i = 0; i < 400; ++i) data.add(crop.data(), i % 4 == 0 ? 1 : 0, "Training");
    for (int i = 0; i < 4; ++i) data.add(crop.data(), i % 2, "PublicTest");
    return data;
}

Checkpoint trained(double held_back) {
    Checkpoint checkpoint = test::tiny_checkpoint({"calm", "glad"});
    Recipe recipe;
    recipe.held_back = held_back;
    recipe.label_smoothing = 0;
    recipe.classes = checkpoint.manifest.classes;
    checkpoint.manifest.training = {{"recipe", to_json(recipe)}};
    return checkpoint;
}

at::Tensor mean_scores(const Checkpoint& checkpoint) {
    const Predictor predictor(checkpoint);
    return predictor.predict(at::full({1, 48, 48}, 90)).squeeze(0);
}

TEST(Calibrate, BalancingTakesTheLeaningOffTheScores) {
    const Checkpoint before = trained(0.5);
    const double leaning = std::abs(mean_scores(before)[0].item<double>() - 0.5);
    ASSERT_GT(leaning, 0.1) << "nothing to balance";
    const Checkpoint same = calibrate(before, blank_rows(), {}, 0);
    const Checkpoint half = calibrate(before, blank_rows(), {}, 0.5);
    const Checkpoint whole = calibrate(before, blank_rows(), {}, 1);
    const std::string bias = before.manifest.architecture.layers.back().name + ".bias";
    EXPECT_EQ(same.tensors.at(bias).bytes, before.tensors.at(bias).bytes);
    EXPECT_NE(half.tensors.at(bias).bytes, before.tensors.at(bias).bytes);
    EXPECT_NEAR(mean_scores(whole)[0].item<double>(), 0.5, 1e-3);
    EXPECT_EQ(whole.manifest.training.at("calibrated").at("rows"), 200);
}

TEST(Calibrate, SaysWhatItLacks) {
    const auto error = [](const Checkpoint& checkpoint) {
        return test::error_of([&] { calibrate(checkpoint, blank_rows(), {}, 0); });
    };
    EXPECT_THAT(error(test::tiny_checkpoint()), testing::HasSubstr("with which recipe"));
    EXPECT_THAT(error(trained(0)), testing::HasSubstr("holds no rows back"));
}

TEST(Calibrate, AMeanOfWeightsHasTheRecipeOfItsFirstPart) {
    const nlohmann::json recipe = trained(0.25).manifest.training;
    const nlohmann::json mean = {
        {"averaged", nlohmann::json::array({{{"name", "a"}, {"training", recipe}}})}};
    ASSERT_TRUE(recipe_of(mean));
    EXPECT_EQ(recipe_of(mean)->held_back, 0.25);
    EXPECT_FALSE(recipe_of(nlohmann::json::object()));
}

}  // namespace
}  // namespace mien
