#include "mien/analyzer.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/check_fields.h"
#include "base/state.h"
#include "core/faces/face_finder.h"
#include "core/faces/face_follower.h"
#include "core/faces/face_windows.h"
#include "core/faces/picture.h"
#include "mien/crop.h"
#include "mien/error.h"
#include "mien/score_smoother.h"

namespace mien {

void AnalyzerSettings::validate() const {
    check_fields(*this);
}

bool is_scored(FaceStatus status) {
    switch (status) {
        case FaceStatus::ok:
        case FaceStatus::partly_outside:
        case FaceStatus::dark:
        case FaceStatus::blurred:
        case FaceStatus::off_pose:
        case FaceStatus::covered:
            return true;
        default:
            return false;
    }
}

FaceStatus FrameResult::status() const {
    if (faces.empty()) return FaceStatus::no_face;
    const bool any = std::any_of(faces.begin(), faces.end(), [](const FaceResult& face) {
        return face.status == FaceStatus::ok;
    });
    if (any) return FaceStatus::ok;
    return std::max_element(
               faces.begin(), faces.end(),
               [](const FaceResult& a, const FaceResult& b) { return a.box.area() < b.box.area(); })
        ->status;
}

namespace {

FaceStatus status_of(const FaceQuality& quality) {
    if (quality.outside > limits::kOutside) return FaceStatus::partly_outside;
    if (quality.brightness < limits::kBrightness) return FaceStatus::dark;
    if (quality.sharpness < limits::kSharpness) return FaceStatus::blurred;
    const bool in_doubt = quality.eyes && *quality.eyes < 2;
    if (quality.asymmetry > limits::kAsymmetry || in_doubt) return FaceStatus::off_pose;
    if (quality.hidden > limits::kHidden) return FaceStatus::covered;
    return FaceStatus::ok;
}

}  // namespace

struct Analyzer::Impl {
    Impl(const AnalyzerSettings& chosen, std::unique_ptr<ScoreModel> model)
        : settings(chosen),
          finder(settings.detector),
          follower(settings.detector),
          tracker(settings.tracker),
          smoother(settings.smoothing_s),
          second_smoother(settings.smoothing_s),
          classifier(std::move(model)) {}

    std::vector<FoundFace> find(const Frame& frame);
    // Fills FaceResult::quality and judges by it, where the face is large enough.
    void examine(const cv::Mat& picture, const std::vector<FoundFace>& found,
                 std::vector<FaceResult>& faces);
    std::string state() const;  // of what find() uses

    AnalyzerSettings settings;
    FaceFinder finder;      // by the cascade alone,
    FaceFollower follower;  // and with the classifier's FaceModel, where it has one
    cv::Mat gray;           // kept for its memory
    FaceExaminer examiner;
    Tracker tracker;
    ScoreSmoother smoother;
    ScoreSmoother second_smoother;
    std::unique_ptr<ScoreModel> classifier;
    std::unique_ptr<ScoreModel> second;
};

std::vector<FoundFace> Analyzer::Impl::find(const Frame& frame) {
    FaceModel* model = classifier ? classifier->face_model() : nullptr;
    if (model) {
        const bool still = !frame.file.empty();
        return follower.find(to_gray(frame.picture, gray), frame.time_s, *model, still);
    }
    std::vector<FoundFace> faces;
    for (const cv::Rect& box : finder.find(frame.picture, frame.time_s))
        faces.push_back({upright(box), 1, 0});
    return faces;
}

void Analyzer::Impl::examine(const cv::Mat& picture, const std::vector<FoundFace>& found,
                             std::vector<FaceResult>& faces) {
    const auto min_face = static_cast<float>(settings.detector.min_face);
    std::vector<FaceResult*> examined;
    std::vector<cv::Mat> windows;
    for (std::size_t i = 0; i < found.size(); ++i) {
        const FacePose& pose = found[i].pose;
        if (pose.side < min_face) {
            faces[i].status = FaceStatus::too_small;
            continue;
        }
        faces[i].quality = examiner.examine(picture, pose);
        examined.push_back(&faces[i]);
        windows.push_back(face_window(picture, pose));
    }
    FaceModel* model = classifier ? classifier->face_model() : nullptr;
    const std::vector<float> hidden =
        model && !windows.empty() ? model->occlusion(windows) : std::vector<float>(windows.size());
    for (std::size_t i = 0; i < examined.size(); ++i) {
        examined[i]->quality->hidden = hidden[i];
        examined[i]->status = status_of(*examined[i]->quality);
    }
}

std::string Analyzer::Impl::state() const {
    StateWriter to;
    to.put(finder.save());
    to.put(follower.save());
    to.put(tracker.save());
    return to.bytes();
}

Analyzer::Analyzer(const AnalyzerSettings& settings, std::unique_ptr<ScoreModel> classifier) {
    settings.validate();
    impl_ = std::make_unique<Impl>(settings, std::move(classifier));
}

Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

FrameResult Analyzer::analyze(const Frame& frame) {
    return classify(find(frame));
}

Sighting Analyzer::find(const Frame& frame, bool with_state) {
    Sighting sighting;
    FrameResult& result = sighting.faces;
    result.index = frame.index;
    result.time_s = frame.time_s;
    const std::vector<FoundFace> found = impl_->find(frame);
    for (const FoundFace& one : found) {
        FaceResult& face = result.faces.emplace_back();
        face.box = box_of(one.pose);
        face.roll = one.pose.roll;
    }
    impl_->examine(frame.picture, found, result.faces);
    std::vector<FaceResult*> scored;
    std::vector<cv::Rect> boxes;
    const CheckpointInfo* info = checkpoint();
    const CheckpointInfo* second = info ? second_checkpoint() : nullptr;
    const bool same_crops = second && second->crop_margin == info->crop_margin &&
                            second->input_size == info->input_size;
    for (std::size_t i = 0; i < found.size(); ++i) {
        FaceResult& face = result.faces[i];
        if (!is_scored(face.status)) continue;
        scored.push_back(&face);
        boxes.push_back(face.box);
        if (info) {
            sighting.crops.push_back(
                crop_face(frame.picture, found[i].pose, info->crop_margin, info->input_size));
        }
        if (second) {
            sighting.second_crops.push_back(same_crops ? sighting.crops.back()
                                                       : crop_face(frame.picture, found[i].pose,
                                                                   second->crop_margin,
                                                                   second->input_size));
        }
    }
    const std::vector<int> ids = impl_->tracker.update(frame.picture, boxes, frame.time_s);
    for (std::size_t i = 0; i < scored.size(); ++i) scored[i]->track = ids[i];
    sighting.alive = impl_->tracker.alive();
    if (with_state) sighting.state = impl_->state();
    return sighting;
}

FrameResult Analyzer::classify(Sighting sighting) {
    impl_->smoother.keep_only(sighting.alive);
    impl_->second_smoother.keep_only(sighting.alive);
    FrameResult& result = sighting.faces;
    if (sighting.crops.empty()) return std::move(result);
    const std::vector<Scores> scores = impl_->classifier->classify(sighting.crops);
    // Empty where it was taken away or replaced by one of another kind since the faces were found.
    std::vector<Scores> second_scores;
    if (impl_->second && !sighting.second_crops.empty()) {
        second_scores = impl_->second->classify(sighting.second_crops);
    }
    auto next = scores.begin();
    auto next_second = second_scores.begin();
    for (FaceResult& face : result.faces) {
        if (!is_scored(face.status)) continue;
        SmoothedScores smoothed = impl_->smoother.update(face.track, *next++, result.time_s);
        face.scores = std::move(smoothed.scores);
        face.expression = smoothed.expression;
        if (face.expression >= 0)
            face.confidence = face.scores[static_cast<std::size_t>(face.expression)];
        if (second_scores.empty()) continue;
        smoothed = impl_->second_smoother.update(face.track, *next_second++, result.time_s);
        SecondReading& second = face.second;
        second.scores = std::move(smoothed.scores);
        second.expression = smoothed.expression;
        if (second.expression >= 0)
            second.confidence = second.scores[static_cast<std::size_t>(second.expression)];
    }
    return std::move(result);
}

std::unique_ptr<ScoreModel> Analyzer::swap_classifier(std::unique_ptr<ScoreModel> classifier) {
    impl_->smoother.reset();
    return std::exchange(impl_->classifier, std::move(classifier));
}

std::unique_ptr<ScoreModel> Analyzer::swap_second(std::unique_ptr<ScoreModel> second) {
    impl_->second_smoother.reset();
    return std::exchange(impl_->second, std::move(second));
}

void Analyzer::reset() {
    impl_->finder.reset();
    impl_->follower.reset();
    impl_->tracker.reset();
    impl_->smoother.reset();
    impl_->second_smoother.reset();
}

std::string Analyzer::save() const {
    Sighting now;
    now.state = impl_->state();
    return save(now);
}

std::string Analyzer::save(const Sighting& sighting) const {
    StateWriter to;
    to.put(sighting.state);
    to.put(impl_->smoother.save());
    if (impl_->second) to.put(impl_->second_smoother.save());
    return to.bytes();
}

void Analyzer::restore(const std::string& state) {
    try {
        StateReader from(state);
        const std::string found = from.text();
        StateReader parts(found);
        impl_->finder.restore(parts.text());
        impl_->follower.restore(parts.text());
        impl_->tracker.restore(parts.text());
        impl_->smoother.restore(from.text());
        if (impl_->second) impl_->second_smoother.restore(from.text());
    } catch (const cv::Exception&) {
        throw Error("the saved state is damaged");
    }
}

const AnalyzerSettings& Analyzer::settings() const {
    return impl_->settings;
}

const CheckpointInfo* Analyzer::checkpoint() const {
    return impl_->classifier ? &impl_->classifier->info() : nullptr;
}

const CheckpointInfo* Analyzer::second_checkpoint() const {
    return impl_->second ? &impl_->second->info() : nullptr;
}

}  // namespace mien
