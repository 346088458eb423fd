#include "app/review/track_series.h"

namespace mien::app {

namespace {

constexpr double kLasting_s = 0.25;

std::vector<double> lasting_changes(const std::vector<TrackSeries::Sample>& samples) {
    std::vector<double> changes;
    int lasting = -1;
    for (std::size_t begin = 0; begin < samples.size();) {
        std::size_t end = begin + 1;
        while (end < samples.size() && samples[end].expression == samples[begin].expression &&
               samples[end].time_s - samples[end - 1].time_s <= longest_step_s) {
            ++end;
        }
        const double until_s =
            end < samples.size() && samples[end].time_s - samples[end - 1].time_s <= longest_step_s
                ? samples[end].time_s
                : samples[end - 1].time_s;
        if (until_s - samples[begin].time_s >= kLasting_s) {
            if (lasting >= 0 && samples[begin].expression != lasting) {
                changes.push_back(samples[begin].time_s);
            }
            lasting = samples[begin].expression;
        }
        begin = end;
    }
    return changes;
}

}  // namespace

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
    series.changes = lasting_changes(series.samples);
    series.summary = summariser.summary();
    return series;
}

}  // namespace mien::app
