// The interface of whatever turns crops into scores.
#pragma once

#include <opencv2/core/mat.hpp>
#include <vector>

#include "mien/checkpoint_info.h"
#include "mien/export.h"
#include "mien/face_model.h"
#include "mien/precision.h"
#include "mien/scores.h"

namespace mien {

struct ClassifierOptions {
    int threads = 1;  // torch's threads, of the whole process; at least 1
    Precision precision = Precision::automatic;
};

// classifier.h loads the real one, tests bring their own. Thread rule: one thread at a time.
class MIEN_API ScoreModel {
  public:
    virtual ~ScoreModel() = default;
    virtual const CheckpointInfo& info() const = 0;

    // One result per crop, in order, from one forward pass. `crops`: 8-bit gray, input_size x
    // input_size each. No crops: no results.
    virtual std::vector<Scores> classify(const std::vector<cv::Mat>& crops) = 0;

    // The networks that verify and register faces, loaded with it, which owns them; another thread
    // may use them while this one classifies. Null: faces are where the cascade says.
    virtual FaceModel* face_model() { return nullptr; }
};

}  // namespace mien
