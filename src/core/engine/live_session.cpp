#include "mien/live_session.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "base/seconds.h"
#include "core/engine/live_timeline.h"
#include "core/engine/rate_meter.h"
#include "mien/error.h"
#include "mien/latest_slot.h"

namespace mien {

namespace {

using Clock = std::chrono::steady_clock;

// What is sent as it happens has no length. Where it ends, the sender may only have been restarted.
bool never_ends(const SourceInfo& source) {
    return source.kind == SourceKind::stream && !source.duration_s;
}

struct Request {
    SourceOpener open;
    LiveOptions options;
    std::uint64_t generation = 0;
    std::stop_source stop;
};

struct Job {
    Frame frame;
    std::uint64_t generation = 0;
    bool goes_on = false;
};

}  // namespace

struct LiveSession::Impl {
    Impl(const AnalyzerSettings& settings, LiveEvents to)
        : events(std::move(to)), analyzer(settings, nullptr), settings_in_use(settings) {
        inference = std::jthread([this] { infer(); });
        capture = std::jthread([this](const std::stop_token& quit) { serve(quit); });
    }

    ~Impl() {
        capture.request_stop();
        replace_request(std::nullopt);
        capture.join();
        slot.close();
        inference.join();
    }

    // --- any thread ---

    template <typename Tell>
    void tell_sinks(const Tell& tell) {
        const std::lock_guard lock(sink_mutex);
        for (LiveSink* const sink : sinks) tell(*sink);
    }

    void tell(LiveState state, const std::string& message, std::uint64_t of) {
        tell_sinks([state](LiveSink& to) { to.state(state); });
        if (events.state) events.state(state, message, of);
    }

    // Ends what the capture thread is doing and gives it something else, or nothing, to do.
    void replace_request(std::optional<Request> next) {
        const std::lock_guard lock(mutex);
        active_stop.request_stop();
        if (source) source->interrupt();
        request = std::move(next);
        closing = !request;
        held = false;
        changed.notify_all();
    }

    // --- capture thread ---

    void serve(const std::stop_token& quit) {
        for (;;) {
            Request now;
            {
                std::unique_lock lock(mutex);
                changed.wait(lock, quit, [this] { return request.has_value(); });
                if (quit.stop_requested()) return;
                now = std::move(*request);
                request.reset();
                active_stop = now.stop;
                statistics = {};
            }
            try {
                show(now);
            } catch (const std::exception& error) {
                tell(LiveState::failed, error.what(), now.generation);
            }
            bool closed = false;
            {
                const std::lock_guard lock(mutex);
                source = nullptr;
                opened.reset();
                closed = std::exchange(closing, false);
            }
            if (closed && !quit.stop_requested()) tell(LiveState::closed, {}, now.generation);
        }
    }

    // One open(): until its source ends, is lost for good, or is to stop.
    void show(const Request& now) {
        const std::stop_token stop = now.stop.get_token();
        LiveTimeline timeline;
        bool was_running = false;
        while (!stop.stop_requested()) {
            if (!was_running) tell(LiveState::opening, {}, now.generation);
            std::string message;
            try {
                take_over(now.open(stop), stop);
                switch (read_all(now, stop, timeline, was_running)) {
                    case ReadStatus::end:
                        if (was_running && never_ends(opened->info())) {
                            message = opened->info().name + " stopped sending";
                            break;
                        }
                        if (now.options.loop && was_running) {
                            timeline.restart(LiveTimeline::Restart::loop);
                            wait_until(Clock::now() + to_duration(timeline.step_s()), stop);
                            continue;
                        }
                        tell(LiveState::ended, {}, now.generation);
                        return;
                    case ReadStatus::truncated:
                        tell(LiveState::ended, opened->problem(), now.generation);
                        return;
                    case ReadStatus::lost:
                        message = opened->problem();
                        break;
                    default:
                        return;
                }
            } catch (const Error& error) {
                if (stop.stop_requested()) return;
                if (!was_running) {
                    tell(LiveState::failed, error.what(), now.generation);
                    return;
                }
                message = error.what();
            }
            tell(LiveState::lost, message, now.generation);
            wait_until(Clock::now() + to_duration(now.options.retry_after_s), stop);
            timeline.restart(LiveTimeline::Restart::gap);
        }
    }

    void take_over(std::unique_ptr<FrameSource> next, const std::stop_token& stop) {
        const std::lock_guard lock(mutex);
        opened = std::move(next);
        source = opened.get();
        if (stop.stop_requested()) source->interrupt();
    }

    ReadStatus read_all(const Request& now, const std::stop_token& stop, LiveTimeline& timeline,
                        bool& was_running) {
        const SourceKind kind = opened->info().kind;
        const bool paced = kind == SourceKind::video || kind == SourceKind::stills;
        const bool as_it_happens = kind == SourceKind::camera || never_ends(opened->info());
        Clock::time_point start = Clock::now();
        std::optional<double> start_s;
        bool first = true;
        for (;;) {
            Frame frame;
            const ReadStatus status = opened->read(frame);
            if (status != ReadStatus::frame) return status;
            if (!as_it_happens) {
                timeline.place(frame, Clock::now());
            } else if (const auto gap = timeline.place_as_it_happens(frame, Clock::now())) {
                tell_sinks([&gap](LiveSink& to) { to.gap(*gap); });
            }
            if (!start_s) start_s = timeline.since_start_s();
            if (paced) {
                start += pace(start + to_duration(timeline.since_start_s() - *start_s), now, stop);
            }
            if (stop.stop_requested()) return ReadStatus::cancelled;
            if (frame.arrival == Clock::time_point{}) frame.arrival = Clock::now();
            if (std::exchange(first, false)) {
                tell(LiveState::running, opened->info().name, now.generation);
            }
            was_running = true;
            publish(std::move(frame), now, stop);
        }
    }

    void publish(Frame frame, const Request& now, const std::stop_token& stop) {
        {
            const std::lock_guard lock(mutex);
            ++statistics.captured;
            capture_meter.count(frame.arrival);
            ++waiting;
        }
        tell_sinks([&](LiveSink& to) { to.frame(frame, now.generation); });
        if (events.frame) events.frame(frame, now.generation);
        if (slot.put({std::move(frame), now.generation, now.options.goes_on})) {
            const std::lock_guard lock(mutex);
            ++statistics.dropped;
            --waiting;
        }
        if (!now.options.drop_frames) {
            std::unique_lock lock(mutex);
            changed.wait(lock, stop, [this] { return waiting == 0; });
        }
    }

    // Waits until a frame is due. Returns how long the source was held meanwhile.
    Clock::duration pace(Clock::time_point due, const Request& now, const std::stop_token& stop) {
        Clock::duration still{0};
        std::unique_lock lock(mutex);
        while (changed.wait_until(lock, stop, due + still, [this] { return held; })) {
            const Clock::time_point begin = Clock::now();
            lock.unlock();
            tell(LiveState::held, {}, now.generation);
            lock.lock();
            changed.wait(lock, stop, [this] { return !held; });
            if (stop.stop_requested()) break;
            lock.unlock();
            tell(LiveState::running, opened->info().name, now.generation);
            lock.lock();
            still += Clock::now() - begin;
        }
        return still;
    }

    void wait_until(Clock::time_point time, const std::stop_token& stop) {
        std::unique_lock lock(mutex);
        changed.wait_until(lock, stop, time, [] { return false; });
    }

    // --- inference thread ---

    void infer() {
        std::uint64_t last_generation = 0;
        while (std::optional<Job> job = slot.take()) {
            try {
                adopt_changes();
                if (std::exchange(last_generation, job->generation) != job->generation) {
                    if (job->goes_on) {
                        analyzer.reset();
                    } else {
                        renew_analyzer(settings_in_use);
                    }
                }
                LiveResult result;
                result.faces = analyzer.analyze(job->frame);
                result.checkpoint = checkpoint;
                result.second_checkpoint = second_checkpoint;
                result.generation = job->generation;
                result.picture = job->frame.picture.size();
                const Clock::time_point now = Clock::now();
                result.latency_s = seconds(now - job->frame.arrival);
                {
                    const std::lock_guard lock(mutex);
                    ++statistics.analysed;
                    statistics.latency_s = result.latency_s;
                    inference_meter.count(now);
                }
                tell_sinks([&result](LiveSink& to) { to.result(result); });
                if (events.result) events.result(result);
            } catch (const std::exception& error) {
                if (events.problem) events.problem(error.what());
            }
            const std::lock_guard lock(mutex);
            --waiting;
            changed.notify_all();
        }
    }

    void renew_analyzer(const AnalyzerSettings& settings) {
        Analyzer renewed(settings, nullptr);
        renewed.swap_classifier(analyzer.swap_classifier(nullptr));
        renewed.swap_second(analyzer.swap_second(nullptr));
        analyzer = std::move(renewed);
    }

    void adopt_changes() {
        std::optional<std::unique_ptr<ScoreModel>> classifier;
        std::optional<std::unique_ptr<ScoreModel>> second;
        std::optional<AnalyzerSettings> settings;
        {
            const std::lock_guard lock(mutex);
            classifier = std::exchange(next_classifier, std::nullopt);
            second = std::exchange(next_second, std::nullopt);
            settings = std::exchange(next_settings, std::nullopt);
        }
        if (classifier) {
            const bool first = !checkpoint;
            analyzer.swap_classifier(std::move(*classifier));
            // Faces are found otherwise from now on, and nobody has noted a number yet.
            if (first) renew_analyzer(settings_in_use);
            const CheckpointInfo* info = analyzer.checkpoint();
            checkpoint = info ? std::make_shared<const CheckpointInfo>(*info) : nullptr;
        }
        if (second) {
            analyzer.swap_second(std::move(*second));
            const CheckpointInfo* info = analyzer.second_checkpoint();
            second_checkpoint = info ? std::make_shared<const CheckpointInfo>(*info) : nullptr;
        }
        if (settings) {
            try {
                renew_analyzer(*settings);
                settings_in_use = *settings;
            } catch (const Error& error) {
                if (events.problem) events.problem(error.what());
            }
        }
    }

    const LiveEvents events;

    // Inference thread alone.
    Analyzer analyzer;
    AnalyzerSettings settings_in_use;
    std::shared_ptr<const CheckpointInfo> checkpoint;
    std::shared_ptr<const CheckpointInfo> second_checkpoint;

    // Capture thread alone, but for `source`, which points to it.
    std::unique_ptr<FrameSource> opened;

    // Shared, under the mutex.
    mutable std::mutex mutex;
    std::condition_variable_any changed;
    std::optional<Request> request;
    std::stop_source active_stop{std::nostopstate};
    FrameSource* source = nullptr;
    bool closing = false;
    bool held = false;
    std::int64_t waiting = 0;  // frames published and not yet analysed or dropped
    std::optional<std::unique_ptr<ScoreModel>> next_classifier;
    std::optional<std::unique_ptr<ScoreModel>> next_second;
    std::optional<AnalyzerSettings> next_settings;
    LiveStatistics statistics;
    mutable RateMeter capture_meter;
    mutable RateMeter inference_meter;

    std::mutex sink_mutex;  // held while they are told something
    std::vector<LiveSink*> sinks;

    LatestSlot<Job> slot;
    std::uint64_t generation = 0;  // the caller's thread alone
    std::jthread inference;
    std::jthread capture;
};

LiveSession::LiveSession(const AnalyzerSettings& settings, LiveEvents events)
    : impl_(std::make_unique<Impl>(settings, std::move(events))) {}

LiveSession::~LiveSession() = default;

std::uint64_t LiveSession::open(SourceOpener source, const LiveOptions& options) {
    const std::uint64_t generation = ++impl_->generation;
    impl_->replace_request(Request{std::move(source), options, generation, {}});
    return generation;
}

void LiveSession::close() {
    impl_->replace_request(std::nullopt);
}

void LiveSession::hold(bool still) {
    const std::lock_guard lock(impl_->mutex);
    impl_->held = still;
    impl_->changed.notify_all();
}

void LiveSession::set_classifier(std::unique_ptr<ScoreModel> classifier) {
    const std::lock_guard lock(impl_->mutex);
    impl_->next_classifier = std::move(classifier);
}

void LiveSession::set_second(std::unique_ptr<ScoreModel> second) {
    const std::lock_guard lock(impl_->mutex);
    impl_->next_second = std::move(second);
}

void LiveSession::set_settings(const AnalyzerSettings& settings) {
    const std::lock_guard lock(impl_->mutex);
    impl_->next_settings = settings;
}

void LiveSession::add_sink(LiveSink* sink) {
    const std::lock_guard lock(impl_->sink_mutex);
    impl_->sinks.push_back(sink);
}

void LiveSession::remove_sink(LiveSink* sink) {
    const std::lock_guard lock(impl_->sink_mutex);
    std::erase(impl_->sinks, sink);
}

LiveStatistics LiveSession::statistics() const {
    const std::lock_guard lock(impl_->mutex);
    LiveStatistics now = impl_->statistics;
    const Clock::time_point time = Clock::now();
    now.capture_rate = impl_->capture_meter.rate(time);
    now.inference_rate = impl_->inference_meter.rate(time);
    return now;
}

}  // namespace mien
