#include "core/face_finder.h"

#include <algorithm>

#include "core/same_face.h"
#include "core/state.h"

namespace mien {

namespace {

constexpr double kSearchEvery = 0.2;   // seconds: a newcomer waits no longer
constexpr double kRemembered = 1.0;    // seconds until a place is forgotten whose face is gone
constexpr double kReach = 0.3;         // sizes of a face that it may have moved at once,
constexpr double kReachPerSecond = 1;  // and more for each second since

bool is_among(const cv::Rect& face, const std::vector<cv::Rect>& faces) {
    return std::any_of(faces.begin(), faces.end(),
                       [&](const cv::Rect& other) { return same_face(face, other); });
}

}  // namespace

std::vector<cv::Rect> FaceFinder::find(const cv::Mat& picture, double time_s) {
    if (picture.size() != picture_size_ || time_s < looked_s_) reset();
    std::erase_if(faces_, [&](const Face& face) { return time_s - face.time_s >= kRemembered; });
    std::vector<cv::Rect> known;
    for (const Face& face : faces_) known.push_back(face.box);

    std::vector<cv::Rect> found;
    bool search = picture_size_.empty() || time_s - searched_s_ >= kSearchEvery;
    if (!search) {
        found =
            detector_.look_near(picture, known, kReach + kReachPerSecond * (time_s - looked_s_));
        search = std::any_of(faces_.begin(), faces_.end(), [&](const Face& face) {
            return face.time_s == looked_s_ && !is_among(face.box, found);
        });
    }
    if (search) {
        found = detector_.detect(picture, known);
        searched_s_ = time_s;
    }
    remember(found, time_s);
    picture_size_ = picture.size();
    looked_s_ = time_s;
    return found;
}

void FaceFinder::remember(const std::vector<cv::Rect>& found, double time_s) {
    std::erase_if(faces_, [&](const Face& face) { return is_among(face.box, found); });
    for (const cv::Rect& box : found) faces_.push_back({box, time_s});
}

void FaceFinder::reset() {
    faces_.clear();
    picture_size_ = {};
}

std::string FaceFinder::save() const {
    StateWriter to;
    to.put(picture_size_.width);
    to.put(picture_size_.height);
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
    searched_s_ = from.get<double>();
    looked_s_ = from.get<double>();
    faces_.clear();
    for (auto faces = from.get<std::size_t>(); faces > 0; --faces) {
        faces_.push_back(from.get<Face>());
    }
}

}  // namespace mien
