// mienctl robustness: how accuracy falls when crops are not as the data has them, but as a camera
// and a detector give them.

#include <cstdio>
#include <cstring>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "cli/commands.h"
#include "cli/labelled_data.h"
#include "cli/terminal.h"
#include "mien/error.h"
#include "mien/paths.h"
#include "mien/picture_file.h"
#include "model/threads.h"
#include "train/evaluation.h"

namespace mienctl {

namespace {

using json = nlohmann::ordered_json;

struct RobustnessOptions {
    std::string model;
    RowOptions rows;
    bool as_json = false;
};

struct Disturbance {
    std::string name;
    std::function<cv::Mat(const cv::Mat&)> apply;  // 8-bit gray, same size
};

// What lies beyond the border is not known: its pixels are repeated.
cv::Mat warp(const cv::Mat& crop, const cv::Mat& matrix) {
    cv::Mat result;
    cv::warpAffine(crop, result, matrix, crop.size(), cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    return result;
}

Disturbance shift(const std::string& name, double x, double y) {
    return {name, [x, y](const cv::Mat& crop) {
                const cv::Matx23d matrix(1, 0, x * crop.cols, 0, 1, y * crop.rows);
                return warp(crop, cv::Mat(matrix));
            }};
}

// `scale`: size of the face in the crop, against what it was.
Disturbance turn(const std::string& name, double degrees, double scale) {
    return {name, [degrees, scale](const cv::Mat& crop) {
                const cv::Point2f centre(static_cast<float>(crop.cols - 1) / 2,
                                         static_cast<float>(crop.rows - 1) / 2);
                return warp(crop, cv::getRotationMatrix2D(centre, degrees, scale));
            }};
}

Disturbance light(const std::string& name, double gain) {
    return {name, [gain](const cv::Mat& crop) {
                cv::Mat result;
                crop.convertTo(result, CV_8U, gain);
                return result;
            }};
}

Disturbance blur(const std::string& name, double sigma) {
    return {name, [sigma](const cv::Mat& crop) {
                cv::Mat result;
                cv::GaussianBlur(crop, result, {}, sigma);
                return result;
            }};
}

Disturbance jpeg(const std::string& name, int quality) {
    return {name, [quality](const cv::Mat& crop) {
                std::vector<std::uint8_t> bytes;
                cv::imencode(".jpg", crop, bytes, {cv::IMWRITE_JPEG_QUALITY, quality});
                return mien::decode_picture(
                    {reinterpret_cast<const char*>(bytes.data()), bytes.size()},
                    mien::PictureColours::gray);
            }};
}

std::vector<Disturbance> disturbances() {
    return {shift("shifted left by 10 %", -0.1, 0), shift("shifted right by 10 %", 0.1, 0),
            shift("shifted up by 10 %", 0, -0.1),   shift("shifted down by 10 %", 0, 0.1),
            turn("scaled to 0.85", 0, 0.85),        turn("scaled to 1.15", 0, 1.15),
            turn("rotated by 15 degrees", 15, 1),   turn("rotated by -15 degrees", -15, 1),
            light("dimmed to half", 0.5),           light("brightened by half", 1.5),
            blur("blurred, sigma 1 pixel", 1),      jpeg("JPEG, quality 30", 30)};
}

mien::Dataset disturb(const mien::Dataset& data, const Disturbance& disturbance) {
    mien::Dataset result = data;
    for (std::size_t row = 0; row < data.rows(); ++row) {
        std::uint8_t* pixels = result.pixels.data() + row * data.pixels_per_row();
        const cv::Mat changed =
            disturbance.apply(cv::Mat(data.size, data.size, CV_8U, pixels).clone());
        for (int y = 0; y < data.size; ++y) {
            std::memcpy(pixels + static_cast<std::ptrdiff_t>(y) * data.size, changed.ptr(y),
                        static_cast<std::size_t>(data.size));
        }
    }
    return result;
}

int run(const RobustnessOptions& options) {
    mien::limit_threads(options.rows.threads);
    const mien::Checkpoint checkpoint = mien::load_checkpoint(mien::find_checkpoint(options.model));
    ProgressLine progress;
    const mien::Dataset all = load_by_majority(options.rows.data, options.rows.votes);
    const std::string split = split_of(all, options.rows);
    const mien::Dataset data = mien::select(all, split);
    const auto accuracy = [&](const mien::Dataset& rows, const std::string& name) {
        return mien::evaluate(checkpoint, rows, split,
                              [&](double share) {
                                  progress.update(share, name);
                                  return !interrupted();
                              })
            .metrics.accuracy;
    };
    const double undisturbed = accuracy(data, "as they are");
    json rows = json::array();
    for (const Disturbance& disturbance : disturbances()) {
        rows.push_back({{"disturbance", disturbance.name},
                        {"accuracy", accuracy(disturb(data, disturbance), disturbance.name)}});
    }
    progress.clear();
    if (options.as_json) {
        const json out{{"model", checkpoint.manifest.name},
                       {"split", options.rows.split},
                       {"accuracy", undisturbed},
                       {"disturbed", rows}};
        std::printf("%s\n", out.dump(2).c_str());
        return 0;
    }
    std::printf("%-26s %8s %8s\n%-26s %6.2f %%\n", "crops", "accuracy", "fall", "as they are",
                100 * undisturbed);
    for (const json& row : rows) {
        const double value = row["accuracy"];
        std::printf("%-26s %6.2f %% %7.2f\n", row["disturbance"].get<std::string>().c_str(),
                    100 * value, 100 * (undisturbed - value));
    }
    return 0;
}

}  // namespace

void add_robustness(CLI::App& app, Run& to_run) {
    auto options = std::make_shared<RobustnessOptions>();
    CLI::App* command = app.add_subcommand(
        "robustness", "Measure how accuracy falls with shifted, turned, dim or blurred crops");
    command->add_option("--model", options->model, "Checkpoint: a name or a file")->required();
    add_row_options(*command, options->rows);
    command->add_flag("--json", options->as_json, "As JSON");
    command->callback([options, &to_run] { to_run = [options] { return run(*options); }; });
}

}  // namespace mienctl
