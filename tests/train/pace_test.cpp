#include "train/pace.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace mien {
namespace {

TEST(Pace, TheTimeLeftFollowsTheWorkThatIsLeft) {
    Pace pace({1, 1, 1, 3, 3, 3}, 3, 0);
    EXPECT_EQ(pace.seconds_left(), 0) << "nothing is known yet";
    pace.took(1, 2);
    EXPECT_DOUBLE_EQ(pace.seconds_per_step(), 2);
    EXPECT_DOUBLE_EQ(pace.seconds_left(), 2 * (1 + 1 + 9));
    pace.took(2, 4);
    pace.between_epochs(5);
    EXPECT_DOUBLE_EQ(pace.seconds_left(), 2 * 9 + 5) << "one more epoch ends with what took 5 s";
    pace.took(1, 6);
    EXPECT_DOUBLE_EQ(pace.seconds_per_step(), 6);
    pace.took(2, 12);
    EXPECT_DOUBLE_EQ(pace.seconds_left(), 0);
}

TEST(Pace, AStepThatStoodStillDoesNotCount) {
    Pace pace(std::vector<double>(100, 1), 100, 0);
    for (int i = 0; i < 20; ++i) pace.took(1, i == 10 ? 3600 : 0.5);
    EXPECT_DOUBLE_EQ(pace.seconds_left(), 40);
}

TEST(Pace, AResumedTrainingHasOnlyTheRestLeft) {
    Pace pace(std::vector<double>(100, 1), 10, 90);
    pace.took(5, 5);
    EXPECT_DOUBLE_EQ(pace.seconds_left(), 5);
}

TEST(Pace, SmallInputsAreLessWork) {
    const Architecture architecture = parse_architecture(nlohmann::json::parse(R"({
        "name": "small",
        "layers": [
            {"name": "conv1", "op": "conv", "filters": 8, "kernel": 3, "padding": 1},
            {"name": "mean", "op": "global_avg_pool"},
            {"name": "logits", "op": "dense", "units": "classes"}]})"));
    Recipe recipe;
    recipe.epochs = 2;
    recipe.progressive_resizing = {{0.5, 24}};
    const std::vector<double> work = work_of_steps(architecture, 7, recipe, 3);
    ASSERT_EQ(work.size(), 6U);
    EXPECT_EQ(work[0], work[2]);
    EXPECT_EQ(work[3], work[5]);
    EXPECT_NEAR(work[3] / work[2], 4, 0.1) << "a quarter of the pixels";
}

}  // namespace
}  // namespace mien
