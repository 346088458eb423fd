#include "cli/labelled_data.h"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <thread>
#include <utility>

#include "mien/error.h"
#ifndef MIEN_TRAINING_ONLY
#include "cli/image_folder.h"
#endif

namespace mienctl {

namespace {

std::ifstream open(const std::string& path) {
    std::ifstream file(path);
    if (!file) throw mien::Error("cannot read " + path + ": there is no such file");
    return file;
}

mien::Dataset load(const std::string& path) {
    if (path == "-") return mien::read_fer2013(std::cin, "standard input");
    if (std::filesystem::is_directory(path)) {
#ifdef MIEN_TRAINING_ONLY
        throw mien::Error("cannot read the folder " + path +
                          ": this build was made without OpenCV; give FER-2013's CSV");
#else
        return read_image_folder(path);
#endif
    }
    std::ifstream file = open(path);
    return mien::read_fer2013(file, path);
}

}  // namespace

RowOptions::RowOptions() : threads(static_cast<int>(std::thread::hardware_concurrency())) {}

void add_row_options(CLI::App& command, RowOptions& options) {
    command
        .add_option("--data", options.data,
                    "FER-2013's CSV, - for standard input, or a folder with one sub-folder per "
                    "class")
        ->required();
    command.add_option("--split", options.split, "Rows to use: Training, PublicTest, PrivateTest")
        ->capture_default_str();
    command.add_option("--votes", options.votes, "FER+ votes (fer2013new.csv): labels by majority");
    command.add_option("--threads", options.threads, "Threads of the classifier")
        ->check(CLI::Range(1, 1024))
        ->capture_default_str();
}

std::string split_of(const mien::Dataset& data, const RowOptions& options) {
    return data.splits.front().empty() ? "" : options.split;
}

LabelledData load_labelled(const std::string& path, const std::string& votes) {
    std::ios::sync_with_stdio(false);
    LabelledData result{load(path), {}};
    if (!votes.empty()) {
        std::ifstream file = open(votes);
        result.votes = mien::read_votes(result.data, file, votes);
    }
    return result;
}

void label_by(const mien::Votes& votes, mien::Dataset& data) {
    data.labels = votes.labels;
    data.classes = votes.classes;
}

mien::Dataset load_by_majority(const std::string& path, const std::string& votes) {
    LabelledData loaded = load_labelled(path, votes);
    if (loaded.votes) label_by(*loaded.votes, loaded.data);
    return std::move(loaded.data);
}

}  // namespace mienctl
