// A short annotation for tests of formats: two people, from 2.5 s on, ten frames a second. The
// second one is blurred for a frame and then gone; nobody is there in frames 3 and 4.
#pragma once

#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "mien/annotation.h"

namespace mien::test {

inline const std::vector<std::string>& dialect_classes() {
    static const std::vector<std::string> all{"angry", "happy", "neutral"};
    return all;
}

inline FaceResult dialect_face(int track, int expression, FaceStatus status = FaceStatus::ok) {
    FaceResult result;
    result.status = status;
    result.box = {10 * track, 20, 30, 40};
    result.track = track;
    result.scores = Scores(3, 0.1F);
    result.scores[static_cast<std::size_t>(expression)] = 0.8F;
    result.expression = expression;
    result.confidence = 0.8F;
    return result;
}

inline void write_dialect_clip(const std::filesystem::path& base) {
    AnnotationWriter writer(base, dialect_classes());
    writer.write({0, 2.5, {dialect_face(1, 1), dialect_face(2, 2)}});
    writer.write({1, 2.6, {dialect_face(1, 1), dialect_face(2, 2, FaceStatus::blurred)}});
    writer.write({2, 2.7, {dialect_face(1, 0)}});
    writer.write({3, 2.8, {}});
    writer.write({4, 2.9, {}});
    writer.write({5, 3.0, {dialect_face(1, 0)}});
    writer.finish();
}

inline std::vector<std::vector<std::string>> tab_cells(const std::string& text) {
    std::vector<std::vector<std::string>> table;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        auto& row = table.emplace_back(1);
        for (const char c : line) {
            if (c == '\t') {
                row.emplace_back();
            } else {
                row.back() += c;
            }
        }
    }
    return table;
}

}  // namespace mien::test
