// A profile: what labels of one person or study change about a checkpoint's scores. A small file
// that names its checkpoint by SHA-256, and no copy of it.
//
//   {"mien_profile": 1, "name": "Anna",
//    "checkpoint": {"name": "mien", "sha256": "..."},
//    "temperature": 1.1, "biases": {"angry": -0.4, "happy": 0.2, ...},
//    "fitted": {...}}
//
// The scores become softmax(ln(score) / temperature + bias): but for a constant that is what other
// biases and another temperature of the checkpoint's last layer would give (C. Guo et al., "On
// Calibration of Modern Neural Networks", ICML 2017; with biases, A. Alexandari et al., "Maximum
// Likelihood with Bias-Corrected Calibration is Hard-To-Beat at Label Shift Adaptation", ICML
// 2020). `fitted` says what it was fitted to, for people to read.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "mien/export.h"
#include "mien/score_model.h"
#include "mien/scores.h"

namespace mien {

struct Profile {
    std::string name;
    std::string checkpoint;                     // its name
    std::string checkpoint_sha256;              // lower-case hexadecimal
    double temperature = 1;                     // 0.1 to 10
    std::map<std::string, double> biases;       // by class, -20 to 20; one for each
    std::map<std::string, std::string> fitted;  // for people
    std::string sha256;                         // of the file it was read from

    bool operator==(const Profile&) const = default;
};

// Throws Error that says where it is wrong.
MIEN_API Profile read_profile(const std::filesystem::path& file);

// Throws Error.
MIEN_API void write_profile(const std::filesystem::path& file, const Profile& profile);

// `biases`: in the order of the scores. Those below 0.00005 count as that much: tables have four
// decimals, and profiles are fitted to what stands there.
MIEN_API Scores adapted_scores(const Scores& scores, double temperature,
                               const std::vector<double>& biases);

// The model with its scores so changed; its info() names the profile. Throws Error where the
// profile is of another checkpoint.
MIEN_API std::unique_ptr<ScoreModel> with_profile(std::unique_ptr<ScoreModel> model,
                                                  const Profile& profile);

}  // namespace mien
