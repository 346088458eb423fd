#include "mien/tracker.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "base/check_fields.h"
#include "base/state.h"
#include "core/faces/appearance.h"
#include "core/faces/assignment.h"
#include "core/faces/matrix_state.h"
#include "core/faces/motion.h"
#include "core/faces/shots.h"
#include "mien/error.h"

namespace mien {

namespace {

// Lengths below are in face sizes (the side of the box), so that near and far faces behave alike.
// The numbers were chosen by eye. The tests Tracker.* and Identity.* hold what comes of them:
// people who cross, hide for half a second, or come after a cut keep numbers of their own.
constexpr double kMatchReach = 0.5;           // how far from its prediction a face may be found,
constexpr double kMatchReachPerSecond = 1.5;  // and how much farther for each second unseen
constexpr double kSizeRatio = 1.9;            // largest change of size
constexpr double kLearning = 1.0;             // time constant of a track's appearance, seconds
constexpr double kStrangerHere = 1.05;   // look that tells a stranger where the face is expected,
constexpr double kStrangerThere = 0.45;  // and as far away as it can be
// What each counts in the cost of a pair. They sum to 1, the cost at which assign() leaves a face
// alone, so that whoever is possible is preferred to nobody.
constexpr double kAwayCounts = 0.4;
constexpr double kGrowthCounts = 0.1;
constexpr double kLookCounts = 0.5;
constexpr double kWholeMargin = 0.15;  // around a face that shows all of itself
constexpr double kTouchMargin = 0.2;   // around a face that may show part of another

struct Track {
    int id;
    Motion motion;
    Appearance appearance;
    int clear_views = 0;  // that the appearance was learnt from; at 0 it rules nobody out
};

// From 0 (certainly the same person) to 1; or impossible. A face that touches another shows part
// of the other's looks: `touching` then rules nobody out by them.
double cost(const Track& track, const Observation& face, const Appearance& appearance,
            bool touching) {
    const double size = (track.motion.size() + face.size) / 2;
    const double reach =
        kMatchReach + kMatchReachPerSecond * (face.time_s - track.motion.last().time_s);
    const double away = cv::norm(face.centre - track.motion.predict(face.time_s)) / (size * reach);
    const double growth =
        std::abs(std::log(face.size / track.motion.size())) / std::log(kSizeRatio);
    const double look = distance(track.appearance, appearance);
    const double stranger = kStrangerHere + (kStrangerThere - kStrangerHere) * away;
    if (away > 1 || growth > 1 || (look > stranger && !touching && track.clear_views > 0))
        return kImpossible;
    return kAwayCounts * away + kGrowthCounts * growth + kLookCounts * look;
}

// Not cut by the picture's border.
bool is_whole(const cv::Rect& face, const cv::Mat& picture) {
    const cv::Rect around =
        part_of(face, -kWholeMargin, -kWholeMargin, 1 + kWholeMargin, 1 + kWholeMargin);
    return (around & cv::Rect({}, picture.size())) == around;
}

// Whether `face` touches where another person is or should be now. The other one may be hidden.
bool touches(const Track& other, const cv::Rect& face, double time_s) {
    const double size = other.motion.size();
    const cv::Point2d corner = other.motion.predict(time_s) - cv::Point2d(size, size) / 2;
    const cv::Rect2d around =
        part_of(face, -kTouchMargin, -kTouchMargin, 1 + kTouchMargin, 1 + kTouchMargin);
    return !(around & cv::Rect2d(corner, cv::Size2d(size, size))).empty();
}

}  // namespace

void TrackerSettings::validate() const {
    check_fields(*this);
}

struct Tracker::Impl {
    TrackerSettings settings;
    std::vector<Track> tracks;
    int last_id = 0;
    double time_s = -std::numeric_limits<double>::infinity();
    cv::Mat thumbnail;
};

Tracker::Tracker(const TrackerSettings& settings) {
    settings.validate();
    impl_ = std::make_unique<Impl>();
    impl_->settings = settings;
}

Tracker::~Tracker() = default;
Tracker::Tracker(Tracker&&) noexcept = default;
Tracker& Tracker::operator=(Tracker&&) noexcept = default;

std::vector<int> Tracker::update(const cv::Mat& picture, const std::vector<cv::Rect>& faces,
                                 double time_s) {
    auto& tracks = impl_->tracks;
    const cv::Mat small = thumbnail(picture);
    if (time_s < impl_->time_s || (!tracks.empty() && is_cut(impl_->thumbnail, small)))
        tracks.clear();
    impl_->time_s = time_s;
    impl_->thumbnail = small;
    std::erase_if(tracks, [&](const Track& track) {
        return time_s - track.motion.last().time_s > impl_->settings.max_missed_s;
    });

    std::vector<Observation> observations;
    std::vector<Appearance> appearances;
    for (const auto& face : faces) {
        observations.push_back(observe(face, time_s));
        appearances.push_back(appearance_of(picture, face));
    }
    std::vector<std::vector<double>> costs;
    std::vector<std::vector<bool>> touching;  // for each track and face: is a third person there?
    for (const auto& track : tracks) {
        auto& row = costs.emplace_back();
        auto& beside = touching.emplace_back();
        for (std::size_t i = 0; i < faces.size(); ++i) {
            beside.push_back(std::any_of(tracks.begin(), tracks.end(), [&](const Track& other) {
                return other.id != track.id && touches(other, faces[i], time_s);
            }));
            row.push_back(cost(track, observations[i], appearances[i], beside[i]));
        }
    }
    const std::vector<int> found = assign(costs, static_cast<int>(faces.size()));

    std::vector<int> ids(faces.size(), 0);
    for (std::size_t t = 0; t < tracks.size(); ++t) {
        if (found[t] < 0) continue;
        Track& track = tracks[t];
        if (!touching[t][found[t]] && is_whole(faces[found[t]], picture)) {
            // The mean of the first views, then slowly following.
            const double following = -std::expm1((track.motion.last().time_s - time_s) / kLearning);
            const double share = std::max(following, 1.0 / ++track.clear_views);
            learn(track.appearance, appearances[found[t]], share);
        }
        track.motion.add(observations[found[t]]);
        ids[found[t]] = track.id;
    }
    for (std::size_t i = 0; i < faces.size(); ++i) {
        if (ids[i] != 0) continue;
        ids[i] = ++impl_->last_id;
        const bool clear = is_whole(faces[i], picture) &&
                           std::none_of(tracks.begin(), tracks.end(), [&](const Track& other) {
                               return touches(other, faces[i], time_s);
                           });
        tracks.push_back({ids[i], Motion({observations[i]}), appearances[i], clear ? 1 : 0});
    }
    return ids;
}

std::vector<int> Tracker::alive() const {
    std::vector<int> ids;
    for (const auto& track : impl_->tracks) ids.push_back(track.id);
    return ids;
}

void Tracker::reset() {
    impl_->tracks.clear();
    impl_->thumbnail = cv::Mat();
    impl_->time_s = -std::numeric_limits<double>::infinity();
}

std::string Tracker::save() const {
    StateWriter to;
    to.put(impl_->last_id);
    to.put(impl_->time_s);
    put(to, impl_->thumbnail);
    to.put(impl_->tracks.size());
    for (const Track& track : impl_->tracks) {
        to.put(track.id);
        to.put(track.clear_views);
        to.put(track.motion.seen().size());
        for (const Observation& observation : track.motion.seen()) to.put(observation);
        for (const cv::Mat1f& part : track.appearance) put(to, part);
    }
    return to.bytes();
}

void Tracker::restore(const std::string& state) {
    StateReader from(state);
    impl_->last_id = from.get<int>();
    impl_->time_s = from.get<double>();
    impl_->thumbnail = take_matrix(from);
    impl_->tracks.clear();
    for (auto tracks = from.get<std::size_t>(); tracks > 0; --tracks) {
        const int id = from.get<int>(), clear_views = from.get<int>();
        std::deque<Observation> seen;
        for (auto count = from.get<std::size_t>(); count > 0; --count)
            seen.push_back(from.get<Observation>());
        Track track{id, Motion(std::move(seen)), {}, clear_views};
        for (cv::Mat1f& part : track.appearance) part = take_matrix(from);
        impl_->tracks.push_back(std::move(track));
    }
}

}  // namespace mien
