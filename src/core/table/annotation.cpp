#include "mien/annotation.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

#include "base/atomic_file.h"
#include "base/columns.h"
#include "base/csv.h"

namespace mien {

namespace {

using Clock = std::chrono::steady_clock;

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

// Without a "-0.0".
double in_tenths(double value) {
    return std::round(value * 10) / 10 + 0.0;
}

// Cells of what a checkpoint says of a face, each behind its comma.
std::string scores_cells(const Scores& scores, int expression, float confidence,
                         const std::vector<std::string>& classes) {
    if (expression < 0) return std::string(2 + classes.size(), ',');
    std::string cells = fmt::format(
        ",{},{:.4f}", csv_text(classes.at(static_cast<std::size_t>(expression))), confidence);
    for (const float score : scores) cells += fmt::format(",{:.4f}", score);
    return cells;
}

std::string csv_row(const FrameResult& result, const FaceResult* face,
                    const std::vector<std::string>& classes, const std::string* file,
                    const std::vector<std::string>& second_classes) {
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
    row += usable ? scores_cells(face->scores, face->expression, face->confidence, classes)
                  : scores_cells({}, -1, 0, classes);
    if (face && face->quality) {
        const FaceQuality& quality = *face->quality;
        row += fmt::format(",{:.4f},{:.4f},{:.4f},", quality.sharpness, quality.brightness,
                           quality.asymmetry);
        if (quality.eyes) row += std::to_string(*quality.eyes);
        row += fmt::format(",{:.4f}", quality.outside);
    } else {
        row += ",,,,,";
    }
    row += ',';
    if (face && !face->box.empty()) row += fmt::format("{:.1f}", in_tenths(face->roll));
    if (!second_classes.empty()) {
        const SecondReading none;
        const SecondReading& second = usable ? face->second : none;
        row += scores_cells(second.scores, second.expression, second.confidence, second_classes);
    }
    if (file) row += "," + csv_text(*file);
    return row + "\n";
}

}  // namespace

std::string csv_header(const std::vector<std::string>& classes, bool with_file,
                       const std::vector<std::string>& second_classes) {
    std::string header;
    for (const std::string_view name : kColumnsBeforeClasses) header += std::string(name) + ",";
    for (const std::string& name : classes) header += csv_text(name) + ",";
    for (const std::string_view name : kColumnsBehindClasses) header += std::string(name) + ",";
    if (!second_classes.empty()) {
        header += std::string(kSecondExpression) + "," + std::string(kSecondConfidence) + ",";
    }
    for (const std::string& name : second_classes) {
        header += csv_text(std::string(kSecond) + name) + ",";
    }
    if (with_file) header += std::string(kFileColumn) + ",";
    header.back() = '\n';
    return header;
}

std::string csv_rows(const FrameResult& result, const std::vector<std::string>& classes,
                     const std::string* file, const std::vector<std::string>& second_classes) {
    const auto faces = rows_of(result);
    if (faces.empty()) return csv_row(result, nullptr, classes, file, second_classes);
    std::string text;
    for (const FaceResult* face : faces) {
        text += csv_row(result, face, classes, file, second_classes);
    }
    return text;
}

int row_count(const FrameResult& result) {
    return std::max(1, static_cast<int>(rows_of(result).size()));
}

struct AnnotationWriter::Impl {
    std::filesystem::path path;
    std::vector<std::string> classes;
    std::vector<std::string> second_classes;
    bool with_file;
    std::unique_ptr<AtomicFile> file;
    std::int64_t bytes = 0;
    Clock::time_point flushed = Clock::now();

    void write(const std::string& text) {
        file->write(text);
        bytes += static_cast<std::int64_t>(text.size());
    }
};

namespace {

std::filesystem::path csv_path(std::filesystem::path base) {
    return base += ".csv";
}

}  // namespace

AnnotationWriter::AnnotationWriter(const std::filesystem::path& base,
                                   std::vector<std::string> classes, bool with_file,
                                   std::vector<std::string> second_classes)
    : impl_(std::make_unique<Impl>(
          Impl{csv_path(base), std::move(classes), std::move(second_classes), with_file,
               std::make_unique<AtomicFile>(csv_path(base), Unfinished::keep)})) {
    impl_->write(csv_header(impl_->classes, with_file, impl_->second_classes));
}

AnnotationWriter::AnnotationWriter(const std::filesystem::path& base,
                                   std::vector<std::string> classes, bool with_file,
                                   std::int64_t bytes, std::vector<std::string> second_classes)
    : impl_(std::make_unique<Impl>(
          Impl{csv_path(base), std::move(classes), std::move(second_classes), with_file,
               std::make_unique<AtomicFile>(csv_path(base), Unfinished::keep,
                                            static_cast<std::uint64_t>(bytes)),
               bytes})) {}

AnnotationWriter::~AnnotationWriter() = default;

void AnnotationWriter::write(const FrameResult& result, const std::string& file) {
    impl_->write(csv_rows(result, impl_->classes, impl_->with_file ? &file : nullptr,
                          impl_->second_classes));
    if (Clock::now() - impl_->flushed >= std::chrono::seconds(1)) flush();
}

void AnnotationWriter::flush() {
    impl_->flushed = Clock::now();
    impl_->file->flush();
}

std::int64_t AnnotationWriter::sync() {
    impl_->flushed = Clock::now();
    impl_->file->sync();
    return impl_->bytes;
}

std::filesystem::path AnnotationWriter::finish() {
    impl_->file->commit();
    return impl_->path;
}

}  // namespace mien
