// Follows faces over frames: gives each detected face the id of the person it continues.
#pragma once

#include <memory>
#include <opencv2/core/mat.hpp>
#include <opencv2/core/types.hpp>
#include <string>
#include <tuple>
#include <vector>

#include "mien/export.h"
#include "mien/fields.h"

namespace mien {

struct TrackerSettings {
    double max_missed_s = 1.0;

    static constexpr auto fields() {
        return std::tuple{
            Field{
                "max_missed_s", &TrackerSettings::max_missed_s, above(0, 60),
                "A face unseen for longer than this gets a new number when it comes back, seconds"},
        };
    }
    bool operator==(const TrackerSettings&) const = default;

    // Throws Error when a setting is out of range.
    MIEN_API void validate() const;
};

// Ids count from 1 and are never used twice. Thread rule: one thread at a time.
class MIEN_API Tracker {
  public:
    explicit Tracker(const TrackerSettings& settings = {});
    ~Tracker();
    Tracker(Tracker&&) noexcept;
    Tracker& operator=(Tracker&&) noexcept;

    // One id per face, in the order of `faces`. `picture`: the frame they were found in, 8-bit
    // gray or BGR, from which the tracker takes what each face looks like. `time_s`: later than in
    // the call before (an earlier time starts over; ids keep counting).
    std::vector<int> update(const cv::Mat& picture, const std::vector<cv::Rect>& faces,
                            double time_s);

    // Ids of people who may still come back; whatever is kept per id can be dropped for others.
    std::vector<int> alive() const;

    // Forgets everybody; ids keep counting.
    void reset();

    // All that it knows, so that another tracker with the same settings can continue. Throws Error
    // when it is cut off.
    std::string save() const;
    void restore(const std::string& state);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace mien
