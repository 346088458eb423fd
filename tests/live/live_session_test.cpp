#include "mien/live_session.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <opencv2/core.hpp>
#include <thread>

#include "mien/error.h"
#include "support/drawn_face.h"
#include "support/fake_model.h"
#include "support/patience.h"

namespace mien {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

struct Script {
    SourceKind kind = SourceKind::camera;
    int frames = 1'000'000;
    ReadStatus then = ReadStatus::end;
    std::chrono::milliseconds every{1};
    double first_time_s = 0;
    int clock_is_set_at = -1;  // by an hour
};

// Delivers gray pictures as the script says.
class FakeSource final : public FrameSource {
  public:
    explicit FakeSource(const Script& script) : script_(script) {
        info_.kind = script.kind;
        info_.name = "fake";
    }
    ~FakeSource() override { ++closed; }

    const SourceInfo& info() const override { return info_; }
    void interrupt() noexcept override { interrupted_ = true; }
    std::string problem() const override {
        return script_.then == ReadStatus::lost ? "the fake went away" : "";
    }
    ReadStatus read(Frame& frame) override {
        if (interrupted_) return ReadStatus::cancelled;
        if (next_ == script_.frames) return script_.then;
        std::this_thread::sleep_for(script_.every);
        frame.picture = cv::Mat(60, 80, CV_8UC3, cv::Scalar::all(next_ % 255));
        frame.index = next_;
        frame.time_s = script_.first_time_s + next_ / 100.0;
        if (script_.clock_is_set_at >= 0 && next_ >= script_.clock_is_set_at) frame.time_s += 3600;
        ++next_;
        return ReadStatus::frame;
    }

    static inline std::atomic<int> closed{0};

  private:
    Script script_;
    SourceInfo info_;
    int next_ = 0;
    std::atomic<bool> interrupted_{false};
};

SourceOpener opener(const Script& script) {
    return [script](std::stop_token) { return std::make_unique<FakeSource>(script); };
}

// What a session said, from all its threads.
class Listener {
  public:
    LiveEvents events() {
        LiveEvents to;
        to.frame = [this](const Frame& frame, std::uint64_t generation) {
            note([&] { frames.push_back({frame.index, frame.time_s, generation}); });
        };
        to.result = [this](const LiveResult& result) {
            std::this_thread::sleep_for(slow);
            note([&] { results.push_back(result); });
        };
        to.state = [this](LiveState state, const std::string& message, std::uint64_t) {
            note([&] {
                states.push_back(state);
                if (!message.empty()) messages.push_back(message);
            });
        };
        to.problem = [this](const std::string& message) {
            note([&] { messages.push_back(message); });
        };
        return to;
    }

    // What a sink was told, in words; it listens to the same.
    class Sink final : public LiveSink {
      public:
        explicit Sink(Listener& to) : to_(to) {}
        void gap(LiveGap /*why*/) override { note(gaps); }
        void frame(const Frame& /*frame*/, std::uint64_t /*generation*/) override { note(frames); }
        void result(const LiveResult& /*result*/) override { note(results); }
        void state(LiveState state) override {
            if (state == LiveState::running) note(starts);
        }
        int gaps = 0;
        int frames = 0;
        int results = 0;
        int starts = 0;

      private:
        void note(int& count) {
            to_.note([&] { ++count; });
        }
        Listener& to_;
    };

    template <typename Condition>
    [[nodiscard]] bool wait(const Condition& condition) {
        std::unique_lock lock(mutex);
        return changed.wait_for(lock, 20s, condition);
    }

    bool has(LiveState state) const {
        return std::find(states.begin(), states.end(), state) != states.end();
    }

    struct Shown {
        std::int64_t index;
        double time_s;
        std::uint64_t generation;
    };
    std::chrono::milliseconds slow{0};
    std::mutex mutex;
    std::condition_variable changed;
    std::vector<Shown> frames;
    std::vector<LiveResult> results;
    std::vector<LiveState> states;
    std::vector<std::string> messages;

  private:
    void note(const std::function<void()>& change) {
        const std::lock_guard lock(mutex);
        change();
        changed.notify_all();
    }
};

AnalyzerSettings quick() {
    AnalyzerSettings settings;
    settings.detector.scale_step = 2;
    return settings;
}

TEST(LiveSession, ShowsEveryFrameAndAnalysesTheNewest) {
    Listener heard;
    heard.slow = 20ms;
    LiveSession session(quick(), heard.events());
    const std::uint64_t generation = session.open(opener({.every = 2ms}));
    ASSERT_TRUE(heard.wait([&] { return heard.results.size() >= 5; }));
    const LiveStatistics statistics = session.statistics();
    EXPECT_GT(statistics.dropped, 0);
    EXPECT_GT(statistics.captured, statistics.analysed);
    EXPECT_GT(statistics.capture_rate, statistics.inference_rate);

    const std::lock_guard lock(heard.mutex);
    EXPECT_THAT(heard.states, ElementsAre(LiveState::opening, LiveState::running));
    for (std::size_t i = 0; i < heard.frames.size(); ++i) {
        EXPECT_EQ(heard.frames[i].index, static_cast<std::int64_t>(i));
        EXPECT_EQ(heard.frames[i].generation, generation);
    }
    for (std::size_t i = 1; i < heard.results.size(); ++i) {
        EXPECT_GT(heard.results[i].faces.index, heard.results[i - 1].faces.index);
    }
}

TEST(LiveSession, WithoutDropsEveryFrameIsAnalysed) {
    Listener heard;
    heard.slow = 3ms;
    LiveSession session(quick(), heard.events());
    session.open(opener({.frames = 30}), {.drop_frames = false});
    ASSERT_TRUE(heard.wait([&] { return heard.has(LiveState::ended); }));
    EXPECT_EQ(heard.results.size(), 30U);
    EXPECT_EQ(session.statistics().dropped, 0);
}

TEST(LiveSession, FilesArePacedByTheirOwnTimes) {
    Listener heard;
    LiveSession session(quick(), heard.events());
    const auto start = Clock::now();
    session.open(
        opener({.kind = SourceKind::video, .frames = 41, .every = 0ms, .first_time_s = 5}));
    ASSERT_TRUE(heard.wait([&] { return heard.has(LiveState::ended); }));
    EXPECT_GE(Clock::now() - start, 400ms);
    EXPECT_EQ(heard.frames.size(), 41U);
}

TEST(LiveSession, LoopedFilesGoOnInTimeAndNumber) {
    Listener heard;
    LiveSession session(quick(), heard.events());
    session.open(opener({.kind = SourceKind::video, .frames = 5, .every = 0ms}), {.loop = true});
    ASSERT_TRUE(heard.wait([&] { return heard.frames.size() >= 17; }));
    const std::lock_guard lock(heard.mutex);
    for (std::size_t i = 0; i < heard.frames.size(); ++i) {
        EXPECT_EQ(heard.frames[i].index, static_cast<std::int64_t>(i));
        EXPECT_NEAR(heard.frames[i].time_s, static_cast<double>(i) / 100, 1e-9);
    }
}

TEST(LiveSession, ALoopedSourceOfOneFrameIsPacedToo) {
    Listener heard;
    LiveSession session(quick(), heard.events());
    const auto start = Clock::now();
    session.open(opener({.kind = SourceKind::stills, .frames = 1, .every = 0ms}), {.loop = true});
    ASSERT_TRUE(heard.wait([&] { return heard.frames.size() >= 5; }));
    EXPECT_GE(Clock::now() - start, 100ms);
}

TEST(LiveSession, AHeldFileGoesOnWhereItWas) {
    Listener heard;
    LiveSession session(quick(), heard.events());
    session.open(opener({.kind = SourceKind::video, .frames = 40, .every = 0ms}));
    ASSERT_TRUE(heard.wait([&] { return heard.frames.size() >= 3; }));
    session.hold(true);
    ASSERT_TRUE(heard.wait([&] { return heard.has(LiveState::held); }));
    const std::size_t before = [&] {
        const std::lock_guard lock(heard.mutex);
        return heard.frames.size();
    }();
    std::this_thread::sleep_for(60ms);
    {
        const std::lock_guard lock(heard.mutex);
        EXPECT_EQ(heard.frames.size(), before);
    }
    session.hold(false);
    ASSERT_TRUE(heard.wait([&] { return heard.has(LiveState::ended); }));
    ASSERT_EQ(heard.frames.size(), 40U);
    for (std::size_t i = 0; i < 40; ++i) {
        EXPECT_NEAR(heard.frames[i].time_s, static_cast<double>(i) / 100, 1e-9);
    }
}

TEST(LiveSession, EndsAndOpensAnotherWhileAFileIsHeld) {
    Listener heard;
    LiveSession session(quick(), heard.events());
    session.open(opener({.kind = SourceKind::video, .every = 0ms}));
    ASSERT_TRUE(heard.wait([&] { return heard.has(LiveState::running); }));
    session.hold(true);
    ASSERT_TRUE(heard.wait([&] { return heard.has(LiveState::held); }));
    const std::uint64_t second = session.open(opener({.kind = SourceKind::video, .every = 0ms}));
    ASSERT_TRUE(heard.wait([&] { return heard.frames.back().generation == second; }));
    session.hold(true);
    ASSERT_TRUE(heard.wait([&] {
        return std::count(heard.states.begin(), heard.states.end(), LiveState::held) == 2;
    }));
}

TEST(LiveSession, ALostSourceIsOpenedAgain) {
    Listener heard;
    LiveSession session(quick(), heard.events());
    std::atomic<int> opened{0};
    session.open(
        [&](std::stop_token) -> std::unique_ptr<FrameSource> {
            const int time = ++opened;
            if (time == 2) throw Error("still away");
            return std::make_unique<FakeSource>(
                Script{.frames = time == 1 ? 10 : 1'000'000, .then = ReadStatus::lost});
        },
        {.retry_after_s = 0.05});
    ASSERT_TRUE(heard.wait([&] { return heard.frames.size() >= 20; }));
    const std::lock_guard lock(heard.mutex);
    EXPECT_THAT(heard.states, ElementsAre(LiveState::opening, LiveState::running, LiveState::lost,
                                          LiveState::lost, LiveState::running));
    EXPECT_THAT(heard.messages, testing::Contains("the fake went away"));
    EXPECT_THAT(heard.messages, testing::Contains("still away"));
    EXPECT_EQ(heard.frames[10].index, 10);
    EXPECT_GE(heard.frames[10].time_s - heard.frames[9].time_s, 0.1) << "the gap is in the times";
}

TEST(LiveSession, AStreamThatEndsIsOpenedAgain) {
    Listener heard;
    LiveSession session(quick(), heard.events());
    session.open(opener({.kind = SourceKind::stream, .frames = 5}), {.retry_after_s = 0.01});
    ASSERT_TRUE(heard.wait([&] { return heard.frames.size() >= 12; }));
    const std::lock_guard lock(heard.mutex);
    EXPECT_TRUE(heard.has(LiveState::lost));
    EXPECT_FALSE(heard.has(LiveState::ended));
    EXPECT_THAT(heard.messages, ::testing::Contains(HasSubstr("stopped sending")));
}

TEST(LiveSession, ASourceThatCannotBeOpenedSaysWhy) {
    Listener heard;
    LiveSession session(quick(), heard.events());
    session.open([](std::stop_token) -> std::unique_ptr<FrameSource> {
        throw Error("cannot open the camera: it is in use");
    });
    ASSERT_TRUE(heard.wait([&] { return heard.has(LiveState::failed); }));
    EXPECT_THAT(heard.messages, ElementsAre(HasSubstr("it is in use")));
    session.open(opener({.frames = 3}));
    ASSERT_TRUE(heard.wait([&] { return heard.has(LiveState::ended); }));
}

TEST(LiveSession, ClosingReleasesTheSource) {
    Listener heard;
    LiveSession session(quick(), heard.events());
    session.open(opener({}));
    ASSERT_TRUE(heard.wait([&] { return heard.frames.size() >= 3; }));
    const int closed = FakeSource::closed;
    session.close();
    ASSERT_TRUE(heard.wait([&] { return heard.has(LiveState::closed); }));
    EXPECT_EQ(FakeSource::closed, closed + 1);
}

TEST(LiveSession, SwitchingSourcesRaisesTheGeneration) {
    Listener heard;
    LiveSession session(quick(), heard.events());
    std::uint64_t last = 0;
    for (int i = 0; i < 5; ++i) {
        const std::uint64_t generation = session.open(opener({}));
        EXPECT_GT(generation, last);
        last = generation;
        ASSERT_TRUE(heard.wait([&] {
            return !heard.results.empty() && heard.results.back().generation == generation;
        }));
    }
}

TEST(LiveSession, CheckpointsAreSwappedBetweenFrames) {
    Listener heard;
    LiveSession session(quick(), heard.events());
    session.open(opener({}));
    ASSERT_TRUE(heard.wait([&] { return !heard.results.empty(); }));
    for (const char* name : {"first", "second"}) {
        session.set_classifier(std::make_unique<test::FakeModel>(name));
        ASSERT_TRUE(heard.wait([&] {
            const auto& checkpoint = heard.results.back().checkpoint;
            return checkpoint && checkpoint->name == name;
        }));
    }
}

TEST(LiveSession, ASecondCheckpointComesAndGoesBetweenFrames) {
    Listener heard;
    LiveSession session(quick(), heard.events());
    session.set_classifier(std::make_unique<test::FakeModel>("first"));
    session.open(opener({}));
    ASSERT_TRUE(heard.wait([&] { return !heard.results.empty(); }));
    EXPECT_FALSE(heard.results.back().second_checkpoint);
    session.set_second(std::make_unique<test::FakeModel>("second"));
    ASSERT_TRUE(heard.wait([&] {
        const LiveResult& last = heard.results.back();
        return last.second_checkpoint && last.second_checkpoint->name == "second" &&
               last.checkpoint && last.checkpoint->name == "first";
    }));
    AnalyzerSettings changed = quick();
    changed.smoothing_s = 0.5;
    session.set_settings(changed);
    session.set_second(nullptr);
    ASSERT_TRUE(heard.wait([&] { return !heard.results.back().second_checkpoint; }));
}

// Somebody for two seconds, nobody for three, then somebody.
class ComingAndGoing final : public FrameSource {
  public:
    ComingAndGoing() { info_.kind = SourceKind::camera; }
    const SourceInfo& info() const override { return info_; }
    void interrupt() noexcept override { interrupted_ = true; }
    std::string problem() const override { return {}; }
    ReadStatus read(Frame& frame) override {
        if (interrupted_) return ReadStatus::cancelled;
        std::this_thread::sleep_for(5ms);
        frame.picture = cv::Mat(240, 320, CV_8UC3, cv::Scalar::all(128));
        frame.index = next_;
        frame.time_s = next_ / 10.0;
        if (next_ < 20 || next_ >= 50) draw_face(frame.picture, {160, 120}, 100);
        ++next_;
        return ReadStatus::frame;
    }

  private:
    SourceInfo info_;
    int next_ = 0;
    std::atomic<bool> interrupted_{false};
};

TEST(LiveSession, PeopleAreNumberedFromOneOnceThereIsACheckpoint) {
    cv::setNumThreads(1);  // ThreadSanitizer does not see how OpenCV's threads wait for each other
    Listener heard;
    LiveSession session(AnalyzerSettings{}, heard.events());
    session.open([](std::stop_token) { return std::make_unique<ComingAndGoing>(); },
                 {.drop_frames = false});
    const auto newest_track = [&heard] {
        const auto& faces = heard.results.back().faces.faces;
        return faces.empty() ? 0 : faces.front().track;
    };
    ASSERT_TRUE(heard.wait([&] { return !heard.results.empty() && newest_track() == 2; }));
    session.set_classifier(std::make_unique<test::FakeModel>());
    ASSERT_TRUE(heard.wait([&] { return heard.results.back().checkpoint && newest_track() > 0; }));
    const std::lock_guard lock(heard.mutex);
    EXPECT_EQ(newest_track(), 1);
}

TEST(LiveSession, RefusedSettingsLeaveTheOldOnes) {
    Listener heard;
    LiveSession session(quick(), heard.events());
    session.open(opener({}));
    AnalyzerSettings wrong = quick();
    wrong.detector.cascade = "nonesuch";
    session.set_settings(wrong);
    const auto refused = [&] {
        return std::any_of(
            heard.messages.begin(), heard.messages.end(),
            [](const std::string& line) { return line.find("nonesuch") != std::string::npos; });
    };
    ASSERT_TRUE(heard.wait(refused));
    const std::size_t before = [&] {
        const std::lock_guard lock(heard.mutex);
        return heard.results.size();
    }();
    EXPECT_TRUE(heard.wait([&] { return heard.results.size() > before + 3; }));
}

TEST(LiveSession, EndsWithinASecondAtAnyMoment) {
    for (const auto wait : {0ms, 1ms, 5ms, 30ms}) {
        Listener heard;
        auto session = std::make_unique<LiveSession>(quick(), heard.events());
        session->open(opener({.every = 3ms}));
        std::this_thread::sleep_for(wait);
        const auto start = Clock::now();
        session.reset();
        EXPECT_LT(Clock::now() - start, test::patience(1s));
    }
}

TEST(LiveSession, EndsWithinASecondWhileASourceIsBeingOpened) {
    Listener heard;
    auto session = std::make_unique<LiveSession>(quick(), heard.events());
    session->open([](const std::stop_token& stop) -> std::unique_ptr<FrameSource> {
        while (!stop.stop_requested()) std::this_thread::sleep_for(5ms);
        throw Error("given up");
    });
    ASSERT_TRUE(heard.wait([&] { return heard.has(LiveState::opening); }));
    const auto start = Clock::now();
    session.reset();
    EXPECT_LT(Clock::now() - start, test::patience(1s));
}

TEST(LiveSession, TellsItsSinksEverythingUntilTheyAreRemoved) {
    Listener listener;
    Listener::Sink first(listener);
    Listener::Sink second(listener);
    LiveSession session(quick(), listener.events());
    session.add_sink(&first);
    session.open(opener({}));
    ASSERT_TRUE(listener.wait([&] { return first.frames > 3 && first.results > 3; }));
    session.add_sink(&second);
    ASSERT_TRUE(listener.wait([&] { return second.frames > 3 && second.results > 3; }));
    session.remove_sink(&first);
    int frames = 0;
    int others = 0;
    {
        const std::lock_guard lock(listener.mutex);
        frames = first.frames;
        others = second.frames;
        EXPECT_GT(frames, others) << "the second came later, and took nothing from the first";
    }
    ASSERT_TRUE(listener.wait([&] { return second.frames > others + 3; }));
    {
        const std::lock_guard lock(listener.mutex);
        EXPECT_EQ(first.frames, frames) << "told something after it was removed";
        EXPECT_EQ(first.starts, 1);
    }
    session.remove_sink(&first);  // again: nothing happens
    session.remove_sink(&second);
}

TEST(LiveSession, ASendersClockThatIsSetIsAGapAndTimesGoOn) {
    for (const SourceKind kind : {SourceKind::camera, SourceKind::stream}) {
        Listener heard;
        Listener::Sink sink(heard);
        LiveSession session(quick(), heard.events());
        session.add_sink(&sink);
        session.open(opener({.kind = kind, .every = 10ms, .clock_is_set_at = 5}));
        ASSERT_TRUE(heard.wait([&] { return heard.frames.size() > 10; }));
        session.remove_sink(&sink);
        const std::lock_guard lock(heard.mutex);
        EXPECT_EQ(sink.gaps, 1);
        EXPECT_LT(heard.frames[10].time_s, 20);
        EXPECT_EQ(heard.frames[10].index, 10);
    }
}

}  // namespace
}  // namespace mien
