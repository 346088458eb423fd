#include "mien/model_library.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <system_error>
#include <utility>

#include "core/scores/checkpoint_notes.h"
#include "core/scores/describe_checkpoint.h"
#include "mien/error.h"

namespace mien {

namespace {

namespace fs = std::filesystem;

// Nothing for a checkpoint of the finder of faces: nobody chooses among those.
std::optional<ModelEntry> read_entry(const fs::path& path) {
    try {
        const Checkpoint checkpoint = load_any_checkpoint(path);
        if (checkpoint.manifest.task != Task::expressions) return std::nullopt;
        return ModelEntry{path, describe(checkpoint, path), {}, {}};
    } catch (const Error& error) {
        return ModelEntry{path, std::nullopt, error.what(), {}};
    }
}

}  // namespace

std::vector<ModelEntry> list_models(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
        if (entry.path().extension() == ".safetensors") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    const CheckpointNotes notes = read_checkpoint_notes(folder);
    std::vector<ModelEntry> entries;
    for (const fs::path& file : files) {
        auto entry = read_entry(file);
        if (!entry) continue;
        const auto note = notes.find(entry->info ? entry->info->sha256 : std::string());
        if (note != notes.end()) entry->note = note->second;
        entries.push_back(std::move(*entry));
    }
    return entries;
}

double seconds_per_face(ScoreModel& model) {
    constexpr int kWarmUp = 3;
    constexpr int kRuns = 15;
    constexpr double kEnough_s = 2;  // for a slow network, one run says it
    const int size = model.info().input_size;
    const std::vector<cv::Mat> crop{cv::Mat(size, size, CV_8UC1, cv::Scalar(128))};
    std::vector<double> seconds;
    double spent_s = 0;
    for (int i = 0; i < kWarmUp + kRuns; ++i) {
        const auto start = std::chrono::steady_clock::now();
        model.classify(crop);
        const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
        spent_s += taken.count();
        if (i >= kWarmUp || spent_s > kEnough_s) seconds.push_back(taken.count());
        if (spent_s > kEnough_s) break;
    }
    const auto middle = seconds.begin() + static_cast<std::ptrdiff_t>(seconds.size() / 2);
    std::nth_element(seconds.begin(), middle, seconds.end());
    return *middle;
}

}  // namespace mien
