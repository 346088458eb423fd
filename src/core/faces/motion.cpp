#include "core/faces/motion.h"

#include <cmath>

namespace mien {

namespace {

// Chosen by eye; the tests Motion.* hold what comes of them.
constexpr double kVelocityWindow = 0.4;  // seconds of observations that the velocity is taken from
constexpr double kStandstill = 0.001;    // s^2; prior that faces stand still: see velocity()
constexpr double kDamping = 2.0;         // seconds until a face unseen has come to rest

}  // namespace

Observation observe(const cv::Rect& box, double time_s) {
    return {time_s, {box.x + box.width / 2.0, box.y + box.height / 2.0}, std::sqrt(box.area())};
}

void Motion::add(const Observation& observation) {
    seen_.push_back(observation);
    while (seen_.front().time_s < observation.time_s - kVelocityWindow) seen_.pop_front();
}

double Motion::size() const {
    double sum = 0;
    for (const auto& observation : seen_) sum += observation.size;
    return sum / static_cast<double>(seen_.size());
}

// Slope of the least-squares line, drawn towards 0 (ridge regression) so that two or three
// jittering boxes make no speed.
cv::Point2d Motion::velocity() const {
    const auto count = static_cast<double>(seen_.size());
    double time = 0;
    cv::Point2d centre;
    for (const auto& observation : seen_) {
        time += (observation.time_s - last().time_s) / count;
        centre += observation.centre / count;
    }
    double spread = kStandstill;
    cv::Point2d product;
    for (const auto& observation : seen_) {
        const double offset = observation.time_s - last().time_s - time;
        spread += offset * offset;
        product += offset * (observation.centre - centre);
    }
    return product / spread;
}

cv::Point2d Motion::predict(double time_s) const {
    const double unseen = time_s - last().time_s;
    return last().centre + velocity() * (kDamping * -std::expm1(-unseen / kDamping));
}

}  // namespace mien
