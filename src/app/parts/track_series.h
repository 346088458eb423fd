// One face of an annotation over time.
#pragma once

#include <cstdint>
#include <vector>

#include "app/parts/expression_summary.h"
#include "mien/annotation_reader.h"

namespace mien::app {

struct TrackSeries {
    struct Sample {
        double time_s = 0;
        std::uint32_t face = 0;  // in Annotation::faces
        int expression = -1;
    };
    std::vector<Sample> samples;  // in order of time
    ExpressionSummary summary;    // of all of them
};

TrackSeries series_of(const Annotation& annotation, int track);

// Of the samples from one time to another, both included.
ExpressionSummary summary_between(const TrackSeries& series, int classes, double begin_s,
                                  double end_s);

}  // namespace mien::app
