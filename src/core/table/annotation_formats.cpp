#include "mien/annotation_formats.h"

#include <system_error>

#include "core/table/bids.h"
#include "core/table/dialects.h"
#include "mien/error.h"
#include "mien/markers.h"

namespace mien {

namespace {

std::vector<Marker> markers_of(const std::filesystem::path& csv,
                               const std::filesystem::path& markers) {
    if (!markers.empty()) return read_markers(markers);
    const std::filesystem::path own = markers_path(csv);
    std::error_code ignored;
    return std::filesystem::exists(own, ignored) ? read_markers(own) : std::vector<Marker>();
}

// Of the files in the BIDS format, from the name of the first.
std::filesystem::path bids_base(const std::filesystem::path& first) {
    std::string name = first.string();
    const std::string_view known = ending(AnnotationFormat::bids);
    if (name.ends_with(known)) name.resize(name.size() - known.size());
    return name;
}

}  // namespace

const std::vector<AnnotationFormat>& annotation_formats() {
    using enum AnnotationFormat;
    static const std::vector<AnnotationFormat> all{
        csv,  jsonl, openface, pyfeat, facereader,       srt,  vtt,
        elan, praat, tidy,     boris,  boris_aggregated, bids, sqlite};
    return all;
}

const char* title(AnnotationFormat format) {
    switch (format) {
        case AnnotationFormat::csv:
            return "Table (CSV)";
        case AnnotationFormat::jsonl:
            return "JSON Lines";
        case AnnotationFormat::openface:
            return "OpenFace table";
        case AnnotationFormat::pyfeat:
            return "Py-Feat table";
        case AnnotationFormat::facereader:
            return "FaceReader log";
        case AnnotationFormat::srt:
            return "Subtitles (SRT)";
        case AnnotationFormat::vtt:
            return "Subtitles (WebVTT)";
        case AnnotationFormat::elan:
            return "ELAN tiers";
        case AnnotationFormat::praat:
            return "Praat TextGrid";
        case AnnotationFormat::tidy:
            return "Long table (tidy CSV)";
        case AnnotationFormat::boris:
            return "BORIS events";
        case AnnotationFormat::boris_aggregated:
            return "BORIS aggregated events";
        case AnnotationFormat::bids:
            return "BIDS recording and events";
        case AnnotationFormat::sqlite:
            return "SQLite database";
    }
    return "";
}

std::vector<const char*> endings(AnnotationFormat format) {
    switch (format) {
        case AnnotationFormat::csv:
            return {".csv"};
        case AnnotationFormat::jsonl:
            return {".jsonl"};
        case AnnotationFormat::openface:
            return {".openface.csv"};
        case AnnotationFormat::pyfeat:
            return {".pyfeat.csv"};
        case AnnotationFormat::facereader:
            return {".facereader.txt"};
        case AnnotationFormat::srt:
            return {".srt"};
        case AnnotationFormat::vtt:
            return {".vtt"};
        case AnnotationFormat::elan:
            return {".elan.eaf"};
        case AnnotationFormat::praat:
            return {".TextGrid"};
        case AnnotationFormat::tidy:
            return {".tidy.csv"};
        case AnnotationFormat::boris:
            return {".boris.tsv"};
        case AnnotationFormat::boris_aggregated:
            return {".boris-aggregated.tsv"};
        case AnnotationFormat::bids:
            return {"_physio.tsv.gz", "_physio.json", "_events.tsv", "_events.json"};
        case AnnotationFormat::sqlite:
            return {".sqlite"};
    }
    return {};
}

const char* ending(AnnotationFormat format) {
    return endings(format).front();
}

AnnotationFormat parse_format(const std::string& word) {
    if (const auto format = value_of<AnnotationFormat>(word)) return *format;
    std::string all;
    for (const AnnotationFormat format : annotation_formats()) {
        all += (all.empty() ? "" : ", ") + std::string(to_string(format));
    }
    throw Error("there is no format '" + word + "'; choose from " + all);
}

void convert_annotation(const std::filesystem::path& csv, AnnotationFormat format,
                        const std::filesystem::path& to, const std::string& media,
                        std::optional<double> start_s, const std::filesystem::path& markers,
                        bool derived) {
    if (format == AnnotationFormat::bids) {
        const Annotation annotation = read_annotation(csv);
        write_bids(annotation, markers_of(csv, markers), player_zero_s(annotation, start_s), {},
                   bids_base(to), derived);
        return;
    }
    if (format == AnnotationFormat::sqlite) {
        write_sqlite(AnnotationRows(csv), to, derived);
        return;
    }
    AtomicFile file(to);
    switch (format) {
        case AnnotationFormat::csv:
            throw Error("cannot write " + to.string() + ": it is CSV already");
        case AnnotationFormat::jsonl:
            write_jsonl(AnnotationRows(csv), file, derived);
            break;
        case AnnotationFormat::openface:
            write_openface(AnnotationRows(csv), file);
            break;
        case AnnotationFormat::pyfeat:
            write_pyfeat(AnnotationRows(csv), file);
            break;
        case AnnotationFormat::facereader:
            write_facereader(csv, start_s, file);
            break;
        case AnnotationFormat::srt:
            write_srt(read_annotation(csv), start_s, file);
            break;
        case AnnotationFormat::vtt:
            write_vtt(read_annotation(csv), start_s, file);
            break;
        case AnnotationFormat::elan:
            write_elan(read_annotation(csv), start_s, media, file);
            break;
        case AnnotationFormat::praat:
            write_praat(read_annotation(csv), start_s, file);
            break;
        case AnnotationFormat::tidy:
            write_tidy(AnnotationRows(csv), file);
            break;
        case AnnotationFormat::boris:
            write_boris(read_annotation(csv), markers_of(csv, markers), start_s, media, file);
            break;
        case AnnotationFormat::boris_aggregated:
            write_boris_aggregated(read_annotation(csv), markers_of(csv, markers), start_s, media,
                                   file);
            break;
        case AnnotationFormat::bids:
        case AnnotationFormat::sqlite:
            break;  // above
    }
    file.commit();
}

}  // namespace mien
