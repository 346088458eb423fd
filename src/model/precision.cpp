#include "mien/precision.h"

#include "mien/error.h"

namespace mien {

const char* to_string(Precision precision) {
    switch (precision) {
        case Precision::automatic:
            return "auto";
        case Precision::float32:
            return "float32";
        case Precision::bfloat16:
            return "bfloat16";
    }
    return "unknown";
}

Precision parse_precision(const std::string& word) {
    for (const auto precision : {Precision::automatic, Precision::float32, Precision::bfloat16})
        if (word == to_string(precision)) return precision;
    throw Error("unknown precision '" + word + "'; there are auto, float32 and bfloat16");
}

}  // namespace mien
