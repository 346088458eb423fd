// The rows of summary_csv(), for tables that hold more than one annotation.
#pragma once

#include <string>
#include <vector>

#include "mien/annotation_summary.h"

namespace mien {

inline constexpr const char* kSummaryColumns =
    "segment,start_s,end_s,track,expression,seconds,share,mean_score,streaks,mean_streak_s,"
    "longest_streak_s,first_s,strongest_s,strongest_score,person\n";

// `before`: CSV that each row begins with, such as "a.csv,".
std::string summary_rows(const std::vector<SegmentSummary>& summaries,
                         const std::vector<std::string>& classes, const std::string& before);

}  // namespace mien
