#include "mien/face_detector.h"

#include <algorithm>
#include <cmath>
#include <opencv2/core/ocl.hpp>
#include <opencv2/core/utility.hpp>
#include <opencv2/objdetect.hpp>
#include <tuple>

#include "core/faces/haar_cascade.h"
#include "core/faces/picture.h"
#include "core/faces/same_face.h"
#include "mien/error.h"
#include "mien/paths.h"

namespace mien {

namespace {

constexpr double kSizes = 1.35;       // how much larger or smaller than a place looked near
constexpr double kCoarseReach = 0.3;  // of a close look after a coarse one
constexpr int kBand = 64;             // rows of a level that are searched as one
constexpr double kMiddleReach = 0.1;  // of the raw detections that make a box, in its sizes
constexpr double kMiddleSizes = 1.2;  // how much larger or smaller they may be

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
    return box.width < 0.4 * face.width && body.contains(centre);
}

// Of several boxes on one person, keeps the one that most raw detections agreed on (a nose or a
// whole head taken for a face has few), and of equals the larger.
std::vector<cv::Rect> merge(std::vector<Candidate> candidates) {
    std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
        if (a.support != b.support) return a.support > b.support;
        if (a.box.area() != b.box.area()) return a.box.area() > b.box.area();
        return reading_order(a.box, b.box);
    });
    std::vector<cv::Rect> faces;
    for (const auto& [box, support] : candidates)
        if (std::none_of(faces.begin(), faces.end(), [&box = box](const cv::Rect& face) {
                return same_face(face, box) || on_body_of(face, box);
            }))
            faces.push_back(box);
    std::sort(faces.begin(), faces.end(), reading_order);
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
    double factor = 1;  // pixels of the picture per pixel of this
    cv::Size size;
    std::vector<cv::Point> places;  // of windows taken for a face
};

}  // namespace

void DetectorSettings::validate() const {
    if (min_face < 20) throw Error("the smallest face must be at least 20 pixels");
    if (strictness < 1 || strictness > 20) throw Error("the strictness must be from 1 to 20");
    if (!(scale_step > 1 && scale_step <= 2))
        throw Error("the scale step must be above 1 and at most 2");
}

struct FaceDetector::Impl {
    // Some rows of one level.
    struct Band {
        std::size_t level;
        int top;       // row of the first corners
        double start;  // its place in the search of the whole picture, from 0 to 1
    };

    DetectorSettings settings;
    HaarCascade cascade;

    cv::Mat converted;          // kept for its memory
    cv::Mat gray;               // the picture
    cv::Size size;              // of the pictures that these are for
    std::vector<Level> levels;  //
    std::vector<Band> bands;    //

    void prepare(const cv::Size& picture);
    cv::Rect box_of(const Level& level, const cv::Point& place) const;
    void search_band(const Band& band, std::vector<cv::Rect>& suspects);
    std::vector<cv::Rect> search_coarsely(double from, double to);
    void look_closely(const cv::Rect& face, double reach);
    std::vector<cv::Rect> group();
};

void FaceDetector::Impl::prepare(const cv::Size& picture) {
    for (Level& level : levels) level.places.clear();
    if (picture == size) return;
    size = picture;
    levels.clear();
    bands.clear();
    const cv::Size window = cascade.window();
    const int smallest = std::max(20, settings.min_face * 2 / 3);
    for (double factor = 1;; factor *= settings.scale_step) {
        const cv::Size shrunk(cvRound(size.width / factor), cvRound(size.height / factor));
        if (shrunk.width < window.width || shrunk.height < window.height) break;
        if (cvRound(window.width * factor) >= smallest) levels.push_back({factor, shrunk, {}});
    }
    // Of a coarse search: every second size.
    double work = 0;
    for (std::size_t i = 0; i < levels.size(); i += 2) {
        const int rows = levels[i].size.height - window.height + 1;
        for (int top = 0; top < rows; top += kBand) {
            bands.push_back({i, top, work});
            work += static_cast<double>(levels[i].size.width) * std::min(kBand, rows - top);
        }
    }
    for (Band& band : bands) band.start /= work;
}

cv::Rect FaceDetector::Impl::box_of(const Level& level, const cv::Point& place) const {
    const auto scaled = [&](int length) { return cvRound(length * level.factor); };
    return {scaled(place.x), scaled(place.y), scaled(cascade.window().width),
            scaled(cascade.window().height)};
}

// Every second place: what has any likeness to a face.
void FaceDetector::Impl::search_band(const Band& band, std::vector<cv::Rect>& suspects) {
    thread_local cv::Mat buffer;  // large enough that getting it anew would take time
    const Level& level = levels[band.level];
    const int rows = std::min(kBand + cascade.window().height - 1, level.size.height - band.top);
    const int top = cvFloor(band.top * level.factor);
    const int bottom = std::min(size.height, cvCeil((band.top + rows) * level.factor));
    buffer.create(kBand + cascade.window().height, size.width, CV_8U);
    cv::Mat shrunk = buffer({0, 0, level.size.width, rows});
    cv::resize(gray.rowRange(top, bottom), shrunk, shrunk.size(), 0, 0, cv::INTER_LINEAR_EXACT);
    std::vector<cv::Point> places;
    cascade.scan(shrunk, {{}, shrunk.size()}, 2, places);
    for (const cv::Point& place : places)
        suspects.push_back(box_of(level, {place.x, place.y + band.top}));
}

std::vector<cv::Rect> FaceDetector::Impl::search_coarsely(double from, double to) {
    const auto before = [](const Band& band, double start) { return band.start < start; };
    const auto first = std::lower_bound(bands.begin(), bands.end(), from, before);
    const auto end = std::lower_bound(first, bands.end(), to, before);
    std::vector<std::vector<cv::Rect>> found(static_cast<std::size_t>(end - first));
    cv::parallel_for_({0, static_cast<int>(found.size())}, [&](const cv::Range& range) {
        for (int i = range.start; i < range.end; ++i) search_band(first[i], found[i]);
    });
    std::vector<cv::Rect> suspects;
    for (const auto& part : found) suspects.insert(suspects.end(), part.begin(), part.end());
    return suspects;
}

// Every place and every size about that of `face`. A level's pixels are made where they are needed,
// always on the level's own grid: two looks that meet there see the same.
void FaceDetector::Impl::look_closely(const cv::Rect& face, double reach) {
    const cv::Size window = cascade.window();
    const double length = std::sqrt(face.area());
    const cv::Point2d centre = cv::Point2d(face.x, face.y) + cv::Point2d(face.size()) / 2;
    cv::Mat shrunk;
    for (Level& level : levels) {
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
        const auto at = [&](int place) { return level.factor * (place + 0.5) - 0.5; };
        const cv::Matx23d map(level.factor, 0, at(corners.x), 0, level.factor, at(corners.y));
        cv::warpAffine(gray, shrunk, map, corners.size() + window - cv::Size(1, 1),
                       cv::INTER_LINEAR | cv::WARP_INVERSE_MAP, cv::BORDER_REPLICATE);
        const std::size_t before = level.places.size();
        cascade.scan(shrunk, {{}, corners.size()}, step, level.places);
        for (std::size_t i = before; i < level.places.size(); ++i) level.places[i] += corners.tl();
    }
}

// Raw detections of similar place and size make a face, as OpenCV groups them.
std::vector<cv::Rect> FaceDetector::Impl::group() {
    std::vector<cv::Rect> boxes;
    for (Level& level : levels) {
        auto& places = level.places;  // two looks may have covered the same
        const auto before = [](const auto& a, const auto& b) {
            return std::tuple(a.y, a.x) < std::tuple(b.y, b.x);
        };
        std::sort(places.begin(), places.end(), before);
        places.erase(std::unique(places.begin(), places.end()), places.end());
        for (const auto& place : places) boxes.push_back(box_of(level, place));
    }
    std::vector<cv::Rect> groups = boxes;
    std::vector<int> supports;
    cv::groupRectangles(groups, supports, settings.strictness, 0.2);
    std::vector<Candidate> candidates;
    const cv::Rect inside({}, size);
    for (std::size_t i = 0; i < groups.size(); ++i)
        candidates.push_back({middle_of(groups[i], boxes) & inside, supports[i]});
    return merge(std::move(candidates));
}

FaceDetector::FaceDetector(const DetectorSettings& settings) {
    settings.validate();
    impl_ = std::make_unique<Impl>(
        Impl{settings, HaarCascade(find_cascade(settings.cascade)), {}, {}, {}, {}, {}});
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
    impl_->gray = to_gray(picture, impl_->converted);
    impl_->prepare(picture.size());
    for (const cv::Rect& face : look.near) impl_->look_closely(face, look.reach);
    std::vector<cv::Rect> looked_at = look.near;
    for (const cv::Rect& suspect : impl_->search_coarsely(look.from, look.to)) {
        if (std::any_of(looked_at.begin(), looked_at.end(), [&](const cv::Rect& other) {
                return intersection_over_union(other, suspect) > 0.8;
            }))
            continue;
        impl_->look_closely(suspect, kCoarseReach);
        looked_at.push_back(suspect);
    }
    return impl_->group();
}

const DetectorSettings& FaceDetector::settings() const {
    return impl_->settings;
}

}  // namespace mien
