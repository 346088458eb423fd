// A video to annotate in the tests of faults, with a face that moves, and how it is annotated.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <opencv2/core/mat.hpp>
#include <string>

#include "core/annotate/resume_point.h"
#include "mien/analyzer.h"
#include "mien/annotate.h"
#include "mien/error.h"
#include "mien/video_writer.h"
#include "support/drawn_face.h"
#include "support/fake_model.h"

namespace mien::test {

inline constexpr int kFrames = 6;

inline void write_small_clip(const std::filesystem::path& file) {
    VideoWriter writer(file, {64, 64}, 10);
    for (int i = 0; i < kFrames; ++i) {
        cv::Mat picture(64, 64, CV_8UC3, cv::Scalar::all(128));
        draw_face(picture, {30 + i, 32}, 44);
        writer.write(picture, 0.1 * i);
    }
    writer.finish();
}

struct Annotating {
    std::string error;    // that it threw
    std::string problem;  // that it reported
    std::vector<std::string> notes;
    std::int64_t resumed_at = 0;

    bool complete() const { return error.empty() && problem.empty(); }
};

// With all kinds of results, noting where it stands as often as it can.
inline Annotating annotate_small_clip(const std::filesystem::path& clip,
                                      const std::filesystem::path& out,
                                      const std::function<void(std::int64_t)>& at_frame = {}) {
    resume_interval() = std::chrono::milliseconds(0);
    AnalyzerSettings engine;
    engine.detector.min_face = 20;
    Analyzer analyzer(engine, std::make_unique<FakeModel>());
    AnnotateInput input;
    input.source = clip.string();
    input.name = "clip";
    AnnotateSettings settings;
    settings.video = true;
    settings.formats = {AnnotationFormat::jsonl, AnnotationFormat::srt, AnnotationFormat::elan};
    Annotating result;
    try {
        const AnnotateReport report =
            annotate(input, out, settings, analyzer, {}, [&](const AnnotateProgress& progress) {
                if (at_frame) at_frame(progress.frames);
            });
        result.problem = report.problem;
        result.notes = report.notes;
        result.resumed_at = report.resumed_at;
    } catch (const Error& error) {
        result.error = error.what();
    }
    return result;
}

}  // namespace mien::test
