#include "mien/face_detector.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <opencv2/core/ocl.hpp>
#include <opencv2/core/utility.hpp>
#include <opencv2/objdetect.hpp>
#include <tuple>

#include "base/check_fields.h"
#include "core/faces/haar_cascade.h"
#include "core/faces/picture.h"
#include "core/faces/same_face.h"
#include "mien/error.h"
#include "mien/paths.h"

namespace mien {

namespace {

// Chosen by eye.
constexpr double kSizes = 1.35;       // how much larger or smaller than a place looked near
constexpr double kCoarseReach = 0.3;  // of a close look after a coarse one
constexpr double kLookedAt = 0.8;     // intersection over union with a place that was looked at
constexpr double kOnBody = 0.4;       // of a face's width, below which a box on its body is none
constexpr int kBand = 64;             // rows of a level that are searched as one
// The raw detections that make a box: with these, the labels of every second, third and fifth frame
// agree on 98.5 to 98.8 % with those of the same frames when all are read (tests LiveOffline.*).
constexpr double kMiddleReach = 0.1;  // how far from its middle, in its sizes
constexpr double kMiddleSizes = 1.2;  // how much larger or smaller they may be
constexpr double kGrouped = 0.2;      // OpenCV's own tolerance, in detectMultiScale

struct Candidate {
    cv::Rect box;
    int support;  // raw detections that agreed on it
};

// A box far smaller than a face, on it or on the neck and shoulders below, is a mouth, a collar or
// a print: a head that far behind would be hidden.
bool on_body_of(const cv::Rect& face, const cv::Rect& box) {
    const cv::Point centre = (box.tl() + box.br()) / 2;
    const int wider = centre.y > face.y + face.height ? face.width / 4 : 0;
    const cv::Rect body(face.x - wider, face.y, face.width + 2 * wider, face.height * 9 / 5);
    return box.width < kOnBody * face.width && body.contains(centre);
}

// Of several boxes on one person, keeps the one that most raw detections agreed on (a nose or a
// whole head taken for a face has few), and of equals the larger.
std::vector<cv::Rect> merge(std::vector<Candidate> candidates) {
    std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
        if (a.support != b.support) return a.support > b.support;
        if (a.box.area() != b.box.area()) return a.box.area() > b.box.area();
        return left_to_right(a.box, b.box);
    });
    std::vector<cv::Rect> faces;
    for (const auto& [box, support] : candidates)
        if (std::none_of(faces.begin(), faces.end(), [&box = box](const cv::Rect& face) {
                return same_face(face, box) || on_body_of(face, box);
            }))
            faces.push_back(box);
    std::sort(faces.begin(), faces.end(), left_to_right);
    return faces;
}

// Of the raw detections in the middle of a group: those at its fringe depend on how far a look
// reached, and so on the frame before.
cv::Rect middle_of(const cv::Rect& group, const std::vector<cv::Rect>& boxes) {
    const auto centre = [](const cv::Rect& box) {
        return cv::Point2d(box.tl()) + cv::Point2d(box.size()) / 2;
    };
    cv::Vec4d sum;
    int count = 0;
    for (const cv::Rect& box : boxes) {
        const double ratio = static_cast<double>(box.width) / group.width;
        if (ratio > kMiddleSizes || ratio < 1 / kMiddleSizes) continue;
        if (cv::norm(centre(box) - centre(group)) > kMiddleReach * group.width) continue;
        sum += cv::Vec4d(box.x, box.y, box.width, box.height);
        ++count;
    }
    if (count == 0) return group;
    const cv::Vec4d mean = sum / count;
    return {cvRound(mean[0]), cvRound(mean[1]), cvRound(mean[2]), cvRound(mean[3])};
}

// The picture shrunk so that faces of one size fill the cascade's window.
struct Level {
    double factor = 1;  // pixels of the canvas per pixel of this
    cv::Size size;
    std::vector<cv::Point> places;  // of windows taken for a face
};

// Some rows of one level, where the picture is.
struct Band {
    std::size_t level;
    cv::Rect corners;  // of windows
    double start;      // its place in the search of the whole picture, from 0 to 1
};

// What is searched: the picture, or the picture turned back by `roll`, so that heads which are
// tilted by as much stand upright.
struct Canvas {
    cv::Size picture;
    double roll = 0;
    cv::Size size;
    cv::Matx23d to_picture;     // from the canvas; pixels' edges, not their centres, are whole
    std::vector<Level> levels;  // from the smallest faces
    std::vector<Band> bands;    // of a quick search: every second level
    std::vector<Band> all_bands;

    cv::Point2d place_in_picture(const cv::Point2d& place) const {
        return {to_picture(0, 0) * place.x + to_picture(0, 1) * place.y + to_picture(0, 2),
                to_picture(1, 0) * place.x + to_picture(1, 1) * place.y + to_picture(1, 2)};
    }
};

void lay_out(Canvas& canvas) {
    const double angle = canvas.roll * std::numbers::pi / 180;
    const double c = std::cos(angle), s = std::sin(angle);
    const double width = canvas.picture.width, height = canvas.picture.height;
    canvas.size = canvas.roll == 0 ? canvas.picture
                                   : cv::Size(cvCeil(width * c + height * std::abs(s)),
                                              cvCeil(width * std::abs(s) + height * c));
    const double x = canvas.size.width / 2.0, y = canvas.size.height / 2.0;
    canvas.to_picture = {c, -s, width / 2 - c * x + s * y, s, c, height / 2 - s * x - c * y};
}

// The columns of the canvas between two of its rows in which there is any picture.
std::pair<double, double> columns_with_picture(const Canvas& canvas, double top, double bottom) {
    if (canvas.roll == 0) return {0, canvas.size.width};
    const double c = canvas.to_picture(0, 0), s = canvas.to_picture(1, 0);
    std::vector<cv::Point2d> corners;
    for (const cv::Point2d corner : {cv::Point2d(0, 0), cv::Point2d(canvas.picture.width, 0),
                                     cv::Point2d(canvas.picture.width, canvas.picture.height),
                                     cv::Point2d(0, canvas.picture.height)}) {
        const double x = corner.x - canvas.to_picture(0, 2), y = corner.y - canvas.to_picture(1, 2);
        corners.emplace_back(c * x + s * y, -s * x + c * y);
    }
    double left = canvas.size.width, right = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        const cv::Point2d a = corners[i], b = corners[(i + 1) % 4];
        // The part of this edge between the two rows.
        for (const double row : {std::clamp(a.y, top, bottom), std::clamp(b.y, top, bottom)}) {
            if (row < std::min(a.y, b.y) || row > std::max(a.y, b.y)) continue;
            const double share = a.y == b.y ? 0 : (row - a.y) / (b.y - a.y);
            const double column = a.x + share * (b.x - a.x);
            left = std::min(left, column);
            right = std::max(right, column);
        }
    }
    return {left, right};
}

std::vector<Band> bands_of(const Canvas& canvas, const cv::Size& window, std::size_t every) {
    std::vector<Band> bands;
    double work = 0;
    for (std::size_t i = 0; i < canvas.levels.size(); i += every) {
        const Level& level = canvas.levels[i];
        const cv::Rect all({}, level.size - window + cv::Size(1, 1));
        for (int top = 0; top < all.height; top += kBand) {
            const double bottom = (top + kBand + window.height) * level.factor;
            const auto [left, right] = columns_with_picture(canvas, top * level.factor, bottom);
            const int first = cvFloor(left / level.factor) / 2 * 2;
            const cv::Rect corners =
                all &
                cv::Rect(cv::Point(first, top),
                         cv::Point(cvCeil(right / level.factor) - window.width + 1, top + kBand));
            if (corners.empty()) continue;
            bands.push_back({i, corners, work});
            work += static_cast<double>(corners.width + window.width - 1) * corners.height;
        }
    }
    for (Band& band : bands) band.start /= work;
    return bands;
}

}  // namespace

void DetectorSettings::validate() const {
    check_fields(*this);
}

struct FaceDetector::Impl {
    DetectorSettings settings;
    HaarCascade cascade;

    cv::Mat converted;                  // kept for its memory
    cv::Mat gray;                       // the picture
    std::map<double, Canvas> canvases;  // by roll

    Canvas& prepare(const cv::Mat& picture, double roll);
    cv::Mat sample(const Canvas& canvas, const Level& level, const cv::Rect& part) const;
    cv::Rect box_of(const Level& level, const cv::Point& place) const;
    void search_band(const Canvas& canvas, const Band& band, int step,
                     std::vector<cv::Rect>& suspects) const;
    std::vector<cv::Rect> search(const Canvas& canvas, double from, double to, Search how) const;
    void look_closely(Canvas& canvas, const cv::Rect& face, double reach) const;
    std::vector<cv::Rect> raw_boxes(Canvas& canvas) const;
    std::vector<cv::Rect> group(Canvas& canvas) const;
};

Canvas& FaceDetector::Impl::prepare(const cv::Mat& picture, double roll) {
    gray = to_gray(picture, converted);
    Canvas& canvas = canvases[roll];
    for (Level& level : canvas.levels) level.places.clear();
    if (picture.size() == canvas.picture) return canvas;
    canvas = {picture.size(), roll, {}, {}, {}, {}, {}};
    lay_out(canvas);
    const cv::Size window = cascade.window();
    const int smallest = std::max(20, settings.min_face * 2 / 3);
    // The picture is enlarged for faces that are smaller than the cascade's window.
    double smallest_factor = 1;
    while (cvRound(window.width * smallest_factor / settings.scale_step) >= smallest)
        smallest_factor /= settings.scale_step;
    for (double factor = smallest_factor;; factor *= settings.scale_step) {
        const cv::Size shrunk(cvRound(canvas.size.width / factor),
                              cvRound(canvas.size.height / factor));
        if (shrunk.width < window.width || shrunk.height < window.height) break;
        if (cvRound(window.width * factor) >= smallest)
            canvas.levels.push_back({factor, shrunk, {}});
    }
    canvas.bands = bands_of(canvas, window, 2);
    canvas.all_bands = bands_of(canvas, window, 1);
    return canvas;
}

cv::Rect FaceDetector::Impl::box_of(const Level& level, const cv::Point& place) const {
    const auto scaled = [&](int length) { return cvRound(length * level.factor); };
    return {scaled(place.x), scaled(place.y), scaled(cascade.window().width),
            scaled(cascade.window().height)};
}

// Pixels of a level, made where they are needed, always on the level's own grid: two looks that
// meet there see the same.
cv::Mat FaceDetector::Impl::sample(const Canvas& canvas, const Level& level,
                                   const cv::Rect& part) const {
    thread_local cv::Mat buffer;  // large enough that getting it anew would take time
    buffer.create(std::max(buffer.rows, part.height), std::max(buffer.cols, part.width), CV_8U);
    cv::Mat pixels = buffer({{}, part.size()});
    const cv::Matx23d& to = canvas.to_picture;
    // The middle of the part's first pixel.
    const cv::Point2d first =
        canvas.place_in_picture(level.factor * cv::Point2d(part.x + 0.5, part.y + 0.5)) -
        cv::Point2d(0.5, 0.5);
    const cv::Matx23d map(level.factor * to(0, 0), level.factor * to(0, 1), first.x,
                          level.factor * to(1, 0), level.factor * to(1, 1), first.y);
    const bool inside = canvas.roll == 0;
    cv::warpAffine(gray, pixels, map, pixels.size(), cv::INTER_LINEAR | cv::WARP_INVERSE_MAP,
                   inside ? cv::BORDER_REPLICATE : cv::BORDER_CONSTANT);
    return pixels;
}

// Places with any likeness to a face.
void FaceDetector::Impl::search_band(const Canvas& canvas, const Band& band, int step,
                                     std::vector<cv::Rect>& suspects) const {
    const Level& level = canvas.levels[band.level];
    const cv::Rect part(band.corners.tl(), band.corners.size() + cascade.window() - cv::Size(1, 1));
    cv::Mat pixels;
    if (canvas.roll == 0) {
        thread_local cv::Mat buffer;  // as in sample()
        const int top = cvFloor(part.y * level.factor);
        const int bottom = std::min(canvas.size.height, cvCeil(part.br().y * level.factor));
        buffer.create(std::max(buffer.rows, part.height), std::max(buffer.cols, part.width), CV_8U);
        pixels = buffer({{}, part.size()});
        cv::resize(gray.rowRange(top, bottom), pixels, pixels.size(), 0, 0, cv::INTER_LINEAR_EXACT);
    } else {
        pixels = sample(canvas, level, part);
    }
    std::vector<cv::Point> places;
    cascade.scan(pixels, {{}, band.corners.size()}, step, places);
    for (const cv::Point& place : places) suspects.push_back(box_of(level, place + part.tl()));
}

std::vector<cv::Rect> FaceDetector::Impl::search(const Canvas& canvas, double from, double to,
                                                 Search how) const {
    const std::vector<Band>& bands = how == Search::quick ? canvas.bands : canvas.all_bands;
    const auto before = [](const Band& band, double start) { return band.start < start; };
    const auto first = std::lower_bound(bands.begin(), bands.end(), from, before);
    const auto end = std::lower_bound(first, bands.end(), to, before);
    std::vector<std::vector<cv::Rect>> found(static_cast<std::size_t>(end - first));
    cv::parallel_for_({0, static_cast<int>(found.size())}, [&](const cv::Range& range) {
        for (int i = range.start; i < range.end; ++i) {
            const bool close = how == Search::thorough && canvas.levels[first[i].level].factor >= 2;
            search_band(canvas, first[i], close ? 1 : 2, found[i]);
        }
    });
    std::vector<cv::Rect> suspects;
    for (const auto& part : found) suspects.insert(suspects.end(), part.begin(), part.end());
    return suspects;
}

// Every place and every size about that of `face`.
void FaceDetector::Impl::look_closely(Canvas& canvas, const cv::Rect& face, double reach) const {
    const cv::Size window = cascade.window();
    const double length = std::sqrt(face.area());
    const cv::Point2d centre = cv::Point2d(face.x, face.y) + cv::Point2d(face.size()) / 2;
    for (Level& level : canvas.levels) {
        const double ratio = window.width * level.factor / length;
        if (ratio > kSizes || ratio < 1 / kSizes) continue;
        const int step = level.factor >= 2 ? 1 : 2;  // as OpenCV does
        const cv::Point2d corner = centre / level.factor - cv::Point2d(window) / 2;
        const double away = reach * length / level.factor;
        const cv::Point from(cvFloor(corner.x - away) / step * step,
                             cvFloor(corner.y - away) / step * step);
        const cv::Point to(cvCeil(corner.x + away) + 1, cvCeil(corner.y + away) + 1);
        const cv::Rect corners =
            cv::Rect(from, to) & cv::Rect({}, level.size - window + cv::Size(1, 1));
        if (corners.empty()) continue;
        const cv::Mat pixels =
            sample(canvas, level, {corners.tl(), corners.size() + window - cv::Size(1, 1)});
        const std::size_t before = level.places.size();
        cascade.scan(pixels, {{}, corners.size()}, step, level.places);
        for (std::size_t i = before; i < level.places.size(); ++i) level.places[i] += corners.tl();
    }
}

std::vector<cv::Rect> FaceDetector::Impl::raw_boxes(Canvas& canvas) const {
    std::vector<cv::Rect> boxes;
    for (Level& level : canvas.levels) {
        auto& places = level.places;  // two looks may have covered the same
        const auto before = [](const auto& a, const auto& b) {
            return std::tuple(a.y, a.x) < std::tuple(b.y, b.x);
        };
        std::sort(places.begin(), places.end(), before);
        places.erase(std::unique(places.begin(), places.end()), places.end());
        for (const auto& place : places) boxes.push_back(box_of(level, place));
    }
    return boxes;
}

// Raw detections of similar place and size make a face, as OpenCV groups them.
std::vector<cv::Rect> FaceDetector::Impl::group(Canvas& canvas) const {
    const std::vector<cv::Rect> boxes = raw_boxes(canvas);
    std::vector<cv::Rect> groups = boxes;
    std::vector<int> supports;
    cv::groupRectangles(groups, supports, settings.strictness, kGrouped);
    std::vector<Candidate> candidates;
    const cv::Rect inside({}, canvas.size);
    for (std::size_t i = 0; i < groups.size(); ++i)
        candidates.push_back({middle_of(groups[i], boxes) & inside, supports[i]});
    return merge(std::move(candidates));
}

FaceDetector::FaceDetector(const DetectorSettings& settings) {
    settings.validate();
    impl_ = std::make_unique<Impl>(
        Impl{settings, HaarCascade(find_cascade(settings.cascade)), {}, {}, {}});
}

FaceDetector::~FaceDetector() = default;
FaceDetector::FaceDetector(FaceDetector&&) noexcept = default;
FaceDetector& FaceDetector::operator=(FaceDetector&&) noexcept = default;

std::vector<cv::Rect> FaceDetector::detect(const cv::Mat& picture, const Look& look) {
    if (!is_picture(picture)) return {};
    // On a graphics card OpenCV would round otherwise: the same picture must give the same faces.
    cv::ocl::setUseOpenCL(false);  // of this thread only
    // No equalizeHist: measured, it finds no more faces (the cascade normalises each window's
    // contrast itself) and more of what is none.
    Canvas& canvas = impl_->prepare(picture, 0);
    for (const cv::Rect& face : look.near) impl_->look_closely(canvas, face, look.reach);
    std::vector<cv::Rect> looked_at = look.near;
    for (const cv::Rect& suspect : impl_->search(canvas, look.from, look.to, Search::quick)) {
        if (std::any_of(looked_at.begin(), looked_at.end(), [&](const cv::Rect& other) {
                return intersection_over_union(other, suspect) > kLookedAt;
            }))
            continue;
        impl_->look_closely(canvas, suspect, kCoarseReach);
        looked_at.push_back(suspect);
    }
    return impl_->group(canvas);
}

std::vector<Proposal> FaceDetector::propose(const cv::Mat& picture, const Look& look, double roll,
                                            Search how) {
    if (!is_picture(picture)) return {};
    cv::ocl::setUseOpenCL(false);  // as above
    Canvas& canvas = impl_->prepare(picture, roll);
    const cv::Matx23d& to = canvas.to_picture;
    for (const cv::Rect& face : look.near) {
        const cv::Point2d away =
            cv::Point2d(face.tl()) + cv::Point2d(face.size()) / 2 - cv::Point2d(to(0, 2), to(1, 2));
        const cv::Point2d centre(to(0, 0) * away.x + to(1, 0) * away.y,
                                 to(0, 1) * away.x + to(1, 1) * away.y);
        const cv::Point corner = centre - cv::Point2d(face.size()) / 2;
        impl_->look_closely(canvas, {corner, face.size()}, look.reach);
    }
    std::vector<cv::Rect> boxes = impl_->raw_boxes(canvas);
    for (const cv::Rect& box : impl_->search(canvas, look.from, look.to, how)) boxes.push_back(box);

    if (boxes.empty()) return {};  // cv::partition takes the first one's address
    std::vector<int> labels;
    const int groups = cv::partition(boxes, labels, cv::SimilarRects(kGrouped));
    std::vector<cv::Vec3d> sums(static_cast<std::size_t>(groups));  // centre and side
    std::vector<int> supports(static_cast<std::size_t>(groups));
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const cv::Rect& box = boxes[i];
        sums[labels[i]] += cv::Vec3d(box.x + box.width / 2.0, box.y + box.height / 2.0, box.width);
        ++supports[labels[i]];
    }
    std::vector<Proposal> proposals;
    for (std::size_t i = 0; i < sums.size(); ++i) {
        const cv::Vec3d mean = sums[i] / supports[i];
        const cv::Point2d centre = canvas.place_in_picture({mean[0], mean[1]});
        if (!cv::Rect2d({}, cv::Size2d(picture.size())).contains(centre)) continue;
        proposals.push_back(
            {{centre, static_cast<float>(mean[2]), static_cast<float>(roll)}, supports[i]});
    }
    std::sort(proposals.begin(), proposals.end(), [](const Proposal& a, const Proposal& b) {
        return std::tie(a.pose.centre.x, a.pose.centre.y, a.pose.side) <
               std::tie(b.pose.centre.x, b.pose.centre.y, b.pose.side);
    });
    return proposals;
}

const DetectorSettings& FaceDetector::settings() const {
    return impl_->settings;
}

}  // namespace mien
