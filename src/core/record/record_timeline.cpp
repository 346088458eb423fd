#include "core/record/record_timeline.h"

#include <algorithm>
#include <iterator>
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

// Moments of this long ago can be found: what another program tells of may be told late.
constexpr std::chrono::seconds kRemembered{10};

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
    arrivals_.push_back({last_arrival_, last_time_s_});
    while (arrivals_.front().moment < last_arrival_ - kRemembered) arrivals_.pop_front();
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
    if (moment < last_arrival_) return time_before(moment);
    const double since_s = held_ ? 0 : std::max(0.0, seconds(moment - last_arrival_));
    return last_time_s_ + since_s;
}

// Between two frames time runs as the clock does, but never beyond the later one: the source may
// have been held meanwhile.
double RecordTimeline::time_before(Clock::time_point moment) const {
    const auto later = std::upper_bound(
        arrivals_.begin(), arrivals_.end(), moment,
        [](Clock::time_point at, const Arrival& each) { return at < each.moment; });
    if (later == arrivals_.begin()) return later->time_s;
    const Arrival& before = *std::prev(later);
    return std::min(before.time_s + seconds(moment - before.moment), later->time_s);
}

}  // namespace mien
