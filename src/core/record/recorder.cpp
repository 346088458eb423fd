#include "mien/recorder.h"

#include <algorithm>
#include <cmath>
#include <mutex>
#include <thread>
#include <utility>

#include "core/record/job_queue.h"
#include "core/record/record_timeline.h"
#include "core/record/record_writer.h"
#include "mien/markers.h"

namespace mien {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds kFlushEvery{1};  // what a crash can cost at most

// Pictures that wait for the encoder: half a second, 40 MB at 720p.
constexpr int kLongestQueue = 15;

cv::Rect scaled(const cv::Rect& box, cv::Size from, cv::Size to) {
    const auto along = [](int value, int was, int is) {
        return static_cast<int>(std::lround(static_cast<double>(value) * is / std::max(1, was)));
    };
    return {along(box.x, from.width, to.width), along(box.y, from.height, to.height),
            along(box.width, from.width, to.width), along(box.height, from.height, to.height)};
}

}  // namespace

struct Recorder::Impl {
    Impl(const RecordPlan& settings, RecordEvents to)
        : with_video(settings.video),
          classes(settings.checkpoint.classes),
          second_classes(settings.second_checkpoint ? settings.second_checkpoint->classes
                                                    : std::vector<std::string>()),
          events(std::move(to)),
          writer(
              settings, [this] { return statistics(); }, events.problem),
          thread([this] { work(); }) {}
    ~Impl() {
        finish();
        thread.join();
    }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    // --- any thread ---

    void frame(const Frame& frame, std::uint64_t generation) {
        const std::lock_guard lock(mutex);
        if (finishing) return;
        if (!timeline.begun()) {
            size = frame.picture.size();
            jobs.post([this, picture = size] { writer.begin(picture); });
        }
        const RecordTimeline::Place placed = timeline.place(frame, generation);
        if (placed.gap) open_gap(*placed.gap, "reopened");
        if (placed.gap_end_s) {
            jobs.post([this, end_s = *placed.gap_end_s] { writer.close_gap(end_s); });
        }
        ++counts.frames;
        if (with_video) add_picture(frame.picture, placed.time_s);
    }

    void add_picture(const cv::Mat& picture, double time_s) {
        if (waiting_pictures >= kLongestQueue) {
            ++counts.dropped_pictures;
            return;
        }
        ++waiting_pictures;
        jobs.post([this, picture, time_s] {
            {
                const std::lock_guard lock(mutex);
                --waiting_pictures;
            }
            writer.write_picture(picture, time_s);
        });
    }

    void result(const LiveResult& result) {
        const std::lock_guard lock(mutex);
        if (finishing || !result.checkpoint || result.checkpoint->classes != classes) return;
        const auto place =
            timeline.find(result.generation, result.faces.index, result.faces.time_s);
        if (!place) return;  // of a frame before the record began
        FrameResult placed = result.faces;
        placed.index = place->number;
        placed.time_s = place->time_s;
        for (FaceResult& face : placed.faces) face.box = scaled(face.box, result.picture, size);
        std::shared_ptr<const CheckpointInfo> second = result.second_checkpoint;
        if (second && (second_classes.empty() || second->classes != second_classes)) {
            second = nullptr;
            for (FaceResult& face : placed.faces) face.second = {};
        }
        jobs.post([this, placed = std::move(placed), checkpoint = result.checkpoint, second] {
            writer.write_rows(placed, *checkpoint, second.get());
        });
    }

    void state(LiveState state) {
        const std::lock_guard lock(mutex);
        timeline.hold(state == LiveState::held);
        if (finishing || (state != LiveState::lost && state != LiveState::closed)) return;
        if (const auto gap = timeline.leave()) {
            open_gap(*gap, state == LiveState::lost ? "lost" : "paused");
        }
    }

    void leave(const char* reason) {
        const std::lock_guard lock(mutex);
        if (finishing) return;
        if (const auto gap = timeline.leave()) open_gap(*gap, reason);
    }

    void open_gap(const RecordTimeline::Gap& gap, const char* reason) {
        FrameResult row;
        row.index = gap.number;
        row.time_s = gap.start_s;
        row.faces.emplace_back().status = FaceStatus::gap;
        jobs.post([this, row, gap = RecordGap{gap.start_s, gap.start_s, reason}] {
            writer.open_gap(row, gap);
        });
    }

    int mark(Clock::time_point pressed, const std::string& label,
             std::optional<double> uncertainty_s) {
        const std::lock_guard lock(mutex);
        if (finishing) return -1;
        const double time_s = timeline.time_of(pressed);
        markers.push_back({time_s, time_s, label, uncertainty_s});
        counts.markers = static_cast<std::int64_t>(markers.size());
        write_markers();
        return static_cast<int>(markers.size()) - 1;
    }

    void label_marker(int marker, const std::string& label) {
        const std::lock_guard lock(mutex);
        if (finishing || marker < 0 || marker >= static_cast<int>(markers.size())) return;
        markers[static_cast<std::size_t>(marker)].label = label;
        write_markers();
    }

    void write_markers() {
        jobs.post([this, now = markers] { writer.write_markers(now); });
    }

    void finish() {
        const std::lock_guard lock(mutex);
        if (finishing) return;
        counts.seconds = timeline.time_of(Clock::now());
        finishing = true;
        jobs.close();
    }

    // But for rows.
    RecordStatistics statistics() const {
        const std::lock_guard lock(mutex);
        RecordStatistics now = counts;
        if (!finishing) now.seconds = timeline.time_of(Clock::now());
        return now;
    }

    // --- the recorder's thread ---

    void work() {
        RecordReport report;
        try {
            jobs.run(kFlushEvery, [this] { writer.flush(); });
        } catch (const std::exception& error) {
            report.problem = error.what();
            finish();
        }
        writer.finish(report);
        report.statistics = statistics();
        report.statistics.rows = writer.rows();
        report.statistics.analysed = writer.analysed();
        if (events.finished) events.finished(report);
    }

    const bool with_video;
    const std::vector<std::string> classes;
    const std::vector<std::string> second_classes;  // empty: there are no columns for them
    const RecordEvents events;

    // Shared, under the mutex.
    mutable std::mutex mutex;
    RecordTimeline timeline;
    RecordStatistics counts;  // but for rows
    std::vector<Marker> markers;
    cv::Size size;  // of the first frame; does not change
    int waiting_pictures = 0;
    bool finishing = false;  // and nothing is posted any more

    JobQueue jobs;
    RecordWriter writer;  // the recorder's thread alone, but for its counts
    std::jthread thread;
};

Recorder::Recorder(const RecordPlan& settings, RecordEvents events)
    : impl_(std::make_unique<Impl>(settings, std::move(events))) {}

Recorder::~Recorder() = default;

void Recorder::gap(LiveGap why) {
    impl_->leave(why == LiveGap::clock ? "clock" : "stalled");
}

void Recorder::frame(const Frame& frame, std::uint64_t generation) {
    impl_->frame(frame, generation);
}

void Recorder::result(const LiveResult& result) {
    impl_->result(result);
}

void Recorder::state(LiveState state) {
    impl_->state(state);
}

int Recorder::mark(Clock::time_point pressed, const std::string& label,
                   std::optional<double> uncertainty_s) {
    return impl_->mark(pressed, label, uncertainty_s);
}

void Recorder::label_marker(int marker, const std::string& label) {
    impl_->label_marker(marker, label);
}

void Recorder::finish() {
    impl_->finish();
}

RecordStatistics Recorder::statistics() const {
    RecordStatistics statistics = impl_->statistics();
    statistics.rows = impl_->writer.rows();
    statistics.analysed = impl_->writer.analysed();
    return statistics;
}

}  // namespace mien
