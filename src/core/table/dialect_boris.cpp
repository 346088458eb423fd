// boris and boris-aggregated: the tables that BORIS 8 and 9 write as "tabular events" and
// "aggregated events" (O. Friard, M. Gamba, Methods in Ecology and Evolution 7, 2016), with their
// columns in their order. BORIS says NA where something is not known.

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "base/csv.h"
#include "core/table/dialects.h"
#include "mien/annotation_summary.h"

namespace mien {

namespace {

// A stretch of an expression or of a marker, on a player's clock; a moment where both are the same.
struct Bout {
    double start_s = 0;
    double stop_s = 0;
    std::int64_t start_frame = 0;
    std::int64_t stop_frame = 0;
    std::string subject;  // empty: nobody's, as markers are
    std::string behavior;
    const char* category = "";

    bool is_moment() const { return stop_s <= start_s; }
};

std::string subject_of(const Annotation& annotation, int track) {
    const auto name = annotation.names.find(track);
    return name == annotation.names.end() ? fmt::format("face {}", track) : tsv_text(name->second);
}

// By start.
std::vector<Bout> bouts(const Annotation& annotation, const std::vector<Marker>& markers,
                        double zero_s) {
    const auto frame_at = [&](double time_s) {
        return annotation.frames[annotation.frame_at(time_s)].index;
    };
    std::vector<Bout> all;
    for (const Streak& one : streaks(annotation)) {
        all.push_back({one.start_s - zero_s, one.end_s - zero_s, frame_at(one.start_s),
                       frame_at(one.end_s), subject_of(annotation, one.track),
                       tsv_text(annotation.classes[static_cast<std::size_t>(one.expression)]),
                       "expression"});
    }
    for (const Marker& one : markers) {
        all.push_back({one.start_s - zero_s, one.end_s - zero_s, frame_at(one.start_s),
                       frame_at(one.end_s), "", tsv_text(one.label.empty() ? "marker" : one.label),
                       "marker"});
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Bout& a, const Bout& b) { return a.start_s < b.start_s; });
    return all;
}

// What is the same in every row.
struct Observation {
    std::string id;
    std::string source = "NA";
    std::string media = "NA";
    double coding_s = 0;  // from the first event to the last
    double media_s = 0;
    double fps = 0;
};

Observation observation_of(const Annotation& annotation, const std::vector<Bout>& all,
                           double zero_s, const std::string& media) {
    Observation one;
    one.id = tsv_text(annotation.file.stem().string());
    if (!media.empty()) {
        one.media = tsv_text(media);
        one.source = "player #1:" + one.media;
    }
    if (!all.empty()) {
        double last_s = all.front().start_s;
        for (const Bout& bout : all) last_s = std::max(last_s, bout.stop_s);
        one.coding_s = last_s - all.front().start_s;
    }
    one.media_s = end_of_frame(annotation, annotation.frames.size() - 1) - zero_s;
    one.fps = frame_rate(annotation);
    return one;
}

}  // namespace

void write_boris(const Annotation& annotation, const std::vector<Marker>& markers,
                 std::optional<double> start_s, const std::string& media, AtomicFile& to) {
    const double zero_s = player_zero_s(annotation, start_s);
    const std::vector<Bout> all = bouts(annotation, markers, zero_s);
    const Observation of = observation_of(annotation, all, zero_s, media);
    struct Event {
        double time_s;
        int order;  // at the same time, what ends comes before what begins
        const char* type;
        std::int64_t frame;
        const Bout* bout;
    };
    std::vector<Event> events;
    for (const Bout& one : all) {
        if (one.is_moment()) {
            events.push_back({one.start_s, 1, "POINT", one.start_frame, &one});
        } else {
            events.push_back({one.start_s, 1, "START", one.start_frame, &one});
            events.push_back({one.stop_s, 0, "STOP", one.stop_frame, &one});
        }
    }
    std::stable_sort(events.begin(), events.end(), [](const Event& a, const Event& b) {
        return std::tie(a.time_s, a.order) < std::tie(b.time_s, b.order);
    });
    to.write(
        "Observation id\tObservation date\tDescription\tObservation duration\tObservation type\t"
        "Source\tTime offset (s)\tMedia duration (s)\tFPS\tSubject\tBehavior\tBehavioral category\t"
        "Behavior type\tTime\tMedia file name\tImage index\tImage file path\tComment\n");
    for (const Event& one : events) {
        to.write(fmt::format(
            "{}\t\t\t{:.3f}\tMedia file(s)\t{}\t0.0\t{:.3f}\t{:.3f}\t{}\t{}\t{}\t"
            "{}\t{:.3f}\t{}\t{}\tNA\t\n",
            of.id, of.coding_s, of.source, of.media_s, of.fps, one.bout->subject,
            one.bout->behavior, one.bout->category, one.type, one.time_s, of.media, one.frame));
    }
}

void write_boris_aggregated(const Annotation& annotation, const std::vector<Marker>& markers,
                            std::optional<double> start_s, const std::string& media,
                            AtomicFile& to) {
    const double zero_s = player_zero_s(annotation, start_s);
    const std::vector<Bout> all = bouts(annotation, markers, zero_s);
    const Observation of = observation_of(annotation, all, zero_s, media);
    std::map<std::string, double> seconds;  // by subject
    for (const Bout& one : all) seconds[one.subject] += one.stop_s - one.start_s;
    to.write(
        "Observation id\tObservation date\tDescription\tObservation type\tSource\tTime offset (s)\t"
        "Coding duration\tMedia duration (s)\tFPS (frame/s)\tSubject\t"
        "Observation duration by subject by observation\tBehavior\tBehavioral category\t"
        "Behavior type\tStart (s)\tStop (s)\tDuration (s)\tMedia file name\tImage index start\t"
        "Image index stop\tImage file path start\tImage file path stop\tComment start\t"
        "Comment stop\n");
    for (const Bout& one : all) {
        to.write(fmt::format(
            "{}\t\t\tMedia file\t{}\t0.0\t{:.3f}\t{:.3f}\t{:.3f}\t{}\t{:.3f}\t{}\t{}\t{}\t{:.3f}\t"
            "{:.3f}\t{}\t{}\t{}\t{}\t\t\t\t\n",
            of.id, of.source, of.coding_s, of.media_s, of.fps,
            one.subject.empty() ? "No focal subject" : one.subject, seconds[one.subject],
            one.behavior, one.category, one.is_moment() ? "POINT" : "STATE", one.start_s,
            one.stop_s, one.is_moment() ? "NA" : fmt::format("{:.3f}", one.stop_s - one.start_s),
            of.media, one.start_frame, one.stop_frame));
    }
}

}  // namespace mien
