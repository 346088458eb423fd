#include "mien/tracker.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <deque>
#include <limits>
#include <opencv2/imgproc.hpp>
#include <optional>

#include "core/faces/matrix_state.h"
#include "core/faces/picture.h"
#include "mien/error.h"

namespace mien {

namespace {

// Lengths below are in face sizes (the side of the box), so that near and far faces behave alike.
constexpr double kReach = 0.5;           // how far from its prediction a face may be found,
constexpr double kReachPerSecond = 1.5;  // and how much farther for each second unseen
constexpr double kSizeRatio = 1.9;       // largest change of size
constexpr double kVelocityWindow = 0.4;  // seconds of observations that the velocity is taken from
constexpr double kStandstill = 0.001;    // s^2; prior that faces stand still: see velocity()
constexpr double kDamping = 2.0;         // seconds until a face unseen has come to rest
constexpr double kLearning = 1.0;        // time constant of a track's appearance, seconds
constexpr double kStrangerHere = 1.05;   // look that tells a stranger where the face is expected,
constexpr double kStrangerThere = 0.45;  // and as far away as it can be

// ---- what a face looks like

// Three unit vectors, compared by their dot product: the face's gray pattern, the colours of the
// head, the colours of the clothes below it (zero where that is outside the picture).
using Appearance = std::array<cv::Mat1f, 3>;

// The cosine distance from which a part says "somebody else", and what each part counts. Measured
// on eight faces in thirty composed clips: nine in ten pairs of one person are below a third of it.
constexpr std::array<double, 3> kOther = {0.6, 0.06, 0.25};
constexpr std::array<double, 3> kWeight = {1, 1, 0.5};

cv::Rect part_of(const cv::Rect& box, double left, double top, double right, double bottom) {
    const auto at = [](int start, int length, double share) {
        return start + static_cast<int>(std::lround(length * share));
    };
    return {cv::Point(at(box.x, box.width, left), at(box.y, box.height, top)),
            cv::Point(at(box.x, box.width, right), at(box.y, box.height, bottom))};
}

// The part of the picture within `area`, small; empty if less than a third of it is inside.
cv::Mat look(const cv::Mat& picture, const cv::Rect& area, int side) {
    const cv::Rect inside = area & cv::Rect({}, picture.size());
    if (inside.empty() || inside.area() * 3.0 < area.area()) return {};
    return shrink(picture(inside), {side, side});
}

cv::Mat1f pattern_of(const cv::Mat& small) {
    cv::Mat gray;
    cv::Mat1f pattern;
    if (small.channels() == 3)
        cv::cvtColor(small, gray, cv::COLOR_BGR2GRAY);
    else
        gray = small;
    gray.convertTo(pattern, CV_32F);
    pattern -= cv::mean(pattern);
    cv::normalize(pattern, pattern);
    return pattern.reshape(1, 1);
}

// Square roots of the histograms of luma and the two chromas, so that the dot product of two is
// their Bhattacharyya coefficient (T. Kailath, IEEE Trans. Comm. Tech. 15, 1967). A value falls
// into its two nearest bins in proportion, lest a small change of light moves it altogether.
cv::Mat1f colours_of(const cv::Mat& small) {
    constexpr int kBins = 32;
    cv::Mat converted;
    if (small.channels() == 3)
        cv::cvtColor(small, converted, cv::COLOR_BGR2YCrCb);
    else
        cv::merge(std::vector<cv::Mat>{small, cv::Mat(small.size(), CV_8U, cv::Scalar(128)),
                                       cv::Mat(small.size(), CV_8U, cv::Scalar(128))},
                  converted);
    cv::Mat1f histogram(1, 3 * kBins, 0.F);
    const cv::Mat3b pixels = converted;
    for (const cv::Vec3b& pixel : pixels) {
        for (int channel = 0; channel < 3; ++channel) {
            // Chroma keeps near the middle: its bins are finer and cover 64 to 192.
            const float share =
                channel == 0
                    ? static_cast<float>(pixel[channel]) / 255
                    : std::clamp(static_cast<float>(pixel[channel]) - 64, 0.F, 128.F) / 128;
            const float place = share * (kBins - 1);
            const int bin = std::min(static_cast<int>(place), kBins - 2);
            const float upper = place - static_cast<float>(bin);
            histogram(channel * kBins + bin) += 1 - upper;
            histogram(channel * kBins + bin + 1) += upper;
        }
    }
    histogram /= 3.0 * static_cast<double>(pixels.total());
    cv::sqrt(histogram, histogram);
    return histogram;
}

Appearance appearance_of(const cv::Mat& picture, const cv::Rect& box) {
    Appearance result;
    const cv::Mat face = look(picture, part_of(box, 0.1, 0.1, 0.9, 0.9), 16);
    const cv::Mat head = look(picture, part_of(box, -0.2, -0.25, 1.2, 1.1), 32);
    const cv::Mat clothes = look(picture, part_of(box, -0.25, 1.2, 1.25, 2), 32);
    if (!face.empty()) result[0] = pattern_of(face);
    if (!head.empty()) result[1] = colours_of(head);
    if (!clothes.empty()) result[2] = colours_of(clothes);
    return result;
}

// From 0 (the same) to 1 (every part says somebody else).
double distance(const Appearance& a, const Appearance& b) {
    double sum = 0, weights = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (a[i].empty() || b[i].empty()) continue;
        sum += kWeight[i] * std::clamp((1 - a[i].dot(b[i])) / kOther[i], 0.0, 1.0);
        weights += kWeight[i];
    }
    return weights > 0 ? sum / weights : 0;
}

void learn(Appearance& known, const Appearance& seen, double share) {
    for (std::size_t i = 0; i < known.size(); ++i) {
        if (seen[i].empty()) continue;
        if (known[i].empty())
            known[i] = seen[i];
        else
            cv::normalize((1 - share) * known[i] + share * seen[i], known[i]);
    }
}

// ---- where a face is going

struct Observation {
    double time_s;
    cv::Point2d centre;
    double size;
};

Observation observe(const cv::Rect& box, double time_s) {
    return {time_s, {box.x + box.width / 2.0, box.y + box.height / 2.0}, std::sqrt(box.area())};
}

struct Track {
    int id = 0;
    std::deque<Observation> seen;  // the last kVelocityWindow seconds, at least the last one
    Appearance appearance;
    int clear_views = 0;  // that the appearance was learnt from; at 0 it rules nobody out

    const Observation& last() const { return seen.back(); }

    double size() const {
        double sum = 0;
        for (const auto& observation : seen) sum += observation.size;
        return sum / static_cast<double>(seen.size());
    }

    // Slope of the least-squares line, drawn towards 0 (ridge regression) so that two or three
    // jittering boxes make no speed.
    cv::Point2d velocity() const {
        const auto count = static_cast<double>(seen.size());
        double time = 0;
        cv::Point2d centre;
        for (const auto& observation : seen) {
            time += (observation.time_s - last().time_s) / count;
            centre += observation.centre / count;
        }
        double spread = kStandstill;
        cv::Point2d product;
        for (const auto& observation : seen) {
            const double offset = observation.time_s - last().time_s - time;
            spread += offset * offset;
            product += offset * (observation.centre - centre);
        }
        return product / spread;
    }

    cv::Point2d predict(double time_s) const {
        const double unseen = time_s - last().time_s;
        return last().centre + velocity() * (kDamping * -std::expm1(-unseen / kDamping));
    }

    void add(const Observation& observation) {
        seen.push_back(observation);
        while (seen.front().time_s < observation.time_s - kVelocityWindow) seen.pop_front();
    }
};

// ---- who is who

constexpr double kImpossible = std::numeric_limits<double>::infinity();

// From 0 (certainly the same person) to 1; or impossible. A face that touches another shows part
// of the other's looks: `touching` then rules nobody out by them.
double cost(const Track& track, const Observation& face, const Appearance& appearance,
            bool touching) {
    const double size = (track.size() + face.size) / 2;
    const double reach = kReach + kReachPerSecond * (face.time_s - track.last().time_s);
    const double away = cv::norm(face.centre - track.predict(face.time_s)) / (size * reach);
    const double growth = std::abs(std::log(face.size / track.size())) / std::log(kSizeRatio);
    const double look = distance(track.appearance, appearance);
    const double stranger = kStrangerHere + (kStrangerThere - kStrangerHere) * away;
    if (away > 1 || growth > 1 || (look > stranger && !touching && track.clear_views > 0))
        return kImpossible;
    return 0.4 * away + 0.1 * growth + 0.5 * look;
}

// For each row the column that makes the sum of costs least, or -1 where leaving the row alone (at
// a cost of 1) is cheaper. The Hungarian method with shortest augmenting paths (H. Kuhn, 1955;
// R. Jonker, A. Volgenant, Computing 38, 1987): exact, and fast for any number of faces.
std::vector<int> assign(const std::vector<std::vector<double>>& costs, int columns) {
    const int rows = static_cast<int>(costs.size());
    const int width = columns + rows;  // one more column per row: "alone"
    constexpr double kNever = 1e6;
    const auto at = [&](int row, int column) {
        if (column >= columns) return column - columns == row ? 1.0 : kNever;
        return std::min(costs[row][column], kNever);
    };
    std::vector<double> row_price(rows + 1), column_price(width + 1);
    std::vector<int> owner(width + 1,
                           rows);  // row of each column; `rows`: none. Last column: start
    for (int row = 0; row < rows; ++row) {
        std::vector<double> least(width + 1, kImpossible);
        std::vector<int> from(width + 1, width);
        std::vector<bool> done(width + 1);
        int column = width;
        owner[width] = row;
        do {
            done[column] = true;
            const int current = owner[column];
            double step = kImpossible;
            int next = width;
            for (int j = 0; j < width; ++j) {
                if (done[j]) continue;
                const double reduced = at(current, j) - row_price[current] - column_price[j];
                if (reduced < least[j]) {
                    least[j] = reduced;
                    from[j] = column;
                }
                if (least[j] < step) {
                    step = least[j];
                    next = j;
                }
            }
            for (int j = 0; j <= width; ++j) {
                if (done[j]) {
                    row_price[owner[j]] += step;
                    column_price[j] -= step;
                } else {
                    least[j] -= step;
                }
            }
            column = next;
        } while (owner[column] != rows);
        while (column != width) {
            owner[column] = owner[from[column]];
            column = from[column];
        }
    }
    std::vector<int> result(rows, -1);
    for (int j = 0; j < columns; ++j)
        if (owner[j] != rows) result[owner[j]] = j;
    return result;
}

// ---- shots

cv::Mat thumbnail(const cv::Mat& picture) {
    return picture.empty() ? cv::Mat() : shrink(picture, {32, 18});
}

// A cut changes most of the picture and leaves no likeness. A lamp switched on changes most of it
// too but keeps its pattern; people and pans change a part from one frame to the next.
bool is_cut(const cv::Mat& before, const cv::Mat& now) {
    if (before.size() != now.size() || before.type() != now.type()) return true;
    if (now.empty()) return false;
    cv::Mat difference;
    cv::absdiff(before, now, difference);
    const cv::Mat changed = difference.reshape(1) > 12;
    const double share = cv::countNonZero(changed) / static_cast<double>(changed.total());
    return share > 0.5 && pattern_of(before).dot(pattern_of(now)) < 0.6;
}

// Not cut by the picture's border.
bool is_whole(const cv::Rect& face, const cv::Mat& picture) {
    const cv::Rect around = part_of(face, -0.15, -0.15, 1.15, 1.15);
    return (around & cv::Rect({}, picture.size())) == around;
}

// Whether `face` touches where another person is or should be now. The other one may be hidden.
bool touches(const Track& other, const cv::Rect& face, double time_s) {
    const double size = other.size();
    const cv::Point2d corner = other.predict(time_s) - cv::Point2d(size, size) / 2;
    const cv::Rect2d around = part_of(face, -0.2, -0.2, 1.2, 1.2);
    return !(around & cv::Rect2d(corner, cv::Size2d(size, size))).empty();
}

}  // namespace

void TrackerSettings::validate() const {
    if (!(max_missed_s > 0 && max_missed_s <= 60))
        throw Error("the time a face may be unseen must be above 0 and at most 60 seconds");
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
        return time_s - track.last().time_s > impl_->settings.max_missed_s;
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
            const double following = -std::expm1((track.last().time_s - time_s) / kLearning);
            const double share = std::max(following, 1.0 / ++track.clear_views);
            learn(track.appearance, appearances[found[t]], share);
        }
        track.add(observations[found[t]]);
        ids[found[t]] = track.id;
    }
    for (std::size_t i = 0; i < faces.size(); ++i) {
        if (ids[i] != 0) continue;
        ids[i] = ++impl_->last_id;
        const bool clear = is_whole(faces[i], picture) &&
                           std::none_of(tracks.begin(), tracks.end(), [&](const Track& other) {
                               return touches(other, faces[i], time_s);
                           });
        tracks.push_back({ids[i], {observations[i]}, appearances[i], clear ? 1 : 0});
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
        to.put(track.seen.size());
        for (const Observation& observation : track.seen) to.put(observation);
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
        Track track;
        track.id = from.get<int>();
        track.clear_views = from.get<int>();
        for (auto seen = from.get<std::size_t>(); seen > 0; --seen) {
            track.seen.push_back(from.get<Observation>());
        }
        for (cv::Mat1f& part : track.appearance) part = take_matrix(from);
        impl_->tracks.push_back(std::move(track));
    }
}

}  // namespace mien
