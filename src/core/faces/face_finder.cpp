#include "core/faces/face_finder.h"

#include <algorithm>
#include <limits>

#include "base/state.h"
#include "core/faces/same_face.h"

namespace mien {

namespace {

// As in face_follower.cpp.
constexpr double kSweep = 0.3;       // seconds that a search of the whole picture is spread over
constexpr double kRemembered = 1.0;  // seconds until a place is forgotten whose face is gone
// Sizes of a face that it may have moved since the frame before, chosen by eye: first where nearly
// all are,
constexpr double kShortReach = 0.12;
constexpr double kLongReach = 0.3;     // then for those that are not there,
constexpr double kReachPerSecond = 1;  // and more for the time between

bool is_among(const cv::Rect& face, const std::vector<cv::Rect>& faces) {
    return std::any_of(faces.begin(), faces.end(),
                       [&](const cv::Rect& other) { return same_face(face, other); });
}

}  // namespace

std::vector<cv::Rect> FaceFinder::find(const cv::Mat& picture, double time_s) {
    if (picture.size() != picture_size_ || time_s < looked_s_) reset();
    const bool first = picture_size_.empty();
    const double passed = first ? kSweep : time_s - looked_s_;
    std::erase_if(faces_, [&](const Face& face) { return time_s - face.time_s >= kRemembered; });

    const double until = swept_ + passed / kSweep;
    std::vector<cv::Rect> found = look(picture, passed, swept_, std::min(until, 1.0));
    swept_ = until < 1 ? until : 0;
    const auto seen_before = [&](const Face& face) { return face.time_s == looked_s_; };
    const bool all_lost = found.empty() && std::any_of(faces_.begin(), faces_.end(), seen_before);
    if (all_lost && time_s - searched_s_ >= kSweep) {
        found = detector_.detect(picture);
        searched_s_ = time_s;
    }
    remember(found, time_s);
    picture_size_ = picture.size();
    looked_s_ = time_s;
    return found;
}

// Near the faces that are remembered, and in a part of the picture.
std::vector<cv::Rect> FaceFinder::look(const cv::Mat& picture, double passed, double from,
                                       double to) {
    Look look{{}, kShortReach + kReachPerSecond * passed, from, to};
    for (const Face& face : faces_) look.near.push_back(face.box);
    std::vector<cv::Rect> found = detector_.detect(picture, look);
    std::erase_if(look.near, [&](const cv::Rect& face) { return is_among(face, found); });
    if (look.near.empty()) return found;
    look.reach = kLongReach + kReachPerSecond * passed;
    look.from = look.to = 0;
    for (const cv::Rect& face : detector_.detect(picture, look))
        if (!is_among(face, found)) found.push_back(face);
    std::sort(found.begin(), found.end(), left_to_right);
    return found;
}

void FaceFinder::remember(const std::vector<cv::Rect>& found, double time_s) {
    std::erase_if(faces_, [&](const Face& face) { return is_among(face.box, found); });
    for (const cv::Rect& box : found) faces_.push_back({box, time_s});
}

void FaceFinder::reset() {
    faces_.clear();
    picture_size_ = {};
    swept_ = 0;
    searched_s_ = std::numeric_limits<double>::lowest();
}

std::string FaceFinder::save() const {
    StateWriter to;
    to.put(picture_size_.width);
    to.put(picture_size_.height);
    to.put(swept_);
    to.put(searched_s_);
    to.put(looked_s_);
    to.put(faces_.size());
    for (const Face& face : faces_) to.put(face);
    return to.bytes();
}

void FaceFinder::restore(const std::string& state) {
    StateReader from(state);
    picture_size_.width = from.get<int>();
    picture_size_.height = from.get<int>();
    swept_ = from.get<double>();
    searched_s_ = from.get<double>();
    looked_s_ = from.get<double>();
    faces_.clear();
    for (auto faces = from.get<std::size_t>(); faces > 0; --faces) {
        faces_.push_back(from.get<Face>());
    }
}

}  // namespace mien
