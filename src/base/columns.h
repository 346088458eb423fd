// The columns of annotations: see mien/annotation.h for what they hold. The classes of a checkpoint
// have columns of their own between the two lists, so no class may bear a name of these.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace mien {

inline constexpr std::array<std::string_view, 10> kColumnsBeforeClasses{
    "frame", "time_s", "status", "track", "x", "y", "width", "height", "expression", "confidence"};
inline constexpr std::array<std::string_view, 6> kColumnsBehindClasses{
    "sharpness", "brightness", "asymmetry", "eyes", "outside", "roll"};
// What a second checkpoint says stands behind those: kSecond before the names of the two columns
// and of its classes.
inline constexpr std::string_view kSecond = "second_";
inline constexpr std::string_view kSecondExpression = "second_expression";
inline constexpr std::string_view kSecondConfidence = "second_confidence";
// What a person's face at rest was taken into account for: behind the names of such columns.
inline constexpr std::string_view kCorrected = "_corrected";
// What is derived from the scores (mien/derived.h), in tables where it was asked for.
inline constexpr std::string_view kDerived = "derived_";
inline constexpr std::string_view kDerivedValence = "derived_valence";
inline constexpr std::string_view kDerivedArousal = "derived_arousal";
// Where several pictures make one input: the last.
inline constexpr std::string_view kFileColumn = "file";
// In tables exported from a review where people have names: the last.
inline constexpr std::string_view kPersonColumn = "person";
// Those of OpenFace's table that ours has under other names, or lacks.
inline constexpr std::array<std::string_view, 4> kOpenfaceColumns{"face_id", "timestamp", "success",
                                                                  "expression_confidence"};

// Seconds, either way: three hundred years, more than the clock of any video says. Beyond it,
// numbers with a decimal point stop telling microseconds apart.
inline constexpr double kLatest_s = 1e10;

inline bool is_column(std::string_view name) {
    const auto holds = [name](const auto& list) {
        return std::find(list.begin(), list.end(), name) != list.end();
    };
    return holds(kColumnsBeforeClasses) || holds(kColumnsBehindClasses) || name == kFileColumn ||
           name == kPersonColumn || name.starts_with(kSecond) || name.starts_with(kDerived) ||
           name.ends_with(kCorrected) || holds(kOpenfaceColumns);
}

}  // namespace mien
