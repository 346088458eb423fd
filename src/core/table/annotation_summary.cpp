#include "mien/annotation_summary.h"

#include <algorithm>
#include <map>
#include <utility>

#include "mien/error.h"
#include "mien/write_file.h"

namespace mien {

namespace {

// Gathers one segment of one track, or of all.
class Gatherer {
  public:
    Gatherer(const Annotation& annotation, const Marker& segment, int track)
        : annotation_(annotation) {
        summary_.label = segment.label;
        summary_.start_s = segment.start_s;
        summary_.end_s = segment.end_s;
        summary_.track = track;
        if (const auto name = annotation.names.find(track); name != annotation.names.end()) {
            summary_.name = name->second;
        }
        summary_.expressions.resize(annotation.classes.size());
    }

    SegmentSummary finish() {
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

    // `faces`: of this frame, those that count.
    void add_frame(std::size_t frame, const std::vector<std::size_t>& faces) {
        const double start_s = annotation_.frames[frame].time_s;
        const double end_s = std::min(end_of_frame(annotation_, frame), summary_.end_s);
        const std::size_t classes = annotation_.classes.size();
        std::vector<double> sums(classes);
        for (const std::size_t k : faces) {
            const Annotation::Face& face = annotation_.faces[k];
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
        for (std::size_t c = 0; c < classes && !faces.empty(); ++c) {
            const double score = sums[c] / static_cast<double>(faces.size());
            ExpressionSummary& one = summary_.expressions[c];
            if (score <= one.strongest_score) continue;
            one.strongest_score = score;
            one.strongest_s = start_s;
        }
    }

  private:
    void close(const Streak& streak) {
        ExpressionSummary& one = summary_.expressions[static_cast<std::size_t>(streak.expression)];
        ++one.streaks;
        one.longest_streak_s = std::max(one.longest_streak_s, streak.end_s - streak.start_s);
    }

    const Annotation& annotation_;
    SegmentSummary summary_;
    std::map<int, Streak> open_;  // by track
};

// Frames within the segment: from the first up to and without the last.
std::pair<std::size_t, std::size_t> frames_of(const Annotation& annotation, const Marker& segment) {
    const auto& frames = annotation.frames;
    std::size_t first = annotation.frame_at(segment.start_s);
    if (frames[first].time_s < segment.start_s - 1e-6) ++first;
    const auto end = std::lower_bound(
        frames.begin(), frames.end(), segment.end_s,
        [](const Annotation::Frame& frame, double time_s) { return frame.time_s < time_s; });
    return {first, std::max(first, static_cast<std::size_t>(end - frames.begin()))};
}

// All tracks together, then each that has scores there.
void add_segment(const Annotation& annotation, const Marker& part, bool only_ok,
                 std::vector<SegmentSummary>& result) {
    constexpr std::size_t most_rows = 2'000'000;  // of the table: some 200 MB
    Gatherer all(annotation, part, 0);
    std::map<int, Gatherer> by_track;
    std::map<int, std::vector<std::size_t>> faces;  // of a frame, by track
    const auto [first, end] = frames_of(annotation, part);
    for (std::size_t frame = first; frame < end; ++frame) {
        faces.clear();
        std::vector<std::size_t> every;
        for (std::size_t k = annotation.first_face(frame); k < annotation.first_face(frame + 1);
             ++k) {
            const Annotation::Face& face = annotation.faces[k];
            if (face.expression < 0 || (only_ok && face.status != FaceStatus::ok)) continue;
            every.push_back(k);
            if (face.track != 0) faces[face.track].push_back(k);
        }
        all.add_frame(frame, every);
        for (const auto& [track, own] : faces) {
            by_track.try_emplace(track, annotation, part, track)
                .first->second.add_frame(frame, own);
        }
        if ((result.size() + by_track.size()) * annotation.classes.size() > most_rows) {
            throw Error("cannot summarise " + annotation.file.string() +
                        ": its faces and segments make more than two million rows; give "
                        "fewer segments");
        }
    }
    result.push_back(all.finish());
    for (auto& [track, gatherer] : by_track) {
        SegmentSummary of_track = gatherer.finish();
        if (of_track.seconds > 0) result.push_back(std::move(of_track));
    }
}

// Segments that overlap are looked at one by one: without a bound, a few thousand of them that all
// last for hours would take days.
void check_overlap(const Annotation& annotation, const std::vector<Marker>& parts) {
    constexpr std::size_t most = 200'000'000;  // about half a minute
    std::size_t rows = 0;
    for (const Marker& part : parts) {
        const auto [first, end] = frames_of(annotation, part);
        rows += end - first + annotation.first_face(end) - annotation.first_face(first);
    }
    if (rows <= most) return;
    throw Error("cannot summarise " + annotation.file.string() + ": its " +
                std::to_string(parts.size() - 1) + " segments overlap so much that " +
                std::to_string(rows / 1'000'000) + " million rows would be looked at, of " +
                std::to_string(most / 1'000'000) +
                " million at most; give fewer or shorter segments");
}

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

std::vector<Marker> with_ends(std::vector<Marker> markers, double end_s) {
    double next_s = end_s;  // where the next marker begins that begins later
    for (std::size_t i = markers.size(); i-- > 0;) {
        Marker& marker = markers[i];
        if (i + 1 < markers.size() && markers[i + 1].start_s > marker.start_s) {
            next_s = markers[i + 1].start_s;
        }
        if (marker.end_s <= marker.start_s) marker.end_s = next_s;
    }
    return markers;
}

std::vector<Marker> segments(const Annotation& annotation, const std::vector<Marker>& markers) {
    const double end_s = end_of_frame(annotation, annotation.frames.size() - 1);
    std::vector<Marker> result;
    for (Marker& segment : with_ends(markers, end_s)) {
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
    check_overlap(annotation, parts);
    std::vector<SegmentSummary> result;
    for (const Marker& part : parts) add_segment(annotation, part, only_ok, result);
    return result;
}

std::vector<SegmentSummary> summarize_segment(const Annotation& annotation, const Marker& segment,
                                              bool only_ok) {
    std::vector<SegmentSummary> result;
    add_segment(annotation, segment, only_ok, result);
    return result;
}

AnnotationSummary summarize_file(const std::filesystem::path& annotation,
                                 const std::filesystem::path& markers, bool only_ok) {
    AnnotationSummary summary;
    summary.annotation = read_annotation(annotation);
    summary.corrections = corrections_of(summary.annotation.file);
    if (!summary.corrections.empty()) {
        summary.annotation = corrected(std::move(summary.annotation), summary.corrections);
    }
    const std::filesystem::path own = markers_path(summary.annotation.file);
    if (!markers.empty() || std::filesystem::exists(own)) {
        summary.markers = read_markers(markers.empty() ? own : markers);
    }
    summary.segments = summarize(summary.annotation, summary.markers, only_ok);
    return summary;
}

std::vector<std::filesystem::path> write_summary(const AnnotationSummary& summary,
                                                 const std::filesystem::path& out, bool derived) {
    const std::filesystem::path base = out / summary.annotation.file.stem();
    std::vector<std::filesystem::path> files{base.string() + ".summary.csv",
                                             base.string() + ".summary.html"};
    std::filesystem::create_directories(out);
    write_file(files[0], summary_csv(summary.segments, summary.annotation.classes));
    write_file(files[1], summary_page(summary.annotation, summary.markers, summary.segments,
                                      summary.corrections, derived));
    return files;
}

}  // namespace mien
