#include "serve/samples.h"

#include <algorithm>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <system_error>

#include "mien/error.h"
#include "mien/expressions.h"
#include "mien/frame_source.h"
#include "mien/picture_file.h"

namespace mien::serve {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostPerClass = 24;
constexpr int kWidth = 320;

std::vector<fs::path> sorted(const fs::path& folder) {
    std::error_code error;
    std::vector<fs::path> entries;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
        entries.push_back(entry.path());
    }
    if (error) throw Error("cannot read the folder " + folder.string() + ": " + error.message());
    std::sort(entries.begin(), entries.end());
    return entries;
}

}  // namespace

Samples::Samples(const fs::path& folder) {
    if (folder.empty()) return;
    for (const fs::path& part : sorted(folder)) {
        std::error_code error;
        if (!fs::is_directory(part, error)) continue;
        std::vector<fs::path>& files = files_[expression_key(part.filename().string())];
        for (const fs::path& file : sorted(part)) {
            if (files.size() == kMostPerClass) break;
            if (fs::is_regular_file(file, error) && is_still_name(file)) files.push_back(file);
        }
    }
    std::erase_if(files_, [](const auto& one) { return one.second.empty(); });
    if (files_.empty()) {
        throw Error("there are no sample faces in " + folder.string() +
                    ": it needs a folder per class, such as happy, with pictures in it");
    }
}

std::map<std::string, std::size_t> Samples::counts() const {
    std::map<std::string, std::size_t> result;
    for (const auto& [key, files] : files_) result[key] = files.size();
    return result;
}

std::string Samples::jpeg(const std::string& key, std::size_t index) const {
    const auto found = files_.find(key);
    if (found == files_.end() || index >= found->second.size()) return {};
    cv::Mat picture = read_picture(found->second[index]);
    if (picture.cols > kWidth) {
        const double scale = static_cast<double>(kWidth) / picture.cols;
        cv::resize(picture, picture, {}, scale, scale, cv::INTER_AREA);
    }
    std::vector<unsigned char> bytes;
    cv::imencode(".jpg", picture, bytes);
    return {bytes.begin(), bytes.end()};
}

}  // namespace mien::serve
