// srt, vtt, elan and praat: stretches of time instead of frames.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>

#include "base/text.h"
#include "core/media/url.h"
#include "core/table/dialects.h"
#include "mien/annotation_summary.h"
#include "report/html.h"

namespace mien {

namespace {

std::int64_t milliseconds(double seconds) {
    return std::llround(seconds * 1000);
}

// "hh:mm:ss,mmm" with the mark that the format wants.
std::string clock(double seconds, char mark) {
    const std::int64_t ms = milliseconds(seconds);
    return fmt::format("{:02}:{:02}:{:02}{}{:03}", ms / 3'600'000, ms / 60'000 % 60, ms / 1000 % 60,
                       mark, ms % 1000);
}

std::string label_of(const Annotation& annotation, std::size_t frame) {
    std::string label;
    for (std::size_t i = annotation.first_face(frame); i < annotation.first_face(frame + 1); ++i) {
        const Annotation::Face& face = annotation.faces[i];
        if (face.expression < 0) continue;
        label +=
            fmt::format("{}#{} {}", label.empty() ? "" : "\n", face.track,
                        printable(annotation.classes[static_cast<std::size_t>(face.expression)]));
    }
    return label;
}

// Calls `write` for every stretch in which the same faces have the same expressions.
void for_cues(const Annotation& annotation, std::optional<double> clock_start_s,
              const std::function<void(double, double, const std::string&)>& write) {
    const double zero_s = player_zero_s(annotation, clock_start_s);
    std::string label = label_of(annotation, 0);
    double start_s = annotation.frames.front().time_s;
    for (std::size_t i = 0; i < annotation.frames.size(); ++i) {
        const bool last = i + 1 == annotation.frames.size();
        const std::string next = last ? "" : label_of(annotation, i + 1);
        if (!last && next == label) continue;
        const double end_s = end_of_frame(annotation, i);
        if (!label.empty() && milliseconds(end_s - start_s) > 0) {
            write(start_s - zero_s, end_s - zero_s, label);
        }
        label = next;
        start_s = end_s;
    }
}

}  // namespace

double player_zero_s(const Annotation& annotation, std::optional<double> start_s) {
    const double first_s = annotation.frames.front().time_s;
    return std::min(start_s.value_or(first_s), first_s);
}

double frame_rate(const Annotation& annotation) {
    std::vector<double> steps;
    for (std::size_t i = 1; i < annotation.frames.size(); ++i) {
        const double step_s = annotation.frames[i].time_s - annotation.frames[i - 1].time_s;
        if (step_s > 0) steps.push_back(step_s);
    }
    if (steps.empty()) return 25;  // as end_of_frame() has it
    std::vector<double> sorted = steps;
    const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
    std::nth_element(sorted.begin(), middle, sorted.end());
    // The median alone would drift: containers round times, to milliseconds for one.
    double frames = 0;
    for (const double step_s : steps) frames += std::max(1.0, std::round(step_s / *middle));
    return frames / (annotation.frames.back().time_s - annotation.frames.front().time_s);
}

void write_srt(const Annotation& annotation, std::optional<double> start_s, AtomicFile& to) {
    int number = 0;
    for_cues(annotation, start_s, [&](double from_s, double to_s, const std::string& text) {
        // Players take these for styles, and SubRip knows no other way to write them.
        std::string plain = text;
        for (char& c : plain) {
            if (c == '<' || c == '{') c = '(';
            if (c == '>' || c == '}') c = ')';
        }
        to.write(fmt::format("{}\n{} --> {}\n{}\n\n", ++number, clock(from_s, ','),
                             clock(to_s, ','), plain));
    });
}

void write_vtt(const Annotation& annotation, std::optional<double> start_s, AtomicFile& to) {
    to.write("WEBVTT\n\n");
    for_cues(annotation, start_s, [&](double from_s, double to_s, const std::string& text) {
        to.write(fmt::format("{} --> {}\n{}\n\n", clock(from_s, '.'), clock(to_s, '.'),
                             html::escape(text)));
    });
}

// The ELAN Annotation Format 3.0 of the Max Planck Institute for Psycholinguistics.
void write_elan(const Annotation& annotation, std::optional<double> start_s,
                const std::string& media, AtomicFile& to) {
    const std::vector<Streak> all = streaks(annotation);
    const double zero_s = player_zero_s(annotation, start_s);
    // The schema asks for a date; always the same one, so that a run repeated gives the same file.
    to.write(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<ANNOTATION_DOCUMENT AUTHOR=\"Mien\" DATE=\"2000-01-01T00:00:00+00:00\" FORMAT=\"3.0\" "
        "VERSION=\"3.0\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
        "xsi:noNamespaceSchemaLocation=\"http://www.mpi.nl/tools/elan/EAFv3.0.xsd\">\n"
        "  <HEADER MEDIA_FILE=\"\" TIME_UNITS=\"milliseconds\">\n");
    if (!media.empty()) {
        const std::filesystem::path path = media;
        const char* type = path.extension() == ".mp4" ? "video/mp4" : "video/*";
        to.write(fmt::format("    <MEDIA_DESCRIPTOR MEDIA_URL=\"{}\" MIME_TYPE=\"{}\"/>\n",
                             html::escape(path.is_absolute() ? file_url(media) : media), type));
    }
    to.write(fmt::format("    <PROPERTY NAME=\"lastUsedAnnotationId\">{}</PROPERTY>\n  </HEADER>\n",
                         all.size()));
    to.write("  <TIME_ORDER>\n");
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (const auto& [slot, time_s] :
             {std::pair{2 * i + 1, all[i].start_s}, std::pair{2 * i + 2, all[i].end_s}}) {
            to.write(fmt::format("    <TIME_SLOT TIME_SLOT_ID=\"ts{}\" TIME_VALUE=\"{}\"/>\n", slot,
                                 milliseconds(time_s - zero_s)));
        }
    }
    to.write("  </TIME_ORDER>\n");
    std::map<int, std::vector<std::size_t>> tiers;  // streaks by track
    for (std::size_t i = 0; i < all.size(); ++i) tiers[all[i].track].push_back(i);
    for (const auto& [track, indices] : tiers) {
        to.write(fmt::format("  <TIER LINGUISTIC_TYPE_REF=\"default-lt\" TIER_ID=\"face {}\">\n",
                             track));
        for (const std::size_t i : indices) {
            to.write(fmt::format(
                "    <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID=\"a{0}\" "
                "TIME_SLOT_REF1=\"ts{1}\" TIME_SLOT_REF2=\"ts{2}\"><ANNOTATION_VALUE>{3}"
                "</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>\n",
                i + 1, 2 * i + 1, 2 * i + 2,
                html::escape(annotation.classes[static_cast<std::size_t>(all[i].expression)])));
        }
        to.write("  </TIER>\n");
    }
    to.write(
        "  <LINGUISTIC_TYPE GRAPHIC_REFERENCES=\"false\" LINGUISTIC_TYPE_ID=\"default-lt\" "
        "TIME_ALIGNABLE=\"true\"/>\n</ANNOTATION_DOCUMENT>\n");
}

// Praat's text file as its manual has it ("TextGrid file formats"): every tier is covered from
// beginning to end, so what lies between two streaks is an interval without text.
void write_praat(const Annotation& annotation, std::optional<double> start_s, AtomicFile& to) {
    const double zero_s = player_zero_s(annotation, start_s);
    const double end_s = end_of_frame(annotation, annotation.frames.size() - 1) - zero_s;
    struct Interval {
        double from_s, to_s;
        std::string text;
    };
    std::map<int, std::vector<Interval>> tiers;  // by track
    const auto until = [](std::vector<Interval>& tier, double time_s) {
        const double covered_s = tier.empty() ? 0 : tier.back().to_s;
        if (time_s > covered_s) tier.push_back({covered_s, time_s, ""});
    };
    for (const Streak& streak : streaks(annotation)) {
        std::vector<Interval>& tier = tiers[streak.track];
        until(tier, streak.start_s - zero_s);
        std::string text =
            printable(annotation.classes[static_cast<std::size_t>(streak.expression)]);
        for (std::size_t at = 0; (at = text.find('"', at)) != std::string::npos; at += 2)
            text.insert(at, 1, '"');
        tier.push_back({streak.start_s - zero_s, streak.end_s - zero_s, std::move(text)});
    }
    if (tiers.empty()) tiers[0];  // Praat takes no TextGrid without a tier
    for (auto& [track, tier] : tiers) until(tier, end_s);

    to.write(fmt::format(
        "File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\nxmin = 0\nxmax = {:.6f}\n"
        "tiers? <exists>\nsize = {}\nitem []:\n",
        end_s, tiers.size()));
    int item = 0;
    for (const auto& [track, tier] : tiers) {
        to.write(fmt::format(
            "    item [{}]:\n        class = \"IntervalTier\"\n        name = \"{}\"\n"
            "        xmin = 0\n        xmax = {:.6f}\n        intervals: size = {}\n",
            ++item, track == 0 ? "nobody" : fmt::format("face {}", track), end_s, tier.size()));
        for (std::size_t i = 0; i < tier.size(); ++i) {
            to.write(fmt::format(
                "        intervals [{}]:\n            xmin = {:.6f}\n            xmax = {:.6f}\n"
                "            text = \"{}\"\n",
                i + 1, tier[i].from_s, tier[i].to_s, tier[i].text));
        }
    }
}

}  // namespace mien
