// Single pictures that are sent to be read: the answer is what `mienctl annotate` says of them.
#pragma once

#include <atomic>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string_view>

#include "mien/analyzer.h"
#include "serve/messages.h"
#include "serve/served_session.h"

namespace mien::serve {

// With an analyzer of its own beside the live one. Thread rule: any thread; one picture at a time.
class PictureAnalysis {
  public:
    // `derived`: faces have what is derived from their scores (mien/derived.h).
    PictureAnalysis(const AnalyzerSettings& settings, LoadModel load, bool derived = false);
    ~PictureAnalysis();

    // Whether several wait already.
    bool busy() const { return waiting_ >= 4; }

    // `bytes`: a picture's file. Throws Error where they are none (picture_file.h), or the
    // checkpoint cannot be loaded.
    Json analyze(std::string_view bytes, const std::filesystem::path& checkpoint);

  private:
    const AnalyzerSettings settings_;
    const LoadModel load_;
    const bool derived_;
    std::atomic<int> waiting_{0};
    std::mutex mutex_;
    std::filesystem::path loaded_;
    std::unique_ptr<Analyzer> analyzer_;
};

}  // namespace mien::serve
