#include "core/table/summary_rows.h"

#include <fmt/format.h>

#include "base/csv.h"

namespace mien {

std::string summary_csv(const std::vector<SegmentSummary>& summaries,
                        const std::vector<std::string>& classes) {
    return kSummaryColumns + summary_rows(summaries, classes, {});
}

std::string summary_rows(const std::vector<SegmentSummary>& summaries,
                         const std::vector<std::string>& classes, const std::string& before) {
    std::string text;
    for (const SegmentSummary& summary : summaries) {
        const std::string track =
            summary.track == 0 ? std::string("all") : std::to_string(summary.track);
        for (std::size_t c = 0; c < classes.size(); ++c) {
            const ExpressionSummary& one = summary.expressions[c];
            text += before;
            text += fmt::format("{},{:.6f},{:.6f},{},{},{:.3f},{:.4f},{:.4f},{},{:.3f},{:.3f},",
                                csv_text(summary.label), summary.start_s, summary.end_s, track,
                                csv_text(classes[c]), one.seconds, one.share, one.mean_score,
                                one.streaks, one.mean_streak_s, one.longest_streak_s);
            if (one.first_s) text += fmt::format("{:.3f}", *one.first_s);
            text += one.strongest_score > 0
                        ? fmt::format(",{:.6f},{:.4f},", one.strongest_s, one.strongest_score)
                        : ",,,";
            text += csv_text(summary.name) + "\n";
        }
    }
    return text;
}

}  // namespace mien
