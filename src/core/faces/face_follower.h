// Finds faces with the help of FaceModel, and follows them from frame to frame.
//
// The cascade proposes places, the networks say where exactly the face is and whether there is one.
// In a video the face of the frame before is where the next search begins: it is registered in the
// new frame and verified there, which costs far less than a scan, and follows tilts and turns that
// no cascade accepts. The cascade looks for newcomers, and for those that were lost: all over the
// picture at once in the first frame of a shot, then in a part of it per frame. Whoever is nearly
// certain is looked at again in the next frames, and reported from the first in which he is.
#pragma once

#include <opencv2/core/mat.hpp>
#include <opencv2/core/types.hpp>
#include <string>
#include <vector>

#include "mien/export.h"
#include "mien/face.h"
#include "mien/face_detector.h"
#include "mien/face_model.h"

namespace mien {

struct FoundFace {
    FacePose pose;
    float certainty = 0;  // FaceModel::verify of it
    float doubt = 0;      // Registration::doubt of its last step
};

// Thread rule: one thread at a time.
class MIEN_API FaceFollower {
  public:
    // Throws Error as FaceDetector does.
    explicit FaceFollower(const DetectorSettings& settings) : detector_(settings) { reset(); }

    // Faces in an 8-bit gray picture, sorted by x, y and side. `time_s`: the frame's; an earlier
    // one than before starts afresh. `still`: the picture has nothing to do with the one before,
    // and is searched with more patience than a video's frame.
    std::vector<FoundFace> find(const cv::Mat& gray, double time_s, FaceModel& model,
                                bool still = false);

    void reset();

    // As Analyzer::save and restore.
    std::string save() const;
    void restore(const std::string& state);

  private:
    struct Known {
        FacePose pose;
        cv::Point2f velocity;  // pixels per second
        double time_s;         // when it was last seen
    };
    struct Suspect {  // perhaps a face, not reported
        FoundFace face;
        double time_s;  // when it was first seen
    };
    struct Candidate {
        FoundFace face;
        int known;  // index of the face that it continues; -1: a newcomer
    };

    std::vector<Candidate> look_afresh(const cv::Mat& gray, bool still, double time_s,
                                       FaceModel& model);
    std::vector<Candidate> look_at_suspects(const cv::Mat& gray, double time_s, FaceModel& model);
    std::vector<Candidate> newcomers(const cv::Mat& gray, const std::vector<Proposal>& proposals,
                                     double time_s, FaceModel& model);
    std::vector<Candidate> follow(const cv::Mat& gray, double passed, FaceModel& model);
    std::vector<Candidate> look_again(const cv::Mat& gray, const std::vector<std::size_t>& lost,
                                      double passed, FaceModel& model);
    std::vector<Candidate> sweep(const cv::Mat& gray, double time_s, double passed,
                                 const std::vector<Candidate>& followed, FaceModel& model);
    void remember(const std::vector<Candidate>& found, double time_s);

    FaceDetector detector_;
    std::vector<Known> known_;  // of the last second
    std::vector<Suspect> suspects_;
    cv::Size picture_size_;
    cv::Mat thumbnail_;        // of the frame before
    double swept_ = 0;         // share of the present sweep for upright faces that is done
    double swept_tilted_ = 0;  // the same of tilted ones, both ways one after the other
    double afresh_s_ = 0;      // the first frame of the shot
    double lost_s_ = 0;    // when all faces were gone last, and the picture was searched at once
    double looked_s_ = 0;  // the frame before
};

}  // namespace mien
