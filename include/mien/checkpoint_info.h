// What a checkpoint says of itself.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "mien/precision.h"

namespace mien {

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
    std::string profile;         // name of the profile that changes its scores (profile.h), if any
    std::string profile_sha256;  //
    // The networks of its FaceModel, by name, with the SHA-256 of their files; empty without.
    std::map<std::string, std::string> face_networks;
};

}  // namespace mien
