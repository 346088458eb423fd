// The ways from frames to faces with scores that `mienctl bench` compares.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <opencv2/core/types.hpp>
#include <string>
#include <vector>

#include "cli/bench/memory_source.h"
#include "mien/analyzer.h"

namespace mienctl::bench {

struct Contestant {
    std::string name;
    std::string what;  // in words
    double seconds = 0;
    std::vector<std::vector<cv::Rect>> boxes;           // found in each frame so far
    std::map<std::string, std::vector<double>> stages;  // name -> milliseconds, one per frame
    std::int64_t classified = 0;                        // faces

    explicit Contestant(std::string name_, std::string what_)
        : name(std::move(name_)), what(std::move(what_)) {}
    virtual ~Contestant() = default;

    // Adds to what stands above. All parts of a clip in order, each frame once.
    virtual void run(const Frames& part) = 0;

    double frames_per_second() const {
        return seconds > 0 ? static_cast<double>(boxes.size()) / seconds : 0;
    }
};

struct Setup {
    std::filesystem::path checkpoint;
    mien::AnalyzerSettings analyzer;
    mien::ClassifierOptions classifier;
};

// Grayscale, detectMultiScale(gray, 1.3, 5) over the whole frame, and for each face a resize to the
// network's input and one plain forward in float32.
std::unique_ptr<Contestant> literature_loop(const Setup& setup);

// What LiveSession's inference thread does with each frame.
std::unique_ptr<Contestant> live_path(const Setup& setup);

// What annotate() does with decoded frames: faces of later ones are found meanwhile.
std::unique_ptr<Contestant> offline_path(const Setup& setup);

}  // namespace mienctl::bench
