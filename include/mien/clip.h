// A stretch of an annotated video as a video of its own, with the results drawn in and its sound.
#pragma once

#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>

#include "mien/annotation_reader.h"
#include "mien/export.h"
#include "mien/overlay.h"

namespace mien {

struct ClipPlan {
    std::filesystem::path video;  // what was annotated; see find_input()
    double from_s = 0;            // on the annotation's timeline, both ends included
    double to_s = 0;
    OverlayStyle overlay;
};

struct ClipReport {
    std::filesystem::path file;  // ".mkv" instead of ".mp4" where MP4 cannot hold the sound
    std::string sound_problem;   // what of the sound is missing; else empty
};

// Writes the frames from `from_s` to `to_s` to `file`, whose name ends in ".mp4" or ".mkv"; times
// begin at 0. What is drawn are the annotation's rows, with the names that it has for people. A
// frame without rows of its own (of a live record) has those of up to half a second before.
// `progress`: share of the stretch, 0 to 1. Throws Error, also where there is no picture in the
// stretch, or when `stop` asks to give up; then no file is left. Thread rule: any thread.
MIEN_API ClipReport export_clip(const Annotation& annotation, const ClipPlan& plan,
                                const std::filesystem::path& file,
                                const std::function<void(double)>& progress = {},
                                const std::stop_token& stop = {});

}  // namespace mien
