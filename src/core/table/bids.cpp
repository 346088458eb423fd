#include "core/table/bids.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/atomic_file.h"
#include "base/columns.h"
#include "base/csv.h"
#include "base/number.h"
#include "base/text.h"
#include "core/table/derived_table.h"
#include "core/table/dialects.h"
#include "core/table/gzip.h"
#include "mien/annotation_summary.h"
#include "mien/derived.h"
#include "mien/error.h"

namespace mien {

namespace {

namespace fs = std::filesystem;

constexpr double kMostSamples = 50e6;  // 19 days at 30 per second

fs::path with_suffix(const fs::path& base, const char* suffix) {
    fs::path path = base;
    return path += suffix;
}

// A text in JSON. What is no plain text is shown as such first (base/text.h).
std::string quoted(const std::string& text) {
    return nlohmann::json(printable(text)).dump();
}

struct Sampling {
    double start_s = 0;  // on the annotation's timeline
    double rate = 0;
    std::int64_t samples = 0;
};

Sampling sampling_of(const Annotation& annotation, const fs::path& file) {
    Sampling one;
    one.start_s = annotation.frames.front().time_s;
    // The one that is written, so that the times follow from the file; a whole number where the
    // times, which have six decimals, cannot tell it from one.
    one.rate = std::max(1e-6, as_written(frame_rate(annotation), 6));
    const double length_s = annotation.frames.back().time_s - one.start_s;
    const double whole = std::round(one.rate);
    if (whole > 0 && std::abs(whole - one.rate) * length_s <= whole * 1e-6) one.rate = whole;
    const double samples = std::round(length_s * one.rate) + 1;
    if (samples > kMostSamples) {
        throw Error("cannot write " + file.string() +
                    ": its frames lie so far apart that there would be more than 50 million "
                    "samples; export a stretch of it in the window's review, and use that");
    }
    one.samples = static_cast<std::int64_t>(samples);
    return one;
}

// The frame of each sample, in turn; none where none is near enough.
class NearestFrame {
  public:
    NearestFrame(const Annotation& annotation, const Sampling& sampling)
        : frames_(annotation.frames), sampling_(sampling) {}

    std::optional<std::size_t> at(std::int64_t sample) {
        const double time_s = sampling_.start_s + static_cast<double>(sample) / sampling_.rate;
        const auto off_s = [&](std::size_t i) { return std::abs(frames_[i].time_s - time_s); };
        while (next_ + 1 < frames_.size() && off_s(next_ + 1) <= off_s(next_)) ++next_;
        // A microsecond more: times have six decimals.
        if (off_s(next_) > 0.5 / sampling_.rate + 1e-6) return {};
        return next_;
    }

  private:
    const std::vector<Annotation::Frame>& frames_;
    const Sampling& sampling_;
    std::size_t next_ = 0;
};

std::optional<std::size_t> face_of(const Annotation& annotation, std::size_t frame, int track) {
    for (std::size_t i = annotation.first_face(frame); i < annotation.first_face(frame + 1); ++i) {
        const Annotation::Face& face = annotation.faces[i];
        if (face.track == track && face.expression >= 0) return i;
    }
    return {};
}

std::string derived_text(const Annotation& annotation, std::size_t face) {
    std::vector<double> scores;
    for (std::size_t c = 0; c < annotation.classes.size(); ++c) {
        scores.push_back(annotation.score(face, c));
    }
    const auto value = rounded_derived(derive(annotation.classes, scores));
    return value ? fmt::format("{:.4f}\t{:.4f}\t", value->valence, value->arousal) : "n/a\tn/a\t";
}

void write_samples(const Annotation& annotation, const Sampling& sampling, int track, bool derived,
                   AtomicFile& to) {
    Gzip gzip(to);
    NearestFrame nearest(annotation, sampling);
    std::string nothing;
    const std::size_t columns = annotation.classes.size() + (derived ? 2 : 0);
    for (std::size_t c = 0; c < columns; ++c) nothing += "n/a\t";
    nothing += "n/a\n";
    std::string line;
    for (std::int64_t sample = 0; sample < sampling.samples; ++sample) {
        const std::optional<std::size_t> frame = nearest.at(sample);
        const auto face = frame ? face_of(annotation, *frame, track) : std::nullopt;
        line = face ? "" : nothing;
        if (face) {
            for (std::size_t c = 0; c < annotation.classes.size(); ++c) {
                line += fmt::format("{:.4f}\t", annotation.score(*face, c));
            }
            if (derived) line += derived_text(annotation, *face);
            line += annotation.faces[*face].status == FaceStatus::ok ? "1\n" : "0\n";
        }
        gzip.write(line);
    }
    gzip.finish();
}

std::string samples_json(const Annotation& annotation, const Sampling& sampling, double zero_s,
                         bool derived) {
    std::string columns;
    std::string meanings;
    for (const std::string& name : annotation.classes) {
        columns += quoted(name) + ", ";
        meanings += fmt::format(
            "  {}: {{\"Description\": {}}},\n", quoted(name),
            quoted("score of the facial expression " + name + ", 0 to 1; all of them sum to 1"));
    }
    if (derived) {
        const auto add = [&](std::string_view name, const std::string& scale) {
            columns += quoted(std::string(name)) + ", ";
            meanings += fmt::format(
                "  {}: {{\"Description\": {}}},\n", quoted(std::string(name)),
                quoted(scale + ": derived from the scores by a fixed map of published ratings of "
                               "words, not measured"));
        };
        add(kDerivedValence, "-1 (unpleasant) to 1 (pleasant)");
        add(kDerivedArousal, "-1 (sleepy) to 1 (excited)");
    }
    const std::string checkpoint =
        annotation.checkpoint.name.empty() ? "" : ", checkpoint " + annotation.checkpoint.name;
    return fmt::format(
        "{{\n  \"SamplingFrequency\": {},\n  \"StartTime\": {},\n  \"Columns\": "
        "[{}\"read_well\"],\n"
        "  \"Manufacturer\": \"Mien\",\n  \"SoftwareVersions\": {},\n"
        "{}  \"read_well\": {{\"Description\": \"whether the face could be read well\", "
        "\"Levels\": "
        "{{\"1\": \"well\", \"0\": \"doubtful: dark, blurred, turned away, covered or cut off\"}}}}"
        "\n}}\n",
        number_text(sampling.rate), number_text(sampling.start_s - zero_s, 6), columns,
        quoted(std::string(MIEN_VERSION) + checkpoint), meanings);
}

struct BidsEvent {
    double onset_s = 0;
    double duration_s = 0;
    std::string type;
    const char* kind = "";
};

std::vector<BidsEvent> events_of(const Annotation& annotation, const std::vector<Marker>& markers,
                                 double zero_s, int track) {
    std::vector<BidsEvent> events;
    for (const Streak& one : streaks(annotation)) {
        if (one.track != track) continue;
        events.push_back({one.start_s - zero_s, one.end_s - one.start_s,
                          annotation.classes[static_cast<std::size_t>(one.expression)],
                          "expression"});
    }
    for (const Marker& one : markers) {
        events.push_back({one.start_s - zero_s, one.end_s - one.start_s, one.label, "marker"});
    }
    std::stable_sort(events.begin(), events.end(),
                     [](const BidsEvent& a, const BidsEvent& b) { return a.onset_s < b.onset_s; });
    return events;
}

void write_events(const std::vector<BidsEvent>& events, AtomicFile& to) {
    to.write("onset\tduration\ttrial_type\tkind\n");
    for (const BidsEvent& one : events) {
        to.write(fmt::format("{:.6f}\t{:.6f}\t{}\t{}\n", one.onset_s, one.duration_s,
                             one.type.empty() ? "n/a" : tsv_text(one.type), one.kind));
    }
}

std::string events_json(const Annotation& annotation) {
    std::string levels;
    for (const std::string& name : annotation.classes) {
        levels += fmt::format("{}{}: {}", levels.empty() ? "" : ", ", quoted(name),
                              quoted("the face reads as " + name));
    }
    return fmt::format(
        "{{\n  \"onset\": {{\"Description\": \"since the recording's beginning\", \"Units\": "
        "\"s\"}},\n  \"duration\": {{\"Description\": \"0: a moment\", \"Units\": \"s\"}},\n"
        "  \"trial_type\": {{\"Description\": \"the expression, or the marker's label\", "
        "\"Levels\": {{{}}}}},\n"
        "  \"kind\": {{\"Description\": \"where it comes from\", \"Levels\": {{\"expression\": "
        "\"read from the face by Mien\", \"marker\": \"set by people or programs\"}}}}\n}}\n",
        levels);
}

}  // namespace

std::vector<fs::path> write_bids(const Annotation& annotation, const std::vector<Marker>& markers,
                                 double zero_s, std::optional<int> track, const fs::path& base,
                                 bool derived) {
    if (derived) derived_note(annotation.classes);  // throws where none has a place
    if (!track) {
        const std::vector<Annotation::Track> tracks = annotation.tracks();
        track = tracks.empty() ? 0 : tracks.front().id;
    }
    std::vector<fs::path> files;
    for (const char* suffix : {"_physio.tsv.gz", "_physio.json", "_events.tsv", "_events.json"}) {
        files.push_back(with_suffix(base, suffix));
    }
    AtomicFile samples(files[0]);
    AtomicFile about_samples(files[1]);
    AtomicFile events(files[2]);
    AtomicFile about_events(files[3]);
    const Sampling sampling = sampling_of(annotation, files[0]);
    write_samples(annotation, sampling, *track, derived, samples);
    about_samples.write(samples_json(annotation, sampling, zero_s, derived));
    write_events(events_of(annotation, markers, zero_s, *track), events);
    about_events.write(events_json(annotation));
    for (AtomicFile* file : {&samples, &about_samples, &events, &about_events}) file->commit();
    return files;
}

}  // namespace mien
