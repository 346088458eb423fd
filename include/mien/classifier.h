// Reads an expression off a 48x48 crop with a trained checkpoint.
//
// LibTorch lives behind this header, in a library of its own that is opened when the first
// checkpoint is loaded: a program that only shows pictures never waits for it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <opencv2/core/mat.hpp>
#include <string>
#include <vector>

#include "mien/export.h"
#include "mien/face_model.h"
#include "mien/precision.h"
#include "mien/scores.h"

namespace mien {

// What a checkpoint says of itself.
struct CheckpointInfo {
    std::filesystem::path path;
    std::string sha256;  // of the file, lower-case hexadecimal
    std::string name;
    std::string architecture;
    std::vector<std::string> classes;  // in the order of Scores
    int input_size = 0;                // side of a crop, pixels
    double crop_margin = 0;            // see crop_face
    std::int64_t parameters = 0;
    std::int64_t multiply_adds = 0;              // for one face
    std::map<std::string, double> accuracy;      // by split, 0 to 1, as measured by its maker
    Precision precision = Precision::automatic;  // that a loaded one computes with
    // The networks of its FaceModel, by name, with the SHA-256 of their files; empty without.
    std::map<std::string, std::string> face_networks;
};

struct ClassifierOptions {
    int threads = 1;  // torch's threads, of the whole process; at least 1
    Precision precision = Precision::automatic;
};

// The interface of whatever turns crops into scores; Classifier below is the real one, tests bring
// their own. Thread rule: one thread at a time.
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

// Loads and tries the checkpoint (bounds, names, shapes, one forward on a blank crop). Throws Error
// that says what is wrong with the file.
MIEN_API std::unique_ptr<ScoreModel> load_classifier(const std::filesystem::path& checkpoint,
                                                     const ClassifierOptions& options = {});

}  // namespace mien
