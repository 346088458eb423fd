#include "mien/label_report.h"

#include <gmock/gmock.h>

#include "base/proportions.h"
#include "core/table/labelled_clip.h"
#include "support/throws.h"

namespace mien {
namespace {

using test::ClipOfTwo;
using test::TwoReadings;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

// One face for so many seconds, read as happy by the first, by the second as neutral in odd
// seconds.
ClipOfTwo clip_of(int seconds) {
    std::vector<std::vector<TwoReadings>> frames;
    for (int i = 0; i < 10 * seconds; ++i) frames.push_back({{1, 0, i / 10 % 2 == 1 ? 0 : 1}});
    return ClipOfTwo(frames);
}

TEST(LabelReport, CountsWhatIsRightWithIntervals) {
    ClipOfTwo clip = clip_of(10);
    // Right: the first in 0 to 5, the second in 0, 2, 4 and 7.
    for (int s = 0; s < 6; ++s) clip.label(s + 0.1, 1, "happy");
    for (const int s : {6, 7}) clip.label(s + 0.1, 1, "neutral");
    const LabelReport report = report_labels({clip.labelled});
    EXPECT_EQ(report.moments, 8);
    EXPECT_EQ(report.stretches, 8);
    EXPECT_EQ(report.faces, 1);
    EXPECT_FALSE(report.of_footage);
    ASSERT_EQ(report.checkpoints.size(), 2U);
    const LabelShare& first = report.checkpoints[0].right;
    EXPECT_EQ(first.moments, 8);
    EXPECT_DOUBLE_EQ(first.share, 0.75);
    EXPECT_DOUBLE_EQ(first.independent, 8);
    EXPECT_EQ((Interval{first.low, first.high}), wilson(0.75, 8));
    EXPECT_DOUBLE_EQ(report.checkpoints[1].right.share, 0.5);
    EXPECT_THAT(report.truths, ElementsAre("happy", "neutral"));
    EXPECT_THAT(report.checkpoints[1].answers, ElementsAre("happy", "sad", "neutral"));
    EXPECT_THAT(report.checkpoints[0].confusion,
                ElementsAre(ElementsAre(6, 0, 0), ElementsAre(2, 0, 0)));
    EXPECT_THAT(report.checkpoints[1].confusion,
                ElementsAre(ElementsAre(3, 0, 3), ElementsAre(1, 0, 1)));
    ASSERT_TRUE(report.pair);
    EXPECT_EQ(report.pair->only_first, 3);
    EXPECT_EQ(report.pair->only_second, 1);
    EXPECT_DOUBLE_EQ(report.pair->p, sign_test(3, 1));
    EXPECT_FALSE(report.pair->drawn);
    EXPECT_EQ(report.pair->agreement.faces, 100);
    EXPECT_EQ(report.pair->agreement.same, 50);
}

TEST(LabelReport, NeighboursShareAVote) {
    ClipOfTwo clip = clip_of(4);
    // Nine right ones within a second are worth as much as the wrong one in the next.
    for (int i = 0; i < 9; ++i) clip.label(0.1 * i, 1, "happy");
    clip.label(1.5, 1, "sad");
    const LabelReport report = report_labels({clip.labelled});
    EXPECT_EQ(report.moments, 10);
    EXPECT_EQ(report.stretches, 2);
    EXPECT_DOUBLE_EQ(report.checkpoints[0].right.share, 0.5);
    EXPECT_DOUBLE_EQ(report.checkpoints[0].right.independent, 2);
    LabelReportSettings settings;
    settings.apart_s = 0.1;
    EXPECT_DOUBLE_EQ(report_labels({clip.labelled}, settings).checkpoints[0].right.share, 0.9);
}

TEST(LabelReport, DrawnMomentsStandForTheFootageByTheirWeights) {
    ClipOfTwo clip = clip_of(10);
    clip.label(0.1, 1, "happy", Draw::random, 30);
    clip.label(1.1, 1, "sad", Draw::random, 10);
    for (int s = 2; s < 8; ++s) clip.label(s + 0.1, 1, "sad", Draw::hand);
    clip.label(9.1, 1, "neutral", Draw::disagreement, 5);
    const LabelReport report = report_labels({clip.labelled});
    EXPECT_TRUE(report.of_footage);
    EXPECT_EQ(report.checkpoints[0].right.moments, 2);
    EXPECT_DOUBLE_EQ(report.checkpoints[0].right.share, 0.75);
    EXPECT_DOUBLE_EQ(report.checkpoints[0].right.independent, 40.0 * 40 / (30 * 30 + 10 * 10));
    ASSERT_EQ(report.draws.size(), 3U);
    EXPECT_EQ(report.draws[0].draw, Draw::hand);
    EXPECT_DOUBLE_EQ(report.draws[0].right[0].share, 0);
    EXPECT_EQ(report.draws[2].draw, Draw::disagreement);
    EXPECT_DOUBLE_EQ(report.draws[2].right[1].share, 1);
    ASSERT_TRUE(report.pair);
    EXPECT_TRUE(report.pair->drawn);
    EXPECT_EQ(report.pair->only_second, 1);
    EXPECT_EQ(report.pair->only_first, 0);
}

TEST(LabelReport, SaysWhatDoesNotCount) {
    ClipOfTwo clip = clip_of(10);
    clip.label(0, 1, "happy");
    clip.label(1, 1, "");
    clip.label(2, 1, "unsure");
    clip.label(3, 1, "no face");
    clip.label(4, 1, "bored");
    clip.label(5, 1, "happy");
    clip.label(6, 2, "happy");
    clip.label(99, 1, "happy");
    clip.label(7, 1, "happy", Draw::hand, 0, "anna");
    clip.label(7, 1, "sad", Draw::hand, 0, "ben");
    clip.labelled.reviewed.faces[50].expression = -1;
    const LabelReport report = report_labels({clip.labelled});
    EXPECT_EQ(report.moments, 1);
    EXPECT_EQ(report.open, 1);
    EXPECT_EQ(report.unsure, 1);
    EXPECT_EQ(report.no_face, 1);
    EXPECT_EQ(report.lacking, 1);
    EXPECT_EQ(report.left_out, 1);
    EXPECT_EQ(report.astray, 2);
    EXPECT_EQ(report.disputed, 1);
    LabelReportSettings settings;
    settings.rater = "ben";
    EXPECT_EQ(report_labels({clip.labelled}, settings).truths, std::vector<std::string>{"sad"});
}

TEST(LabelReport, ComparesRaters) {
    ClipOfTwo clip = clip_of(10);
    const auto both = [&clip](double time_s, const char* anna, const char* ben) {
        clip.label(time_s, 1, anna, Draw::hand, 0, "anna");
        clip.label(time_s, 1, ben, Draw::hand, 0, "ben");
    };
    both(0, "happy", "happy");
    both(1, "happy", "unsure");
    both(2, "sad", "sad");
    both(3, "sad", "happy");
    clip.label(4, 1, "sad", Draw::hand, 0, "ben");
    const LabelReport report = report_labels({clip.labelled});
    ASSERT_EQ(report.raters.size(), 1U);
    const auto& raters = report.raters[0];
    EXPECT_EQ(raters.first, "anna");
    EXPECT_EQ(raters.same.moments, 4);
    EXPECT_DOUBLE_EQ(raters.same.share, 0.5);
    // By chance: happy 2/4 and 2/4, sad 2/4 and 1/4.
    EXPECT_NEAR(raters.kappa.value(), (0.5 - 0.375) / (1 - 0.375), 1e-12);
    EXPECT_EQ(report.disputed, 2);
    EXPECT_EQ(report.moments, 3);
}

TEST(LabelReport, ComparesOnlyLargeGroups) {
    ClipOfTwo clip = clip_of(70);
    for (int s = 0; s < 64; ++s) {
        const bool old = s % 2 == 1;
        const bool is_right = !old || s < 16;  // the first
        clip.label(s, 1, is_right ? "happy" : "sad", Draw::hand, 0, "", old ? "old" : "young");
    }
    clip.label(65, 1, "sad", Draw::hand, 0, "", "child");
    const LabelReport report = report_labels({clip.labelled});
    ASSERT_EQ(report.groups.size(), 3U);
    EXPECT_EQ(report.groups[0].name, "child");
    EXPECT_FALSE(report.groups[0].large);
    EXPECT_EQ(report.groups[1].name, "old");
    EXPECT_TRUE(report.groups[1].large);
    EXPECT_DOUBLE_EQ(report.groups[1].right[0].share, 0.25);
    EXPECT_DOUBLE_EQ(report.groups[2].right[0].share, 1);
    ASSERT_FALSE(report.differences.empty());
    EXPECT_EQ(report.differences[0].higher, "young");
    EXPECT_EQ(report.differences[0].lower, "old");
    EXPECT_LT(report.differences[0].p, 1e-6);

    clip.labelled.labels.resize(58);  // 29 of each
    const LabelReport small = report_labels({clip.labelled});
    EXPECT_TRUE(small.differences.empty()) << "whatever the figures say";
    EXPECT_THAT(label_page(small, {clip.labelled}), HasSubstr("Groups are not compared"));
}

TEST(LabelReport, TakesAnnotationsOfTheSameCheckpointsTogether) {
    ClipOfTwo a = clip_of(2);
    ClipOfTwo b = clip_of(2);
    a.label(0, 1, "happy");
    b.label(0, 1, "sad");
    const LabelReport report = report_labels({a.labelled, b.labelled});
    EXPECT_EQ(report.stretches, 2) << "track 1 of one is not that of the other";
    EXPECT_EQ(report.faces, 2);
    EXPECT_DOUBLE_EQ(report.checkpoints[0].right.share, 0.5);
    b.labelled.measured.checkpoint.sha256 = "other";
    EXPECT_THAT(test::error_of([&] {
                    report_labels({a.labelled, b.labelled});
                }),
                HasSubstr("were not made with the same checkpoints"));
}

TEST(LabelReport, IsAPage) {
    ClipOfTwo clip = clip_of(10);
    clip.labelled.measured.checkpoint.name = "<mien>";
    for (int s = 0; s < 6; ++s) clip.label(s, 1, "happy", Draw::random, 10, "anna & co");
    clip.label(0, 1, "sad", Draw::random, 10, "ben");
    const std::string page = label_page(report_labels({clip.labelled}), {clip.labelled});
    EXPECT_THAT(page, HasSubstr("&lt;mien&gt;"));
    EXPECT_THAT(page, testing::Not(HasSubstr("<mien>")));
    EXPECT_THAT(page, HasSubstr("anna &amp; co and ben"));
    EXPECT_THAT(page, HasSubstr("By the 5 moments drawn at random"));
    EXPECT_THAT(page, HasSubstr("Not counted: 1 of which raters differ"));
    EXPECT_THAT(page, HasSubstr("they say the same of 50.0"));
    EXPECT_THAT(page, HasSubstr("McNemar"));
    EXPECT_THAT(label_page(report_labels({clip_of(2).labelled}), {clip_of(2).labelled}),
                HasSubstr("There is no labelled moment yet"));
}

}  // namespace
}  // namespace mien
