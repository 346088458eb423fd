#include "mien/recorder.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <condition_variable>
#include <ctime>
#include <deque>
#include <map>
#include <mutex>
#include <opencv2/imgproc.hpp>
#include <optional>
#include <thread>
#include <utility>

#include "base/atomic_file.h"
#include "base/seconds.h"
#include "core/record/live_record.h"
#include "core/record/record_files.h"
#include "mien/annotation.h"
#include "mien/error.h"
#include "mien/markers.h"
#include "mien/video_writer.h"

namespace mien {

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds kFlushEvery{1};
constexpr int kLongestQueue =
    15;  // pictures that wait for the encoder: half a second, 40 MB at 720p

cv::Rect scaled(const cv::Rect& box, cv::Size from, cv::Size to) {
    const auto along = [](int value, int was, int is) {
        return static_cast<int>(std::lround(static_cast<double>(value) * is / std::max(1, was)));
    };
    return {along(box.x, from.width, to.width), along(box.y, from.height, to.height),
            along(box.width, from.width, to.width), along(box.height, from.height, to.height)};
}

// Where the source's frames stand in the record: from `first` on, until the next span.
struct Span {
    std::uint64_t generation = 0;
    std::int64_t first = 0;         // Frame::index
    std::int64_t index_offset = 0;  // to the record's number
    double time_offset_s = 0;       // to the record's time
};

}  // namespace

struct Recorder::Impl {
    Impl(const RecordSettings& wanted, RecordEvents to)
        : settings(wanted),
          events(std::move(to)),
          files(settings.base),
          writer(std::in_place, settings.base, settings.checkpoint.classes),
          lock_on_rows(files.rows) {
        write_document();
        thread = std::jthread([this] { work(); });
    }
    ~Impl() {
        finish();
        thread.join();
    }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    // --- any thread ---

    void post(std::function<void()> job) {  // with the mutex held
        jobs.push_back(std::move(job));
        changed.notify_all();
    }

    void frame(const Frame& frame, std::uint64_t generation) {
        const std::lock_guard lock(mutex);
        if (finishing) return;
        const bool begun = !spans.empty();
        if (!begun) {
            begin(frame, generation);
        } else if (gap_open || spans.back().generation != generation) {
            go_on(frame, generation);
        }
        const Span& span = spans.back();
        const double time_s = frame.time_s + span.time_offset_s;
        step_s = begun && !gap_open ? std::clamp(time_s - last_time_s, 0.001, 1.0) : step_s;
        gap_open = false;
        last_time_s = time_s;
        last_number = frame.index + span.index_offset;
        last_arrival = frame.arrival;
        ++counts.frames;
        if (settings.video) add_picture(frame.picture, time_s);
    }

    void begin(const Frame& frame, std::uint64_t generation) {
        spans.push_back({generation, frame.index, -frame.index, -frame.time_s});
        size = frame.picture.size();
    }

    // After a gap, or from a source that was opened again. LiveSession's time goes on while it
    // tries again by itself; a new open() starts another.
    void go_on(const Frame& frame, std::uint64_t generation) {
        const Span& before = spans.back();
        double offset_s = before.time_offset_s;
        if (before.generation != generation) {
            offset_s = last_time_s + seconds(frame.arrival - last_arrival) - frame.time_s;
            open_a_gap("reopened");
        }
        const std::int64_t number = last_number + 2;  // the gap has one itself
        spans.push_back({generation, frame.index, number - frame.index, offset_s});
        if (spans.size() > 4) spans.pop_front();  // results are never so late
        post([this, end_s = frame.time_s + offset_s] { gaps.back().end_s = end_s; });
    }

    void add_picture(const cv::Mat& picture, double time_s) {
        if (waiting_pictures >= kLongestQueue) {
            ++counts.dropped_pictures;
            return;
        }
        ++waiting_pictures;
        post([this, picture, time_s] { write_picture(picture, time_s); });
    }

    void result(const LiveResult& result) {
        const std::lock_guard lock(mutex);
        if (finishing || !result.checkpoint ||
            result.checkpoint->classes != settings.checkpoint.classes)
            return;
        const auto span = std::find_if(spans.rbegin(), spans.rend(), [&result](const Span& each) {
            return each.generation == result.generation && each.first <= result.faces.index;
        });
        if (span == spans.rend()) return;  // of a frame before the record began
        FrameResult placed = result.faces;
        placed.index += span->index_offset;
        placed.time_s += span->time_offset_s;
        for (FaceResult& face : placed.faces) face.box = scaled(face.box, result.picture, size);
        post([this, placed = std::move(placed), checkpoint = result.checkpoint] {
            write_rows(placed, *checkpoint);
        });
    }

    void state(LiveState state) {
        const std::lock_guard lock(mutex);
        held = state == LiveState::held;
        const bool away = state == LiveState::lost || state == LiveState::closed;
        if (!finishing && away && !spans.empty())
            open_a_gap(state == LiveState::lost ? "lost" : "paused");
    }

    void open_a_gap(const char* reason) {  // with the mutex held
        if (std::exchange(gap_open, true)) return;
        const double start_s = last_time_s + step_s;  // when the next picture should have come
        FrameResult row;
        row.index = last_number + 1;
        row.time_s = start_s;
        row.faces.emplace_back().status = FaceStatus::gap;
        post([this, row, gap = RecordGap{start_s, start_s, reason}] {
            write_open_gap();
            open_gap = row;
            gaps.push_back(gap);
            write_document();
        });
    }

    // On the record's timeline. With the mutex held.
    double time_of(Clock::time_point moment) const {
        if (spans.empty()) return 0;
        const double since_s = held ? 0 : std::max(0.0, seconds(moment - last_arrival));
        return last_time_s + since_s;
    }

    int mark(Clock::time_point pressed, const std::string& label) {
        const std::lock_guard lock(mutex);
        if (finishing) return -1;
        const double time_s = time_of(pressed);
        markers.push_back({time_s, time_s, label});
        counts.markers = static_cast<std::int64_t>(markers.size());
        write_markers_soon();
        return static_cast<int>(markers.size()) - 1;
    }

    void label_marker(int marker, const std::string& label) {
        const std::lock_guard lock(mutex);
        if (finishing || marker < 0 || marker >= static_cast<int>(markers.size())) return;
        markers[static_cast<std::size_t>(marker)].label = label;
        write_markers_soon();
    }

    void write_markers_soon() {  // with the mutex held
        post([this, now = markers] { write_markers(part_path(files.markers), now); });
    }

    void finish() {
        const std::lock_guard lock(mutex);
        if (std::exchange(finishing, true)) return;
        final_counts = counts_at(Clock::now());
        changed.notify_all();
    }

    RecordStatistics counts_at(Clock::time_point now) const {  // with the mutex held
        RecordStatistics statistics = counts;
        statistics.seconds = time_of(now);
        return statistics;
    }

    // --- the recorder's thread ---

    void work() {
        RecordReport report;
        try {
            do_jobs();
        } catch (const std::exception& error) {
            report.problem = error.what();
            finish();
        }
        complete(report);
        if (events.finished) events.finished(report);
    }

    void do_jobs() {
        Clock::time_point flush_at = Clock::now() + kFlushEvery;
        for (bool open = true; open;) {
            std::function<void()> job;
            {
                std::unique_lock lock(mutex);
                changed.wait_until(lock, flush_at, [this] { return !jobs.empty() || finishing; });
                if (!jobs.empty()) {
                    job = std::move(jobs.front());
                    jobs.pop_front();
                } else {
                    open = !finishing;
                }
            }
            if (job) job();
            if (Clock::now() >= flush_at) {
                flush();
                flush_at = Clock::now() + kFlushEvery;
            }
        }
    }

    void flush() {
        write_open_gap();
        writer->flush();
        without_video_if_it_fails([this] {
            if (video) video->flush();
        });
    }

    void write_rows(const FrameResult& result, const CheckpointInfo& checkpoint) {
        if (open_gap && result.index > open_gap->index) write_open_gap();
        if (checkpoints.empty() || checkpoints.back().checkpoint.sha256 != checkpoint.sha256) {
            checkpoints.push_back({result.time_s, checkpoint});
            write_document();
        }
        write_row(result);
        const std::lock_guard lock(mutex);
        ++counts.analysed;
    }

    void write_row(const FrameResult& result) {
        writer->write(result);
        ++statuses[to_string(result.status())];
        last_row_s = std::max(last_row_s, result.time_s);
        const std::lock_guard lock(mutex);
        counts.rows += row_count(result);
    }

    // Kept back for a moment: results of frames before it may still come.
    void write_open_gap() {
        if (open_gap) write_row(*std::exchange(open_gap, std::nullopt));
    }

    void write_picture(const cv::Mat& picture, double time_s) {
        {
            const std::lock_guard lock(mutex);
            --waiting_pictures;
        }
        without_video_if_it_fails([&] {
            if (video_failed) return;
            if (!video) {
                video.emplace(files.video, size, settings.frames_per_second, VideoUse::record);
            }
            cv::Mat fitting = picture;
            if (picture.size() != size) cv::resize(picture, fitting, size, 0, 0, cv::INTER_AREA);
            video->write(fitting, time_s);
        });
    }

    // Rows are worth more than pictures: they go on.
    template <typename Work>
    void without_video_if_it_fails(const Work& work) {
        try {
            work();
        } catch (const Error& error) {
            video.reset();
            video_failed = true;
            if (events.problem) events.problem(error.what());
        }
    }

    void write_document() { write_file(part_path(files.document), document({})); }

    std::string document(const std::vector<fs::path>& written) {
        RecordStatistics statistics;
        {
            const std::lock_guard lock(mutex);
            statistics = finishing ? final_counts : counts_at(Clock::now());
            statistics.rows = counts.rows;
            statistics.analysed = counts.analysed;
        }
        return live_record_text({settings, started, size, last_row_s, statistics, statuses, gaps,
                                 checkpoints, written});
    }

    // Gives everything its name, whatever went wrong before.
    void complete(RecordReport& report) {
        const auto attempt = [&report](const auto& work) {
            try {
                work();
            } catch (const std::exception& error) {
                if (report.problem.empty()) report.problem = error.what();
            }
        };
        attempt([this] {
            write_open_gap();
            writer->finish();
        });
        attempt([this] {
            if (video) video->finish();
        });
        writer.reset();
        video.reset();
        attempt([&] { report.files = files.take_names(); });
        attempt([&] {
            write_file(files.document, document(report.files));
            report.record = files.document;
        });
        const std::lock_guard lock(mutex);
        report.statistics = final_counts;
        report.statistics.rows = counts.rows;
        report.statistics.analysed = counts.analysed;
    }

    const RecordSettings settings;
    const RecordEvents events;
    const RecordFiles files;
    const std::string started =
        fmt::format("{:%Y-%m-%dT%H:%M:%S%z}", fmt::localtime(std::time(nullptr)));

    // The recorder's thread alone.
    std::optional<AnnotationWriter> writer;
    RecordLock lock_on_rows;
    std::optional<VideoWriter> video;
    bool video_failed = false;
    std::optional<FrameResult> open_gap;
    std::vector<RecordGap> gaps;
    std::vector<CheckpointUse> checkpoints;
    std::map<std::string, std::int64_t> statuses;
    double last_row_s = 0;

    // Shared, under the mutex.
    mutable std::mutex mutex;
    std::condition_variable changed;
    std::deque<std::function<void()>> jobs;
    bool finishing = false;
    int waiting_pictures = 0;
    RecordStatistics counts;
    RecordStatistics final_counts;
    std::vector<Marker> markers;
    std::deque<Span> spans;
    bool gap_open = false;
    bool held = false;
    double step_s = 1.0 / 30;  // between the last two frames
    double last_time_s = 0;
    std::int64_t last_number = 0;
    Clock::time_point last_arrival;
    cv::Size size;  // of the first frame; does not change

    std::jthread thread;
};

Recorder::Recorder(const RecordSettings& settings, RecordEvents events)
    : impl_(std::make_unique<Impl>(settings, std::move(events))) {}

Recorder::~Recorder() = default;

void Recorder::frame(const Frame& frame, std::uint64_t generation) {
    impl_->frame(frame, generation);
}

void Recorder::result(const LiveResult& result) {
    impl_->result(result);
}

void Recorder::state(LiveState state) {
    impl_->state(state);
}

int Recorder::mark(Clock::time_point pressed, const std::string& label) {
    return impl_->mark(pressed, label);
}

void Recorder::label_marker(int marker, const std::string& label) {
    impl_->label_marker(marker, label);
}

void Recorder::finish() {
    impl_->finish();
}

RecordStatistics Recorder::statistics() const {
    const std::lock_guard lock(impl_->mutex);
    return impl_->finishing ? impl_->final_counts : impl_->counts_at(Clock::now());
}

}  // namespace mien
