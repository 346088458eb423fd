// Where to look for faces, frame by frame: near the faces of the frames before, and in a part of
// the picture, so that 0.3 seconds cover all of it and every frame takes about the same time. The
// whole picture is searched in the first frame, and when all faces are gone at once, as after a
// cut. A face is only ever reported where it was seen in the very frame.
#pragma once

#include <opencv2/core/mat.hpp>
#include <opencv2/core/types.hpp>
#include <string>
#include <vector>

#include "mien/export.h"
#include "mien/face_detector.h"

namespace mien {

// Thread rule: one thread at a time.
class MIEN_API FaceFinder {
  public:
    // Throws Error as FaceDetector does.
    explicit FaceFinder(const DetectorSettings& settings) : detector_(settings) { reset(); }

    // As FaceDetector::detect. `time_s`: the frame's; an earlier one than before starts afresh.
    std::vector<cv::Rect> find(const cv::Mat& picture, double time_s);

    void reset();

    // As Analyzer::save and restore.
    std::string save() const;
    void restore(const std::string& state);

    const DetectorSettings& settings() const { return detector_.settings(); }

  private:
    struct Face {
        cv::Rect box;
        double time_s;  // when it was last seen
    };

    std::vector<cv::Rect> look(const cv::Mat& picture, double passed, double from, double to);
    void remember(const std::vector<cv::Rect>& found, double time_s);

    FaceDetector detector_;
    std::vector<Face> faces_;  // of the last second
    cv::Size picture_size_;
    double swept_ = 0;       // share of the present sweep over the picture that is done
    double searched_s_ = 0;  // when all faces were gone last, and the whole picture was searched
    double looked_s_ = 0;    // the frame before
};

}  // namespace mien
