// The formats of annotation_formats.h, each from the rows of the CSV.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/atomic_file.h"
#include "base/csv.h"
#include "mien/annotation_reader.h"
#include "mien/export.h"
#include "mien/markers.h"

namespace mien {

// An annotation's rows, one after the other, by the names of their columns.
class MIEN_API AnnotationRows {
  public:
    // Throws Error when the file cannot be read or is no annotation.
    explicit AnnotationRows(const std::filesystem::path& csv);

    const std::vector<std::string>& names() const { return names_; }
    const std::vector<std::string>& classes() const { return classes_; }
    const std::vector<std::string>& second_classes() const { return second_classes_; }

    // False at the end. Throws Error for a row that has not all columns.
    bool next();

    // Of the row, as names().
    const std::vector<std::string_view>& fields() const { return fields_; }

    // Of the row; empty where there is no such column.
    std::string_view operator[](std::string_view name) const;

    // The same, as it stands there; throws Error where it is text that is no number.
    std::string_view number_or_nothing(std::string_view name) const;
    std::optional<double> number_at(std::size_t column) const;

    // Throw Error where they are no numbers. Track 0: none.
    std::int64_t frame() const;
    double time_s() const;
    int track() const;

  private:
    std::filesystem::path path_;
    CsvReader reader_;
    std::vector<std::string> names_;
    std::vector<std::string> classes_;
    std::vector<std::string> second_classes_;
    std::vector<std::string_view> fields_;
};

// `derived`: with valence and arousal (mien/derived.h).
void write_jsonl(AnnotationRows rows, AtomicFile& to, bool derived = false);
void write_openface(AnnotationRows rows, AtomicFile& to);
void write_pyfeat(AnnotationRows rows, AtomicFile& to);
void write_tidy(AnnotationRows rows, AtomicFile& to);
// Their clocks begin at `start_s`; at the first frame where it is not known, or later than that.
void write_facereader(const std::filesystem::path& csv, std::optional<double> start_s,
                      AtomicFile& to);
void write_srt(const Annotation& annotation, std::optional<double> start_s, AtomicFile& to);
void write_vtt(const Annotation& annotation, std::optional<double> start_s, AtomicFile& to);
void write_elan(const Annotation& annotation, std::optional<double> start_s,
                const std::string& media, AtomicFile& to);
void write_praat(const Annotation& annotation, std::optional<double> start_s, AtomicFile& to);
void write_boris(const Annotation& annotation, const std::vector<Marker>& markers,
                 std::optional<double> start_s, const std::string& media, AtomicFile& to);
void write_boris_aggregated(const Annotation& annotation, const std::vector<Marker>& markers,
                            std::optional<double> start_s, const std::string& media,
                            AtomicFile& to);
void write_sqlite(AnnotationRows rows, const std::filesystem::path& to, bool derived = false);

// Where a player's clock stands at 0.
double player_zero_s(const Annotation& annotation, std::optional<double> start_s);

// Frames per second that the times of the frames amount to, frames that are missing counted, too.
double frame_rate(const Annotation& annotation);

}  // namespace mien
