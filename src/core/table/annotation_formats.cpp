#include "mien/annotation_formats.h"

#include "core/table/dialects.h"
#include "mien/error.h"

namespace mien {

const std::vector<AnnotationFormat>& annotation_formats() {
    using enum AnnotationFormat;
    static const std::vector<AnnotationFormat> all{csv, jsonl, openface, pyfeat, facereader,
                                                   srt, vtt,   elan,     praat,  tidy};
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
    }
    return "";
}

const char* ending(AnnotationFormat format) {
    switch (format) {
        case AnnotationFormat::csv:
            return ".csv";
        case AnnotationFormat::jsonl:
            return ".jsonl";
        case AnnotationFormat::openface:
            return ".openface.csv";
        case AnnotationFormat::pyfeat:
            return ".pyfeat.csv";
        case AnnotationFormat::facereader:
            return ".facereader.txt";
        case AnnotationFormat::srt:
            return ".srt";
        case AnnotationFormat::vtt:
            return ".vtt";
        case AnnotationFormat::elan:
            return ".elan.eaf";
        case AnnotationFormat::praat:
            return ".TextGrid";
        case AnnotationFormat::tidy:
            return ".tidy.csv";
    }
    return "";
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
                        std::optional<double> start_s) {
    AtomicFile file(to);
    switch (format) {
        case AnnotationFormat::csv:
            throw Error("cannot write " + to.string() + ": it is CSV already");
        case AnnotationFormat::jsonl:
            write_jsonl(AnnotationRows(csv), file);
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
    }
    file.commit();
}

}  // namespace mien
