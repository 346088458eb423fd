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

    // Where another expression begins that lasts a quarter of a second: shorter ones are noise.
    std::vector<double> changes;
};

TrackSeries series_of(const Annotation& annotation, int track);

}  // namespace mien::app
