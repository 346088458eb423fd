// The web page of annotation_summary.h.

#include <algorithm>
#include <limits>
#include <map>
#include <optional>

#include "mien/annotation_summary.h"
#include "mien/derived.h"
#include "mien/expressions.h"
#include "report/html.h"

namespace mien {

namespace {

constexpr std::size_t kMostBands = 12;  // tracks in the timeline, the longest
// What a reader can take in, and a browser can show.
constexpr std::size_t kMostMarks = 200;
constexpr std::size_t kMostSegments = 40;  // side by side
constexpr std::size_t kMostTables = 400;

std::string seconds(double value) {
    return html::number(value, 1) + "\u00a0s";
}

std::string name_of(const SegmentSummary& summary) {
    if (summary.track == 0) return summary.label;
    return summary.label + ", " +
           (summary.name.empty() ? "face " + std::to_string(summary.track) : summary.name);
}

std::string name_of(const Annotation& annotation, int track) {
    const auto name = annotation.names.find(track);
    return name == annotation.names.end() ? "face " + std::to_string(track) : name->second;
}

// The classes as the page shows them.
struct PageLegend {
    explicit PageLegend(const std::vector<std::string>& classes)
        : shown(expressions(classes)), order(shown_order(shown)), place(order.size()) {
        for (std::size_t i = 0; i < order.size(); ++i) {
            place[order[i]] = i;
            names.push_back(shown[order[i]].name);
            colours.push_back(to_hex(shown[order[i]].colour));
        }
    }
    std::vector<Expression> shown;     // by class
    std::vector<std::size_t> order;    // of classes
    std::vector<std::size_t> place;    // of a class in that order
    std::vector<std::string> names;    // in that order
    std::vector<std::string> colours;  // in that order
};

std::string timeline(const Annotation& annotation, const std::vector<Marker>& markers,
                     const PageLegend& legend) {
    html::Bands bands;
    bands.series = legend.names;
    bands.colours = legend.colours;
    std::map<int, std::size_t> band_of;
    for (const Annotation::Track& track : annotation.tracks()) {
        if (band_of.size() == kMostBands) break;
        band_of.emplace(track.id, 0);
    }
    for (auto& [track, band] : band_of) {
        band = bands.names.size();
        bands.names.push_back(name_of(annotation, track));
    }
    bands.stretches.resize(bands.names.size());
    for (const Streak& streak : streaks(annotation)) {
        const auto band = band_of.find(streak.track);
        if (band == band_of.end()) continue;
        bands.stretches[band->second].push_back(
            {streak.start_s, streak.end_s,
             legend.place.at(static_cast<std::size_t>(streak.expression))});
    }
    for (const Marker& marker : markers) {
        if (bands.marks.size() == kMostMarks) break;
        bands.marks.emplace_back(marker.start_s, marker.label);
    }
    const double start_s = annotation.frames.front().time_s;
    const double end_s = end_of_frame(annotation, annotation.frames.size() - 1);
    return html::band_chart({"seconds", start_s, std::max(end_s, start_s + 1e-3)}, bands);
}

// Mean scores over all faces, in up to 300 bins of time. Bins without a face are left out.
struct MeanScores {
    struct Bin {
        double time_s = 0;
        std::vector<double> scores;  // by class
    };
    double start_s = 0;
    double end_s = 0;
    std::vector<Bin> bins;
};

MeanScores mean_scores(const Annotation& annotation) {
    constexpr std::size_t most_bins = 300;
    MeanScores mean;
    mean.start_s = annotation.frames.front().time_s;
    mean.end_s =
        std::max(end_of_frame(annotation, annotation.frames.size() - 1), mean.start_s + 1e-3);
    const double length_s = mean.end_s - mean.start_s;
    const std::size_t bins = std::min(most_bins, annotation.frames.size());
    const std::size_t classes = annotation.classes.size();
    std::vector<double> sums(bins * classes);
    std::vector<double> counts(bins);
    for (std::size_t i = 0; i < annotation.frames.size(); ++i) {
        const double place = (annotation.frames[i].time_s - mean.start_s) / length_s;
        const auto bin =
            std::min(bins - 1, static_cast<std::size_t>(place * static_cast<double>(bins)));
        for (std::size_t k = annotation.first_face(i); k < annotation.first_face(i + 1); ++k) {
            if (annotation.faces[k].expression < 0) continue;
            counts[bin] += 1;
            for (std::size_t c = 0; c < classes; ++c) {
                sums[bin * classes + c] += annotation.score(k, c);
            }
        }
    }
    for (std::size_t bin = 0; bin < bins; ++bin) {
        if (counts[bin] == 0) continue;
        auto& one = mean.bins.emplace_back();
        one.time_s =
            mean.start_s + (static_cast<double>(bin) + 0.5) / static_cast<double>(bins) * length_s;
        for (std::size_t c = 0; c < classes; ++c) {
            one.scores.push_back(sums[bin * classes + c] / counts[bin]);
        }
    }
    return mean;
}

std::string scores(const MeanScores& mean, const PageLegend& legend) {
    std::vector<html::Series> series;
    for (const std::size_t c : legend.order) {
        html::Series one{legend.shown[c].name, {}, false, to_hex(legend.shown[c].colour)};
        for (const auto& bin : mean.bins) one.points.emplace_back(bin.time_s, bin.scores[c]);
        series.push_back(std::move(one));
    }
    return html::line_chart({"seconds", mean.start_s, mean.end_s}, {"mean score", 0, 1}, series);
}

std::string valence_and_arousal(const MeanScores& mean, const std::vector<std::string>& classes) {
    html::Series valence{"derived valence", {}};
    html::Series arousal{"derived arousal", {}, true};
    for (const auto& bin : mean.bins) {
        const std::optional<Derived> value = derive(classes, bin.scores);
        constexpr double gap = std::numeric_limits<double>::quiet_NaN();
        valence.points.emplace_back(bin.time_s, value ? value->valence : gap);
        arousal.points.emplace_back(bin.time_s, value ? value->arousal : gap);
    }
    std::string text =
        html::heading("Derived valence and arousal, mean over all faces") +
        html::line_chart({"seconds", mean.start_s, mean.end_s}, {"derived", -1, 1},
                         {valence, arousal}) +
        html::paragraph(
            "Not measured, but computed from the scores above: each expression counts as the "
            "pleasure and arousal that people gave its word (Russell and Mehrabian 1977), neutral "
            "as 0.");
    if (const std::string note = derived_note(classes); !note.empty()) {
        text += html::paragraph("Here, " + note + ".");
    }
    return text;
}

// What its review leaves out, in a sentence; empty: nothing.
std::string left_out(const Corrections& corrections) {
    const auto people = std::count_if(corrections.people.begin(), corrections.people.end(),
                                      [](const Person& one) { return one.left_out; });
    double excluded_s = 0;
    for (const ExcludedStretch& one : corrections.excluded) excluded_s += one.to_s - one.from_s;
    std::string what;
    if (people > 0) what = std::to_string(people) + (people == 1 ? " person" : " people");
    if (!corrections.excluded.empty()) {
        what += (what.empty() ? "" : " and ") + seconds(excluded_s) + " of the time";
    }
    return what.empty() ? what : "Left out when it was reviewed: " + what + ".";
}

std::string expression_table(const SegmentSummary& summary, const PageLegend& legend) {
    std::vector<std::vector<std::string>> rows;
    for (const std::size_t c : legend.order) {
        const ExpressionSummary& one = summary.expressions[c];
        rows.push_back({legend.shown[c].name, html::percent(one.share, 1), seconds(one.seconds),
                        html::number(one.mean_score, 3), std::to_string(one.streaks),
                        one.streaks > 0 ? seconds(one.mean_streak_s) : "",
                        one.streaks > 0 ? seconds(one.longest_streak_s) : "",
                        one.first_s ? seconds(*one.first_s) : "never",
                        one.strongest_score > 0 ? html::number(one.strongest_score, 3) +
                                                      "\u00a0at\u00a0" + seconds(one.strongest_s)
                                                : ""});
    }
    return html::table({"expression", "share of time", "time", "mean score", "streaks",
                        "mean streak", "longest", "first after", "strongest"},
                       rows);
}

}  // namespace

std::string summary_page(const Annotation& annotation, const std::vector<Marker>& markers,
                         const std::vector<SegmentSummary>& summaries,
                         const Corrections& corrections, bool derived) {
    std::map<std::string, int> statuses;
    for (std::size_t i = 0; i < annotation.frames.size(); ++i) {
        ++statuses[to_string(annotation.result(i).status())];
    }
    std::string counts;
    for (const auto& [status, count] : statuses) {
        counts += (counts.empty() ? "" : ", ") + std::to_string(count) + " " + status;
    }
    const PageLegend legend(annotation.classes);
    std::string body = html::paragraph(
        std::to_string(annotation.frames.size()) + " frames (" + counts + "), " +
        seconds(end_of_frame(annotation, annotation.frames.size() - 1) -
                annotation.frames.front().time_s) +
        ", " + std::to_string(annotation.tracks().size()) + " faces followed. " +
        "A label is a guess about a face, not about a person: single frames mean little.");
    if (const std::string text = left_out(corrections); !text.empty()) {
        body += html::paragraph(text);
    }
    body += html::heading("Timeline") + timeline(annotation, markers, legend);
    const MeanScores mean = mean_scores(annotation);
    body += html::heading("Mean scores over all faces") + scores(mean, legend);
    if (derived) body += valence_and_arousal(mean, annotation.classes);

    html::BarGroups groups{legend.names, {}, {}};
    groups.values.resize(legend.order.size());
    std::size_t of_all = 0;
    for (const SegmentSummary& summary : summaries) of_all += summary.track == 0 ? 1 : 0;
    for (const SegmentSummary& summary : summaries) {
        if (summary.track != 0 || (of_all > 1 && &summary == &summaries.front())) continue;
        if (groups.series.size() == kMostSegments) break;
        groups.series.push_back(summary.label);
        for (std::size_t c = 0; c < groups.values.size(); ++c) {
            groups.values[c].push_back(100 * summary.expressions[legend.order[c]].share);
        }
    }
    if (groups.series.size() == 1) groups.colours = legend.colours;  // else it is the segment's
    body += html::heading(of_all > 1 ? "Segments side by side" : "Time per expression") +
            html::bar_chart("share of time, %", groups);
    const std::size_t tables = std::min(summaries.size(), kMostTables);
    if (tables < summaries.size() || of_all > kMostSegments + 1 || markers.size() > kMostMarks) {
        body += html::paragraph("This page shows the first " + std::to_string(tables) + " of " +
                                std::to_string(summaries.size()) +
                                " segments and faces; the table beside it has all of them.");
    }
    for (std::size_t i = 0; i < tables; ++i) {
        const SegmentSummary& summary = summaries[i];
        body += html::heading(name_of(summary) + " (" + seconds(summary.start_s) + " to " +
                              seconds(summary.end_s) + ")");
        body += expression_table(summary, legend);
    }
    if (!corrections.notes.empty()) {
        std::vector<std::vector<std::string>> rows;
        for (const Note& note : corrections.notes)
            rows.push_back({seconds(note.time_s), note.text});
        body += html::heading("Notes") + html::table({"at", "note"}, rows);
    }
    return html::page(annotation.file.stem().string() + ": how faces reacted", body);
}

}  // namespace mien
