#include "app/parts/expression_summary.h"

#include <numeric>
#include <utility>

namespace mien::app {

namespace {

constexpr double kLasting_s = 0.25;

}  // namespace

void Summariser::add(double time_s, int expression) {
    const bool first = std::exchange(empty_, false);
    const double step_s = time_s - std::exchange(last_s_, time_s);
    const int before = std::exchange(expression_, expression);
    const bool gap = first || step_s > kLongestStep_s;
    if (!gap && before >= 0 && before < seconds_.size()) seconds_[before] += step_s;
    if (!gap && before != lasting_ && time_s - streak_begin_s_ >= kLasting_s) {
        if (lasting_ >= 0) changes_.push_back(streak_begin_s_);
        lasting_ = before;
    }
    if (gap || expression != before) streak_begin_s_ = time_s;
}

ExpressionSummary Summariser::summary() const {
    if (empty_ || seconds_.empty()) return {};
    ExpressionSummary summary{seconds_, expression_, last_s_ - streak_begin_s_, changes_};
    const double total_s = std::accumulate(seconds_.begin(), seconds_.end(), 0.0);
    if (total_s > 0) {
        for (double& share : summary.shares) share /= total_s;
    }
    return summary;
}

ExpressionSummary summarise(const std::deque<ScoreSample>& samples, int classes) {
    Summariser summariser(classes);
    for (const ScoreSample& sample : samples) summariser.add(sample.time_s, sample.expression);
    return summariser.summary();
}

}  // namespace mien::app
