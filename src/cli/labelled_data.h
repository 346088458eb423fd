// The data that `train` and `evaluate` take.
#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>

#include "train/dataset.h"

namespace mienctl {

// Which rows of which data, as evaluate, compare and robustness take them.
struct RowOptions {
    std::string data;
    std::string split = "PublicTest";
    std::string votes;
    int threads;  // of the classifier

    RowOptions();
};
void add_row_options(CLI::App& command, RowOptions& options);

// The name of the chosen split in `data`: a folder of classes without splits is used whole.
std::string split_of(const mien::Dataset& data, const RowOptions& options);

struct LabelledData {
    mien::Dataset data;
    std::optional<mien::Votes> votes;
};

// `path`: FER-2013's CSV, "-" for the same on standard input, or a folder of pictures (see
// image_folder.h). `votes`: the FER+ CSV, or empty. Throws Error.
LabelledData load_labelled(const std::string& path, const std::string& votes);

// The majority of the votes becomes the labels.
void label_by(const mien::Votes& votes, mien::Dataset& data);

// With the majority of the votes, where there are any, as labels.
mien::Dataset load_by_majority(const std::string& path, const std::string& votes);

}  // namespace mienctl
