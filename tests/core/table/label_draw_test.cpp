#include "mien/label_draw.h"

#include <gmock/gmock.h>

#include <cmath>
#include <map>
#include <set>

#include "core/table/labelled_clip.h"
#include "support/throws.h"

namespace mien {
namespace {

using test::ClipOfTwo;
using test::TwoReadings;
using ::testing::HasSubstr;

// 20 seconds of one face. The first reads it as happy, but as neutral in the last 5 seconds; the
// second always as neutral. A second face is there for half a second.
ClipOfTwo twenty_seconds() {
    std::vector<std::vector<TwoReadings>> frames;
    for (int i = 0; i < 200; ++i) {
        frames.push_back({{1, i < 150 ? 0 : 2, 0, i < 20 ? 0.4F : 0.75F}});
        if (i < 5) frames.back().push_back({2, 0, 1});
    }
    return ClipOfTwo(frames);
}

Drawn draw(const ClipOfTwo& clip, const DrawSettings& settings, std::vector<Label> labels = {}) {
    return draw_moments(clip.labelled.measured, clip.labelled.reviewed, std::move(labels),
                        settings);
}

TEST(LabelDraw, GivesOneMomentOfAStretchWithItsWeight) {
    const ClipOfTwo clip = twenty_seconds();
    DrawSettings settings;
    settings.count = 7;
    const Drawn drawn = draw(clip, settings);
    EXPECT_EQ(drawn.stretches, 21U);
    EXPECT_EQ(drawn.faces, 205);
    ASSERT_EQ(drawn.labels.size(), 7U);
    EXPECT_EQ(drawn.added, 7U);
    std::set<std::pair<int, int>> stretches;
    for (const Label& one : drawn.labels) {
        EXPECT_TRUE(stretches.emplace(one.track, static_cast<int>(one.time_s + 1e-6)).second);
        EXPECT_EQ(one.draw, Draw::random);
        EXPECT_TRUE(one.label.empty());
        EXPECT_NEAR(one.weight, 21.0 / 7 * (one.track == 1 ? 10 : 5), 1e-9);
    }
    EXPECT_EQ(draw(clip, settings).labels, drawn.labels) << "the same seed, the same moments";
    settings.seed = 2;
    EXPECT_NE(draw(clip, settings).labels, drawn.labels);
    settings.count = 1000;
    EXPECT_EQ(draw(clip, settings).labels.size(), 21U) << "there are no more";
}

// The weighted share of happy faces, over many draws, is that of the footage.
TEST(LabelDraw, WeighsSharesTrue) {
    const ClipOfTwo clip = twenty_seconds();
    const Annotation& annotation = clip.labelled.measured;
    double mean = 0;
    constexpr int kDraws = 400;
    for (int seed = 0; seed < kDraws; ++seed) {
        DrawSettings settings;
        settings.count = 6;
        settings.seed = static_cast<std::uint64_t>(seed);
        double all = 0;
        for (const Label& one : draw(clip, settings).labels) {
            const std::size_t face = annotation.first_face(annotation.frame_at(one.time_s));
            if (annotation.faces[face].expression == 0) all += one.weight;
        }
        mean += all / kDraws;
    }
    // 155 of them; the standard error of this mean is below 2.
    EXPECT_NEAR(mean, 155, 6);
}

TEST(LabelDraw, TakesFromDisagreementsOrTheUncertain) {
    const ClipOfTwo clip = twenty_seconds();
    DrawSettings settings;
    settings.by = Draw::disagreement;
    settings.count = 100;
    const Drawn differ = draw(clip, settings);
    EXPECT_EQ(differ.labels.size(), 15U) << "the second face is happiness for both";
    for (const Label& one : differ.labels) EXPECT_LT(one.time_s, 15);
    settings.by = Draw::uncertain;
    const Drawn uncertain = draw(clip, settings);
    EXPECT_EQ(uncertain.faces, 20);
    for (const Label& one : uncertain.labels) EXPECT_LT(one.time_s, 2);
    settings.uncertain_below = 0.1;
    EXPECT_THAT(test::error_of([&] { draw(clip, settings); }), HasSubstr("so low a score"));
}

TEST(LabelDraw, GoesOnWhereItWas) {
    const ClipOfTwo clip = twenty_seconds();
    DrawSettings settings;
    settings.count = 5;
    Drawn drawn = draw(clip, settings);
    drawn.labels[0].label = "happy";
    const std::vector<Label> before = drawn.labels;
    settings.count = 8;
    drawn = draw(clip, settings, before);
    EXPECT_EQ(drawn.there, 5U);
    EXPECT_EQ(drawn.added, 3U);
    ASSERT_EQ(drawn.labels.size(), 8U);
    for (Label one : before) {
        one.weight *= 5.0 / 8;
        EXPECT_THAT(drawn.labels,
                    testing::Contains(testing::AllOf(
                        testing::Field(&Label::time_s, one.time_s),
                        testing::Field(&Label::label, one.label),
                        testing::Field(&Label::weight, testing::DoubleEq(one.weight)))));
    }
    settings.apart_s = 30;
    EXPECT_THAT(test::error_of([&] { draw(clip, settings, before); }),
                HasSubstr("give the same --apart"));
}

TEST(LabelDraw, AMomentLabelledByHandMayBeDrawn) {
    const ClipOfTwo clip = twenty_seconds();
    DrawSettings settings;
    settings.count = 21;
    std::vector<Label> labels;
    for (int i = 0; i < 200; ++i) {
        labels.push_back({clip.labelled.measured.frames[static_cast<std::size_t>(i)].time_s, 1, "",
                          "sad", Draw::hand, 0, "", ""});
    }
    const Drawn drawn = draw(clip, settings, labels);
    EXPECT_EQ(drawn.labels.size(), 201U) << "but for the second face, all were there";
    EXPECT_EQ(std::count_if(drawn.labels.begin(), drawn.labels.end(),
                            [](auto& one) { return one.draw == Draw::random; }),
              21);
}

TEST(LabelDraw, LeavesOutWhatTheReviewDoes) {
    ClipOfTwo clip = twenty_seconds();
    for (std::size_t i = 0; i < 180; ++i) clip.labelled.reviewed.faces[i].expression = -1;
    for (const Label& one : draw(clip, {}).labels) EXPECT_GT(one.time_s, 17.0);
    for (auto& face : clip.labelled.reviewed.faces) face.expression = -1;
    EXPECT_THAT(test::error_of([&] { draw(clip, {}); }), HasSubstr("no face in it has scores"));
}

TEST(LabelDraw, ASecondRaterGetsTheSameMoments) {
    std::vector<Label> labels{{1, 1, "anna", "sad", Draw::random, 7, "young", "note"},
                              {2, 1, "anna", "", Draw::hand, 0, "", ""},
                              {2, 1, "ben", "sad", Draw::hand, 0, "", ""}};
    const Drawn drawn = same_moments(labels, "anna", "ben");
    EXPECT_EQ(drawn.added, 1U);
    EXPECT_EQ(drawn.there, 1U);
    EXPECT_EQ(drawn.labels.back(), (Label{1, 1, "ben", "", Draw::random, 7, "young", ""}));
    EXPECT_THAT(test::error_of([&] { same_moments(labels, "carla", "ben"); }),
                HasSubstr("no moments of the rater 'carla'"));
}

}  // namespace
}  // namespace mien
