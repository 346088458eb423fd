#include "app/review/blank_source.h"

#include <algorithm>
#include <atomic>
#include <utility>

namespace mien::app {

namespace {

// As large as the pictures were, or as the boxes need.
cv::Size size_of(const Annotation& annotation) {
    cv::Size size(annotation.input.width, annotation.input.height);
    if (!size.empty()) return size;
    size = {640, 480};
    for (const Annotation::Face& face : annotation.faces) {
        size.width = std::max(size.width, std::min(face.box.br().x, 1 << 13));
        size.height = std::max(size.height, std::min(face.box.br().y, 1 << 13));
    }
    return size;
}

class BlankSource final : public FrameSource {
  public:
    explicit BlankSource(std::shared_ptr<const Annotation> annotation)
        : annotation_(std::move(annotation)),
          picture_(size_of(*annotation_), CV_8UC3, cv::Scalar(33, 29, 27)) {
        info_.width = picture_.cols;
        info_.height = picture_.rows;
    }

    const SourceInfo& info() const override { return info_; }

    ReadStatus read(Frame& frame) override {
        if (interrupted_) return ReadStatus::cancelled;
        if (next_ >= annotation_->frames.size()) return ReadStatus::end;
        frame.picture = picture_;
        frame.index = annotation_->frames[next_].index;
        frame.time_s = annotation_->frames[next_].time_s;
        ++next_;
        return ReadStatus::frame;
    }

    bool seek(double time_s) override {
        next_ = annotation_->frame_at(time_s);
        if (annotation_->frames[next_].time_s < time_s - 1e-6) ++next_;
        return true;
    }

    void interrupt() noexcept override { interrupted_ = true; }
    std::string problem() const override { return {}; }

  private:
    std::shared_ptr<const Annotation> annotation_;
    cv::Mat picture_;
    SourceInfo info_;
    std::size_t next_ = 0;
    std::atomic<bool> interrupted_ = false;
};

}  // namespace

std::unique_ptr<FrameSource> open_blank(std::shared_ptr<const Annotation> annotation) {
    return std::make_unique<BlankSource>(std::move(annotation));
}

}  // namespace mien::app
