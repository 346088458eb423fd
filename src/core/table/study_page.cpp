// The web page of study.h.

#include <algorithm>
#include <cmath>
#include <limits>

#include "mien/expressions.h"
#include "mien/study.h"
#include "report/html.h"

namespace mien {

namespace {

constexpr std::size_t kMostRows = 200;     // of a ranking's table, and of people
constexpr std::size_t kMostDots = 40;      // of a ranking's chart
constexpr std::size_t kMostPoints = 1200;  // of a curve: more than a chart has pixels

std::string counted(std::size_t count, const std::string& one, const std::string& more) {
    return std::to_string(count) + " " + (count == 1 ? one : more);
}

std::string interval_text(const AcrossPeople& one) {
    return one.low ? html::number(*one.low, 3) + " to " + html::number(*one.high, 3) : "";
}

std::string method_text(const Study& study) {
    const StudySettings& settings = study.settings;
    return "Time 0 is " +
           (settings.align.empty() ? std::string("the first frame of each annotation")
                                   : "where its first marker \"" + settings.align + "\" begins") +
           ". The curves have moments of " + html::number(settings.bin_s, 2) +
           " s; a reading holds until the next frame. A person counts in a moment or a segment "
           "where their face was read" +
           (settings.only_ok ? " well (status ok)" : "") + " for at least " +
           html::percent(settings.coverage, 0) +
           " of it, and counts once, with the mean of the score over that time. Spread is the "
           "standard deviation across people. Bands and intervals are 95 % confidence intervals "
           "of the mean across people (Student's t), for each moment by itself: they say how far "
           "chance in choosing such people may have moved a mean, not whether a label is true.";
}

std::string few_people_text(std::size_t people) {
    if (people >= kFewestPeople) return {};
    return html::paragraph(
        "These are only " + counted(people, "person", "people") +
        ": means of so few say little about others" +
        (people == 1 ? ", and there is no spread across people." : ", and intervals are wide."));
}

// The moments that a chart has room for: several become their mean.
html::Series curve_of(const Study& study, std::size_t expression, const Colour& colour, bool band) {
    constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();
    html::Series series{study.expressions[expression], {}, false, to_hex(colour), {}};
    const std::size_t step = (study.moments.size() + kMostPoints - 1) / kMostPoints;
    for (std::size_t i = 0; i < study.moments.size(); i += step) {
        double time_s = 0;
        double mean = 0;
        double low = 0;
        double high = 0;
        int means = 0;
        int intervals = 0;
        const std::size_t end = std::min(i + step, study.moments.size());
        for (std::size_t j = i; j < end; ++j) {
            const AcrossPeople& one = study.moments[j].scores[expression];
            time_s += study.moments[j].time_s / static_cast<double>(end - i);
            if (one.people > 0) {
                ++means;
                mean += one.mean;
            }
            if (one.low) {
                ++intervals;
                low += *one.low;
                high += *one.high;
            }
        }
        series.points.emplace_back(time_s, means > 0 ? mean / means : kNothing);
        if (!band) continue;
        series.band.push_back({time_s, intervals > 0 ? low / intervals : kNothing,
                               intervals > 0 ? high / intervals : kNothing});
    }
    return series;
}

html::Axis time_axis(const Study& study) {
    const double half_s = study.settings.bin_s / 2;
    return {"seconds", study.moments.front().time_s - half_s, study.moments.back().time_s + half_s};
}

std::string curves_text(const Study& study, const std::vector<std::size_t>& chosen) {
    if (study.moments.empty()) {
        return html::paragraph(
            "Nobody was read for long enough in any moment; choose longer ones.");
    }
    const std::vector<Expression> shown = expressions(study.expressions);
    const html::Axis time = time_axis(study);
    std::vector<html::Series> means;
    for (std::size_t c = 0; c < shown.size(); ++c) {
        means.push_back(curve_of(study, c, shown[c].colour, false));
    }
    std::string text = html::heading("What people show on average") +
                       html::line_chart(time, {"mean score", 0, 1}, means);
    for (const std::size_t c : chosen) {
        double highest = 0.1;
        for (const Study::Moment& moment : study.moments) {
            highest = std::max(highest, moment.scores[c].mean);
        }
        text += html::heading("Mean and interval: " + study.expressions[c]) +
                html::line_chart(time, {"mean score", 0, std::min(1.0, 1.5 * highest)},
                                 {curve_of(study, c, shown[c].colour, true)});
    }
    html::Series people{"people who count", {}, false, "#888888", {}};
    const std::size_t step = (study.moments.size() + kMostPoints - 1) / kMostPoints;
    for (std::size_t i = 0; i < study.moments.size(); i += step) {
        people.points.emplace_back(study.moments[i].time_s, study.moments[i].people);
    }
    return text + html::heading("How many people") +
           html::line_chart(time, {"people", 0, 1.05 * static_cast<double>(study.people.size())},
                            {people});
}

std::string ranking_text(const Study& study, std::size_t expression, const Colour& colour) {
    html::Ranges ranges;
    ranges.colour = to_hex(colour);
    std::vector<std::vector<std::string>> rows;
    double highest = 0.1;
    for (const std::size_t i : ranking(study, expression)) {
        const Study::Segment& segment = study.segments[i];
        const AcrossPeople& one = segment.scores[expression];
        if (ranges.rows.size() < kMostDots) {
            ranges.rows.push_back(
                {segment.label, one.mean, one.low.value_or(one.mean), one.high.value_or(one.mean)});
            highest = std::max(highest, one.high.value_or(one.mean));
        }
        if (rows.size() == kMostRows) break;
        rows.push_back(
            {segment.label, std::to_string(segment.ranks[expression]), html::number(one.mean, 3),
             interval_text(one), one.deviation ? html::number(*one.deviation, 3) : "",
             html::percent(segment.shares[expression].mean, 1),
             std::to_string(segment.people) + (segment.people < kFewestPeople ? " (few)" : "")});
    }
    return html::heading("Segments by " + study.expressions[expression]) +
           html::range_chart(
               {"mean score, with its 95 % interval", 0, std::min(1.0, 1.05 * highest)}, ranges) +
           html::table({"segment", "rank", "mean score", "95 % interval", "spread (SD)",
                        "share of time", "people"},
                       rows);
}

std::string differences_text(const Study& study, std::size_t expression) {
    if (!study.compared[expression]) {
        return html::paragraph("Segments are not compared: that takes " +
                               std::to_string(kFewestPeople) +
                               " people who count in both. With fewer, the order of segments is "
                               "mostly chance.");
    }
    std::string text;
    std::size_t shown = 0;
    for (const Study::Difference& one : study.differences) {
        if (one.expression != expression) continue;
        if (++shown > kMostRows) break;
        text += html::paragraph(
            "More in " + study.segments[one.higher].label + " than in " +
            study.segments[one.lower].label + ", by " + html::number(one.mean, 3) + " (" +
            html::number(one.low, 3) + " to " + html::number(one.high, 3) + ", " +
            counted(static_cast<std::size_t>(one.people), "person", "people") +
            " who saw both; p " + (one.p < 0.0001 ? "< 0.0001" : "= " + html::number(one.p, 4)) +
            " for all pairs together).");
    }
    return text.empty() ? html::paragraph(
                              "Between these segments no difference is shown beyond chance. That "
                              "does not show that there is none.")
                        : text;
}

std::string people_table(const Study& study) {
    std::vector<std::string> header{"person", "annotations", "face read for", "of"};
    header.insert(header.end(), study.expressions.begin(), study.expressions.end());
    std::vector<std::vector<std::string>> rows;
    for (const Study::Person& person : study.people) {
        if (rows.size() == kMostRows) break;
        std::string files;
        for (const auto& file : person.files) {
            files += (files.empty() ? "" : ", ") + file.filename().string();
        }
        std::vector<std::string> row{person.name, files,
                                     html::number(person.whole.seconds, 1) + "\u00a0s",
                                     html::number(person.whole.length_s, 1) + "\u00a0s"};
        for (const double score : person.whole.scores) {
            row.push_back(html::number(score / person.whole.seconds, 3));
        }
        rows.push_back(std::move(row));
    }
    std::string text = html::heading("People and their mean scores") + html::table(header, rows);
    if (rows.size() < study.people.size()) {
        text += html::paragraph("These are the first " + std::to_string(rows.size()) + " of " +
                                std::to_string(study.people.size()) + "; the table has all.");
    }
    return text;
}

std::string notes_text(const Study& study) {
    std::string text;
    std::string names;
    for (const std::string& one : study.checkpoints) names += (names.empty() ? "" : ", ") + one;
    if (study.checkpoints.size() > 1) {
        text += html::paragraph("They were read by different checkpoints (" + names +
                                "): a difference between people may be one between these.");
    }
    for (const std::string& note : study.notes) text += html::paragraph(note);
    return text.empty() ? text : html::heading("To keep in mind") + text;
}

}  // namespace

std::string study_page(const Study& study, const std::vector<std::size_t>& ranked) {
    const std::vector<Expression> shown = expressions(study.expressions);
    std::string body = html::paragraph(
        counted(study.people.size(), "person", "people") + " in " +
        counted(study.annotations, "annotation", "annotations") +
        ". A label is a guess about a face, not about a person: what is shared by many means more "
        "than what one shows.");
    body += few_people_text(study.people.size()) + curves_text(study, ranked);
    if (study.segments.empty()) {
        body += html::paragraph(
            "There are no segments: set markers in Review, or give a file with "
            "--markers.");
    }
    for (const std::size_t c : ranked) {
        if (ranking(study, c).empty()) continue;
        body += ranking_text(study, c, shown[c].colour) + differences_text(study, c);
    }
    body += people_table(study) + notes_text(study);
    body += html::heading("How it was computed") + html::paragraph(method_text(study));
    return html::page(counted(study.people.size(), "person", "people") + " over one stimulus",
                      body);
}

}  // namespace mien
