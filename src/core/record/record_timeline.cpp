#include "core/record/record_timeline.h"

#include <algorithm>
#include <utility>

#include "base/seconds.h"

namespace mien {

namespace {

// Spans that are kept for results on their way. A LiveSession has one frame in analysis and the
// newest waiting, so two would do.
constexpr std::size_t kSpansKept = 4;

// A step says when the picture after the last should have come. One of a clock that stood still
// must not put the gap on the last frame, nor one of a source that stalled put it far behind.
constexpr double kShortestStep_s = 0.001;
constexpr double kLongestStep_s = 1;

}  // namespace

RecordTimeline::Place RecordTimeline::place(const Frame& frame, std::uint64_t generation) {
    Place placed;
    const bool first = !begun();
    if (first) {
        spans_.push_back({generation, frame.index, -frame.index, -frame.time_s});
    } else if (in_gap_ || spans_.back().generation != generation) {
        // LiveSession's time goes on while it tries again by itself; a new open() starts another.
        const Span& before = spans_.back();
        double offset_s = before.time_offset_s;
        if (before.generation != generation) {
            offset_s = last_time_s_ + seconds(frame.arrival - last_arrival_) - frame.time_s;
            placed.gap = leave();
        }
        const std::int64_t number = last_number_ + 2;  // the gap has one itself
        spans_.push_back({generation, frame.index, number - frame.index, offset_s});
        if (spans_.size() > kSpansKept) spans_.pop_front();
        placed.gap_end_s = frame.time_s + offset_s;
    }
    const Span& span = spans_.back();
    placed.time_s = frame.time_s + span.time_offset_s;
    if (!first && !std::exchange(in_gap_, false)) {
        step_s_ = std::clamp(placed.time_s - last_time_s_, kShortestStep_s, kLongestStep_s);
    }
    last_time_s_ = placed.time_s;
    last_number_ = frame.index + span.index_offset;
    last_arrival_ = frame.arrival;
    return placed;
}

std::optional<RecordTimeline::Moment> RecordTimeline::find(std::uint64_t generation,
                                                           std::int64_t index,
                                                           double time_s) const {
    const auto span = std::find_if(spans_.rbegin(), spans_.rend(), [&](const Span& each) {
        return each.generation == generation && each.first <= index;
    });
    if (span == spans_.rend()) return std::nullopt;
    return Moment{index + span->index_offset, time_s + span->time_offset_s};
}

std::optional<RecordTimeline::Gap> RecordTimeline::leave() {
    if (!begun() || std::exchange(in_gap_, true)) return std::nullopt;
    return Gap{last_number_ + 1, last_time_s_ + step_s_};
}

double RecordTimeline::time_of(Clock::time_point moment) const {
    if (!begun()) return 0;
    const double since_s = held_ ? 0 : std::max(0.0, seconds(moment - last_arrival_));
    return last_time_s_ + since_s;
}

}  // namespace mien
