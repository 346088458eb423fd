#include "core/engine/sighting_pipeline.h"

#include <gtest/gtest.h>

#include <memory>
#include <stdexcept>

#include "support/fake_model.h"

namespace mien {
namespace {

// Gray frames, as fast as they are wanted; read() throws at `broken`.
class Frames final : public FrameSource {
  public:
    explicit Frames(int count, int broken = -1) : count_(count), broken_(broken) {}

    const SourceInfo& info() const override { return info_; }
    ReadStatus read(Frame& frame) override {
        if (interrupted_) return ReadStatus::cancelled;
        if (next_ == broken_) throw std::runtime_error("broken");
        if (next_ == count_) return ReadStatus::end;
        frame.picture = cv::Mat(48, 64, CV_8UC3, cv::Scalar::all(90));
        frame.index = next_;
        frame.time_s = 0.04 * next_++;
        return ReadStatus::frame;
    }
    void interrupt() noexcept override { interrupted_ = true; }
    std::string problem() const override { return {}; }

  private:
    SourceInfo info_;
    int count_, broken_;
    int next_ = 0;
    std::atomic<bool> interrupted_ = false;
};

Analyzer analyzer() {
    return {AnalyzerSettings{}, std::make_unique<test::FakeModel>()};
}

TEST(SightingPipeline, GivesEveryFrameInOrderThenTheEnd) {
    Frames source(25);
    Analyzer engine = analyzer();
    SightingPipeline pipeline(source, engine);
    for (int index = 0; index < 25; ++index) {
        const auto step = pipeline.next();
        ASSERT_EQ(step.status, ReadStatus::frame);
        EXPECT_EQ(step.frame.index, index);
    }
    EXPECT_EQ(pipeline.next().status, ReadStatus::end);
}

TEST(SightingPipeline, SkippedFramesAreReadAndNotSearched) {
    Frames source(10);
    Analyzer engine = analyzer();
    SightingPipeline pipeline(source, engine, 7);
    for (int index = 0; index < 10; ++index) {
        const auto step = pipeline.next();
        EXPECT_EQ(step.frame.index, index);
        EXPECT_EQ(step.sighting.faces.index, index < 7 ? 0 : index);
    }
}

TEST(SightingPipeline, WhatTheSourceThrowsComesOutBehindTheFramesBeforeIt) {
    Frames source(10, 3);
    Analyzer engine = analyzer();
    SightingPipeline pipeline(source, engine);
    for (int index = 0; index < 3; ++index) EXPECT_EQ(pipeline.next().frame.index, index);
    EXPECT_THROW(pipeline.next(), std::runtime_error);
}

TEST(SightingPipeline, CanBeLeftBeforeTheEnd) {
    Frames source(1'000'000);
    Analyzer engine = analyzer();
    SightingPipeline pipeline(source, engine);
    EXPECT_EQ(pipeline.next().frame.index, 0);
}

}  // namespace
}  // namespace mien
