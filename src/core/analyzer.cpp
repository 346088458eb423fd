#include "mien/analyzer.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/face_finder.h"
#include "core/state.h"
#include "mien/crop.h"
#include "mien/error.h"
#include "mien/score_smoother.h"

namespace mien {

void AnalyzerSettings::validate() const {
    detector.validate();
    tracker.validate();
    if (!std::isfinite(smoothing_s) || smoothing_s < 0)
        throw Error("the smoothing time must be a number of seconds, 0 (off) or above");
}

const char* to_string(FaceStatus status) {
    switch (status) {
        case FaceStatus::ok:
            return "ok";
        case FaceStatus::no_face:
            return "no_face";
        case FaceStatus::too_small:
            return "too_small";
        case FaceStatus::partly_outside:
            return "partly_outside";
        case FaceStatus::dark:
            return "dark";
        case FaceStatus::blurred:
            return "blurred";
        case FaceStatus::off_pose:
            return "off_pose";
        case FaceStatus::gap:
            return "gap";
    }
    return "unknown";
}

bool is_scored(FaceStatus status) {
    switch (status) {
        case FaceStatus::ok:
        case FaceStatus::partly_outside:
        case FaceStatus::dark:
        case FaceStatus::blurred:
        case FaceStatus::off_pose:
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
    if (quality.outside > limits::outside) return FaceStatus::partly_outside;
    if (quality.brightness < limits::brightness) return FaceStatus::dark;
    if (quality.sharpness < limits::sharpness) return FaceStatus::blurred;
    const bool in_doubt = quality.eyes && *quality.eyes < 2;
    if (quality.asymmetry > limits::asymmetry || in_doubt) return FaceStatus::off_pose;
    return FaceStatus::ok;
}

}  // namespace

struct Analyzer::Impl {
    Impl(const AnalyzerSettings& chosen, std::unique_ptr<ScoreModel> model)
        : settings(chosen),
          finder(settings.detector),
          tracker(settings.tracker),
          smoother(settings.smoothing_s),
          classifier(std::move(model)) {}

    void follow(const Frame& frame, const std::vector<FaceResult*>& faces);
    void classify(const Frame& frame, const std::vector<FaceResult*>& faces);

    AnalyzerSettings settings;
    FaceFinder finder;
    FaceExaminer examiner;
    Tracker tracker;
    ScoreSmoother smoother;
    std::unique_ptr<ScoreModel> classifier;
};

void Analyzer::Impl::follow(const Frame& frame, const std::vector<FaceResult*>& faces) {
    std::vector<cv::Rect> boxes;
    boxes.reserve(faces.size());
    for (const auto* face : faces) boxes.push_back(face->box);
    const std::vector<int> ids = tracker.update(frame.picture, boxes, frame.time_s);
    for (std::size_t i = 0; i < faces.size(); ++i) faces[i]->track = ids[i];
    smoother.keep_only(tracker.alive());
}

void Analyzer::Impl::classify(const Frame& frame, const std::vector<FaceResult*>& faces) {
    if (!classifier || faces.empty()) return;
    const CheckpointInfo& info = classifier->info();
    std::vector<cv::Mat> crops;
    crops.reserve(faces.size());
    for (const auto* face : faces)
        crops.push_back(crop_face(frame.picture, face->box, info.crop_margin, info.input_size));
    const std::vector<Scores> scores = classifier->classify(crops);
    for (std::size_t i = 0; i < faces.size(); ++i) {
        FaceResult& face = *faces[i];
        face.scores = smoother.update(face.track, scores.at(i), frame.time_s);
        const auto largest = std::max_element(face.scores.begin(), face.scores.end());
        if (largest == face.scores.end()) continue;
        face.expression = static_cast<int>(largest - face.scores.begin());
        face.confidence = *largest;
    }
}

Analyzer::Analyzer(const AnalyzerSettings& settings, std::unique_ptr<ScoreModel> classifier) {
    settings.validate();
    impl_ = std::make_unique<Impl>(settings, std::move(classifier));
}

Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

FrameResult Analyzer::analyze(const Frame& frame) {
    FrameResult result;
    result.index = frame.index;
    result.time_s = frame.time_s;
    const int min_face = impl_->settings.detector.min_face;
    for (const auto& box : impl_->finder.find(frame.picture, frame.time_s)) {
        FaceResult& face = result.faces.emplace_back();
        face.box = box;
        if (std::min(box.width, box.height) < min_face) {
            face.status = FaceStatus::too_small;
        } else {
            face.quality = impl_->examiner.examine(frame.picture, box);
            face.status = status_of(*face.quality);
        }
    }
    std::vector<FaceResult*> usable;
    for (auto& face : result.faces)
        if (is_scored(face.status)) usable.push_back(&face);
    impl_->follow(frame, usable);
    impl_->classify(frame, usable);
    return result;
}

std::unique_ptr<ScoreModel> Analyzer::swap_classifier(std::unique_ptr<ScoreModel> classifier) {
    impl_->smoother.reset();
    return std::exchange(impl_->classifier, std::move(classifier));
}

void Analyzer::reset() {
    impl_->finder.reset();
    impl_->tracker.reset();
    impl_->smoother.reset();
}

std::string Analyzer::save() const {
    StateWriter to;
    to.put(impl_->finder.save());
    to.put(impl_->tracker.save());
    to.put(impl_->smoother.save());
    return to.bytes();
}

void Analyzer::restore(const std::string& state) {
    StateReader from(state);
    impl_->finder.restore(from.text());
    impl_->tracker.restore(from.text());
    impl_->smoother.restore(from.text());
}

const AnalyzerSettings& Analyzer::settings() const {
    return impl_->settings;
}

const CheckpointInfo* Analyzer::checkpoint() const {
    return impl_->classifier ? &impl_->classifier->info() : nullptr;
}

}  // namespace mien
