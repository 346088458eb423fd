// The numbers that a network is computed with.
#pragma once

#include <string>

#include "mien/export.h"

namespace mien {

enum class Precision {
    automatic,  // bfloat16 where the processor computes with it (AVX512-BF16, AMX), else float32
    float32,
    bfloat16,  // 8 bits of mantissa: scores differ by up to 0.02, at about half the time
};

// "auto", "float32", "bfloat16". parse_precision throws Error for another word.
MIEN_API const char* to_string(Precision precision);
MIEN_API Precision parse_precision(const std::string& word);

}  // namespace mien
