// The tables of study.h.

#include <fmt/format.h>

#include <algorithm>

#include "base/csv.h"
#include "mien/study.h"
#include "mien/write_file.h"

namespace mien {

namespace {

// mean,sd,low,high: empty without people, and its spread with one.
std::string cells_of(const AcrossPeople& one) {
    if (one.people == 0) return ",,,";
    std::string text = fmt::format("{:.4f}", one.mean);
    for (const auto& value : {one.deviation, one.low, one.high}) {
        text += value ? fmt::format(",{:.4f}", *value) : ",";
    }
    return text;
}

std::string rows_of_segment(const Study& study, const Study::Segment& segment) {
    std::string text;
    for (std::size_t c = 0; c < study.expressions.size(); ++c) {
        text += fmt::format(
            "{},{},{},{},{},{}\n", csv_text(segment.label), csv_text(study.expressions[c]),
            segment.ranks[c] > 0 ? std::to_string(segment.ranks[c]) : "", segment.people,
            cells_of(segment.scores[c]), cells_of(segment.shares[c]));
    }
    return text;
}

std::string rows_of_person(const Study& study, const std::string& before,
                           const std::string& segment, const ShownSums& sums) {
    const bool counts = counts_in(sums, study.settings.coverage);
    std::string text;
    for (std::size_t c = 0; c < study.expressions.size(); ++c) {
        text += before + fmt::format("{},{},{:.3f},{:.3f},{},", csv_text(segment),
                                     csv_text(study.expressions[c]), sums.length_s, sums.seconds,
                                     counts ? 1 : 0);
        text += sums.seconds > 0 ? fmt::format("{:.4f},{:.4f}\n", sums.scores[c] / sums.seconds,
                                               sums.shown[c] / sums.seconds)
                                 : std::string(",\n");
    }
    return text;
}

}  // namespace

std::string study_curves_csv(const Study& study) {
    std::string text = "time_s,expression,people,mean,sd,low,high\n";
    for (const Study::Moment& moment : study.moments) {
        for (std::size_t c = 0; c < study.expressions.size(); ++c) {
            text += fmt::format("{:.3f},{},{},{}\n", moment.time_s, csv_text(study.expressions[c]),
                                moment.people, cells_of(moment.scores[c]));
        }
    }
    return text;
}

std::string study_segments_csv(const Study& study) {
    std::string text =
        "segment,expression,rank,people,mean_score,sd,low,high,mean_share,share_sd,share_low,"
        "share_high\n" +
        rows_of_segment(study, study.whole);
    for (const Study::Segment& segment : study.segments) text += rows_of_segment(study, segment);
    return text;
}

std::string study_people_csv(const Study& study) {
    std::string text =
        "person,annotations,segment,expression,length_s,seconds,counts,mean_score,share\n";
    for (const Study::Person& person : study.people) {
        std::string files;
        for (const auto& file : person.files) {
            files += (files.empty() ? "" : "; ") + file.filename().string();
        }
        const std::string before = csv_text(person.name) + "," + csv_text(files) + ",";
        text += rows_of_person(study, before, study.whole.label, person.whole);
        for (const auto& [segment, sums] : person.segments) {
            text += rows_of_person(study, before, study.segments[segment].label, sums);
        }
    }
    return text;
}

std::vector<std::filesystem::path> write_study(const Study& study,
                                               const std::vector<std::size_t>& ranked,
                                               const std::filesystem::path& base) {
    std::vector<std::filesystem::path> files;
    if (base.has_parent_path()) std::filesystem::create_directories(base.parent_path());
    const auto write = [&](const char* ending, const std::string& text) {
        files.emplace_back(base.string() + ending);
        write_file(files.back(), text);
    };
    write(".curves.csv", study_curves_csv(study));
    write(".segments.csv", study_segments_csv(study));
    write(".people.csv", study_people_csv(study));
    write(".html", study_page(study, ranked));
    std::rotate(files.begin(), files.end() - 1, files.end());
    return files;
}

}  // namespace mien
