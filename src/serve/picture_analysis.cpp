#include "serve/picture_analysis.h"

#include <utility>

#include "mien/picture_file.h"

namespace mien::serve {

PictureAnalysis::PictureAnalysis(const AnalyzerSettings& settings, LoadModel load, bool derived)
    : settings_(settings), load_(std::move(load)), derived_(derived) {}

PictureAnalysis::~PictureAnalysis() = default;

Json PictureAnalysis::analyze(std::string_view bytes, const std::filesystem::path& checkpoint) {
    struct Place {
        explicit Place(std::atomic<int>& count) : count_(count) { ++count_; }
        ~Place() { --count_; }
        std::atomic<int>& count_;
    } const place(waiting_);
    const std::lock_guard lock(mutex_);
    Frame frame;
    frame.picture = decode_picture(bytes);
    frame.file = "picture";  // what has one is a still, and searched more thoroughly
    if (!analyzer_ || loaded_ != checkpoint) {
        analyzer_ = std::make_unique<Analyzer>(settings_, load_(checkpoint));
        loaded_ = checkpoint;
    }
    analyzer_->reset();
    FrameResult result = analyzer_->analyze(frame);
    Json json = message("analysis");
    json["picture"] = {frame.picture.cols, frame.picture.rows};
    json["status"] = to_string(result.status());
    json["checkpoint"] = analyzer_->checkpoint()->name;
    json["faces"] = Json::array();
    for (FaceResult& face : result.faces) {
        face.track = 0;  // of a picture that stands alone nobody is followed
        json["faces"].push_back(face_json(face, analyzer_->checkpoint()->classes, derived_));
    }
    return json;
}

}  // namespace mien::serve
