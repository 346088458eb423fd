// Labelled crops, and FER-2013's files as such. Source of the format: I. Goodfellow et al.,
// "Challenges in Representation Learning", ICONIP 2013; of the votes: E. Barsoum et al., "Training
// Deep Networks for Facial Expression Recognition with Crowd-Sourced Label Distribution", ICMI
// 2016.
#pragma once

#include <cstddef>
#include <cstdint>
#include <istream>
#include <optional>
#include <string>
#include <vector>

namespace mien {

struct Dataset {
    std::vector<std::string> classes;
    int size = 48;                     // side of a crop, pixels
    std::vector<std::uint8_t> pixels;  // rows() x size x size
    std::vector<int> labels;           // index into classes; -1: no label, to be left out
    std::vector<std::string> splits;   // "Training", "PublicTest", "PrivateTest"

    std::size_t rows() const { return labels.size(); }
    std::size_t pixels_per_row() const { return static_cast<std::size_t>(size) * size; }
    const std::uint8_t* row(std::size_t index) const {
        return pixels.data() + index * pixels_per_row();
    }
    void add(const std::uint8_t* crop, int label, const std::string& split);
};

// FER-2013's CSV: a header naming the columns emotion, pixels and Usage in any order, then one row
// per crop: class 0 to 6, 48x48 pixels from 0 to 255 row by row, the split. `name` is used in
// messages. Throws Error naming the line (from 1) that is not as it should be.
Dataset read_fer2013(std::istream& csv, const std::string& name);

// FER+ votes, row by row of a data set.
struct Votes {
    std::vector<std::string> classes;
    std::vector<int> labels;    // the class with more than half of all the votes of a row; -1:
                                // there is none, or it is "unknown" or "NF"
    std::vector<float> shares;  // rows x classes: what share of the votes each class got, single
                                // votes left out; all 0 where most say "unknown" or "NF"
};

// The k-th row of a split takes the k-th votes of that split. Throws Error when the counts differ
// or a line is malformed.
Votes read_votes(const Dataset& dataset, std::istream& csv, const std::string& name);

// A number that says of two data sets whether they are the same: pixels, labels, splits, votes.
std::uint64_t fingerprint(const Dataset& dataset, const std::optional<Votes>& votes);

// The rows of one split that have a label.
Dataset select(const Dataset& dataset, const std::string& split);

// Moves a share of each class of `split` to the split `to`, evenly spread by row number, so that
// the choice needs no random numbers.
void hold_out(Dataset& dataset, const std::string& split, const std::string& to, double share);

// For each of `from`, the index in `to` of the class of the same name or of a usual synonym
// ("happy" and "happiness"); -1 where `to` lacks it.
std::vector<int> match_classes(const std::vector<std::string>& from,
                               const std::vector<std::string>& to);

}  // namespace mien
