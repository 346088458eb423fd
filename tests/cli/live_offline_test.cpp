// The same engine live and offline: a file replayed as a live source gives the rows that mienctl
// annotate writes; with frames dropped on the way, nearly all labels.
#include <gmock/gmock.h>

#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <utility>

#include "mien/annotation.h"
#include "mien/classifier.h"
#include "mien/live_session.h"
#include "mien/paths.h"
#include "mienctl.h"
#include "support/places.h"
#include "support/sanitized.h"

namespace mien::test {
namespace {

// The whole demo clip, or its first four expressions.
constexpr int kSeconds = kSanitized ? 8 : 20;
constexpr std::int64_t kFrames = kSanitized ? 240 : 594;

// A file that says it is a camera, so that it is not paced, and leaves out frames as a live session
// would that is too slow for them.
class Replay final : public FrameSource {
  public:
    explicit Replay(std::function<bool(std::int64_t)> keeps) : keeps_(std::move(keeps)) {
        info_ = file_->info();
        info_.kind = SourceKind::camera;
    }
    const SourceInfo& info() const override { return info_; }
    void interrupt() noexcept override { file_->interrupt(); }
    std::string problem() const override { return file_->problem(); }
    ReadStatus read(Frame& frame) override {
        for (;;) {
            const ReadStatus status = file_->read(frame);
            if (status != ReadStatus::frame) return status;
            if (frame.index == kFrames) return ReadStatus::end;
            if (keeps_(frame.index)) return status;
        }
    }

  private:
    std::unique_ptr<FrameSource> file_ = open_media(test::source_dir() + "/data/demo.mp4");
    SourceInfo info_;
    std::function<bool(std::int64_t)> keeps_;
};

// The rows of a live session, by frame.
std::map<std::int64_t, std::string> live_rows(const std::filesystem::path& checkpoint,
                                              const std::function<bool(std::int64_t)>& keeps,
                                              std::size_t frames) {
    std::mutex mutex;
    std::condition_variable changed;
    std::map<std::int64_t, std::string> rows;
    LiveEvents events;
    events.result = [&](const LiveResult& result) {
        const std::lock_guard lock(mutex);
        rows[result.faces.index] = csv_rows(result.faces, result.checkpoint->classes);
        changed.notify_one();
    };
    LiveSession session({}, events);
    session.set_classifier(load_classifier(checkpoint));
    LiveOptions options;
    options.drop_frames = false;
    session.open([&](std::stop_token) { return std::make_unique<Replay>(keeps); }, options);
    std::unique_lock lock(mutex);
    changed.wait_for(lock, std::chrono::seconds(100), [&] { return rows.size() == frames; });
    return std::exchange(rows, {});
}

TEST(LiveOffline, WithoutDropsTheRowsAreTheSame) {
    const Workspace work;
    ASSERT_EQ(work.annotate(test::source_dir() + "/data/demo.mp4",
                            "--duration " + std::to_string(kSeconds))
                  .status,
              0);
    std::string live = lines(work.result("demo.csv")).front() + "\n";
    for (const auto& [frame, rows] : live_rows(
             work.model(), [](std::int64_t) { return true; }, kFrames)) {
        live += rows;
    }
    EXPECT_EQ(live, work.result("demo.csv"));
}

// The labels in a frame's rows, in their order.
std::vector<std::string> labels(const std::string& rows) {
    std::vector<std::string> result;
    for (const std::string& row : lines(rows)) result.push_back(fields(row).at(8));
    return result;
}

TEST(LiveOffline, WithDropsNearlyAllLabelsAgree) {
    const auto all = live_rows(
        default_checkpoint(), [](std::int64_t) { return true; }, kFrames);
    ASSERT_EQ(all.size(), std::size_t{kFrames});
    for (const int every : {2, 3, 5}) {
        const auto keeps = [every](std::int64_t index) { return index % every == 0; };
        const auto some = live_rows(default_checkpoint(), keeps, (kFrames + every - 1) / every);
        ASSERT_FALSE(some.empty());
        double agreed = 0, compared = 0;
        for (const auto& [frame, rows] : some) {
            const auto here = labels(rows), there = labels(all.at(frame));
            for (std::size_t i = 0; i < std::max(here.size(), there.size()); ++i) {
                ++compared;
                agreed += i < here.size() && i < there.size() && here[i] == there[i] ? 1 : 0;
            }
        }
        EXPECT_GE(agreed / compared, 0.98) << "one frame of " << every;
        std::printf("one frame of %d: %.4f of %d labels agree\n", every, agreed / compared,
                    static_cast<int>(compared));
    }
}

}  // namespace
}  // namespace mien::test
