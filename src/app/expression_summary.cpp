#include "app/expression_summary.h"

namespace mien::app {

ExpressionSummary summarise(const std::deque<ScoreSample>& samples, int classes) {
    ExpressionSummary summary;
    if (samples.empty() || classes <= 0) return summary;
    summary.shares.fill(0, classes);
    double total_s = 0;
    double streak_begin_s = samples.front().time_s;
    for (std::size_t i = 1; i < samples.size(); ++i) {
        const ScoreSample& before = samples[i - 1];
        const ScoreSample& now = samples[i];
        const double step_s = now.time_s - before.time_s;
        const bool gap = step_s > longest_step_s;
        if (!gap && before.expression >= 0 && before.expression < classes) {
            summary.shares[before.expression] += step_s;
            total_s += step_s;
        }
        if (now.expression != before.expression) ++summary.changes;
        if (gap || now.expression != before.expression) streak_begin_s = now.time_s;
    }
    if (total_s > 0) {
        for (double& share : summary.shares) share /= total_s;
    }
    summary.expression = samples.back().expression;
    summary.streak_s = samples.back().time_s - streak_begin_s;
    return summary;
}

}  // namespace mien::app
