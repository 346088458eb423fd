// What people say of faces, moment by moment: labels, kept in "<name>.labels.csv" beside the
// annotation, whose measured rows stay as they are.
//
// Columns, found by their names; those behind `label` may be missing:
//   time_s   of the frame, in the annotation's own timeline
//   track    the face, by its number in the annotation
//   rater    who says so; empty where there is only one
//   label    an expression, "unsure" or "no face"; empty: still to be labelled
//   draw     how the moment was chosen, see Draw; empty: by hand
//   weight   of drawn moments: how many faces of the annotation this one stands for
//   group    whatever faces are to be told apart by
//   note     free text
// CSV as in RFC 4180, UTF-8, so that a list of moments can be filled in with any spreadsheet.
#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <vector>

#include "mien/export.h"
#include "mien/names.h"

namespace mien {

// How a moment came to be labelled, which decides what it can speak for.
enum class Draw {
    hand,          // someone picked it: for itself alone
    random,        // for all faces of the annotation
    disagreement,  // drawn at random from the faces that two checkpoints read differently: for
                   // those
    uncertain,     // the same, from the faces whose best score is low
};
constexpr auto names(Draw) {
    using enum Draw;
    return std::array{Named{hand, "hand"}, Named{random, "random"},
                      Named{disagreement, "disagreement"}, Named{uncertain, "uncertain"}};
}

inline constexpr const char* kUnsure = "unsure";
inline constexpr const char* kNoFace = "no face";

struct Label {
    double time_s = 0;
    int track = 0;  // from 1
    std::string rater;
    std::string label;  // as label_text() gives it
    Draw draw = Draw::hand;
    double weight = 0;  // 0: stands for itself alone
    std::string group;
    std::string note;

    bool operator==(const Label&) const = default;
};

// What someone wrote as one way of writing it: "Happiness " is "happy" (expression_key), "No_Face"
// is kNoFace.
MIEN_API std::string label_text(const std::string& written);

// "clip.csv" gives "clip.labels.csv"; so do "clip.json" and "clip.csv.part".
MIEN_API std::filesystem::path labels_path(const std::filesystem::path& annotation);

// In order of time, track and rater; at most 100,000. Throws Error naming the line that is wrong:
// a rater says one thing of a face at a moment.
MIEN_API std::vector<Label> read_labels(const std::filesystem::path& file);

// Those beside the annotation; none where there is no such file. Throws Error.
MIEN_API std::vector<Label> labels_of(const std::filesystem::path& annotation);

// Replaces the file at once; no labels: removes it. Throws Error.
MIEN_API void write_labels(const std::filesystem::path& file, std::vector<Label> labels);

// Puts a label in its place: that of the same rater, face and moment is replaced, but keeps how it
// was drawn, its group and its note where the new one has none.
MIEN_API void set_label(std::vector<Label>& labels, const Label& label);

}  // namespace mien
