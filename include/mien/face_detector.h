// Finds frontal faces with a Haar cascade (P. Viola, M. Jones: "Rapid Object Detection using a
// Boosted Cascade of Simple Features", CVPR 2001), as OpenCV's detectMultiScale would, but faster.
#pragma once

#include <memory>
#include <opencv2/core/mat.hpp>
#include <opencv2/core/types.hpp>
#include <string>
#include <tuple>
#include <vector>

#include "mien/export.h"
#include "mien/face.h"
#include "mien/fields.h"

namespace mien {

struct DetectorSettings {
    // One of OpenCV's cascades without prefix and ending ("frontalface_default"), or a file path;
    // of upright Haar stumps, as are frontalface_default, frontalface_alt and profileface.
    std::string cascade = "frontalface_default";
    int min_face = 48;
    int strictness = 3;
    double scale_step = 1.16;

    static constexpr auto fields() {
        using S = DetectorSettings;
        return std::tuple{
            Field{"cascade", &S::cascade, Anything{},
                  "OpenCV's face cascade: a name or an .xml file (of upright Haar stumps)"},
            Field{"min_face", &S::min_face, Range{20, 4096}.slider(24, 200, 8),
                  "Side of the smallest usable face, pixels"},
            Field{"strictness", &S::strictness, Range{1, 20}.slider(1, 12, 1),
                  "Neighbours that must agree on a face, 1 to 20: higher finds fewer faces, and "
                  "fewer false ones"},
            Field{"scale_step", &S::scale_step, above(1, 2),
                  "Ratio of one searched size of faces to the next"},
        };
    }
    bool operator==(const DetectorSettings&) const = default;

    // Throws Error naming the first setting out of its range.
    MIEN_API void validate() const;
};

// What to look at in a picture: places where faces may well be, and a part of the whole.
struct Look {
    std::vector<cv::Rect> near;  // such as the faces of the frame before; looked at closely
    double reach = 0.3;          // how far their centres may have moved, in sizes of a face; their
                                 // sizes may have changed by a third
    // The part of the search of the whole picture to do, from 0 to 1. Parts of one search may be
    // done in one frame after the other, each in that frame's own pixels; none where both are 0.
    double from = 0, to = 1;
};

// How closely propose() searches the whole picture.
enum class Search {
    quick,     // every second size and place, as detect() does at first
    thorough,  // every size, and every place that OpenCV tries
};

// A place that looks like a face to the cascade.
struct Proposal {
    FacePose pose;
    int support = 0;  // raw detections that agree on it
};

// Thread rule: one thread at a time (it keeps buffers).
class MIEN_API FaceDetector {
  public:
    // Throws Error when a setting is out of range or the cascade cannot be loaded.
    explicit FaceDetector(const DetectorSettings& settings = {});
    ~FaceDetector();
    FaceDetector(FaceDetector&&) noexcept;
    FaceDetector& operator=(FaceDetector&&) noexcept;

    // Faces in an 8-bit gray or BGR picture, inside it, overlapping duplicates merged, sorted by
    // x, then y, then size, so that a run is repeatable. Faces down to two thirds of `min_face`
    // are found too: the caller decides what a face below it is worth. Empty picture: no faces.
    // To look near a face takes a small part of the time of a search of the whole picture.
    std::vector<cv::Rect> detect(const cv::Mat& picture, const Look& look = {});

    // Places for FaceModel to verify: no neighbours are asked for, so that most are not faces.
    // Heads tilted by `roll` degrees clockwise (and some ten degrees more or less) are looked for;
    // sorted as detect() sorts. What is looked at near is looked at closely.
    std::vector<Proposal> propose(const cv::Mat& picture, const Look& look, double roll,
                                  Search search = Search::quick);

    const DetectorSettings& settings() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace mien
