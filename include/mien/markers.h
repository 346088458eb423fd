// Markers: labelled moments or stretches of an annotation, in "<name>.markers.csv".
//
// Columns: start, end, label, and where any marker has one, uncertainty. Times in seconds of the
// annotation's own timeline (its `time_s`); `end` is empty or equals start for a moment. CSV as in
// RFC 4180, UTF-8.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "mien/export.h"

namespace mien {

struct Marker {
    double start_s = 0;
    double end_s = 0;  // not before start_s; equal for a moment
    std::string label;
    // Of a marker that came with a time of another clock: by how many seconds it may be off, to
    // either side. Empty of all others, and where it is not known.
    std::optional<double> uncertainty_s = {};

    bool operator==(const Marker&) const = default;
};

// "clip.csv" gives "clip.markers.csv"; so do "clip.json" and "clip.csv.part".
MIEN_API std::filesystem::path markers_path(const std::filesystem::path& annotation);

// In order of time. Throws Error naming the line that is wrong. Columns are found by their names;
// `end`, `label` and `uncertainty` may be missing.
MIEN_API std::vector<Marker> read_markers(const std::filesystem::path& file);

// The text of such a file without uncertainties: its first line, and a line for each marker.
MIEN_API std::string markers_header();
MIEN_API std::string marker_row(const Marker& marker);

// Replaces the file at once; no markers: removes it. Throws Error.
MIEN_API void write_markers(const std::filesystem::path& file, const std::vector<Marker>& markers);

}  // namespace mien
