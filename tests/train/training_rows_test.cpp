#include "train/training_rows.h"

#include <gmock/gmock.h>

#include "support/throws.h"

namespace mien {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

// 40 rows to train on, every fourth of class c, and 4 to choose by.
Dataset four_classes() {
    Dataset data;
    data.classes = {"a", "b", "c", "d"};
    for (int i = 0; i < 44; ++i) {
        const std::vector<std::uint8_t> crop(2304, static_cast<std::uint8_t>(i));
        data.add(crop.data(), i % 4, i < 40 ? "Training" : "PublicTest");
    }
    return data;
}

Recipe plain() {
    Recipe recipe;
    recipe.held_back = 0;
    recipe.label_smoothing = 0;
    return recipe;
}

std::vector<std::int64_t> drawn_per_class(const TrainingRows& rows) {
    const at::Tensor labels = rows.training.heads[0].labels.index_select(0, rows.drawn);
    const at::Tensor counts = at::bincount(labels, {}, 4);
    return {counts.data_ptr<std::int64_t>(), counts.data_ptr<std::int64_t>() + 4};
}

TEST(TrainingRows, RepeatsAndCapsClasses) {
    Recipe recipe = plain();
    recipe.balance.repeat = {{"b", 3}};
    recipe.balance.cap = {{"d", 4}, {"a", 100}};
    const TrainingRows rows = make_training_rows(four_classes(), {}, recipe, at::kCPU);
    EXPECT_THAT(drawn_per_class(rows), ElementsAre(10, 30, 10, 4));
    EXPECT_EQ(rows.validation.count(), 4);
    recipe.balance.cap = {{"e", 4}};
    EXPECT_THAT(test::error_of([&] { make_training_rows(four_classes(), {}, recipe, at::kCPU); }),
                HasSubstr("class 'e'"));
}

TEST(TrainingRows, KeepsSomeClassesInTheOrderOfTheRecipe) {
    Recipe recipe = plain();
    recipe.classes = {"d", "a"};
    const TrainingRows rows = make_training_rows(four_classes(), {}, recipe, at::kCPU);
    EXPECT_THAT(rows.classes[0], ElementsAre("d", "a"));
    EXPECT_EQ(rows.training.count(), 20);
    EXPECT_EQ(rows.validation.count(), 2);
    // Row 0 was an "a", row 3 a "d".
    EXPECT_EQ(rows.training.crops[0][0][0].item<int>(), 0);
    EXPECT_EQ(rows.training.heads[0].labels[0].item<int>(), 1);
    EXPECT_EQ(rows.training.heads[0].labels[1].item<int>(), 0);
}

TEST(TrainingRows, WeightsMakeEveryClassCountAlike) {
    Dataset data = four_classes();
    for (int& label : data.labels) label = label == 3 ? 3 : 0;  // 30 to 10
    Recipe recipe = plain();
    recipe.balance.weights = 1;
    const at::Tensor targets =
        make_training_rows(data, {}, recipe, at::kCPU).training.heads[0].targets.sum(0);
    EXPECT_FLOAT_EQ(targets[0].item<float>(), targets[3].item<float>());
}

TEST(TrainingRows, BlendsLabelsAndVotesForTheLabelsClasses) {
    const Dataset data = four_classes();
    Votes votes{{"b", "extra", "a"}, {}, {}};
    for (std::size_t i = 0; i < data.rows(); ++i) {
        votes.labels.push_back(0);
        // Half for b, a quarter for a class that labels lack, a quarter for a.
        for (const float share : {0.5F, 0.25F, 0.25F}) votes.shares.push_back(i == 0 ? 0 : share);
    }
    Recipe recipe = plain();
    recipe.votes_share = 0.6;
    const Rows rows = make_training_rows(data, votes, recipe, at::kCPU).training;
    ASSERT_EQ(rows.heads.size(), 1);
    ASSERT_EQ(rows.count(), 39) << "a row that nobody voted for has no answer";
    const int label = data.labels[1];
    const at::Tensor target = rows.heads[0].targets[0];
    EXPECT_NEAR(target[0].item<double>(), 0.6 / 3 + (label == 0 ? 0.4 : 0), 1e-6);
    EXPECT_NEAR(target[1].item<double>(), 0.6 * 2 / 3 + (label == 1 ? 0.4 : 0), 1e-6);
    EXPECT_EQ(rows.heads[0].labels[0].item<int>(), 1) << "judged by the majority of votes";
}

TEST(TrainingRows, SmoothsLabels) {
    Recipe recipe = plain();
    recipe.label_smoothing = 0.2;
    const at::Tensor target =
        make_training_rows(four_classes(), {}, recipe, at::kCPU).training.heads[0].targets[1];
    EXPECT_NEAR(target[0].item<double>(), 0.05, 1e-6);
    EXPECT_NEAR(target[1].item<double>(), 0.85, 1e-6);
}

TEST(TrainingRows, HeldBackRowsAreNotTrainedOn) {
    Recipe recipe = plain();
    recipe.held_back = 0.2;
    const TrainingRows rows = make_training_rows(four_classes(), {}, recipe, at::kCPU);
    EXPECT_EQ(rows.held_back.count(), 8);
    EXPECT_EQ(rows.training.count(), 32);
}

}  // namespace
}  // namespace mien
