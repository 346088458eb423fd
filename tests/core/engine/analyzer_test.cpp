#include "mien/analyzer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <opencv2/imgproc.hpp>

#include "mien/crop.h"
#include "mien/error.h"
#include "mien/frame_source.h"
#include "support/drawn_face.h"
#include "support/fake_face_model.h"
#include "support/fake_model.h"
#include "support/places.h"

namespace mien {
namespace {

using ::testing::ElementsAre;

// Gives every crop the same scores and remembers what it was shown.
class FakeModel : public ScoreModel {
  public:
    explicit FakeModel(Scores scores) : answer(std::move(scores)) {
        info_.classes = {"happy", "sad"};
        info_.input_size = 32;
        info_.crop_margin = 0.2;
    }
    const CheckpointInfo& info() const override { return info_; }
    std::vector<Scores> classify(const std::vector<cv::Mat>& crops) override {
        seen.push_back(crops);
        return std::vector<Scores>(crops.size(), answer);
    }

    Scores answer;
    std::vector<std::vector<cv::Mat>> seen;

  private:
    CheckpointInfo info_;
};

Frame frame_of(const std::vector<cv::Point>& faces, std::int64_t index, int size = 130) {
    Frame frame;
    frame.picture = cv::Mat(360, 640, CV_8UC3, cv::Scalar::all(128));
    for (const auto& face : faces) draw_face(frame.picture, face, size);
    frame.index = index;
    frame.time_s = 2.5 + static_cast<double>(index) / 25;
    return frame;
}

struct Rig {
    FakeModel* model;
    Analyzer analyzer;
    explicit Rig(const AnalyzerSettings& settings = {}, Scores scores = {0.25F, 0.75F})
        : Rig(settings, std::make_unique<FakeModel>(std::move(scores))) {}

  private:
    Rig(const AnalyzerSettings& settings, std::unique_ptr<FakeModel> fake)
        : model(fake.get()), analyzer(settings, std::move(fake)) {}
};

TEST(Analyzer, GivesEachFaceATrackAndScores) {
    Rig rig;
    const Frame frame = frame_of({{450, 180}, {150, 180}}, 7);
    const FrameResult result = rig.analyzer.analyze(frame);
    EXPECT_EQ(result.index, 7);
    EXPECT_EQ(result.time_s, frame.time_s);
    EXPECT_EQ(result.status(), FaceStatus::ok);
    ASSERT_EQ(result.faces.size(), 2U);
    EXPECT_LT(result.faces[0].box.x, result.faces[1].box.x);
    for (const auto& face : result.faces) {
        EXPECT_EQ(face.status, FaceStatus::ok);
        EXPECT_THAT(face.scores, ElementsAre(0.25F, 0.75F));
        EXPECT_EQ(face.expression, 1);
        EXPECT_EQ(face.confidence, 0.75F);
    }
    EXPECT_EQ(result.faces[0].track, 1);
    EXPECT_EQ(result.faces[1].track, 2);
}

TEST(Analyzer, ShowsAllFacesToTheModelAtOnceCutAsItsCheckpointWants) {
    Rig rig;
    const Frame frame = frame_of({{450, 180}, {150, 180}}, 0);
    const FrameResult result = rig.analyzer.analyze(frame);
    ASSERT_EQ(rig.model->seen.size(), 1U);
    ASSERT_EQ(rig.model->seen[0].size(), 2U);
    for (std::size_t i = 0; i < 2; ++i) {
        const cv::Mat expected = crop_face(frame.picture, upright(result.faces[i].box), 0.2, 32);
        EXPECT_EQ(cv::norm(rig.model->seen[0][i], expected, cv::NORM_INF), 0);
    }
}

TEST(Analyzer, SaysWhenThereIsNoFace) {
    Rig rig;
    const FrameResult result = rig.analyzer.analyze(frame_of({}, 0));
    EXPECT_TRUE(result.faces.empty());
    EXPECT_EQ(result.status(), FaceStatus::no_face);
    EXPECT_TRUE(rig.model->seen.empty());
}

TEST(Analyzer, ReportsSmallFacesWithoutTrackOrScores) {
    const Frame frame = frame_of({{300, 180}}, 0);
    Rig usual;
    const int size = usual.analyzer.analyze(frame).faces.at(0).box.width;
    AnalyzerSettings settings;
    settings.detector.min_face = size * 5 / 4;
    Rig rig(settings);
    const FrameResult result = rig.analyzer.analyze(frame);
    ASSERT_EQ(result.faces.size(), 1U);
    EXPECT_EQ(result.status(), FaceStatus::too_small);
    EXPECT_EQ(result.faces[0].status, FaceStatus::too_small);
    EXPECT_EQ(result.faces[0].track, 0);
    EXPECT_EQ(result.faces[0].expression, -1);
    EXPECT_TRUE(result.faces[0].scores.empty());
    EXPECT_TRUE(rig.model->seen.empty());
}

TEST(Analyzer, FollowsFacesAndSmoothsTheirScores) {
    AnalyzerSettings settings;
    settings.smoothing_s = 1;
    Rig rig(settings, {1, 0});
    rig.analyzer.analyze(frame_of({{300, 180}}, 0));
    rig.model->answer = {0, 1};
    const FrameResult next = rig.analyzer.analyze(frame_of({{306, 181}}, 1));
    ASSERT_EQ(next.faces.size(), 1U);
    EXPECT_EQ(next.faces[0].track, 1);
    EXPECT_NEAR(next.faces[0].scores[1], 1 - std::exp(-0.04), 1e-5);
    EXPECT_EQ(next.faces[0].expression, 0) << "the largest of the smoothed scores";
    EXPECT_EQ(next.faces[0].confidence, next.faces[0].scores[0]);
}

TEST(Analyzer, StartsSmoothingAfreshWithAnotherClassifierAndKeepsTracks) {
    AnalyzerSettings settings;
    settings.smoothing_s = 10;
    Rig rig(settings, {1, 0});
    rig.analyzer.analyze(frame_of({{300, 180}}, 0));
    const auto before = rig.analyzer.swap_classifier(std::make_unique<FakeModel>(Scores{0, 1}));
    EXPECT_EQ(before.get(), rig.model);
    const FrameResult next = rig.analyzer.analyze(frame_of({{300, 180}}, 1));
    EXPECT_THAT(next.faces.at(0).scores, ElementsAre(0, 1));
    EXPECT_EQ(next.faces[0].track, 1);
}

TEST(Analyzer, WorksWithoutAClassifier) {
    Analyzer analyzer({}, nullptr);
    EXPECT_EQ(analyzer.checkpoint(), nullptr);
    const FrameResult result = analyzer.analyze(frame_of({{300, 180}}, 0));
    ASSERT_EQ(result.faces.size(), 1U);
    EXPECT_EQ(result.faces[0].track, 1);
    EXPECT_EQ(result.faces[0].status, FaceStatus::ok);
    EXPECT_TRUE(result.faces[0].scores.empty());
    analyzer.swap_classifier(std::make_unique<FakeModel>(Scores{1, 0}));
    ASSERT_NE(analyzer.checkpoint(), nullptr);
    EXPECT_EQ(analyzer.checkpoint()->input_size, 32);
}

TEST(Analyzer, ForgetsEverybodyOnReset) {
    AnalyzerSettings settings;
    settings.smoothing_s = 10;
    Rig rig(settings, {1, 0});
    rig.analyzer.analyze(frame_of({{300, 180}}, 5));
    rig.analyzer.reset();
    rig.model->answer = {0, 1};
    const FrameResult result = rig.analyzer.analyze(frame_of({{300, 180}}, 0));
    EXPECT_EQ(result.faces.at(0).track, 2);
    EXPECT_THAT(result.faces[0].scores, ElementsAre(0, 1));
}

TEST(Analyzer, LetsTheModelsErrorThrough) {
    class Broken : public FakeModel {
      public:
        Broken() : FakeModel({1, 0}) {}
        std::vector<Scores> classify(const std::vector<cv::Mat>& /*crops*/) override {
            throw Error("broken");
        }
    };
    Analyzer analyzer({}, std::make_unique<Broken>());
    EXPECT_THROW(analyzer.analyze(frame_of({{300, 180}}, 0)), Error);
}

TEST(Analyzer, GoesOnFromASavedStateAsIfNothingHadHappened) {
    AnalyzerSettings settings;
    settings.smoothing_s = 0.5;
    std::vector<Frame> frames;
    const auto clip = open_media(test::source_dir() + "/data/demo.mp4");
    for (Frame frame; frames.size() < 30 && clip->read(frame) == ReadStatus::frame;) {
        if (frame.index >= 380) frames.push_back(frame);  // a second face comes at 390
    }
    const auto said = [](const FrameResult& result) {
        std::string text;
        for (const FaceResult& face : result.faces) {
            text += std::to_string(face.track) + "@" + std::to_string(face.box.x) + "," +
                    std::to_string(face.box.width) + " ";
            for (const float score : face.scores) text += std::to_string(score) + " ";
        }
        return text;
    };
    Analyzer whole(settings, std::make_unique<test::FakeModel>());
    std::vector<std::string> expected;
    for (const Frame& frame : frames) expected.push_back(said(whole.analyze(frame)));
    for (const std::size_t cut : {1U, 7U, 12U, 20U}) {
        Analyzer before(settings, std::make_unique<test::FakeModel>());
        for (std::size_t i = 0; i < cut; ++i) before.analyze(frames[i]);
        const std::string state = before.save();
        Analyzer after(settings, std::make_unique<test::FakeModel>());
        after.restore(state);
        for (std::size_t i = cut; i < frames.size(); ++i) {
            EXPECT_EQ(said(after.analyze(frames[i])), expected[i])
                << "frame " << i << ", cut " << cut;
        }
        EXPECT_THROW(after.restore(state.substr(0, state.size() / 2)), Error);
    }
}

TEST(Analyzer, TakesAnEmptyFrame) {
    Rig rig;
    EXPECT_EQ(rig.analyzer.analyze(Frame{}).status(), FaceStatus::no_face);
}

// Such a face is followed and read, but in doubt.
TEST(Analyzer, AFaceWhoseMouthIsHiddenIsCovered) {
    struct WithFaces final : FakeModel {
        WithFaces() : FakeModel({0.25F, 0.75F}) {}
        FaceModel* face_model() override { return &faces; }
        test::FakeFaceModel faces;
    };
    auto owned = std::make_unique<WithFaces>();
    WithFaces* model = owned.get();
    Analyzer analyzer({}, std::move(owned));
    EXPECT_EQ(analyzer.analyze(frame_of({{300, 180}}, 0)).status(), FaceStatus::ok);
    model->faces.hidden = 0.95F;
    const FrameResult result = analyzer.analyze(frame_of({{300, 180}}, 1));
    ASSERT_EQ(result.faces.size(), 1U);
    EXPECT_EQ(result.faces[0].status, FaceStatus::covered);
    EXPECT_EQ(result.faces[0].track, 1);
    EXPECT_THAT(result.faces[0].scores, ElementsAre(0.25F, 0.75F));
    EXPECT_NEAR(result.faces[0].quality->hidden, 0.95, 1e-6);
}

TEST(Analyzer, RefusesSettingsOutOfRange) {
    AnalyzerSettings smoothing, tracker, detector;
    smoothing.smoothing_s = -1;
    tracker.tracker.max_missed_s = 0;
    detector.detector.strictness = 0;
    for (const auto& settings : {smoothing, tracker, detector})
        EXPECT_THROW(Analyzer(settings, nullptr), Error);
}

TEST(Analyzer, SpellsStatusesAsAnnotationsDo) {
    EXPECT_STREQ(to_string(FaceStatus::ok), "ok");
    EXPECT_STREQ(to_string(FaceStatus::no_face), "no_face");
    EXPECT_STREQ(to_string(FaceStatus::too_small), "too_small");
    EXPECT_STREQ(to_string(FaceStatus::partly_outside), "partly_outside");
    EXPECT_STREQ(to_string(FaceStatus::dark), "dark");
    EXPECT_STREQ(to_string(FaceStatus::blurred), "blurred");
    EXPECT_STREQ(to_string(FaceStatus::off_pose), "off_pose");
    EXPECT_STREQ(to_string(FaceStatus::covered), "covered");
}

TEST(Analyzer, ASecondCheckpointReadsTheSameFaces) {
    Rig rig;
    const Frame frame = frame_of({{450, 180}, {150, 180}}, 0);
    const FrameResult alone = rig.analyzer.analyze(frame);
    EXPECT_EQ(alone.faces.at(0).second.expression, -1);
    EXPECT_EQ(rig.analyzer.second_checkpoint(), nullptr);

    auto second = std::make_unique<FakeModel>(Scores{0.625F, 0.375F});
    const FakeModel& asked = *second;
    rig.analyzer.reset();
    rig.analyzer.swap_second(std::move(second));
    ASSERT_NE(rig.analyzer.second_checkpoint(), nullptr);
    const FrameResult result = rig.analyzer.analyze(frame);
    ASSERT_EQ(result.faces.size(), alone.faces.size());
    for (std::size_t i = 0; i < result.faces.size(); ++i) {
        EXPECT_EQ(result.faces[i].box, alone.faces[i].box);
        EXPECT_EQ(result.faces[i].expression, 1);
        EXPECT_EQ(result.faces[i].second.expression, 0);
        EXPECT_EQ(result.faces[i].second.confidence, 0.625F);
    }
    ASSERT_EQ(asked.seen.size(), 1U);
    EXPECT_EQ(asked.seen[0].size(), 2U) << "all faces at once";
    rig.analyzer.swap_second(nullptr);
    EXPECT_EQ(rig.analyzer.analyze(frame).faces.at(0).second.expression, -1);
}

TEST(Analyzer, ASecondCheckpointIsSmoothedAndResumedToo) {
    AnalyzerSettings settings;
    settings.smoothing_s = 1;
    const auto make = [&settings] {
        auto analyzer =
            std::make_unique<Analyzer>(settings, std::make_unique<FakeModel>(Scores{0.25F, 0.75F}));
        return analyzer;
    };
    const auto whole = make();
    auto model = std::make_unique<FakeModel>(Scores{1, 0});
    FakeModel& changing = *model;
    whole->swap_second(std::move(model));
    whole->analyze(frame_of({{150, 180}}, 0));
    const std::string state = whole->save();
    changing.answer = {0, 1};
    const FaceResult smoothed = whole->analyze(frame_of({{150, 180}}, 5)).faces.at(0);
    EXPECT_NEAR(smoothed.second.scores.at(0), std::exp(-0.2), 1e-4);
    EXPECT_EQ(smoothed.second.expression, 0);

    const auto resumed = make();
    resumed->swap_second(std::make_unique<FakeModel>(Scores{0, 1}));
    resumed->restore(state);
    const FaceResult again = resumed->analyze(frame_of({{150, 180}}, 5)).faces.at(0);
    EXPECT_EQ(again.second.scores, smoothed.second.scores);
}

}  // namespace
}  // namespace mien
