// Where a face was, and where it is going.
#pragma once

#include <deque>
#include <opencv2/core/types.hpp>
#include <utility>

#include "mien/export.h"

namespace mien {

struct Observation {
    double time_s;
    cv::Point2d centre;
    double size;  // side of the face's box, pixels
};

MIEN_API Observation observe(const cv::Rect& box, double time_s);

// Of one face: the observations of the last moments, at least one.
class MIEN_API Motion {
  public:
    explicit Motion(std::deque<Observation> seen) : seen_(std::move(seen)) {}

    void add(const Observation& observation);

    const Observation& last() const { return seen_.back(); }
    double size() const;  // the mean
    cv::Point2d predict(double time_s) const;

    // For a saved state.
    const std::deque<Observation>& seen() const { return seen_; }

  private:
    cv::Point2d velocity() const;

    std::deque<Observation> seen_;
};

}  // namespace mien
