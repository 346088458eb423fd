#include "cli/image_folder.h"

#include <algorithm>
#include <map>
#include <opencv2/imgproc.hpp>
#include <string>
#include <vector>

#include "cli/terminal.h"
#include "mien/error.h"
#include "mien/frame_source.h"
#include "mien/picture_file.h"

namespace mienctl {

namespace {

namespace fs = std::filesystem;

constexpr int kCropSize = 48;

std::vector<fs::path> sorted(const fs::path& folder, bool folders) {
    std::vector<fs::path> entries;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        if (entry.is_directory() == folders) entries.push_back(entry.path());
    }
    std::sort(entries.begin(), entries.end());
    return entries;
}

// Folders of classes, by the split that their pictures belong to.
std::map<std::string, fs::path> find_splits(const fs::path& folder) {
    const std::map<std::string, std::string> names{{"train", "Training"},
                                                   {"validation", "PublicTest"},
                                                   {"val", "PublicTest"},
                                                   {"test", "PrivateTest"}};
    std::map<std::string, fs::path> splits;
    for (const auto& [name, split] : names) {
        if (fs::is_directory(folder / name)) splits[split] = folder / name;
    }
    if (splits.empty()) splits[""] = folder;
    return splits;
}

std::optional<cv::Mat> as_crop(const cv::Mat& picture) {
    if (picture.rows == kCropSize && picture.cols == kCropSize) return picture;
    cv::Mat crop;
    cv::resize(picture, crop, {kCropSize, kCropSize}, 0, 0, cv::INTER_AREA);
    return crop;
}

// Returns how many pictures gave no crop.
int add_pictures(const fs::path& folder, int label, const std::string& split,
                 const Cropper& cropper, mien::Dataset& dataset,
                 std::map<std::string, int>& passed_over) {
    int missed = 0;
    for (const fs::path& file : sorted(folder, false)) {
        if (!mien::is_still_name(file)) {
            ++passed_over[file.extension().string()];
            continue;
        }
        const cv::Mat picture = mien::read_picture(file, mien::PictureColours::gray);
        const std::optional<cv::Mat> crop = cropper(picture);
        // Without a face it keeps a row without a label, so that it is counted as left out.
        const cv::Mat pixels = crop ? crop->clone() : cv::Mat::zeros(kCropSize, kCropSize, CV_8UC1);
        dataset.add(pixels.data, crop ? label : -1, split);
        if (!crop) ++missed;
    }
    return missed;
}

}  // namespace

mien::Dataset read_image_folder(const fs::path& folder) {
    return read_image_folder(folder, as_crop);
}

mien::Dataset read_image_folder(const fs::path& folder, const Cropper& cropper,
                                std::map<std::string, int>* missed) {
    mien::Dataset dataset;
    dataset.size = kCropSize;
    std::map<std::string, int> passed_over;  // by their ending
    const auto splits = find_splits(folder);
    for (const auto& [split, classes] : splits) {
        for (const fs::path& path : sorted(classes, true)) {
            const std::string name = path.filename().string();
            const auto found = std::find(dataset.classes.begin(), dataset.classes.end(), name);
            const auto label = found - dataset.classes.begin();
            if (found == dataset.classes.end()) dataset.classes.push_back(name);
            const int without =
                add_pictures(path, static_cast<int>(label), split, cropper, dataset, passed_over);
            if (missed) (*missed)[name] += without;
        }
    }
    for (const auto& [ending, count] : passed_over) {
        complain("skipped in " + folder.string() + ": " + std::to_string(count) + " files " +
                 (ending.empty() ? "without an ending" : ending) +
                 "; only JPEG, PNG, WebP, BMP and TIFF are read");
    }
    if (dataset.rows() == 0) {
        throw mien::Error("cannot read the folder " + folder.string() +
                          ": it has no pictures in sub-folders named after the classes");
    }
    return dataset;
}

}  // namespace mienctl
