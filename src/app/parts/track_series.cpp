#include "app/parts/track_series.h"

namespace mien::app {

TrackSeries series_of(const Annotation& annotation, int track) {
    TrackSeries series;
    Summariser summariser(static_cast<int>(annotation.classes.size()));
    for (std::size_t frame = 0; frame < annotation.frames.size(); ++frame) {
        for (std::size_t i = annotation.first_face(frame); i < annotation.first_face(frame + 1);
             ++i) {
            const Annotation::Face& face = annotation.faces[i];
            if (face.track != track || face.expression < 0) continue;
            series.samples.push_back(
                {annotation.frames[frame].time_s, static_cast<std::uint32_t>(i), face.expression});
            summariser.add(annotation.frames[frame].time_s, face.expression);
        }
    }
    series.summary = summariser.summary();
    return series;
}

ExpressionSummary summary_between(const TrackSeries& series, int classes, double begin_s,
                                  double end_s) {
    Summariser summariser(classes);
    for (const TrackSeries::Sample& sample : series.samples) {
        if (sample.time_s < begin_s) continue;
        if (sample.time_s > end_s) break;
        summariser.add(sample.time_s, sample.expression);
    }
    return summariser.summary();
}

}  // namespace mien::app
