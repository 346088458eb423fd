#include "mien/face_detector.h"

#include <algorithm>
#include <cmath>
#include <opencv2/core/ocl.hpp>
#include <opencv2/core/utility.hpp>
#include <opencv2/objdetect.hpp>
#include <tuple>

#include "core/haar_cascade.h"
#include "core/picture.h"
#include "core/same_face.h"
#include "mien/error.h"
#include "mien/paths.h"

namespace mien {

namespace {

struct Candidate {
    cv::Rect box;
    int support;  // raw detections that agreed on it
};

auto order(const cv::Rect& box) {
    return std::tuple(box.x, box.y, box.width, box.height);
}

// Of several boxes on one face, keeps the one that most raw detections agreed on (a nose or a
// whole head taken for a face has few), and of equals the larger.
std::vector<cv::Rect> merge(std::vector<Candidate> candidates) {
    std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
        return std::tuple(-a.support, -a.box.area(), order(a.box)) <
               std::tuple(-b.support, -b.box.area(), order(b.box));
    });
    std::vector<cv::Rect> faces;
    for (const auto& [box, support] : candidates)
        if (std::none_of(faces.begin(), faces.end(),
                         [&box = box](const cv::Rect& face) { return same_face(face, box); }))
            faces.push_back(box);
    std::sort(faces.begin(), faces.end(),
              [](const cv::Rect& a, const cv::Rect& b) { return order(a) < order(b); });
    return faces;
}

// The picture shrunk so that faces of one size fill the cascade's window.
struct Level {
    double factor = 1;  // pixels of the picture per pixel of this
    cv::Size size;
    cv::Mat picture;                // empty until it is needed
    std::vector<cv::Point> places;  // of windows taken for a face
};

constexpr double kSizes = 1.35;       // how much larger or smaller than a place looked near
constexpr double kCoarseReach = 0.3;  // of a close look after a coarse one
constexpr int kBand = 64;             // rows that a thread takes at a time

}  // namespace

void DetectorSettings::validate() const {
    if (min_face < 20) throw Error("the smallest face must be at least 20 pixels");
    if (strictness < 1 || strictness > 20) throw Error("the strictness must be from 1 to 20");
    if (!(scale_step > 1 && scale_step <= 2))
        throw Error("the scale step must be above 1 and at most 2");
}

struct FaceDetector::Impl {
    DetectorSettings settings;
    HaarCascade cascade;

    cv::Mat gray;
    std::vector<Level> levels;

    void take(const cv::Mat& picture);
    const cv::Mat& picture_of(Level& level) const;
    cv::Rect box_of(const Level& level, const cv::Point& place) const;
    void search_coarsely(std::vector<cv::Rect>& suspects);
    void search_near(const cv::Rect& face, double reach);
    std::vector<cv::Rect> group();
};

// Prepares the levels, as yet without pictures.
void FaceDetector::Impl::take(const cv::Mat& picture) {
    // On a graphics card OpenCV would round otherwise: the same picture must give the same faces.
    cv::ocl::setUseOpenCL(false);  // of this thread only

    // No equalizeHist: measured, it finds no more faces (the cascade normalises each window's
    // contrast itself) and more of what is none.
    gray = to_gray(picture);
    levels.clear();
    const cv::Size window = cascade.window();
    const int smallest = std::max(20, settings.min_face * 2 / 3);
    for (double factor = 1;; factor *= settings.scale_step) {
        const cv::Size size(cvRound(gray.cols / factor), cvRound(gray.rows / factor));
        if (size.width < window.width || size.height < window.height) break;
        if (cvRound(window.width * factor) >= smallest) levels.push_back({factor, size, {}, {}});
    }
}

const cv::Mat& FaceDetector::Impl::picture_of(Level& level) const {
    if (level.picture.empty())
        cv::resize(gray, level.picture, level.size, 0, 0, cv::INTER_LINEAR_EXACT);
    return level.picture;
}

cv::Rect FaceDetector::Impl::box_of(const Level& level, const cv::Point& place) const {
    const auto scaled = [&](int length) { return cvRound(length * level.factor); };
    return {scaled(place.x), scaled(place.y), scaled(cascade.window().width),
            scaled(cascade.window().height)};
}

// Every second size, every second place: what has any likeness to a face.
void FaceDetector::Impl::search_coarsely(std::vector<cv::Rect>& suspects) {
    struct Task {
        Level* level;
        cv::Rect corners;
        std::vector<cv::Point> places;
    };
    std::vector<Task> tasks;
    for (std::size_t i = 0; i < levels.size(); i += 2) {
        picture_of(levels[i]);
        for (int y = 0; y < levels[i].size.height; y += kBand)
            tasks.push_back({&levels[i], {0, y, levels[i].size.width, kBand}, {}});
    }
    cv::parallel_for_({0, static_cast<int>(tasks.size())}, [&](const cv::Range& range) {
        for (int i = range.start; i < range.end; ++i)
            cascade.scan(tasks[i].level->picture, tasks[i].corners, 2, tasks[i].places);
    });
    for (const Task& task : tasks)
        for (const cv::Point& place : task.places) suspects.push_back(box_of(*task.level, place));
}

void FaceDetector::Impl::search_near(const cv::Rect& face, double reach) {
    const double size = std::sqrt(face.area());
    const cv::Point2d centre = cv::Point2d(face.x, face.y) + cv::Point2d(face.size()) / 2;
    for (Level& level : levels) {
        const double ratio = cascade.window().width * level.factor / size;
        if (ratio > kSizes || ratio < 1 / kSizes) continue;
        const cv::Point2d corner = centre / level.factor - cv::Point2d(cascade.window()) / 2;
        const double away = reach * size / level.factor;
        const cv::Point from(cvFloor(corner.x - away), cvFloor(corner.y - away));
        const cv::Point to(cvCeil(corner.x + away) + 1, cvCeil(corner.y + away) + 1);
        // As OpenCV steps.
        cascade.scan(picture_of(level), {from, to}, level.factor >= 2 ? 1 : 2, level.places);
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
    std::vector<int> supports;
    cv::groupRectangles(boxes, supports, settings.strictness, 0.2);
    std::vector<Candidate> candidates;
    const cv::Rect inside({}, gray.size());
    for (std::size_t i = 0; i < boxes.size(); ++i)
        candidates.push_back({boxes[i] & inside, supports[i]});
    return merge(std::move(candidates));
}

FaceDetector::FaceDetector(const DetectorSettings& settings) {
    settings.validate();
    impl_ =
        std::make_unique<Impl>(Impl{settings, HaarCascade(find_cascade(settings.cascade)), {}, {}});
}

FaceDetector::~FaceDetector() = default;
FaceDetector::FaceDetector(FaceDetector&&) noexcept = default;
FaceDetector& FaceDetector::operator=(FaceDetector&&) noexcept = default;

std::vector<cv::Rect> FaceDetector::detect(const cv::Mat& picture,
                                           const std::vector<cv::Rect>& known) {
    impl_->take(picture);
    std::vector<cv::Rect> suspects = known, looked_at;
    impl_->search_coarsely(suspects);
    for (const cv::Rect& suspect : suspects) {
        if (std::any_of(looked_at.begin(), looked_at.end(), [&](const cv::Rect& other) {
                return intersection_over_union(other, suspect) > 0.8;
            }))
            continue;
        impl_->search_near(suspect, kCoarseReach);
        looked_at.push_back(suspect);
    }
    return impl_->group();
}

std::vector<cv::Rect> FaceDetector::look_near(const cv::Mat& picture,
                                              const std::vector<cv::Rect>& known, double reach) {
    impl_->take(picture);
    for (const cv::Rect& face : known) impl_->search_near(face, reach);
    return impl_->group();
}

const DetectorSettings& FaceDetector::settings() const {
    return impl_->settings;
}

}  // namespace mien
