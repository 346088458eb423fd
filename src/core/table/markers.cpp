#include "mien/markers.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>
#include <system_error>

#include "base/columns.h"
#include "base/csv.h"
#include "base/file_system.h"
#include "base/number.h"
#include "mien/error.h"
#include "mien/write_file.h"

namespace mien {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kLongestLabel = 4096;
constexpr std::size_t kMostMarkers = 1'000'000;

std::optional<double> seconds_of(std::string_view text) {
    const auto value = parse_number<double>(text);
    return value && std::isfinite(*value) ? value : std::nullopt;
}

std::string uncertainty_text(const Marker& marker) {
    return marker.uncertainty_s ? fmt::format("{:.6f}", *marker.uncertainty_s) : std::string();
}

}  // namespace

fs::path markers_path(const fs::path& annotation) {
    fs::path base = annotation;
    if (base.extension() == ".part") base.replace_extension();
    return base.replace_extension(".markers.csv");
}

std::vector<Marker> read_markers(const fs::path& file) {
    CsvReader table(file);
    const auto fail = [&](const std::string& what) {
        throw Error("cannot read " + file.string() + ", line " + std::to_string(table.line()) +
                    ": " + what);
    };
    std::vector<std::string_view> fields;
    if (!table.next(fields)) return {};
    const auto column = [&fields](std::string_view name) {
        return static_cast<std::size_t>(std::find(fields.begin(), fields.end(), name) -
                                        fields.begin());
    };
    const std::size_t start = column("start");
    const std::size_t end = column("end");
    const std::size_t label = column("label");
    const bool has_uncertainty = column("uncertainty") < fields.size();
    const std::size_t uncertainty = column("uncertainty");
    if (start == fields.size()) fail("there is no column 'start'; columns are start,end,label");

    std::vector<Marker> markers;
    while (table.next(fields)) {
        const auto field = [&fields](std::size_t i) {
            return i < fields.size() ? fields[i] : std::string_view();
        };
        const std::optional<double> begin_s = seconds_of(field(start));
        const std::optional<double> end_s = field(end).empty() ? begin_s : seconds_of(field(end));
        if (!begin_s || !end_s) {
            if (!table.ended()) break;  // cut off while it was written
            fail("start and end are numbers of seconds");
        }
        if (std::max(std::abs(*begin_s), std::abs(*end_s)) > kLatest_s) {
            fail("no annotation has times of more than 10000 million seconds");
        }
        if (*end_s < *begin_s) fail("the end is before the start");
        const std::string_view off = has_uncertainty ? field(uncertainty) : std::string_view();
        const std::optional<double> off_s = seconds_of(off);
        if (!off.empty() && (!off_s || *off_s < 0)) {
            if (!table.ended()) break;
            fail("the uncertainty is a number of seconds, or empty");
        }
        if (field(label).size() > kLongestLabel) fail("the label is longer than 4096 bytes");
        if (markers.size() == kMostMarkers) fail("there are more than a million markers");
        markers.push_back({*begin_s, *end_s, std::string(text_of_cell(field(label))), off_s});
    }
    std::stable_sort(markers.begin(), markers.end(),
                     [](const Marker& a, const Marker& b) { return a.start_s < b.start_s; });
    return markers;
}

std::string markers_header() {
    return "start,end,label\n";
}

std::string marker_row(const Marker& marker) {
    const std::string end =
        marker.end_s > marker.start_s ? fmt::format("{:.6f}", marker.end_s) : std::string();
    return fmt::format("{:.6f},{},{}\n", marker.start_s, end, csv_text(marker.label));
}

void write_markers(const fs::path& file, const std::vector<Marker>& markers) {
    if (markers.empty()) {
        const std::error_code error = file_system::remove(file);
        if (error) throw Error("cannot remove " + file.string() + ": " + error.message());
        return;
    }
    const bool off = std::any_of(markers.begin(), markers.end(),
                                 [](const Marker& one) { return one.uncertainty_s.has_value(); });
    std::string text = markers_header();
    if (off) text.insert(text.size() - 1, ",uncertainty");
    for (const Marker& marker : markers) {
        text += marker_row(marker);
        if (off) text.insert(text.size() - 1, "," + uncertainty_text(marker));
    }
    write_file(file, text);
}

}  // namespace mien
