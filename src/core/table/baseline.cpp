#include "mien/baseline.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>

#include "base/atomic_file.h"
#include "base/columns.h"
#include "base/csv.h"
#include "base/number.h"
#include "base/text.h"
#include "mien/annotation_summary.h"
#include "mien/error.h"
#include "mien/expressions.h"

namespace mien {

namespace {

constexpr double kMostOfNeutral = 0.1;   // what another class has of neutral's score at rest
constexpr double kLeastScore = 0.00005;  // tables have four decimals

std::optional<RestStretch> stretch_in_numbers(const std::string& words) {
    // The first sign may belong to the number.
    const std::size_t dash = words.find('-', 1);
    if (dash == std::string::npos) return {};
    const auto from = parse_number<double>(words.substr(0, dash));
    const auto to = parse_number<double>(words.substr(dash + 1));
    if (!from || !to || !std::isfinite(*from) || !std::isfinite(*to)) return {};
    if (*to <= *from) {
        throw Error("the stretch at rest, '" + printable(words) + "', ends before it begins");
    }
    return RestStretch{*from, *to};
}

std::size_t neutral_of(const Annotation& annotation) {
    for (std::size_t c = 0; c < annotation.classes.size(); ++c) {
        if (expression_key(annotation.classes[c]) == "neutral") return c;
    }
    throw Error("cannot take the face at rest as a baseline: the checkpoint of " +
                annotation.file.string() + " has no class for neutral");
}

double log_score(const Annotation& annotation, std::size_t face, std::size_t c) {
    return std::log(std::max(kLeastScore, annotation.score(face, c)));
}

}  // namespace

RestStretch rest_stretch(const Annotation& annotation, const std::string& words,
                         const std::vector<Marker>& markers) {
    const std::vector<Marker> parts = segments(annotation, markers);
    const auto named = std::find_if(parts.begin(), parts.end(),
                                    [&words](const Marker& one) { return one.label == words; });
    if (named != parts.end()) return {named->start_s, named->end_s};
    if (const auto numbers = stretch_in_numbers(words)) return *numbers;
    std::string all;
    for (const Marker& one : parts) {
        if (all.size() > 400) break;
        all += (all.empty() ? "" : ", ") + std::string("'") + printable(one.label) + "'";
    }
    throw Error("there is no marker '" + printable(words) + "' in " + annotation.file.string() +
                (all.empty() ? ", for it has no markers" : "; there are " + all) +
                "; a stretch in seconds is given as 2.5-12.5");
}

Baseline measure_baseline(const Annotation& reviewed, const RestStretch& rest) {
    const std::size_t neutral = neutral_of(reviewed);
    const std::size_t classes = reviewed.classes.size();
    Baseline baseline;
    baseline.rest = rest;
    for (std::size_t frame = 0; frame < reviewed.frames.size(); ++frame) {
        const double time_s = reviewed.frames[frame].time_s;
        if (time_s < rest.from_s - 1e-6 || time_s > rest.to_s + 1e-6) continue;
        for (std::size_t i = reviewed.first_face(frame); i < reviewed.first_face(frame + 1); ++i) {
            const Annotation::Face& face = reviewed.faces[i];
            if (face.track == 0 || face.expression < 0) continue;
            Baseline::Person& person = baseline.people[face.track];
            person.shifts.resize(classes);
            ++person.frames;
            person.seconds += end_of_frame(reviewed, frame) - time_s;
            for (std::size_t c = 0; c < classes; ++c) {
                person.shifts[c] += log_score(reviewed, i, c) - log_score(reviewed, i, neutral);
            }
        }
    }
    std::erase_if(baseline.people,
                  [](const auto& entry) { return entry.second.seconds < kLeastRest_s; });
    if (baseline.people.empty()) {
        throw Error("nobody is seen in " + reviewed.file.string() + " for a second between " +
                    number_text(rest.from_s) + " and " + number_text(rest.to_s) +
                    " s: there is no face at rest to compare with");
    }
    for (auto& [track, person] : baseline.people) {
        for (std::size_t c = 0; c < classes; ++c) {
            const double mean = person.shifts[c] / static_cast<double>(person.frames);
            person.shifts[c] = c == neutral ? 0 : std::max(0.0, mean - std::log(kMostOfNeutral));
        }
    }
    return baseline;
}

std::vector<double> corrected_scores(const std::vector<double>& scores,
                                     const std::vector<double>& shifts) {
    std::vector<double> result;
    double all = 0;
    for (std::size_t c = 0; c < scores.size(); ++c) {
        result.push_back(scores[c] * std::exp(-shifts.at(c)));
        all += result.back();
    }
    for (double& score : result) score = all > 0 ? score / all : 0;
    return result;
}

std::filesystem::path write_corrected(const Annotation& measured, const Annotation& reviewed,
                                      const Baseline& baseline, const std::filesystem::path& out) {
    const Error changed("cannot correct the rows of " + measured.file.string() +
                        ": it has been changed since it was read; do it again");
    std::filesystem::path file = out.empty() ? measured.file.parent_path() : out;
    std::filesystem::path name = measured.file.filename();
    if (name.extension() == ".part") name.replace_extension();
    file /= name.replace_extension(".corrected.csv");

    CsvReader rows(measured.file);
    std::vector<std::string_view> fields;
    if (!rows.next(fields)) throw changed;
    const std::size_t count = fields.size();
    const auto box =
        static_cast<std::size_t>(std::find(fields.begin(), fields.end(), "x") - fields.begin());
    if (box == count) throw changed;
    const auto row_text = [&fields] {
        std::string text;
        for (const std::string_view field : fields) text += raw_cell(field) + ",";
        return text;
    };
    AtomicFile to(file);
    std::string head = row_text() + "expression_corrected,confidence_corrected";
    for (const std::string& one : measured.classes) {
        head += "," + csv_text(one + std::string(kCorrected));
    }
    to.write(head + "\n");
    const std::string nothing(1 + measured.classes.size(), ',');
    std::size_t face = 0;  // that the next row with a box is of
    while (rows.next(fields) && rows.offset() < measured.rows_end) {
        if (fields.size() != count) throw changed;
        std::string line = row_text();
        if (fields[box].empty()) {
            to.write(line + nothing + "\n");
            continue;
        }
        if (face == measured.faces.size()) throw changed;
        const std::size_t i = face++;
        const auto person = baseline.people.find(reviewed.faces.at(i).track);
        if (measured.faces[i].expression < 0 || person == baseline.people.end()) {
            to.write(line + nothing + "\n");
            continue;
        }
        std::vector<double> scores;
        for (std::size_t c = 0; c < measured.classes.size(); ++c) {
            scores.push_back(measured.score(i, c));
        }
        scores = corrected_scores(scores, person->second.shifts);
        const auto best = std::max_element(scores.begin(), scores.end());
        line += fmt::format(
            "{},{:.4f}",
            csv_text(measured.classes[static_cast<std::size_t>(best - scores.begin())]), *best);
        for (const double score : scores) line += fmt::format(",{:.4f}", score);
        to.write(line + "\n");
    }
    if (face != measured.faces.size()) throw changed;
    to.commit();
    return file;
}

}  // namespace mien
