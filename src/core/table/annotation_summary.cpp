#include "mien/annotation_summary.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/csv.h"

namespace mien {

namespace {

// Gathers one segment of one track, or of all.
class Gatherer {
  public:
    Gatherer(const Annotation& annotation, const Marker& segment, int track, bool only_ok)
        : annotation_(annotation), only_ok_(only_ok) {
        summary_.label = segment.label;
        summary_.start_s = segment.start_s;
        summary_.end_s = segment.end_s;
        summary_.track = track;
        summary_.expressions.resize(annotation.classes.size());
    }

    SegmentSummary gather() {
        const auto& frames = annotation_.frames;
        std::size_t i = annotation_.frame_at(summary_.start_s);
        if (frames[i].time_s < summary_.start_s - 1e-6) ++i;
        for (; i < frames.size() && frames[i].time_s < summary_.end_s; ++i) add_frame(i);
        for (auto& [track, streak] : open_) close(streak);
        for (ExpressionSummary& one : summary_.expressions) {
            if (summary_.seconds > 0) {
                one.share = one.seconds / summary_.seconds;
                one.mean_score /= summary_.seconds;
            }
            if (one.streaks > 0) one.mean_streak_s = one.seconds / one.streaks;
        }
        return std::move(summary_);
    }

  private:
    bool counts(const Annotation::Face& face) const {
        return face.expression >= 0 && (!only_ok_ || face.status == FaceStatus::ok) &&
               (summary_.track == 0 || face.track == summary_.track);
    }

    void close(const Streak& streak) {
        ExpressionSummary& one = summary_.expressions[static_cast<std::size_t>(streak.expression)];
        ++one.streaks;
        one.longest_streak_s = std::max(one.longest_streak_s, streak.end_s - streak.start_s);
    }

    void add_frame(std::size_t frame) {
        const double start_s = annotation_.frames[frame].time_s;
        const double end_s = std::min(end_of_frame(annotation_, frame), summary_.end_s);
        const std::size_t classes = annotation_.classes.size();
        std::vector<double> sums(classes);
        int faces = 0;
        for (std::size_t k = annotation_.first_face(frame); k < annotation_.first_face(frame + 1);
             ++k) {
            const Annotation::Face& face = annotation_.faces[k];
            if (!counts(face)) continue;
            ++faces;
            summary_.seconds += end_s - start_s;
            for (std::size_t c = 0; c < classes; ++c) {
                sums[c] += annotation_.score(k, c);
                summary_.expressions[c].mean_score += annotation_.score(k, c) * (end_s - start_s);
            }
            ExpressionSummary& shown =
                summary_.expressions[static_cast<std::size_t>(face.expression)];
            shown.seconds += end_s - start_s;
            if (!shown.first_s) shown.first_s = start_s - summary_.start_s;
            const Streak now{face.track, face.expression, start_s, end_s};
            const auto [at, is_new] = open_.try_emplace(face.track, now);
            if (is_new) continue;
            if (at->second.expression != face.expression || at->second.end_s != start_s) {
                close(at->second);
                at->second = now;
            }
            at->second.end_s = end_s;
        }
        for (std::size_t c = 0; c < classes && faces > 0; ++c) {
            const double score = sums[c] / faces;
            ExpressionSummary& one = summary_.expressions[c];
            if (score <= one.strongest_score) continue;
            one.strongest_score = score;
            one.strongest_s = start_s;
        }
    }

    const Annotation& annotation_;
    bool only_ok_;
    SegmentSummary summary_;
    std::map<int, Streak> open_;  // by track
};

}  // namespace

double end_of_frame(const Annotation& annotation, std::size_t frame) {
    const auto& frames = annotation.frames;
    if (frame + 1 < frames.size()) return frames[frame + 1].time_s;
    constexpr double one_frame_s = 0.04;  // of which nobody knows how long it lasts
    if (frames.size() < 2) return frames[frame].time_s + one_frame_s;
    std::vector<double> steps;
    for (std::size_t i = frames.size() - std::min<std::size_t>(frames.size(), 100) + 1;
         i < frames.size(); ++i) {
        steps.push_back(frames[i].time_s - frames[i - 1].time_s);
    }
    const auto middle = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2);
    std::nth_element(steps.begin(), middle, steps.end());
    return frames[frame].time_s + *middle;
}

std::vector<Streak> streaks(const Annotation& annotation) {
    std::vector<Streak> done;
    std::map<int, Streak> open;  // by track
    for (std::size_t i = 0; i < annotation.frames.size(); ++i) {
        const double start_s = annotation.frames[i].time_s;
        const double end_s = end_of_frame(annotation, i);
        for (std::size_t k = annotation.first_face(i); k < annotation.first_face(i + 1); ++k) {
            const Annotation::Face& face = annotation.faces[k];
            if (face.expression < 0 || face.track == 0) continue;
            const auto [at, is_new] =
                open.try_emplace(face.track, Streak{face.track, face.expression, start_s, end_s});
            Streak& streak = at->second;
            if (!is_new && (streak.expression != face.expression || streak.end_s != start_s)) {
                done.push_back(streak);
                streak = {face.track, face.expression, start_s, end_s};
            }
            streak.end_s = end_s;
        }
        std::erase_if(open, [&](const auto& entry) {
            if (entry.second.end_s == end_s) return false;
            done.push_back(entry.second);
            return true;
        });
    }
    for (const auto& [track, streak] : open) done.push_back(streak);
    std::stable_sort(done.begin(), done.end(),
                     [](const Streak& a, const Streak& b) { return a.start_s < b.start_s; });
    return done;
}

std::vector<Marker> segments(const Annotation& annotation, const std::vector<Marker>& markers) {
    const double end_s = end_of_frame(annotation, annotation.frames.size() - 1);
    std::vector<Marker> result;
    for (auto marker = markers.begin(); marker != markers.end(); ++marker) {
        Marker segment = *marker;
        if (segment.end_s <= segment.start_s) {
            const auto next = std::find_if(marker, markers.end(), [&](const Marker& other) {
                return other.start_s > segment.start_s;
            });
            segment.end_s = next == markers.end() ? end_s : next->start_s;
        }
        segment.end_s = std::min(segment.end_s, end_s);
        if (segment.end_s > std::max(segment.start_s, annotation.frames.front().time_s)) {
            result.push_back(std::move(segment));
        }
    }
    return result;
}

std::vector<SegmentSummary> summarize(const Annotation& annotation,
                                      const std::vector<Marker>& markers, bool only_ok) {
    std::vector<Marker> parts = segments(annotation, markers);
    parts.insert(parts.begin(), {annotation.frames.front().time_s,
                                 end_of_frame(annotation, annotation.frames.size() - 1), "whole"});
    std::vector<int> tracks;
    for (const Annotation::Track& track : annotation.tracks()) tracks.push_back(track.id);
    std::sort(tracks.begin(), tracks.end());
    std::vector<SegmentSummary> result;
    for (const Marker& part : parts) {
        result.push_back(Gatherer(annotation, part, 0, only_ok).gather());
        for (const int track : tracks) {
            SegmentSummary of_track = Gatherer(annotation, part, track, only_ok).gather();
            if (of_track.seconds > 0) result.push_back(std::move(of_track));
        }
    }
    return result;
}

std::string summary_csv(const std::vector<SegmentSummary>& summaries,
                        const std::vector<std::string>& classes) {
    std::string text =
        "segment,start_s,end_s,track,expression,seconds,share,mean_score,streaks,mean_streak_s,"
        "longest_streak_s,first_s,strongest_s,strongest_score\n";
    for (const SegmentSummary& summary : summaries) {
        const std::string track =
            summary.track == 0 ? std::string("all") : std::to_string(summary.track);
        for (std::size_t c = 0; c < classes.size(); ++c) {
            const ExpressionSummary& one = summary.expressions[c];
            text += fmt::format("{},{:.6f},{:.6f},{},{},{:.3f},{:.4f},{:.4f},{},{:.3f},{:.3f},",
                                csv_text(summary.label), summary.start_s, summary.end_s, track,
                                csv_text(classes[c]), one.seconds, one.share, one.mean_score,
                                one.streaks, one.mean_streak_s, one.longest_streak_s);
            if (one.first_s) text += fmt::format("{:.3f}", *one.first_s);
            text += one.strongest_score > 0
                        ? fmt::format(",{:.6f},{:.4f}\n", one.strongest_s, one.strongest_score)
                        : ",,\n";
        }
    }
    return text;
}

}  // namespace mien
