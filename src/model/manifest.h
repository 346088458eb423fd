// What a checkpoint says of itself: the text under "mien" in the file's metadata.
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "model/architecture.h"

namespace mien {

struct Manifest {
    static constexpr int format = 1;  // raised when a reader of today could not read the file

    std::string name;
    Architecture architecture;
    std::vector<std::string> classes;        // 2 to 100 names, in the order of the scores
    double crop_margin = 0;                  // see crop_face: -0.4 to 1
    double temperature = 1;                  // logits are divided by it before the softmax
    std::map<std::string, double> accuracy;  // by split, 0 to 1
    nlohmann::json training = nlohmann::json::object();  // data, recipe, curves: for people
};

// Throws Error that names the entry that is missing or wrong.
Manifest parse_manifest(const std::string& text);
std::string to_text(const Manifest& manifest);

}  // namespace mien
