#include "mien/study.h"

#include <gmock/gmock.h>

#include <cmath>

#include "mien/annotation.h"
#include "mien/corrections.h"
#include "support/temporary_folder.h"
#include "support/throws.h"

namespace mien {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

const std::vector<std::string> kHappyAndNeutral{"happy", "neutral"};

FaceResult read_face(int track, float happy, FaceStatus status = FaceStatus::ok) {
    FaceResult face;
    face.status = status;
    face.box = {10 * track, 20, 30, 40};
    face.track = track;
    face.scores = {happy, 1 - happy};
    face.expression = happy > 0.5F ? 0 : 1;
    face.confidence = std::max(happy, 1 - happy);
    return face;
}

class StudyTest : public ::testing::Test {
  protected:
    // Frames of 0.25 s from `from_s` on; `happy` of each frame; below 0: no face in it.
    std::filesystem::path write(const std::string& name, const std::vector<float>& happy,
                                double from_s = 0,
                                const std::vector<std::string>& classes = kHappyAndNeutral) {
        AnnotationWriter writer(folder_ / name, classes);
        for (std::size_t i = 0; i < happy.size(); ++i) {
            FrameResult frame{
                static_cast<std::int64_t>(i), from_s + 0.25 * static_cast<double>(i), {}};
            if (happy[i] >= 0) frame.faces.push_back(read_face(1, happy[i]));
            writer.write(frame);
        }
        writer.finish();
        return folder_ / (name + ".csv");
    }
    void mark(const std::string& name, const std::vector<Marker>& markers) {
        write_markers(folder_ / (name + ".markers.csv"), markers);
    }
    Study study(const std::vector<std::filesystem::path>& files, const StudySettings& settings = {},
                const std::vector<Marker>* segments = nullptr) {
        StudyBuilder builder(settings);
        for (const auto& file : files) builder.add(study_piece(file, settings, segments));
        return builder.finish();
    }

    test::TemporaryFolder folder_;
};

TEST_F(StudyTest, MeanSpreadAndIntervalOfEachMoment) {
    // Half seconds of two frames each: 0.2, 0.6; 0.4, 0.6; 0.6, none.
    const auto a = write("a", {0.1F, 0.3F, 0.6F, 0.6F});
    const auto b = write("b", {0.4F, 0.4F, 0.6F, 0.6F});
    const auto c = write("c", {0.6F, 0.6F, -1, -1});
    const Study result = study({a, b, c});
    EXPECT_THAT(result.expressions, ElementsAre("happy", "neutral"));
    ASSERT_EQ(result.moments.size(), 2U);
    const AcrossPeople& first = result.moments[0].scores[0];
    EXPECT_DOUBLE_EQ(result.moments[0].time_s, 0.25);
    EXPECT_EQ(first.people, 3);
    EXPECT_NEAR(first.mean, 0.4, 1e-4);
    EXPECT_NEAR(*first.deviation, 0.2, 1e-4);
    // t of two degrees of freedom: 4.3027; the interval stays within scores.
    EXPECT_NEAR(*first.low, std::max(0.0, 0.4 - 4.3027 * 0.2 / std::sqrt(3)), 1e-4);
    EXPECT_NEAR(*first.high, 0.4 + 4.3027 * 0.2 / std::sqrt(3), 1e-4);
    const AcrossPeople& second = result.moments[1].scores[0];
    EXPECT_EQ(second.people, 2) << "nobody was there in c";
    EXPECT_NEAR(second.mean, 0.6, 1e-4);
    EXPECT_NEAR(*second.deviation, 0, 1e-4);
}

TEST_F(StudyTest, AMomentSeenForLessThanHalfIsMissing) {
    const auto a = write("a", {0.2F, -1, 0.2F, 0.2F});  // a second: three quarters
    const auto b = write("b", {0.8F, -1, -1, -1});      // a quarter
    StudySettings settings;
    settings.bin_s = 1;
    EXPECT_EQ(study({a, b}, settings).moments.at(0).people, 1);
    settings.coverage = 0.2;
    const Study both = study({a, b}, settings);
    EXPECT_EQ(both.moments.at(0).people, 2);
    EXPECT_NEAR(both.moments[0].scores[0].mean, 0.5, 1e-4) << "each person counts once";
    settings.coverage = 0.8;
    EXPECT_TRUE(study({a, b}, settings).moments.empty());
}

TEST_F(StudyTest, AlignsByBeginningsOrByAMarker) {
    const auto a = write("a", {0, 0, 1, 1, 1, 1}, 100);
    const auto b = write("b", {0, 0, 0, 0, 1, 1, 1, 1}, 5);
    mark("a", {{100.5, 100.5, "go"}});
    mark("b", {{5.5, 5.75, "other"}, {6, 6, "go"}, {6.5, 6.5, "go"}});
    const Study by_start = study({a, b});
    EXPECT_NEAR(by_start.moments.at(1).scores[0].mean, 0.5, 1e-4);
    StudySettings settings;
    settings.align = "go";
    const Study by_marker = study({a, b}, settings);
    ASSERT_EQ(by_marker.moments.size(), 4U) << "from 1 s before";
    EXPECT_DOUBLE_EQ(by_marker.moments[0].time_s, -0.75);
    EXPECT_EQ(by_marker.moments[0].people, 1);
    EXPECT_NEAR(by_marker.moments[1].scores[0].mean, 0, 1e-4);
    EXPECT_NEAR(by_marker.moments[2].scores[0].mean, 1, 1e-4);
    settings.align = "gone";
    const std::string error = test::error_of([&] { study({a, b}, settings); });
    EXPECT_THAT(error, HasSubstr("a.csv: it has no marker \"gone\" in a.markers.csv, only go"));
}

TEST_F(StudyTest, SegmentsAreJoinedByLabelWhateverTheirOrder) {
    const auto a = write("a", {0.9F, 0.9F, 0.1F, 0.1F});
    const auto b = write("b", {0.3F, 0.3F, 0.7F, 0.7F});
    mark("a", {{0, 0, "tea"}, {0.5, 1, "milk"}});
    mark("b", {{0, 0.5, "milk"}, {0.5, 1, "tea"}});
    const Study result = study({a, b});
    ASSERT_EQ(result.segments.size(), 2U);
    EXPECT_EQ(result.segments[0].label, "tea");
    EXPECT_NEAR(result.segments[0].scores[0].mean, 0.8, 1e-4);
    EXPECT_DOUBLE_EQ(result.segments[0].shares[0].mean, 1);
    EXPECT_NEAR(result.segments[1].scores[0].mean, 0.2, 1e-4);
    EXPECT_EQ(result.segments[0].ranks[0], 1);
    EXPECT_EQ(result.segments[1].ranks[0], 2);
    EXPECT_THAT(ranking(result, 1), ElementsAre(1, 0)) << "neutral is the other way round";
}

TEST_F(StudyTest, SegmentsOfAFileAreOnTheCommonTimeline) {
    const auto a = write("a", {0, 0, 1, 1, 0, 0}, 100);
    const auto b = write("b", {1, 1, 0, 0});
    const std::vector<Marker> scenes{{0.5, 0.5, "joke"}, {1, 2, "end"}};
    const Study result = study({a, b}, {}, &scenes);
    ASSERT_EQ(result.segments.size(), 2U);
    EXPECT_NEAR(result.segments[0].scores[0].mean, 0.5, 1e-4) << "from 0.5 to 1 s";
    EXPECT_EQ(result.segments[0].people, 2);
    EXPECT_EQ(result.segments[1].people, 1) << "b was over by then; a has half of it";
}

TEST_F(StudyTest, AnAnnotationIsOnePersonUnlessItsReviewNamesSeveral) {
    AnnotationWriter writer(folder_ / "pair", kHappyAndNeutral);
    for (int i = 0; i < 8; ++i) {
        FrameResult frame{i, 0.5 * i, {}};
        frame.faces.push_back(read_face(1, 0.9F));
        if (i < 6) frame.faces.push_back(read_face(2, 0.1F));
        writer.write(frame);
    }
    writer.finish();
    const auto pair = folder_ / "pair.csv";
    const Study alone = study({pair});
    ASSERT_EQ(alone.people.size(), 1U);
    EXPECT_EQ(alone.people[0].name, "pair");
    EXPECT_NEAR(alone.moments.at(0).scores[0].mean, 0.9, 1e-4) << "who is seen longest";
    ASSERT_EQ(alone.notes.size(), 1U);
    EXPECT_THAT(alone.notes[0], HasSubstr("3.0 s there was more than one face"));

    Corrections corrections;
    person(corrections, 2).name = "Ben";
    write_corrections(corrections_path(pair), corrections);
    const Study named = study({pair});
    ASSERT_EQ(named.people.size(), 1U);
    EXPECT_EQ(named.people[0].name, "Ben");
    EXPECT_NEAR(named.moments.at(0).scores[0].mean, 0.1, 1e-4) << "who has the name";

    person(corrections, 1).name = "Anna";
    write_corrections(corrections_path(pair), corrections);
    const Study both = study({pair});
    ASSERT_EQ(both.people.size(), 2U);
    EXPECT_EQ(both.people[0].name, "Anna");
    EXPECT_EQ(both.moments.at(0).people, 2);
    EXPECT_NEAR(both.moments[0].scores[0].mean, 0.5, 1e-4);
    EXPECT_EQ(both.moments.back().people, 1);
}

TEST_F(StudyTest, AnnotationsOfOneNameAreOnePerson) {
    const auto first = write("first", {0.2F, 0.2F, -1, -1});
    const auto second = write("second", {-1, -1, 0.8F, 0.8F});
    const auto other = write("other", {0.5F, 0.5F, 0.5F, 0.5F});
    Corrections corrections;
    person(corrections, 1).name = "Anna";
    write_corrections(corrections_path(first), corrections);
    write_corrections(corrections_path(second), corrections);
    const std::vector<Marker> all{{0, 1, "all"}};
    const Study result = study({first, other, second}, {}, &all);
    ASSERT_EQ(result.people.size(), 2U);
    EXPECT_THAT(result.people[0].files, ElementsAre(first, second));
    EXPECT_EQ(result.moments.at(0).people, 2);
    EXPECT_EQ(result.moments.at(1).people, 2);
    EXPECT_NEAR(result.segments.at(0).scores[0].mean, 0.5, 1e-4);
    EXPECT_EQ(result.segments[0].people, 2) << "half of it in each";
    EXPECT_EQ(result.annotations, 3U);
}

TEST_F(StudyTest, ClassesAreMatchedByWhatTheyMean) {
    const auto a = write("a", {0.8F, 0.8F});
    const auto b = write("b", {0.6F, 0.6F}, 0, {"Neutral", "happiness"});
    const Study result = study({a, b});
    EXPECT_NEAR(result.moments.at(0).scores[0].mean, (0.8 + 0.4) / 2, 1e-4);
    EXPECT_NEAR(result.segments.empty() ? result.whole.shares[0].mean : 0, 0.5, 1e-4);
    const auto c = write("c", {0.5F, 0.5F}, 0, {"happy", "contempt"});
    EXPECT_THAT(test::error_of([&] {
                    study({a, c});
                }),
                ::testing::AllOf(HasSubstr("c.csv together with"),
                                 HasSubstr("happy, contempt and happy, neutral"),
                                 HasSubstr("same checkpoint")));
    const auto d = write("d", {0.5F, 0.5F}, 0, {"happy", "happiness"});
    EXPECT_THAT(test::error_of([&] { study({d}); }), HasSubstr("the same expression"));
}

TEST_F(StudyTest, SegmentsAreComparedWhereEnoughPeopleHaveBoth) {
    const std::vector<Marker> scenes{{0, 0.5, "joke"}, {0.5, 1, "rest"}};
    std::vector<std::filesystem::path> files;
    for (int i = 0; i < 4; ++i) {
        const float joke = 0.7F + 0.02F * static_cast<float>(i);
        const float rest = 0.3F - 0.03F * static_cast<float>(i % 2);
        files.push_back(write("p" + std::to_string(i), {joke, joke, rest, rest}));
    }
    const Study few = study(files, {}, &scenes);
    EXPECT_FALSE(few.compared[0]);
    EXPECT_TRUE(few.differences.empty());
    EXPECT_THAT(study_page(few, {0}), HasSubstr("Segments are not compared: that takes 5 people"));
    files.push_back(write("p4", {0.75F, 0.75F, 0.2F, 0.2F}));
    const Study enough = study(files, {}, &scenes);
    EXPECT_TRUE(enough.compared[0]);
    ASSERT_FALSE(enough.differences.empty());
    const Study::Difference& one = enough.differences[0];
    EXPECT_EQ(enough.segments[one.higher].label, one.expression == 0 ? "joke" : "rest");
    EXPECT_EQ(one.people, 5);
    EXPECT_GT(one.low, 0);
    EXPECT_LT(one.p, 0.001);
}

TEST_F(StudyTest, ByHolmAllPairsAreJudgedTogether) {
    // Ten segments; one is a little higher in everyone, which among 45 pairs is not enough.
    std::vector<Marker> scenes;
    for (int i = 0; i < 10; ++i)
        scenes.push_back({0.5 * i, 0.5 * (i + 1), "s" + std::to_string(i)});
    const std::vector<Marker> two{scenes[0], scenes[1]};
    std::vector<std::filesystem::path> files;
    const std::vector<float> higher{0.05F, 0.01F, 0.06F, 0.02F, 0.05F};  // p = 0.017
    for (std::size_t person = 0; person < 5; ++person) {
        std::vector<float> happy;
        for (std::size_t i = 0; i < 10; ++i) {
            const float noise = i < 2 ? 0 : 0.04F * static_cast<float>((person * i + i) % 5);
            happy.push_back(0.3F + noise + (i == 0 ? higher[person] : 0.0F));
            happy.push_back(happy.back());
        }
        files.push_back(write("p" + std::to_string(person), happy));
    }
    const Study pair = study(files, {}, &two);
    const Study all = study(files, {}, &scenes);
    const auto has_first = [](const Study& study) {
        return std::any_of(study.differences.begin(), study.differences.end(), [](const auto& one) {
            return one.expression == 0 && one.higher == 0 && one.lower == 1;
        });
    };
    EXPECT_TRUE(has_first(pair));
    EXPECT_FALSE(has_first(all));
}

TEST_F(StudyTest, TablesHaveEveryMomentSegmentAndPerson) {
    const auto a = write("a", {0.2F, 0.2F, 0.6F, 0.6F});
    const auto b = write("=b", {0.4F, 0.4F, -1, -1});
    const std::vector<Marker> scenes{{0, 0.5, "tea, hot"}, {0.5, 1, "milk"}};
    const Study result = study({a, b}, {}, &scenes);
    const std::string curves = study_curves_csv(result);
    EXPECT_THAT(curves, HasSubstr("time_s,expression,people,mean,sd,low,high\n"
                                  "0.250,happy,2,0.3000,0.1414,0.0000,1.0000\n"));
    EXPECT_THAT(curves, HasSubstr("0.750,happy,1,0.6000,,,\n"));
    const std::string segments = study_segments_csv(result);
    EXPECT_THAT(segments, HasSubstr("\"tea, hot\",happy,2,2,0.3000,0.1414,"));
    EXPECT_THAT(segments, HasSubstr("milk,happy,1,1,0.6000,,,,1.0000,,,\n"));
    EXPECT_THAT(segments, HasSubstr("whole,happy,,2,"));
    const std::string people = study_people_csv(result);
    EXPECT_THAT(people, HasSubstr("a,a.csv,milk,happy,0.500,0.500,1,0.6000,1.0000\n"));
    EXPECT_THAT(people, HasSubstr("'=b,'=b.csv,milk,happy,0.500,0.000,0,,\n"));
}

TEST_F(StudyTest, ThePageNeedsNothingElseAndSaysWhatItCannot) {
    const auto a = write("<a>", {0.2F, 0.2F, -1, -1, 0.6F, 0.6F});
    const std::vector<Marker> scenes{{0, 0.5, "<tea>"}, {1, 1.5, "milk"}};
    const Study result = study({a}, {}, &scenes);
    const std::string page = study_page(result, chosen_expressions(result, {"Happiness"}));
    EXPECT_THAT(page, HasSubstr("These are only 1 person"));
    EXPECT_THAT(page, HasSubstr("&lt;tea&gt;"));
    EXPECT_THAT(page, HasSubstr("Segments by happy"));
    EXPECT_THAT(page, Not(HasSubstr("Segments by neutral")));
    EXPECT_THAT(page, HasSubstr("(few)"));
    for (const char* word : {"http", "src=", "<script", "@import", "url(", "<tea>", "nan", "inf"}) {
        EXPECT_THAT(page, Not(HasSubstr(word)));
    }
    EXPECT_THAT(test::error_of([&] { chosen_expressions(result, {"joy"}); }),
                HasSubstr("no expression \"joy\" in these annotations, only happy, neutral"));
}

TEST_F(StudyTest, NobodyIsNoStudy) {
    const auto a = write("a", {-1, -1, -1});
    EXPECT_THAT(test::error_of([&] { study({a}); }), HasSubstr("there is nobody to study"));
}

TEST_F(StudyTest, OddTimesAreRefusedRatherThanComputedForHours) {
    const auto a = write("a", {0.5F, 0.5F, 0.5F});
    test::write_text(folder_ / "far.csv", csv_header(kHappyAndNeutral, false) +
                                              "0,0,ok,1,1,2,30,40,happy,0.9,0.9,0.1,,,,,,\n"
                                              "1,9000000,ok,1,1,2,30,40,happy,0.9,0.9,0.1,,,,,,\n");
    EXPECT_THAT(test::error_of([&] { study({folder_ / "far.csv"}); }),
                HasSubstr("more than 100000 moments of 0.5 s; choose longer ones"));
    mark("a", {{-9e9, -9e9, "go"}});
    const auto b = write("b", {0.5F, 0.5F});
    mark("b", {{0, 0, "go"}});
    StudySettings settings;
    settings.align = "go";
    EXPECT_THAT(test::error_of([&] { study({a, b}, settings); }), HasSubstr("moments apart"));
    settings.bin_s = 0;
    EXPECT_THAT(test::error_of([&] { study({a}, settings); }), HasSubstr("bin_s"));
}

}  // namespace
}  // namespace mien
