#include "mien/precision.h"

#include "mien/error.h"
#include "mien/names.h"

namespace mien {

constexpr auto names(Precision) {
    return std::array{Named{Precision::automatic, "auto"}, Named{Precision::float32, "float32"},
                      Named{Precision::bfloat16, "bfloat16"}};
}

const char* to_string(Precision precision) {
    return name_of(precision);
}

Precision parse_precision(const std::string& word) {
    if (const auto precision = value_of<Precision>(word)) return *precision;
    throw Error("unknown precision '" + word + "'; there are auto, float32 and bfloat16");
}

}  // namespace mien
