#include "train/evaluation.h"

#include <gmock/gmock.h>

#include <algorithm>

#include "support/throws.h"
#include "support/tiny_checkpoint.h"

namespace mien {
namespace {

TEST(McNemarTest, AgreesWithTheBinomialTable) {
    // 50 rows both get right, 10 only the first, 2 only the second: 2 (1 + 12 + 66) / 2^12.
    std::vector<bool> first(62, true);
    std::vector<bool> second(62, true);
    std::fill_n(second.begin(), 10, false);
    std::fill_n(first.begin() + 10, 2, false);
    const McNemar test = compare(first, second);
    EXPECT_EQ(test.only_first, 10);
    EXPECT_EQ(test.only_second, 2);
    EXPECT_NEAR(test.p, 2 * 79.0 / 4096, 1e-12);
}

TEST(McNemarTest, NoDifferenceIsNoEvidence) {
    EXPECT_EQ(compare({true, false}, {true, false}).p, 1);
    EXPECT_EQ(compare({true, false}, {false, true}).p, 1);
}

TEST(Evaluation, MatchesClassesByNameAndCountsTheRest) {
    Dataset data;
    data.classes = {"glad", "grim", "calm"};
    const std::vector<std::uint8_t> crop(2304, 90);
    for (const int label : {0, 1, 2, -1, 0}) data.add(crop.data(), label, "PublicTest");
    data.add(crop.data(), 0, "Training");
    const Evaluation result = evaluate(test::tiny_checkpoint(), data, "PublicTest");
    EXPECT_EQ(result.metrics.rows, 3);
    EXPECT_EQ(result.left_out, 2) << "one of a class it lacks, one without a label";
    EXPECT_THAT(result.rows.labels, testing::ElementsAre(1, 0, 1));
    EXPECT_EQ(right(result).size(), 3U);
    EXPECT_THAT(test::error_of([&] { evaluate(test::tiny_checkpoint(), data, "none"); }),
                testing::HasSubstr("--split"));
}

TEST(Evaluation, TellsTheRowsThatTrainingHoldsToo) {
    Dataset data;
    data.classes = {"glad", "calm"};
    std::vector<std::uint8_t> crop(2304, 90);
    data.add(crop.data(), 0, "Training");
    data.add(crop.data(), 0, "PublicTest");
    for (int i = 0; i < 4; ++i) {
        crop[100] = static_cast<std::uint8_t>(i);
        data.add(crop.data(), i % 2, "PublicTest");
    }
    const Repeated found = repeated(evaluate(test::tiny_checkpoint(), data, "PublicTest"));
    EXPECT_EQ(found.rows, 1);
    EXPECT_EQ(found.accuracy_without, 0.5) << "it gives all the same label";
    EXPECT_EQ(repeated(evaluate(test::tiny_checkpoint(), data, "Training")).rows, 0);
}

TEST(Evaluation, StopsWhenAsked) {
    Dataset data;
    data.classes = {"glad"};
    const std::vector<std::uint8_t> crop(2304);
    data.add(crop.data(), 0, "PublicTest");
    EXPECT_THAT(test::error_of([&] {
                    evaluate(test::tiny_checkpoint(), data, "PublicTest",
                             [](double) { return false; });
                }),
                testing::HasSubstr("stopped"));
}

}  // namespace
}  // namespace mien
