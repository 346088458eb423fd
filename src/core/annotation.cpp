#include "mien/annotation.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/atomic_file.h"
#include "core/csv.h"
#include "mien/error.h"

namespace mien {

namespace {

using Clock = std::chrono::steady_clock;

std::string json_text(const std::string& text) {
    // File names need not be UTF-8: what is not becomes a replacement character.
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

// The faces that get a row; in a frame without a usable one, the largest, or none.
std::vector<const FaceResult*> rows_of(const FrameResult& result) {
    std::vector<const FaceResult*> rows;
    for (const FaceResult& face : result.faces) {
        if (is_scored(face.status)) rows.push_back(&face);
    }
    if (rows.empty() && !result.faces.empty()) {
        rows.push_back(&*std::max_element(
            result.faces.begin(), result.faces.end(),
            [](const FaceResult& a, const FaceResult& b) { return a.box.area() < b.box.area(); }));
    }
    return rows;
}

std::string csv_row(const FrameResult& result, const FaceResult* face,
                    const std::vector<std::string>& classes, const std::string* file) {
    std::string row = fmt::format("{},{:.6f},{},", result.index, result.time_s,
                                  to_string(face ? face->status : FaceStatus::no_face));
    const bool usable = face && is_scored(face->status);
    if (usable && face->track > 0) row += std::to_string(face->track);
    if (face && !face->box.empty()) {
        const cv::Rect& box = face->box;
        row += fmt::format(",{},{},{},{}", box.x, box.y, box.width, box.height);
    } else {
        row += ",,,,";
    }
    if (usable && face->expression >= 0) {
        row += fmt::format(",{},{:.4f}",
                           csv_text(classes.at(static_cast<std::size_t>(face->expression))),
                           face->confidence);
        for (const float score : face->scores) row += fmt::format(",{:.4f}", score);
    } else {
        row += std::string(2 + classes.size(), ',');
    }
    if (face && face->quality) {
        const FaceQuality& quality = *face->quality;
        row += fmt::format(",{:.4f},{:.4f},{:.4f},", quality.sharpness, quality.brightness,
                           quality.asymmetry);
        if (quality.eyes) row += std::to_string(*quality.eyes);
        row += fmt::format(",{:.4f}", quality.outside);
    } else {
        row += ",,,,,";
    }
    if (file) row += "," + csv_text(*file);
    return row + "\n";
}

std::string jsonl_row(const FrameResult& result, const FaceResult* face,
                      const std::vector<std::string>& classes, const std::string* file) {
    std::string row =
        fmt::format(R"({{"frame":{},"time_s":{:.6f},"status":"{}")", result.index, result.time_s,
                    to_string(face ? face->status : FaceStatus::no_face));
    const bool usable = face && is_scored(face->status);
    if (usable && face->track > 0) row += fmt::format(R"(,"track":{})", face->track);
    if (face && !face->box.empty()) {
        const cv::Rect& box = face->box;
        row += fmt::format(R"(,"box":[{},{},{},{}])", box.x, box.y, box.width, box.height);
    }
    if (usable && face->expression >= 0) {
        row += fmt::format(R"(,"expression":{},"confidence":{:.4f},"scores":{{)",
                           json_text(classes.at(static_cast<std::size_t>(face->expression))),
                           face->confidence);
        for (std::size_t i = 0; i < classes.size(); ++i) {
            row += fmt::format("{}{}:{:.4f}", i ? "," : "", json_text(classes[i]), face->scores[i]);
        }
        row += "}";
    }
    if (face && face->quality) {
        const FaceQuality& quality = *face->quality;
        row += fmt::format(R"(,"sharpness":{:.4f},"brightness":{:.4f},"asymmetry":{:.4f})",
                           quality.sharpness, quality.brightness, quality.asymmetry);
        if (quality.eyes) row += fmt::format(R"(,"eyes":{})", *quality.eyes);
        row += fmt::format(R"(,"outside":{:.4f})", quality.outside);
    }
    if (file) row += R"(,"file":)" + json_text(*file);
    return row + "}\n";
}

template <typename Row>
std::string all_rows(const FrameResult& result, const Row& row) {
    const auto faces = rows_of(result);
    if (faces.empty()) return row(nullptr);
    std::string text;
    for (const FaceResult* face : faces) text += row(face);
    return text;
}

}  // namespace

const char* to_string(AnnotationFormat format) {
    return format == AnnotationFormat::csv ? "csv" : "jsonl";
}

AnnotationFormat parse_format(const std::string& word) {
    for (const AnnotationFormat format : {AnnotationFormat::csv, AnnotationFormat::jsonl}) {
        if (word == to_string(format)) return format;
    }
    throw Error("there is no format '" + word + "'; use csv or jsonl");
}

std::string csv_header(const std::vector<std::string>& classes, bool with_file) {
    std::string header = "frame,time_s,status,track,x,y,width,height,expression,confidence";
    for (const std::string& name : classes) header += "," + csv_text(name);
    header += ",sharpness,brightness,asymmetry,eyes,outside";
    return header + (with_file ? ",file\n" : "\n");
}

std::string csv_rows(const FrameResult& result, const std::vector<std::string>& classes,
                     const std::string* file) {
    return all_rows(result,
                    [&](const FaceResult* face) { return csv_row(result, face, classes, file); });
}

std::string jsonl_rows(const FrameResult& result, const std::vector<std::string>& classes,
                       const std::string* file) {
    return all_rows(result,
                    [&](const FaceResult* face) { return jsonl_row(result, face, classes, file); });
}

int row_count(const FrameResult& result) {
    return std::max(1, static_cast<int>(rows_of(result).size()));
}

struct AnnotationWriter::Impl {
    struct Output {
        AnnotationFormat format;
        std::filesystem::path path;
        std::unique_ptr<AtomicFile> file;
    };
    std::vector<Output> outputs;
    std::vector<std::string> classes;
    bool with_file;
    Clock::time_point flushed = Clock::now();
};

AnnotationWriter::AnnotationWriter(const std::filesystem::path& base,
                                   const std::vector<AnnotationFormat>& formats,
                                   std::vector<std::string> classes, bool with_file)
    : impl_(std::make_unique<Impl>(Impl{{}, std::move(classes), with_file})) {
    for (const AnnotationFormat format : formats) {
        std::filesystem::path path = base;
        path += std::string(".") + to_string(format);
        impl_->outputs.push_back(
            {format, path, std::make_unique<AtomicFile>(path, Unfinished::keep)});
        if (format == AnnotationFormat::csv) {
            impl_->outputs.back().file->write(csv_header(impl_->classes, with_file));
        }
    }
}

AnnotationWriter::~AnnotationWriter() = default;

void AnnotationWriter::write(const FrameResult& result, const std::string& file) {
    const std::string* column = impl_->with_file ? &file : nullptr;
    for (Impl::Output& output : impl_->outputs) {
        output.file->write(output.format == AnnotationFormat::csv
                               ? csv_rows(result, impl_->classes, column)
                               : jsonl_rows(result, impl_->classes, column));
    }
    if (Clock::now() - impl_->flushed >= std::chrono::seconds(1)) flush();
}

void AnnotationWriter::flush() {
    impl_->flushed = Clock::now();
    for (Impl::Output& output : impl_->outputs) output.file->flush();
}

std::vector<std::filesystem::path> AnnotationWriter::finish() {
    std::vector<std::filesystem::path> files;
    for (Impl::Output& output : impl_->outputs) {
        output.file->commit();
        files.push_back(output.path);
    }
    return files;
}

}  // namespace mien
