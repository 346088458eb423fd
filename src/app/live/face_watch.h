// Notices that nobody has been well recognised for a while, and guesses why.
#pragma once

#include <optional>

#include "mien/analyzer.h"

namespace mien::app {

class FaceWatch {
  public:
    enum class Reason { none, nobody, too_small, too_dark, turned, covered };

    // Results in order of time; `brightness`: mean of the picture, 0 to 1.
    Reason update(const FrameResult& result, double brightness);
    void reset() { since_s_.reset(); }

  private:
    std::optional<double> since_s_;  // the first frame without a face that is well to be read
};

}  // namespace mien::app
