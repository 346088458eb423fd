#include "train/schedule.h"

#include <gtest/gtest.h>

namespace mien {
namespace {

TEST(Schedule, CosineRisesInALineAndFallsToNothing) {
    Recipe recipe;
    recipe.warmup = 0.2;
    EXPECT_DOUBLE_EQ(rate_share(recipe, 0.1), 0.5);
    EXPECT_DOUBLE_EQ(rate_share(recipe, 0.2), 1);
    EXPECT_NEAR(rate_share(recipe, 0.6), 0.5, 1e-12);
    EXPECT_NEAR(rate_share(recipe, 1), 0, 1e-12);
}

TEST(Schedule, OneCycleStartsAtATwentyFifth) {
    Recipe recipe;
    recipe.schedule = "one_cycle";
    recipe.warmup = 0.3;
    EXPECT_DOUBLE_EQ(rate_share(recipe, 0), 0.04);
    EXPECT_NEAR(rate_share(recipe, 0.15), 0.52, 1e-12);
    EXPECT_DOUBLE_EQ(rate_share(recipe, 0.3), 1);
    EXPECT_NEAR(rate_share(recipe, 1), 0, 1e-12);
}

TEST(Schedule, ConstantStaysAfterItsWarmUp) {
    Recipe recipe;
    recipe.schedule = "constant";
    recipe.warmup = 0;
    EXPECT_EQ(rate_share(recipe, 0), 1);
    EXPECT_EQ(rate_share(recipe, 1), 1);
}

TEST(Schedule, SmallInputsComeFirst) {
    Recipe recipe;
    EXPECT_EQ(input_size(recipe, 0.1, 48), 48);
    recipe.progressive_resizing = {{0.3, 32}, {0.6, 64}};
    EXPECT_EQ(input_size(recipe, 0.3, 48), 32);
    EXPECT_EQ(input_size(recipe, 0.4, 48), 48) << "never more than the network's own";
    EXPECT_EQ(input_size(recipe, 0.7, 48), 48);
}

TEST(Schedule, PlateauFallsWhenTheLossStandsStill) {
    Recipe recipe;
    recipe.schedule = "plateau";
    recipe.plateau_patience = 2;
    recipe.plateau_factor = 0.1;
    Plateau plateau;
    for (const double loss : {1.0, 0.9, 0.95, 0.8}) plateau.take(loss, recipe);
    EXPECT_EQ(plateau.factor, 1);
    for (const double loss : {0.8, 0.85}) plateau.take(loss, recipe);
    EXPECT_DOUBLE_EQ(plateau.factor, 0.1);
    EXPECT_EQ(plateau.waited, 0);
}

}  // namespace
}  // namespace mien
