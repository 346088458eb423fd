// The web page of label_report.h.

#include <algorithm>
#include <map>
#include <utility>

#include "mien/annotation_summary.h"
#include "mien/label_report.h"
#include "report/html.h"

namespace mien {

namespace {

constexpr std::size_t kMostBandsOfAgreement = 24;  // tracks, the longest, of all annotations
constexpr std::size_t kMostRowsOfGroups = 200;

std::string counted(int count, const std::string& one, const std::string& more) {
    return std::to_string(count) + " " + (count == 1 ? one : more);
}

std::string share_text(const LabelShare& share) {
    if (share.moments == 0) return "";
    return html::percent(share.share, 1) + " (" + html::percent(share.low, 0) + " to " +
           html::percent(share.high, 0) + ")";
}

std::string shown_rater(const std::string& rater) {
    return rater.empty() ? "(no name)" : rater;
}

std::string what_is_left_out(const LabelReport& report) {
    std::vector<std::pair<int, std::string>> parts{
        {report.open, "not labelled yet"},
        {report.disputed, "of which raters differ"},
        {report.unsure, "labelled unsure"},
        {report.no_face, "that show no face"},
        {report.lacking, "of an expression that a checkpoint has no class for"},
        {report.left_out, "left out by the review"},
        {report.astray, "of no face of the annotation"}};
    std::string text;
    for (const auto& [count, what] : parts) {
        if (count > 0) text += (text.empty() ? "" : ", ") + std::to_string(count) + " " + what;
    }
    return text.empty() ? text : "Not counted: " + text + ".";
}

std::string basis_text(const LabelReport& report) {
    const int moments = report.checkpoints.front().right.moments;
    if (report.of_footage) {
        return "By the " + counted(moments, "moment", "moments") +
               " drawn at random, weighted so that they stand for every face of the footage.";
    }
    return "By the " + counted(moments, "moment", "moments") +
           " that were labelled. None was drawn at random, so these are no shares of the footage: "
           "moments that differ or are uncertain, for one, are the hard ones.";
}

std::string independence_text(const LabelReport& report) {
    return "A face hardly changes from frame to frame: moments of one face within " +
           html::number(report.apart_s, 1) + " s share one vote. " +
           counted(report.moments, "moment is", "moments are") + " in " +
           counted(report.stretches, "such stretch", "such stretches") + " of " +
           counted(report.faces, "face", "faces") +
           ". Intervals (95 %, Wilson) say how far chance in choosing moments may have moved a "
           "share of this footage; other faces may be read better or worse.";
}

std::string checkpoint_names(const LabelReport& report, const std::string& between) {
    std::string text;
    for (const auto& one : report.checkpoints) text += (text.empty() ? "" : between) + one.name;
    return text;
}

std::string draws_table(const LabelReport& report) {
    std::vector<std::string> header{"drawn", "moments"};
    for (const auto& one : report.checkpoints) header.push_back(one.name + " is right");
    header.emplace_back("no face");
    std::vector<std::vector<std::string>> rows;
    for (const auto& by : report.draws) {
        rows.push_back({std::string(name_of(by.draw)), std::to_string(by.moments)});
        for (const LabelShare& share : by.right) rows.back().push_back(share_text(share));
        rows.back().push_back(share_text(by.no_face));
    }
    return html::table(header, rows);
}

std::string confusion_table(const LabelReport& report, const LabelReport::Checkpoint& checkpoint) {
    std::vector<std::string> header{"labelled \\ read as"};
    header.insert(header.end(), checkpoint.answers.begin(), checkpoint.answers.end());
    header.emplace_back("moments");
    std::vector<std::vector<html::ShadedCell>> rows;
    for (const std::vector<int>& counts : checkpoint.confusion) {
        int all = 0;
        for (const int count : counts) all += count;
        auto& row = rows.emplace_back();
        for (const int count : counts) {
            row.push_back({count > 0 ? std::to_string(count) : "",
                           all > 0 ? static_cast<double>(count) / all : 0});
        }
        row.push_back({std::to_string(all), 0});
    }
    return html::shaded_table(header, report.truths, rows);
}

std::string pair_text(const LabelReport& report) {
    const LabelReport::Pair& pair = *report.pair;
    const std::string& first = report.checkpoints[0].name;
    const std::string& second = report.checkpoints[1].name;
    const CheckpointAgreement& all = pair.agreement;
    std::string text = html::paragraph(
        "On all " + std::to_string(all.faces) + " faces that both read, they say the same of " +
        html::percent(all.rate(), 1) +
        (all.kappa ? " (Cohen's kappa " + html::number(*all.kappa, 2) + ")" : "") +
        (all.lacking > 0 ? "; " + std::to_string(all.lacking) +
                               " are given a class that the other does not have"
                         : "") +
        ".");
    if (report.moments == 0) return text;
    text += html::paragraph(
        "Of the stretches " +
        std::string(pair.drawn ? "drawn at random or from disagreements" : "that were labelled") +
        ", " + std::to_string(pair.only_first) + " speak for " + first + " and " +
        std::to_string(pair.only_second) + " for " + second +
        ". McNemar's test, exact, two-sided: p = " + html::number(pair.p, 4) + ". " +
        (pair.p < 0.05 ? "So uneven a split would be rare if both were equally good."
                       : "If both were equally good, so uneven a split would be common: no "
                         "difference is shown."));
    return text;
}

std::string raters_table(const LabelReport& report) {
    std::vector<std::vector<std::string>> rows;
    for (const auto& pair : report.raters) {
        rows.push_back({shown_rater(pair.first) + " and " + shown_rater(pair.second),
                        std::to_string(pair.same.moments), share_text(pair.same),
                        pair.kappa ? html::number(*pair.kappa, 2) : ""});
    }
    return html::table({"raters", "moments", "same label", "Cohen's kappa"}, rows);
}

std::string groups_table(const LabelReport& report, const std::vector<LabelReport::Group>& groups,
                         bool ranked) {
    std::vector<std::string> header{ranked ? "group" : "face", "moments", "worth"};
    for (const auto& one : report.checkpoints) header.push_back(one.name + " is right");
    std::vector<std::vector<std::string>> rows;
    for (const auto& group : groups) {
        if (rows.size() == kMostRowsOfGroups) break;
        const LabelShare& first = group.right.front();
        rows.push_back(
            {group.name, std::to_string(first.moments), html::number(first.independent, 1)});
        for (const LabelShare& share : group.right) rows.back().push_back(share_text(share));
        if (ranked && !group.large) rows.back()[2] += " (too few to compare)";
    }
    return html::table(header, rows);
}

std::string differences_text(const LabelReport& report) {
    const auto large =
        std::count_if(report.groups.begin(), report.groups.end(), [](auto& g) { return g.large; });
    if (large < 2) {
        return html::paragraph(
            "Groups are not compared: that takes two whose moments are worth " +
            html::number(kSmallestGroup, 0) +
            " independent ones each. With fewer, the order of groups is mostly chance.");
    }
    std::string text;
    for (const auto& one : report.differences) {
        text += html::paragraph(report.checkpoints[one.checkpoint].name + " reads " + one.higher +
                                " right more often than " + one.lower +
                                " (p = " + html::number(one.p, 4) + ", for all pairs together).");
    }
    return text.empty() ? html::paragraph(
                              "Between groups that are large enough, no difference is "
                              "shown beyond chance. That does not show that there is "
                              "none.")
                        : text;
}

// When the checkpoints differ, for each face.
std::string disagreement_timeline(const LabelledAnnotation& one, std::size_t most,
                                  std::size_t& drawn) {
    const Annotation& annotation = one.reviewed;
    html::Bands bands;
    bands.series = {"same", "different"};
    bands.colours = {"#8888", "#d55e00"};
    std::map<int, std::size_t> band_of;
    for (const Annotation::Track& track : annotation.tracks()) {
        if (drawn == most) break;
        ++drawn;
        band_of.emplace(track.id, bands.names.size());
        const auto name = annotation.names.find(track.id);
        bands.names.push_back(name == annotation.names.end() ? "face " + std::to_string(track.id)
                                                             : name->second);
    }
    bands.stretches.resize(bands.names.size());
    for (std::size_t frame = 0; frame < annotation.frames.size(); ++frame) {
        const double start_s = annotation.frames[frame].time_s;
        const double end_s = end_of_frame(annotation, frame);
        for (std::size_t i = annotation.first_face(frame); i < annotation.first_face(frame + 1);
             ++i) {
            const auto band = band_of.find(annotation.faces[i].track);
            if (band == band_of.end() || annotation.faces[i].expression < 0) continue;
            const std::size_t series = is_disagreement(annotation, i) ? 1 : 0;
            auto& stretches = bands.stretches[band->second];
            if (!stretches.empty() && stretches.back().series == series &&
                stretches.back().to == start_s) {
                stretches.back().to = end_s;
            } else {
                stretches.push_back({start_s, end_s, series});
            }
        }
    }
    const double start_s = annotation.frames.front().time_s;
    const double end_s = end_of_frame(annotation, annotation.frames.size() - 1);
    return html::paragraph(annotation.file.stem().string()) +
           html::band_chart({"seconds", start_s, std::max(end_s, start_s + 1e-3)}, bands);
}

}  // namespace

std::string label_page(const LabelReport& report,
                       const std::vector<LabelledAnnotation>& annotations) {
    std::string body;
    if (report.moments > 0) {
        body += html::paragraph(basis_text(report));
        std::vector<std::vector<std::string>> rows;
        for (const auto& one : report.checkpoints) {
            rows.push_back(
                {one.name, share_text(one.right), html::number(one.right.independent, 1)});
        }
        body += html::table({"checkpoint", "right", "moments it is worth"}, rows);
        body += html::paragraph(independence_text(report));
    } else {
        body += html::paragraph(
            "There is no labelled moment yet that checkpoints could be "
            "measured by.");
    }
    if (const std::string text = what_is_left_out(report); !text.empty()) {
        body += html::paragraph(text);
    }
    if (report.pair) {
        body += html::heading(checkpoint_names(report, " and ")) + pair_text(report);
        std::size_t drawn = 0;
        for (const LabelledAnnotation& one : annotations) {
            if (drawn == kMostBandsOfAgreement) break;
            body += disagreement_timeline(one, kMostBandsOfAgreement, drawn);
        }
    }
    if (report.moments > 0) {
        for (const auto& one : report.checkpoints) {
            body += html::heading("What " + one.name + " makes of each expression") +
                    confusion_table(report, one);
        }
    }
    if (!report.draws.empty()) {
        body += html::heading("By how moments were chosen") + draws_table(report);
    }
    if (!report.raters.empty()) {
        body += html::heading("Raters") + raters_table(report);
    }
    if (!report.groups.empty()) {
        body += html::heading("Groups") + groups_table(report, report.groups, true) +
                differences_text(report);
    }
    if (report.people.size() > 1) {
        body += html::heading("Faces") + groups_table(report, report.people, false);
    }
    const std::string name = annotations.size() == 1
                                 ? annotations.front().measured.file.stem().string()
                                 : std::to_string(annotations.size()) + " annotations";
    return html::page(name + ": what labels say of " + checkpoint_names(report, " and "), body);
}

}  // namespace mien
